"""What answers say of themselves on a real server: how long they hold, in which form they are."""

import gzip
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from streamlit.file_util import get_static_dir
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from corridors.live import current_catalog
from corridors.map.draw import build_style
from corridors.map.layers import build_layers
from corridors.settings import LOG_VARIABLE
from tests.browser.replicas import DATA, until
from tests.browser.server import ROOT, running
from tests.browser.talking import open_page, talking

SCRIPT = next((Path(get_static_dir()) / "static" / "js").glob("index*.js")).name
FRAME = "/component/streamlit_folium.st_folium"
LAYER = next(layer for layer in build_layers(current_catalog()) if len(layer.content) > 9_000)
FILES = [f"/static/js/{SCRIPT}", f"/data/{build_style().file_name}", f"/data/{LAYER.file_name}"]
WRITTEN = ["/api/projects", "/share/", "/sitemap.xml", "/robots.txt", "/", "/preview.png"]
WRITTEN += ["/api/statements.csv", "/api/openapi.json", "/nowhere", f"{FRAME}/index.html"]
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
POLICIES = ["content-security-policy", "x-content-type-options", "referrer-policy"]
POLICIES += ["permissions-policy"]


@dataclass(frozen=True)
class Told:
    """An answer as it was sent."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as a reader gets it."""
        unpack = UNPACK[self.headers.get("content-encoding")]
        return bytes(unpack(self.content)).decode(errors="replace")


def _ask(address: str, path: str, method: str = "GET", **headers: str) -> Told:
    """Return an answer; no header is sent but those that are given."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        given = "Host" in headers
        connection.putrequest(method, path, skip_host=given, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        heads = {name.lower(): value for name, value in answer.getheaders()}
        return Told(answer.status, heads, answer.read())


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0,gzip;q=0", None),
        ("gzip;q=0.5", "gzip"),
        ("gzip;q=0.5, br;q=0.4", "gzip"),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("gzip;q=1.0, br;q=0.001", "gzip"),
        ("*", "br"),
        ("*;q=0.1", "br"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=0, *;q=0.5", "br"),
        ("*;q=0, gzip", "gzip"),
        ("identity;q=0, *", "br"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", None),
        ("identity", None),
        ("identity;q=0.5, *;q=0", None),
        ("", None),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip ; q=0", None),
        ("gzip;Q=0.000", None),
        ("gzip;q=x, br;q=2, br;q=-1", None),
        ("brgzip, gzipped", None),
        ("deflate, zstd;q=1", None),
    ],
)
def test_a_file_is_sent_in_the_form_that_is_asked_for(
    address: str, path: str, asked: str, sent: str | None
) -> None:
    plain = _ask(address, path)
    answer = _ask(address, path, Accept_Encoding=asked)
    assert (answer.status, answer.headers.get("content-encoding")) == (200, sent)
    assert answer.text == plain.text
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", WRITTEN)
def test_what_is_written_is_never_sent_in_a_form_that_is_refused(address: str, path: str) -> None:
    plain = _ask(address, path)
    for asked in ("gzip;q=0", "br;q=0, gzip;q=0, *;q=0.5", "*;q=0, identity", "gzip;q=0.0, br;q=0"):
        answer = _ask(address, path, Accept_Encoding=asked)
        assert "content-encoding" not in answer.headers
        assert answer.content == plain.content
    for asked, sent in (
        ("identity;q=0, gzip", "gzip"),
        ("br, *;q=0", "br"),
        ("*, identity;q=0", "br"),
    ):
        answer = _ask(address, path, Accept_Encoding=asked)
        assert answer.headers["content-encoding"] in {sent, "gzip"}
        assert answer.text == plain.text
        assert answer.status == plain.status


@pytest.mark.parametrize("path", [*FILES, *WRITTEN])
@pytest.mark.parametrize("asked", ["*;q=0", "identity;q=0", "identity;q=0, br;q=0, zstd"])
def test_who_takes_no_form_is_told_so(address: str, path: str, asked: str) -> None:
    answer = _ask(address, path, Accept_Encoding=asked)
    assert answer.status == 406
    assert b"Accept-Encoding: refuses all of br, gzip, identity" in answer.content
    assert answer.headers.keys() >= set(POLICIES)


@pytest.mark.parametrize("path", [*FILES, *WRITTEN])
def test_who_keeps_an_answer_is_told_that_there_are_forms_of_it(address: str, path: str) -> None:
    answer = _ask(address, path)
    assert "accept-encoding" in answer.headers["vary"].lower()
    if tag := answer.headers.get("etag"):
        again = _ask(address, path, If_None_Match=tag)
        assert again.status == 304
        assert again.headers["vary"] == answer.headers["vary"]


MISSING = ["/data/routes-0123456789ab.json", "/data/map-0123456789ab.js", "/data/none.toml"]
MISSING += ["/static/js/index.DormvYxD.js", "/static/media/SourceSansVF.DormvYxD.woff2"]
MISSING += ["/static/css/index.DormvYxD.css", "/static/media/none.DormvYxD.png", "/static/none"]
MISSING += [
    f"{FRAME}/static/js/main.01234567.js",
    f"{FRAME}/none.css",
    "/component/x/a.01234567.js",
]
MISSING += ["/media/0123456789abcdef.png", "/share/none", "/api/none", "/api/projects/none"]
MISSING += ["/preview-0123456789ab.png", "/favicon.ico", "/_stcore/metrics"]


@pytest.mark.parametrize("path", MISSING)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_that_something_is_missing_is_not_kept(address: str, path: str, method: str) -> None:
    answer = _ask(address, path, method)
    assert answer.status in {404, 405}
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers.keys() >= set(POLICIES)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_that_something_cannot_be_done_is_not_kept(address: str, method: str) -> None:
    for path in (*FILES, "/favicon.png"):
        answer = _ask(address, path, method)
        assert answer.status == 405
        assert answer.headers["cache-control"] == "no-cache"


def test_what_has_a_hash_in_its_name_is_kept_for_good_and_nothing_else(address: str) -> None:
    page = _ask(address, f"{FRAME}/index.html").text
    (script,) = re.findall(r'src="\./(static/js/main\.[^"]+)"', page)
    for path in (*FILES, f"{FRAME}/{script}"):
        assert "immutable" in _ask(address, path).headers["cache-control"], path
    for path in ("/favicon.png", "/manifest.json", f"{FRAME}/index.html", "/", *WRITTEN):
        assert "immutable" not in _ask(address, path).headers.get("cache-control", ""), path


def test_a_font_that_is_cut_down_is_asked_for_again_and_sent_once(address: str) -> None:
    fonts = (ROOT / "src" / "corridors" / "web" / "fonts").glob("*.woff2")
    for font in fonts:
        path = f"/static/media/{font.name}"
        answer = _ask(address, path)
        assert answer.content == font.read_bytes()
        assert answer.headers["cache-control"] == "no-cache"
        assert _ask(address, path, If_None_Match=answer.headers["etag"]).status == 304


TAGGED = ["/share/", "/share/bakhty-ayagoz", "/preview.png", "/api/projects", "/sitemap.xml"]


@pytest.mark.parametrize("path", TAGGED)
def test_another_language_is_another_answer(address: str, path: str) -> None:
    tags = set()
    for language in ("en", "kk", "ru"):
        by_link = _ask(address, f"{path}?lang={language}").headers["etag"]
        tags |= {by_link}
    assert len(tags) == 3
    if "Accept-Language" in _ask(address, path).headers["vary"]:
        kazakh = _ask(address, path, Accept_Language="kk")
        given = {"If_None_Match": kazakh.headers["etag"]}
        assert _ask(address, path, Accept_Language="ru", **given).status == 200
        assert _ask(address, path, Accept_Language="kk-KZ, ru;q=0.5", **given).status == 304


@pytest.mark.parametrize("path", TAGGED)
def test_another_form_is_another_answer(address: str, path: str) -> None:
    tag = _ask(address, path, Accept_Encoding="gzip").headers["etag"]
    assert _ask(address, path, Accept_Encoding="gzip", If_None_Match=tag).status == 304
    assert _ask(address, path, If_None_Match=tag).status == 200


@dataclass(frozen=True)
class Own:
    """A server of its own, with routes that fail, on data that tests may change."""

    address: str
    log: Path
    data: Path


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    folder = tmp_path_factory.mktemp("own")
    (folder / "dashboard.py").write_text(FAILING.format(dashboard=ROOT / "dashboard.py"), "utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    log, data = folder / "log", Path(shutil.copytree(DATA, folder / "geodata"))
    with (
        log.open("wb") as output,
        running(data, folder=folder, output=output, variables={LOG_VARIABLE: "1"}) as address,
    ):
        yield Own(address, log, data)


FAILING = """
from threading import Event

import streamlit as st
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

from corridors.live import current_catalog
from corridors.page.map import MAP_COMPONENTS, map_files
from corridors.web.app import server_options
from corridors.web.requests import Answer, cached_for_all

go_on, written = Event(), []

async def slow(request):
    def write():
        written.append(request.url.query)
        go_on.wait(60)
        return Answer(b"written at last", "text/plain")
    return await cached_for_all(request, current_catalog(), write)

async def go(request):
    if request.url.query == "on":
        go_on.set()
    return JSONResponse(written)

def fail(request):
    raise RuntimeError("a secret of the server")

async def fail_late(request):
    async def parts():
        yield b"first"
        fail(request)
    return StreamingResponse(parts())

options = server_options(MAP_COMPONENTS, map_files)
addresses = options["routes"][-1]
for path in ("/fail", "/api/fail", "/share/fail/now", "/data/fail/routes-0123456789ab.json"):
    addresses.app.routes.insert(0, Route(path, fail))
for path, answer in (("/fail/late", fail_late), ("/api/slow", slow), ("/go", go)):
    addresses.app.routes.insert(0, Route(path, answer))
app = st.App("{dashboard}", **options)
"""


@pytest.mark.parametrize(
    "path", ["/fail", "/api/fail", "/share/fail/now", "/data/fail/routes-0123456789ab.json"]
)
def test_a_failure_is_answered_and_noted_as_one(own: Own, path: str) -> None:
    answer = _ask(own.address, path, Accept_Encoding="gzip")
    assert answer.status == 500
    assert answer.headers.keys() >= {*POLICIES, "vary"}
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith(
        "application/json" if path.startswith("/api/") else "text/plain"
    )
    assert "something failed here; it has been noted" in answer.text
    assert "secret" not in answer.text
    lines = _wait_for(own.log, path)
    assert [line["event"] for line in lines] == ["crash", "answer"]
    assert lines[1]["status"] == 500
    assert "a secret of the server" in str(lines[0]["error"])


def test_beyond_a_queue_machines_are_told_when_to_ask_again_and_readers_wait_for_nothing(
    own: Own,
) -> None:
    with ThreadPoolExecutor(60) as machines:
        same = [machines.submit(_ask, own.address, "/api/slow?same") for _ in range(20)]
        until(lambda: _ask(own.address, "/go").content == b'["same"]')
        others = [machines.submit(_ask, own.address, f"/api/slow?{n}") for n in range(40)]
        try:
            until(lambda: len([asked for asked in others if asked.done()]) == 40 - 31)
            _assert_refused(own.address)
            _assert_readers_are_served(own.address)
        finally:
            _ask(own.address, "/go?on")
    assert {asked.result().status for asked in same} == {200}  # they are one piece of work
    assert sorted(asked.result().status for asked in others) == [200] * 31 + [503] * 9
    written = json.loads(_ask(own.address, "/go").content)
    assert len(written) == len(set(written)) == 32
    assert _ask(own.address, "/api/slow?same").text == "written at last"
    assert json.loads(_ask(own.address, "/go").content) == written


def _assert_refused(address: str) -> None:
    for path in ("/api/projects", "/preview.png", "/share/", "/api/plan?from=dostyk&to=poti"):
        refused = _ask(address, path)
        assert (refused.status, refused.headers["retry-after"]) == (503, "10")
        assert refused.headers.keys() >= set(POLICIES)
        assert refused.headers["cache-control"] == "no-cache"
        assert "ask again in 10 seconds" in refused.text
    told = _ask(address, "/api/projects").headers
    assert told["access-control-allow-origin"] == "*"
    assert "Retry-After" in told["access-control-expose-headers"]


def _assert_readers_are_served(address: str) -> None:
    for path in ("/", *FILES):
        assert _ask(address, path, Accept_Encoding="br").status == 200
    with talking(urlsplit(address).netloc) as reader:
        assert _layers(open_page(reader))


def test_a_failure_within_an_answer_cuts_it_off_and_is_noted(own: Own) -> None:
    with pytest.raises((IncompleteRead, ConnectionError)):
        _ask(own.address, "/fail/late")
    assert "crash" in [line["event"] for line in _wait_for(own.log, "/fail/late")]


def _wait_for(log: Path, path: str) -> list[dict[str, object]]:
    """Return what the log tells of an address, when it tells of the answer."""
    lines: list[dict[str, object]] = []

    def told() -> bool:
        written = log.read_text("utf-8").splitlines()
        every = [json.loads(line) for line in written if line.startswith("{")]
        lines[:] = [line for line in every if line.get("path") == path]
        return "answer" in [line["event"] for line in lines]

    until(told)
    return lines


def test_a_new_release_has_answers_of_its_own(address: str, tmp_path: Path) -> None:
    names = ["src", "dashboard.py", ".streamlit", "pyproject.toml"]
    for name in names:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    with (tmp_path / "src" / "corridors" / "web" / "share.css").open("a") as style:
        style.write("h1 { color: red }")
    variables = {"PYTHONPATH": str(tmp_path / "src"), "CORRIDORS_DATA": str(DATA)}
    with running(folder=tmp_path, variables=variables) as newer:
        for path in TAGGED:
            tag = _ask(address, path, Host="a").headers["etag"]
            answer = _ask(newer, path, Host="a", If_None_Match=tag)
            assert answer.status == 200, path
            own = {"If_None_Match": answer.headers["etag"]}
            assert _ask(newer, path, Host="a", **own).status == 304


def test_a_page_from_before_the_data_changed_gets_its_files(own: Own) -> None:
    with talking(urlsplit(own.address).netloc) as reader:
        before = _layers(open_page(reader))
        file = own.data / "routes" / "bakhty-ayagoz.geojson"
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"(\d\.\d{3})\d", r"\g<1>7", text, count=1), "utf-8")
        until(lambda: _layers(open_page(reader)) != before)
        answers = {name: _ask(own.address, f"/data/{name}").status for name in before}
        assert answers == dict.fromkeys(before, 200)


def _layers(told: Iterable[ForwardMsg]) -> set[str]:
    """Return the layers that the map of a page asks for."""
    written = "".join(str(message) for message in told)
    return set(re.findall(r"[a-z]+-[0-9a-f]{12}\.json", written))
