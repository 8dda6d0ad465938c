"""Two replicas behind nginx, as `deploy/` sets them up, are one dashboard for their readers."""

import json
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocket, expect

from tests.browser.conftest import PATIENCE_MS, Regulars, new_profile
from tests.browser.reader import Reader
from tests.browser.replicas import COOKIE, DATA, Replica, Site, running_site, until
from tests.browser.server import ROOT
from tests.browser.watching import RAILWAYS
from tests.scenes import SIX

VIEW = "?lang=en&type=railway&project=bakhty-ayagoz#map=7/46.8/81.5"
# Of Streamlit's addresses, those that the page does not use, and those that it uses
CLOSED = ["_stcore/metrics", "_stcore/metrics?families=x", "_stcore/%6Detrics", "_stcore//metrics"]
CLOSED += ["_stcore/upload_file/session/file", "_stcore/agent/interact", "_stcore/agent/mcp"]
CLOSED += ["_stcore/agent/openapi.json", "_stcore/bidi-components/x/y", "_stcore/", "_stcore/none"]
CLOSED += ["_stcore/script-health-check", "_stcore/health/x", "_stcore/x/health", "auth/login"]
CLOSED += ["auth/logout", "oauth2callback", "oauth2callback?code=1"]
OPEN = ["_stcore/health", "_stcore/host-config", "favicon.png", "manifest.json", "", "share/"]
OPEN += ["component/streamlit_folium.st_folium/index.html", "api/projects", "robots.txt"]
Visit = Callable[[Replica], Reader]


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("nginx")) as started:
        yield started


@pytest.fixture
def site(whole_site: Site) -> Site:
    """Return the site with both replicas on our data, whatever the test before did to them."""
    for replica in whole_site.replicas:
        if replica.data != DATA:
            replica.stop()
            replica.data = DATA
        replica.start()
    for replica in whole_site.replicas:
        whole_site.wait_for(replica)
    return whole_site


@pytest.fixture(scope="module")
def homes(browser: Browser, whole_site: Site) -> Iterator[dict[str, Regulars]]:
    """Return one browser for each replica, which stays there."""
    homes = {}
    for replica in whole_site.replicas:
        slot = next(whole_site.slots_of(replica.name))
        homes[replica.name] = Regulars(_keep_slot(new_profile(browser), whole_site, slot))
    yield homes
    for regulars in homes.values():
        regulars.context.close()


def _keep_slot(context: BrowserContext, site: Site, slot: str) -> BrowserContext:
    """Return a browser that was given a slot before."""
    context.add_cookies([{"name": COOKIE, "value": slot, "url": site.address}])
    return context


@pytest.fixture
def visit(site: Site, homes: dict[str, Regulars]) -> Iterator[Visit]:
    """Return a function that makes a reader whose browser stays on a replica."""
    readers: list[tuple[str, Reader]] = []

    def make(replica: Replica) -> Reader:
        readers.append((replica.name, homes[replica.name].come(site.address)))
        return readers[-1][1]

    yield make
    for name, reader in readers:
        homes[name].leave(reader)


def _lines(site: Site, **told: object) -> list[dict[str, object]]:
    """Return what nginx noted, where it tells this."""
    lines = map(json.loads, site.log.read_text("utf-8").splitlines())
    return [line for line in lines if line | told == line]


def _wait_for_lines(site: Site, count: int, **told: object) -> None:
    until(lambda: len(_lines(site, **told)) >= count)


def _connections(reader: Reader) -> list[WebSocket]:
    """Return a list that grows with each connection that the page opens."""
    opened: list[WebSocket] = []
    reader.page.on("websocket", lambda socket: opened.append(socket))  # noqa: PLW0108 - it is marked
    return opened


def _reconnects(reader: Reader, opened: list[WebSocket], count: int) -> None:
    """Wait until the page has opened so many connections.

    Streamlit asks for nothing then: the page stays as it is until its reader does something.
    """

    def enough() -> bool:
        reader.page.wait_for_timeout(50)  # lets the browser tell what happened
        return len(opened) >= count

    until(enough)


def _choose(reader: Reader) -> None:
    """Open the dashboard, choose a filter and a project, and move the map."""
    reader.open()
    reader.pill("Railway").click()
    reader.wait_for_shown(*RAILWAYS)
    reader.page.locator(".card", has_text="Bakhty–Ayagoz").click()
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.frame.locator(".zoom-out").click()
    reader.expect_address("type=railway&project=bakhty-ayagoz", "#map=")


def _expect_same(reader: Reader, before: dict[str, object], link: str) -> None:
    """Expect the view that the reader had, on the map, beside it and in the address."""
    reader.wait()
    reader.wait_for(
        "state.selected === given.selected && String(state.shown) === String(given.shown)"
        " && state.view.zoom === given.view.zoom"
        " && Math.abs(state.view.lat - given.view.lat) < 0.01"
        " && Math.abs(state.view.lon - given.view.lon) < 0.01",
        before,
    )
    expect(reader.pill("Railway")).to_have_attribute("aria-pressed", "true")
    expect(reader.page).to_have_url(link)


def test_visits_are_spread_over_both_replicas(site: Site) -> None:
    answers = Counter(site.answering() for _ in range(100))
    assert set(answers) == {replica.name for replica in site.replicas}
    assert min(answers.values()) > 10


def test_a_fresh_browser_gets_a_cookie_that_says_nothing_about_it(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context()
    kept = []
    for _ in range(3):
        context.request.get(site.address)
        kept.append([cookie for cookie in context.cookies() if cookie.get("name") == COOKIE])
    context.close()
    assert kept[0] == kept[1] == kept[2]
    assert [len(cookie.get("value", "")) for cookie in kept[0]] == [2]


def test_a_fresh_replica_has_what_the_map_of_another_asks_for_and_draws_it_at_the_first_visit(
    site: Site, visit: Visit
) -> None:
    visited, fresh = site.replicas
    assert not _lines(site, replica=fresh.name, status=101)
    reader = visit(visited).open()
    loaded = "() => performance.getEntriesByType('resource').map((entry) => entry.name)"
    names = [name for name in reader.frame.evaluate(loaded) if name.endswith(".json")]
    assert names
    headers = {"Cookie": f"{COOKIE}={next(site.slots_of(fresh.name))}"}
    answers = [reader.page.request.get(name, headers=headers) for name in names]
    assert [answer.status for answer in answers] == [200] * len(names)
    first = visit(fresh).open()
    first.wait_for_shown(*SIX)
    first.expect_cards(6)
    assert first.errors == []


def test_a_browser_stays_on_its_replica(site: Site, visit: Visit) -> None:
    for replica in site.replicas:
        slot = next(site.slots_of(replica.name))
        before = len(_lines(site, slot=slot, status=101))
        reader = visit(replica).open("?q=secret")
        reader.page.reload()
        reader.wait()
        reader.page.goto("about:blank")
        _wait_for_lines(site, before + 2, slot=slot, status=101)  # noted when a connection ends
        assert {line["replica"] for line in _lines(site, slot=slot)} == {replica.name}


def test_the_log_of_nginx_tells_neither_who_asked_nor_what(site: Site) -> None:
    site.answering("00")
    _wait_for_lines(site, 1, slot="00")
    line = _lines(site, slot="00")[-1]
    told = ["at", "event", "method", "path", "status", "seconds", "slot", "replica"]
    assert list(line) == told
    assert "secret" not in site.log.read_text("utf-8")
    assert "?" not in str(line["path"])


def test_nginx_lets_no_reader_say_where_the_dashboard_stands(site: Site) -> None:
    address = f"{site.address}robots.txt"
    request = urllib.request.Request(address, headers={"X-Forwarded-Prefix": "/evil"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert f"Sitemap: {site.address}sitemap.xml" in answer.read().decode()


def _told_by(address: str, method: str = "GET") -> tuple[int, bool]:
    """Return the status of an answer, and whether a replica was asked for it."""
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, method=method), timeout=5
        ) as answer:
            return answer.status, "x-replica" in answer.headers
    except HTTPError as told:
        with told as answer:
            return answer.code, "x-replica" in answer.headers


@pytest.mark.parametrize("base", ["", "corridors/"])
@pytest.mark.parametrize("path", CLOSED)
def test_nginx_asks_no_replica_for_what_the_page_does_not_use(
    site: Site, base: str, path: str
) -> None:
    assert _told_by(f"{site.address}{base}{path}") == (404, False)


@pytest.mark.parametrize("path", OPEN)
def test_nginx_passes_on_what_the_page_uses(site: Site, path: str) -> None:
    assert _told_by(f"{site.address}{path}") == (200, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
@pytest.mark.parametrize("path", ["", "api/projects", "_stcore/upload_file/a/b", "_stcore/health"])
def test_nginx_passes_on_nothing_but_questions(site: Site, method: str, path: str) -> None:
    assert _told_by(f"{site.address}{path}", method) == (405, False)


def test_who_asks_without_end_is_told_to_wait_and_readers_are_served(
    browser: Browser, site: Site
) -> None:
    answers = Counter(_asked_at_once(f"{site.address}api/projects", 200))
    assert set(answers) == {200, 429}
    assert answers[200] >= 100
    context = browser.new_context()
    assert context.request.get(site.address).status == 200
    context.close()


def _asked_at_once(url: str, count: int) -> list[int]:
    """Return the statuses of questions that are all asked before an answer is read."""
    address = urlsplit(url)
    with ExitStack() as stack:
        asked = [HTTPConnection(address.netloc, timeout=PATIENCE_MS / 1000) for _ in range(count)]
        for connection in asked:
            stack.callback(connection.close)
            connection.request("GET", address.path)
        return [connection.getresponse().status for connection in asked]


def test_readers_of_a_killed_replica_come_back_to_the_same_view(site: Site, visit: Visit) -> None:
    lost, kept = site.replicas
    readers = [visit(lost), visit(kept)]
    opened = [_connections(reader) for reader in readers]
    for reader in readers:
        _choose(reader)
    before = [(reader.state(), reader.page.url) for reader in readers]
    lost.stop()
    _reconnects(readers[0], opened[0], 2)
    for reader, (state, link) in zip(readers, before, strict=True):
        _expect_same(reader, state, link)
        reader.pill("Highway").click()
        reader.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
        reader.pill("Highway").click()
        _expect_same(reader, state, link)
        reader.expect_dossier("Bakhty–Ayagoz")
        assert reader.errors == []
    assert len(opened[1]) == 1
    readers[0].page.reload()
    _expect_same(readers[0], *before[0])


def test_readers_of_a_stopped_replica_are_served_by_the_other(site: Site, visit: Visit) -> None:
    lost, kept = site.replicas
    readers = idle, clicking, _ = [visit(lost), visit(lost), visit(kept)]
    opened = [_connections(reader) for reader in readers]
    for reader in readers:
        reader.open(VIEW)
        reader.expect_dossier("Bakhty–Ayagoz")
    assert lost.process is not None
    lost.process.send_signal(signal.SIGSTOP)
    try:
        clicking.pill("Highway").click()
        clicking.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
        _reconnects(idle, opened[0], 2)
        idle.pill("Highway").click()
        idle.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
        for path in ("api/projects", "share/", ""):
            answer = idle.page.request.get(site.address + path)
            assert answer.status == 200
            assert answer.headers["x-replica"].endswith(kept.name)
    finally:
        lost.process.send_signal(signal.SIGCONT)
        lost.stop()
    assert [len(connections) for connections in opened] == [2, 2, 1]  # who is idle is not cut
    assert [reader.errors for reader in readers] == [[], [], []]


def test_a_page_is_pinged_thrice_before_its_stream_is_cut_and_has_another_soon() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    ping = settings["server"]["websocketPingInterval"]
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    health, cut = sorted(int(number) for number in re.findall(r"proxy_read_timeout (\d+)s", text))
    assert 3 * ping <= cut
    assert health < 4
    assert cut + 2 * health <= 20
    recipe = (ROOT / "deploy" / "README.md").read_text("utf-8")
    assert f"proxy_read_timeout {cut}s;" in recipe
    cluster = (ROOT / "deploy" / "kubernetes.yaml").read_text("utf-8")
    assert f'proxy-read-timeout: "{cut}"' in cluster


def test_new_data_are_rolled_out_without_a_lost_view(
    site: Site, visit: Visit, tmp_path: Path
) -> None:
    first, second = site.replicas
    new = _edition(tmp_path / "geodata", "Bakhty–Ayagoz, corrected")
    reloading, going_on = readers = [visit(second), visit(first)]
    opened = [_connections(reader) for reader in readers]
    for reader in readers:
        reader.open(VIEW)
        reader.expect_dossier("Bakhty–Ayagoz")
    before = [(reader.state(), reader.page.url) for reader in readers]
    for replica, counts in ((first, (1, 2)), (second, (2, 3))):
        replica.stop(signal.SIGTERM)
        for reader, connections, count in zip(readers, opened, counts, strict=True):
            _reconnects(reader, connections, count)
        replica.data = new
        replica.start()
        site.wait_for(replica)
    for reader, (state, link) in zip(readers, before, strict=True):
        _expect_same(reader, state, link)
    reloading.page.reload()
    reloading.expect_dossier("Bakhty–Ayagoz, corrected")
    _expect_same(reloading, *before[0])
    _expect_clicks_to_keep_the_map(going_on, before[-1][0])
    assert [reader.errors for reader in readers] == [[], []]


def _expect_clicks_to_keep_the_map(reader: Reader, before: dict[str, object]) -> None:
    """Expect that who does not reload sees new data with the next click, where they looked."""
    for _ in range(2):
        reader.pill("Highway").click()
        reader.expect_dossier("Bakhty–Ayagoz, corrected")
    reader.wait()
    reader.wait_for_shown(*RAILWAYS)
    assert reader.state()["view"] == pytest.approx(before["view"], abs=0.011)  # a pixel


def _edition(folder: Path, name: str) -> Path:
    """Return a copy of the data, where Bakhty–Ayagoz has another name."""
    shutil.copytree(DATA, folder)
    file = folder / "projects" / "bakhty-ayagoz.toml"
    text = file.read_text("utf-8")
    assert 'en = "Bakhty–Ayagoz"' in text
    file.write_text(text.replace('en = "Bakhty–Ayagoz"', f'en = "{name}"'), "utf-8")
    return folder


@pytest.mark.parametrize("version", ["1.30", "1.37"])
def test_the_manifest_is_valid(version: str) -> None:
    command = [sys.executable, "-m", "kubernetes_validate", "--strict", "-k", version]
    manifest = ROOT / "deploy" / "kubernetes.yaml"
    checked = subprocess.run([*command, manifest], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count(" passed ") == 4, checked.stdout
