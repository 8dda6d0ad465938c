"""What stands around map and panel: title, the view in one sentence, legend, problems, footer."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import streamlit as st

from corridors.catalog.report import in_short
from corridors.live import current_rejections
from corridors.model.vocabulary import Alignment, ProjectType, StatusCode
from corridors.page import link, share
from corridors.page.controls import show_days, show_filters, show_reset, show_switch
from corridors.page.map import show_map
from corridors.page.markup import base, show
from corridors.page.navigation import show_pages
from corridors.scene import Scene
from corridors.style import Theme, drawing_samples, status_sample, type_sample
from corridors.view.values import Tab, sorted_choices
from corridors.view.view import View

_ICON = Path(__file__).parent / "icon.svg"
_STYLE = Path(__file__).parent / "page.css"
_CHOICES_WIDTH = 260  # pixels
_MOST_PROBLEMS = 50
_Place = AbstractContextManager[object]


def current_theme() -> Theme:
    """Return the theme that the reader's browser shows."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def configure() -> None:
    """Set what Streamlit must know before anything is shown."""
    st.set_page_config(
        page_title="Corridors",
        page_icon=str(_ICON),
        layout="wide",
        initial_sidebar_state=_CHOICES_WIDTH,
    )


def show_style() -> None:
    """Give the page its layout."""
    st.html(_STYLE)


def show_head(scene: Scene) -> View:
    """Show title, pages, languages and share button; return the view with the chosen language.

    The title stands in the browser's tab too.
    """
    words = scene.words
    project = scene.snapshot.projects.get(scene.view.project or "")
    names = [words.name(project.name)] if project else []
    st.set_page_config(page_title=" · ".join([*names, words("app.title")]))
    show_style()
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="medium"):
        show("head.html", words=words)
        show_pages(scene)
        view = show_switch(scene.view, words)
        share.show_button(scene)
    return view


def show_sentence(scene: Scene) -> None:
    """Show the view in one sentence; to which day news was followed, where no time bar says it."""
    through = "" if scene.view.tab is Tab.MAP else _data_through(scene)
    show("sentence.html", sentence=scene.sentence, data_through=through)


def show_stage() -> tuple[_Place, _Place]:
    """Return where the map stands, and what stands beside it.

    Both stay while a page is read in their place: a map that is taken away would be drawn anew.
    """
    with st.container(key="stage"):
        middle, side = st.columns([5, 3], gap=None)
    return middle.container(key="middle"), side.container(key="side")


def show_legend(scene: Scene, *, is_whole: bool = False) -> None:
    """Show what the edge of a line means.

    Type and status stand at the filters; where there are none, the legend `is_whole`, and folded.
    """
    samples = drawing_samples(scene.theme)
    rows = list(_types_and_statuses(scene)) if is_whole else []
    keys = {f"alignment.{alignment}": alignment.value for alignment in Alignment}
    rows += [(samples[name], scene.words(key)) for key, name in keys.items()]
    rows.append((samples["second_track"], scene.words("works.second_track")))
    if scene.shows_promises:
        rows.append((samples["promised"], scene.words("legend.promised")))
    if scene.view.route.start and scene.view.route.end:
        rows.append((samples["route_day"], scene.words("legend.way")))
        rows.append((samples["route_switched"], scene.words("legend.way_switched")))
    if scene.view.since:
        rows.append((samples["changed"], scene.words("legend.changed")))
    show("legend.html", title=scene.words("legend.title"), is_open=not is_whole, rows=rows)


def _types_and_statuses(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield sample and name of each type and status of the projects shown."""
    projects, words, theme = scene.selection.projects, scene.words, scene.theme
    for kind in sorted_choices((project.type for project in projects), ProjectType):
        yield type_sample(kind, theme), words(f"type.{kind}")
    statuses = (scene.snapshot.statuses[project.id] for project in projects)
    for status in sorted_choices(statuses, StatusCode):
        yield status_sample(status, theme), words(f"status.{status}")


def show_problems(scene: Scene) -> None:
    """Say which files or records could not be read, and whether they keep newer data out.

    However many they are, a visitor gets a sentence for each file and kind, and not too many.
    """
    words, problems, rejected = scene.words, scene.catalog.problems, current_rejections()
    lists = [(words("problems.kept"), rejected)] if rejected else []
    if problems:
        lists.append((words.plural("problems.title", len(problems)), problems))
    if lists:
        with st.container(key="problems"):
            for title, sentences in lists:
                short = in_short(sentences)
                more = len(short) - _MOST_PROBLEMS
                rest = words.plural("problems.more", more) if more > 0 else ""
                st.warning(title, icon=":material/warning:")
                show("problems.html", problems=short[:_MOST_PROBLEMS], rest=rest)


def show_footer(scene: Scene) -> None:
    """Show where lines, places and ground come from, and to which day news was followed."""
    show("footer.html", words=scene.words, data_through=_data_through(scene))


def _data_through(scene: Scene) -> str:
    package = scene.catalog.package
    if package is None:
        return ""
    words, newest = scene.words, scene.newest
    followed = words("app.data_through", date=words.date(package.data_through))
    if newest <= package.data_through.last:
        return followed
    return f"{followed}; {words('app.data_newer', date=words.day(newest))}"


def show_embedded(scene: Scene) -> None:
    """Show the view of the link without any controls but those of the map."""
    words = scene.words
    project = scene.snapshot.projects.get(scene.view.project or "")
    show_style()
    with st.container(key="embedded"):
        show_map(scene, on_event=link.follow_event)
        show_legend(scene, is_whole=True)
        show(
            "embedded.html",
            words=words,
            name=words.name(project.name) if project else "",
            outlook=words.outlook(scene.snapshot.outlook(project, scene.today)) if project else "",
            sentence=scene.sentence,
            link=replace(scene.view, language=words.language).link(base()),
        )
    link.write(scene.view)


def show_sidebar(scene: Scene) -> View:
    """Show the controls and return the view that they hold.

    The days are asked for first, because the counts of the filters depend on what was known.
    """
    words = scene.words
    with st.sidebar:
        above, below = st.container(), st.container()
    with below:
        view = show_days(scene.catalog, scene.view, words)
        show_reset(words, key="reset")
    with above:
        return show_filters(replace(scene, view=view))
