"""What Streamlit does not promise and the page needs: each assumption is a sentence.

They are held against the files of the Streamlit that is installed. What only a browser can show
stands in tests/browser/test_streamlit_internals.py, test_access.py and test_time.py.
"""

import inspect
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
import streamlit as st
from google.protobuf.message import Message
from packaging.requirements import Requirement
from streamlit import net_util
from streamlit.components.lib.local_component_registry import LocalComponentRegistry
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.state.common import is_element_id
from streamlit.web.server import server_util
from streamlit.web.server.starlette import starlette_server

import corridors
from corridors.page.map import MAP_COMPONENTS
from corridors.web import streamlit_internals
from corridors.web.streamlit_internals import FONTS, HASHED, is_wanted, static_file

PACKAGE = Path(corridors.__file__).parent
OURS = PACKAGE / "web"
STYLE = (OURS / "streamlit_internals.css").read_text("utf-8")
SCRIPT = (OURS / "streamlit_internals.js").read_text("utf-8")
ROOT = Path(get_static_dir())
PAGE = (ROOT / "index.html").read_text("utf-8")
TEST_IDS = sorted(set(re.findall(r"data-testid\^?=([\w-]+)", STYLE + SCRIPT)))
LABELS = sorted(set(re.findall(r'\["[\w-]+", "[^"]+", "([^"]+)"', SCRIPT)))
# made of a kind of button, where the page is drawn
MADE = {"stBaseButton-elementToolbar": ("stBaseButton-", "elementToolbar")}
LEANING = re.compile(r"data-testid|data-stale|st-emotion|react-aria|\bst[A-Z]\w+")
INSIDE = re.compile(r"^(?:from|import) streamlit\.", re.MULTILINE)
FOREIGN = {"leaflet"}  # folders of others' scripts


@cache
def _built() -> str:
    """Return all scripts that Streamlit sends to browsers, as one text."""
    return "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.js")))


def _has(*texts: str) -> bool:
    return all(text in _built() for text in texts)


def _has_word(word: str) -> bool:
    """Tell whether a word begins a text of its own in Streamlit's scripts, and ends it."""
    end = r"[`'\"]" if not word.endswith(" ") else r"\$\{"
    return bool(re.search(rf"[`'\"]{re.escape(word)}{end}", _built()))


def _payloads(message: Message, oneof: str) -> set[str]:
    return {field.name for field in message.DESCRIPTOR.oneofs_by_name[oneof].fields}


def _hashed_names() -> bool:
    files = [*(ROOT / "static").rglob("*.js"), *(ROOT / "static").rglob("*.css")]
    names = [f"/{path.relative_to(ROOT).as_posix()}" for path in files]
    return len(names) > 20 and all(re.fullmatch(HASHED, name) for name in names)


def _frame_names() -> bool:
    folder = Path(MAP_COMPONENTS[0].path or "")
    files = [path for kind in ("js", "css") for path in (folder / "static").rglob(f"*.{kind}")]
    names = [f"/component/x/{path.relative_to(folder).as_posix()}" for path in files]
    return bool(names) and all(re.fullmatch(HASHED, name) for name in names)


def _options() -> bool:
    """Ask for each option of the settings; Streamlit raises for one that it does not know."""
    folder = PACKAGE.parents[1] / ".streamlit" / "config.toml"
    sections = tomllib.loads(folder.read_text("utf-8"))
    names = [
        f"{section}.{name}"
        for section, options in sections.items()
        for name, value in options.items()
        if not isinstance(value, dict)
    ]
    return len(names) > 10 and all(st.get_option(name) is not None for name in names)


ASSUMPTIONS: dict[str, Callable[[], bool]] = {
    "Streamlit's page names its language once, English": lambda: (
        PAGE.count('<html lang="en">') == 1
    ),
    "Streamlit's page has one title": lambda: PAGE.count("<title>Streamlit</title>") == 1,
    "Streamlit's page ends its head and its body once": lambda: (
        PAGE.count("</head>") == PAGE.count("</body>") == 1
    ),
    "Streamlit's page loads its scripts after ours, as modules": lambda: (
        not re.findall(r"<script(?![^>]*type=\"module\")[^>]*src", PAGE)
    ),
    "all scripts and styles of Streamlit carry a hash in their names": _hashed_names,
    "all scripts and styles of the map's frame carry a hash in their names": _frame_names,
    "the fonts that are cut down have the names of Streamlit's": lambda: all(
        static_file(f"media/{font.name}", {".woff2"}) for font in FONTS.glob("*.woff2")
    ),
    "a page says that its script is to run, to stop, and that it is there": lambda: (
        {"rerun_script", "stop_script", "app_heartbeat"} <= _payloads(BackMsg, "type")
    ),
    "a page asks for a file that is written on demand by an operation of the server": lambda: (
        "deferred_file" in _payloads(BackMsg().backend_operation_request, "payload")
    ),
    "the widgets of a message have ids, told from other names": lambda: (
        is_element_id("$$ID-0123-key") and not is_element_id("key")
    ),
    "a message of a page is read by its bytes, and what is none is an error": lambda: (
        is_wanted(BackMsg(stop_script=True).SerializeToString())
        and not is_wanted(BackMsg(clear_cache=True).SerializeToString())
    ),
    "a component is registered by a function of the running server": lambda: (
        "component" in inspect.signature(LocalComponentRegistry.register_component).parameters
    ),
    "streamlit-folium has its component under a private name": lambda: (
        MAP_COMPONENTS[0].name == "streamlit_folium.st_folium"
    ),
    "secrets are loaded by a function that minds no file": lambda: callable(
        st.secrets.load_if_toml_exists
    ),
    "Streamlit binds the server's socket itself": lambda: "_bind_socket" in vars(starlette_server),
    "Streamlit asks another host for its own address to judge an origin": lambda: (
        "get_external_ip" in inspect.getsource(server_util.is_url_from_allowed_origins)
        and callable(net_util.get_external_ip)
    ),
    "every option of .streamlit/config.toml is known": _options,
    "a browser keeps whether the sidebar is closed, under this key": lambda: _has(
        "`stSidebarCollapsed-${"
    ),
    "Streamlit talks over the browser's own WebSocket": lambda: _has("new WebSocket("),
    "Streamlit follows back and forward when the window says so": lambda: _has(
        "addEventListener(`popstate`"
    ),
    "the map's frame is told the theme by a message": lambda: _has("`streamlit:render`"),
    "the library of controls takes its language from the window": lambda: _has(
        "Symbol.for(`react-aria.i18n.locale`)"
    ),
    "what waits for a run of the page is marked as stale": lambda: _has('"data-stale":'),
    "a page at rest says that its script does not run": lambda: _has(
        '"data-test-script-state":', "`notRunning`"
    ),
    "the parts of a date are named by type, and marked while they are empty": lambda: _has(
        "[data-placeholder]", "spinbutton"
    ),
    "the days of a calendar are marked as outside, chosen and today": lambda: _has(
        '"data-outside-month":', '"data-selected":', '"data-today":'
    ),
    "a list names what opened it, and a chosen value is tagged": lambda: _has(
        '"data-trigger":', "[data-tag]"
    ),
    "a screen reader hears of choices through a live announcer": lambda: _has(
        "data-live-announcer", "available.`", ", selected`"
    ),
    "a calendar describes the chosen day to a screen reader, month first": lambda: _has(
        "`react-aria-description-${", "`Selected Date: ${"
    ),
    "a day out of range is told in one of two sentences": lambda: _has(
        "`**Error**: Date set outside allowed range. Please select a date on or before ${",
        "`**Error**: Date set outside allowed range. Please select a date between ${",
    ),
    "a lost connection is told under this heading": lambda: _has("`Connection error`"),
}


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_the_installed_streamlit_is_as_the_page_assumes(assumption: str) -> None:
    assert ASSUMPTIONS[assumption](), (
        f"Streamlit {version('streamlit')} breaks this: {assumption}."
        f" See {streamlit_internals.__name__}.py, .css and .js."
    )


@pytest.mark.parametrize("name", TEST_IDS)
def test_streamlit_marks_its_parts_as_our_style_and_script_look_for_them(name: str) -> None:
    parts = MADE.get(name)
    found = _has(*parts) if parts else re.search(rf"[`'\"]{re.escape(name)}", _built())
    assert found, f"no part of Streamlit {version('streamlit')} is marked {name} any more"


@pytest.mark.parametrize("label", LABELS)
def test_streamlit_labels_its_controls_as_our_script_looks_for_them(label: str) -> None:
    assert _has_word(label), f"no control of Streamlit is labelled {label!r} any more"


def test_the_tables_of_marks_and_labels_are_read_from_style_and_script() -> None:
    assert {"stDateInput", "stAppViewContainer"} <= set(TEST_IDS)
    assert {"Close", "Remove "} <= set(LABELS)


def test_streamlit_is_declared_as_tested() -> None:
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    named = map(Requirement, project["dependencies"])
    (wanted,) = (each.specifier for each in named if each.name == "streamlit")
    major, minor, _ = version("streamlit").split(".")
    assert version("streamlit") in wanted
    assert f"{major}.{int(minor) + 1}.0" not in wanted


def _scripts_and_styles() -> list[Path]:
    files = [*PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.css")]
    return [path for path in sorted(files) if not FOREIGN & set(path.parts)]


@pytest.mark.parametrize(
    "path", _scripts_and_styles(), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_other_script_or_style_leans_on_streamlits_inside(path: Path) -> None:
    leaning = set(LEANING.findall(path.read_text("utf-8")))
    assert bool(leaning) == (path.stem == "streamlit_internals"), leaning


def test_no_other_module_takes_parts_out_of_streamlit() -> None:
    users = {path.name for path in PACKAGE.rglob("*.py") if INSIDE.search(path.read_text("utf-8"))}
    assert users == {"streamlit_internals.py"}
