"""Small networks of real records, to be searched by hand or drawn by chance."""

from collections.abc import Iterable

from hypothesis import strategies as st

from corridors.catalog.network import Network
from corridors.model.network import Assumption, Edge, NetworkPlace, Pair
from corridors.routing.state import State
from tests.records import named


def place(name: str, country: str = "KZ") -> NetworkPlace:
    """Return a place somewhere in a country."""
    fields = {"id": name, "name": named(name), "kind": "station", "country": country}
    return NetworkPlace.model_validate({**fields, "lon": 70, "lat": 45})


def edge(start: str, end: str, km: float, **fields: object) -> Edge:
    """Return a railway of 1520 mm in Kazakhstan, unless the fields say otherwise."""
    known: dict[str, object] = {"mode": "rail", "length": "measured", "source": "map"}
    if fields.get("mode", "rail") != "sea":
        known["countries"] = ["KZ"]
    if fields.get("mode", "rail") == "rail":
        known["gauge"] = 1520
    ends = {"id": f"{start}-{end}", "start": start, "end": end, "km": km}
    return Edge.model_validate({**ends, **known, **fields})


def assumption(name: str, measure: str, **fields: object) -> Assumption:
    """Return something measured by rail in 2024, in km/h or hours."""
    unit = "km/h" if measure == "speed" else "hours"
    known = {"mode": "rail", "unit": unit, "kind": "measured", "as_of": "2024", "source": "map"}
    return Assumption.model_validate({"id": name, "measure": measure, **known, **fields})


def pair(start: str, end: str) -> Pair:
    """Return a pair of places."""
    return Pair(id=f"{start}-{end}", start=start, end=end)


def network(
    places: Iterable[NetworkPlace],
    edges: Iterable[Edge],
    assumptions: Iterable[Assumption] = (),
    pairs: Iterable[Pair] = (),
) -> Network:
    """Return a network of records, in which nothing was published."""
    return Network(
        {p.id: p for p in places},
        {e.id: e for e in edges},
        {a.id: a for a in assumptions},
        pairs={p.id: p for p in pairs},
    )


def all_open(whole: Network) -> State:
    """Return the state in which every edge is there, with the effect of its project."""
    return State(whole.edges, frozenset(whole.edges))


NAMES = ("aa", "bb", "cc", "dd", "ee", "ff")
COUNTRIES = {"aa": "KZ", "bb": "KZ", "cc": "CN", "dd": "UZ", "ee": "AZ", "ff": "KZ"}
ASSUMPTIONS = [
    assumption("kz", "speed", countries=["KZ"], low=20, typical=30, high=40),
    assumption("others", "speed", countries=["CN", "UZ", "AZ"], low=10, high=70),
    assumption("road", "speed", mode="road", countries=["KZ", "CN", "UZ", "AZ"], typical=50),
    assumption("sail", "sea", mode="sea", low=5, typical=6, high=9),
    assumption("border", "border", countries=["CN"], low=4, typical=12, high=60),
    assumption("region", "border", low=20, typical=40, high=50),
]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw up to 15 edges of all modes and gauges between six places of four countries."""
    pairs = [(a, b) for i, a in enumerate(NAMES) for b in NAMES[i + 1 :]]
    edges = []
    for start, end in draw(st.lists(st.sampled_from(pairs), unique=True, min_size=3)):
        km = draw(st.integers(1, 2000))
        mode = draw(st.sampled_from(["rail", "rail", "road", "sea"]))
        fields: dict[str, object] = {"mode": mode}
        if mode == "sea":
            fields |= {"crossing": "sail"}
        else:
            fields |= {"countries": sorted({COUNTRIES[start], COUNTRIES[end]})}
        if mode == "rail":
            fields |= {"gauge": draw(st.sampled_from([1435, 1520, None]))}
        edges.append(edge(start, end, km, **fields))
    return network([place(n, COUNTRIES[n]) for n in NAMES], edges, ASSUMPTIONS)
