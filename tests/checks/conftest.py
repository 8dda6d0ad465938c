"""Data that keeps all rules, for each test to break."""

from pathlib import Path

import pytest

from tests.checks.sound import write_sound_data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sound_data(tmp_path)
