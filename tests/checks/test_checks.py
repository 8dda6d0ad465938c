"""Every rule finds its broken example and says where it is; sound data has no problem."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.catalog.catalog import Catalog
from corridors.checks import RULES, follow, problems
from corridors.model.vocabulary import RESERVED
from tests.scenes import CATALOG

HELP = "geodata/README.md says what each holds"
LINE, WAY = "projects/line.toml", "projects/way.toml"
LINE_ROUTE, WAY_ROUTE = "routes/line.geojson", "routes/way.geojson"
PLACES, SOURCES, EDITION = "places.geojson", "sources.toml", "datapackage.json"
TURNED = ('start = "west"\nend = "middle"', 'start = "middle"\nend = "west"')
TOWNS = "basemap/towns.geojson"

# what rule, in which file, what is replaced by what, and what the sentence says
BROKEN = [
    ("schema", LINE, 'unit = "km"', 'unit = "mile"', "facts.0.unit: 'mile' is not under [units]"),
    ("misspelt field", LINE, "since =", "sinse =", "projects/line.toml: statuses.0.sinse: Extra"),
    ("dates parse", LINE, '"2024-05"', '"2024-13"', "projects/line.toml: statuses.0.since: month"),
    ("dates in quotes", LINE, '"2024-05"', "2024-05-01", "is no date in quotes"),
    ("names in all languages", LINE, 'ru = "Линия"', 'uk = "Линия"', "line.toml: name.ru: Field"),
    ("names in their script", LINE, '"Желі"', '"Jeli"', "name.kk: 'Jeli' is not in Cyrillic"),
    ("no letters of two scripts", LINE, '"Басы"', '"Бqж"', "0.text.kk: 'Бqж' mixes Latin and"),
    ("no English left over", LINE, '"Начало"', '"Начало works"', "text.ru: 'works' is not in Cy"),
    ("sources resolve", LINE, 'source = "paper"', 'source = "rumour"', "source 'rumour' is not in"),
    ("sources are dated", SOURCES, "published", "# published", "toml: paper: a source needs"),
    ("sources are used", SOURCES, "[paper]", "[spare]\n[paper]", "sources.toml: spare: publisher"),
    ("corridors resolve", LINE, '["way"]', '["river"]', "part_of: there is no project 'river'"),
    ("places resolve", LINE, '["middle"]', '["centre"]', "there is no place 'centre'"),
    ("sections resolve", LINE, 'section = "first"', 'section = "third"', "no section 'third'"),
    ("section ids are unique", LINE_ROUTE, '"second"', '"first"', "first: this id stands twice"),
    ("legs pair", WAY, 'id = "water"', 'id = "river"', "'river' is in only one of project and"),
    ("status before its source", LINE, '"2024-05"', '"2025-02"', "statuses[0].since: 2025"),
    ("milestone before its source", LINE, 'date = "2024"', 'date = "2026"', "milestones[0].date"),
    ("fact before its source", LINE, 'as_of = "2024"', 'as_of = "2026"', "facts[0].as_of: 2026"),
    ("promises look ahead", LINE, 'due = "2027"', 'due = "2023"', "promises[0].due: 2023 had"),
    ("nothing after the edition", SOURCES, '"2025-01-01"', '"2026-04-01"', "after the version"),
    ("lon and lat not swapped", PLACES, "[70.001, 45.0]", "[45.0, 70.001]", "outside the region"),
    ("inside the region", LINE_ROUTE, "[72, 45]", "[172, 45]", "second: geometry: 172"),
    ("geometry is readable", LINE_ROUTE, "[72, 45]", '["x", 45]', "line.geojson: second: geometry"),
    ("geometry is a line", LINE_ROUTE, '"LineString"', '"MultiPoint"', "geometry: is a MultiP"),
    ("no line crosses itself", LINE_ROUTE, "[70.5, 45.1]", "[72, 45], [71.5, 45.1], [71.5, 44.9]",
     "first: geometry: the line crosses or doubles back"),
    ("no line doubles back", LINE_ROUTE, "[70.5, 45.1]", "[70.9, 45], [70.4, 45.001]",
     "first: geometry: the line crosses or doubles back"),
    ("every alignment labelled", LINE_ROUTE, '"alignment"', '"aligned"', "missing properties: al"),
    ("sea is computed", WAY_ROUTE, '"computed"', '"surveyed"', "alignment: surveyed does not fit"),
    ("land has a country", LINE_ROUTE, ', "country": "KZ"', "", "country: sea has none"),
    ("country is the project's", LINE_ROUTE, '"KZ"', '"CN"', "country: CN is none of"),
    ("sections join", LINE_ROUTE, "[71, 45], [72", "[71.1, 45], [72", "second: geometry: does not"),
    ("legs end at their place", LINE_ROUTE, "[72, 45]", "[71.5, 45]", "legs.main.end: the line"),
    ("lines pass their places", PLACES, "[71.0, 45.005]", "[71.0, 45.5]", "from 'middle', which"),
    ("same_as resolves", WAY_ROUTE, "line/first", "line/third", "there is no section 'line/third'"),
    ("same_as is another's", WAY_ROUTE, "line/first", "way/land", "'way/land' is itself said"),
    ("same_as is equal", WAY_ROUTE, "[70.5, 45.1]", "[70.5, 45.2]", "differs from 'line/first'"),
    ("sharing is said", WAY_ROUTE, '"same_as"', '"sames"', "sames: is no property here; is 'same"),
    ("drawn as long as published", LINE, "value = 157", "value = 190", "published are 190 km"),
    ("a section as long as published", LINE, "value = 157",
     'section = "first"\nvalue = 157\nscope = "section"', "first is 82 km long, published are 157"),
    ("a country as long as published", LINE, "value = 157",
     'value = 190\nscope = "in_kazakhstan"', "the line in KZ is 161 km long, published are 190"),
    ("unknowns name nothing later", LINE, '"2025-01-01"', '"2024-06-01"',
     "unknowns[0].known_by: on 2024-06-01 nobody had heard of 157"),
    ("a corridor is no part of itself", WAY, "works =", 'part_of = ["way"]\nworks =',
     "way.toml: part_of: the project is a part of itself"),
    ("nor of its parts", WAY, "works =", 'part_of = ["line"]\nworks =',
     "line.toml: part_of: the project is a part of what is a part of it"),
    ("a corridor is named once", LINE, '["way"]', '["way", "way"]', "part_of: 'way' stands twice"),
    ("a leg has its own id", WAY, 'id = "water"', 'id = "land"', "legs: the id 'land' stands 2"),
    ("a town's place is there", TOWNS, '"rank": 1', '"rank": 1, "place": "moon"',
     "towns.geojson: town: place: there is no place 'moon'"),
    ("a code is of its country", PLACES, '"kind"', '"unlocode": "UZTAS", "kind"',
     "west: unlocode: 'UZTAS' does not begin with KZ"),
    ("no negative length", LINE, "value = 157", "value = -157", "facts[0].value: -157 km is below"),
    ("no negative bound", LINE, "value = 157", "low = -5", "facts[0].low: -5 km is below zero"),
    ("no negative money", LINE, 'value = 157\nunit = "km"', 'high = -5e9\nunit = "KZT"',
     "facts[0].high: -5e+09 KZT is below zero"),
    ("no more than all", LINE, 'measure = "length"\nvalue = 157\nunit = "km"',
     'measure = "progress"\nvalue = 101\nunit = "percent"', "value: 101 % is no share of a whole"),
    ("no less than nothing", LINE, 'measure = "length"\nvalue = 157\nunit = "km"',
     'measure = "local_content"\nlow = -1\nunit = "percent"', "low: -1 % is no share of a whole"),
    ("numbers can be printed", LINE, "value = 157", "value = 1e26", "facts.0.value: Input should"),
    ("small numbers too", LINE, "value = 157", "value = 1e-9", "1e-09 would be printed as 0"),
    ("true is no number", LINE, "value = 157", "value = true", "facts.0.value: Input should be a"),
    ("nor is a text", LINE, "value = 157", 'value = "157"', "facts.0.value: Input should be a"),
    ("a number is no yes", LINE, "works =", "named_in_speech = 1\nworks =", "in_speech: Input"),
    ("countries exist", LINE, '["KZ"]', '["KZ", "XX"]', "countries.1: 'XX' is no country of ISO"),
    ("everywhere", PLACES, '"KZ"', '"ZZ"', "places.geojson: west: country: 'ZZ' is no country"),
    ("languages exist", SOURCES, '"en"', '"xx"', "paper: language: 'xx' is no language of ISO"),
    ("years are ours", LINE, '"2027"', '"9999"', "due: '9999' lies outside the years 1800 to 2200"),
    ("and can be true", LINE, 'date = "2024"', 'date = "0001"', "date: '0001' lies outside"),
    ("true is no coordinate", LINE_ROUTE, "[72, 45]", "[72, true]", "a coordinate is no number"),
    ("true is no track", LINE_ROUTE, '"leg"', '"tracks": true, "leg"', "tracks: true is no number"),
    ("true is no rank", TOWNS, '"rank": 1', '"rank": true', "town: rank: true is no number"),
    ("a line has a length", LINE_ROUTE, "[72, 45]", "[71, 45]", "geometry: the line has no"),
    ("also a rounded one", LINE_ROUTE, "[72, 45]", "[71.000001, 45]", "the line has no length"),
    ("files are listed", EDITION, '"routes/way', '"routes/path', "routes/way.geojson is"),
    ("the edition is read", EDITION, '"version"', '"edition"', "datapackage.json: version"),
]  # fmt: skip


def test_sound_data_has_no_problem(data: Path) -> None:
    assert problems(Catalog.read(data)) == []


def test_the_shipped_data_has_no_problem() -> None:
    assert problems(CATALOG) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [row[1:] for row in BROKEN],
    ids=[row[0] for row in BROKEN],
)
def test_a_broken_example_is_found_and_named(
    data: Path, file: str, old: str, new: str, sentence: str
) -> None:
    path = data / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = problems(Catalog.read(data))
    assert any(sentence in problem for problem in found), found


def test_a_line_that_is_shared_in_silence_is_found(data: Path) -> None:
    path = data / WAY_ROUTE
    path.write_text(path.read_text("utf-8").replace(', "same_as": "line/first"', ""))
    found = problems(Catalog.read(data))
    said = "routes/way.geojson: land: same_as: the line is that of 'line/first' and does not say so"
    assert found == [said]


def test_a_line_that_is_shared_the_other_way_round_is_the_same(data: Path) -> None:
    route = json.loads((data / WAY_ROUTE).read_text("utf-8"))
    (land,) = (f for f in route["features"] if f["properties"]["id"] == "land")
    land["geometry"]["coordinates"].reverse()
    (data / WAY_ROUTE).write_text(json.dumps(route), encoding="utf-8")
    turned = (data / WAY).read_text("utf-8").replace(*TURNED)
    (data / WAY).write_text(turned, encoding="utf-8")
    assert problems(Catalog.read(data)) == []


def test_a_length_that_is_far_off_may_have_its_reason(data: Path) -> None:
    path = data / LINE
    path.write_text(path.read_text("utf-8").replace("value = 157", "value = 190"))
    route = json.loads((data / LINE_ROUTE).read_text("utf-8"))
    route["features"][1]["properties"]["off_length"] = "a tunnel is not drawn"
    (data / LINE_ROUTE).write_text(json.dumps(route), encoding="utf-8")
    assert problems(Catalog.read(data)) == []


def test_swapped_coordinates_are_called_swapped(data: Path) -> None:
    path = data / PLACES
    path.write_text(path.read_text("utf-8").replace("[74.0, 44.0]", "[44.0, 74.0]"))
    assert "lon and lat look swapped" in problems(Catalog.read(data))[0]


def test_a_source_that_nobody_names_is_found(data: Path) -> None:
    path = data / SOURCES
    text = path.read_text("utf-8")
    path.write_text(text + text.replace("[paper]", "[spare]"))
    assert problems(Catalog.read(data)) == ["sources.toml: spare: no statement names this source"]


def test_a_route_without_a_project_is_found(data: Path) -> None:
    (data / WAY_ROUTE).rename(data / "routes" / "ferry.geojson")
    found = problems(Catalog.read(data))
    assert "routes/ferry.geojson: there is no projects/ferry.toml" in found
    assert "routes/way.geojson: cannot be read: No such file or directory" in found


def test_a_place_off_its_line_may_say_why(data: Path) -> None:
    path = data / PLACES
    far = path.read_text("utf-8").replace("[71.0, 45.005]", "[71.0, 45.5]")
    path.write_text(far.replace('"id": "middle"', '"id": "middle", "off_line": "beside it"'))
    assert problems(Catalog.read(data)) == []


def test_a_change_in_percent_may_be_below_zero(data: Path) -> None:
    path = data / LINE
    fact = 'measure = "growth"\nvalue = -5\nunit = "percent"'
    old = 'measure = "length"\nvalue = 157\nunit = "km"'
    path.write_text(path.read_text("utf-8").replace(old, fact), encoding="utf-8")
    assert problems(Catalog.read(data)) == []


@pytest.mark.parametrize("name", sorted({*map(str, RESERVED), "feed-en", "feed-of-all"}))
def test_an_id_that_pages_files_or_addresses_have_is_kept_for_them(data: Path, name: str) -> None:
    shutil.copy(data / WAY, data / "projects" / f"{name}.toml")
    catalog = Catalog.read(data)
    said = "is kept for a page, a file or an address: choose another id"
    assert catalog.problems == (f"projects/{name}.toml: id: {name!r} {said}",)
    assert list(catalog.projects) == ["line", "way"]


def test_a_rule_that_fails_is_named_and_the_others_go_on(data: Path) -> None:
    def lines_are_divided(_: Catalog) -> Iterator[str]:
        yield "routes/line.geojson: first: is told before"
        yield str(1 / 0)

    catalog = replace(Catalog.read(data), places={})  # what other rules find missing
    found = [sentence for rule in (lines_are_divided, *RULES) for sentence in follow(rule, catalog)]
    assert found[0] == "routes/line.geojson: first: is told before"
    assert found[1] == (
        "the rule 'lines_are_divided' failed, so it is not known whether the data keep it "
        "(ZeroDivisionError: division by zero)"
    )
    assert "projects/line.toml: legs: there is no place 'west' in places.geojson" in found


def test_every_rule_says_what_it_wants() -> None:
    assert all((rule.__doc__ or "").endswith(".") for rule in RULES)


def test_the_command_prints_each_problem_and_fails(data: Path) -> None:
    path = data / LINE
    path.write_text(path.read_text("utf-8").replace('["way"]', '["river"]'))
    result = CliRunner().invoke(main, ["check", str(data)])
    assert result.exit_code == 1
    assert result.output == "projects/line.toml: part_of: there is no project 'river'\n"


def test_the_command_counts_what_is_alike_and_tells_what_was_taken(data: Path) -> None:
    path = data / LINE_ROUTE
    text = path.read_text("utf-8").replace("[70, 45]", "[70, 45, 9]").replace('"leg"', '"lag"')
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(data)])
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{LINE_ROUTE}: first: missing properties: leg ({HELP}) … and 1 more like it: second",
        f"{LINE_ROUTE}: heights are left out (1 feature)",
        f"{LINE_ROUTE}: properties that mean nothing here are left out: lag (2 features)",
    ]


def test_the_command_succeeds_where_what_is_odd_could_be_taken(data: Path) -> None:
    path = data / LINE_ROUTE
    path.write_text(path.read_text("utf-8").replace('"leg"', '"Name": "L1", "leg"'))
    result = CliRunner().invoke(main, ["check", str(data)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{LINE_ROUTE}: properties that mean nothing here are left out: Name (2 features)",
        "The data keeps all rules.",
    ]


def test_the_command_succeeds_on_sound_data(data: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(data)])
    assert result.exit_code == 0
    assert result.output == "The data keeps all rules.\n"
