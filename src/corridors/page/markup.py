"""HTML from templates that escape whatever the data holds."""

import streamlit as st

from corridors.dossier.html import templates_of

_TEMPLATES = templates_of("corridors.page", "corridors.dossier")


def show(template: str, **context: object) -> None:
    """Show a template of `templates/` on the page."""
    st.html(render(template, **context))


def render(template: str, **context: object) -> str:
    """Return a template as HTML; every value is escaped."""
    return _TEMPLATES.get_template(template).render(**context)


def base() -> str:
    """Return the address of the page without query and fragment."""
    address = str(st.context.url).split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    return address.rstrip("/") + "/"
