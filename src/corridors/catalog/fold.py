"""One spelling for a word in every script, so that a search finds it however it is typed."""

import re
import unicodedata
from functools import lru_cache

_LATIN = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфхэы", "abvgdeziklmnoprstufhei", strict=True))
    | dict(zip("әғқңөұүһіўҳҷ", "agknouuhiuhj", strict=True))
    | {"ё": "e", "ж": "zh", "й": "i", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"}
    | {"ъ": "", "ь": "", "ю": "iu", "я": "ia"}
    | {"ı": "i", "ə": "a", "q": "k", "y": "i", "w": "u"}
)
_SPELLINGS = (("kh", "h"), ("gh", "g"), ("zh", "j"))
_DOUBLED = re.compile(r"(.)\1+")
_SEPARATORS = re.compile(r"[\W_]+")
# No name has a letter three times in a row; numbers may, also Roman ones.
_STUTTER = re.compile(r"([^\W\d_i])\1\1", re.IGNORECASE)
_FEWEST_LETTERS = 2  # that several typed letters may fold to


# the same for the browser: letters one by one, then spellings
FOLDING = {
    "letters": {chr(letter): other for letter, other in _LATIN.items()},
    "spellings": [list(pair) for pair in _SPELLINGS],
}


@lru_cache(maxsize=10_000)  # each day of knowledge has the same places and names
def fold(text: str) -> str:
    """Return the words of a text without case, diacritics, script and usual variants.

    "Достық", "Достык" and "Dostyq" fold to "dostik"; "Мойынты", "Moyynty" and "Mointy" to "mointi".
    """
    known = unicodedata.normalize("NFC", text.casefold()).translate(_LATIN)
    apart = unicodedata.normalize("NFKD", known).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = _DOUBLED.sub(r"\1", _SEPARATORS.sub(" ", plain.translate(_LATIN)).strip())
    for variant, usual in _SPELLINGS:
        words = words.replace(variant, usual)
    return _DOUBLED.sub(r"\1", words)


def search_terms(text: str) -> tuple[str, ...] | None:
    """Return the folded words of a search, or None where one of them can be part of no name.

    Folding forgives doubled letters, so "zzzz" and "xx" would be single letters that stand in most
    names.
    """
    typed = _SEPARATORS.sub(" ", unicodedata.normalize("NFC", text)).split()
    terms = tuple(fold(word) for word in typed)
    for word, term in zip(typed, terms, strict=True):
        if _STUTTER.search(word) or len(term) < min(_FEWEST_LETTERS, len(word)):
            return None
    return terms
