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
    CROSSING = "crossing"


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


class DateMove(StrEnum):
    """Which way the date for the end of a project moved since it was first promised."""

    LATER = "later"
    EARLIER = "earlier"
    KEPT = "kept"


class Mode(StrEnum):
    """How a section is travelled (after UNECE)."""

    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"


class Alignment(StrEnum):
    """How well a line is known.

    Surveyed; an existing line drawn through its stations or junctions; drawn between known
    places; computed over water.
    """

    SURVEYED = "surveyed"
    GENERALISED = "generalised"
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
