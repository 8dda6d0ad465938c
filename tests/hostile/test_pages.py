"""Pages and answers of harmful data are well formed, and nothing in them runs."""

import json
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from corridors.live import current_catalog
from corridors.model.vocabulary import Language
from corridors.settings import FOLDER_VARIABLE
from tests.export.atom import broken_rules
from tests.hostile.markup import Running
from tests.hostile.poisoned import write_poisoned
from tests.web.site import client

pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
SITE = client()
PROJECT = "dostyk-moyynty"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_poisoned(tmp_path_factory.mktemp("poisoned"))


@pytest.fixture(autouse=True)
def _served(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    assert current_catalog().folder == data


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("address", ["/", "/share/", f"/share/{PROJECT}"])
def test_a_page_runs_only_its_own_scripts(address: str, language: Language) -> None:
    answer = SITE.get(f"{address}?lang={language}&scope=all&project={PROJECT}")
    name = current_catalog().projects[PROJECT].name.in_language(language)
    page = Running(answer.text)
    assert answer.status_code == 200
    assert f"{name} · " in page.title
    assert page.found == []
    assert page.scripts == (1 if "share" in address else Running(SITE.get("/").text).scripts)
    assert page.linked["name"].startswith(name)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "address",
    ["projects", f"projects/{PROJECT}", "sources", "routes.geojson", "places.geojson", "changes"],
)
def test_an_answer_for_machines_is_json(address: str, language: Language) -> None:
    answer = SITE.get(f"/api/{address}?lang={language}&scope=all&since=2020-01-01")
    assert answer.status_code == 200
    assert "json" in answer.headers["content-type"]
    assert "onerror" in json.dumps(answer.json()) or address == "changes"


def test_table_feed_and_picture_are_answered() -> None:
    table = SITE.get("/api/statements.csv?scope=all")
    assert table.headers["content-disposition"].endswith('.csv"')
    feed = ET.fromstring(SITE.get("/api/feed.atom").content)  # noqa: S314
    assert list(broken_rules(feed)) == []
    picture = SITE.get(f"/preview.png?scope=all&project={PROJECT}").content
    assert Image.open(BytesIO(picture)).size == (1200, 630)
