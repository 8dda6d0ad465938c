"""What the network names and is not there is left out and named; all that reads it goes on."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corridors.catalog.catalog import Catalog
from corridors.catalog.network import Network
from corridors.catalog.resolve import read_route_query
from corridors.model.vocabulary import Language
from corridors.routing.alternatives import compare_published
from corridors.routing.impact import effects_of
from corridors.routing.result import route_result
from corridors.settings import FOLDER_VARIABLE
from corridors.text.routes import table
from corridors.text.words import words_for
from tests.checks.sound import write_sound_data
from tests.hostile.test_sound import DASHBOARD

EDGES, ASSUMPTIONS = "network/edges.toml", "network/assumptions.toml"
PUBLISHED, PAIRS = "network/published.toml", "network/pairs.toml"
# what is misspelt in which file, and the sentence that names it
MISSPELT = [
    (EDGES, 'end = "harbour"', 'end = "harbor"',
     "ferry: end: there is no place 'harbor' in network/places.geojson"),
    (EDGES, 'start = "west"', 'start = "wets"',
     "shore: start: there is no place 'wets' in network/places.geojson"),
    (EDGES, '"line"', '"lien"', "shore: project: there is no project 'lien'"),
    (EDGES, '["first"]', '["frist"]', "shore: sections: 'line' has no section 'frist'"),
    (EDGES, '"sailing"', '"sialing"',
     "ferry: crossing: there is no assumption 'sialing' of a time at sea"),
    (EDGES, '"sailing"', '"slow"',
     "ferry: crossing: there is no assumption 'slow' of a time at sea"),
    (EDGES, '"paper"', '"papre"', "shore: source: the source 'papre' is not in sources.toml"),
    (ASSUMPTIONS, '["harbour"]', '["harbor"]',
     "sailing: places: there is no place 'harbor' in network/places.geojson"),
    (ASSUMPTIONS, '"line"', '"lien"', "slow: project: there is no project 'lien'"),
    (ASSUMPTIONS, '"paper"\n[sailing]', '"papre"\n[sailing]',
     "slow: source: the source 'papre' is not in sources.toml"),
    (PUBLISHED, '"harbour"', '"harbor"',
     "said: end: there is no place 'harbor' in network/places.geojson"),
    (PUBLISHED, '"line"', '"lien"', "said: saved_by: there is no project 'lien'"),
    (PUBLISHED, '"paper"', '"papre"', "said: source: the source 'papre' is not in sources.toml"),
    (PAIRS, '"harbour"', '"harbor"',
     "crossing: end: there is no place 'harbor' in network/places.geojson"),
]  # fmt: skip
VIEWS = [
    {"project": "line"},
    {"tab": "assumptions"},
    {"from": "west", "to": "middle", "by": "time"},
]


def _misspell(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text("utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new), encoding="utf-8")


def _tables(network: Network) -> Mapping[str, Mapping[str, object]]:
    return {EDGES: network.edges, ASSUMPTIONS: network.assumptions, PUBLISHED: network.published,
            PAIRS: network.pairs}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "sentence"), MISSPELT)
def test_a_record_that_names_what_is_not_there_is_left_out_and_named(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    data = write_sound_data(tmp_path)
    whole = _tables(Catalog.read(data).network)[file]
    _misspell(data, file, old, new)
    catalog = Catalog.read(data)
    record = sentence.partition(":")[0]
    assert catalog.problems == (f"{file}: {sentence}",)
    left = _tables(catalog.network)[file]
    assert set(left) == set(whole) - {record}


@pytest.mark.parametrize(("file", "old", "new"), [row[:3] for row in MISSPELT])
def test_planner_effects_and_distances_go_on(tmp_path: Path, file: str, old: str, new: str) -> None:
    data = write_sound_data(tmp_path)
    _misspell(data, file, old, new)
    catalog = Catalog.read(data)
    snapshot = catalog.as_of(None)
    for by in ("distance", "time"):
        plan = read_route_query({"from": "west", "to": "harbour", "by": by}, catalog)
        assert table(route_result(plan, catalog), catalog, words_for(Language.EN))
    assert effects_of("line", snapshot) is None or catalog.network.edges
    assert len(compare_published(snapshot)) <= 1


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_page_goes_on(
    view: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_sound_data(tmp_path)
    for file, old, new, _ in (MISSPELT[0], MISSPELT[8], MISSPELT[11], MISSPELT[13]):
        _misspell(data, file, old, new)
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    app = AppTest.from_file(str(DASHBOARD), default_timeout=60)
    for key, value in {"scope": "all", **view}.items():
        app.query_params[key] = value
    assert not app.run().exception
    assert app.warning[0].value.startswith("4 problems in the data")
