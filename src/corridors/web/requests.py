"""The smallest form of an answer that a browser takes (RFC 9110, 12.5.3)."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from mimetypes import guess_type
from threading import Lock

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipResponder, IdentityResponder
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from corridors.catalog.arrival import Arrival, arrive, split
from corridors.catalog.catalog import Catalog
from corridors.live import current_catalog, version_of
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text.words import Words, preferred_language, words_for
from corridors.view.values import clean_search
from corridors.view.view import View
from corridors.web.place import PREFIX_HEADER, prefix_of
from corridors.web.release import release
from corridors.web.work import Busy, Desk

_HEADER, _PLAIN = "Accept-Encoding", "identity"
_GZIP_LEVEL = 6
_BROTLI_QUALITY = 9  # the next takes thirty times as long for a tenth of the bytes
_BROTLI_QUALITY_ONCE = 4  # of what is not kept, or not for long
_LEAST_BYTES = 1_000  # of an answer that gets smaller
# best first
_ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=_BROTLI_QUALITY),
    "gzip": lambda content: gzip.compress(content, _GZIP_LEVEL, mtime=0),
}
# The forms of files: their number is bounded, so that none is refused. All of Streamlit's fit in.
_FORMS: Desk[bytes] = Desk(most_waiting=5_000, most_bytes=32_000_000, size=len)
_PART = re.compile(r"([!#$%&'*+.^_`|~\w-]+)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?")
_LEAST = 1e-4  # of what is taken though it is not named: less than any weight that can be written

FRESH_SECONDS = 300
MOST_QUERY_LETTERS = 8_000  # a link with many figures of its reader is that long
JSON = "application/json"
# pages of any host may read an answer, and its name and tag
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Retry-After",
}
_MOST_NAMED = 3
_RETRY_SECONDS = 10
_PICTURE = "image/png"  # is as small as it gets
Files = Mapping[str, bytes]
_MOST_BYTES = 8_000_000  # of files that newer data have not; those of the last data are kept anyway


def accepted(header: str) -> tuple[str, ...]:
    """Return the encodings that a header takes, of those that there are, what it wants most first.

    `identity` is among them, unless it is refused. Parts that are not understood are left out.
    """
    parts = (_PART.fullmatch(part.strip().lower()) for part in header.split(","))
    weights = {part[1].removeprefix("x-"): float(part[2] or 1) for part in parts if part}
    others = weights.get("*", 0.0)
    taken = {encoding: weights.get(encoding, others) for encoding in _ENCODINGS}
    taken[_PLAIN] = weights.get(_PLAIN, others if "*" in weights else _LEAST)
    return tuple(sorted(filter(taken.get, taken), key=lambda encoding: -taken[encoding]))


class Encodings:
    """Middleware that tells all others in plain words which encodings a browser takes.

    Starlette compresses for everybody in whose header it reads "gzip", though it be "gzip;q=0".
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; raises HTTPException where it takes no form of any answer."""
        app = self._app
        if scope["type"] == "http":
            headers = MutableHeaders(scope=scope)
            if _HEADER in headers:
                taken = accepted(",".join(headers.getlist(_HEADER)))
                if not taken:
                    message = f"{_HEADER}: refuses all of {', '.join([*_ENCODINGS, _PLAIN])}"
                    raise HTTPException(406, message)
                headers[_HEADER] = _in_order(takewhile(_PLAIN.__ne__, taken))
                app = app if _PLAIN in taken else _NEVER_PLAIN[taken[0]](app)
        await app(scope, receive, send)


def _in_order(encodings: Iterable[str]) -> str:
    """Return a header that takes these encodings, the first one most."""
    return ", ".join(
        f"{name};q={1 - rank / 10}" if rank else name for rank, name in enumerate(encodings)
    )


class _Brotli(IdentityResponder):
    """Compresses whatever is sent, unless that was done already."""

    content_encoding = "br"

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=1, exclude_content_types=())
        self._compressor = brotli.Compressor(quality=_BROTLI_QUALITY_ONCE)

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        """Return the next part in its smaller form."""
        done = self._compressor.process(body)
        return bytes(done + (self._compressor.flush() if more_body else self._compressor.finish()))


# for who refuses an answer as it is, be it small or a picture
_NEVER_PLAIN: Mapping[str, Callable[[ASGIApp], ASGIApp]] = {
    "br": _Brotli,
    "gzip": lambda app: GZipResponder(app, 1, exclude_content_types=()),
}


async def encoded(
    request: Request, key: Hashable, read: Callable[[], bytes], media_type: str | None
) -> Response:
    """Return the answer that has a file as its content; its forms are kept by a key of the file."""
    best = _best(request)
    if best == _PLAIN:
        return Response(await run_in_threadpool(read), media_type=media_type)
    content = await _FORMS.get((best, key), lambda: _ENCODINGS[best](read()))
    return Response(content, headers={"Content-Encoding": best}, media_type=media_type)


def pack(request: Request, content: bytes) -> tuple[bytes, str]:
    """Return what was just written in the form that a browser takes, and the name of the form."""
    best = _best(request)
    if best == _PLAIN or len(content) < _LEAST_BYTES:
        return content, ""
    if best == "br":
        return brotli.compress(content, quality=_BROTLI_QUALITY_ONCE), best
    return _ENCODINGS[best](content), best


def _best(request: Request) -> str:
    return [*accepted(request.headers.get(_HEADER, "")), _PLAIN][0]


@dataclass(frozen=True)
class Answer:
    """What is sent: content, media type, the name under which a browser saves it, and its form."""

    content: bytes
    mime: str
    name: str = ""
    encoding: str = ""

    def size(self) -> int:
        """Return about how many bytes it takes to keep it."""
        return len(self.content) + 1_000


# All that machines and messengers ask for is written here: pages, tables, routes, pictures.
_ANSWERS: Desk[Answer] = Desk(most_waiting=32, most_bytes=32_000_000, size=Answer.size, rest=2)


def params_of(request: Request) -> dict[str, str]:
    """Return the words of a query without those of trackers.

    Raises HTTPException where the query is long or a word stands twice.
    """
    if len(request.url.query) > MOST_QUERY_LETTERS:
        raise HTTPException(414, f"the query is longer than {MOST_QUERY_LETTERS} letters")
    pairs = split(request.url.query)
    params = dict(pairs)
    if len(params) < len(pairs):
        raise HTTPException(400, "a word stands twice: put commas between its values")
    return params


def json_answer(content: object) -> Answer:
    """Return what is sent for plain values."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Answer(text.encode(), JSON)


def scene_of(view: View, language: Language, catalog: Catalog | None = None) -> Scene:
    """Return what a view shows on the day of the data, in the light theme."""
    data = catalog or current_catalog()
    package = data.package
    now = package.data_through.last if package else date.max
    named = replace(view, language=language)
    return Scene(data, named, words_for(language), Theme.LIGHT, now)


def arrival_of(request: Request) -> Arrival:
    """Return what the link of a request asks for, and what of it means nothing."""
    return arrive(split(request.url.query), current_catalog())


def forgiving_scene(request: Request) -> Scene:
    """Return the scene of a link as a browser follows it: what means nothing is ignored."""
    view = arrival_of(request).view
    language = view.language or preferred_language(request.headers.get("accept-language", ""))
    return scene_of(view, language)


def lost_text(arrival: Arrival, words: Words) -> str:
    """Return the sentence that names what of a link means nothing, or "" where all of it does."""
    parts = [clean_search(f"{word}={value}" if value else word) for word, value in arrival.lost]
    rest = ["…"] if len(parts) > _MOST_NAMED else []
    return words("link.lost", parts=", ".join([*parts[:_MOST_NAMED], *rest])) if parts else ""


def base_of(request: Request) -> str:
    """Return the address of the dashboard: this server's, with the path below which it stands."""
    return f"{request.url.scheme}://{request.url.netloc}{prefix_of(request.scope)}/"


async def cached(
    request: Request,
    catalog: Catalog,
    write: Callable[[], Answer],
    *,
    vary: str = "",
    key: Hashable = None,
) -> Response:
    """Return the answer, or 304 without writing it where the browser has it already.

    Answers are equal for equal program, data, address, language and encoding, so the tag can be
    known beforehand: `catalog` is the current one that the answer is written from. An answer is
    kept by its tag, or by a `key` where it rests on less. Raises HTTPException where too many wait.
    """
    identity = [release(), version_of(catalog)]
    identity += [request.url.path, request.url.query, base_of(request)]
    identity += [request.headers.get("accept-encoding", "")]
    identity += [preferred_language(request.headers.get("accept-language", ""))] if vary else []
    tag = f'"{hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={FRESH_SECONDS}",
        "Vary": ", ".join(filter(None, [vary, PREFIX_HEADER])),  # links carry it
    }
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    answer = await _written(key or tag, lambda: _packed(request, write()))
    if answer.name:
        headers["Content-Disposition"] = f'attachment; filename="{answer.name}"'
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    return Response(answer.content, media_type=answer.mime, headers=headers)


async def cached_for_all(
    request: Request, catalog: Catalog, write: Callable[[], Answer]
) -> Response:
    """Return the answer as `cached`, which pages of any other host may read."""
    response = await cached(request, catalog, write)
    response.headers.update(FOR_ALL)
    return response


def forget_answers() -> None:
    """Forget what was written from data that are not shown any longer."""
    _ANSWERS.forget()


async def _written(key: Hashable, write: Callable[[], Answer]) -> Answer:
    try:
        return await _ANSWERS.get(key, write)
    except Busy:
        message = f"too many questions wait for an answer: ask again in {_RETRY_SECONDS} seconds"
        headers = {"Retry-After": str(_RETRY_SECONDS)}
        raise HTTPException(503, message, headers) from None


def _packed(request: Request, answer: Answer) -> Answer:
    if answer.mime == _PICTURE:
        return answer
    content, encoding = pack(request, answer.content)
    return replace(answer, content=content, encoding=encoding)


def has(request: Request, tag: str) -> bool:
    """Whether the browser has an answer with this tag.

    A proxy that compresses may have made its tags weak.
    """
    given = request.headers.get("if-none-match", "").split(",")
    return tag in {part.strip().removeprefix("W/") for part in given}


class Editions:
    """The files of the newest data, and those of data before that an open page may still ask for.

    `files_of` tells the files of a catalog by name, and the same object for the same catalog.
    """

    def __init__(self, files_of: Callable[[Catalog], Files]) -> None:
        self._files_of = files_of
        self._kept: tuple[Files, ...] = ()  # the newest first; replaced whole, never changed
        self._one_at_a_time = Lock()

    def on_reload(self, catalog: Catalog) -> None:
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
    names, size = set(newest), 0
    for edition in before:
        gone = {name: edition[name] for name in edition.keys() - names}
        size += sum(map(len, gone.values()))
        if kept and size > _MOST_BYTES:
            break
        if gone:
            kept.append(gone)
            names |= gone.keys()
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
