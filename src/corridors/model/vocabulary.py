"""The closed lists of words that data, links and styles may use."""

from datetime import date
from enum import StrEnum

SPEECH_DAY = date(2023, 9, 14)  # in Dushanbe; what it named is marked from this day on


class Language(StrEnum):
    """A language in which every name exists (ISO 639-1)."""

    EN = "en"
    KK = "kk"
    RU = "ru"


class ProjectType(StrEnum):
    """What readers filter by first."""

    RAILWAY = "railway"
    HIGHWAY = "highway"
    CORRIDOR = "corridor"
    PORT = "port"


class Works(StrEnum):
    """What is done (after the project types of OC4IDS)."""

    NEW_LINE = "new_line"
    SECOND_TRACK = "second_track"
    RECONSTRUCTION = "reconstruction"
    NEW_TERMINAL = "new_terminal"
    SERVICE = "service"


class StatusCode(StrEnum):
    """How far a project or section has come (after GEM, OC4IDS, IATI and the OSM life cycle)."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    CONSTRUCTION = "construction"
    PARTIAL = "partial"
    OPERATIONAL = "operational"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How a section is travelled (after UNECE)."""

    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"


class Alignment(StrEnum):
    """How well a line is known: surveyed, drawn between known places, computed over water."""

    SURVEYED = "surveyed"
    INDICATIVE = "indicative"
    COMPUTED = "computed"


class PlaceKind(StrEnum):
    """What a place is to a traveller (after UN/LOCODE functions and CAREC)."""

    STATION = "station"
    JUNCTION = "junction"
    PORT = "port"
    TERMINAL = "terminal"
    BORDER_CROSSING = "border_crossing"
    DRY_PORT = "dry_port"
    GAUGE_BREAK = "gauge_break"
    SETTLEMENT = "settlement"


class SourceKind(StrEnum):
    """Who speaks; the order is the order of trust at equal dates."""

    OFFICIAL = "official"
    AGENCY = "agency"
    PRESS = "press"
    TRADE = "trade"
    DATASET = "dataset"
    REPOST = "repost"
    BLOG = "blog"
    WIKI = "wiki"

    @property
    def is_weak(self) -> bool:
        """Whether it stands marked beside the others and is shown first only when alone."""
        return self in {SourceKind.REPOST, SourceKind.BLOG, SourceKind.WIKI}


class PromiseKind(StrEnum):
    """What was promised for a date."""

    START = "start"
    COMPLETION = "completion"
    SECTION_OPENING = "section_opening"
