"""What Streamlit serves and the page does not use is closed, and no stranger costs others much."""

import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from starlette.routing import Mount, Route, WebSocketRoute
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest as Asked
from streamlit.proto.BackMsg_pb2 import (
    BackMsg,
    DataframeChunkRequestPayload,
    DismissSkillsNudgeRequestPayload,
    InstallSkillsRequestPayload,
)
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from websockets.exceptions import ConnectionClosed, InvalidStatus

from corridors.page.map import MAP_COMPONENTS
from corridors.settings import METRICS_VARIABLE
from corridors.web.listener import MOST_BYTES
from tests.browser.replicas import DATA, Replica
from tests.browser.server import ROOT
from tests.browser.talking import closing_code, hear_all, open_page, talking

METRICS = "/_stcore/metrics"
FRAME = f"/component/{MAP_COMPONENTS[0].name}/index.html"
SCRIPT = next((Path(get_static_dir()) / "static" / "js").glob("index*.js")).name
# What the page uses, beside its connection: everything else of Streamlit is not there.
USED = {"/_stcore/health", "/_stcore/host-config", "/media/x", FRAME, f"/static/js/{SCRIPT}"}
USED |= {"/favicon.png", "/manifest.json"}
NAMED = "https://corridors.example"  # the page behind a proxy that changes names of hosts
UPLOAD = "/_stcore/upload_file/session/file"
# Addresses that come with options, or that an attacker would try beside those of the table
OTHERS = ["/_stcore", "/_stcore/", "/_stcore/none", "/_stcore/script-health-check", "/_stcore/x/y"]
OTHERS += ["/_stcore/message", "/_stcore/allowed-message-origins", "/_stcore/upload_file"]
OTHERS += ["/_stcore/agent", "/_stcore/agent/none", "/_stcore//metrics", "/_stcore/metrics/"]
OTHERS += ["/_stcore/%6detrics", "/_STCORE/metrics", "/x/../_stcore/metrics", "/app/static/x"]
OTHERS += ["/auth", "/auth/x", "/component/other.component/index.html", "/media", "/media/"]
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"]
UNWANTED = [
    BackMsg(clear_cache=True),
    BackMsg(load_git_info=True),
    BackMsg(set_run_on_save=True),
    BackMsg(debug_disconnect_websocket=True),
    BackMsg(debug_shutdown_runtime=True),
    BackMsg(file_urls_request=FileURLsRequest(request_id="1", file_names=["a"] * 1000)),
    BackMsg(backend_operation_request=Asked(install_skills=InstallSkillsRequestPayload())),
    BackMsg(
        backend_operation_request=Asked(dismiss_skills_nudge=DismissSkillsNudgeRequestPayload())
    ),
    BackMsg(backend_operation_request=Asked(dataframe_chunk=DataframeChunkRequestPayload(limit=9))),
    BackMsg(backend_operation_request=Asked(request_id="1")),
    BackMsg(),
]
# What a visit without them sends
SAID = {"new_session", "session_status_changed", "page_config_changed", "delta", "script_finished"}
SAID |= {"page_info_changed", "navigation", "page_profile"}
# A page of the host that Streamlit names, with ours in a frame, and what it says to that
PARENT = "https://share.streamlit.io/"
FRAMING = '<iframe src="http://{}/?embed=true"></iframe>'
STEER = "frames[0].postMessage({stCommVersion: 1, type: 'UPDATE_HASH', hash: '#steered'}, '*')"
RUNTIME: Any = SimpleNamespace(
    media_file_mgr=SimpleNamespace(_storage=None),
    uploaded_file_mgr=None,
    component_registry=None,
    bidi_component_registry=None,
    stats_mgr=None,
)


@dataclass
class Proxy:
    """Stands between this machine and all others, and notes who wants to go there."""

    port: int
    asked: list[str] = field(default_factory=list)

    @property
    def variables(self) -> dict[str, str]:
        """What makes programs go through it."""
        address = f"http://127.0.0.1:{self.port}"
        return dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY"), address)


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        noted = Proxy(listener.getsockname()[1])

        def note() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return  # the test is over
                with connection:
                    noted.asked.append(connection.recv(200).decode(errors="replace"))

        Thread(target=note, daemon=True).start()
        yield noted
        listener.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("closed") / "log"


@pytest.fixture(scope="module")
def replica(proxy: Proxy, log: Path) -> Iterator[Replica]:
    with log.open("wb") as output:
        named = {"STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS": NAMED}
        variables = {METRICS_VARIABLE: "1"} | named | proxy.variables
        started = Replica(DATA, output=output, environment=variables)
        started.start()
        started.wait()
        yield started
        started.stop()


def _ask(name: str, path: str, method: str = "GET", body: bytes = b"") -> tuple[int, str]:
    """Return status and text of an answer of a server, which is named by host and port."""
    with closing(HTTPConnection(name, timeout=20)) as connection:
        connection.request(method, path, body or None)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")


def _streamlits() -> list[str]:
    """Return the addresses of all that Streamlit has routes for, without its files."""
    routes = create_streamlit_routes(RUNTIME)
    paths = {r.path for r in routes if isinstance(r, Route | WebSocketRoute)}
    assert len(routes) > len(paths) > 10
    assert all(isinstance(route, Route | WebSocketRoute | Mount) for route in routes)
    return sorted(re.sub(r"\{\w+(:path)?\}", "x", path) for path in paths)


def test_of_streamlits_addresses_those_are_there_that_the_page_uses(address: str) -> None:
    name = urlsplit(address).netloc
    used = {path for path in [*_streamlits(), *USED] if _ask(name, path)[0] != 404}
    assert used == USED - {"/media/x"}  # a file that nobody made


@pytest.mark.parametrize("path", [*sorted({*_streamlits()} - USED), *OTHERS, UPLOAD])
def test_all_others_are_not_there_whatever_is_done_to_them(address: str, path: str) -> None:
    for method in METHODS:
        body = b"x" if method in {"POST", "PUT"} else b""
        status, text = _ask(urlsplit(address).netloc, path, method, body)
        assert status in {404, 405, 400}, method
        assert "<title>Streamlit</title>" not in text


def test_nothing_can_be_uploaded_though_a_page_is_open(replica: Replica) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'
    body = part + bytes(900_000) + b"\r\n--x--\r\n"
    with talking(replica.name) as opened:
        told = open_page(opened)
        (session,) = {
            m.new_session.initialize.session_id for m in told if m.HasField("new_session")
        }
        assert {_upload(replica, f"{session}/{number}", body) for number in range(20)} == {404}


def _upload(replica: Replica, name: str, body: bytes) -> int:
    """Return the status of the answer to a file that is sent as the page would send it."""
    with closing(HTTPConnection(replica.name, timeout=20)) as connection:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        heads = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
        heads["Content-Type"] = "multipart/form-data; boundary=x"
        connection.request("PUT", f"/_stcore/upload_file/{name}", body, heads)
        return connection.getresponse().status


def test_how_busy_it_is_a_server_shows_only_if_it_is_told_to(
    replica: Replica, address: str
) -> None:
    assert _ask(urlsplit(address).netloc, METRICS)[0] == 404
    status, text = _ask(replica.name, METRICS)
    assert status == 200
    assert "active_sessions" in text


def test_no_page_of_others_is_named_that_may_steer_ours(replica: Replica) -> None:
    told = json.loads(_ask(replica.name, "/_stcore/host-config")[1])
    assert told["allowedOrigins"] == []
    assert told["enableCustomParentMessages"] is False


def test_a_page_that_frames_ours_cannot_steer_it(browser: Browser, replica: Replica) -> None:
    context = browser.new_context(permissions=["local-network-access"])
    page = context.new_page()
    theirs = FRAMING.format(replica.name)
    page.route(PARENT, lambda route: route.fulfill(body=theirs, content_type="text/html"))
    page.goto(PARENT)
    page.frame_locator("iframe").locator(".legend-box").wait_for()
    page.evaluate(STEER)
    page.wait_for_timeout(300)  # nothing is to happen
    assert "embed=true" in page.frames[1].url
    assert "steered" not in page.frames[1].url
    context.close()


@pytest.mark.parametrize("unwanted", UNWANTED, ids=lambda sent: str(sent).split("{")[0].strip())
def test_what_the_page_does_not_say_is_not_heard(replica: Replica, unwanted: BackMsg) -> None:
    with talking(replica.name) as opened:
        for _ in range(3):
            opened.send(unwanted.SerializeToString())
        assert hear_all(opened) == []
        told = open_page(opened) + hear_all(opened)
    assert told[0].WhichOneof("type") == "new_session"
    assert {message.WhichOneof("type") for message in told} <= SAID


@pytest.mark.parametrize(("name", "count"), [("anything-{}", 900), ("$$ID-x-{}", 1_500)])
def test_a_session_keeps_nothing_of_widgets_that_no_page_has(
    replica: Replica, name: str, count: int
) -> None:
    before = _resident_mb(replica)
    with talking(replica.name) as opened:
        open_page(opened)
        for turn in range(20):
            click = BackMsg(rerun_script=ClientState(query_string="type=railway"))
            for number in range(count):
                widget = click.rerun_script.widget_states.widgets.add()
                widget.id = name.format(turn * count + number)
                widget.string_value = "x" * 80
            opened.send(click.SerializeToString())
        open_page(opened)
    assert _resident_mb(replica) - before < 15


def test_no_reader_empties_what_all_share(replica: Replica) -> None:
    with talking(replica.name) as opened:
        open_page(opened, "tab=timeline")
        before = _looked_up(replica)
        opened.send(BackMsg(clear_cache=True).SerializeToString())
        open_page(opened, "tab=timeline")
        after = _looked_up(replica)
    assert after["miss"] == before["miss"] > 0
    assert after["hit"] > before["hit"]


def _looked_up(replica: Replica) -> dict[str, int]:
    """Return how often charts were looked for in what is kept of them, by what came of it."""
    text = _ask(replica.name, f"{METRICS}?families=cache_lookups")[1]
    lines = re.findall(r'cache_lookups_total\{.*charts.*result="(\w+)"\} (\d+)', text)
    return {result: int(number) for result, number in lines}


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 199_000_000, 2**40])
@pytest.mark.parametrize("whole", [True, False])
def test_a_large_message_is_refused_before_it_is_read(
    replica: Replica, size: int, *, whole: bool
) -> None:
    head = bytes([0x82 if whole else 0x02, 0xFF]) + struct.pack("!Q", size) + bytes(4)
    with talking(replica.name) as opened:
        opened.socket.sendall(head)  # of the message itself, nothing is sent
        assert closing_code(opened) == 1009


def test_many_small_parts_are_one_large_message(replica: Replica) -> None:
    part = bytes([0x00, 0xFE]) + struct.pack("!H", 60_000) + bytes(4 + 60_000)
    with talking(replica.name) as opened:
        opened.socket.sendall(bytes([0x02, 0x80]) + bytes(4))
        for _ in range(MOST_BYTES // 60_000 + 1):
            opened.socket.sendall(part)
        assert closing_code(opened) == 1009


SMALL = {
    "empty part": bytes([0x00, 0x80]),
    "part of a byte": bytes([0x00, 0x81]) + bytes(1),
    "ping": bytes([0x89, 0xFD]) + bytes(125),
    "empty ping": bytes([0x89, 0x80]),
    "pong": bytes([0x8A, 0x80]),
    "message": bytes([0x82, 0x80]),
}


@pytest.mark.parametrize("name", SMALL)
def test_who_sends_much_that_says_nothing_is_not_listened_to(replica: Replica, name: str) -> None:
    frames = (SMALL[name][:2] + bytes(4) + SMALL[name][2:]) * 10_000
    before = _resident_mb(replica)
    with talking(replica.name) as opened:
        if "part" in name:
            opened.socket.sendall(bytes([0x02, 0x80]) + bytes(4))
        with suppress(OSError):
            opened.socket.sendall(frames)
        assert closing_code(opened) in {1008, 1006}  # closed, or cut off while more came
    assert _resident_mb(replica) - before < 20


def test_a_page_that_only_stays_is_not_cut_off(replica: Replica) -> None:
    with talking(replica.name) as opened:
        for _ in range(50):
            assert opened.ping().wait(20)
        open_page(opened)


def _resident_mb(replica: Replica) -> float:
    assert replica.process is not None
    status = Path(f"/proc/{replica.process.pid}/status").read_text("utf-8")
    (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", status)
    return int(kilobytes) / 1024


@pytest.mark.parametrize("sent", ["text", b"\xff\xff no message", b"\x0a"])
def test_what_is_no_message_ends_the_connection_and_leaves_no_trace(
    replica: Replica, log: Path, sent: str | bytes
) -> None:
    with talking(replica.name) as opened:
        open_page(opened)
        before = log.stat().st_size
        opened.send(sent)
        assert closing_code(opened) in {1002, 1003}
    assert "Traceback" not in log.read_text("utf-8")[before:]


STRANGERS = ["https://evil.example", "http://127.0.0.1", "http://localhost:8501", "null", "file://"]
STRANGERS += ["https://share.streamlit.io", "http://127.0.0.1.evil.example:{port}", "evil"]
STRANGERS += ["http://127.0.0.1:{port}.evil.example", "http://evil@127.0.0.1:{port}", "{port}"]


@pytest.mark.parametrize("origin", STRANGERS)
def test_a_page_of_another_host_cannot_connect_and_nobody_else_is_asked(
    replica: Replica, proxy: Proxy, origin: str
) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        talking(replica.name, origin.format(port=replica.port)),
    ):
        pass
    assert refused.value.response.status_code == 403
    assert proxy.asked == []


@pytest.mark.parametrize("scheme", ["http", "https"])  # a proxy may have taken off the encryption
def test_our_own_page_can_connect(replica: Replica, scheme: str) -> None:
    with talking(replica.name, f"{scheme}://{replica.name}") as opened:
        open_page(opened)


def test_a_page_whose_address_is_named_can_connect_and_nobody_else_is_asked(
    replica: Replica, proxy: Proxy
) -> None:
    with talking(replica.name, NAMED) as opened:
        open_page(opened)
    assert proxy.asked == []


@pytest.mark.parametrize("address", ["", "0.0.0.0", "::"])  # noqa: S104 - nobody listens
def test_a_server_that_listens_everywhere_asks_nobody_for_its_address(
    proxy: Proxy, address: str
) -> None:
    """Let Streamlit print what it prints at its start, without starting it."""
    begin = "from streamlit.web import bootstrap as b; b.load_config_options({}); b._print_url(0)"
    variables = {"STREAMLIT_SERVER_ADDRESS": address} if address else {}
    printed = subprocess.run(
        [sys.executable, "-c", begin],
        cwd=ROOT,
        env=os.environ | proxy.variables | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "http://localhost:8501" in printed.stdout
    assert proxy.asked == []


def test_a_page_that_clicks_without_end_holds_nobody_up(replica: Replica) -> None:
    click = BackMsg(rerun_script=ClientState(query_string="type=railway")).SerializeToString()
    with talking(replica.name) as greedy, talking(replica.name) as other:
        open_page(other)
        with suppress(ConnectionClosed):
            for _ in range(1000):
                greedy.send(click)
        begun = time.monotonic()
        open_page(other)
        assert time.monotonic() - begun < 1.5
        assert closing_code(greedy) in {1008, 1006}


def test_a_page_that_clicks_fast_is_answered(replica: Replica) -> None:
    with talking(replica.name) as opened:
        for _ in range(25):
            open_page(opened)
