"""What a click sends, and many readers at once, over the real stream."""

from tests.apart import run_apart
from tests.bench.sessions import Answer, Session, act, with_sessions

KB = 1024
READERS = 30


def _in_a_thread(address: str, count: int, clicks: int) -> tuple[list[Answer], list[Exception]]:
    """Let readers open the page and click."""
    answers: list[Answer] = []

    async def work(session: Session) -> None:
        answers.append(await session.open())
        await act(session, clicks, 0, answers)

    return answers, run_apart(with_sessions(address, count, work))


def test_a_click_on_a_filter_sends_little_and_less_the_second_time(address: str) -> None:
    (opened, on, off, again), problems = _in_a_thread(address, 1, 3)
    assert problems == []
    assert opened.map_size > 0
    assert 0 < on.map_size <= 8 * KB
    assert on.size <= 40 * KB
    assert off.size < on.size
    assert again.size < on.size


def test_many_readers_at_once_are_all_answered(address: str) -> None:
    answers, problems = _in_a_thread(address, READERS, 3)
    assert problems == []
    assert len(answers) == 4 * READERS
