"""What browsers are told beside the content."""

import gzip
from pathlib import Path

import brotli
import pytest
from streamlit.file_util import get_static_dir

from corridors.live import current_catalog
from corridors.page.map import map_files
from corridors.settings import EMBED_VARIABLE
from tests.web.site import client

SITE = client()
SCRIPT = next((Path(get_static_dir()) / "static" / "js").glob("index*.js"))


@pytest.mark.parametrize("address", ["/", "/api/projects", "/share/", "/preview.png", "/nowhere"])
def test_every_answer_has_a_policy_and_is_not_guessed_at(address: str) -> None:
    headers = SITE.get(address).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "connect-src 'self';" in f"{headers['content-security-policy']};"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("address", ["/", "/share/", "/sitemap.xml", "/api/projects", "/nowhere"])
def test_who_keeps_an_answer_is_told_that_links_follow_the_proxy(address: str) -> None:
    assert "X-Forwarded-Prefix" in SITE.get(address).headers["vary"]


def test_the_frame_of_the_map_has_its_own_policy() -> None:
    policy = SITE.get("/component/x/index.html").headers["content-security-policy"]
    assert "'unsafe-eval'" in policy
    assert "connect-src 'self'" in policy
    assert "ws:" not in policy


def test_one_option_says_who_may_frame_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "frame-ancestors" not in SITE.get("/").headers["content-security-policy"]
    monkeypatch.setenv(EMBED_VARIABLE, "https://paper.example")
    policy = SITE.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://paper.example")


@pytest.mark.parametrize(
    "named", ["https://a.example,https://b.example", " https://a.example;\nhttps://b.example\n"]
)
def test_who_may_frame_it_is_named_with_spaces_or_commas(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv(EMBED_VARIABLE, named)
    policy = SITE.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://a.example https://b.example")


@pytest.mark.parametrize("named", ["", "*", "https://a.example, *"])
def test_without_a_name_or_with_a_star_everybody_may_frame_it(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv(EMBED_VARIABLE, named)
    assert "frame-ancestors" not in SITE.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("suffix", [".json", ".js", ".css"])
def test_layers_and_scripts_of_the_map_are_kept_for_good(suffix: str) -> None:
    names = [name for name in map_files(current_catalog()) if name.endswith(suffix)]
    for name in names:
        assert "immutable" in SITE.get(f"/data/{name}").headers["cache-control"]


def test_that_a_file_is_missing_is_not_kept() -> None:
    answer = SITE.get("/data/routes-0123456789ab.json")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(("taken", "encoding"), [("gzip, br", "br"), ("gzip;q=0.5", "gzip")])
def test_scripts_are_compressed_once_and_kept_for_good(taken: str, encoding: str) -> None:
    path = f"/static/js/{SCRIPT.name}"
    with SITE.stream("GET", path, headers={"Accept-Encoding": taken}) as answer:
        content = b"".join(answer.iter_raw())
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert unpack(content) == SCRIPT.read_bytes()
    assert answer.headers["content-encoding"] == encoding
    assert "immutable" in answer.headers["cache-control"]
    assert len(content) < len(gzip.compress(SCRIPT.read_bytes())) * 1.1


def test_who_takes_no_compression_gets_a_plain_file() -> None:
    answer = SITE.get(f"/static/js/{SCRIPT.name}", headers={"Accept-Encoding": "identity"})
    assert answer.content == SCRIPT.read_bytes()
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/static/../index.html", "/static/js/%2e%2e/%2e%2e/index.html", "/static/js/none.js"]
)
def test_nothing_outside_the_scripts_is_served(path: str) -> None:
    assert SITE.get(path).status_code == 404
