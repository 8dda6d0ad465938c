"""Time in charts: years as bands with their number in the middle, and days as instants of UTC."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import altair as alt

from corridors.model.dates import PartialDate
from corridors.style import PALETTES, Theme

_MOST_YEARS_AWAY = 60  # further away a date is clipped: the table below has it
_STRENGTH = 0.05


def years_around(days: Iterable[date], today: date) -> range:
    """Return all years from the first to the last of some days that are not too far from today."""
    first, last = today.year - _MOST_YEARS_AWAY, today.year + _MOST_YEARS_AWAY
    years = [min(max(day.year, first), last) for day in days] or [today.year]
    return range(min(years), max(years) + 1)


def start_of(day: date) -> str:
    """Return the first instant of a day, in UTC as all of a chart."""
    return datetime.combine(day, time.min, UTC).isoformat()


def end_of(day: date) -> str:
    """Return the last instant of a day."""
    return datetime.combine(day, time.max.replace(microsecond=0), UTC).isoformat()


def middle_of(day: PartialDate) -> str:
    """Return the instant in the middle of a day or a period."""
    first = datetime.combine(day.first, time.min, UTC)
    last = datetime.combine(day.last, time.max, UTC)
    return (first + (last - first) / 2).replace(microsecond=0).isoformat()


def x_years(field: str, years: range, title: str | None = None) -> alt.X:
    """Return the place of an instant from left to right, on an axis that names years."""
    return alt.X(f"{field}:T", title=title, scale=_scale(years), axis=_axis(years))


def y_years(field: str, years: range) -> alt.Y:
    """Return the place of an instant from the bottom up, on an axis that names years."""
    return alt.Y(f"{field}:T", title=None, scale=_scale(years), axis=_axis(years))


def year_bands(years: range, theme: Theme) -> alt.Chart:
    """Return every second year, to be drawn as a faint band across a chart."""
    bands = [
        {"from": start_of(date(year, 1, 1)), "to": end_of(date(year, 12, 31))}
        for year in years
        if year % 2 == 0
    ]
    colour = PALETTES[theme].text
    chart: alt.Chart = alt.Chart(alt.InlineData(values=bands)).mark_rect(
        color=colour, opacity=_STRENGTH, clip=True
    )
    return chart


def _scale(years: range) -> alt.Scale:
    edges = start_of(date(years[0], 1, 1)), end_of(date(years[-1], 12, 31))
    return alt.Scale(type="utc", domain=_instants(edges), nice=False)


def _axis(years: range) -> alt.Axis:
    """Return an axis that has the number of each year in its middle."""
    middles = [middle_of(PartialDate.parse(f"{year:04}")) for year in years]
    return alt.Axis(
        values=_instants(middles),
        labelExpr="utcyear(datum.value)",
        labelFlush=False,
        labelOverlap="parity",
        labelSeparation=6,
        labelAngle=0,
        ticks=False,
        grid=False,
    )


def _instants(instants: Iterable[str]) -> alt.ExprRef:
    """Return instants as Vega counts, in ms since 1970, which it leaves as they are."""
    return alt.ExprRef(
        str([round(datetime.fromisoformat(instant).timestamp() * 1000) for instant in instants])
    )
