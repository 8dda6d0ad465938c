"""Work is done once, piece after piece, and no more of it waits than is bearable."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from threading import Event, get_ident
from typing import Any

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import Response

from corridors.web.requests import encoded
from corridors.web.work import Busy, Desk, Kept
from tests.apart import run_apart


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept: Kept[bytes] = Kept(10)
    for name in ("first", "second"):
        kept.put(name, name.encode(), 5)
    kept.get("first")
    kept.put("third", b"third", 5)
    assert [kept.get(name) for name in ("first", "second", "third")] == [b"first", None, b"third"]


def test_what_is_larger_than_all_that_may_be_kept_takes_nothing_away() -> None:
    kept: Kept[bytes] = Kept(10)
    kept.put("small", b"small", 5)
    kept.put("large", b"large", 11)
    assert (kept.get("small"), kept.get("large")) == (b"small", None)


def test_what_is_kept_again_counts_once() -> None:
    kept: Kept[bytes] = Kept(10)
    for _ in range(9):
        kept.put("same", b"same", 5)
    kept.put("other", b"other", 5)
    assert kept.get("same") == b"same"


def test_all_is_forgotten_and_there_is_room_again() -> None:
    kept: Kept[bytes] = Kept(10)
    kept.put("old", b"old", 10)
    kept.clear()
    kept.put("new", b"new", 10)
    assert (kept.get("old"), kept.get("new")) == (None, b"new")


class _Piece:
    """A piece of work that counts how often it is done, and waits until it may."""

    def __init__(self, result: bytes | Exception = b"done") -> None:
        self.count, self.may, self._result = 0, Event(), result

    def __call__(self) -> bytes:
        self.count += 1
        self.may.wait()
        if isinstance(self._result, Exception):
            raise self._result
        return self._result


def _desk(most_waiting: int = 3) -> Desk[bytes]:
    return Desk(most_waiting=most_waiting, most_bytes=100, size=len)


async def _together(*asked: Coroutine[Any, Any, bytes], then: Event) -> list[Any]:
    """Let all ask before the work may go on."""
    tasks = [asyncio.ensure_future(one) for one in asked]
    await asyncio.sleep(0)
    then.set()
    return await asyncio.gather(*tasks, return_exceptions=True)


def test_who_asks_the_same_shares_one_piece_of_work_and_who_asks_later_its_result() -> None:
    desk, piece = _desk(most_waiting=1), _Piece()

    async def ask() -> list[Any]:
        found = await _together(*(desk.get("same", piece) for _ in range(20)), then=piece.may)
        return [*found, await desk.get("same", piece)]

    assert run_apart(ask()) == [b"done"] * 21
    assert piece.count == 1


def test_beyond_the_queue_work_is_refused_and_taken_again_later() -> None:
    desk, piece = _desk(most_waiting=3), _Piece()

    async def ask() -> list[Any]:
        found = await _together(*(desk.get(name, piece) for name in range(5)), then=piece.may)
        return [*found, await desk.get("later", piece)]

    *found, later = run_apart(ask())
    assert found[:3] == [b"done"] * 3
    assert [type(refused) for refused in found[3:]] == [Busy, Busy]
    assert later == b"done"


def test_pieces_are_done_one_after_another() -> None:
    desk, first, second = _desk(), _Piece(), _Piece()

    async def ask() -> int:
        tasks = [asyncio.ensure_future(desk.get(name, name)) for name in (first, second)]
        await asyncio.to_thread(_until_begun, first)
        begun = second.count
        first.may.set()
        second.may.set()
        await asyncio.gather(*tasks)
        return begun

    assert run_apart(ask()) == 0
    assert second.count == 1


def _until_begun(piece: _Piece) -> None:
    while not piece.count:
        piece.may.wait(0.001)


def test_who_goes_away_takes_nothing_from_others_that_wait() -> None:
    desk, piece = _desk(), _Piece()

    async def ask() -> bytes:
        gone, stays = (asyncio.ensure_future(desk.get("same", piece)) for _ in range(2))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        piece.may.set()
        return await stays

    assert run_apart(ask()) == b"done"


def test_a_failure_is_told_to_all_who_wait_and_not_kept() -> None:
    desk, piece = _desk(), _Piece(LookupError("nothing there"))

    async def ask() -> list[Any]:
        return await _together(*(desk.get("same", piece) for _ in range(2)), then=piece.may)

    assert [type(found) for found in run_apart(ask())] == [LookupError] * 2
    assert piece.count == 1
    with pytest.raises(LookupError):
        run_apart(desk.get("same", piece))
    assert piece.count == 2


def test_one_desk_serves_one_loop_after_another() -> None:
    desk, piece = _desk(), _Piece()
    piece.may.set()
    assert [run_apart(desk.get(name, piece)) for name in ("a", "b", "a")] == [b"done"] * 3
    assert piece.count == 2


def test_two_first_visits_compress_a_file_once_and_beside_the_loop(tmp_path: Path) -> None:
    script, read_by = tmp_path / "a.js", []
    script.write_text("let a = 1;\n" * 1000)

    def read() -> bytes:
        read_by.append(get_ident())
        return script.read_bytes()

    async def ask() -> list[Response]:
        request = Request({"type": "http", "headers": [(b"accept-encoding", b"br")]})
        return await asyncio.gather(
            *(encoded(request, script, read, "text/javascript") for _ in range(5))
        )

    contents = {bytes(answer.body) for answer in run_apart(ask())}
    assert [brotli.decompress(content) for content in contents] == [script.read_bytes()]
    assert len(read_by) == 1
    assert read_by[0] != get_ident()
