"""How check and start-up grow with the number of projects."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.serving import started
from tests.bench.workloads import synthetic
from tests.browser.server import ROOT

COUNTS = (10, 100, 1_000, 10_000)
ROUNDS = 3


def curve(folder: Path) -> dict[int, tuple[float, float]]:
    """Return seconds of `corridors check` and of the start to the first answer, by projects.

    Medians of rounds in which the folders take turns.
    """
    folders = {count: synthetic(folder, count) for count in COUNTS}
    rounds = [{count: _measure(data) for count, data in folders.items()} for _ in range(ROUNDS)]
    return {
        count: (median(of[count][0] for of in rounds), median(of[count][1] for of in rounds))
        for count in COUNTS
    }


def _measure(data: Path) -> tuple[float, float]:
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "corridors", "check", str(data)],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.DEVNULL,
        check=False,  # synthetic lines break rules of the shipped data
    )
    checked = time.monotonic()
    with started(["corridors", "serve", "--port"], data):
        return checked - begun, time.monotonic() - checked
