"""What a page, a picture or a feed would run, if a browser read it."""

import json
from html.parser import HTMLParser
from typing import Any

_RUN = {"script", "iframe", "object", "embed", "svg", "math", "base", "form"}
_OURS = {"form"}  # the filters of the map without a server


class Running(HTMLParser):
    """Everything in a page that runs or loads: scripts, handlers, frames, links that are code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0
        self.title = ""
        self.linked: dict[str, Any] = {}  # the data for search engines
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what would run."""
        self.scripts += tag == "script"
        self._inside = "linked" if ("type", "application/ld+json") in attrs else tag
        if tag in _RUN - _OURS - {"script"}:
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (name == "src" and address == "x"):
                self.found.append(f"{tag} {name}={value}")
            if name in {"href", "src", "action"} and address.startswith(
                ("javascript:", "vbscript:")
            ):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Keep the title and the data for search engines."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "linked":
            self.linked = json.loads(data)

    def handle_endtag(self, _: str) -> None:
        """Leave the element."""
        self._inside = ""
