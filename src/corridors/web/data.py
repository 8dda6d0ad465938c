"""What the map and the dossiers fetch by address, from memory: nothing depends on a disk."""

from collections.abc import Callable, Mapping
from mimetypes import guess_type
from threading import Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.web.encoding import encoded

Files = Mapping[str, bytes]
_MOST_BYTES = 8_000_000  # of files that newer data have not; those of the last data are kept anyway


class Editions:
    """The files of the newest data, and those of data before that an open page may still ask for.

    `files_of` tells the files of a catalog by name, and the same object for the same catalog.
    """

    def __init__(self, files_of: Callable[[Catalog], Files]) -> None:
        self._files_of = files_of
        self._kept: tuple[Files, ...] = ()  # the newest first; replaced whole, never changed
        self._one_at_a_time = Lock()

    def take_up(self, catalog: Catalog) -> None:
        """Have the files of a catalog ready, before it is shown."""
        newest = self._files_of(catalog)
        with self._one_at_a_time:
            if not any(newest is edition for edition in self._kept):
                self._kept = (newest, *_still_kept(newest, self._kept))

    def find(self, name: str) -> bytes | None:
        """Return a file as the newest data that have it know it, or None where none had it."""
        editions = (self._files_of(current_catalog()), *self._kept)
        return next((files[name] for files in editions if name in files), None)


def _still_kept(newest: Files, before: tuple[Files, ...]) -> tuple[Files, ...]:
    """Return what newer editions have not of each edition before, as long as it is not too much."""
    kept: list[Files] = []
    known, size = set(newest), 0
    for edition in before:
        gone = {name: edition[name] for name in edition.keys() - known}
        size += sum(map(len, gone.values()))
        if kept and size > _MOST_BYTES:
            break
        if gone:
            kept.append(gone)
            known |= gone.keys()
    return tuple(kept)


def data_route(editions: Editions) -> Route:
    """Return the address of the files that belong to the data."""

    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        content = editions.find(name)
        if content is None:
            raise HTTPException(404, f"there is no file {name!r}")
        return await encoded(request, content, lambda: content, guess_type(name)[0])

    return Route("/data/{name}", answer)
