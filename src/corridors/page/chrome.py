"""What stands around map and panel: title, the view in one sentence, legend, problems, footer."""

from pathlib import Path

import streamlit as st

from corridors.model import Alignment
from corridors.page.markup import show
from corridors.scene import Scene
from corridors.style import Theme, drawing_samples
from corridors.view import Extent

ICON = Path(__file__).parent / "icon.svg"
_STYLE = Path(__file__).parent / "page.css"


def current_theme() -> Theme:
    """Return the theme that the reader's browser shows."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def show_head(scene: Scene) -> None:
    """Show the title and the sentence that says the view in words."""
    st.html(_STYLE)
    show(
        "head.html",
        words=scene.words,
        sentence=view_sentence(scene),
        data_through=_data_through(scene),
    )


def view_sentence(scene: Scene) -> str:
    """Return the view in words: how many of how many projects, and what they were chosen by."""
    view, words, selection = scene.view, scene.words, scene.selection
    total = len(scene.whole.projects)
    chosen = [
        [words(f"type.{kind}") for kind in view.types],
        [words(f"status.{status}") for status in view.statuses],
        [words.country(code) for code in view.countries],
    ]
    parts = [words("sentence.speech")] if view.extent is Extent.SPEECH else []
    parts += [words.any_of(names) for names in chosen if names]
    if selection.place:
        parts.append(words("sentence.place", name=words.name(selection.place.name)))
    elif view.search:
        parts.append(words("sentence.search", search=view.search))
    if scene.shows_promises and view.as_of:
        parts.append(words("sentence.promised", date=words.day(view.as_of)))
    elif view.as_of:
        parts.append(words("sentence.as_of", date=words.day(view.as_of)))
    if view.since:
        parts.append(words("sentence.since", date=words.day(view.since)))
    count = words.plural("sentence.projects", total, shown=words.number(len(selection.projects)))
    return f"{count}: {'; '.join(parts)}" if parts else count


def show_legend(scene: Scene) -> None:
    """Show what the edge of a line means; type and status stand at the filters."""
    samples = drawing_samples(scene.theme)
    keys = {f"alignment.{alignment}": alignment.value for alignment in Alignment}
    rows = [(samples[name], scene.words(key)) for key, name in keys.items()]
    rows.append((samples["second_track"], scene.words("works.second_track")))
    if scene.shows_promises:
        rows.append((samples["promised"], scene.words("legend.promised")))
    if scene.view.since:
        rows.append((samples["changed"], scene.words("legend.changed")))
    show("legend.html", rows=rows)


def show_problems(scene: Scene) -> None:
    """Say which files or records could not be read; the others are shown."""
    problems = scene.catalog.problems
    if problems:
        with st.container(key="problems"):
            st.warning(
                scene.words.plural("problems.title", len(problems)), icon=":material/warning:"
            )
            show("problems.html", problems=problems)


def show_footer(scene: Scene) -> None:
    """Show where lines, places and ground come from, and to which day news was followed."""
    show("footer.html", words=scene.words, data_through=_data_through(scene))


def _data_through(scene: Scene) -> str:
    edition = scene.catalog.edition
    return scene.words.date(edition.data_through) if edition else ""
