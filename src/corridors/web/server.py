"""What `streamlit run` serves: the dashboard, and everything that machines and messengers read."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, TypedDict

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount, Route
from streamlit.components.types.base_custom_component import BaseCustomComponent
from streamlit.runtime import get_instance

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.variables import HOSTS_VARIABLE
from corridors.web.api import api_routes, told
from corridors.web.data import Files, data_route
from corridors.web.delay import send_at_once
from corridors.web.headers import Headers
from corridors.web.log import AccessLog, note_crash, note_script_error
from corridors.web.previews import preview_routes
from corridors.web.shell import send_shell
from corridors.web.statics import Statics
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
    """
    declared = tuple(components)

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[dict[str, Any] | None]:  # noqa: ANN401, ARG001
        send_at_once()
        for component in declared:
            get_instance().component_registry.register_component(component)
        files_of(current_catalog())  # the first visitor does not wait for it
        watching = asyncio.create_task(watch(files_of))
        yield None
        watching.cancel()

    return {
        "routes": _below(st.get_option("server.baseUrlPath").strip("/"), data_route(files_of)),
        "middleware": _middleware(),
        "exception_handlers": {HTTPException: told, Exception: note_crash},
        "on_script_error": note_script_error,
        "lifespan": lifespan,
    }


def _below(path: str, data: Route) -> list[BaseRoute]:
    """Return the routes below a path."""
    routes: list[BaseRoute] = [Route("/", send_shell), data, *api_routes(), *preview_routes()]
    return [Mount(f"/{path}", routes=routes)] if path else routes


def _middleware() -> list[Middleware]:
    hosts = os.environ.get(HOSTS_VARIABLE, "*").split(",")
    return [
        Middleware(AccessLog),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Headers),
        Middleware(Statics),
    ]
