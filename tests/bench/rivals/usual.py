"""The usual way: a script that builds the folium map anew and calls `st_folium`.

It shows the same data in the same parts: filters, map, cards or a dossier, table, charts. Its data
is cached, as every tutorial has it. Only Leaflet comes from this machine instead of a CDN.
"""

import os
from pathlib import Path

import altair as alt
import folium
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from shapely.geometry import mapping
from streamlit_folium import st_folium

from corridors.catalog.catalog import Catalog
from corridors.model.project import Project

BROWSER = Path(__file__).parents[3] / "src" / "corridors" / "map" / "browser"
COLOURS = {"railway": "#0072b2", "highway": "#d55e00", "corridor": "#009e73", "port": "#332288"}
components.declare_component("local", path=str(BROWSER))


@st.cache_resource
def read() -> Catalog:
    return Catalog.read(Path(os.environ["CORRIDORS_DATA"]))


@st.cache_data
def rows_of(chosen: tuple[str, ...]) -> pd.DataFrame:
    catalog = read()
    return pd.DataFrame([row_of(catalog, catalog.projects[name]) for name in chosen])


def row_of(catalog: Catalog, project: Project) -> dict[str, object]:
    """Return the row of a project in table and charts."""
    km = [fact.value for fact in project.facts if fact.measure == "length"]
    return {
        "Project": project.name.en,
        "Type": project.type.value,
        "Status": catalog.as_of(None).statuses[project.id].value,
        "Length, km": km[0] if km else None,
        "Countries": ", ".join(project.countries),
        "Since": str(project.statuses[-1].since),
    }


def build(catalog: Catalog, projects: list[Project]) -> folium.Map:
    """Return the map with ground and routes."""
    drawn = folium.Map([46, 64], zoom_start=5, tiles=None)
    local = "../usual.local/leaflet/leaflet"
    drawn.default_js = [("leaflet", f"{local}.js")]
    drawn.default_css = [("leaflet_css", f"{local}.css")]
    for name in ("land", "lakes", "rivers", "borders"):
        shapes = catalog.ground.loc[[name]].reset_index(drop=True)
        folium.GeoJson(shapes, name=name, interactive=False).add_to(drawn)
    for project in projects:
        colour = COLOURS[project.type]
        features = [
            {
                "type": "Feature",
                "properties": {"name": project.name.en},
                "geometry": mapping(section.geometry),
            }
            for section in catalog.routes[project.id]
        ]
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            style_function=lambda _, colour=colour: {"color": colour, "weight": 4},
            tooltip=project.name.en,
        ).add_to(drawn)
    return drawn


def show_panel(catalog: Catalog, projects: list[Project], selected: str | None) -> None:
    """Show the cards, or the dossier of the selected project."""
    project = next((p for p in projects if p.name.en == selected), None)
    if project:
        st.header(project.name.en)
        for statement in project.statements:
            source = catalog.sources[statement.source]
            st.markdown(f"- {statement.model_dump_json()} ([{source.publisher}]({source.url}))")
        return
    for project in projects:
        with st.container(border=True):
            st.markdown(f"**{project.name.en}**")
            st.caption(f"{project.type} · {catalog.as_of(None).statuses[project.id]}")


def show_charts(rows: pd.DataFrame) -> None:
    """Show a chart of kilometres and one of statuses."""
    kilometres, statuses = st.tabs(["Kilometres", "Statuses"])
    with kilometres:
        st.altair_chart(
            alt.Chart(rows).mark_bar().encode(x="Length, km", y="Project", color="Type")
        )
    with statuses:
        st.altair_chart(alt.Chart(rows).mark_bar().encode(x="count()", y="Status", color="Type"))


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="Corridors, the usual way", layout="wide")
    catalog = read()
    asked = [kind for kind in st.query_params.get("type", "").split(",") if kind]
    kinds = st.sidebar.pills("Type", list(COLOURS), selection_mode="multi", default=asked)
    statuses = st.sidebar.multiselect("Status", sorted(set(catalog.as_of(None).statuses.values())))
    named = [p for p in catalog.projects.values() if p.named_in_speech]
    projects = [
        project
        for project in named
        if (not kinds or project.type in kinds)
        and (not statuses or catalog.as_of(None).statuses[project.id] in statuses)
    ]
    st.title("Transport corridors of Kazakhstan and its neighbours")
    left, right = st.columns([5, 3])
    with left:
        told = st_folium(build(catalog, projects), use_container_width=True, height=620, key="map")
    rows = rows_of(tuple(project.id for project in projects))
    with right:
        clicked = told.get("last_active_drawing") or {"properties": {}}
        show_panel(catalog, projects, clicked["properties"].get("name"))
    st.dataframe(rows)
    show_charts(rows)


main()
