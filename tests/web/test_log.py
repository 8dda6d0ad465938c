"""The log is written whatever the output of the server takes."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from corridors.web.middleware import write


@pytest.mark.parametrize("encoding", ["cp1252", "cp866", "ascii"])
def test_a_path_in_any_script_is_logged_in_any_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(taken, encoding))
    write("answer", path="/share/Қ→\udcff")
    assert json.loads(taken.getvalue())["path"] == "/share/Қ→\udcff"
