"""`python -m corridors plan` prints a table in three languages, or JSON."""

import json
import re

import pytest
from click.testing import CliRunner, Result

from corridors.__main__ import main
from corridors.model.vocabulary import Language
from tests.scenes import CATALOG


def _run(*arguments: str, start: str = "dostyk", end: str = "poti") -> Result:
    return CliRunner().invoke(main, ["plan", "--from", start, "--to", end, *arguments])


def _row(result: Result, label: str) -> list[str]:
    (line,) = (line for line in result.output.splitlines() if line.strip().startswith(label + "  "))
    return line.strip().removeprefix(label).split()


def test_the_table_has_a_column_a_way() -> None:
    result = _run("--within", "KZ,AZ,GE")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Dostyk – Poti port, by distance\n")
    assert _row(result, "Rail")[0] == "3,862"
    assert _row(result, "Sea")[0] == "470"
    assert _row(result, "Border crossings") == ["2", "2", "2"]
    assert _row(result, "sea")[0] == "18–24–30"
    assert _row(result, "Hours: least–typical–most")[0] == "114–134–146*†?"
    assert "not counted in the hours: border on the side of Georgia; handling and" in result.output
    assert "16 to 17 days" in result.output


def test_a_second_track_changes_no_distance() -> None:
    result = _run("--without", "dostyk-moyynty")
    assert "Without Dostyk–Moyynty\n" in result.output
    said = "Difference of the best route: 0 km; hours (least / typical / most): +12 / 0 / 0\n"
    assert said in result.output


def test_a_new_line_shortens_the_way() -> None:
    result = _run("--with", "moyynty-kyzylzhar")
    assert "Difference of the best route: −142 km" in result.output


def test_a_published_distance_stands_beside_that_of_the_network() -> None:
    result = _run("--with", "moyynty-kyzylzhar", start="kyzylzhar", end="moyynty")
    assert "149 km – The Astana Times, 23 February 2026; here 142 km" in result.output
    assert "4,250" not in result.output
    result = _run()
    assert "about 4,250 km – Forkliftaction, 14 September 2023; here 3,862 km" in result.output


def test_a_project_that_changes_nothing_says_so() -> None:
    result = _run("--with", "bakhty-ayagoz")
    assert "This changes nothing between the two places.\n" in result.output
    assert "Difference" not in result.output


def test_where_there_is_no_way_the_table_says_so() -> None:
    result = _run("--within", "KZ,GE")
    assert result.exit_code == 0
    assert "No route was found." in result.output


def test_a_way_in_one_case_only_has_no_difference() -> None:
    result = _run(
        "--without", "bakhty-ayagoz", "--with", "china-kyrgyzstan-uzbekistan", end="makmal"
    )
    assert "There is a route in one of the two cases at most." in result.output


@pytest.mark.parametrize("language", Language)
def test_every_word_of_the_table_is_there_in_every_language(language: Language) -> None:
    result = _run("--lang", language.value, "--asof", "2026-01-01", "--with", "bakhty-ayagoz")
    assert result.exit_code == 0
    assert not re.search(r"\b(ways|mode)\.[a-z]", result.output)
    assert {"en": "Changes of gauge", "kk": "Жолтабан", "ru": "Смены колеи"}[language] in (
        result.output
    )


def test_json_says_the_same() -> None:
    found = json.loads(_run("--json", "--without", "dostyk-moyynty").output)
    best = found["routes"][0]
    assert best["km"] == 4332.1
    assert best["km_by_mode"] == {"rail": 3861.8, "sea": 470.3}
    assert best["borders"] == ["KZ-AZ", "AZ-GE"]
    assert best["hours_by_part"]["sea"] == {"low": 18, "typical": 24, "high": 30}
    unknown = [part for part in best["parts"] if part["hours"] is None]
    assert [part["country"] or part["where"] for part in unknown] == ["GE", "aktau-port", "alat"]
    assert found["difference"] == {
        "changes_nothing": False,
        "km": 0.0,
        "hours": {"low": 11.7, "typical": 0.0, "high": 0.0},
    }
    named = {
        name for way in found["routes"] for part in way["parts"] for name in part["assumptions"]
    }
    assert named <= found["assumptions"].keys()
    assert found["assumptions"]["dostyk-moyynty-after"]["kind"] == "planned"


def test_json_without_switches_compares_nothing() -> None:
    found = json.loads(_run("--json").output)
    assert found["switched"] is None
    assert found["difference"] is None


def test_an_unknown_place_is_named_with_a_suggestion() -> None:
    result = _run(start="dostik2")
    assert result.exit_code == 1
    assert result.output == (
        "Error: --from: there is no place 'dostik2' in the network; did you mean dostyk?\n"
    )


def test_from_is_needed() -> None:
    result = CliRunner().invoke(main, ["plan", "--to", "poti"])
    assert result.exit_code == 2
    assert "Missing option '--from'" in result.output


def test_own_figures_are_counted_with_and_named() -> None:
    arguments = ("--within", "KZ,AZ,GE", "--assume", "caspian-crossing:10/12/14,az-border:2/3/4")
    result = _run(*arguments)
    assert _row(result, "sea")[0] == "10–12–14‡"
    assert (
        "With your own figures (low / typical / high): Crossing by sea: Aktau port – Alat port – "
        "10 / 12 / 14 hours instead of 18 / 24 / 30 hours\n" in result.output
    )
    found = json.loads(_run(*arguments, "--json").output)
    assert found["assume"] == ["az-border:2/3/4", "caspian-crossing:10/12/14"]
    crossing = found["assumptions"]["caspian-crossing"]
    assert crossing["changed_by_reader"] is True
    assert (crossing["low"], crossing["in_the_data"]["low"]) == (10, 18)
    assert found["assumptions"]["az-border"]["changed_by_reader"] is False


def test_only_the_hours_that_count_on_own_figures_are_marked() -> None:
    result = _run("--assume", "caspian-crossing:10/12/14")
    for label in ("sea", "Hours: least–typical–most"):
        assert ["‡" in hours for hours in _row(result, label)] == [True, False, True]
    assert "‡" not in "".join(_row(result, "moving"))
    assert "‡ counts on your own figures\n" in result.output


def test_own_figures_that_no_way_counts_on_leave_no_mark() -> None:
    result = _run("--within", "KZ,AZ,GE", "--assume", "cn-rail-speed:100/200/300")
    assert "With your own figures" in result.output
    assert "‡" not in result.output


def test_json_names_an_own_figure_that_only_decides_between_ways() -> None:
    found = json.loads(_run("--json", "--assume", "carec-border:1/2/3").output)
    assert found["assumptions"]["carec-border"]["changed_by_reader"] is True
    assert found["assumptions"]["carec-border"]["in_the_data"]["typical"] == 40.6
    assert not any(way["hours_count_on_own_figures"] for way in found["routes"])


@pytest.mark.parametrize("language", Language)
def test_every_assumption_has_a_name_in_every_language(language: Language) -> None:
    totals = {"xian-baku"}
    own = ",".join(f"{name}:1/2/3" for name in CATALOG.network.assumptions if name not in totals)
    result = _run("--lang", language.value, "--assume", own)
    assert result.exit_code == 0, result.output
    assert not re.search(r"\b(assumption|unit)\.[a-z]", result.output)
    (note,) = (line for line in result.output.splitlines() if line.count("; ") > 20)
    names = [change.split(" – ")[0] for change in note.split("; ")]
    assert {
        "en": "Speed by rail: Kazakhstan",
        "kk": "Теміржолдағы жылдамдық: Қазақстан",
        "ru": "Скорость по железной дороге: Казахстан",
    }[language] in names
