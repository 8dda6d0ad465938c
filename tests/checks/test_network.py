"""The rules of the network find their broken examples, and leave the other records alone."""

import json
import shutil
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.checks import problems
from corridors.checks.network import network_rules
from tests.scenes import CATALOG

PLACES, EDGES = "network/places.geojson", "network/edges.toml"
ASSUMPTIONS, PUBLISHED = "network/assumptions.toml", "network/published.toml"
PAIRS, LINES = "network/pairs.toml", "network/lines.geojson"
EDITION = "datapackage.json"

# what rule, in which file, what is replaced by what, and what the sentence says
BROKEN = [
    ("edges have a schema", EDGES, "km = 80", "km = -80", "edges.toml: shore: km: Input should"),
    ("a misspelt field", EDGES, "gauge =", "guage =", "edges.toml: shore: guage: Extra"),
    ("a record is a table", EDGES, "[shore]", "spare = 1\n[shore]", "edges.toml: spare: is no"),
    ("the table is the id", EDGES, "km = 80", 'km = 80\nid = "x"', "shore: id: the name of the"),
    ("a length has a source", EDGES, 'source = "paper"', "", "shore: a length has a source, or"),
    ("an estimate has a method", EDGES, '"measured"', '"estimate"', "shore: an estimated length"),
    ("a project has an effect", EDGES, 'effect = "new_link"', "", "shore: an edge of a project"),
    ("sea has no country", EDGES, 'countries = ["KZ"]', "", "shore: sea lies in no country"),
    ("an edge leads away", EDGES, 'end = "middle"', 'end = "west"', "shore: an edge leads from"),
    ("ends resolve", EDGES, 'end = "harbour"', 'end = "bay"', "ferry: end: there is no place"),
    ("projects resolve", EDGES, '"line"', '"river"', "project: there is no project 'river'"),
    ("sections resolve", EDGES, '"first"', '"third"', "sections: 'line' has no section 'third'"),
    ("crossings resolve", EDGES, '"sailing"', '"rowing"', "crossing: there is no assumption"),
    ("crossings are times at sea", EDGES, '"sailing"', '"slow"', "no assumption 'slow' of"),
    ("sections have a project", EDGES, 'project = "line"', "", "an edge of a project says what"),
    ("and an effect alone", EDGES, 'effect = "new_link"', "", "an edge of a project says what"),
    ("countries are the ends'", EDGES, '["KZ"]', '["CN"]', "countries: neither end lies in CN"),
    ("not shorter than straight", EDGES, "km = 80", "km = 70", "shore: km: 70 does not fit"),
    ("not twice as long", EDGES, "km = 80", "km = 170", "shore: km: 170 does not fit the 78.8 km"),
    ("connected", EDGES, 'end = "harbour"', 'end = "west"', "harbour: no way leads from here"),
    ("sources of lengths", EDGES, '"paper"', '"rumour"', "shore: source: the source 'rumour'"),
    ("an assumption has a source", ASSUMPTIONS, 'source = "paper"', "", "slow: source: Field"),
    ("sources of assumptions", ASSUMPTIONS, '"paper"', '"rumour"', "slow: source: the source"),
    ("low to high", ASSUMPTIONS, "low = 10", "low = 25", "slow: low, typical and high are not"),
    ("typical to high", ASSUMPTIONS, "high = 30", "high = 15", "slow: low, typical and high are"),
    ("a range is one", ASSUMPTIONS, "typical = 24", "high = 24", "sailing: a range has typical"),
    ("units fit", ASSUMPTIONS, '"km/h"', '"hours"', "slow: unit: hours does not fit speed"),
    ("places of assumptions", ASSUMPTIONS, '"harbour"', '"bay"', "places: there is no place 'bay'"),
    ("projects of assumptions", ASSUMPTIONS, '"line"', '"river"', "slow: project: there is no"),
    ("places of distances", PUBLISHED, '"harbour"', '"bay"', "said: end: there is no place 'bay'"),
    ("projects of distances", PUBLISHED, '"line"', '"river"', "said: saved_by: there is no"),
    ("sources of distances", PUBLISHED, '"paper"', '"rumour"', "said: source: the source"),
    ("a distance leads away", PUBLISHED, '"harbour"', '"west"', "said: a distance lies between"),
    ("no km without end", EDGES, "km = 80", "km = 1e300", "shore: km: Input should be less"),
    ("true is no distance", PUBLISHED, "km = 350", "km = true", "said: km: Input should be a"),
    ("no hours without end", ASSUMPTIONS, "typical = 24", "typical = 1e26", "typical: Inp"),
    ("no speed of nothing", ASSUMPTIONS, "low = 10", "low = 1e-300", "low: Input should be gr"),
    ("true is no speed", ASSUMPTIONS, "low = 10", "low = true", "low: Input should be a valid"),
    ("true is no gauge", EDGES, "gauge = 1520", "gauge = true", "shore: gauge: true is no number"),
    ("a word is no yes", ASSUMPTIONS, "low = 10", 'low = 10\nwhole_crossing = "no"', "ing: Inp"),
    ("countries exist", EDGES, '["KZ"]', '["QQ"]', "shore: countries.0: 'QQ' is no country of ISO"),
    ("places of pairs", PAIRS, '"harbour"', '"bay"', "crossing: end: there is no place 'bay'"),
    ("a pair leads away", PAIRS, '"harbour"', '"west"', "pairs.toml: crossing: a pair is of two"),
    ("no pair twice", PAIRS, '"harbour"', '"middle"', "coast: is the same pair as 'crossing'"),
    ("names in their script", PLACES, "\\u0416\\u0435\\u0440", "Jer", "'Jer' is not in Cyrillic"),
    ("in the region", PLACES, "[74.0, 44.0]", "[174.0, 44.0]", "places.geojson: harbour: 174"),
    ("files are listed", EDITION, '"network/edges', '"network/ledges', "network/edges.toml is not"),
    ("lines are listed", EDITION, '"network/lines', '"network/limes', "network/lines.geojson is"),
    ("a line begins at its place", LINES, "[70, 45]", "[69, 45]", "begins 78.9 km from 'west'"),
    ("a line ends at its place", LINES, "[71, 45]", "[72, 45]", "ends 78.8 km from 'middle'"),
    ("a line is not the way back", LINES, "[70, 45], [70.5, 45.1], [71, 45]",
     "[71, 45], [70.5, 45.1], [70, 45]", "begins 78.8 km from 'west'"),
    ("a line is as long", LINES, "45.1", "45.4", "lines.geojson: shore: geometry: is 119 km long,"),
    ("lines on land are no guess of sea", LINES, "surveyed", "computed", "computed does not fit"),
    ("a line is sound", LINES, "[70.5, 45.1]", "[70.9, 45], [70.4, 45.001]", "the line crosses"),
    ("a line lies in the region", LINES, "[70.5, 45.1]", "[70.5, 15.1]", "geometry: 70.5, 15.1"),
    ("a line is of an edge", LINES, '"shore"', '"store"', "there is no edge 'store' in network/ed"),
    ("a line is a line", LINES, '"LineString"', '"MultiPoint"', "is a MultiPoint: what leads from"),
    ("a line says how it is known", LINES, '"alignment"', '"aligned"', "missing properties: ali"),
]  # fmt: skip


def test_the_sound_network_is_read_whole(data: Path) -> None:
    network = Catalog.read(data).network
    assert list(network.places) == ["west", "middle", "harbour"]
    assert list(network.edges) == ["shore", "ferry"]
    assert list(network.assumptions) == ["slow", "sailing"]
    assert list(network.published) == ["said"]
    assert list(network.pairs) == ["crossing", "coast"]
    assert list(network.lines) == ["shore"]


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
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(Catalog.read(data))
    assert any(sentence in problem for problem in found), found


def test_a_bad_record_leaves_the_others(data: Path) -> None:
    path = data / EDGES
    path.write_text(path.read_text("utf-8").replace("km = 80", 'km = "far"'), encoding="utf-8")
    catalog = Catalog.read(data)
    assert list(catalog.network.edges) == ["ferry"]
    (problem,) = catalog.problems
    assert problem.startswith("network/edges.toml: shore: km: Input should be a valid number")


def test_a_line_stands_once(data: Path) -> None:
    path = data / LINES
    found = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**found, "features": found["features"] * 2}), encoding="utf-8")
    assert Catalog.read(data).problems == ("network/lines.geojson: shore: id: stands twice",)


def test_a_line_that_is_far_longer_may_have_its_reason(data: Path) -> None:
    path = data / LINES
    text = path.read_text("utf-8").replace("45.1", "45.4")
    path.write_text(text.replace('"surveyed"', '"surveyed", "off_length": "a detour"'), "utf-8")
    assert problems(Catalog.read(data)) == []


def test_a_network_need_not_have_lines(data: Path) -> None:
    (data / LINES).unlink()
    assert problems(Catalog.read(data)) == []


def test_a_bad_pair_leaves_the_others(data: Path) -> None:
    path = data / PAIRS
    path.write_text(path.read_text("utf-8").replace('"harbour"', '"west"'), encoding="utf-8")
    catalog = Catalog.read(data)
    assert list(catalog.network.pairs) == ["coast"]
    assert catalog.problems == ("network/pairs.toml: crossing: a pair is of two places",)


def test_a_folder_need_not_hold_a_network(data: Path) -> None:
    shutil.rmtree(data / "network")
    assert problems(Catalog.read(data)) == []


def test_every_rule_of_the_network_says_what_it_wants() -> None:
    assert all((rule.__doc__ or "").endswith(".") for rule in network_rules)


def test_the_shipped_network_is_that_of_the_region() -> None:
    network = CATALOG.network
    assert len(network.places) == 97
    assert len(network.edges) == 120
    assert len(network.pairs) == 67
