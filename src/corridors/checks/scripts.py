"""Names and texts are written in the script of their language."""

import re
from collections.abc import Iterator

from corridors.catalog import Catalog
from corridors.model import Names

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ROMAN = re.compile(r"[IVX]+")
_SEPARATORS = re.compile(r"[\W\d_]+")


def names_are_in_their_script(catalog: Catalog) -> Iterator[str]:
    """A name is Latin in English, Cyrillic in Kazakh and Russian."""
    named: list[tuple[str, Names]] = [
        *((f"projects/{name}.toml: name", p.name) for name, p in catalog.projects.items()),
        *((f"places.geojson: {name}: name", p.name) for name, p in catalog.places.items()),
        *(
            (f"network/places.geojson: {p.id}: name", p.name)
            for p in catalog.network.places.values()
        ),
        *((f"basemap/towns.geojson: {t.id}: name", t.name) for t in catalog.towns),
    ]
    for where, names in named:
        if not _LATIN.search(names.en):
            yield f"{where}.en: {names.en!r} is not in Latin script"
        for language, text in (("kk", names.kk), ("ru", names.ru)):
            if not _CYRILLIC.search(text):
                yield f"{where}.{language}: {text!r} is not in Cyrillic script"


def cyrillic_texts_are_whole(catalog: Catalog) -> Iterator[str]:
    """A Kazakh or Russian text has no Latin word but a name that the English text has too."""
    for where, names in _texts(catalog):
        own = set(_SEPARATORS.split(names.en))
        for language, text in (("kk", names.kk), ("ru", names.ru)):
            for word in _SEPARATORS.split(text):
                if _LATIN.search(word) and _CYRILLIC.search(word):
                    yield f"{where}.{language}: {word!r} mixes Latin and Cyrillic letters"
                elif _LATIN.search(word) and word not in own and not _ROMAN.fullmatch(word):
                    yield f"{where}.{language}: {word!r} is not in Cyrillic script"


def _texts(catalog: Catalog) -> Iterator[tuple[str, Names]]:
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml"
        yield f"{where}: name", project.name
        for number, milestone in enumerate(project.milestones):
            yield f"{where}: milestones.{number}.text", milestone.text
        for number, fact in enumerate(project.facts):
            if fact.text:
                yield f"{where}: facts.{number}.text", fact.text
        for number, text in enumerate(project.unknowns):
            yield f"{where}: unknowns.{number}", text
    for number, claim in enumerate(catalog.claims):
        yield f"speech.toml: claims.{number}.topic", claim.topic


script_rules = (names_are_in_their_script, cyrillic_texts_are_whole)
