"""A view selects projects, its filters are counted, its search forgives spelling."""

from datetime import date
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.model.project import Project
from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.view.values import MapView, ProjectSet
from corridors.view.view import View
from tests.records import write_data
from tests.scenes import NEWEST, SIX, scene

RAILWAY, HIGHWAY, CORRIDOR, PORT, _ = ProjectType
EVERYTHING = [
    "dostyk-moyynty",
    "bakhty-ayagoz",
    "zhanaozen-turkmenistan",
    "trans-caspian",
    "aktau-container-hub",
]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return Catalog.read(write_data(tmp_path_factory.mktemp("catalog")))


def ids(projects: tuple[Project, ...]) -> list[str]:
    return [project.id for project in projects]


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(), EVERYTHING),
        (View(language=Language.KK, project="trans-caspian", map=MapView(6, 46, 77)), EVERYTHING),
        (View(types=(RAILWAY,)), ["dostyk-moyynty", "bakhty-ayagoz"]),
        (View(types=(HIGHWAY,)), ["zhanaozen-turkmenistan"]),
        (View(types=(CORRIDOR, PORT)), ["trans-caspian", "aktau-container-hub"]),
        (
            View(statuses=(StatusCode.CONSTRUCTION,)),
            ["bakhty-ayagoz", "zhanaozen-turkmenistan"],
        ),
        (
            View(statuses=(StatusCode.PLANNED, StatusCode.OPERATIONAL)),
            ["dostyk-moyynty", "trans-caspian", "aktau-container-hub"],
        ),
        (View(statuses=(StatusCode.CANCELLED,)), []),
        (View(countries=("TM",)), ["zhanaozen-turkmenistan"]),
        (View(countries=("AZ", "CN")), ["bakhty-ayagoz", "trans-caspian"]),
        (View(types=(RAILWAY,), statuses=(StatusCode.OPERATIONAL,)), ["dostyk-moyynty"]),
        (View(types=(RAILWAY,), countries=("CN",), search="bakhty"), ["bakhty-ayagoz"]),
        (View(types=(RAILWAY,), countries=("TM",)), []),
    ],
)
def test_a_view_shows_what_passes_all_its_filters_by_type_and_name(
    catalog: Catalog, view: View, shown: list[str]
) -> None:
    assert ids(catalog.as_of(None).select(view).projects) == shown


@pytest.mark.parametrize("kind", ProjectType)
def test_every_type_can_be_chosen(kind: ProjectType) -> None:
    shown = NEWEST.select(View(types=(kind,), project_set=ProjectSet.ALL)).projects
    assert {project.type for project in shown} == {kind}


def test_each_choice_is_counted(catalog: Catalog) -> None:
    facets = catalog.as_of(None).select(View()).facets
    assert facets.types == {RAILWAY: 2, HIGHWAY: 1, CORRIDOR: 1, PORT: 1}
    assert facets.statuses == {
        StatusCode.OPERATIONAL: 2,
        StatusCode.CONSTRUCTION: 2,
        StatusCode.PLANNED: 1,
    }
    assert facets.countries == {"KZ": 5, "CN": 1, "TM": 1, "AZ": 1}


@pytest.mark.parametrize(
    ("facet", "view"),
    [
        ("types", View(types=(HIGHWAY,))),
        ("statuses", View(statuses=(StatusCode.CONSTRUCTION,))),
        ("countries", View(countries=("TM",))),
    ],
)
def test_a_filter_does_not_count_against_itself(catalog: Catalog, facet: str, view: View) -> None:
    counted, everything = (
        getattr(catalog.as_of(None).select(v).facets, facet) for v in (view, View())
    )
    assert counted == everything


@pytest.mark.parametrize(
    "view",
    [
        View(countries=("TM",)),
        View(search="Жаңаөзен"),
        View(statuses=(StatusCode.CONSTRUCTION,), countries=("TM",)),
    ],
)
def test_the_other_filters_count(catalog: Catalog, view: View) -> None:
    assert catalog.as_of(None).select(view).facets.types == {HIGHWAY: 1}


@pytest.mark.parametrize("kind", ProjectType)
def test_a_count_is_what_its_choice_shows(catalog: Catalog, kind: ProjectType) -> None:
    view = View(countries=("KZ",), statuses=(StatusCode.CONSTRUCTION,))
    counted = catalog.as_of(None).select(view).facets.types[kind]
    chosen = View(types=(kind,), countries=view.countries, statuses=view.statuses)
    assert len(catalog.as_of(None).select(chosen).projects) == counted


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("bakhty", ["bakhty-ayagoz"]),
        ("Бақты", ["bakhty-ayagoz"]),
        ("AYAGOZ bakhty", ["bakhty-ayagoz"]),
        ("Жанаозен", ["zhanaozen-turkmenistan"]),
        ("janaozen", ["zhanaozen-turkmenistan"]),
        ("second track to china", ["dostyk-moyynty"]),
        ("middle", ["trans-caspian"]),
        ("Орта дәліз", ["trans-caspian"]),
        ("ақтау", ["aktau-container-hub"]),
        ("bakhty aktau", []),
        ("Atlantis", []),
        ("", EVERYTHING),
        ("–", EVERYTHING),
    ],
)
def test_a_search_finds_names_and_aliases_in_every_spelling(
    catalog: Catalog, search: str, shown: list[str]
) -> None:
    assert ids(catalog.as_of(None).select(View(search=search)).projects) == shown


@pytest.mark.parametrize(
    "search",
    ["zzzz", "xx", "qqqq", "aaa", "Ььь", "ъ", "жж", "yiy", "bakhty zzzz", "ooo aktau", "ыыыы"],
)
def test_nonsense_finds_nothing(search: str) -> None:
    selection = NEWEST.select(View(search=search, project_set=ProjectSet.ALL))
    assert selection.projects == ()
    assert selection.place is None


@pytest.mark.parametrize("search", ["", "–", "  ", "...", "«»"])
def test_a_search_without_words_leaves_nothing_out(search: str) -> None:
    selection = NEWEST.select(View(search=search, project_set=ProjectSet.ALL))
    assert len(selection.projects) == len(NEWEST.projects)
    assert not selection.is_searched


@pytest.mark.parametrize("search", ["", "–", "Samarkand"])
def test_a_search_that_leaves_nothing_out_counts_every_project(search: str) -> None:
    facets = NEWEST.select(View(search=search)).facets
    assert facets.extents == {ProjectSet.SPEECH: len(SIX), ProjectSet.ALL: len(NEWEST.projects)}


@pytest.mark.parametrize("search", ["a", "Чу", "2", "kz"])
def test_what_one_types_first_finds_what_has_it(search: str) -> None:
    found = NEWEST.select(View(search=search, project_set=ProjectSet.ALL)).projects
    assert {p.id for p in found} == NEWEST.index.projects(search)


def test_the_sentence_says_whether_a_place_that_was_found_leaves_projects_out() -> None:
    everything, some = scene("scope=all&q=Grozny"), scene("scope=all&q=Kars")
    assert not everything.selection.is_searched
    assert everything.sentence.endswith(
        "map at Grozny (no project has this name, so none is left out)"
    )
    assert 0 < len(some.selection.projects) < len(NEWEST.projects)
    assert some.sentence.endswith("matching “Kars”; map at Kars")


@pytest.mark.parametrize("search", ["Druzhba", "Дружба", "mointy", "Достық"])
def test_a_search_finds_the_projects_of_a_place(catalog: Catalog, search: str) -> None:
    """Every leg of the tiny data runs from Dostyk to Moyynty, by name or by alias."""
    assert ids(catalog.as_of(None).select(View(search=search)).projects) == EVERYTHING


def test_a_place_that_no_leg_touches_finds_no_project(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "projects" / "trans-caspian.toml"
    text = path.read_text(encoding="utf-8").replace('"moyynty"', '"aktau"')
    path.write_text(text, encoding="utf-8")
    found = Catalog.read(data).as_of(None).select(View(search="Mointy")).projects
    assert ids(found) == [name for name in EVERYTHING if name != "trans-caspian"]


@pytest.mark.parametrize("search", ["Almaty", "алматы", "Алма-Ата"])
def test_the_name_of_a_town_moves_the_map_and_hides_nothing(catalog: Catalog, search: str) -> None:
    selection = catalog.as_of(None).select(View(search=search))
    assert selection.place
    assert selection.place.id == "almaty"
    assert ids(selection.projects) == EVERYTHING


def test_the_name_of_a_town_leaves_the_other_filters_as_they_are(catalog: Catalog) -> None:
    selection = catalog.as_of(None).select(View(search="Almaty", types=(PORT,)))
    assert ids(selection.projects) == ["aktau-container-hub"]


def test_the_name_of_a_place_moves_the_map(catalog: Catalog) -> None:
    place = catalog.as_of(None).select(View(search="druzhba")).place
    assert place
    assert place.id == "dostyk"


@pytest.mark.parametrize("search", ["", "Alma", "Almaty 2", "bakhty"])
def test_what_names_no_place_leaves_the_map_where_it_is(catalog: Catalog, search: str) -> None:
    assert catalog.as_of(None).select(View(search=search)).place is None


@pytest.mark.parametrize(
    ("view", "resolved"),
    [
        (View(project="dostyk-moyynty"), View(project="dostyk-moyynty")),
        (View(project="atlantis"), View()),
        (View(countries=("KZ", "QQ", "TM")), View(countries=("KZ", "TM"))),
        (View(countries=("QQ",)), View()),
        (
            View(project="atlantis", types=(PORT,), search="x", map=MapView(6, 46, 77)),
            View(types=(PORT,), search="x", map=MapView(6, 46, 77)),
        ),
    ],
)
def test_unknown_projects_and_countries_are_dropped(
    catalog: Catalog, view: View, resolved: View
) -> None:
    assert catalog.resolve(view) == resolved


def test_a_corridor_has_the_projects_that_name_it(catalog: Catalog) -> None:
    assert ids(catalog.as_of(None).members("trans-caspian")) == [
        "aktau-container-hub",
        "dostyk-moyynty",
    ]


def test_a_project_has_the_status_that_its_statements_give(catalog: Catalog) -> None:
    assert catalog.as_of(None).statuses == {
        "aktau-container-hub": StatusCode.PLANNED,
        "bakhty-ayagoz": StatusCode.CONSTRUCTION,
        "dostyk-moyynty": StatusCode.OPERATIONAL,
        "trans-caspian": StatusCode.OPERATIONAL,
        "zhanaozen-turkmenistan": StatusCode.CONSTRUCTION,
    }
    assert catalog.as_of(None).section_statuses["bakhty-ayagoz"] == {
        "main": StatusCode.CONSTRUCTION
    }


def test_an_outlook_has_the_status_of_the_catalog(catalog: Catalog) -> None:
    project = catalog.projects["dostyk-moyynty"]
    outlook = catalog.as_of(None).outlook(project, date(2026, 3, 11))
    assert (outlook.status, outlook.opened) == (StatusCode.OPERATIONAL, project.statuses[0])


def test_the_same_folder_gives_the_same_catalog(tmp_path: Path, catalog: Catalog) -> None:
    again = Catalog.read(write_data(tmp_path))
    assert ids(again.as_of(None).select(View()).projects) == ids(
        catalog.as_of(None).select(View()).projects
    )
    assert list(again.projects) == sorted(again.projects)
