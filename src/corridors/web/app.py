"""Looks for new data beside the work of the server, so that no reader waits for it."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypedDict

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import in_short
from corridors.live import current_catalog, current_problems, current_rejections, reload_if_changed
from corridors.scene import select
from corridors.settings import HOSTS_VARIABLE, deaf_seconds, read_hosts, readable_data_folder
from corridors.view.view import View
from corridors.web.addresses import routes_below
from corridors.web.api import api_routes, error_response
from corridors.web.heartbeat import beat
from corridors.web.index_page import send_index_page
from corridors.web.listener import take_charge
from corridors.web.middleware import (
    AccessLog,
    Crashes,
    Headers,
    StaticAssets,
    Stream,
    log_failure,
    log_script_error,
    write,
)
from corridors.web.place import Hosts, Place
from corridors.web.release import release
from corridors.web.requests import Editions, Encodings, Files, data_route, forget_answers
from corridors.web.share import preview_routes
from corridors.web.streamlit_internals import (
    Component,
    load_secrets,
    register_components,
    send_at_once,
)

REST_SECONDS = 0.5
REST = 20  # times as long as a look takes: thousands of files are looked at less often
MOST_LOGGED = 20  # sentences in a line of the log


async def watch(prepare: Callable[[Catalog], object]) -> None:
    """Look at the data folder again and again, and `prepare` what is shown then.

    The log tells what is wrong with the data that are shown, and with newer ones that are not. A
    failure is written there too, and keeps nothing from the next look.
    """
    rest = await _beside(_tell)
    while True:
        await asyncio.sleep(rest)
        rest = await _beside(_look, prepare)


async def _beside(work: Callable[..., float], *arguments: object) -> float:
    """Work in another thread; return for how many seconds to rest."""
    try:
        return await asyncio.to_thread(work, *arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
        log_failure("crash", error)
        return REST * REST_SECONDS


def _look(prepare: Callable[[Catalog], object]) -> float:
    begun = time.monotonic()
    if reload_if_changed(prepare):
        return _tell()
    return max(REST_SECONDS, REST * (time.monotonic() - begun))


def _tell() -> float:
    for event, sentences in (("problems", current_problems()), ("refused", current_rejections())):
        if sentences:
            write(event, count=len(sentences), first=in_short(sentences)[:MOST_LOGGED])
    return REST_SECONDS


class Options(TypedDict):
    """What Streamlit's application takes beside the page."""

    routes: list[BaseRoute]
    middleware: list[Middleware]
    exception_handlers: dict[Any, Any]
    on_script_error: Any
    lifespan: Any


def server_options(
    components: Iterable[Component], files_of: Callable[[Catalog], Files]
) -> Options:
    """Return the options of the application; its `components` are known from the start.

    `files_of` returns what browsers ask for by address, also those that another replica sends.
    Exits with a sentence where a variable names no data folder, host or time.
    """
    load_secrets()  # they set variables that are read here
    editions = Editions(files_of)
    path = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    try:
        readable_data_folder()
        deaf_seconds()
        middleware = _middleware(path)
    except ValueError as error:
        sys.exit(f"Error: {error}")

    def prepare(catalog: Catalog) -> None:
        editions.on_reload(catalog)  # no visitor waits for it, nor for what is shown first
        select(catalog, catalog.resolve(View()))
        forget_answers()

    return {
        "routes": routes_below(path, _routes(data_route(editions))),
        "middleware": middleware,
        "exception_handlers": {HTTPException: error_response},
        "on_script_error": log_script_error,
        "lifespan": _lifespan(tuple(components), prepare),
    }


def _lifespan(
    components: Iterable[Component], prepare: Callable[[Catalog], object]
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Return what surrounds the life of the server."""

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:  # noqa: ANN401 - Streamlit's application
        take_charge()
        send_at_once()
        register_components(components)
        release()  # before its files may be replaced by those of the next
        prepare(current_catalog())
        tasks = [asyncio.create_task(watch(prepare)), asyncio.create_task(beat(deaf_seconds()))]
        yield
        for task in tasks:
            task.cancel()

    return lifespan


def _routes(data: Route) -> list[BaseRoute]:
    return [Route("/", send_index_page), data, *api_routes(), *preview_routes()]


def _middleware(path: str) -> list[Middleware]:
    hosts = read_hosts(os.environ.get(HOSTS_VARIABLE, ""))
    return [
        Middleware(Place, path),
        Middleware(AccessLog),
        Middleware(Headers),
        Middleware(Crashes),
        Middleware(Hosts, allowed_hosts=hosts, www_redirect=False),
        Middleware(Encodings),
        Middleware(Stream),
        Middleware(StaticAssets),
    ]
