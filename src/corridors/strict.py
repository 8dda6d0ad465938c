"""The words of a link for machines: unlike in a browser, one that means nothing is an error."""

from collections.abc import Container, Mapping

from corridors.arrival import DEFAULTS, EMBEDDING, REWRITTEN
from corridors.catalog import Catalog
from corridors.view import MAX_SEARCH_LENGTH, WORDS, View

# Every word with what it may hold.
LINK_WORDS = {
    "lang": "en, kk or ru",
    "type": "railway, highway, corridor, port; several with commas between them",
    "status": "as in the link, several with commas",
    "country": "ISO 3166-1 codes, several with commas",
    "q": "a search in any spelling",
    "scope": "speech (the default) or all",
    "project": "the id of the selected project",
    "asof": "the day whose knowledge is taken, as 2025-06-30",
    "since": "the day to compare with, as 2023-09-14",
    "map": "what the picture shows, as zoom/lat/lon",
}


def ignored(own: Container[str]) -> tuple[str, ...]:
    """Return the words of the page's link that are taken beside one's own, and mean nothing."""
    return tuple(word for word in (*WORDS, *EMBEDDING) if word not in own)


PAGE_WORDS = ignored(LINK_WORDS)


def strict_view(query: Mapping[str, str], catalog: Catalog) -> View:
    """Return the view that the words mean; raises ValueError that names one that means nothing."""
    view = catalog.resolve(View.from_query(query))
    kept = {**DEFAULTS, "q": "", **view.to_query()}
    for key, text in query.items():
        if key in PAGE_WORDS:
            continue
        if key not in LINK_WORDS:
            message = f"{key}: is no word of a link; there are {', '.join(LINK_WORDS)}"
            raise ValueError(message)
        if key == "q" and len(text) > MAX_SEARCH_LENGTH:
            message = f"q: a search has at most {MAX_SEARCH_LENGTH} letters"
            raise ValueError(message)
        lost = set(text.split(",")) - set(kept.get(key, "").split(","))
        if key not in kept or (lost and key not in REWRITTEN):
            message = f"{key}: {text!r} means nothing here ({LINK_WORDS[key]})"
            raise ValueError(message)
    return view
