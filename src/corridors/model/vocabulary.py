"""The closed lists of words that data, links and styles may use."""

from enum import StrEnum


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


class FactKind(StrEnum):
    """What a number says: what was, what could be, what is meant to be, what is expected."""

    ACTUAL = "actual"
    CAPACITY = "capacity"
    PLAN = "plan"
    FORECAST = "forecast"


class PromiseKind(StrEnum):
    """What was promised for a date."""

    START = "start"
    COMPLETION = "completion"
    SECTION_OPENING = "section_opening"


class Stage(StrEnum):
    """The state of the works that a figure belongs to: before them, after a part, after all."""

    BEFORE = "before"
    FIRST_STAGE = "first_stage"
    SECOND_STAGE = "second_stage"
    COMPLETE = "complete"


class Measure(StrEnum):
    """What is measured or named."""

    LENGTH = "length"
    TRACK_LAID = "track_laid"
    COST = "cost"
    FUNDING = "funding"
    CAPACITY = "capacity"
    FREIGHT = "freight"
    CONTAINERS = "containers"
    TRAFFIC = "traffic"
    TRAINS_RUN = "trains_run"
    TRANSIT_TIME = "transit_time"
    TRAIN_SPEED = "train_speed"
    DISTANCE_SAVED = "distance_saved"
    PRICE = "price"
    GROWTH = "growth"
    PROGRESS = "progress"
    AREA = "area"
    STATIONS = "stations"
    BRIDGES = "bridges"
    BRIDGES_BUILT = "bridges_built"
    UNPAVED = "unpaved"
    WORKFORCE = "workforce"
    MACHINES = "machines"
    LOCAL_CONTENT = "local_content"
    LOAD_RELIEF = "load_relief"
    MEMBERS = "members"
    VESSELS = "vessels"
    BUILDER = "builder"
    OPERATOR = "operator"
    CLIENT = "client"
    PARTNERS = "partners"
    FINANCING = "financing"
    CATEGORY = "category"


class Unit(StrEnum):
    """What a number counts."""

    KM = "km"
    HA = "ha"
    T = "t"
    MT = "Mt"
    MT_PER_YEAR = "Mt/year"
    TEU = "TEU"
    TEU_PER_YEAR = "TEU/year"
    USD = "USD"
    EUR = "EUR"
    KZT = "KZT"
    DAYS = "days"
    HOURS = "hours"
    PERCENT = "percent"
    PAIRS_PER_DAY = "pairs/day"
    TRAINS_PER_DAY = "trains/day"
    KM_PER_DAY = "km/day"
    COUNT = "count"


class Scope(StrEnum):
    """What a figure covers; figures of different scope never share a line."""

    WHOLE_PROJECT = "whole_project"
    MAIN_LINE = "main_line"
    BOTH_STAGES = "both_stages"
    TARIFF_ROUTE = "tariff_route"
    SECTION = "section"
    RAIL_PART = "rail_part"
    SEA_PART = "sea_part"
    NEW_TRACK = "new_track"
    OLD_TRACK = "old_track"
    CROSSINGS_WITH_CHINA = "crossings_with_china"
    SYRDARYA_JUNCTION = "syrdarya_junction"
    SARYAGASH_STATION = "saryagash_station"
    WORKS_UNDER_WAY = "works_under_way"
    FOUR_LANE_PART = "four_lane_part"
    KENDERLI_BORDER = "kenderli_border"
    BORDER_CHECKPOINT = "border_checkpoint"
    MINISTRY_COUNT = "ministry_count"
    SEAPORTS_COUNT = "seaports_count"
    OTHER_COUNT = "other_count"
    CHINA_EUROPE = "china_europe"
    CHINA_BLACK_SEA = "china_black_sea"
    CHINA_AZERBAIJAN = "china_azerbaijan"
    KHORGOS_ISTANBUL = "khorgos_istanbul"
    CASPIAN_CROSSING = "caspian_crossing"
    EXPORTS = "exports"
    AKTAU_PORT = "aktau_port"
