"""A word is found however it is typed."""

from string import ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corridors.catalog.search import fold

CYRILLIC = "".join(map(chr, range(0x430, 0x450)))
LETTERS = ascii_lowercase + CYRILLIC + "ё" + "әғқңөұүһі" + " -"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Dostyk", "Достык", "Достық", "Dostyq", "DOSTYK", "dostık"),
        ("moiynty", "Moyynty", "Mointy", "Мойынты"),
        ("Maktaaral", "Мақтаарал", "Мактаарал", "Maqtaaral", "Maktaral"),
        ("Zhanaozen", "Жаңаөзен", "Жанаозен", "Janaozen", "Jañaözen"),
        ("Zhetysay", "Жетісай", "Жетысай", "Jetysai", "Jetisay"),
        ("Khromtau", "Хромтау", "Hromtau"),
        ("Saryagash", "Сарыағаш", "Сарыагаш", "Saryaghash"),
        ("Aktau port", "Aktau-port", "«Aktau»  (port)", "aktau_port"),
        ("Kuryk", "Құрық", "Курык", "Quryq"),
        ("Чу", "чу"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_all_spellings_of_a_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Aktau", "Aktogay"), ("Almaty", "Altynkol"), ("Бақты", "Baku")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "  ", "–", "«»", "_"])
def test_a_text_without_words_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_a_script_that_nobody_folds_stays_searchable() -> None:
    assert fold("巴克图至阿亚古兹铁路") == "巴克图至阿亚古兹铁路"


@given(st.text(LETTERS))
@example("kkh")
@example("qh")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
@example("ї")
@example("\u210c")
def test_folding_any_text_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("cyrillic", "latin"), [("Тоҷикӣ", "Tojiki"), ("Хӯҷанд", "Khujand"), ("Київ", "Kiiv")]
)
def test_cyrillic_with_diacritics_is_found_in_latin(cyrillic: str, latin: str) -> None:
    assert fold(cyrillic) == fold(latin)
