"""The API gives what the page shows, to the words of the link."""

import json
from io import BytesIO
from urllib.parse import quote
from xml.etree import ElementTree as ET

import geopandas
import pandas as pd
import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.live import current_catalog, version_of
from corridors.model.vocabulary import Language
from corridors.web.requests import MOST_QUERY_LETTERS
from tests.scenes import CATALOG, VERSION, scene
from tests.web.site import HOST, client

API = client()
ADDRESSES = [
    "/api/projects",
    "/api/projects/bakhty-ayagoz",
    "/api/routes.geojson",
    "/api/places.geojson",
    "/api/statements.csv",
    "/api/sources",
    "/api/changes?since=2023-09-14",
    "/api/feed.atom",
    "/api/plan?from=dostyk&to=poti",
]


def test_projects_are_those_of_the_view() -> None:
    answer = API.get("/api/projects?type=railway&status=construction&scope=all").json()
    shown = scene("type=railway&status=construction&scope=all").selection.projects
    assert [row["id"] for row in answer["projects"]] == [project.id for project in shown]
    assert answer["metadata"]["version"] == VERSION
    assert answer["metadata"]["homepage"].startswith(f"{HOST}/?type=railway")


@pytest.mark.parametrize("project", CATALOG.projects)
def test_every_project_has_an_address_with_all_that_is_said(project: str) -> None:
    answer = API.get(f"/api/projects/{project}").json()
    assert answer["project"]["id"] == project
    assert len(answer["statements"]) == len(CATALOG.projects[project].statements)
    assert len(answer["sections"]) == len(CATALOG.section_ids[project])


def test_lines_and_places_are_geojson() -> None:
    lines = geopandas.read_file(BytesIO(API.get("/api/routes.geojson?type=port").content))
    assert set(lines["project"]) == {"aktau-container-hub"}
    places = geopandas.read_file(BytesIO(API.get("/api/places.geojson?type=port").content))
    assert len(places) == 1


def test_statements_are_a_table() -> None:
    answer = API.get("/api/statements.csv?q=bakhty")
    table = pd.read_csv(BytesIO(answer.content), encoding="utf-8-sig")
    assert set(table["project"]) == {"bakhty-ayagoz"}
    assert f'filename="corridors-{VERSION}' in answer.headers["content-disposition"]


def test_changes_are_said_in_the_language_of_the_link() -> None:
    answer = API.get("/api/changes?since=2023-09-14&lang=ru&scope=all").json()
    assert any("Строится" in row["in_words"] for row in answer["changes"])


def test_a_change_has_its_day_all_moves_and_its_section() -> None:
    answer = API.get("/api/changes?since=2023-09-14&scope=all").json()
    rows = {(row["project"], row["kind"], row["section"]): row for row in answer["changes"]}
    due = rows["darbaza-maktaaral", "due", None]
    assert due["known"] == "2025-07-31"
    assert (due["before"], due["between"], due["after"]) == ("2025", ["2027"], "2026")
    assert due["in_words"] == "Due 2025 → 2027 → 2026 (12 months later)"
    opened = rows["dostyk-moyynty", "status", "dostyk-beskol"]
    assert (opened["known"], opened["after"]) == ("2025-03-14", "operational")
    assert opened["in_words"] == "Dostyk – Beskol: Under construction → In service"


def test_a_feed_is_atom() -> None:
    feed = ET.fromstring(API.get("/api/feed.atom?project=dostyk-moyynty").content)  # noqa: S314 - our own
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"


@pytest.mark.parametrize("language", Language)
def test_routes_are_those_that_the_command_prints(language: Language) -> None:
    words = ["from=Достык", "to=poti", "by=time", "via=aktau-port", "without=dostyk-moyynty"]
    options = [part for word in words for part in ("--" + word).split("=")]
    printed = CliRunner().invoke(main, ["plan", *options, "--json"])
    answer = API.get(f"/api/plan?{'&'.join(words)}&lang={language}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == json.loads(printed.output)
    assert answer.json()["routes"]


def test_the_earlier_address_and_command_go_on_and_name_what_replaces_them() -> None:
    question = "from=dostyk&to=poti&by=time"
    new, old = API.get(f"/api/plan?{question}"), API.get(f"/api/ways?{question}")
    content = new.json()
    assert old.json() == {"ways" if key == "routes" else key: content[key] for key in content}
    assert old.headers["link"] == f'<{new.url}>; rel="successor-version"'
    assert "deprecation" in old.headers
    assert "deprecation" not in new.headers
    options = ["ways", "--from", "dostyk", "--to", "poti", "--by", "time", "--json"]
    printed = CliRunner().invoke(main, options)
    assert json.loads(printed.stdout) == old.json()
    assert "`corridors plan` replaces it" in printed.stderr


def test_an_ignored_word_may_hold_any_sign() -> None:
    signs = quote(",./;'[]\\-=<>?:\"{}|_+!@#$%^&*()`~", safe="")
    assert API.get(f"/api/changes?since=2023-09-14&assume={signs}").status_code == 200


def test_where_there_is_no_way_the_answer_has_none() -> None:
    assert API.get("/api/plan?from=dostyk&to=poti&within=KZ,GE").json()["routes"] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_kept_until_the_data_changes(address: str) -> None:
    first = API.get(address)
    assert first.status_code == 200
    assert first.headers["access-control-allow-origin"] == "*"
    assert "max-age" in first.headers["cache-control"]
    for tag in (first.headers["etag"], f'"other", W/{first.headers["etag"]}'):
        again = API.get(address, headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert again.content == b""
    assert API.get(address, headers={"If-None-Match": '"old"'}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/api/projects?type=tramway", 400, "type: 'tramway' means nothing here"),
        ("/api/projects?kind=railway", 400, "kind: is no word of a link"),
        ("/api/projects?type=railway&type=port", 400, "a word stands twice"),
        ("/api/projects?asof=yesterday", 400, "asof: 'yesterday' means nothing"),
        ("/api/changes", 400, "since: is needed"),
        ("/api/projects/no-such", 404, "there is no project 'no-such'"),
        ("/api/projects/bakhty-ayagoz?asof=2016-01-01", 404, "nothing was known"),
        ("/api/statements.csv?type=port&country=TM", 404, "no project matches"),
        ("/api/nothing", 404, "there is nothing at /api/nothing"),
        ("/api/projects?q=" + "a" * MOST_QUERY_LETTERS, 414, "the query is longer"),
        ("/api/projects/<script>alert(1)<", 404, "there is no project"),
        ("/api/plan?to=poti", 400, "from: is needed, a place of the network"),
        ("/api/plan?from=dostyk", 400, "to: is needed, a place of the network"),
        ("/api/plan?from=dostik2&to=poti", 400, "from: there is no place 'dostik2' in the netw"),
        ("/api/plan?from=dostyk&to=poti&by=luck", 400, "by: 'luck' means nothing here"),
        ("/api/plan?from=dostyk&to=poti&with=poti-port", 400, "with: the network has no line"),
        ("/api/plan?from=dostyk&to=poti&assume=x:1/2/3", 400, "assume: there is no assumption"),
        ("/api/plan?from=dostyk&to=poti&lang=de", 400, "lang: 'de' means nothing here (en, kk"),
        ("/api/plan?from=dostyk&to=poti&kind=port", 400, "kind: is no word of a question"),
        ("/api/plan?from=dostyk&from=poti", 400, "a word stands twice"),
        ("/api/plan?from=" + "a" * MOST_QUERY_LETTERS, 414, "the query is longer"),
    ],
)
def test_an_error_is_json_that_names_the_word(address: str, status: int, message: str) -> None:
    answer = API.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["error"]["status"] == status
    assert message in answer.json()["error"]["message"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_word_of_the_pages_link_is_taken_and_what_trackers_add(address: str) -> None:
    beside = "tab=timeline&by=time&with=moyynty-kyzylzhar&type=railway&map=6/46/77&embed=true"
    beside += "&q=dostyk&status=operational" if "/api/plan" in address else "&from=dostyk&to=poti"
    plain = address if "?" in address else f"{address}?"
    tracked = API.get(f"{plain}&utm_source=x&fbclid=1&utm_source=y")
    assert tracked.content == API.get(address).content
    answer = API.get(f"{plain}&{beside}")
    assert answer.status_code == 200, answer.text


def test_the_words_of_a_question_change_no_answer_about_projects() -> None:
    asked = API.get("/api/projects?type=port&tab=speech&from=nowhere&assume=1").json()
    assert asked["projects"] == API.get("/api/projects?type=port").json()["projects"]


def test_an_answer_names_its_view_without_what_trackers_added() -> None:
    answer = API.get("/api/projects?utm_source=x&type=port&fbclid=1").json()
    assert answer["metadata"]["homepage"] == f"{HOST}/?type=port"


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/openapi.json", "/api/", "/api/nothing"])
def test_a_browser_that_asks_first_may_read_for_a_page_of_another_host(address: str) -> None:
    head = {
        "Origin": "https://other.test",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match, x-requested-with",
    }
    answer = API.options(address, headers=head)
    assert answer.status_code in {200, 204}
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "*"


def test_only_reading_is_allowed() -> None:
    answer = API.post("/api/projects")
    assert answer.status_code == 405
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "405" in answer.text


def test_equal_data_have_one_version_wherever_they_lie() -> None:
    assert len(version_of(current_catalog())) == 16
    assert current_catalog() is current_catalog()
    assert json.loads(API.get("/api/openapi.json").content)["servers"] == [{"url": HOST}]
