"""Pictures show the view, with all that a picture needs to be used without the page."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from PIL import Image

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.picture.projection import extent_of, latitude, ordinate
from corridors.export.provenance import ExportScope
from corridors.model.vocabulary import Language
from corridors.style import PALETTES, Theme
from tests.scenes import CATALOG, scene

LINK = "https://example.org/?lang=en"
A4_INCHES = (11.69, 8.27)
VIEWS = ["scope=all", "project=dostyk-moyynty", "map=6/46.2/77.9&type=railway"]


def _svg_text(link: str) -> str:
    content = export_file(scene(link), ExportRequest(Format.SVG, link=LINK)).content
    return " ".join("".join(node.itertext()) for node in ET.fromstring(content).iter())  # noqa: S314 - our own file


# a letter without a glyph, in any language, is a warning, and warnings are errors
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("link", VIEWS)
def test_png_is_drawn_in_every_language_and_theme(
    link: str, language: Language, theme: Theme
) -> None:
    view = scene(f"{link}&lang={language}", theme)
    image = Image.open(BytesIO(export_file(view, ExportRequest(Format.PNG, dpi=60)).content))
    assert image.size == tuple(int(inches * 60) for inches in A4_INCHES)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    railway = PALETTES[theme].types[scene("type=railway").selection.projects[0].type]
    assert tuple(bytes.fromhex(railway[1:])) in colours


@pytest.mark.parametrize("dpi", [100, 300])
def test_png_has_the_resolution_that_is_asked_for(dpi: int) -> None:
    image = Image.open(BytesIO(export_file(scene(), ExportRequest(Format.PNG, dpi=dpi)).content))
    assert image.width == int(A4_INCHES[0] * dpi)
    assert image.text["Source"] == ""  # type: ignore[attr-defined]


def test_svg_names_projects_scale_north_sources_day_and_address() -> None:
    text = _svg_text("type=railway")
    for words in (
        f"3 of {len(CATALOG.projects)} projects: named in the Dushanbe speech; Railway",
        "Dostyk–Moyynty",
        "Under construction",
        "500 km",
        "OpenStreetMap contributors",
        "as known on 11 March 2026",
        LINK,
        "Rail-news.kz, 20 February 2026",
    ):
        assert words in text
    assert "Aktau container hub" not in text


def test_svg_of_the_selected_project_names_no_other() -> None:
    view = scene("project=bakhty-ayagoz&lang=kk")
    text = export_file(view, ExportRequest(Format.SVG, ExportScope.SELECTED)).content.decode()
    assert "Бақты – Аягөз" in text
    assert "Дарбаза – Мақтаарал" not in text


def test_pdf_is_one_page_whose_letters_are_letters() -> None:
    content = export_file(scene("lang=ru"), ExportRequest(Format.PDF, link=LINK)).content
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert "Транспортные коридоры Казахстана" in document[0].get_textpage().get_text_range()
    image = document[0].render(scale=1).to_pil()
    assert len(image.getcolors(1 << 20) or []) > 100


@pytest.mark.parametrize("form", [Format.PNG, Format.SVG, Format.PDF])
def test_equal_views_give_equal_pictures(form: Format) -> None:
    first, second = (export_file(scene(), ExportRequest(form)).content for _ in range(2))
    assert first == second


def test_the_picture_looks_where_the_map_looks() -> None:
    extent = extent_of(scene("map=6/46.2/77.9"), (8, 6))
    assert extent.zoom == pytest.approx(6)
    assert (extent.west + extent.east) / 2 == pytest.approx(77.9)
    assert latitude((extent.south + extent.north) / 2) == pytest.approx(46.2)
    assert latitude(ordinate(51.5)) == pytest.approx(51.5)


def test_the_scale_is_right_in_the_middle() -> None:
    extent = extent_of(scene("map=6/60/77.9"), (8, 6))
    assert extent.km_per_inch == pytest.approx(40_075 / (256 * 2**6 / 96) / 2, rel=0.001)
