"""Harmful data in a real browser: nothing runs, and the page is as usable as ever."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from corridors.catalog.catalog import Catalog
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from corridors.model.vocabulary import Language
from corridors.page.panel import STEP
from corridors.view.values import Tab
from corridors.web.site import Site, publish
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import READY, Reader
from tests.browser.server import running, serving_files
from tests.hostile.markup import Running
from tests.hostile.poisoned import LONG, write_poisoned
from tests.scenes import CATALOG, scene

pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
WIDER = """
() => [...document.querySelectorAll("html, [data-testid=stMain], .st-key-panel, [role=dialog]")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => `${box.className} ${box.scrollWidth} ${box.clientWidth}`)
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_poisoned(tmp_path_factory.mktemp("poisoned"))


@pytest.fixture(scope="module")
def catalog(data: Path) -> Catalog:
    return Catalog.read(data)


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    with running(data) as address:
        yield address


def _expect_calm(page: Page) -> None:
    """Expect that nothing ran, in no frame, and that nothing scrolls sideways."""
    for frame in page.frames:
        assert frame.evaluate("() => window.hacked") is None, frame.url
        assert frame.evaluate("() => document.querySelectorAll('[src=x], [onload]').length") == 0
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize(
    ("size", "language"),
    [
        (PHONE, "en"),
        pytest.param(WIDE, "ru", marks=pytest.mark.all),
        pytest.param(PHONE, "kk", marks=pytest.mark.all),
    ],
)
def test_the_page_is_usable(
    server: str, catalog: Catalog, new_reader: NewReader, size: tuple[int, int], language: str
) -> None:
    reader = new_reader(size, at=server)
    reader.open(f"?scope=all&lang={language}&since=2020-01-01")
    reader.expect_cards(STEP)
    reader.wait_for_shown(*(name for name, drawn in catalog.section_ids.items() if drawn))
    _expect_calm(reader.page)
    box = reader.page.locator(".st-key-map-frame iframe").bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 250
    reader.open(f"?scope=all&lang={language}&project={LONG}")
    expect(reader.page.locator(".dossier h2")).to_be_visible()
    _expect_calm(reader.page)


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.all)])
def test_no_dossier_runs_anything(
    server: str, catalog: Catalog, new_reader: NewReader, step: int
) -> None:
    reader = new_reader(at=server)
    reader.open("?scope=all&lang=en")
    for name, project in list(catalog.projects.items())[::step]:
        shown = f".dossier[data-project={name}] h2"
        reader.follow(Language.EN, f"scope=all&project={name}", shown)
        shown = reader.page.locator(".dossier h2").evaluate("(head) => head.textContent")
        assert shown == project.name.en
        reader.page.evaluate(
            "() => document.querySelectorAll('details').forEach((d) => d.open = 1)"
        )
        _expect_calm(reader.page)


def test_tip_tabs_and_share_panel_run_nothing(
    server: str, catalog: Catalog, new_reader: NewReader
) -> None:
    reader = new_reader(at=server)
    reader.open(f"?scope=all&lang=en&project={LONG}&since=2020-01-01")
    reader.hover_line(LONG)
    tip = reader.frame.locator(".tip b")
    tip.wait_for()
    assert tip.evaluate("(tip) => tip.textContent") == catalog.projects[LONG].name.en
    tips = reader.frame.locator(".leaflet-tooltip.tip")
    assert tips.evaluate("(tip) => tip.scrollWidth - tip.clientWidth") <= 0
    for page in Tab:
        reader.follow(Language.EN, f"scope=all&project={LONG}&since=2020-01-01&tab={page}", "h1")
        _expect_calm(reader.page)
    dialog = reader.open_share_panel()
    for tab in dialog.get_by_role("tab").all():
        tab.click()
        _expect_calm(reader.page)


def test_ways_and_what_they_count_with_run_nothing(server: str, new_reader: NewReader) -> None:
    reader = new_reader(at=server)
    question = "from=dostyk&to=poti&with=moyynty-kyzylzhar&assume=kz-rail-speed:400/500/600"
    reader.open(f"?lang=en&{question}")
    expect(reader.page.locator(".ways tbody tr").first).to_be_visible()
    reader.follow(Language.EN, f"tab=assumptions&{question}", ".assumptions")
    network = CATALOG.network
    rows = reader.page.locator(".assumptions tbody tr")
    expect(rows).to_have_count(len(network.assumptions) + len(network.published))
    for source in reader.page.locator(".assumptions .source summary").all()[::9]:
        source.click()
    _expect_calm(reader.page)


@pytest.mark.parametrize("link", ["?embed=true&scope=all", f"share/{LONG}?lang=en", "share/"])
@pytest.mark.parametrize("size", [PHONE, pytest.param(WIDE, marks=pytest.mark.all)])
def test_embedded_and_shared_pages_run_nothing(
    server: str, new_reader: NewReader, link: str, size: tuple[int, int]
) -> None:
    reader = new_reader(size, at=server)
    if "embed" in link:
        reader.open(link)
    else:
        reader.page.goto(server + link)
        expect(reader.page.locator("h1")).to_be_visible()
    _expect_calm(reader.page)


@pytest.fixture(scope="module")
def folder(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish one project, and the map of all as one file."""
    root = tmp_path_factory.mktemp("www")
    some = replace(catalog, projects={LONG: catalog.projects[LONG]})
    publish(Site(some, "https://example.org/").files(), root, done=lambda: None)
    standalone = export_file(
        scene("scope=all", catalog=catalog), ExportRequest(Format.HTML, ExportScope.ALL)
    )
    (root / "standalone.html").write_bytes(standalone.content)
    return root


def test_published_files_run_only_their_own_scripts(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    assert len(pages) == 3 * 2 + 3
    for path in pages:
        page = Running(path.read_text("utf-8"))
        assert page.found == [], path
        own = {"standalone": 2, "index": 3, LONG: 2}.get(path.stem, 0)
        assert page.scripts == (0 if path == folder / "index.html" else own)
    for path in (*folder.rglob("*.xml"), *folder.rglob("*.atom")):
        ET.fromstring(path.read_bytes())  # noqa: S314 - our own


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with serving_files(folder) as address:
        yield address


def _open(reader: Reader, path: str) -> Page:
    reader.page.goto(reader.address + path)
    if "index" in path or "standalone" in path:
        reader.page.wait_for_function(READY)
        assert reader.page.evaluate("() => window.Corridors.state().shown.length") > 0
    return reader.page


@pytest.mark.parametrize("size", [PHONE, pytest.param(WIDE, marks=pytest.mark.all)])
@pytest.mark.parametrize("path", ["en/index.html", f"ru/{LONG}.html", "standalone.html"])
def test_the_published_map_runs_nothing(
    site: str, new_reader: NewReader, size: tuple[int, int], path: str
) -> None:
    page = _open(new_reader(size, at=site), path)
    _expect_calm(page)
