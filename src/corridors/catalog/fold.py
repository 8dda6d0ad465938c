"""One spelling for a word in every script, so that a search finds it however it is typed."""

import re
import unicodedata

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфхэы", "abvgdeziklmnoprstufhei", strict=True)),
        **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
    }
    | {"ё": "e", "ж": "zh", "й": "i", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"}
    | {"ъ": "", "ь": "", "ю": "iu", "я": "ia", "ў": "u", "ҳ": "h"}
)
_SPELLINGS = (("zh", "j"), ("kh", "h"), ("gh", "g"), ("q", "k"), ("y", "i"), ("w", "u"))
_REPEATED = re.compile(r"(.)\1+")
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the words of a text without case, diacritics, script and usual variants.

    "Достық", "Достык" and "Dostyq" fold to "dostik"; "Мойынты", "Moyynty" and "Mointy" to "mointi".
    """
    latin = unicodedata.normalize("NFC", text.casefold()).translate(_CYRILLIC)
    plain = (
        "".join(
            letter
            for letter in unicodedata.normalize("NFKD", latin)
            if not unicodedata.combining(letter)
        )
        .replace("ı", "i")
        .replace("ə", "a")
    )
    for variant, usual in _SPELLINGS:
        plain = plain.replace(variant, usual)
    words = _SEPARATORS.sub(" ", plain).strip()
    return _REPEATED.sub(r"\1", words)
