"""What breaks under people who watch: they are told or notice nothing, and their view comes back.

The server of these tests can write nothing anywhere, as with a full disk, and has no home.
"""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import conftest
from tests.browser.reader import Reader
from tests.browser.replicas import DATA, Replica, until
from tests.browser.watching import MARK, RAILWAYS, VIEW, expect_at_work, expect_same

NO_DISK = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")  # no file may hold a byte
NO_HOME = {"HOME": "/proc/home", "TMPDIR": "/proc/tmp"}


@pytest.fixture(scope="module")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    """One server on data of its own, which tests may end and change."""
    data = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("faults") / "geodata"))
    started = Replica(data, within=NO_DISK, environment=NO_HOME)
    started.start()
    started.wait()
    yield started
    started.stop(signal.SIGTERM)


@pytest.fixture
def reader(browser: Browser, replica: Replica) -> Iterator[Reader]:
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(conftest.PATIENCE_MS)
    visitor = Reader(context.new_page(), f"http://{replica.name}/")
    yield visitor
    assert visitor.hosts == {replica.name}
    assert visitor.errors == []
    context.close()


def test_the_server_can_write_nothing(replica: Replica, tmp_path: Path) -> None:
    writing = [*NO_DISK, "dd", "if=/dev/zero", f"of={tmp_path / 'file'}", "count=1"]
    assert subprocess.run(writing, capture_output=True, check=False).returncode != 0
    assert not (tmp_path / "file").read_bytes()
    assert replica.alive


@pytest.mark.parametrize(
    "address",
    [
        "preview.png",
        "share/",
        "api/routes.geojson",
        "api/statements.csv",
        "data/trans-caspian.toml",
    ],
)
def test_without_a_disk_files_and_pictures_are_sent(replica: Replica, address: str) -> None:
    with urlopen(f"http://{replica.name}/{address}") as answer:
        assert len(answer.read()) > 2000


def test_a_reader_is_told_that_the_server_is_gone_and_goes_on_when_it_is_back(
    reader: Reader, replica: Replica
) -> None:
    before = reader.open(VIEW).state()
    link = reader.page.url
    reader.frame.evaluate(MARK)
    replica.stop()
    lost = reader.page.get_by_role("dialog")
    expect(lost).to_contain_text("Нет связи")
    expect(lost).to_contain_text("Страница продолжит работу сама")
    expect(lost).not_to_contain_text("Streamlit")
    assert reader.state() == before
    replica.start()
    replica.wait()
    expect(lost).to_have_count(0)
    expect(reader.pill("Железная дорога")).to_be_enabled()
    expect_same(reader, before, link)
    expect_at_work(reader, before, link)


def test_data_that_break_under_an_open_page_leave_it_as_it_was(
    reader: Reader, replica: Replica
) -> None:
    file = replica.data / "projects" / "bakhty-ayagoz.toml"
    whole = file.read_text("utf-8")
    before = reader.open(VIEW).state()
    link = reader.page.url
    file.write_text(whole[: len(whole) // 2], "utf-8")
    told = reader.page.locator(".st-key-problems")

    def is_told() -> bool:
        reader.page.reload()
        expect_same(reader, before, link)
        return told.count() > 0

    until(is_told)
    expect(told).to_contain_text("показана прежняя версия")
    expect(told.locator("li")).to_contain_text(["projects/bakhty-ayagoz.toml"])
    file.write_text(whole.replace("Бахты – Аягоз", "Бахты – Аягоз, новая"), "utf-8")
    share = f"{reader.address}share/bakhty-ayagoz?lang=ru"
    until(lambda: "новая" in reader.page.request.get(share).text())
    reader.pill("Автодорога").click()
    reader.expect_dossier("Бахты – Аягоз, новая")
    expect(told).to_have_count(0)
    reader.wait()
    reader.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
    assert reader.state()["view"] == before["view"]
