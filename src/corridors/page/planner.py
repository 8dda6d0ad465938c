"""The planner: which ways lead from one place to another, and what projects change about it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from corridors.journey import MAX_VIA, By, Journey
from corridors.model import Names
from corridors.scene import Scene
from corridors.view import View

_KEYS = ("aim", "from", "to", "by", "via", "within", "with", "without")
_AIM, _START, _END, _BY, _VIA, _WITHIN, _ON, _OFF = _KEYS
_SHOWN, _SPOKEN = "planner", "planner-language"
_PROJECTS, _WAYS = "projects", "ways"
_FIRST = Journey("dostyk", "aktau-port", switched_on=("moyynty-kyzylzhar",))  # one to begin with


def choose(scene: Scene) -> View:
    """Show what the panel is about, and the question to the network where it is about ways."""
    view = scene.view
    if view.project in scene.snapshot.projects:
        st.session_state[_SHOWN] = ()  # its dossier is read, and the question waits
        return view
    language = scene.words.language
    if st.session_state.get(_SPOKEN, language) != language:
        follow(view)  # the browser names a choice by its label, which is another one now
    st.session_state[_SPOKEN] = language
    with st.container(key="question"):
        view = _show_choice(scene)
        if is_asked():
            view = replace(view, journey=_show_question(replace(scene, view=view)))
    st.session_state[_SHOWN] = _KEYS if is_asked() else (_AIM,)
    return view


def follow(view: View) -> None:
    """Set the controls to the question of a view."""
    journey, state = view.journey, st.session_state
    state[_AIM] = _WAYS if journey.start or journey.end else _PROJECTS
    state[_START], state[_END], state[_BY] = journey.start, journey.end, journey.by
    state[_VIA], state[_WITHIN] = list(journey.via), list(journey.within)
    state[_ON], state[_OFF] = list(journey.switched_on), list(journey.switched_off)


def shown_controls() -> tuple[str, ...]:
    """Return the keys of the controls that are there: of the others Streamlit forgets the value."""
    shown: tuple[str, ...] = st.session_state.get(_SHOWN, ())
    return shown


def is_asked() -> bool:
    """Whether the panel is about ways."""
    return bool(st.session_state.get(_AIM) == _WAYS)


def _show_choice(scene: Scene) -> View:
    """Show the choice between projects and ways; the view of a list of projects asks no way."""
    words, asked = scene.words, scene.view
    if not scene.snapshot.network.edges:
        return replace(asked, journey=Journey())
    is_asked = asked.journey.start or asked.journey.end
    chosen = st.segmented_control(
        words("planner.aim"),
        [_PROJECTS, _WAYS],
        default=(_WAYS if is_asked else _PROJECTS) if _AIM not in st.session_state else None,
        format_func=lambda aim: words(f"planner.{aim}"),
        key=_AIM,
        label_visibility="collapsed",
        required=True,
    )
    own = asked.journey.assumed
    if chosen != _WAYS:
        return replace(asked, journey=Journey(assumed=own))
    first = replace(scene.catalog.network.resolve(_FIRST), assumed=own)
    return asked if is_asked else replace(asked, journey=first)


def _show_question(scene: Scene) -> Journey:
    """Show the controls of the question and return what they hold."""
    words, asked, network = scene.words, scene.view.journey, scene.catalog.network
    names = {name: _all_names(place.name, scene) for name, place in network.places.items()}
    places = sorted(names, key=lambda name: names[name])
    start = _one(words("planner.from"), places, _START, asked.start, names.__getitem__)
    end = _one(words("planner.to"), places, _END, asked.end, names.__getitem__)
    by = st.segmented_control(
        words("planner.by"),
        list(By),
        default=asked.by if _BY not in st.session_state else None,
        format_func=lambda by: words(f"ways.by.{by}"),
        key=_BY,
        required=True,
    )
    switched_on, switched_off = _switches(scene)
    with st.expander(words("planner.more"), expanded=bool(asked.via or asked.within)):
        via = _many(words("planner.via"), places, _VIA, asked.via, names.__getitem__)
        countries = sorted(network.countries, key=words.country)
        within = _many(words("planner.within"), countries, _WITHIN, asked.within, words.country)
    return replace(
        asked,
        start=start,
        end=end if end != start else None,
        by=by or By.DISTANCE,
        via=tuple(via[:MAX_VIA]),
        within=tuple(sorted(within)),
        switched_on=tuple(sorted(switched_on)),
        switched_off=tuple(sorted(set(switched_off) - set(switched_on))),
    )


def _switches(scene: Scene) -> tuple[list[str], list[str]]:
    """Show which projects are taken as open, and which as not there."""
    words, asked = scene.words, scene.view.journey

    lines = {*scene.catalog.network.projects} & scene.snapshot.projects.keys()
    offered = {*lines, *asked.switched_on, *asked.switched_off}
    found = scene.catalog.projects
    names = {name: words.name(found[name].name) if name in found else name for name in offered}
    known = sorted(names, key=names.__getitem__)
    return (
        _many(words("planner.with"), known, _ON, asked.switched_on, names.__getitem__),
        _many(words("planner.without"), known, _OFF, asked.switched_off, names.__getitem__),
    )


def _all_names(names: Names, scene: Scene) -> str:
    """Return a name in the reader's language, then in the others, so that each is found."""
    own = scene.words.name(names)
    others = dict.fromkeys(name for name in (names.en, names.kk, names.ru) if name != own)
    return f"{own} ({', '.join(others)})" if others else own


def _one(
    title: str, options: Sequence[str], key: str, asked: str | None, label: Callable[[str], str]
) -> str | None:
    index = options.index(asked) if asked and key not in st.session_state else None
    return st.selectbox(title, options, index=index, key=key, format_func=label, placeholder=title)


def _many(
    title: str,
    options: Sequence[str],
    key: str,
    asked: Sequence[str],
    label: Callable[[str], str],
) -> list[str]:
    default = list(asked) if key not in st.session_state else None
    return st.multiselect(
        title,
        options,
        default=default,
        key=key,
        format_func=label,
        placeholder="–",
        select_all=False,
    )
