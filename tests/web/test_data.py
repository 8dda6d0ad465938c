"""What the map and the dossiers fetch, from memory."""

from collections.abc import Iterator, Mapping

from starlette.applications import Starlette
from starlette.testclient import TestClient

from corridors.catalog import Catalog
from corridors.web.data import Editions, data_route


def _client(*editions: Mapping[str, bytes]) -> TestClient:
    """Return a client of a server whose data are new at every visit."""
    coming: Iterator[Mapping[str, bytes]] = iter(editions)

    def files_of(catalog: Catalog) -> Mapping[str, bytes]:
        assert catalog.projects
        return next(coming)

    return TestClient(Starlette(routes=[data_route(Editions(files_of))]))


def test_a_file_is_sent_as_what_it_is() -> None:
    answer = _client({"routes-1.json": b"{}"}).get("/data/routes-1.json")
    assert answer.content == b"{}"
    assert answer.headers["content-type"] == "application/json"


def test_a_page_from_before_the_data_changed_still_gets_its_files() -> None:
    old, new = {"routes-1.json": b"1"}, {"routes-2.json": b"2"}
    client = _client(old, new, new, {})
    asked = ["routes-1", "routes-1", "routes-2", "routes-1"]
    answers = [client.get(f"/data/{name}.json") for name in asked]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 404]


def test_what_has_the_name_of_a_file_is_of_the_newest_data() -> None:
    client = _client({"aktau.toml": b"old"}, {"aktau.toml": b"new"})
    assert [client.get("/data/aktau.toml").content for _ in range(2)] == [b"old", b"new"]


def test_nothing_else_is_sent() -> None:
    client = _client({}, {}, {})
    for name in ("none.json", "..%2f..%2fpyproject.toml", "%2fetc%2fpasswd"):
        assert client.get(f"/data/{name}").status_code == 404
