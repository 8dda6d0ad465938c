"""The smallest form of an answer that a browser takes (RFC 9110, 12.5.3)."""

import gzip
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import takewhile

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipResponder, IdentityResponder
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from corridors.web.work import Desk

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


def accepted(header: str) -> tuple[str, ...]:
    """Return the encodings that a header takes, of those that there are, what it wants most first.

    `identity` is among them, unless it is refused. Parts that are not understood are left out.
    """
    parts = (_PART.fullmatch(part.strip().lower()) for part in header.split(","))
    weights = {part[1].removeprefix("x-"): float(part[2] or 1) for part in parts if part}
    others = weights.get("*", 0.0)
    taken = {known: weights.get(known, others) for known in _ENCODINGS}
    taken[_PLAIN] = weights.get(_PLAIN, others if "*" in weights else _LEAST)
    return tuple(sorted(filter(taken.get, taken), key=lambda known: -taken[known]))


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
