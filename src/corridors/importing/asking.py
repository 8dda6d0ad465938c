"""What is asked for, against the data: the project, its leg and the places that it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from corridors.catalog.catalog import Catalog
from corridors.catalog.files import read_toml
from corridors.catalog.report import Report
from corridors.catalog.search import fold
from corridors.importing.cutting import Leg
from corridors.importing.documents import legs_in
from corridors.model.project import Place
from corridors.model.vocabulary import COUNTRIES, Alignment, Mode

_ONLY_LEG = "main"
_MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Request:
    """The leg as its options name it; what is None was not given."""

    project: str
    mode: Mode
    alignment: Alignment
    leg: str | None = None
    start: str | None = None
    calls: tuple[str, ...] | None = None
    end: str | None = None
    cuts: tuple[str, ...] | None = None
    countries: tuple[str, ...] = ()
    gauge: int | None = None
    tracks: int | None = None
    off_length: str | None = None


def read_project_table(catalog: Catalog, project: str) -> Mapping[str, Any]:
    """Return what the file of a project holds, be it sound or not; raises ValueError."""
    path = catalog.project_file(project)
    if not path.exists():
        near = get_close_matches(project, catalog.projects, n=_MOST_SUGGESTED)
        message = (
            f"--project: there is no projects/{project}.toml{_meant(near)} (geodata/README.md "
            f"says how to write it)"
        )
        raise ValueError(message)
    report = Report()
    table = read_toml(path, report)
    if table is None:
        raise ValueError(report.problems[0])
    return table


def read_leg(request: Request, table: Mapping[str, Any], catalog: Catalog) -> Leg:
    """Return the leg that is asked for; raises ValueError that names the option that is wrong.

    Places that are not given are those of the leg in the file of the project.
    """
    name = _leg_name(request.leg, table)
    recorded = next((leg for leg in legs_in(table) if leg.get("id") == name), {})
    start = request.start or recorded.get("start")
    end = request.end or recorded.get("end")
    for option, given in (("from", start), ("to", end)):
        if not given:
            message = f"--{option}: name the place where leg {name!r} begins or ends, by id or name"
            raise ValueError(message)
    listed = recorded.get("calls")
    in_file = tuple(map(str, listed)) if isinstance(listed, list) else ()
    calls = in_file if request.calls is None else request.calls
    leg = Leg(
        *(request.project, name, find_place("from", str(start), catalog)),
        tuple(find_place("calls", each, catalog) for each in calls),
        find_place("to", str(end), catalog),
        *(request.mode, request.alignment, _countries(request)),
        _cuts(request, catalog),
        *(request.gauge, request.tracks, request.off_length),
    )
    if (leg.mode is Mode.SEA) != (leg.alignment is Alignment.COMPUTED):
        message = "--alignment: ways over sea are computed, and nothing else is"
        raise ValueError(message)
    ids = [place.id for place in leg.stops]
    if unknown := sorted({*(leg.cuts or ())} - {place.id for place in leg.calls}):
        message = f"--cut: {unknown[0]!r} is none of the places that the leg calls at"
        raise ValueError(message)
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        message = f"--from, --calls, --to: {twice[0]!r} is named twice"
        raise ValueError(message)
    return leg


def find_place(option: str, text: str, catalog: Catalog) -> Place:
    """Return the place that a text names, by id or in any spelling; raises ValueError."""
    if text in catalog.places:
        return catalog.places[text]
    spellings: dict[str, set[str]] = {}
    for place in catalog.places.values():
        for name in (place.id, place.name.en, place.name.kk, place.name.ru, *place.aliases):
            spellings.setdefault(fold(name), set()).add(place.id)
    ids = sorted(spellings.get(fold(text), ()))
    if len(ids) == 1:
        return catalog.places[ids[0]]
    if ids:
        message = f"--{option}: several places are called {text!r}: give the id ({', '.join(ids)})"
        raise ValueError(message)
    near = (n for word in get_close_matches(fold(text), spellings) for n in sorted(spellings[word]))
    message = f"--{option}: there is no place {text!r} in places.geojson{_meant(near)}"
    raise ValueError(message)


def _cuts(request: Request, catalog: Catalog) -> tuple[str, ...] | None:
    if request.cuts is None:
        return None
    return tuple(find_place("cut", each, catalog).id for each in request.cuts)


def _leg_name(given: str | None, table: Mapping[str, Any]) -> str:
    names = [str(leg.get("id")) for leg in legs_in(table)]
    if given is None and len(names) > 1:
        message = f"--leg: the project has the legs {', '.join(names)}: name one, or a new one"
        raise ValueError(message)
    return given or (names[0] if names else _ONLY_LEG)


def _countries(request: Request) -> tuple[str, ...]:
    if request.mode is Mode.SEA:
        if request.countries:
            message = "--countries: a way over sea lies in no country, leave the option out"
            raise ValueError(message)
        return ()
    if not request.countries:
        message = "--countries: name the countries that the line passes, in order, as KZ,TM"
        raise ValueError(message)
    if unknown := [each for each in request.countries if each not in COUNTRIES]:
        message = f"--countries: {unknown[0]!r} is no country of ISO 3166-1, as KZ is one"
        raise ValueError(message)
    return request.countries


def _meant(near: Iterable[str]) -> str:
    names = list(dict.fromkeys(near))[:_MOST_SUGGESTED]
    return f"; did you mean {' or '.join(names)}?" if names else ""
