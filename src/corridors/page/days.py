"""The days of the view: what was known on a day, step by step, and since when it is compared."""

from dataclasses import replace
from datetime import date

import streamlit as st

from corridors.catalog import Catalog
from corridors.model import SPEECH_DAY
from corridors.text import Words
from corridors.view import View

_AS_OF, _SINCE = "asof", "since"


def show_days(catalog: Catalog, asked: View, words: Words) -> View:
    """Show the controls of the days and return the view with the days that they hold."""
    st.subheader(words("days.title"), divider="gray")
    as_of = _date_input(catalog, _AS_OF, words("days.as_of"), asked.as_of)
    earlier, later = st.columns(2)
    with earlier:
        _button("earlier", words("days.earlier"), _year_end(catalog, as_of, -1), as_of)
    with later:
        _button("later", words("days.later"), _year_end(catalog, as_of, +1), as_of)
    speech, newest = st.columns(2)
    with speech:
        _button("speech", words("days.speech"), SPEECH_DAY, as_of)
    with newest:
        _button("newest", words("days.newest"), None, as_of)
    since = _date_input(catalog, _SINCE, words("days.since"), asked.since)
    return replace(asked, as_of=as_of, since=since)


def follow(view: View) -> None:
    """Set the controls to the days of a view."""
    st.session_state[_AS_OF] = view.as_of
    st.session_state[_SINCE] = view.since


def _date_input(catalog: Catalog, key: str, title: str, asked: date | None) -> date | None:
    first, last = catalog.days
    return st.date_input(
        title,
        value=asked if key not in st.session_state else None,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key=key,
    )


def _button(name: str, title: str, day: date | None, shown: date | None) -> None:
    st.button(
        title,
        key=f"day-{name}",
        on_click=_set_day,
        args=(day,),
        disabled=day == shown,
        width="stretch",
    )


def _set_day(day: date | None) -> None:
    st.session_state[_AS_OF] = day


def _year_end(catalog: Catalog, shown: date | None, step: int) -> date | None:
    """Return the next end of a year in a direction, within the days of the catalog."""
    first, last = catalog.days
    newest = catalog.edition.data_through.last if catalog.edition else last
    day = shown or newest
    year = day.year - 1 if step < 0 else day.year + (day.month == 12 and day.day == 31)  # noqa: PLR2004
    within = min(max(year, date.min.year), date.max.year)
    return min(max(date(within, 12, 31), first), last)
