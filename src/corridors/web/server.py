"""What `streamlit run` serves: the dashboard with its own first page, whole from the start."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import streamlit as st
from starlette.routing import Route
from streamlit.components.types.base_custom_component import BaseCustomComponent
from streamlit.runtime import get_instance

from corridors.web.shell import send_shell

ROUTES = (Route("/", send_shell),)
Lifespan = Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]


def prepare(components: Iterable[BaseCustomComponent]) -> Lifespan:
    """Return what runs around the life of a server: its `components` are known from the start.

    A component that is declared before there is a server is never served, unless it is registered.
    """
    declared = tuple(components)

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
        for component in declared:
            get_instance().component_registry.register_component(component)
        yield None

    return lifespan
