"""What `streamlit run` serves: the dashboard, and everything that machines and messengers read."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypedDict

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit.components.types.base_custom_component import BaseCustomComponent
from streamlit.runtime import get_instance

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.scene import select
from corridors.variables import HOSTS_VARIABLE, deaf_seconds, read_hosts, readable_data_folder
from corridors.view import View
from corridors.web.addresses import routes_below
from corridors.web.api import api_routes, told
from corridors.web.asked import forget_answers
from corridors.web.data import Editions, Files, data_route
from corridors.web.delay import send_at_once
from corridors.web.encoding import Encodings
from corridors.web.headers import Headers
from corridors.web.heartbeat import beat
from corridors.web.listener import take_charge
from corridors.web.log import AccessLog, Crashes, note_script_error
from corridors.web.place import Hosts, Place
from corridors.web.previews import preview_routes
from corridors.web.release import release
from corridors.web.shell import send_shell
from corridors.web.statics import Statics
from corridors.web.stream import Stream
from corridors.web.watch import watch


class Options(TypedDict):
    """What Streamlit's application takes beside the page."""

    routes: list[BaseRoute]
    middleware: list[Middleware]
    exception_handlers: dict[Any, Any]
    on_script_error: Any
    lifespan: Any


def options(
    components: Iterable[BaseCustomComponent], files_of: Callable[[Catalog], Files]
) -> Options:
    """Return the options of the application; its `components` are known from the start.

    `files_of` returns what browsers ask for by address, also those that another replica sends.
    A component that is declared before there is a server is never served, unless it is registered.
    Exits with a sentence where a variable names no data folder, host or time.
    """
    st.secrets.load_if_toml_exists()  # they set variables that are read here
    editions = Editions(files_of)
    path = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    try:
        readable_data_folder()
        deaf_seconds()
        middleware = _middleware(path)
    except ValueError as error:
        sys.exit(f"Error: {error}")

    def prepare(catalog: Catalog) -> None:
        editions.take_up(catalog)  # no visitor waits for it, nor for what is shown first
        select(catalog, catalog.resolve(View()))
        forget_answers()

    return {
        "routes": routes_below(path, _routes(data_route(editions))),
        "middleware": middleware,
        "exception_handlers": {HTTPException: told},
        "on_script_error": note_script_error,
        "lifespan": _lifespan(tuple(components), prepare),
    }


def _lifespan(
    components: Iterable[BaseCustomComponent], prepare: Callable[[Catalog], object]
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Return what surrounds the life of the server."""

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:  # noqa: ANN401 - Streamlit's application
        take_charge()
        send_at_once()
        for component in components:
            get_instance().component_registry.register_component(component)
        release()  # before its files may be replaced by those of the next
        prepare(current_catalog())
        tasks = [asyncio.create_task(watch(prepare)), asyncio.create_task(beat(deaf_seconds()))]
        yield
        for task in tasks:
            task.cancel()

    return lifespan


def _routes(data: Route) -> list[BaseRoute]:
    return [Route("/", send_shell), data, *api_routes(), *preview_routes()]


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
        Middleware(Statics),
    ]
