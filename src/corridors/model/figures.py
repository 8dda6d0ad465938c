"""The closed lists of what a figure measures, in which unit, of what and in which sense."""

from enum import StrEnum


class FactKind(StrEnum):
    """What a number says: what was, what could be, what is meant to be, what is expected."""

    ACTUAL = "actual"
    CAPACITY = "capacity"
    PLAN = "plan"
    FORECAST = "forecast"


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
    HANDLING_TIME = "handling_time"
    DEPTH = "depth"


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
    METRES = "m"
    TIMES = "times"


MONEY = frozenset({Unit.USD, Unit.EUR, Unit.KZT})


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
    IN_KAZAKHSTAN = "in_kazakhstan"
    IN_KYRGYZSTAN = "in_kyrgyzstan"
    IN_CHINA = "in_china"
    IN_UZBEKISTAN = "in_uzbekistan"
    IN_GEORGIA = "in_georgia"
    IN_ARMENIA = "in_armenia"
    IN_AZERBAIJAN = "in_azerbaijan"
    IN_TURKIYE = "in_turkiye"
    IN_AFGHANISTAN = "in_afghanistan"
    FERRY_COMPLEX = "ferry_complex"
    SARZHA_TERMINAL = "sarzha_terminal"
    CONTAINER_TERMINAL = "container_terminal"
    ALMATY_HUB = "almaty_hub"


SCOPE_COUNTRIES = {
    Scope.IN_KAZAKHSTAN: "KZ",
    Scope.IN_KYRGYZSTAN: "KG",
    Scope.IN_CHINA: "CN",
    Scope.IN_UZBEKISTAN: "UZ",
    Scope.IN_GEORGIA: "GE",
    Scope.IN_ARMENIA: "AM",
    Scope.IN_AZERBAIJAN: "AZ",
    Scope.IN_TURKIYE: "TR",
    Scope.IN_AFGHANISTAN: "AF",
}
"""The scopes that are the part of a project in one country."""
