"""A shared link has a title, a picture and a readable page, in each language."""

import json
import re
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from corridors.export.provenance import provenance
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.export.atom import ATOM, broken_rules
from tests.scenes import CATALOG, VERSION, scene
from tests.web.site import HOST, client

SITE = client()


def _meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page))


@pytest.mark.parametrize("address", ["/", "/share/"])
@pytest.mark.parametrize("language", Language)
def test_a_link_to_a_project_says_what_it_leads_to(address: str, language: Language) -> None:
    page = SITE.get(f"{address}?project=bakhty-ayagoz&lang={language}").text
    name = words_for(language).name(CATALOG.projects["bakhty-ayagoz"].name)
    meta = _meta(page)
    assert f'<html lang="{language}">' in page
    assert f"<title>{name} · " in page
    assert meta["og:title"] == meta["twitter:title"]
    assert meta["og:title"].startswith(name)
    assert words_for(language)("status.construction") in meta["description"]
    assert meta["og:image"].startswith(f"{HOST}/preview.png?lang={language}")
    assert meta["twitter:card"] == "summary_large_image"
    links = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))
    assert set(links) == {*Language, "x-default"}


def test_a_link_describes_itself_as_a_dataset() -> None:
    page = SITE.get("/?project=bakhty-ayagoz").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "Dataset"
    assert data["version"] == VERSION


@pytest.mark.parametrize("project", CATALOG.projects)
def test_every_project_has_a_page_that_needs_no_script(project: str) -> None:
    page = SITE.get(f"/share/{project}?lang=ru").text
    name = CATALOG.projects[project].name.ru
    assert f"<h1>{name} · " in page
    assert f'<a href="{HOST}/share/{project}?lang=ru">{name}</a>' in page
    assert page.count("<script") == 1  # the data for search engines
    assert f"lang=ru&amp;scope=all&amp;project={project}" in page


def test_the_page_of_a_view_lists_what_the_view_shows() -> None:
    page = SITE.get("/share/?type=railway&lang=en").text
    assert page.count('<th scope="row">') == 3
    assert f"3 of {len(CATALOG.projects)} projects" in page


def test_a_share_page_says_of_which_version_and_day_its_data_are() -> None:
    page = SITE.get("/share/?lang=en").text
    told = provenance(scene(), HOST)
    day = words_for(Language.EN).day(told.as_of)
    assert f"Data version {told.version}, as known on {day}" in page


def test_the_picture_of_a_view_is_as_large_as_messengers_want() -> None:
    answer = SITE.get("/preview.png?type=railway&lang=kk")
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    assert answer.headers["content-type"] == "image/png"
    tag = {"If-None-Match": answer.headers["etag"]}
    assert SITE.get("/preview.png?type=railway&lang=kk", headers=tag).status_code == 304


def test_a_hostile_link_is_text_in_the_page() -> None:
    page = SITE.get("/share/?q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E&lang=en").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_unknown_project_has_no_page() -> None:
    assert SITE.get("/share/no-such").status_code == 404


def test_robots_find_every_page() -> None:
    site = ET.fromstring(SITE.get("/sitemap.xml").content)  # noqa: S314 - our own
    links = [node.text for node in site.iter() if node.tag.endswith("loc")]
    assert len(links) == 1 + 3 * (1 + len(CATALOG.projects))
    assert all(SITE.get(str(link)).status_code == 200 for link in links[:7])
    assert f"Sitemap: {HOST}/sitemap.xml" in SITE.get("/robots.txt").text


@pytest.mark.parametrize(
    "query",
    [
        "lang=ru&amp;project=bakhty-ayagoz",
        "project=bakhty-ayagoz.&utm_source=x&lang=ru",
        "lang%3Dru%26project%3Dbakhty-ayagoz",
    ],
)
@pytest.mark.parametrize("address", ["/", "/share/"])
def test_a_damaged_link_is_announced_as_it_was_meant(address: str, query: str) -> None:
    meta = _meta(SITE.get(f"{address}?{query}").text)
    assert meta["og:title"].startswith(CATALOG.projects["bakhty-ayagoz"].name.ru)
    assert meta["og:image"] == f"{HOST}/preview.png?lang=ru&amp;project=bakhty-ayagoz"
    pictures = [
        SITE.get(f"/preview.png?{each}").content
        for each in (query, meta["og:image"].partition("?")[2])
    ]
    assert pictures[0] == pictures[1]


def test_a_share_page_says_what_its_link_lost() -> None:
    page = SITE.get("/share/?lang=en&project=<b>moon</b>&utm_source=x").text
    assert "left out: project=&lt;b&gt;moon&lt;/b&gt;</p>" in page
    assert "left out" not in SITE.get("/share/?lang=en&utm_source=x").text


def test_a_share_page_is_found_with_what_a_chat_adds_to_its_address() -> None:
    assert SITE.get("/share/bakhty-ayagoz).").status_code == 200


@pytest.mark.parametrize("address", ["/", "/share/"])
@pytest.mark.parametrize("project", ["", "&project=bakhty-ayagoz"])
def test_a_page_leads_to_its_feed(address: str, project: str) -> None:
    page = SITE.get(f"{address}?lang=kk{project}").text
    (found,) = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*>', page)
    link = unescape(found.partition('href="')[2].partition('"')[0])
    assert link == f"{HOST}/api/feed.atom?lang=kk{project}"
    feed = ET.fromstring(SITE.get(link).content)  # noqa: S314 - our own
    assert list(broken_rules(feed)) == []
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "kk"
    own = [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert own == [link]
    title = feed.findtext(f"{ATOM}title") or ""
    assert title.endswith(CATALOG.projects["bakhty-ayagoz"].name.kk) is bool(project)
