"""Run the bench: `python -m tests.bench --help`."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from tests.bench import report
from tests.bench.changes import CHANGES, change_under_clicks
from tests.bench.curve import curve
from tests.bench.endure import State, soak, stand
from tests.bench.limits import waits
from tests.bench.measures import Gathered, crowd, has_sessions, saturate, visit
from tests.bench.serving import Rival, serving
from tests.bench.ways import timings
from tests.bench.workloads import shipped, synthetic
from tests.browser.chromium import ARGUMENTS, find_chromium

PARTS = ("shipped", "1000", "10000", "growth", "ways", "limits", "changes", "soak", "stand")
SLOW = 10_000  # routes of which the usual way is tried once: a visit takes minutes
CROWDS = (50, 100)
CLICKS = 3


@click.command()
@click.option("--rounds", default=7, show_default=True, help="How often each rival is visited.")
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), default=PARTS[:7])
@click.option("--sessions", default=2_000, show_default=True, help="Sessions of the part soak.")
@click.option("--minutes", default=10.0, show_default=True, help="Minutes of the part stand.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def main(rounds: int, parts: Sequence[str], sessions: int, minutes: float, output: Path) -> None:
    """Measure the dashboard and its rivals side by side and write the report to a file."""
    with _browser() as browser:
        text = [report.head(rounds, browser.version)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in parts:
            click.echo(part, err=True)
            match part:
                case "growth":
                    text.append(report.growth(curve(root)))
                case "ways":
                    text.append(report.questions(timings()))
                case "limits":
                    text.append(report.limits(waits(shipped(root), root)))
                case "changes":
                    text.append(_changes(root))
                case "soak":
                    text.append(_soak(root, sessions))
                case "stand":
                    text.append(_stand(root, minutes))
                case _:
                    count = 0 if part == "shipped" else int(part)
                    text.append(_side_by_side(root, count, rounds))
            output.write_text("\n".join(text), "utf-8")


def _side_by_side(root: Path, count: int, rounds: int) -> str:
    data = synthetic(root, count) if count else shipped(root)
    gathered = {rival: Gathered() for rival in Rival}
    with serving(data, root, tuple(Rival)) as servers:
        with _browser() as browser:  # closed before the sessions: it runs a loop of its own
            for turn, rival in _turns(rounds, count):
                visit(browser, servers[rival], gathered[rival])
                click.echo(f"{turn + 1}/{rounds} {rival}", err=True)
        for rival in filter(has_sessions, Rival):
            if rival is Rival.OURS or count < SLOW:
                saturate(servers[rival], gathered[rival])
            for sessions in CROWDS if count == 0 else ():
                crowd(servers[rival], sessions, CLICKS, gathered[rival])
    return report.workload(f"{count:,} routes of 100 points" if count else "Shipped data", gathered)


def _turns(rounds: int, count: int) -> Iterator[tuple[int, Rival]]:
    """Yield who is visited when; what takes minutes is visited once, when all others are done."""
    slow = {Rival.USUAL} if count >= SLOW else set()
    yield from product(range(rounds), [rival for rival in Rival if rival not in slow])
    yield from product([0], slow)


def _changes(root: Path) -> str:
    data = shutil.copytree(shipped(root), root / "changing")
    return report.changes(*change_under_clicks(data, root / "told", CHANGES))


def _soak(root: Path, sessions: int) -> str:
    states: list[State] = []
    problems = soak(root, sessions, states.append)
    title = f"{sessions:,} sessions one after another"
    return report.endurance(title, states, problems, "Each opens the page and clicks twice.")


def _stand(root: Path, minutes: float) -> str:
    states: list[State] = []
    problems, p95 = stand(root, CROWDS[-1], minutes, states.append)
    title = f"{CROWDS[-1]} sessions for {minutes:g} minutes"
    note = f"Each acts once in ten seconds; p95 of the answers {p95:.0f} ms."
    return report.endurance(title, states, problems, note)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
