"""What the map and the dossiers fetch by address, from memory: nothing depends on a disk."""

from collections import deque
from collections.abc import Callable, Mapping
from mimetypes import guess_type

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.web.encoding import encoded

Files = Mapping[str, bytes]
_EDITIONS = 2  # a page that was opened before new data came may still ask


def data_route(files_of: Callable[[Catalog], Files]) -> Route:
    """Return the address of the files that belong to a catalog, which `files_of` tells by name."""
    editions: deque[Files] = deque(maxlen=_EDITIONS)

    def answer(request: Request) -> Response:
        files = files_of(current_catalog())
        if not any(files is edition for edition in editions):
            editions.append(files)
        name = request.path_params["name"]
        for edition in reversed(editions):
            if name in edition:
                return encoded(request, edition[name], guess_type(name)[0])
        raise HTTPException(404, f"there is no file {name!r}")

    return Route("/data/{name}", answer)
