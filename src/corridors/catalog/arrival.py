"""A link as it arrives: mended where mails and chats damaged it, and what of it means nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, unquote_plus, urlencode

from corridors.catalog.catalog import Catalog
from corridors.view.view import View
from corridors.view.words import EMBEDDING, WORDS

DEFAULTS = {name: word.default for name, word in WORDS.items() if word.default}
_MOST_TURNS = 3  # how often a link may have been encoded
_MOST_REPEATED = 5  # values of a word with one meaning that are tried, the last first
# What mails, networks and counters of clicks add to a link; it says nothing about the view.
_TRACKING_STARTS = (
    *("utm_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_", "itm_", "stm_", "vero_", "oly_", "bsft_"),
    *("__hs", "_hs", "_ga", "_ym", "_branch_", "gad_", "ml_subscriber", "guce", "roistat"),
    "__cft_",
)
_TRACKING = (
    *("__s", "__tn__", "_bhlid", "_gl", "_ke", "_kx", "_openstat", "_rdr", "cjdata", "cjevent"),
    *("dclid", "dicbo", "dm_i", "ef_id", "epik", "etext", "fb_action_ids", "fb_action_types"),
    *("fb_ref", "fb_source", "fbclid", "gbraid", "gclid", "gclsrc", "guccounter", "hsctatracking"),
    *("igsh", "igshid", "irclickid", "irgwc", "isappinstalled", "li_fat_id", "lipi", "mc_cid"),
    *("mc_eid", "mibextid", "mkt_tok", "msclkid", "openstat", "rb_clickid", "rcm", "ref"),
    *("ref_src", "ref_url", "referer", "referrer", "s_cid", "s_kwcid", "sc_cid", "scm", "sfnsn"),
    *("si", "spm", "srsltid", "tblci", "tg_rhash", "trk", "trkinfo", "ttclid", "twclid"),
    *("unicorn_click_id", "vgo_ee", "wbraid", "wickedid", "xmt", "yadclid", "yclid", "ymclid"),
    "ysclid",
)
_ENTITY = r"(?:amp;|#0*38;|#x0*26;)"  # what is left of an ampersand that was written for HTML
_LEADING = re.compile(rf"^(?:{_ENTITY}|[?&;\s])+", re.IGNORECASE)
# No value but that of a search holds these signs: there another word begins.
_BORDER = re.compile(rf"(?:&{_ENTITY}*|\\u0026|[;?#])(?=\s*[\w.%-]{{1,60}}=)", re.IGNORECASE)
_BORDER_OF_SEARCH = re.compile(
    rf"(?:&{_ENTITY}+|\\u0026)(?=\s*(?:{'|'.join(WORDS)})=)|#(?=map=)"
    r"|[?&](?=(?:utm_\w+|fbclid|gclid|yclid)=)",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"%(?:[c-f][0-9a-f]%[89ab][0-9a-f]|20)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;|\s]+")
_EDGES = " \t\r\n\"'`<>()[]{}.,;:!?…«»“”„\u2018\u2019*_~|\\/"
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—−", "-"))

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Arrival:
    """What a link asks for; words and values that mean nothing, and Streamlit's words, as given."""

    view: View
    lost: tuple[tuple[str, str], ...]
    embedding: tuple[tuple[str, str], ...] = ()

    @property
    def link(self) -> str:
        """The link as it should have been, from its question mark on."""
        params = replace(self.view, map=None).to_query() | dict(self.embedding)
        query = urlencode(params, safe=",/:")
        view = f"#map={self.view.map}" if self.view.map else ""
        return (f"?{query}" if query else "") + view


def split(query: str) -> list[tuple[str, str]]:
    """Return words and values of a query as it stands in an address, without tracking words.

    Ampersands written for HTML, and a query that was encoded twice, are read as they were meant.
    """
    pairs = (pair for chunk in query.split("&") for pair in _pairs(chunk))
    return [(word, value) for word, value in pairs if word and not is_tracking(word)]


def arrive(pairs: Pairs, catalog: Catalog) -> Arrival:
    """Return what words and values ask of a catalog.

    A word that has several values may stand several times; of the others the last that means
    something counts.
    """
    given: dict[str, list[str]] = {}
    foreign = []
    for word, value in pairs:
        if word in WORDS:
            given.setdefault(word, []).extend(_pieces(word, value))
        else:
            foreign.append((word, value))
    query = {word: _chosen(word, pieces, catalog) for word, pieces in given.items()}
    view = catalog.resolve(View.from_query(query))
    kept = DEFAULTS | view.to_query()
    lost = [
        (word, piece)
        for word, pieces in given.items()
        for piece in pieces
        if not _is_kept(word, piece, query[word], kept)
    ]
    lost += [pair for pair in foreign if pair[0] not in EMBEDDING]
    embedding = tuple(pair for pair in foreign if pair[0] in EMBEDDING)
    return Arrival(view, tuple(dict.fromkeys(lost)), embedding)


def is_tracking(word: str) -> bool:
    """Whether a word of a query was added by those who count clicks."""
    name = word.lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def trimmed(text: str) -> str:
    """Return a value without what chats and mails add at its ends or change within."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return seen.translate(_DASHES).strip(_EDGES).removeprefix("3D")  # a mail writes = as =3D


def _pairs(chunk: str) -> Iterator[tuple[str, str]]:
    """Yield the words and values in what stands between two ampersands."""
    text = _LEADING.sub("", _decoded(chunk, until="="))
    name = text.partition("=")[0].strip().lower()
    border = _BORDER_OF_SEARCH if name == "q" else _BORDER
    if name != "q" and name in WORDS:
        text = _decoded(text)
    is_ours = name in WORDS or "=" not in chunk  # the address of a page may be a foreign value
    for part in border.split(text) if is_ours else [text]:
        word, _, value = part.partition("=")
        lowered = word.strip().lower()
        if lowered == "q" and _ENCODED.search(value):
            value = _decoded(value)
        yield (lowered if lowered in WORDS else word.strip()), value


def _decoded(text: str, until: str = "") -> str:
    """Return a text decoded as often as it was encoded, or until it holds a sign."""
    decode = unquote_plus if until else unquote
    for _ in range(_MOST_TURNS):
        if until and until in text and decode is unquote:
            break
        text, decode = decode(text), unquote
    return text


def _pieces(word: str, value: str) -> list[str]:
    pieces = _BETWEEN.split(value) if WORDS[word].is_list else [value]
    return [piece for piece in pieces if piece.strip()]


def _chosen(word: str, pieces: list[str], catalog: Catalog) -> str:
    """Return all values of a word that has several, else the last that means something."""
    values = [piece if word == "q" else trimmed(piece) for piece in pieces]
    if WORDS[word].is_list:
        return ",".join(values)
    different = list(dict.fromkeys(reversed(values)))
    for value in different[:_MOST_REPEATED] if len(different) > 1 else ():
        view = catalog.resolve(View.from_query({word: value}))
        if word in view.to_query() or DEFAULTS.get(word) == value:
            return value
    return different[0] if different else ""


def _is_kept(word: str, piece: str, chosen: str, kept: Mapping[str, str]) -> bool:
    value = piece if word == "q" else trimmed(piece)
    if word == "assume":  # its figures may be written in more than one way
        names = {each.partition(":")[0] for each in kept.get(word, "").split(",")}
        return value.partition(":")[0] in names
    if WORDS[word].is_list:
        return value in kept.get(word, "").split(",")
    return value == chosen and (
        word in kept if WORDS[word].is_rewritten else kept.get(word) == value
    )
