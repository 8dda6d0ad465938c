"""The published site in a browser: from a sub-path, with nothing but files behind it."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from corridors.catalog.search import fold, search_terms
from corridors.history.figures import group_facts
from corridors.model.network import Effect
from corridors.model.terms import Measure
from corridors.model.vocabulary import Language
from corridors.routing.impact import effects_of
from corridors.text.words import words_for
from corridors.web.site import Site, publish
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import QUIET, READY, Reader
from tests.browser.server import serving_files
from tests.export.atom import ATOM, broken_rules
from tests.scenes import CATALOG, NEWEST, scene

MOST_BYTES = 400_000  # compressed, on a first visit
SPELLINGS = ["Достық", "Dostyk", "Мақтаарал", "Khorgos", "Özen", "ЖАҢАӨЗЕН", "Ы́й  --Цч"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("www")
    site = Site(CATALOG, "https://example.org/some/path/")
    publish(site.files(), root / "some" / "path", done=lambda: None)
    return root


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    with serving_files(folder) as address:
        yield f"{address}some/path/"


def _open(reader: Reader, page: str) -> Page:
    reader.page.goto(reader.address + page)
    if page.endswith("index.html") and "/" in page:
        reader.page.wait_for_function(READY)
    return reader.page


class Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the tag names."""
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


class Told(HTMLParser):
    """The links to other hosts that would tell those from where a reader comes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.others = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a link that has no word against it."""
        given = dict(attrs)
        host = urlsplit(given.get("href") or "").netloc
        if tag == "a" and host not in {"", "example.org"}:
            self.others += 1
            self.found += [] if "noreferrer" in (given.get("rel") or "") else [host]


def test_no_other_host_is_told_from_where_a_reader_comes(folder: Path) -> None:
    pages = [Told(path.read_text("utf-8")) for path in folder.rglob("*.html")]
    assert sum(page.others for page in pages) > 100
    assert [page.found for page in pages if page.found] == []


def test_no_link_between_the_pages_is_broken(folder: Path) -> None:
    root = "https://example.org/some/path/"
    waiting, seen = [root, f"{root}404.html"], {root}
    while waiting:
        here = waiting.pop()
        path = folder / urlsplit(here).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        assert path.is_file(), here
        if path.suffix != ".html":
            continue
        for link in Links(path.read_text("utf-8")).found:
            target = urldefrag(urljoin(here, link))[0]
            if target.startswith(root) and target not in seen:
                seen.add(target)
                waiting.append(target)
    pages = {link for link in seen if link.endswith(".html") and "404" not in link}
    assert len(pages) == 3 * (len(CATALOG.projects) + 1)


@pytest.mark.parametrize("language", Language)
def test_every_page_leads_to_the_feed_of_its_language(folder: Path, language: Language) -> None:
    root = "https://example.org/some/path/"
    address = f"{root}data/feed-{language}.atom"
    for page in ("index.html", f"{language}/index.html", f"{language}/bakhty-ayagoz.html"):
        head = (folder / "some/path" / page).read_text("utf-8").partition("</head>")[0]
        (link,) = re.findall(rf'type="application/atom[^>]*href="({address})"', head)
    feed = ET.fromstring((folder / urlsplit(link).path.lstrip("/")).read_bytes())  # noqa: S314
    assert list(broken_rules(feed)) == []
    links = {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")}
    assert links == {"self": address, "alternate": f"{root}{language}/"}
    related = {each.get("href") or "" for each in feed.iter(f"{ATOM}link")} - {address}
    assert f"{root}{language}/bakhty-ayagoz.html" in related


@pytest.mark.parametrize("language", Language)
def test_the_map_works_without_a_server(
    site: str, new_reader: NewReader, language: Language
) -> None:
    reader = new_reader(at=site)
    page = _open(reader, f"{language}/index.html")
    rows = page.locator("#projects tbody tr:visible")
    expect(rows).to_have_count(len(CATALOG.projects))
    found = sorted(p.id for p in scene("scope=all&q=Бақты").selection.projects)
    assert "bakhty-ayagoz" in found
    page.locator("[name=search]").fill("Бақты")
    expect(rows).to_have_count(len(found))
    assert page.evaluate("() => window.Corridors.state().shown") == found
    page.locator("[name=search]").fill("")
    page.locator("[name=country]").select_option("GE")
    georgian = len(scene("scope=all&country=GE").selection.projects)
    expect(rows).to_have_count(georgian)
    page.locator("#day").press("Home")
    assert rows.count() < georgian
    assert page.evaluate("() => document.documentElement.lang") == language


def test_the_browser_folds_words_as_the_catalog_does(site: str, new_reader: NewReader) -> None:
    page = _open(new_reader(at=site), "en/index.html")
    for text in [*SPELLINGS, *(p.name.kk for p in CATALOG.projects.values())]:
        script = "(text) => Corridors.fold(text, Corridors.standalone.data.folding)"
        assert page.evaluate(script, text) == fold(text)
    for text in [*SPELLINGS, "zzzz", "xx", "aaa aktau", "Ььь", "yiy", "2000", "III", "–"]:
        script = "(text) => Corridors.terms(text, Corridors.standalone.data.folding)"
        terms = search_terms(text)
        assert page.evaluate(script, text) == (terms if terms is None else list(terms))


def test_a_keyboard_walks_from_the_map_to_a_dossier_and_back(
    site: str, new_reader: NewReader
) -> None:
    reader = new_reader(at=site)
    page = _open(reader, "ru/index.html")
    link = page.locator("#projects a", has_text="Бахты – Аягоз")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("(element) => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h2").first).to_have_text("Бахты – Аягоз")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(READY)
    assert page.url.startswith(f"{site}ru/index.html")


@pytest.mark.parametrize("how", ["All projects", "Back"])
def test_the_map_looks_where_it_looked_before_a_dossier_was_opened(
    site: str, new_reader: NewReader, how: str
) -> None:
    page = _open(new_reader(at=site), "en/index.html")
    view = "() => window.Corridors.state().view"
    page.locator("#map_div").hover(position={"x": 201, "y": 103})
    page.mouse.wheel(0, -240)
    page.wait_for_function("() => location.hash.startsWith('#map=7/')")  # the zoom has ended
    before = page.evaluate(view)
    page.locator("#projects a", has_text="Dostyk–Moyynty").click()
    expect(page.locator("h2").first).to_have_text("Dostyk–Moyynty")
    if how == "Back":
        page.go_back()
    else:
        page.locator(".links a", has_text="Trans-Caspian").first.click()
        expect(page.locator("h2").first).to_have_text("Trans-Caspian International Transport Route")
        page.locator(".back").click()
    page.wait_for_function(READY)
    assert page.evaluate(view) == before


def test_a_spent_wheel_over_the_map_scrolls_the_page(site: str, new_reader: NewReader) -> None:
    page = _open(new_reader((1280, 500), at=site), "en/index.html#map=2/46/66")
    page.wait_for_function(READY)
    page.locator("#map_div").hover()
    page.evaluate("() => scrollTo(0, 0)")
    page.mouse.wheel(0, 60)
    page.wait_for_function("() => scrollY === 60")


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("path", ["en/index.html", "kk/dostyk-moyynty.html", "index.html"])
def test_axe_finds_nothing_grave_and_nothing_scrolls_sideways(
    site: str, new_reader: NewReader, size: tuple[int, int], path: str
) -> None:
    page = _open(new_reader(size, at=site), path)
    found = Axe().run(page).response["violations"]
    grave = [v["id"] for v in found if v["impact"] in {"serious", "critical"}]
    assert grave == []
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_first_visit_is_light(folder: Path, site: str, new_reader: NewReader) -> None:
    reader = new_reader(at=site, stranger=True)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = _open(reader, "kk/index.html")
    page.evaluate(QUIET)
    assert not any("/detail-" in url for url in asked)
    files = [folder / urlsplit(url).path.lstrip("/") for url in set(asked)]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files if file.is_file())
    assert 50_000 < size < MOST_BYTES


@pytest.mark.parametrize("project", CATALOG.projects)
@pytest.mark.parametrize("language", Language)
def test_a_dossier_gives_every_statement_its_source(
    folder: Path, project: str, language: Language
) -> None:
    page = (folder / "some" / "path" / language / f"{project}.html").read_text("utf-8")
    record = CATALOG.projects[project]
    of_capacity = [fact for fact in record.facts if fact.measure == Measure.CAPACITY]
    changed = effects_of(project, NEWEST)
    passes_more = changed and any(edge.effect is Effect.CAPACITY for edge in changed.edges)
    shown_again = len(group_facts(of_capacity, CATALOG.sources)) if passes_more else 0
    if project in NEWEST.slips and NEWEST.slips[project].move:
        shown_again += len(("first promised", "now"))
    assert page.count('<details class="source') == len(record.statements) + shown_again
    assert words_for(language).name(record.name) in page
    assert f"https://example.org/some/path/{language}/{project}.html" in page


def test_robots_find_every_page_and_each_is_there(folder: Path) -> None:
    root = folder / "some" / "path"
    site = ET.fromstring((root / "sitemap.xml").read_bytes())  # noqa: S314 - our own
    links = [str(node.text) for node in site.iter() if node.tag.endswith("loc")]
    assert len(links) == 1 + 3 * (1 + len(CATALOG.projects))
    for link in links:
        path = root / link.removeprefix("https://example.org/some/path/")
        assert path.is_file() or (path / "index.html").is_file()


def test_a_second_run_changes_only_what_changed(tmp_path: Path) -> None:
    pages = [("a.html", b"a"), ("b/c.html", b"c")]
    first = publish(iter(pages), tmp_path, done=lambda: None)
    assert (first.written, first.same, first.removed) == (2, 0, 0)
    (tmp_path / "mine.txt").write_text("mine")
    second = publish(iter([("a.html", b"b")]), tmp_path, done=lambda: None)
    assert (second.written, second.same, second.removed) == (1, 0, 1)
    assert not (tmp_path / "b" / "c.html").exists()
    assert (tmp_path / "mine.txt").exists()


def test_equal_data_give_an_equal_site(tmp_path: Path) -> None:
    few = dict(list(CATALOG.projects.items())[:2])
    reports = []
    for _ in range(2):
        site = Site(replace(CATALOG, projects=few), "https://example.org/some/path/")
        reports.append(publish(site.files(), tmp_path, done=lambda: None))
    first, second = reports
    assert first.written > 20
    assert (second.written, second.same, second.removed) == (0, first.written, 0)
