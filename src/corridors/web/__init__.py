"""What the server sends besides the dashboard's own messages: everything that needs Starlette."""

from corridors.web.server import options

__all__ = ["options"]
