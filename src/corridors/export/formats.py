"""Every kind of file to download, in one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from corridors.export.geofiles import write_lines
from corridors.export.package import Progress, write_zip
from corridors.export.picture.sheet import DOTS_PER_INCH, write_picture
from corridors.export.provenance import ExportScope, Provenance, provenance, restrict
from corridors.export.standalone import write_html
from corridors.export.tables import tables, write_csv, write_json, write_xlsx
from corridors.model.project import Project
from corridors.scene import Scene


class Format(StrEnum):
    """A kind of file, named as in the command."""

    GEOJSON = "geojson"
    GPKG = "gpkg"
    KML = "kml"
    FLATGEOBUF = "flatgeobuf"
    GEOPARQUET = "geoparquet"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    HTML = "html"
    ZIP = "zip"


@dataclass(frozen=True)
class File:
    """A file to download."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class ExportRequest:
    """A request for a file: its format and the projects in it; `dpi` is the resolution of PNG.

    `link` is the address of the view, or an empty text where it is not known; `done` is called
    after each step of a long work.
    """

    form: Format
    take: ExportScope = ExportScope.FILTERED
    link: str = ""
    dpi: int = DOTS_PER_INCH
    done: Progress = lambda: None


Write = Callable[[Scene, Sequence[Project], Provenance, ExportRequest], bytes]


@dataclass(frozen=True)
class _Kind:
    suffix: str
    mime: str
    write: Write


def _lines(
    scene: Scene, projects: Sequence[Project], about: Provenance, order: ExportRequest
) -> bytes:
    return write_lines(scene, projects, about, _KINDS[order.form].suffix)


def _picture(scene: Scene, _: Sequence[Project], about: Provenance, order: ExportRequest) -> bytes:
    return write_picture(scene, about, _KINDS[order.form].suffix, order.dpi)


_ONE_AT_A_TIME = Lock()  # many at once would hold readers up, and need memory for all of them
_KINDS = {
    Format.GEOJSON: _Kind("geojson", "application/geo+json", _lines),
    Format.GPKG: _Kind("gpkg", "application/geopackage+sqlite3", _lines),
    Format.KML: _Kind("kml", "application/vnd.google-earth.kml+xml", _lines),
    Format.FLATGEOBUF: _Kind("fgb", "application/octet-stream", _lines),
    Format.GEOPARQUET: _Kind("parquet", "application/vnd.apache.parquet", _lines),
    Format.CSV: _Kind(
        "csv",
        "text/csv",
        lambda scene, projects, about, _: write_csv(tables(scene, projects)["statements"], about),
    ),
    Format.XLSX: _Kind(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda scene, projects, about, _: write_xlsx(tables(scene, projects), about),
    ),
    Format.JSON: _Kind(
        "json",
        "application/json",
        lambda scene, projects, about, _: write_json(tables(scene, projects), about),
    ),
    Format.PNG: _Kind("png", "image/png", _picture),
    Format.SVG: _Kind("svg", "image/svg+xml", _picture),
    Format.PDF: _Kind("pdf", "application/pdf", _picture),
    Format.HTML: _Kind(
        "html",
        "text/html",
        lambda scene, projects, about, _: write_html(scene, projects, about),
    ),
    Format.ZIP: _Kind(
        "zip",
        "application/zip",
        lambda scene, projects, about, order: write_zip(scene, projects, about, order.done),
    ),
}


def suffix_of(form: Format) -> str:
    """Return how the name of a file of this kind ends."""
    return _KINDS[form].suffix


def mime_of(form: Format) -> str:
    """Return the media type of a kind of file."""
    return _KINDS[form].mime


def name_of(scene: Scene, order: ExportRequest) -> str:
    """Return the name of the file that an order will be, without writing it."""
    about = provenance(restrict(scene, order.take), order.link)
    return about.file_name(order.take, suffix_of(order.form))


def export_file(scene: Scene, order: ExportRequest) -> File:
    """Return the file that is ordered; files are written one after another.

    Raises LookupError when the order holds no project.
    """
    shown = restrict(scene, order.take)
    projects = shown.selection.projects
    if not projects:
        message = f"no project is {order.take}: there is nothing to take away"
        raise LookupError(message)
    about = provenance(shown, order.link)
    with _ONE_AT_A_TIME:
        content = _KINDS[order.form].write(shown, projects, about, order)
    return File(name_of(scene, order), content, mime_of(order.form))
