"""The API as OpenAPI 3.1, made of the same words as the link."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import LINK_WORDS, PAGE_WORDS, PLAN_WORDS, ignored
from corridors.model.network import AssumptionKind
from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.view.route_query import MAX_OVERRIDES, MAX_VIA, Objective
from corridors.view.view import MAX_SEARCH_LENGTH, ProjectSet

Schemas = Mapping[str, dict[str, Any]]
NEEDED = ("from", "to")
# The answer holds ids and no texts: `lang` is taken, as of any link, and changes nothing.
WAYS_WORDS = {**PLAN_WORDS, "lang": "en, kk or ru; the answer is the same in each"}
WAYS_PAGE_WORDS = ignored(WAYS_WORDS)
_DAY = {"type": "string", "format": "date"}
# zoom from 0 to 18, lat and lon
_MAP = r"^(\d|1[0-7])(\.\d{1,3})?/-?[1-8]?\d(\.\d{1,6})?/-?(1[0-7]\d|[1-9]?\d)(\.\d{1,6})?$"
_FIGURE = r"(0|[1-9][0-9]{0,4})(\.[0-9]{1,2})?"
_JSON, _GEOJSON = "application/json", "application/geo+json"


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _several_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "items": _one_of(values), "minItems": 1}


def _words(catalog: Catalog) -> Schemas:
    """Return what each word of the link may hold, in these data."""
    countries = sorted({code for p in catalog.projects.values() for code in p.countries})
    return {
        "lang": _one_of(Language),
        "type": _several_of(ProjectType),
        "status": _several_of(StatusCode),
        "country": _several_of(countries),
        "q": {"type": "string", "maxLength": MAX_SEARCH_LENGTH},
        "scope": _one_of(ProjectSet),
        "project": _one_of(catalog.projects),
        "asof": _DAY,
        "since": _DAY,
        "map": {"type": "string", "pattern": _MAP},
    }


def _plan_words(catalog: Catalog) -> Schemas:
    """Return what each word of a question to the network may hold, in these data."""
    network = catalog.network
    assumed = (a.id for a in network.assumptions.values() if a.measure is not AssumptionKind.TOTAL)
    return {
        "from": _one_of(network.places),
        "to": _one_of(network.places),
        "by": _one_of(Objective),
        "via": {**_several_of(network.places), "maxItems": MAX_VIA},
        "within": _several_of(network.countries),
        "asof": _DAY,
        "with": _several_of(network.projects),
        "without": _several_of(network.projects),
        "assume": {
            "type": "array",
            "items": {
                "type": "string",
                "pattern": rf"^({'|'.join(assumed)}):{_FIGURE}/{_FIGURE}/{_FIGURE}$",
            },
            "minItems": 1,
            "maxItems": MAX_OVERRIDES,
        },
        "lang": _one_of(Language),
    }


_ANSWERS = {
    "/api/projects": ("The projects that a view shows", _JSON),
    "/api/routes.geojson": ("Their lines and sites, one feature a section", _GEOJSON),
    "/api/places.geojson": ("The places that they touch", _GEOJSON),
    "/api/statements.csv": ("Everything that sources say of them", "text/csv"),
    "/api/sources": ("The documents that say it", _JSON),
    "/api/changes": ("What changed for them since a day", _JSON),
    "/api/feed.atom": ("Dated events of all projects, or of one, as Atom", "application/atom+xml"),
}


def describe(server: str, catalog: Catalog) -> dict[str, Any]:
    """Return the description of the API of some data at the address of a server."""
    words = _words(catalog)
    paths = {
        path: _get(
            summary,
            mime,
            _link_parameters(words, {"since"} if path == "/api/changes" else ()),
        )
        for path, (summary, mime) in _ANSWERS.items()
    }
    one = _get("Everything about one project", _JSON, _link_parameters(words))
    one["get"]["parameters"].append(
        {"name": "project", "in": "path", "required": True, "schema": words["project"]}
    )
    ways = _get(
        "Up to three ways between two places: km, borders, handling and hours by part",
        _JSON,
        _parameters(WAYS_WORDS, _plan_words(catalog), NEEDED) + _ignored(WAYS_PAGE_WORDS),
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Corridors",
            "version": "1",
            "description": "Transport corridors of Kazakhstan and its neighbours, for machines. "
            "The words are those of a link to the dashboard: an address takes all of them, and "
            "ignores those that mean nothing to it, as it ignores what trackers add (utm_source, "
            "fbclid). Any other word is refused. Every answer names the version of the data and "
            "its licences, and pages of any host may read it, errors too.",
            "license": {"name": "CC BY 4.0; lines ODbL 1.0"},
        },
        "servers": [{"url": server}],
        "paths": {**paths, "/api/projects/{project}": one, "/api/ways": ways},
        "components": {"schemas": {"Error": _ERROR}},
    }


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


def _link_parameters(words: Schemas, needed: Collection[str] = ()) -> list[dict[str, Any]]:
    return _parameters(LINK_WORDS, words, needed) + _ignored(PAGE_WORDS)


def _ignored(names: Iterable[str]) -> list[dict[str, Any]]:
    meaning = "a word of the page's link, which is taken and means nothing here"
    meanings = dict.fromkeys(names, meaning)
    return _parameters(meanings, {name: {"type": "string"} for name in meanings})


def _parameters(
    meanings: Mapping[str, str], words: Schemas, needed: Collection[str] = ()
) -> list[dict[str, Any]]:
    return [
        {
            "name": word,
            "in": "query",
            "required": word in needed,
            "description": meaning,
            "schema": words[word],
            **({"style": "form", "explode": False} if words[word]["type"] == "array" else {}),
        }
        for word, meaning in meanings.items()
    ]


def _get(summary: str, mime: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    schema = {"type": "object"} if mime in {_JSON, _GEOJSON} else {"type": "string"}
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
