"""Links, embeds, citations and files, as a reader takes them from the share panel."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.model.vocabulary import Language, ProjectType
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader
from tests.scenes import CATALOG, VERSION, scene

FIGURES = ",".join(f"{name}:1/2/3" for name in list(CATALOG.network.assumptions)[:40])
ALL = CATALOG.projects.values()
FOREIGN = "<!DOCTYPE html><h1>Another page</h1>"


def _open_panel(reader: Reader, tab: str) -> Locator:
    dialog = reader.open_share_panel()
    dialog.get_by_role("tab", name=tab).click()
    return dialog


def test_the_panel_hands_out_a_link_kept_up_to_date_and_one_of_today(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("?type=railway#map=5.5/45/66")
    dialog = _open_panel(reader, "Link")
    codes = dialog.locator(".st-key-share-link code")
    expect(codes).to_have_count(2)
    current, dated = (code.inner_text() for code in codes.all())
    assert current == f"{reader.address}?lang=en&type=railway#map=5.5/45/66"
    assert dated == f"{reader.address}?lang=en&type=railway&asof=2026-03-11#map=5.5/45/66"
    dialog.get_by_role("button", name="Copy").first.click()
    assert reader.page.evaluate("() => navigator.clipboard.readText()") == current

    stranger = new_reader(stranger=True)
    stranger.open(dated.removeprefix(reader.address))
    expect(stranger.page.locator(".sentence")).to_contain_text("as known on 11 March 2026")
    assert stranger.state()["view"]["zoom"] == 5.5


# nearly as much as a code holds that is drawn
LONG = (
    "?lang=en&type=railway,highway,corridor,port&status=proposed,planned,construction,partial,"
    "operational,suspended,cancelled,unknown&country=AZ,CN,GE,KZ,TM&scope=all"
    "&project=bakhty-ayagoz&asof=2025-06-30&since=2023-09-14&from=altynkol&to=poti&by=time"
    "&via=alat,aktau-port&with=moyynty-kyzylzhar&tab=assumptions"
)


@pytest.mark.parametrize(
    ("size", "theme", "link"),
    [(WIDE, "light", "?project=bakhty-ayagoz#map=7/47/81"), (PHONE, "dark", LONG)],
)
def test_a_camera_reads_the_link_from_the_qr_code(
    new_reader: NewReader, size: tuple[int, int], theme: Literal["light", "dark"], link: str
) -> None:
    reader = new_reader(size, stranger=True)
    reader.page.emulate_media(color_scheme=theme)
    reader.open(link)
    dialog = _open_panel(reader, "Link")
    picture = dialog.get_by_role("img", name="QR code of the link")
    expect(picture).to_be_visible()
    shown = Image.open(BytesIO(picture.screenshot()))
    (code,) = zxingcpp.read_barcodes(shown)
    assert code.text == dialog.locator("code").first.inner_text()
    modules = segno.make_qr(code.text, error="m").symbol_size(border=4)[0]
    assert shown.width >= 3 * modules
    mail = dialog.get_by_role("link", name="Send by e-mail").get_attribute("href")
    assert mail is not None
    assert mail.startswith("mailto:?subject=Transport%20corridors")


def test_a_link_that_no_camera_could_read_has_no_qr_code(reader: Reader) -> None:
    reader.open(f"{LONG}&assume={FIGURES}")
    dialog = _open_panel(reader, "Link")
    expect(dialog).to_contain_text("too long for a QR code that a camera could read")
    expect(dialog.get_by_role("img")).to_have_count(0)
    expect(dialog.locator(".st-key-share-link code")).to_have_count(1)


def test_the_citation_names_the_day_and_its_link(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    dialog = _open_panel(reader, "Cite")
    cite = dialog.locator(".st-key-share-cite code")
    expect(cite).to_have_count(3)
    (item,) = json.loads(cite.nth(2).inner_text())
    assert "Bakhty–Ayagoz" in item["title"]
    assert "asof=2026-03-11" in item["URL"]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_files_are_those_of_the_view(new_reader: NewReader, size: tuple[int, int]) -> None:
    reader = new_reader(size)
    reader.open("?type=railway")
    dialog = _open_panel(reader, "Files")
    expect(dialog.get_by_role("radio", name="Shown 3")).to_be_checked()
    with reader.page.expect_download() as download:
        dialog.get_by_role("button", name="GeoJSON").click()
    assert download.value.suggested_filename == (
        f"corridors-{VERSION}-as-of-2026-03-11-filtered.geojson"
    )
    content = json.loads(download.value.path().read_text("utf-8"))
    lines = {row["properties"]["project"] for row in content["features"]} - {None}
    assert sorted(lines) == reader.state()["shown"]


def test_an_embed_stands_in_a_foreign_page(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("?scope=all#map=5/45/66")
    dialog = _open_panel(reader, "Embed")
    dialog.get_by_role("radio", name="800").click()
    code = dialog.locator(".st-key-share-embed code")
    expect(code).to_contain_text('height="800"')
    foreign = new_reader(stranger=True)
    foreign.page.set_content(FOREIGN + code.inner_text())
    embed = foreign.page.frame_locator("iframe")
    expect(embed.locator(".legend")).not_to_be_visible()
    embed.locator(".legend-box summary").click()
    for shown in ("Railway", "Border crossing", "Under construction", "Surveyed line"):
        expect(embed.locator(".legend li", has_text=shown).first).to_be_visible()
    expect(embed.locator(".foot")).to_contain_text(
        f"{len(CATALOG.projects)} of {len(CATALOG.projects)} projects"
    )
    expect(embed.get_by_role("link", name="Open the whole page")).to_have_attribute(
        "href", f"{reader.address}?lang=en&scope=all"
    )
    expect(embed.locator("[data-testid=stSidebar]")).to_have_count(0)
    inner = embed.frame_locator(".st-key-map-frame iframe")
    expect(inner.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    expect(embed.locator(".st-key-share-button")).to_have_count(0)


def test_a_spent_wheel_over_an_embed_scrolls_the_page_around_it(new_reader: NewReader) -> None:
    reader = new_reader(stranger=True)
    frame = f'<iframe src="{reader.address}?embed=true#map=2/46/66" width="900" height="600">'
    reader.page.set_content(f"{FOREIGN}{frame}</iframe><p style='height: 3000px'>")
    inner = reader.page.frame_locator("iframe").frame_locator(".st-key-map-frame iframe")
    expect(inner.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    reader.page.mouse.move(400, 300)
    reader.page.mouse.wheel(0, 200)
    reader.page.wait_for_function("() => scrollY === 200")


@cache
def _one_file(language: Language) -> bytes:
    return export_file(scene(f"scope=all&lang={language}"), ExportRequest(Format.HTML)).content


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("language", Language)
def test_the_one_file_map_works_from_disk_without_a_network(
    browser: Browser, tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(_one_file(language))
    context = browser.new_context(
        offline=True, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.Corridors.state().ready")
    shown = "() => window.Corridors.state().shown.length"
    total = len(CATALOG.projects)
    assert page.evaluate(shown) == total
    expect(page.locator("#projects tbody tr:visible")).to_have_count(total)
    page.locator("#day").press("Home")
    assert page.evaluate(shown) < 5
    page.locator("#day").press("End")
    page.locator("[value=railway]").uncheck()
    assert page.evaluate(shown) == sum(p.type is not ProjectType.RAILWAY for p in ALL)
    page.locator("#projects a:visible").first.click()
    page.wait_for_function("() => window.Corridors.state().selected !== null")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert errors == []
    assert requests == [path.as_uri()]
    context.close()


def test_a_spent_wheel_over_the_one_file_map_scrolls_its_page(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(_one_file(Language.EN))
    context = browser.new_context(viewport={"width": 1280, "height": 500}, reduced_motion="reduce")
    page = context.new_page()
    for link, zoom, turn in (("#map=2/46/66", None, 60), ("#map=18/46/66", 12, -60)):
        page.goto(path.as_uri() + link)
        page.wait_for_function("() => window.Corridors.state().ready")
        page.locator("#map_div").hover()
        page.evaluate("() => scrollTo(0, 100)")
        before = page.evaluate("() => window.Corridors.state().view.zoom")
        page.mouse.wheel(0, turn)
        page.wait_for_function("(y) => scrollY === y", arg=100 + turn)
        assert page.evaluate("() => window.Corridors.state().view.zoom") == before
        assert zoom in {None, before}
    context.close()


def test_paper_has_map_legend_panel_and_sources(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    document = pypdfium2.PdfDocument(reader.page.pdf(prefer_css_page_size=True))
    pages = [_without_spaces(page.get_textpage().get_text_range()) for page in document]
    for words in ("Bakhty–Ayagoz", "Surveyed line", "Urzhar", "Rail-news.kz, 20 February 2026"):
        assert _without_spaces(words) in pages[0]
    assert _without_spaces("Clear filters") not in "".join(pages)
    assert len(pages) < 10


def _without_spaces(text: str) -> str:
    """Return a text without the gaps that a reader of PDF takes for spaces."""
    return "".join(text.split())
