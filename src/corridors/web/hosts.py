"""The names to which the server answers."""

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import Receive, Scope, Send

from corridors.web.place import HEALTH, path_of


class Hosts(TrustedHostMiddleware):
    """Middleware that refuses other names, but tells its health to probes that know none."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what asks for the health, or for a name that is allowed."""
        is_probe = scope["type"] == "http" and path_of(scope) == HEALTH
        await (self.app if is_probe else super().__call__)(scope, receive, send)
