"""The application with the options of the real one, without pages that run, and a client for it."""

from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from corridors.page.map import MAP_COMPONENTS, map_files
from corridors.web.app import server_options

OPTIONS = server_options(MAP_COMPONENTS, map_files)
APP = Starlette(
    routes=[*OPTIONS["routes"], *create_streamlit_static_assets_routes("")],
    middleware=OPTIONS["middleware"],
    exception_handlers=OPTIONS["exception_handlers"],
)
HOST = "https://corridors.test"


def client() -> TestClient:
    return TestClient(APP, base_url=HOST, raise_server_exceptions=False)
