"""The share panel: links, embed, citation, and files of what is shown."""

from dataclasses import dataclass, replace
from datetime import date

import segno
import streamlit as st

from corridors.export.citation import Citation
from corridors.export.formats import ExportRequest, Format, export_file, mime_of, name_of
from corridors.export.provenance import ExportScope, provenance, restrict
from corridors.live import current_catalog
from corridors.model.vocabulary import Language
from corridors.page.markup import base, render, show
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text.words import words_for
from corridors.view.values import MapView
from corridors.view.view import View

_REQUESTED = "share"
_HEIGHTS = (400, 600, 800, 1000)  # pixels
_DPI = (100, 150, 300)
# A camera that looks at a screen reads modules of three pixels; so many of them fit a phone.
_MODULE, _QUIET, _MOST_VERSION = 3, 4, 15
_GROUPS = {
    "lines": (Format.GEOJSON, Format.GPKG, Format.KML, Format.FLATGEOBUF, Format.GEOPARQUET),
    "tables": (Format.CSV, Format.XLSX, Format.JSON, Format.ZIP),
    "pictures": (Format.PNG, Format.SVG, Format.PDF, Format.HTML),
}
# What is not written in capitals, and what no catalog has is a name in every language.
_NAMES = {
    Format.GEOJSON: "GeoJSON",
    Format.GPKG: "GeoPackage",
    Format.FLATGEOBUF: "FlatGeobuf",
    Format.GEOPARQUET: "GeoParquet",
    Format.HTML: "format.html",
    Format.ZIP: "format.zip",
}


@dataclass(frozen=True)
class Code:
    """A QR code: its picture as an address, and how many pixels wide it is drawn."""

    picture: str
    pixels: int


def ask(seen: MapView | None) -> None:
    """Ask for the panel; `seen` is where the map looks, if that is known."""
    st.session_state[_REQUESTED] = seen


def show_button(scene: Scene) -> None:
    """Show the button; a map that has loaded says with the click where it looks."""
    st.button(
        scene.words("share.title"),
        key="share-button",
        icon=":material/share:",
        on_click=ask,
        args=(None,),
    )


def show_panel(scene: Scene) -> None:
    """Open the panel in the run after it was asked for."""
    if _REQUESTED not in st.session_state:
        return
    seen: MapView | None = st.session_state.pop(_REQUESTED)
    language = scene.words.language
    view = replace(scene.view, map=seen, language=language)
    show = st.dialog(scene.words("share.title"), width="large")(_show)
    show(view, language, scene.theme, scene.now)


def _scene(view: View, language: Language, theme: Theme, now: date) -> Scene:
    """Return the scene of a view in the current data.

    Streamlit keeps the panel, and what writes its files, as long as the panel is open: no catalog
    is in them.
    """
    catalog = current_catalog()
    return Scene(catalog, catalog.resolve(view), words_for(language), theme, now)


def _show(view: View, language: Language, theme: Theme, now: date) -> None:
    scene = _scene(view, language, theme, now)
    words = scene.words
    tabs = st.tabs([words(f"share.{name}") for name in _PARTS])
    for tab, (name, part) in zip(tabs, _PARTS.items(), strict=True):
        with tab, st.container(key=f"share-{name}"):
            part(scene)


def _dated(scene: Scene) -> View:
    """Return the view as of the day of its knowledge, which never changes."""
    return replace(scene.view, as_of=provenance(scene, "").as_of)


def _show_links(scene: Scene) -> None:
    words, dated = scene.words, _dated(scene)
    current = scene.view.link(base())
    if scene.view.as_of is None:
        st.markdown(f"**{words('share.current')}**")
        st.code(current, language=None, wrap_lines=True)
    st.markdown(f"**{words('share.dated', date=words.day(provenance(scene, '').as_of))}**")
    st.code(dated.link(base()), language=None, wrap_lines=True)
    show(
        "share.html",
        words=words,
        code=code_of(current),
        subject=words("app.title"),
        body=f"{scene.sentence}\n{current}",
    )


def code_of(link: str) -> Code | None:
    """Return the QR code of a link, or None where it is so long that no camera would read it."""
    try:
        code = segno.make_qr(link, error="m")
    except segno.DataOverflowError:
        return None
    if int(code.version) > _MOST_VERSION:
        return None
    picture = code.svg_data_uri(scale=_MODULE, border=_QUIET, light="#fff")
    return Code(picture, pixels=int(code.symbol_size(_MODULE, _QUIET)[0]))


def _show_embed(scene: Scene) -> None:
    words = scene.words
    height = st.segmented_control(
        words("share.height"),
        list(_HEIGHTS),
        default=_HEIGHTS[1],
        key="share-height",
        required=True,
    )
    code = render(
        "embed.html",
        title=f"{words('app.title')}: {scene.sentence}",
        link=embedded(scene.view.link(base())),
        height=height,
    )
    st.code(code, language="html", wrap_lines=True)
    st.caption(words("share.embed_hint"))


def embedded(link: str) -> str:
    """Return a link as it stands in the frame of another page."""
    address, mark, fragment = link.partition("#")
    return f"{address}&embed=true{mark}{fragment}"


def _show_citation(scene: Scene) -> None:
    words = scene.words
    about = provenance(scene, _dated(scene).link(base()))
    citation = Citation(about, scene.now)
    for name, text in (
        ("share.sentence", citation.sentence(words)),
        ("BibTeX", citation.bibtex()),
        ("CSL-JSON", citation.csl_json()),
    ):
        st.markdown(f"**{words(name)}**")
        st.code(text, language=None, wrap_lines=True)


def _show_files(scene: Scene) -> None:
    words = scene.words
    counts = {take: len(restrict(scene, take).selection.projects) for take in ExportScope}
    take = st.segmented_control(
        words("share.take"),
        [take for take in ExportScope if counts[take]],
        default=ExportScope.FILTERED if counts[ExportScope.FILTERED] else ExportScope.ALL,
        format_func=lambda take: f"{words(f'take.{take}')} {counts[take]}",
        key="share-take",
        required=True,
    )
    dpi = st.segmented_control(
        words("share.dpi"), list(_DPI), default=_DPI[1], key="share-dpi", required=True
    )
    for (group, forms), column in zip(_GROUPS.items(), st.columns(len(_GROUPS)), strict=True):
        with column:
            st.markdown(f"**{words(f'share.{group}')}**")
            for form in forms:
                _offer(scene, ExportRequest(form, take, _dated(scene).link(base()), dpi))
    st.caption(words("footer.origin"))


def _offer(scene: Scene, order: ExportRequest) -> None:
    """Show the button of one file, which is written when it is pressed."""
    shown = scene.view, scene.words.language, scene.theme, scene.now
    st.download_button(
        scene.words(_NAMES.get(order.form, order.form.upper())),
        data=lambda: export_file(_scene(*shown), order).content,
        file_name=name_of(scene, order),
        mime=mime_of(order.form),
        key=f"take-{order.form}",
        on_click="ignore",
        width="stretch",
    )


_PARTS = {
    "link": _show_links,
    "files": _show_files,
    "cite": _show_citation,
    "embed": _show_embed,
}
