"""Measures, units and scopes are a list in the data: a new entry is enough."""

from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.history.lengths import published_by_country
from corridors.model.terms import Vocabulary
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.checks.sound import write_sound_data

LIST, LINE = "vocabulary.toml", "projects/line.toml"
NEW_SCOPE = """
[scopes.in_testland]
country = "KZ"
name = { en = "in Testland", kk = "Тестстанда", ru = "в Тестландии" }
"""
NEW_UNIT = """
[units."carts/day"]
name.en = { one = "{n} cart a day", other = "{n} carts a day" }
name.kk = { other = "тәулігіне {n} вагон" }
name.ru = { one = "{n} телега", few = "{n} телеги", many = "{n} телег" }
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sound_data(tmp_path)


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_new_scope_and_unit_need_nothing_but_their_entries(data: Path) -> None:
    _add(data / LIST, NEW_SCOPE + NEW_UNIT)
    _change(data / LINE, 'unit = "km"', 'unit = "carts/day"\nscope = "in_testland"')
    catalog = Catalog.read(data)
    (fact,) = catalog.projects["line"].facts
    words = words_for(Language.RU)
    assert catalog.problems == ()
    assert words.measure(fact) == "Протяжённость (в Тестландии)"
    assert words.value(fact) == "157 телег"


def test_a_scope_with_a_country_is_the_part_of_a_project_there(data: Path) -> None:
    _add(data / LIST, NEW_SCOPE)
    _change(data / LINE, 'countries = ["KZ"]', 'countries = ["KZ", "AZ"]')
    _change(data / LINE, 'unit = "km"', 'unit = "km"\nscope = "in_testland"')
    catalog = Catalog.read(data)
    line = catalog.projects["line"]
    assert published_by_country(line, catalog.sources) == {"KZ": line.facts[0]}


def test_a_word_that_the_list_has_not_is_named_with_its_record(data: Path) -> None:
    _change(data / LINE, 'measure = "length"', 'measure = "lenght"')
    assert f"{LINE}: facts.0.measure: 'lenght' is not under [measures] of {LIST}" in (
        Catalog.read(data).problems
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = { en = "Length", ', "name = { ", "measures.length: name.en: Field required"),
        ('quantity = "length"', "quantify = 1", "units.km: quantify: Extra inputs"),
        ("[scopes.section]", "[places.section]", "places: the tables here are measures, units"),
        ("{n} US dollars", "US dollars", "units.USD: name.en: {n}, the place of the number, is"),
        ("{n} US dollars", "{n.x} dollars", "units.USD: name.en: needs a form such as"),
    ],
)
def test_a_broken_entry_is_named_and_takes_no_project_down(
    data: Path, old: str, new: str, said: str
) -> None:
    _change(data / LIST, old, new)
    catalog = Catalog.read(data)
    assert any(problem.startswith(f"{LIST}: {said}") for problem in catalog.problems)
    assert catalog.projects.keys() == {"line", "way"}


@pytest.mark.parametrize("text", ["[measures", None])
def test_without_its_list_the_data_is_shown_by_ids(data: Path, text: str | None) -> None:
    (data / LIST).unlink() if text is None else (data / LIST).write_text(text, "utf-8")
    catalog = Catalog.read(data)
    assert [problem.split(":")[0] for problem in catalog.problems] == [LIST]
    (fact,) = catalog.projects["line"].facts
    assert words_for(Language.KK).measure(fact) == "length"


def test_a_list_that_was_read_whole_knows_what_it_has_not() -> None:
    with pytest.raises(ValueError, match="'km' is not under"):
        Vocabulary().term("units", "km")
    assert Vocabulary(is_complete=False).term("units", "km") == "km"
