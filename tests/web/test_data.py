"""What the map and the dossiers fetch, from memory."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, count, repeat

from starlette.applications import Starlette
from starlette.testclient import TestClient

from corridors.live import current_catalog
from corridors.web.requests import Editions, data_route


def _changed(*editions: Mapping[str, bytes]) -> Editions:
    """Return what a server has whose data changed, one edition after the other."""
    coming = chain(editions, repeat(editions[-1]))
    kept = Editions(lambda _: next(coming))
    for _ in editions:
        kept.on_reload(current_catalog())
    return kept


def _client(*editions: Mapping[str, bytes]) -> TestClient:
    """Return a client of such a server."""
    return TestClient(Starlette(routes=[data_route(_changed(*editions))]))


def test_a_file_is_sent_as_what_it_is() -> None:
    answer = _client({"routes-1.json": b"{}"}).get("/data/routes-1.json")
    assert answer.content == b"{}"
    assert answer.headers["content-type"] == "application/json"


def test_a_page_from_before_the_data_changed_still_gets_its_files() -> None:
    names = [f"routes-{number}.json" for number in range(5)]
    client = _client(*({name: name.encode()} for name in names))
    assert [client.get(f"/data/{name}").text for name in names] == names


def test_of_data_before_the_last_a_few_megabytes_are_kept() -> None:
    names = [f"{letter}.json" for letter in "abcdefghij"]
    editions = _changed(*({name: bytes(3_000_000)} for name in names))
    assert [name for name in names if editions.find(name)] == names[-3:]


def test_the_last_data_are_kept_however_large_they_are() -> None:
    large = bytes(20_000_000)
    editions = _changed({"a.json": large}, {"b.json": b"b"})
    assert editions.find("a.json") is large
    assert editions.find("b.json") == b"b"


def test_what_newer_data_have_too_is_kept_once() -> None:
    ground = {"ground.json": bytes(5_000_000)}
    names = [f"routes-{number}.json" for number in range(9)]
    editions = _changed(*({name: b"1", **ground} for name in names))
    assert all(editions.find(name) for name in names)


def test_readers_who_ask_at_once_while_data_change_all_get_their_files() -> None:
    contents = [{f"routes-{n}.json": b"%d" % n} for n in range(20)]
    turn = count()
    editions = Editions(lambda _: contents[next(turn) % len(contents)])
    for _ in contents:
        editions.on_reload(current_catalog())

    def ask(number: int) -> bytes | None:
        if number % 3 == 0:
            editions.on_reload(current_catalog())
        return editions.find(f"routes-{number % len(contents)}.json")

    with ThreadPoolExecutor(16) as readers:
        found = list(readers.map(ask, range(2000)))
    assert found == [b"%d" % (number % len(contents)) for number in range(2000)]


def test_what_has_the_name_of_a_file_is_of_the_newest_data() -> None:
    client = _client({"aktau.toml": b"old"}, {"aktau.toml": b"new"})
    assert client.get("/data/aktau.toml").content == b"new"


def test_nothing_else_is_sent() -> None:
    client = _client({})
    for name in ("none.json", "..%2f..%2fpyproject.toml", "%2fetc%2fpasswd"):
        assert client.get(f"/data/{name}").status_code == 404
