"""Small networks of real records, to be searched by hand."""

from collections.abc import Iterable

from corridors.catalog import Network
from corridors.model import Assumption, Edge, NetworkPlace
from corridors.ways import State
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


def network(
    places: Iterable[NetworkPlace], edges: Iterable[Edge], assumptions: Iterable[Assumption] = ()
) -> Network:
    """Return a network of records."""
    return Network(
        {p.id: p for p in places}, {e.id: e for e in edges}, {a.id: a for a in assumptions}
    )


def all_open(whole: Network) -> State:
    """Return the state in which every edge is there, with the effect of its project."""
    return State(whole.edges, frozenset(whole.edges))
