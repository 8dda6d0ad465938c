"""The routes of the server without Streamlit around them, and a client for them."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

from corridors.web.api import api_routes, told
from corridors.web.headers import Headers
from corridors.web.log import AccessLog, note_crash
from corridors.web.previews import preview_routes
from corridors.web.shell import send_shell
from corridors.web.statics import Statics

APP = Starlette(
    routes=[Route("/", send_shell), *api_routes(), *preview_routes()],
    middleware=[Middleware(AccessLog), Middleware(Headers), Middleware(Statics)],
    exception_handlers={HTTPException: told, Exception: note_crash},  # type: ignore[dict-item] # as Starlette's own examples
)
HOST = "https://corridors.test"


def client() -> TestClient:
    return TestClient(APP, base_url=HOST, raise_server_exceptions=False)
