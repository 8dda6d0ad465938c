"""The page as the server sends it, without a browser."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corridors.catalog.search import alphabetical
from corridors.live import current_catalog
from corridors.map.draw import build_scripts, build_style
from corridors.page.map import map_files
from corridors.page.panel import STEP
from corridors.settings import FOLDER_VARIABLE
from tests.bench.workloads import synthetic

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
DAYS = {"newest": {}, "speech": {"asof": "2023-09-14"}}
STATES: list[dict[str, str]] = [
    {},
    {"type": "railway"},
    {"lang": "kk", "status": "construction"},
    {"q": "dostyk", "project": "dostyk-moyynty"},
    {"map": "7/46/77", "country": "KZ"},
]


def _run(**query: str) -> AppTest:
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def _map(app: AppTest) -> dict[str, Any]:
    arguments: dict[str, Any] = json.loads(app.get("component_instance")[0].proto.json_args)
    return arguments


@pytest.fixture(scope="module")
def sent() -> list[dict[str, Any]]:
    return [_map(_run(**state)) for state in STATES]


def test_the_page_runs_without_an_error() -> None:
    assert not _run().exception


def test_on_a_past_day_only_projects_known_by_then_can_be_switched() -> None:
    page = {day: _run(**{"from": "dostyk", "to": "poti", **day_of}) for day, day_of in DAYS.items()}
    offered = {day: app.multiselect(key="with").options for day, app in page.items()}
    assert "Moyynty–Kyzylzhar" in offered["newest"]
    assert "Moyynty–Kyzylzhar" not in offered["speech"]
    assert "Bakhty–Ayagoz" in offered["speech"]


def test_the_base_map_is_the_same_for_every_view(sent: list[dict[str, Any]]) -> None:
    assert len({(part["script"], part["key"]) for part in sent}) == 1


def test_every_view_sends_its_own_command(sent: list[dict[str, Any]]) -> None:
    assert len({part["feature_group"] for part in sent}) == len(STATES)


def test_the_map_names_no_other_host(sent: list[dict[str, Any]]) -> None:
    for part in sent:
        names = [script.file_name for script in build_scripts()]
        assert [link.rpartition("/")[2] for link in part["js_links"]] == names
        assert [link.rpartition("/")[2] for link in part["css_links"]] == [build_style().file_name]
        assert all(link.startswith("../") for link in part["js_links"] + part["css_links"])
        assert "://" not in part["script"] + part["feature_group"]


def test_every_file_that_the_map_asks_for_is_served(sent: list[dict[str, Any]]) -> None:
    served = map_files(current_catalog())
    links = [*sent[0]["js_links"], *sent[0]["css_links"]]
    assert {link.rpartition("/")[2] for link in links} <= served.keys()


def test_a_filter_writes_itself_into_the_address() -> None:
    app = _run()
    app.button_group(key="type").set_value(["port"]).run()
    assert app.query_params["type"] == "port"


def test_the_link_sets_the_filters() -> None:
    app = _run(type="highway,railway", status="construction", q="kenderli")
    assert app.button_group(key="type").value == ["railway", "highway"]
    assert app.button_group(key="status").value == ["construction"]
    assert app.text_input(key="search").value == "kenderli"


def test_a_word_that_stands_twice_in_the_address_means_both() -> None:
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    app.query_params["type"] = ["railway", "port"]
    app.query_params["utm_source"] = "x"
    app.run()
    assert app.button_group(key="type").value == ["railway", "port"]
    assert app.query_params == {"type": "railway,port"}


def test_reset_shows_everything_and_keeps_the_language() -> None:
    app = _run(type="port", q="dostyk", lang="ru")
    app.button(key="reset").click().run()
    assert app.button_group(key="type").value == []
    assert "type" not in app.query_params
    assert app.query_params["lang"] == "ru"


def test_an_unknown_project_leaves_the_address() -> None:
    app = _run(project="no-such-project", foo="bar")
    assert "project" not in app.query_params
    assert "foo" not in app.query_params


def test_of_many_projects_the_first_are_listed_and_more_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(synthetic(tmp_path, STEP + 10)))
    app = _run(tab="table")
    assert _rows(app) == STEP
    app.button(key="more-rows").click().run()
    assert not app.exception
    assert _rows(app) == STEP + 10
    assert "more-rows" not in {button.key for button in app.button}


def _rows(app: AppTest) -> int:
    """Return how many projects the table lists."""
    tables = [str(part.proto.body) for part in app.get("html") if "projects" in part.proto.body]
    return max(table.count('<th scope="row">') for table in tables)


def test_an_order_writes_itself_into_the_address_and_sorts_the_table() -> None:
    app = _run(scope="all")
    app.selectbox(key="sort").set_value("name").run()
    assert app.query_params["sort"] == "name"
    app = _run(scope="all", sort="name", tab="table")
    names = re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', _table(app))
    assert names == sorted(names, key=alphabetical)
    assert '<th scope="col" aria-sort="ascending"><a href=' in _table(app)


def test_an_order_outlives_a_dossier() -> None:
    app = _run(scope="all", sort="due", project="bakhty-ayagoz")
    assert not app.selectbox
    app.query_params.pop("project")
    app.run()
    assert app.selectbox(key="sort").value == "due"
    assert app.query_params == {"scope": "all", "sort": "due"}
    app.query_params["sort"] = "newest"
    app.run()
    assert app.selectbox(key="sort").value == "newest"


def test_reset_clears_the_filter_of_moved_dates_and_keeps_the_order() -> None:
    app = _run(moved="later", sort="name")
    assert app.button_group(key="moved").value == ["later"]
    app.button(key="reset").click().run()
    assert app.button_group(key="moved").value == []
    assert app.query_params == {"sort": "name"}


def test_the_panel_begins_with_what_came_of_the_promises() -> None:
    shown = [str(part.proto.body) for part in _run().get("html")]
    (told,) = [text for text in shown if 'class="verdict"' in text]
    assert "than first promised" in told


def _table(app: AppTest) -> str:
    (found,) = [str(part.proto.body) for part in app.get("html") if "<caption>" in part.proto.body]
    return found
