"""The API as OpenAPI 3.1, made of the same words as the link."""

from collections.abc import Collection, Sequence
from typing import Any

from corridors.catalog.catalog import Catalog
from corridors.export.tables import SLIP_COLUMNS
from corridors.model.network import AssumptionKind
from corridors.view.words import (
    NEEDED_FOR_ROUTES,
    PROJECT_WORDS,
    ROUTE_WORDS,
    WORDS,
    Choices,
    ignored_words,
)

_JSON, _GEOJSON = "application/json", "application/geo+json"
_ANSWERS = {
    "/api/projects": ("The projects that a view shows", _JSON),
    "/api/routes.geojson": ("Their lines and sites, one feature a section", _GEOJSON),
    "/api/places.geojson": ("The places that they touch", _GEOJSON),
    "/api/statements.csv": ("Everything that sources say of them", "text/csv"),
    "/api/sources": ("The documents that say it", _JSON),
    "/api/changes": ("What changed for them since a day", _JSON),
    "/api/feed.atom": ("Dated events of all projects, or of one, as Atom", "application/atom+xml"),
}
_ABOUT = (
    "Transport corridors of Kazakhstan and its neighbours, for machines. The words are those of a "
    "link to the dashboard: an address takes all of them, and ignores those that mean nothing to "
    "it, as it ignores what trackers add (utm_source, fbclid). Any other word is refused. Every "
    "answer names the version of the data and its licences, and pages of any host may read it, "
    "errors too."
)
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
        }
    },
}

# What the answers say of a project beside names and lists: how far its date moved.
_PROJECT = {
    "type": "object",
    "required": list(SLIP_COLUMNS),
    "properties": {
        name: {
            "type": ["integer" if name == "slip_months" else "string", "null"],
            "description": meaning,
        }
        for name, meaning in SLIP_COLUMNS.items()
    },
}
_ONE = {"$ref": "#/components/schemas/Project"}
_CONTENTS: dict[str, dict[str, Any]] = {
    "/api/projects": {"projects": {"type": "array", "items": _ONE}},
    "/api/projects/{project}": {"project": _ONE},
}


def _choices(catalog: Catalog) -> Choices:
    """Return what the words may name in these data."""
    network = catalog.network
    counted = (a.id for a in network.assumptions.values() if a.measure is not AssumptionKind.TOTAL)
    return Choices(
        countries=sorted({code for p in catalog.projects.values() for code in p.countries}),
        projects=list(catalog.projects),
        places=list(network.places),
        countries_of_network=network.countries,
        projects_of_network=network.projects,
        assumptions=list(counted),
    )


def describe(server: str, catalog: Catalog) -> dict[str, Any]:
    """Return the description of the API of some data at the address of a server."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Corridors",
            "version": "1",
            "description": _ABOUT,
            "license": {"name": "CC BY 4.0; lines ODbL 1.0"},
        },
        "servers": [{"url": server}],
        "paths": _paths(_choices(catalog)),
        "components": {"schemas": {"Error": _ERROR, "Project": _PROJECT}},
    }


def _paths(choices: Choices) -> dict[str, Any]:
    """Return every address with its words and answers."""
    paths = {
        path: _get(
            summary,
            mime,
            _parameters(PROJECT_WORDS, choices, ("since",) if path == "/api/changes" else ()),
            _CONTENTS.get(path),
        )
        for path, (summary, mime) in _ANSWERS.items()
    }
    own = {**_parameter("project", choices, needed=True), "in": "path"}
    one = _parameters(PROJECT_WORDS, choices)
    path = "/api/projects/{project}"
    paths[path] = _get("Everything about one project", _JSON, [*one, own], _CONTENTS[path])
    plan = _get(
        "Up to three routes between two places: km, borders, handling and hours by component",
        _JSON,
        _parameters(ROUTE_WORDS, choices, NEEDED_FOR_ROUTES),
    )
    deprecated = {
        "get": {**plan["get"], "deprecated": True, "description": "/api/plan replaces it"}
    }
    return {**paths, "/api/plan": plan, "/api/ways": deprecated}


def _parameters(
    own: Sequence[str], choices: Choices, needed: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Return the words of an address, and the other words of the page's link, which it ignores."""
    ignored = "a word of the page's link, which is taken and means nothing here"
    return [_parameter(name, choices, needed=name in needed) for name in own] + [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": ignored,
            "schema": {"type": "string"},
        }
        for name in ignored_words(own)
    ]


def _parameter(name: str, choices: Choices, *, needed: bool) -> dict[str, Any]:
    word = WORDS[name]
    return {
        "name": name,
        "in": "query",
        "required": needed,
        "description": word.meaning,
        "schema": word.schema(choices),
        **({"style": "form", "explode": False} if word.is_list else {}),
    }


def _get(
    summary: str,
    mime: str,
    parameters: list[dict[str, Any]],
    content: dict[str, Any] | None = None,
) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object" if mime in {_JSON, _GEOJSON} else "string"}
    if content:
        schema |= {"properties": content, "required": list(content)}
    error = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {"description": summary, "content": {mime: {"schema": schema}}},
                "304": {"description": "The browser has it already"},
                **{
                    status: {"description": description, "content": {_JSON: error}}
                    for status, description in (
                        ("400", "A word means nothing; the message names it"),
                        ("404", "There is no such project, or none matches"),
                        ("414", "The query is too long"),
                        ("503", "Too many questions wait; `Retry-After` says when to ask again"),
                    )
                },
            },
        }
    }
