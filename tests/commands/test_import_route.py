"""`import-route` makes the route of a project from a GIS file, and nothing that was not asked."""

import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from shapely.geometry import LineString, Polygon

from corridors.__main__ import main
from corridors.catalog.catalog import Catalog
from corridors.checks import problems
from corridors.importing.documents import Origin, list_in_package
from corridors.model.vocabulary import Alignment, Mode
from corridors.settings import DEFAULT_FOLDER, FOLDER_VARIABLE
from tests.checks.sound import EDITION, PROJECT, write_sound_data
from tests.importing.drawing import line, write
from tests.records import collect, feature

ROOT = Path(__file__).parents[2]
EXAMPLE = "tests/importing/bakhty-ayagoz.kml"
WALKS = ("geodata/README.md", "CONTRIBUTING.md")
WEST = line((70, 45, 200), (70.5, 45.1, 210), (71, 45, 205))
EAST = line((72, 45), (71.001, 45))
ASKED = ("--mode", "rail", "--alignment", "surveyed", "--countries", "KZ")
SAID = ("--origin", "own survey", "--licence", "ODbL-1.0")
TABLE = """# Data

| line | sections | alignment | drawn from | km drawn | licence |
|---|---|---|---|---|---|
| Other | `way/land` | surveyed | extract | 80 | ODbL 1.0 |

Text after it.
"""
LICENCE = {"name": "ODbL-1.0", "title": "Open Database License 1.0", "path": "https://example.org/"}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return sound data with a table of origins and a licence, and work beside it."""
    folder = write_sound_data(tmp_path)
    package = {**json.loads(EDITION), "licenses": [LICENCE]}
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    (folder / "README.md").write_text(TABLE, "utf-8")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture
def file(data: Path) -> Path:
    """Return a file of two parts with heights that do not quite meet at the middle."""
    return write(data.parent / "way.geojson", WEST, EAST)


def run(file: Path, *options: str, project: str = "line") -> Result:
    return CliRunner().invoke(main, ["import-route", str(file), "--project", project, *options])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def route_file(data: Path, project: str = "line") -> dict[str, Any]:
    text = (data / "routes" / f"{project}.geojson").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def without_route(data: Path) -> None:
    """Take the route of `line` and what names its sections away."""
    (data / "routes" / "line.geojson").write_text(collect([]), "utf-8")


def test_the_route_that_is_written_keeps_all_rules(data: Path, file: Path) -> None:
    (data / "routes" / "way.geojson").write_text(_shared_with(data, file), "utf-8")
    assert run(file, *ASKED, *SAID, "--force").exit_code == 0
    assert problems(Catalog.read(data)) == []


def _shared_with(data: Path, file: Path) -> str:
    """Return the route of the corridor, on the line as it will be."""
    copy = shutil.copytree(data, data.parent / "copy")
    runner = CliRunner(env={FOLDER_VARIABLE: str(copy)})
    options = ["--project", "line", *ASKED, *SAID, "--force"]
    assert runner.invoke(main, ["import-route", str(file), *options]).exit_code == 0
    shape = json.loads((copy / "routes" / "line.geojson").read_text("utf-8"))["features"][0]
    text = (copy / "routes" / "way.geojson").read_text("utf-8")
    corridor = json.loads(text)
    corridor["features"][0]["geometry"] = shape["geometry"]
    return json.dumps(corridor)


def test_each_section_is_one_feature_with_what_was_asked_for(data: Path, file: Path) -> None:
    run(file, *ASKED, *SAID, "--gauge", "1520", "--tracks", "2", "--force")
    text = (data / "routes" / "line.geojson").read_text("utf-8")
    assert text.count("\n") == 4
    first, second = route_file(data)["features"]
    assert first["properties"] == {
        "id": "first",
        "leg": "main",
        "mode": "rail",
        "alignment": "surveyed",
        "country": "KZ",
        "gauge": 1520,
        "tracks": 2,
    }
    assert first["geometry"]["coordinates"][:2] == [[70, 45], [70.5, 45.1]]
    assert second["geometry"]["coordinates"][0] == first["geometry"]["coordinates"][-1]
    assert second["geometry"]["coordinates"][-1] == [72, 45]


def test_a_reason_for_another_length_is_kept(data: Path, file: Path) -> None:
    reason = "drawn along the old line"
    run(file, *ASKED, *SAID, "--off-length", reason, "--force")
    assert [f["properties"]["off_length"] for f in route_file(data)["features"]] == [reason] * 2
    said = run(file, *ASKED, "--dry-run").output
    assert f"the sections that are there say {reason!r}; --off-length keeps it" in said


def test_a_dry_run_writes_nothing_but_the_picture(data: Path, file: Path) -> None:
    before = contents(data)
    result = run(file, *ASKED, "--dry-run")
    assert result.exit_code == 0
    assert contents(data) == before
    assert [path.name for path in Path.cwd().iterdir()] == ["line-main.svg"]


def test_a_dry_run_says_what_was_understood(file: Path) -> None:
    said = run(file, *ASKED, "--dry-run").output.splitlines()
    assert said[:5] == [
        "Line, leg 'main': west to east",
        "section  country  mode  alignment  km    points",
        "first    KZ       rail  surveyed   81.7  3",
        "second   KZ       rail  surveyed   79.0  2",
        "all of leg 'main': 160.7 km drawn",
    ]
    assert "published: 157 km (whole_project, paper); drawn are 102% of it" in said
    assert "the line begins 0.08 km from 'west'" in said
    assert "the line ends 1.11 km from 'east'" in said
    assert "'middle' lies 0.53 km from the line" in said
    assert "heights are left out (1 feature)" in said
    assert "a gap of 0.08 km is bridged, from 71.0000, 45.0000 to 71.0010, 45.0000" in said
    assert "would be overwritten with --force: sections first, second" in said


def test_a_dry_run_says_what_check_will_say(data: Path, file: Path) -> None:
    way = data / "routes" / "way.geojson"
    said = run(file, *ASKED, "--dry-run", "--cut", "").output
    assert "`python -m corridors check` says of it:" in said
    assert "routes/way.geojson: land: same_as: there is no section 'line/first'" in said
    assert way.exists()


def test_the_picture_shows_sections_gaps_and_places(data: Path) -> None:
    name = {"en": "<b>West & East", "kk": "Жер", "ru": "Место"}
    places = data / "places.geojson"
    known = json.loads(places.read_text("utf-8"))
    known["features"][0]["properties"]["name"] = name
    places.write_text(json.dumps(known), "utf-8")
    file = write(data.parent / "way.geojson", WEST, EAST)
    run(file, *ASKED, "--dry-run", "--picture", "own.svg")
    picture = ET.fromstring(Path("own.svg").read_text("utf-8"))  # noqa: S314 - our own file
    texts = [each.text for each in picture.iter() if each.tag.endswith("text")]
    assert {"<b>West & East", "middle", "east"} <= set(texts)
    colours = {each.get("stroke") for each in picture.iter()}
    assert {"#1f5fa8", "#b3471d", "#c0142c"} <= colours


def test_sections_that_are_there_are_overwritten_only_by_force(data: Path, file: Path) -> None:
    before = contents(data)
    result = run(file, *ASKED, *SAID)
    assert result.exit_code == 1
    assert "has sections of this leg already (first, second); --force overwrites" in result.output
    assert contents(data) == before
    assert run(file, *ASKED, *SAID, "--force").exit_code == 0
    assert contents(data) != before


def test_other_legs_stay_as_they_are(data: Path, file: Path) -> None:
    water = route_file(data, "way")["features"][1]
    shape = write(data.parent / "land.geojson", WEST)
    result = run(shape, *ASKED, *SAID, "--leg", "land", "--force", project="way")
    assert result.exit_code == 0, result.output
    assert route_file(data, "way")["features"][1] == water
    assert [f["properties"]["leg"] for f in route_file(data, "way")["features"]] == [
        "land",
        "water",
    ]
    assert file.exists()


def test_a_leg_that_is_new_needs_no_force(data: Path) -> None:
    without_route(data)
    file = write(data.parent / "way.geojson", WEST, EAST)
    assert run(file, *ASKED, *SAID).exit_code == 0
    assert len(route_file(data)["features"]) == 2


def test_a_project_without_a_leg_gets_one(data: Path, file: Path) -> None:
    without_route(data)
    path = data / "projects" / "line.toml"
    text = PROJECT.replace('[[legs]]\nid = "main"\nstart = "west"\nend = "east"\n', "")
    path.write_text(text.replace('calls = ["middle"]\n', ""), "utf-8")
    options = ("--from", "West", "--to", "east", "--calls", "middle")
    result = run(file, *ASKED, *SAID, *options)
    assert result.exit_code == 0, result.output
    assert tomllib.loads(path.read_text("utf-8")) == tomllib.loads(PROJECT)
    assert "written: projects/line.toml" in result.output
    heads = re.findall(r"^\[\[.*", path.read_text("utf-8"), re.MULTILINE)
    assert heads[:2] == ["[[legs]]", "[[statuses]]"]


def test_a_new_leg_stands_behind_the_others(data: Path, file: Path) -> None:
    options = ("--leg", "other", "--from", "west", "--to", "east", "--calls", "middle")
    assert run(file, *ASKED, *SAID, *options).exit_code == 0
    table = tomllib.loads((data / "projects" / "line.toml").read_text("utf-8"))
    assert [leg["id"] for leg in table["legs"]] == ["main", "other"]
    assert table["legs"][1] == {**table["legs"][0], "id": "other"}
    assert [f["properties"]["leg"] for f in route_file(data)["features"]] == [
        *("main", "main", "other", "other"),
    ]


def test_a_leg_that_does_not_fit_is_printed_to_be_written(data: Path, file: Path) -> None:
    before = (data / "projects" / "line.toml").read_bytes()
    result = run(file, *ASKED, *SAID, "--calls", "", "--force")
    assert 'write this table of the leg:\n[[legs]]\nid = "main"\nstart = "west"' in result.output
    assert (data / "projects" / "line.toml").read_bytes() == before


def test_a_leg_that_has_no_place_in_the_file_is_printed(data: Path, file: Path) -> None:
    path = data / "projects" / "line.toml"
    inline = 'legs = [{ id = "main", start = "west", end = "east" }]\n'
    text = re.sub(r"\[\[legs\]\]\n(?:\w.*\n)+", "", PROJECT)
    path.write_text(inline + text, "utf-8")
    options = ("--leg", "other", "--from", "west", "--to", "east")
    result = run(file, *ASKED, *SAID, *options)
    assert result.exit_code == 0
    assert 'write this table of the leg:\n[[legs]]\nid = "other"' in result.output
    assert path.read_text("utf-8") == inline + text


def test_a_project_with_mistakes_may_get_its_route_first(data: Path, file: Path) -> None:
    path = data / "projects" / "line.toml"
    path.write_text('facts = [1, { measure = "length", value = "x" }]\n' + "legs = 1\n", "utf-8")
    result = run(file, *ASKED, *SAID, "--from", "west", "--to", "east", "--force")
    assert result.exit_code == 0, result.output
    assert len(route_file(data)["features"]) == 1


def test_the_data_package_lists_the_files_once(data: Path, file: Path) -> None:
    package = data / "datapackage.json"
    known = json.loads(package.read_text("utf-8"))
    known["resources"] = [r for r in known["resources"] if "line" not in r["path"]]
    package.write_text(json.dumps(known), "utf-8")
    for _ in range(2):
        assert run(file, *ASKED, *SAID, "--force").exit_code == 0
    resources = json.loads(package.read_text("utf-8"))["resources"]
    assert [r["path"] for r in resources if "line" in r["path"]] == [
        *("projects/line.toml", "routes/line.geojson"),
    ]
    (route,) = (r for r in resources if r["path"] == "routes/line.geojson")
    assert route["name"] == "route-line"
    assert route["mediatype"] == "application/geo+json"
    assert route["licenses"] == [LICENCE]


def test_the_data_package_that_ships_is_written_as_it_was() -> None:
    text = (DEFAULT_FOLDER / "datapackage.json").read_text("utf-8")
    origin = Origin("extract", ("ODbL-1.0",))
    assert list_in_package(text, "dostyk-moyynty", "Dostyk–Moyynty", origin) == text


def test_origin_and_licence_are_a_row_of_the_table(data: Path, file: Path) -> None:
    for _ in range(2):
        result = run(file, *ASKED, "--origin", "own | survey", "--licence", "ODbL-1.0", "--force")
    rows = (data / "README.md").read_text("utf-8").splitlines()
    row = r"`line/first`, `second` | surveyed | own \| survey | 161 | ODbL 1.0 |"
    assert rows[5:7] == [f"| west – middle – east | {row}", ""]
    assert rows[-1] == "Text after it."
    assert "README.md: see whether" not in result.output


def test_rows_that_tell_of_the_project_too_are_named(data: Path, file: Path) -> None:
    (data / "README.md").write_text(TABLE.replace("`way/land`", "`line`, all"), "utf-8")
    result = run(file, *ASKED, *SAID, "--force")
    assert "what it says of 'line' beside the new row still holds (line 5)" in result.output


def test_a_row_without_a_table_is_printed(data: Path, file: Path) -> None:
    (data / "README.md").write_text("# Data\n", "utf-8")
    result = run(file, *ASKED, *SAID, "--force")
    assert "README.md: has no table of how lines were drawn; this row says it:\n| west" in (
        result.output
    )


def test_a_licence_that_the_data_do_not_name_is_refused(data: Path, file: Path) -> None:
    before = contents(data)
    result = run(file, *ASKED, "--origin", "survey", "--licence", "MIT", "--force")
    assert "--licence: 'MIT' is none of datapackage.json: ODbL-1.0" in result.output
    assert contents(data) == before


def test_what_is_never_guessed_is_asked_for_at_once(data: Path, file: Path) -> None:
    result = run(file)
    assert result.exit_code == 1
    assert result.output.strip() == (
        "Error: these are asked for, and never guessed: "
        f"--mode ({', '.join(Mode)}), --alignment ({', '.join(Alignment)}), "
        "--countries (such as KZ,TM), --origin (in words), --licence (such as ODbL-1.0)"
    )
    assert data.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "Wst"), "--from: there is no place 'Wst' in places.geojson; did you mean west"),
        (("--calls", "nowhere"), "--calls: there is no place 'nowhere' in places.geojson"),
        (("--calls", "west"), "--from, --calls, --to: 'west' is named twice"),
        (("--cut", "harbour"), "--cut: 'harbour' is none of the places that the leg calls at"),
        (("--from", "Место"), "--from: several places are called 'Место': give the id (east, har"),
        (("--countries", "KZ,XX"), "--countries: 'XX' is no country of ISO 3166-1"),
        (("--countries", "KZ,TM"), "--countries KZ,TM does not fit the borders of the ground map"),
        (("--mode", "sea"), "--countries: a way over sea lies in no country"),
        (("--alignment", "computed"), "--alignment: ways over sea are computed, and nothing else"),
        (("--leg", "new"), "--from: name the place where leg 'new' begins or ends"),
        (("--where", "name = 'part 0'"), "no line of the file comes nearer than 78.8 km to 'east'"),
        (("--bridge", "0.01"), "or allow it with --bridge 0.09"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    data: Path, file: Path, options: tuple[str, ...], said: str
) -> None:
    before = contents(data)
    result = run(file, *ASKED, "--dry-run", *options)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output
    assert contents(data) == before


def test_a_project_that_is_not_there_is_named(data: Path, file: Path) -> None:
    result = run(file, *ASKED, "--dry-run", project="lin")
    assert "--project: there is no projects/lin.toml; did you mean line?" in result.output
    assert data.exists()


def test_an_area_is_refused(data: Path) -> None:
    file = write(data.parent / "way.gpkg", WEST, Polygon([(71, 45), (72, 45), (72, 46)]))
    result = run(file, *ASKED, "--dry-run")
    assert "way.gpkg: layer 'way': feature 2 ('part 1'): is an area (Polygon)" in result.output


def test_a_line_over_a_border_lies_in_both_countries(data: Path) -> None:
    border = feature({"type": "LineString", "coordinates": [[71.5, 44], [71.5, 46]]}, left="KZ",
                     right="UZ")  # fmt: skip
    (data / "basemap" / "borders.geojson").write_text(collect([border]), "utf-8")
    places = data / "places.geojson"
    known = json.loads(places.read_text("utf-8"))
    for each in known["features"]:
        if each["properties"]["id"] == "east":
            each["properties"]["country"] = "UZ"
    places.write_text(json.dumps(known), "utf-8")
    file = write(data.parent / "way.geojson", LineString([(70, 45), (72, 45)]))
    options = ("--mode", "rail", "--alignment", "surveyed", "--countries", "kz, uz")
    run(file, *options, *SAID, "--force")
    held = [(f["properties"]["id"], f["properties"]["country"]) for f in
            route_file(data)["features"]]  # fmt: skip
    assert held == [("first", "KZ"), ("middle-border", "KZ"), ("border-east", "UZ")]


def test_what_the_old_sections_said_is_not_lost_without_a_word(data: Path, file: Path) -> None:
    route = data / "routes" / "line.geojson"
    text = route.read_text("utf-8").replace('"id": "first"', '"id": "first", "gauge": 1435')
    route.write_text(text, "utf-8")
    said = run(file, *ASKED, "--dry-run").output
    assert "gauge: the sections that are there say 1435; --gauge keeps it" in said


def _walks() -> Iterator[tuple[str, list[str]]]:
    for document in WALKS:
        text = (ROOT / document).read_text("utf-8").replace("\\\n", " ")
        for found in re.findall(r"^ *python -m corridors (import-route .*)$", text, re.MULTILINE):
            yield document, shlex.split(found)


@pytest.mark.parametrize("document", WALKS)
def test_documents_walk_through_the_command(document: str) -> None:
    assert document in {name for name, _ in _walks()}


def test_the_walk_through_leads_to_sound_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(DEFAULT_FOLDER, tmp_path / "geodata")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    monkeypatch.chdir(tmp_path)
    for _, words in _walks():
        assert words[1] == EXAMPLE
        result = CliRunner().invoke(main, [words[0], str(ROOT / EXAMPLE), *words[2:]])
        assert result.exit_code == 0, result.output
    catalog = Catalog.read(folder)
    assert problems(catalog) == []
    text = (folder / "README.md").read_text("utf-8")
    assert "| Bakhty – Makanshy – Urzhar – Ayagoz | `bakhty-ayagoz/bakhty-ayagoz` | ind" in text
    (section,) = catalog.routes["bakhty-ayagoz"]
    assert len(section.geometry.coords) == 7
