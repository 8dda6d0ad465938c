"""The report of a run, in Markdown."""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from tests.bench.changes import Held
from tests.bench.endure import State
from tests.bench.limits import Waits
from tests.bench.measures import Gathered
from tests.bench.serving import Rival
from tests.bench.ways import Timing

_LIBRARIES = ("streamlit", "streamlit-folium", "folium", "geopandas", "shapely", "playwright")
_ROWS = {
    "cold_ms": "first visit to drawn map, ms",
    "cold_largest_ms": "largest paint, ms",
    "cold_shift": "layout shift",
    "cold_requests": "requests",
    "cold_kb": "KB",
    "warm_ms": "second visit, ms",
    "warm_kb": "KB of it",
    "link_ms": "shared link to drawn map, ms",
    "pan_frames": "map dragged to and fro: frames a second",
    "pan_longest_ms": "longest frame of it, ms",
    "filter_ms": "filter click to redrawn map, ms",
    "filter_kb": "KB of it over the stream, all messages",
    "filter_off_ms": "filter taken off, ms",
    "select_ms": "click on a project to its dossier, ms",
    "runs_a_second": "script runs a second, four sessions that never rest",
    "cpu_ms": "processor time of a run, ms",
    "run_kb": "KB of a run, largest",
    "map_kb": "KB for the map in it",
    "p50_ms_50": "50 sessions acting once in 10 s: p50, ms",
    "p95_ms_50": "p95, ms",
    "p50_ms_100": "100 sessions: p50, ms",
    "p95_ms_100": "p95, ms",
    "session_mb_50": "MB for each of 50 sessions",
    "session_mb_100": "MB for each of 100 sessions",
}
_TINY = 0.01
Figures = Mapping[Rival, Gathered]


def head(rounds: int, chromium: str) -> str:
    """Return what was measured where."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"""# Measured side by side

{datetime.now(UTC).date()}, {_processor()}, {_cores()} cores, {platform.system()}, Python
{platform.python_version()}, Chromium {chromium}; {libraries}.

Medians of {rounds} visits in which the rivals take turns, everything on one machine without a
network between. A time on another machine will be another; ratios hold. In brackets: how many
times as much as this dashboard. Made by `python -m tests.bench`.
"""


def workload(title: str, figures: Figures) -> str:
    """Return the table of one workload."""
    rivals = list(figures)
    lines = [
        f"## {title}",
        "",
        "| | " + " | ".join(rivals) + " |",
        "|---" * (len(rivals) + 1) + "|",
        *_rows(figures),
        "",
        *(f"{rival}: {problem}" for rival, g in figures.items() for problem in set(g.failures)),
    ]
    return "\n".join(lines) + "\n"


def _rows(figures: Figures) -> Iterator[str]:
    for name, title in _ROWS.items():
        medians = [gathered.median(name) for gathered in figures.values()]
        if any(found is not None for found in medians):
            ours = medians[0]
            yield f"| {title} | " + " | ".join(_cell(found, ours) for found in medians) + " |"


def _cell(found: float | None, ours: float | None) -> str:
    if found is None:
        return "–"
    text = _short(found)
    if ours is None or min(ours, found) < _TINY or found == ours:
        return text  # a ratio says nothing
    return f"{text} ({_short(found / ours)})"


def _short(number: float) -> str:
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.2f}" if number >= _TINY else "0"


def growth(seconds: Mapping[int, tuple[float, float]]) -> str:
    """Return the table of check and start-up."""
    lines = [
        "## Check and start-up",
        "",
        "| projects | `corridors check`, s | start to first answer, s |",
        "|---|---|---|",
        *(
            f"| {count:,} | {check:.1f} | {start:.1f} |"
            for count, (check, start) in seconds.items()
        ),
    ]
    return "\n".join(lines) + "\n"


def questions(timings: Iterable[Timing]) -> str:
    """Return the table of questions to the network."""
    lines = [
        "## Ways",
        "",
        "| processor time | median, ms | p95, ms | times plain searches from stop to stop |",
        "|---|---|---|---|",
    ]
    for timing in timings:
        middle, p95 = median(timing.ms), _p95(timing.ms)
        ratio = _short(middle / median(timing.plain_ms))
        lines.append(f"| {timing.kind} | {_short(middle)} | {_short(p95)} | {ratio} |")
    return "\n".join(lines) + "\n"


def limits(found: Iterable[Waits]) -> str:
    """Return the table of what a reader waits for; ratios are to the quiet row above."""
    lines = [
        "## Beside machines",
        "",
        "| who asks meanwhile | click, median ms | p95 | file of the map, median ms | p95 |",
        "|---|---|---|---|---|",
    ]
    quiet: Waits | None = None
    for waits in found:
        quiet = waits if quiet is None or waits.is_quiet else quiet
        pairs = ((waits.click_ms, quiet.click_ms), (waits.file_ms, quiet.file_ms))
        cells = (_cell(f(m), f(q)) for m, q in pairs for f in (median, _p95))
        lines.append(f"| {waits.machines} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _p95(figures: Sequence[float]) -> float:
    return quantiles(figures, n=20, method="inclusive")[-1]


def endurance(title: str, states: Sequence[State], problems: Sequence[object], note: str) -> str:
    """Return the table of a long run."""
    lines = [
        f"## {title}",
        "",
        "| | memory, MB | threads | open files and connections |",
        "|---|---|---|---|",
        *(f"| {s.moment} | {s.memory_mb:.0f} | {s.threads} | {s.descriptors} |" for s in states),
        "",
        f"Errors: {len(problems)}. {note}",
    ]
    return "\n".join(lines) + "\n"


def changes(seen: Sequence[Held], problems: Sequence[object]) -> str:
    """Return the table of what the server held while its data changed, at eleven moments."""
    at = [round(number * (len(seen) - 1) / 10) for number in range(11)]
    lines = [
        f"## {len(seen)} changes of the data under sessions that click",
        "",
        "| change | catalogs in memory | memory, MB |",
        "|---|---|---|",
        *(f"| {n + 1} | {seen[n].catalogs} | {seen[n].memory_mb:.0f} |" for n in at),
        "",
        f"Most catalogs at once: {max(held.catalogs for held in seen)}. Errors: {len(problems)}.",
    ]
    return "\n".join(lines) + "\n"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _cores() -> int:
    return Path("/proc/cpuinfo").read_text().count("processor\t")
