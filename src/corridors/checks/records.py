"""Rules of the records: their ids and files exist, their dates, scripts and figures fit."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from corridors.catalog.catalog import Catalog
from corridors.catalog.sections import sections_of
from corridors.model.project import Project
from corridors.model.statements import Fact, Quantity
from corridors.model.terms import Unit
from corridors.model.texts import LocalizedText
from corridors.model.vocabulary import FactKind

_PLACES = "places.geojson"
_THAT_NAME_SOURCES = ("projects/", "speech.toml", "network/")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ROMAN = re.compile(r"[IVX]+")
_SEPARATORS = re.compile(r"[\W\d_]+")
_MOST_PERCENT = 100


def mentioned_ids_exist(catalog: Catalog) -> Iterator[str]:
    """Corridors, places, legs and sections that a project mentions are there."""
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml"
        for corridor in project.part_of:
            is_unread = catalog.unread.may_hold(f"projects/{corridor}.toml")
            if corridor not in catalog.projects and not is_unread:
                yield f"{where}: part_of: there is no project {corridor!r}"
        for place in sorted({name for leg in project.legs for name in leg.places}):
            if place not in catalog.places and not catalog.unread.may_hold(_PLACES, place):
                yield f"{where}: legs: there is no place {place!r} in {_PLACES}"
        yield from _sections_exist(project, catalog, where)
    for town in catalog.towns:
        is_unread = catalog.unread.may_hold(_PLACES, town.place or "")
        if town.place and town.place not in catalog.places and not is_unread:
            yield f"basemap/towns.geojson: {town.id}: place: there is no place {town.place!r}"


def corridors_are_no_parts_of_themselves(catalog: Catalog) -> Iterator[str]:
    """A corridor is named once, and is no part of itself, nor of what is a part of it."""
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml: part_of"
        for corridor, times in Counter(project.part_of).items():
            if times > 1:
                yield f"{where}: {corridor!r} stands twice"
        if project.id in project.part_of:
            yield f"{where}: the project is a part of itself"
        elif project.id in _containers(project, catalog):
            yield f"{where}: the project is a part of what is a part of it"


def legs_have_ids_of_their_own(catalog: Catalog) -> Iterator[str]:
    """No two legs of a project have one id: nobody could tell whose the sections are."""
    for project in catalog.projects.values():
        for leg, times in Counter(leg.id for leg in project.legs).items():
            if times > 1:
                yield f"projects/{project.id}.toml: legs: the id {leg!r} stands {times} times"


def codes_begin_with_their_country(catalog: Catalog) -> Iterator[str]:
    """The UN/LOCODE of a place begins with the code of its country."""
    for place in catalog.places.values():
        if place.unlocode and not place.unlocode.startswith(place.country):
            yield (
                f"{_PLACES}: {place.id}: unlocode: {place.unlocode!r} does not begin with "
                f"{place.country}"
            )


def sources_are_used(catalog: Catalog) -> Iterator[str]:
    """Every document says something in some project, or of the network."""
    if any(file.startswith(_THAT_NAME_SOURCES) for file in catalog.unread.files):
        return  # what could not be read may name it
    used = {s.source for project in catalog.projects.values() for s in project.statements}
    used |= {f.source for claim in catalog.claims for f in (claim.said, *claim.later)}
    network = catalog.network
    used |= {edge.source for edge in network.edges.values() if edge.source}
    used |= {record.source for record in network.assumptions.values()}
    used |= {record.source for record in network.published.values()}
    for source in sorted(catalog.sources.keys() - used):
        yield f"sources.toml: {source}: no statement names this source"


def files_are_listed(catalog: Catalog) -> Iterator[str]:
    """The data package lists the two files of every project."""
    if catalog.package is None:
        return  # which was told already
    listed = {resource.path for resource in catalog.package.resources}
    for name in catalog.projects:
        for path in (f"projects/{name}.toml", f"routes/{name}.geojson"):
            if path not in listed:
                yield f"datapackage.json: resources: {path} is not listed"


def _containers(project: Project, catalog: Catalog) -> set[str]:
    """Return the ids of all projects that a project is a part of, directly or through others."""
    containers: set[str] = set()
    ahead = list(project.part_of)
    while ahead:
        name = ahead.pop()
        if name not in containers and name in catalog.projects:
            ahead += catalog.projects[name].part_of
        containers.add(name)
    return containers


def _sections_exist(project: Project, catalog: Catalog, where: str) -> Iterator[str]:
    sections = sections_of(catalog.sections, project.id)
    route = f"routes/{project.id}.geojson"
    ids = Counter(sections["id"])
    legs = {leg.id for leg in project.legs}
    for section in sorted({s.section for s in project.statements if s.section} - ids.keys()):
        if not catalog.unread.may_hold(route, section):
            yield f"{where}: section: there is no section {section!r} in its route"
    for section in sorted(section for section, times in ids.items() if times > 1):
        yield f"{route}: {section}: this id stands twice"
    if route in catalog.unread.files:
        return  # what could not be read may be of any leg
    for leg in sorted({*sections["leg"]} ^ legs):
        yield f"{where}: legs: leg {leg!r} is in only one of project and route"


naming_rules = (
    mentioned_ids_exist,
    corridors_are_no_parts_of_themselves,
    legs_have_ids_of_their_own,
    codes_begin_with_their_country,
    sources_are_used,
    files_are_listed,
)


def statements_are_not_older_than_what_they_tell(catalog: Catalog) -> Iterator[str]:
    """No source tells of a status, a milestone or an actual figure before it began."""
    for project in catalog.projects.values():
        dates = [
            *((f"statuses[{i}].since", s.since, s.source) for i, s in enumerate(project.statuses)),
            *(
                (f"milestones[{i}].date", m.date, m.source)
                for i, m in enumerate(project.milestones)
            ),
            *(
                (f"facts[{i}].as_of", fact.date, fact.source)
                for i, fact in enumerate(project.facts)
                if fact.kind is FactKind.ACTUAL
            ),
        ]
        for field, when, source in dates:
            if when.first > catalog.sources[source].published_by.last:
                yield (
                    f"projects/{project.id}.toml: {field}: {when} is after its source "
                    f"{source!r} became known"
                )


def promises_look_ahead(catalog: Catalog) -> Iterator[str]:
    """A date is promised before it has passed."""
    for project in catalog.projects.values():
        for i, promise in enumerate(project.promises):
            published = catalog.sources[promise.source].published_by
            if promise.due.last < published.first:
                yield (
                    f"projects/{project.id}.toml: promises[{i}].due: {promise.due} had passed when "
                    f"{promise.source!r} named it"
                )


def sources_are_within_the_edition(catalog: Catalog) -> Iterator[str]:
    """No source is newer than the version of the data."""
    if catalog.package is None:
        return
    newest = catalog.package.newest
    for name, source in catalog.sources.items():
        if source.published_by.first > newest:
            day = source.published_by
            yield f"sources.toml: {name}: published: {day} is after the version: {newest}"


def unknowns_name_nothing_later(catalog: Catalog) -> Iterator[str]:
    """What is not known names no figure and no year that was first heard of after its day."""
    for project in catalog.projects.values():
        heard = _first_heard(project, catalog)
        for i, unknown in enumerate(project.unknowns):
            day = unknown.known_by.last
            for number in sorted({n.replace(",", "") for n in _NUMBER.findall(unknown.en)}):
                if heard.get(float(number), _year(number)) > day:
                    yield (
                        f"projects/{project.id}.toml: unknowns[{i}].known_by: on "
                        f"{unknown.known_by} nobody had heard of {number}"
                    )


def _first_heard(project: Project, catalog: Catalog) -> dict[float, date]:
    """Return since when each figure and each promised year of a project is known."""
    published = {
        statement.source: catalog.sources[statement.source].published_by.last
        for statement in project.statements
    }
    numbers = [
        *((float(v), f.source) for f in project.facts for v in (f.value, f.low, f.high) if v),
        *((float(p.due.last.year), p.source) for p in project.promises),
    ]
    heard: dict[float, date] = {}
    for number, source in numbers:
        heard[number] = min(heard.get(number, date.max), published[source])
    return heard


def _year(number: str) -> date:
    """Return 1 January of a number that is a year, and the first date there is for any other."""
    return date(int(number), 1, 1) if _YEAR.fullmatch(number) else date.min


dating_rules = (
    statements_are_not_older_than_what_they_tell,
    promises_look_ahead,
    sources_are_within_the_edition,
    unknowns_name_nothing_later,
)


def names_are_in_their_script(catalog: Catalog) -> Iterator[str]:
    """A name is Latin in English, Cyrillic in Kazakh and Russian."""
    named: list[tuple[str, LocalizedText]] = [
        *((f"projects/{name}.toml: name", p.name) for name, p in catalog.projects.items()),
        *((f"places.geojson: {name}: name", p.name) for name, p in catalog.places.items()),
        *(
            (f"network/places.geojson: {p.id}: name", p.name)
            for p in catalog.network.places.values()
        ),
        *((f"basemap/towns.geojson: {t.id}: name", t.name) for t in catalog.towns),
        *(
            (f"basemap/{file}.geojson: {n.id}: name", n.name)
            for file, names in catalog.ground_names.items()
            for n in names
        ),
    ]
    for where, names in named:
        if not _LATIN.search(names.en):
            yield f"{where}.en: {names.en!r} is not in Latin script"
        for language, text in (("kk", names.kk), ("ru", names.ru)):
            if not _CYRILLIC.search(text):
                yield f"{where}.{language}: {text!r} is not in Cyrillic script"


def cyrillic_texts_have_no_latin_words(catalog: Catalog) -> Iterator[str]:
    """A Kazakh or Russian text has no Latin word but a name that the English text has too."""
    for where, names in _texts(catalog):
        own = set(_SEPARATORS.split(names.en))
        for language, text in (("kk", names.kk), ("ru", names.ru)):
            for word in _SEPARATORS.split(text):
                if _LATIN.search(word) and _CYRILLIC.search(word):
                    yield f"{where}.{language}: {word!r} mixes Latin and Cyrillic letters"
                elif _LATIN.search(word) and word not in own and not _ROMAN.fullmatch(word):
                    yield f"{where}.{language}: {word!r} is not in Cyrillic script"


def _texts(catalog: Catalog) -> Iterator[tuple[str, LocalizedText]]:
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


script_rules = (names_are_in_their_script, cyrillic_texts_have_no_latin_words)


def figures_are_not_negative(catalog: Catalog) -> Iterator[str]:
    """Only a change in percent may be below zero: no length, sum or number is."""
    for where, figure in _figures(catalog):
        for field, number in _numbers(figure):
            if number < 0 and figure.unit != Unit.PERCENT:
                yield f"{where}.{field}: {number:g} {figure.unit} is below zero"


def shares_are_at_most_100_percent(catalog: Catalog) -> Iterator[str]:
    """A share in percent (work done, local content, relief) lies between 0 and 100."""
    for where, figure in _figures(catalog):
        if not isinstance(figure, Fact) or not figure.measure.is_share:
            continue
        for field, number in _numbers(figure):
            if figure.unit == Unit.PERCENT and not 0 <= number <= _MOST_PERCENT:
                yield f"{where}.{field}: {number:g} % is no share of a whole"


def _figures(catalog: Catalog) -> Iterator[tuple[str, Quantity]]:
    for project in catalog.projects.values():
        for number, fact in enumerate(project.facts):
            yield f"projects/{project.id}.toml: facts[{number}]", fact
    for number, claim in enumerate(catalog.claims):
        yield f"speech.toml: claims.{number}: said", claim.said
        for later, figure in enumerate(claim.later):
            yield f"speech.toml: claims.{number}: later[{later}]", figure


def _numbers(figure: Quantity) -> Iterator[tuple[str, float]]:
    given = {"value": figure.value, "low": figure.low, "high": figure.high}
    yield from ((field, number) for field, number in given.items() if number is not None)


figure_rules = (figures_are_not_negative, shares_are_at_most_100_percent)
