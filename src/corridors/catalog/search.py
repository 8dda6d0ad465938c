"""One spelling for a word in every script, so that a search finds it however it is typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import Self

from corridors.model.project import Place, Project, Town

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
_ALPHABET = digits + ascii_lowercase + "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET)}


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
    composed = unicodedata.normalize("NFC", text.casefold()).translate(_LATIN)
    decomposed = unicodedata.normalize("NFKD", composed).casefold()
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    folded = _DOUBLED.sub(r"\1", _SEPARATORS.sub(" ", plain.translate(_LATIN)).strip())
    for variant, usual in _SPELLINGS:
        folded = folded.replace(variant, usual)
    return _DOUBLED.sub(r"\1", folded)


def alphabetical(text: str) -> tuple[int, ...]:
    """Return what names in a language are sorted by: the places of their letters in its alphabet.

    Kazakh letters stand between Russian ones, which their codes do not tell; signs do not count.
    """
    plain = unicodedata.normalize("NFC", text.casefold())
    letters = "".join(
        sign if sign in _PLACES else unicodedata.normalize("NFKD", sign) for sign in plain
    )
    return tuple(_PLACES.get(letter, ord(letter)) for letter in letters if letter.isalnum())


def search_terms(text: str) -> tuple[str, ...] | None:
    """Return the folded terms of a search, or None where one of them can be part of no name.

    Folding forgives doubled letters, so "zzzz" and "xx" would be single letters that stand in most
    names.
    """
    typed = _SEPARATORS.sub(" ", unicodedata.normalize("NFC", text)).split()
    terms = tuple(fold(word) for word in typed)
    for word, term in zip(typed, terms, strict=True):
        if _STUTTER.search(word) or len(term) < min(_FEWEST_LETTERS, len(word)):
            return None
    return terms


@dataclass(frozen=True)
class Index:
    """Folded spellings of projects, by id, and of places and towns."""

    spellings: Mapping[str, str]
    points: Mapping[str, Place | Town]

    @classmethod
    def of(
        cls, projects: Iterable[Project], places: Mapping[str, Place], towns: Iterable[Town]
    ) -> Self:
        """Return the index; of a place and a town with one name, the place is found."""
        points: list[Place | Town] = [*towns, *places.values()]
        return cls(
            spellings={project.id: " | ".join(_spell(project, places)) for project in projects},
            points={fold(text): point for point in points for text in _names(point)},
        )

    def projects(self, search: str) -> set[str]:
        """Return the ids of the projects in whose spellings every word of a search stands."""
        terms = search_terms(search)
        if terms is None:
            return set()
        return {name for name, text in self.spellings.items() if all(t in text for t in terms)}

    def point(self, search: str) -> Place | Town | None:
        """Return the place or town that a search names."""
        return self.points.get(fold(search)) if search_terms(search) else None


def _spell(project: Project, places: Mapping[str, Place]) -> list[str]:
    called = {name for leg in project.legs for name in leg.places} & places.keys()
    records: list[Project | Place] = [project, *(places[name] for name in sorted(called))]
    return [fold(text) for record in records for text in _names(record)]


def _names(record: Project | Place | Town) -> tuple[str, ...]:
    aliases = () if isinstance(record, Town) else record.aliases
    return (record.name.en, record.name.kk, record.name.ru, *aliases)
