"""Somebody who looks at a view while something goes wrong, and afterwards sees the same view."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.reader import Reader

RAILWAYS = ("bakhty-ayagoz", "darbaza-maktaaral", "dostyk-moyynty")
VIEW = "?lang=ru&type=railway&project=bakhty-ayagoz#map=7/46.8/81.5"
A_PIXEL = 0.011  # degrees, at the zoom of the view
BEGINNING = {"new_session", "session_status_changed"}  # what Streamlit says before a run
MARK = "() => { window.mark = true; }"


def expect_same(reader: Reader, before: dict[str, object], link: str) -> None:
    """Expect map, panel, filter and address as they were, in a single frame."""
    reader.wait()
    expect(reader.page).to_have_url(link)
    state = reader.state()
    assert state | {"view": None} == before | {"view": None}
    assert state["view"] == pytest.approx(before["view"], abs=A_PIXEL)
    expect(reader.page.locator("iframe")).to_have_count(1)
    expect(reader.page.locator("[data-testid=stException]")).to_have_count(0)
    reader.expect_dossier("Бахты – Аягоз")
    expect(reader.pill("Железная дорога")).to_have_attribute("aria-pressed", "true")


def expect_at_work(reader: Reader, before: dict[str, object], link: str) -> None:
    """Expect that filters work as before, and that the link alone brings the view back."""
    assert reader.frame.evaluate("() => window.mark") is True
    highway = reader.pill("Автодорога")
    highway.click()
    reader.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
    highway.click()
    reader.wait_for_shown(*RAILWAYS)
    expect_same(reader, before, link)
    reader.page.reload()
    expect_same(reader, before, link)


def hold_back(page: Page, mark: bytes) -> list[str | bytes]:
    """Let what the server says from a mark on reach the browser only after the reader's next click.

    The list returned holds what waits.
    """
    waiting: list[str | bytes] = []
    marks = [mark]

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def down(message: str | bytes) -> None:
            content = message if isinstance(message, bytes) else message.encode()
            if waiting or (marks and marks[0] in content):
                marks.clear()
                waiting.append(message)
            else:
                socket.send(message)

        def up(message: str | bytes) -> None:
            server.send(message)
            while waiting:
                socket.send(waiting.pop(0))

        server.on_message(down)
        socket.on_message(up)

    page.route_web_socket("**/_stcore/stream", connect)
    return waiting


def stop_answers(page: Page) -> Callable[[], None]:
    """Return a function from whose call on a run of the page begins and never gets anywhere."""
    stopped: list[bool] = []
    lost: list[str | bytes] = []

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def down(message: str | bytes) -> None:
            if lost or (stopped and _kind(message) not in BEGINNING):
                lost.append(message)
            else:
                socket.send(message)

        server.on_message(down)
        socket.on_message(server.send)

    page.route_web_socket("**/_stcore/stream", connect)
    return lambda: stopped.append(True)


def _kind(message: str | bytes) -> str:
    content = message if isinstance(message, bytes) else message.encode()
    return str(ForwardMsg.FromString(content).WhichOneof("type"))
