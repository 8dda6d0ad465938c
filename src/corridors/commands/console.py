"""What commands print, on any terminal: what its encoding cannot write is made plain."""

import codecs
import io
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, partial

_ASCII = "corridors-ascii"
_FAILING = {"strict", "surrogateescape", "backslashreplace"}  # these lead to traces or riddles
_SIGNS = {
    **dict.fromkeys("–—−\u2010\u2011\u2012•·", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", ""),
    **dict(zip("×†‡‹›łøđıə", "x+#<>lodia", strict=True)),
    "→": "->",
    "←": "<-",
    "≈": "~",
    "≤": "<=",
    "≥": ">=",
    "…": "...",
    "©": "(c)",
    "°": "deg",
    "ß": "ss",
    "æ": "ae",
    "€": "EUR",
    "₸": "KZT",
    "₽": "RUB",
}
# Kazakh letters as they are typed where only the Russian ones are there
_RUSSIAN = dict(zip("әғқңөұүһіўҳҷ", "агкноуухиухч", strict=True))
_SOFT = {"ё": "yo", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhye", strict=True)),
    **_SOFT,
    **dict.fromkeys("ъь", ""),
}


def speak_plainly() -> None:
    """Let both outputs of the process replace what their encodings cannot write."""
    _add_ascii()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper) or stream.errors not in _FAILING:
            continue
        name = codecs.lookup(stream.encoding).name
        if (name, stream.errors) == ("utf-8", "surrogateescape"):
            continue  # it writes everything, names of files as they are
        handler = f"corridors-plain-{name}"
        codecs.register_error(handler, partial(_make_plain, encoding=name))
        # click would write UTF-8 where it sees the name of ASCII
        stream.reconfigure(encoding=_ASCII if name == "ascii" else None, errors=handler)


@cache
def _add_ascii() -> None:
    codecs.register(_find)


def _find(name: str) -> codecs.CodecInfo | None:
    """Return ASCII under another name."""
    if name != _ASCII.replace("-", "_"):
        return None
    ascii_codec = codecs.lookup("ascii")
    return codecs.CodecInfo(
        ascii_codec.encode,
        ascii_codec.decode,
        ascii_codec.streamreader,
        ascii_codec.streamwriter,
        ascii_codec.incrementalencoder,
        ascii_codec.incrementaldecoder,
        _ASCII,
    )


def _make_plain(error: UnicodeError, encoding: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_plain(letter, encoding) for letter in letters), error.end


def _plain(letter: str, encoding: str) -> str:
    """Return the nearest text to a letter that an encoding can write."""
    return next((text for text in _nearest(letter) if _fits(text, encoding)), "?")


def _nearest(letter: str) -> Iterator[str]:
    small = letter.lower()
    cased = str.capitalize if letter != small else str
    apart = unicodedata.normalize("NFKD", letter)
    for table in (_SIGNS, _RUSSIAN):
        if small in table:
            yield cased(table[small])
    yield "".join(part for part in apart if not unicodedata.combining(part))
    if (russian := _RUSSIAN.get(small, small)) in _LATIN:
        yield cased(_LATIN[russian])


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
