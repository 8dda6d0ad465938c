"""What a project changes, as its dossier shows it."""

from base64 import b64decode
from dataclasses import replace
from typing import Any

import pytest

from corridors.dossier.dossier import dossier
from corridors.dossier.html import templates_of
from corridors.dossier.pictures import bars_picture, height_of
from corridors.model.texts import LocalizedText
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.style import PALETTES, Theme
from corridors.view.view import View
from tests.scenes import CATALOG, scene

PROJECTS = CATALOG.network.projects


def _html(shown: Scene) -> str:
    project = shown.snapshot.projects[shown.view.project or ""]
    parts = dossier(project, shown, shown=True, file="")
    page = templates_of("corridors.dossier").get_template("dossier.html")
    return page.render(words=shown.words, **parts)


def _effects(link: str) -> dict[str, Any]:
    shown = scene(link)
    project = shown.snapshot.projects[shown.view.project or ""]
    found: dict[str, Any] = dossier(project, shown, shown=True, file="")["effects"]
    return found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("project", PROJECTS)
def test_every_project_of_the_network_says_what_it_changes(
    project: str, language: Language
) -> None:
    shown = scene(f"project={project}&lang={language}")
    html = _html(shown)
    assert shown.words("effects.title") in html
    assert shown.words.plural("effects.counted", len(CATALOG.network.pairs)) in html


@pytest.mark.parametrize("project", sorted(CATALOG.projects.keys() - set(PROJECTS)))
def test_a_project_without_a_line_in_the_network_has_no_such_section(project: str) -> None:
    assert "What this project changes" not in _html(scene(f"project={project}"))


def test_kilometres_stand_apart_from_hours() -> None:
    by_distance, by_time = _effects("project=moyynty-kyzylzhar")["lists"]
    row = next(r for r in by_distance["open"] if r["name"] == "Moyynty – Kyzylzhar")
    assert (row["without"], row["with_project"], row["difference"]) == ("464", "322", "−142")
    row = next(r for r in by_time["open"] if r["name"] == "Moyynty – Kyzylzhar")
    assert (row["without"], row["with_project"], row["difference"]) == (
        "12–12–13",
        "8.2–8.2–8.7",
        "−4 / −4 / −4",
    )


def test_eight_pairs_are_seen_at_once_and_the_others_with_a_click() -> None:
    by_distance, by_time = _effects("project=moyynty-kyzylzhar")["lists"]
    assert [len(found["open"]) for found in (by_distance, by_time)] == [8, 8]
    assert by_distance["others_label"] == "2 more pairs"
    assert "<summary>2 more pairs</summary>" in _html(scene("project=moyynty-kyzylzhar"))


def test_a_second_track_shows_how_much_can_pass_in_place_of_kilometres() -> None:
    found = _effects("project=dostyk-moyynty")
    assert found["capacity"]["text"].startswith(
        "Dostyk – Aktogay – Sayak – Balkhash – Moyynty: a second track"
    )
    figures = {f["measure"]: f["first"]["value"] for f in found["capacity"]["figures"]}
    assert figures == {
        "Capacity (before the works)": "12 pairs of trains a day",
        "Capacity (when complete)": "60 pairs of trains a day",
    }
    by_distance, by_time = found["lists"]
    assert by_distance["open"] == []
    assert by_distance["none"] == "The shortest route keeps its length on every pair."
    assert by_time["open"][0]["difference"] == "−12 / 0 / 0†"  # only promised
    assert by_time["picture"] == ""


def test_a_renewed_road_says_so_and_that_nothing_changes() -> None:
    found = _effects("project=zhanaozen-turkmenistan")
    assert found["surface"].startswith("Uzen (Zhanaozen) – Temir-Baba: the road is renewed")
    assert found["unchanged"].startswith("The best route is the same for every pair")
    assert found["lists"] == []


def test_hours_of_different_things_are_not_subtracted() -> None:
    _, by_time = _effects("project=bakhty-ayagoz")["lists"]
    told = [row["difference"] for row in (*by_time["open"], *by_time["others"])]
    assert told == ["−9 / −14 / −16†", *["not comparable"] * 12]


def test_a_pair_leads_to_its_question_with_the_project_switched() -> None:
    (row, *_) = _effects("lang=kk&type=railway&project=bakhty-ayagoz")["lists"][0]["open"]
    assert row["href"] == "?lang=kk&type=railway&from=ayagoz&to=tacheng&with=bakhty-ayagoz"
    (row, *_) = _effects("project=khorgos-zhetygen")["lists"][1]["open"]
    assert row["href"].endswith("&by=time&without=khorgos-zhetygen")


def test_an_address_that_holds_no_question_is_no_link() -> None:
    def page_of(view: View) -> str:
        return f"{view.project}.html"

    shown = replace(scene("project=bakhty-ayagoz"), address=page_of)
    assert 'href="None.html">Ayagoz' not in _html(shown)
    assert '<th scope="row">Ayagoz – Tacheng</th>' in _html(shown)


def test_the_section_is_of_the_day_of_the_view() -> None:
    then = _effects("project=darbaza-maktaaral&asof=2024-06-30")["lists"][0]["open"][0]
    assert then["href"].endswith("asof=2024-06-30&from=zhetysay&to=astana&with=darbaza-maktaaral")


def test_names_are_escaped_in_table_and_picture() -> None:
    evil = "<script>alert(1)</script>"
    network = CATALOG.network
    tacheng = network.places["tacheng"].model_copy(
        update={"name": LocalizedText(en=evil, kk=evil, ru=evil)}
    )
    known = replace(
        CATALOG, network=replace(network, places={**network.places, "tacheng": tacheng})
    )
    shown = scene("project=bakhty-ayagoz", catalog=known)
    assert evil not in _html(shown)
    assert "&lt;script&gt;" in _html(shown)
    assert evil not in bars_picture([(evil, evil, 1)], "red", PALETTES[Theme.LIGHT])
    drawn = _svg(bars_picture([(evil, evil, 1)], "red", PALETTES[Theme.LIGHT]))
    assert evil not in drawn


@pytest.mark.parametrize("theme", Theme)
def test_what_is_saved_is_a_share_of_the_bar(theme: Theme) -> None:
    rows = [("a", "-200", 0.5), ("b", "-50", 0.25)]
    drawn = _svg(bars_picture(rows, "#0072B2", PALETTES[theme]))
    assert "M160.0 24H312" in drawn  # 152 of 304 pixels
    assert "M236.0 54H312" in drawn
    assert f'height="{height_of(rows)}"' in drawn
    assert PALETTES[theme].land in drawn


def test_the_picture_says_its_values() -> None:
    by_distance, _ = _effects("project=bakhty-ayagoz")["lists"]
    assert by_distance["picture_text"] == (
        "Kilometres of the shortest route, difference: Ayagoz – Tacheng: −858"
    )


def _svg(picture: str) -> str:
    return b64decode(picture.partition("base64,")[2]).decode()
