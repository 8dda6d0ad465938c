"""The data for machines, chosen by the words of the link."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import read_route_query, strict_view
from corridors.dossier.dossier import change_record
from corridors.export.feed import MIME, Addresses, write_feed
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.geofiles import features
from corridors.export.provenance import ExportScope, Provenance, provenance, restrict
from corridors.export.tables import tables as tables_of
from corridors.live import current_catalog
from corridors.model.project import Project
from corridors.model.vocabulary import Language
from corridors.routing.result import RouteResult, record, record_of_ways, route_result
from corridors.scene import Scene
from corridors.view.route_query import RouteQuery
from corridors.view.words import EMBEDDING, NEEDED_FOR_ROUTES, ROUTE_WORDS, WORDS
from corridors.web.addresses import error_page
from corridors.web.openapi import describe
from corridors.web.place import path_of
from corridors.web.requests import (
    FOR_ALL,
    Answer,
    base_of,
    cached_for_all,
    json_answer,
    params_of,
    scene_of,
)

GEOJSON = "application/geo+json"
Write = Callable[[Scene, Provenance], Answer]


def api_routes() -> list[BaseRoute]:
    """Return every address of the API."""
    answers: dict[str, Write] = {
        "/api/projects": _projects,
        "/api/routes.geojson": _lines("sections"),
        "/api/places.geojson": _lines("places"),
        "/api/statements.csv": _statements,
        "/api/sources": _sources,
        "/api/changes": _changes,
        "/api/feed.atom": _feed,
    }
    return [
        *(Route(path, _endpoint(write)) for path, write in answers.items()),
        Route("/api/projects/{project}", _project),
        Route("/api/plan", _plan),
        Route("/api/ways", _ways),
        Route("/api/openapi.json", _openapi),
        Route("/api/{rest:path}", _preflight, methods=["OPTIONS"]),
        Route("/api/{rest:path}", _nowhere),
    ]


def failed(status: int, message: str) -> JSONResponse:
    """Return an error as every address of the API tells it, to pages of any host."""
    return JSONResponse({"error": {"status": status, "message": message}}, status, FOR_ALL)


async def error_response(request: Request, error: HTTPException) -> Response:
    """Answer an error: as JSON below /api/, elsewhere as readers get it."""
    if f"{path_of(request.scope)}/".startswith("/api/"):
        response: Response = failed(error.status_code, error.detail)
    else:
        response = error_page(request, error)
    response.headers.update(error.headers or {})
    return response


def _endpoint(write: Write) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return await _answer(request, write)

    return answer


async def _answer(request: Request, write: Write) -> Response:
    scene = _scene(request)
    link = f"{base_of(request)}?{urlencode(params_of(request), safe=',/:')}"
    return await cached_for_all(
        request, scene.catalog, lambda: write(scene, provenance(scene, link))
    )


def _scene(request: Request) -> Scene:
    """Return the scene of the words; raises HTTPException that names a word without meaning."""
    params = params_of(request)
    catalog = current_catalog()
    try:
        view = strict_view(params, catalog)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    return scene_of(view, view.language or Language.EN, catalog)


async def _project(request: Request) -> Response:
    """Answer with everything about one project, or 404."""
    name = request.path_params["project"]
    if name not in current_catalog().projects:
        raise HTTPException(404, f"there is no project {name!r}")

    def write(scene: Scene, about: Provenance) -> Answer:
        project = scene.snapshot.projects.get(name)
        if project is None:
            raise HTTPException(404, _unknown(scene, name))
        tables = tables_of(scene, [project])
        lines = json.loads(features(scene, [project], about, "sections"))
        content = {
            "metadata": about.metadata(),
            "project": tables["projects"][0],
            "statements": tables["statements"],
            "sources": tables["sources"],
            "sections": lines["features"],
        }
        return json_answer(content)

    return await _answer(request, write)


async def _openapi(request: Request) -> Response:
    base, catalog = base_of(request).rstrip("/"), current_catalog()
    return await cached_for_all(request, catalog, lambda: json_answer(describe(base, catalog)))


async def _preflight(_: Request) -> Response:
    """Answer a browser that asks whether a page of another host may read: it may, with any head."""
    allowed = {
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers={**FOR_ALL, **allowed})


async def _nowhere(request: Request) -> Response:
    return failed(404, f"there is nothing at {request.url.path}; see /api/openapi.json")


def _unknown(scene: Scene, name: str | None = None) -> str:
    return f"nothing was known of {name or scene.view.project!r} on {scene.view.as_of}"


def _shown(scene: Scene) -> tuple[Project, ...]:
    return restrict(scene, ExportScope.FILTERED).selection.projects


def _projects(scene: Scene, about: Provenance) -> Answer:
    return json_answer({"metadata": about.metadata(), **_part(scene, "projects")})


def _sources(scene: Scene, about: Provenance) -> Answer:
    return json_answer({"metadata": about.metadata(), **_part(scene, "sources")})


def _part(scene: Scene, name: str) -> dict[str, Any]:
    return {name: tables_of(scene, _shown(scene))[name]}


def _lines(layer: str) -> Write:
    return lambda scene, about: Answer(features(scene, _shown(scene), about, layer), GEOJSON)


def _statements(scene: Scene, about: Provenance) -> Answer:
    try:
        file = export_file(scene, ExportRequest(Format.CSV, ExportScope.FILTERED, about.link))
    except LookupError as error:
        raise HTTPException(404, "no project matches these words") from error
    return Answer(file.content, "text/csv; charset=utf-8", file.name)


def _changes(scene: Scene, about: Provenance) -> Answer:
    if scene.view.since is None:
        raise HTTPException(400, "since: is needed, the day to compare with, as 2023-09-14")
    rows = [change_record(change, scene) for change in scene.changes]
    return json_answer({"metadata": about.metadata(), "changes": rows})


def _feed(scene: Scene, about: Provenance) -> Answer:
    view, words = scene.view, scene.words
    if view.project not in {None, *scene.snapshot.projects}:
        raise HTTPException(404, _unknown(scene))
    base, _, query = about.link.partition("?")
    addresses = Addresses.served(base, words.language, query)
    return Answer(write_feed(scene.catalog, words, view.project, view.as_of, addresses), MIME)


async def _plan(request: Request) -> Response:
    """Answer with the routes as `python -m corridors plan --json` prints them."""
    return await _routes(request, record)


async def _ways(request: Request) -> Response:
    """Answer with the routes under their earlier name, and say which address replaces this one."""
    answer = await _routes(request, record_of_ways)
    successor = f"<{base_of(request)}api/plan?{request.url.query}>"
    answer.headers["Deprecation"] = "@1795996800"  # 30 November 2026, as RFC 9745 writes it
    answer.headers["Link"] = f'{successor}; rel="successor-version"'
    return answer


async def _routes(
    request: Request, write: Callable[[RouteResult, Catalog], dict[str, Any]]
) -> Response:
    catalog = current_catalog()
    try:
        query = _route_query(params_of(request), catalog)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    return await cached_for_all(
        request, catalog, lambda: json_answer(write(route_result(query, catalog), catalog))
    )


def _route_query(params: dict[str, str], catalog: Catalog) -> RouteQuery:
    """Return what the words ask; raises ValueError that names the word that means nothing."""
    for word in params:
        if word not in {*WORDS, *EMBEDDING}:
            message = f"{word}: is no word of a question; there are {', '.join(ROUTE_WORDS)}"
            raise ValueError(message)
    for word in NEEDED_FOR_ROUTES:
        if word not in params:
            message = f"{word}: is needed, {WORDS[word].meaning}"
            raise ValueError(message)
    if params.get("lang", Language.EN) not in {language.value for language in Language}:
        message = f"lang: {params['lang']!r} means nothing here ({WORDS['lang'].meaning})"
        raise ValueError(message)
    return read_route_query(params, catalog)
