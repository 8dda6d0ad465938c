"""The options of `serve` do what they say, and a proxy may take off the path: on real servers."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from streamlit.file_util import get_static_dir

from corridors.map.draw import build_style
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.browser.conftest import NewReader
from tests.browser.replicas import Replica, find_nginx
from tests.browser.server import ROOT, free_port, serving_files, wait_until_healthy

HOST, HERE = "127.0.0.2", "127.0.0.1"  # where it listens, and where not
PATH = "/corridors/central-asia"
STRIPPED = "/corridors"  # what a proxy takes off, by the recipe of deploy/README.md
RECIPE = "http://127.0.0.1:8501/"  # whom that asks
NOBODY = "192.0.2.1"  # an address of documentation
SCRIPT = next((Path(get_static_dir()) / "static" / "js").glob("index*.js")).name
PICTURE = next((Path(get_static_dir()) / "static" / "media").glob("*.png")).name
OURS = ["/", "/share", "/share/", "/share/aktau-container-hub", "/share/aktau-container-hub/"]
OURS += ["/api/projects", "/api/openapi.json", "/sitemap.xml", "/robots.txt", "/preview.png"]
OURS += [f"/data/{build_style().file_name}", "/data/aktau-container-hub.toml"]
STREAMLITS = ["/_stcore/health", "/_stcore/host-config", "/favicon.png"]
STREAMLITS += [f"/static/js/{SCRIPT}", f"/static/media/{PICTURE}"]
STREAMLITS += ["/component/streamlit_folium.st_folium/index.html"]
NOWHERE = ["/.env", "/static/js/none.js", "/projects/x", "/share/no-such", "/index.html"]
NOWHERE += ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/none", "/_stcore/stream"]
NOWHERE += ["/x/static/js/" + SCRIPT, "/wp-login.php", "/data/"]


@dataclass(frozen=True)
class Served:
    """A server with every option set, and two pages of others that frame it."""

    address: str
    port: int
    process: int
    friend: str
    stranger: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        folders = [tmp_path_factory.mktemp(name) for name in ("friend", "stranger")]
        friend, stranger = (stack.enter_context(serving_files(folder)) for folder in folders)
        options = (
            "--host",
            HOST,
            "--base-path",
            f"{PATH}/",
            "--allow-hosts",
            f"{HOST}, kz.example",
        )
        replica = Replica(
            ROOT / "geodata",
            options=(*options, "--embed-in", friend.rstrip("/")),
            environment={"FORWARDED_ALLOW_IPS": NOBODY},
        )
        replica.start()
        stack.callback(replica.stop)
        assert replica.process is not None
        address = f"http://{HOST}:{replica.port}{PATH}/"
        wait_until_healthy(address, replica.process)
        for folder in folders:
            (folder / "index.html").write_text(f'<iframe src="{address}?embed=true"></iframe>')
        yield Served(address, replica.port, replica.process.pid, friend, stranger)


@dataclass(frozen=True)
class Told:
    """An answer, read."""

    status: int
    headers: Mapping[str, str]
    text: str


def _ask(address: str, method: str = "GET", **headers: str) -> Told:
    """Return the answer of an address as it stands there, without following it elsewhere."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=20)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=given)
    answer: HTTPResponse = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return Told(answer.status, {name.lower(): of for name, of in answer.getheaders()}, text)


def test_the_dashboard_works_below_a_path(new_reader: NewReader, served: Served) -> None:
    reader = new_reader(at=served.address, stranger=True).open("?lang=en")
    reader.page.locator(".card", has_text="Bakhty–Ayagoz").click()
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.expect_address(f"{served.address}?lang=en&project=bakhty-ayagoz")
    reader.pill("Railway").click()
    reader.expect_address("type=railway")
    reader.wait_for("state.selected === 'bakhty-ayagoz'")
    reader.open_share_panel()
    shared = reader.page.locator(".st-key-share-link code").first
    expect(shared).to_contain_text(f"{served.address}?lang=en&type=railway&project=bakhty-ayagoz")


def test_the_path_without_its_slash_leads_to_the_dashboard(served: Served) -> None:
    answer = _ask(f"{served.address.rstrip('/')}?lang=kk&project=bakhty-ayagoz")
    assert answer.status == 307
    assert answer.headers["location"] == "central-asia/?lang=kk&project=bakhty-ayagoz"


@pytest.mark.parametrize("name", [*OURS, *STREAMLITS])
def test_every_address_stands_below_the_path_and_nowhere_else(served: Served, name: str) -> None:
    assert _ask(served.address.rstrip("/") + name).status == 200
    outside = _ask(f"http://{HOST}:{served.port}{name}")
    if name == "/_stcore/health":  # probes need not know the path
        assert (outside.status, outside.text) == (200, "ok")
    else:
        assert outside.status == 404
        assert f'href="{PATH}/?lang=en"' in outside.text


@pytest.mark.parametrize("name", NOWHERE)
def test_below_a_path_there_is_nothing_else(served: Served, name: str) -> None:
    answer = _ask(served.address.rstrip("/") + name)
    assert answer.status == 404
    assert f'href="{PATH}/?lang=en"' in answer.text


@pytest.mark.parametrize("name", ["/share/bakhty-ayagoz", "/sitemap.xml", "/robots.txt"])
def test_pages_for_others_lead_below_the_path(served: Served, name: str) -> None:
    text = _ask(served.address.rstrip("/") + name).text
    assert f"{served.address}s" in text  # a share page, or the map of the site
    assert f"{served.address}share" in _ask(f"{served.address}sitemap.xml").text


def test_the_server_listens_where_it_is_told_to_only(served: Served) -> None:
    with pytest.raises(ConnectionRefusedError):
        _ask(f"http://{HERE}:{served.port}/")


def test_a_page_is_framed_by_those_who_are_named_only(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.friend)
    expect(page.frame_locator("iframe").locator(".legend-box")).to_be_visible()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(served.stranger)
    expect(page.frame_locator("iframe").locator(".legend-box")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("host", ["kz.example", "KZ.example:8501", HOST])
def test_allowed_names_are_answered(served: Served, host: str) -> None:
    assert _ask(served.address, Host=host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "10.1.2.3:8501", "kz.example.evil.example"])
def test_other_names_are_refused_but_told_the_health(served: Served, host: str) -> None:
    assert _ask(served.address, Host=host).status == 400
    assert _ask(f"{served.address}api/projects", Host=host).status == 400
    for probed in (served.address, f"http://{HOST}:{served.port}/"):
        assert _ask(f"{probed}_stcore/health", Host=host).status == 200


def test_who_is_no_trusted_proxy_says_nothing_of_the_path(served: Served) -> None:
    for others in ({}, {"X_Forwarded_For": NOBODY}, {"X_Forwarded_For": f"{HERE}, {NOBODY}"}):
        text = _ask(f"{served.address}sitemap.xml", X_Forwarded_Prefix="/evil", **others).text
        assert "/evil" not in text
        assert f"<loc>{served.address}</loc>" in text


def test_probes_of_the_cluster_are_answered_whatever_the_options(served: Served) -> None:
    manifest = (ROOT / "deploy" / "kubernetes.yaml").read_text("utf-8")
    probes = re.findall(r"httpGet: \{ path: (\S+), port: (\w+) \}", manifest)
    assert [port for _, port in probes] == ["http"] * manifest.count("Probe:") == ["http"] * 3
    for path, _ in probes:
        answer = _ask(f"http://{HOST}:{served.port}{path}", Host=f"10.1.2.3:{served.port}")
        assert (answer.status, answer.text) == (200, "ok")


def test_the_health_check_of_the_image_follows_the_options(served: Served) -> None:
    ours = ["--process", str(served.process)]  # in a container its number is 1
    assert _check_health(*ours).returncode == 0
    other = _check_health("--process", "0", STREAMLIT_SERVER_PORT=str(free_port()))
    assert other.returncode == 1
    assert "Error: no server answers at 127.0.0.1, port" in other.stderr
    variables = {"STREAMLIT_SERVER_ADDRESS": HOST, "STREAMLIT_SERVER_PORT": str(served.port)}
    assert _check_health("--process", "0", **variables).returncode == 0


def _check_health(*options: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run the command that the image runs to see whether it is well."""
    recipe = (ROOT / "deploy" / "Dockerfile").read_text("utf-8").replace("\\\n", "")
    line = next(line for line in recipe.splitlines() if line.startswith("HEALTHCHECK"))
    python, *command = json.loads(line.partition(" CMD ")[2])
    assert python == "python"
    return subprocess.run(
        [sys.executable, *command, *options],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def stripped(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a proxy that takes a path off, in front of the plain application."""
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    config = folder / "nginx.conf"
    recipe = (ROOT / "deploy" / "README.md").read_text("utf-8")
    location = recipe.split("```nginx\n")[1].split("```")[0].replace(RECIPE, address)
    assert address in location
    config.write_text(PROXY.format(folder=folder, port=port, location=location))
    command = [find_nginx(), "-e", "stderr", "-p", str(folder), "-c", str(config)]
    with subprocess.Popen([*command, "-g", "daemon off; user root;"]) as process:
        wait_until_healthy(f"http://{HERE}:{port}{STRIPPED}/", process)
        yield f"http://{HERE}:{port}{STRIPPED}/"
        process.terminate()


PROXY = """
pid {folder}/pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {location}
    }}
}}
"""


def test_the_dashboard_works_behind_a_proxy_that_takes_off_a_path(
    new_reader: NewReader, stripped: str
) -> None:
    reader = new_reader(at=stripped, stranger=True).open("?lang=en&project=bakhty-ayagoz")
    reader.expect_dossier("Bakhty–Ayagoz")
    picture = reader.page.locator('meta[property="og:image"]').get_attribute("content") or ""
    assert picture.startswith(f"{stripped}preview.png?")
    reader.open_share_panel()
    shared = reader.page.locator(".st-key-share-link code").first
    expect(shared).to_contain_text(f"{stripped}?lang=en&project=bakhty-ayagoz")
    reader.page.goto(f"{stripped}share/bakhty-ayagoz?lang=en")
    reader.page.get_by_role("link", name="Open the interactive map").click()
    reader.wait()
    reader.expect_address(f"{stripped}?lang=en&scope=all&project=bakhty-ayagoz")
    reader.page.goto(f"{stripped}nowhere?lang=ru")
    reader.page.get_by_role("link", name="Открыть интерактивную карту").click()
    reader.wait()
    reader.expect_address(f"{stripped}?lang=ru")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("", '<link rel="canonical" href="{}?lang=en">'),
        ("", '<meta property="og:image" content="{}preview.png?lang=en'),
        ("share/bakhty-ayagoz?lang=ru", 'href="{}share/bakhty-ayagoz?lang=ru"'),
        ("share/bakhty-ayagoz?lang=ru", '<img src="{}preview.png?'),
        ("sitemap.xml", "<loc>{}share/bakhty-ayagoz?lang=kk</loc>"),
        ("robots.txt", "Sitemap: {}sitemap.xml"),
        ("robots.txt", f"Disallow: {STRIPPED}/api/"),
        ("api/projects", '"homepage":"{}?'),
        ("share/no-such", f'href="{STRIPPED}/?lang=en"'),
    ],
)
def test_what_others_read_carries_the_path_that_a_proxy_takes_off(
    stripped: str, name: str, wanted: str
) -> None:
    assert wanted.format(stripped) in _ask(stripped + name).text


def test_the_api_describes_itself_where_the_proxy_stands(stripped: str) -> None:
    told = json.loads(_ask(f"{stripped}api/openapi.json").text)
    assert told["servers"] == [{"url": stripped.rstrip("/")}]


def test_a_proxy_that_tells_who_asks_is_believed_too(address: str) -> None:
    given = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Prefix": "/a, /b/"}
    text = _ask(f"{address}sitemap.xml", **given).text
    assert f"<loc>{address}a/b/share/?lang=en</loc>" in text


HOSTILE = ["//evil.example", "https://evil.example", "javascript:x", "a", "///", "/a//b", "/é"]
HOSTILE += ["/.", "/a/../b", "/%2e%2e", "/a\\b", "/a b", "/<b>", '/"><script>', "/a?b", "/a#b"]
HOSTILE += ["/" + "a" * 300]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_prefix_changes_nothing(address: str, value: str) -> None:
    for name in ("sitemap.xml", "share/bakhty-ayagoz", "nowhere", "robots.txt"):
        given = _ask(address + name, X_Forwarded_Prefix=value)
        assert given.text == _ask(address + name).text


@pytest.mark.parametrize("name", NOWHERE)
def test_unknown_addresses_are_not_found(address: str, name: str) -> None:
    answer = _ask(address.rstrip("/") + name)
    assert answer.status == _ask(address.rstrip("/") + name, "HEAD").status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'href="/?lang=en"' in answer.text


@pytest.mark.parametrize("name", [*OURS, *STREAMLITS])
def test_known_addresses_are_answered(address: str, name: str) -> None:
    answer = _ask(address.rstrip("/") + name)
    assert answer.status == 200
    assert "<title>Streamlit</title>" not in answer.text


@pytest.mark.parametrize("language", Language)
def test_a_page_that_is_not_there_speaks_the_language_of_its_reader(
    new_reader: NewReader, address: str, language: Language
) -> None:
    reader = new_reader()
    answer = reader.page.goto(f"{address}projects/x?lang={language}")
    assert answer is not None
    assert answer.status == 404
    words = words_for(language)
    expect(reader.page.locator("h1")).to_have_text(words("missing.title"))
    assert _ask(f"{address}.env", Accept_Language=f"{language}-KZ").text == answer.text()
    reader.page.get_by_role("link", name=words("share.open")).click()
    reader.wait()
    expect(reader.page.locator("html")).to_have_attribute("lang", language)
