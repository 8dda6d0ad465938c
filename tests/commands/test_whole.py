"""What a command writes is there whole, or what was there before is left as it was."""

from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.commands.options import write_file
from corridors.settings import FOLDER_VARIABLE


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for content in (b"first", b"second"):
        write_file(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_is_full_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"old")
    write = Path.write_bytes

    def write_half(target: Path, content: bytes) -> int:
        write(target, content[: len(content) // 2])
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(ClickException, match=r"x\.csv: No space left on device"):
        write_file(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_file_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_file(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_what_is_no_file_is_written_as_it_is() -> None:
    write_file(Path("/dev/null"), b"nothing")
    assert not Path("/dev/null").is_file()


def test_data_without_a_project_are_no_site_and_leave_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "data"))
    words = ["publish", str(tmp_path / "www"), "--address", "https://example.org/"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "Error: no project is all: there is nothing to take away" in result.output
    assert not (tmp_path / "www").exists()
