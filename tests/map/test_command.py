"""The small command that the browser obeys."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corridors.map.command import build_command, to_script
from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text.words import words_for
from corridors.view.route_query import RouteQuery
from corridors.view.values import MapView, ProjectSet
from corridors.view.view import View
from tests.scenes import CATALOG

SCENE = Scene(
    CATALOG,
    View(project_set=ProjectSet.ALL),
    words_for(Language.EN),
    Theme.LIGHT,
    date(2026, 3, 11),
)


def test_all_projects_are_told_once() -> None:
    ids = [name for group in build_command(SCENE)["groups"] for name in group["ids"]]
    assert sorted(name for name in ids if "/" not in name) == sorted(CATALOG.projects)
    assert len(ids) == len(set(ids))


def test_a_section_that_differs_from_its_project_is_told_after_it() -> None:
    groups = build_command(SCENE)["groups"]
    told = [(group["status"], name) for group in groups for name in group["ids"]]
    whole = told.index((StatusCode.CONSTRUCTION, "zhanaozen-turkmenistan"))
    section = told.index((StatusCode.PLANNED, "zhanaozen-turkmenistan/border-garabogaz-post"))
    assert section > whole


def test_a_filter_leaves_the_others_out() -> None:
    view = View(types=(ProjectType.PORT,))
    groups = build_command(replace(SCENE, view=view))["groups"]
    assert [group["ids"] for group in groups] == [["aktau-container-hub"]]


def test_a_caption_says_status_and_date() -> None:
    groups = build_command(SCENE)["groups"]
    captions = {name: group["caption"] for group in groups for name in group["ids"]}
    assert captions["dostyk-moyynty"] == "In service · in service since 30 September 2025"
    assert captions["darbaza-maktaaral"] == "Under construction · due 2026"


def test_a_due_date_that_has_passed_is_said_to_have_passed() -> None:
    groups = build_command(replace(SCENE, now=date(2028, 1, 1)))["groups"]
    captions = {name: group["caption"] for group in groups for name in group["ids"]}
    assert captions["darbaza-maktaaral"].endswith("due date 2026 passed, no newer source")


def test_a_named_place_is_looked_at() -> None:
    view = View(search="Бесқол")
    lat, lon, zoom = build_command(replace(SCENE, view=view))["focus"]
    assert (round(lat), round(lon), zoom) == (46, 81, 9)


def test_the_view_of_the_query_is_passed_on() -> None:
    view = View(map=MapView(6.5, 46, 77))
    assert build_command(replace(SCENE, view=view))["view"] == "6.5/46/77"


@pytest.mark.parametrize("view", [View(), View(project="dostyk-moyynty", search="dostyk")])
def test_a_command_is_small(view: View) -> None:
    assert len(to_script(build_command(replace(SCENE, view=view)))) < 1500


@pytest.mark.parametrize(
    "text", ["</script><b>", "<!--", "a\u2028b\u2029c", "`${alert(1)}`", "&lt;"]
)
def test_no_text_can_end_the_script(text: str) -> None:
    script = to_script({"caption": text})
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(script)
    assert script.startswith('Corridors.apply({"caption":"')


def _ways(route: RouteQuery) -> list[dict[str, Any]]:
    view = replace(SCENE.view, route=route)
    ways: list[dict[str, Any]] = build_command(replace(SCENE, view=view))["routes"]
    return ways


def test_a_view_that_asks_no_way_draws_none() -> None:
    assert build_command(SCENE)["routes"] == []
    assert _ways(RouteQuery(start="dostyk")) == []


def test_the_ways_of_both_states_are_told_the_best_one_last() -> None:
    ways = _ways(RouteQuery("dostyk", "aktau-port", switched_on=("moyynty-kyzylzhar",)))
    assert [way["state"] for way in ways if way["best"]] == ["switched", "day"]
    assert ways[-1]["label"] == ["Route A: 3,089 km", "As the network is"]
    assert ways[-2]["label"] == ["Route A: 2,947 km", "With Moyynty–Kyzylzhar"]


def test_a_way_that_is_there_in_both_states_is_told_once() -> None:
    day = _ways(RouteQuery("altynkol", "aktau-port"))
    both = _ways(RouteQuery("altynkol", "aktau-port", switched_on=("moyynty-kyzylzhar",)))
    assert [way["points"] for way in both if way["state"] == "day"] == [w["points"] for w in day]
    points = [way["points"] for way in both]
    assert len(set(points)) == len(points)


def test_the_ways_of_a_command_stay_small() -> None:
    ways = _ways(RouteQuery("urumqi", "poti", switched_on=CATALOG.network.projects))
    assert len(json.dumps(ways)) < 30_000


def test_a_command_knows_the_step_of_the_history_that_it_belongs_to() -> None:
    view = View(project="bakhty-ayagoz", map=MapView(6, 45, 66), language=Language.KK)
    step = build_command(replace(SCENE, view=view))["step"]
    assert step == {"lang": "kk", "project": "bakhty-ayagoz"}
