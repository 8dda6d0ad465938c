"""A citation names title, version, day, link and when it was seen."""

import json
from datetime import date

import pytest

from corridors.export.citation import Citation
from corridors.export.provenance import provenance
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.scenes import VERSION, scene

SEEN = date(2026, 11, 25)
LINK = "https://example.org/?q=50%25_of&asof=2025-06-30"


def _citation(link: str = "asof=2025-06-30") -> Citation:
    return Citation(provenance(scene(link), LINK), SEEN)


@pytest.mark.parametrize("language", Language)
def test_the_sentence_names_everything_in_each_language(language: Language) -> None:
    words = words_for(language)
    text = _citation(f"asof=2025-06-30&lang={language}").sentence(words)
    for part in (VERSION, words.day(date(2025, 6, 30)), words.day(SEEN), LINK):
        assert part in text
    assert words("app.title") in text


def test_csl_json_can_be_read_by_a_reference_manager() -> None:
    (item,) = json.loads(_citation().csl_json())
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2025, 6, 30]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}
    assert item["URL"] == LINK


def test_bibtex_escapes_what_tex_would_run() -> None:
    text = _citation("q=50%25_of%20{x}&asof=2025-06-30").bibtex()
    assert text.startswith(f"@misc{{corridors-{VERSION}-2025-06-30,")
    assert r"50\%\_of \{x\}" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_a_citation_names_the_selected_project() -> None:
    assert "Dostyk–Moyynty" in _citation("project=dostyk-moyynty").csl_json()
