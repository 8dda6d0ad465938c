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


# ISO 3166-1 alpha-2
_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO "
    "BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ "
    "DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP "
    "GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG "
    "KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML "
    "MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE "
    "PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL "
    "SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM "
    "US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
)
# ISO 639-1
_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja ka kg ki kj kk kl km kn ko kr ks ku kv "
    "kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no "
    "nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn "
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo "
    "wa wo xh yi yo za zh zu "
)
COUNTRIES = frozenset(_COUNTRIES.split())
LANGUAGES = frozenset(_LANGUAGES.split())

# What the published site, the addresses of the server and Windows keep for themselves.
_PAGES = {"404", "assets", "corridors", "data", "feed", "index", "preview", "previews", "published"}
_SITE = {"favicon", "robots", "sitemap"}
_SERVER = {"api", "app", "component", "media", "share", "static"}
_API = {"changes", "openapi", "places", "projects", "routes", "sources", "statements", "ways"}
_DEVICES = {"aux", "con", "nul", "prn"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
RESERVED = frozenset(_PAGES | _SITE | _SERVER | _API | _DEVICES | set(Language))
RESERVED_START = "feed-"  # feeds of the published site


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
