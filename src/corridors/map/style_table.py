"""The style table and the few words of the frame, as the browser's half reads them."""

from dataclasses import asdict
from typing import Any

from corridors.model.vocabulary import Language, ProjectType
from corridors.style import (
    BY_STATUS,
    CHOSEN_PENS,
    DASHES,
    FADED,
    PALETTES,
    PENS,
    PROMISED,
    PROMISED_DASH,
    PROMISED_STRENGTH,
    ROUTE_DASHES,
    SEA_DASH,
    STRENGTHS,
    Theme,
    site_marker,
)
from corridors.text.words import words_for

_STRENGTHS = {**{status.value: s for status, s in STRENGTHS.items()}, PROMISED: PROMISED_STRENGTH}
_DASHES = {**{status.value: dash for status, dash in DASHES.items()}, PROMISED: PROMISED_DASH}
_TEXTS = {
    "map": "map.label",
    "copy": "map.copy",
    "copied": "map.copied",
    "zoom-in": "map.zoom_in",
    "zoom-out": "map.zoom_out",
    "home": "map.home",
    "two-fingers": "map.two_fingers",
    "attribution": "map.attribution",
    "m": "map.metres",
    "km": "map.kilometres",
    "skip": "own.skip",
    "sidebar": "own.sidebar",
    "sidebar-open": "own.sidebar_open",
    "sidebar-close": "own.sidebar_close",
    "calendar-open": "own.calendar",
    "calendar-keys": "own.calendar_keys",
    "month-previous": "own.month_previous",
    "month-next": "own.month_next",
    "clear-date": "own.clear_date",
    "date-none": "own.date_none",
    "date-partial": "own.date_partial",
    "date-outside": "own.date_outside",
    "date-after": "own.date_after",
    "today": "own.today",
    "empty": "own.empty",
    "year": "own.year",
    "month": "own.month",
    "day": "own.day",
    "tabs-left": "own.tabs_left",
    "tabs-right": "own.tabs_right",
    "copy-text": "own.copy",
    "download": "own.download",
    "close": "own.close_what",
    "leave": "own.leave",
    "list-open": "own.list_open",
    "list-close": "own.list_close",
    "list-clear": "own.list_clear",
    "list-held": "own.list_held",
    "list-remove": "own.list_remove",
    "choice-clear": "own.choice_clear",
    "options": "own.options",
    "chosen": "own.chosen",
    "enter": "own.enter",
    "lost": "own.lost",
    "lost-hint": "own.lost_hint",
    "time": "days.title",
    "time-day": "time.day",
    "time-since": "days.since",
    "time-compare": "time.compare",
    "time-compared": "sentence.since",
    "time-speech": "days.speech",
    "time-year-ago": "time.year_ago",
    "time-newest": "time.newest",
    "time-to-newest": "days.newest",
    "time-known": "time.known",
    "time-promised": "time.promised",
    "time-outlook": "outlook.promised",
    "time-play": "time.play",
    "time-play-hint": "time.play_hint",
    "time-stop": "time.stop",
}
# filled in by the browser
_HOLES = {name: f"{{{name}}}" for name in ("what", "first", "last", "n", "date", "outlook")}


def style_table() -> dict[str, Any]:
    """Return colours by theme, dashes by status, pens and words by language."""
    return {
        **{theme.value: _theme(theme) for theme in Theme},
        "dashes": _DASHES,
        "seaDash": SEA_DASH,
        "strengths": _STRENGTHS,
        "byStatus": BY_STATUS,
        "routeDashes": ROUTE_DASHES,
        "pens": {name: asdict(pen) for name, pen in PENS.items()},
        "chosenPens": {name: asdict(pen) for name, pen in CHOSEN_PENS.items()},
        "faded": FADED,
        "words": {
            language.value: {
                **{name: words_for(language)(key, **_HOLES) for name, key in _TEXTS.items()},
                "calendar": words_for(language).calendar(),
            }
            for language in Language
        },
    }


def _theme(theme: Theme) -> dict[str, Any]:
    palette = PALETTES[theme]
    return {
        "types": palette.types,
        "casing": palette.casing,
        "land": palette.land,
        "water": palette.water,
        "beyond": palette.beyond,
        "shore": palette.shore,
        "border": palette.border,
        "river": palette.river,
        "rail": palette.rail,
        "road": palette.road,
        "relief": palette.relief,
        "changed": palette.changed,
        "routes": palette.routes,
        "markers": {
            kind.value: {name: site_marker(dash, kind, theme) for name, dash in _DASHES.items()}
            for kind in ProjectType
        },
    }
