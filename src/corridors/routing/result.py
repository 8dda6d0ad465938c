"""The routes as the network is, and as it is with projects switched on or off."""

from dataclasses import dataclass
from typing import Any

from corridors.catalog.catalog import Catalog, snapshot_on
from corridors.catalog.kept import kept
from corridors.model.network import Assumption
from corridors.routing.alternatives import find_routes
from corridors.routing.durations import Component, HoursRange, TimeComponent, assume
from corridors.routing.route import Route, hours_between
from corridors.routing.state import state_of
from corridors.view.route_query import RouteQuery


@dataclass(frozen=True)
class RouteResult:
    """The routes in the state of the day, and in the state switched, or None where nothing is."""

    query: RouteQuery
    routes: tuple[Route, ...]
    switched: tuple[Route, ...] | None = None

    @property
    def all_routes(self) -> tuple[Route, ...]:
        """The routes of both states."""
        return (*self.routes, *(self.switched or ()))

    @property
    def changes_nothing(self) -> bool:
        """Whether the best route stays the same in every part."""
        return self.switched is not None and self.routes[:1] == self.switched[:1]

    @property
    def delta_km(self) -> float | None:
        """How much longer the best route is when switched, or None where one is missing."""
        if not self.routes or not self.switched:
            return None
        return self.switched[0].km - self.routes[0].km

    @property
    def delta_hours(self) -> HoursRange | None:
        """How much longer the best route takes, or None where that cannot be compared."""
        if not self.routes or not self.switched:
            return None
        return hours_between(self.routes[0], self.switched[0])


@kept(64)
def route_result(query: RouteQuery, catalog: Catalog) -> RouteResult:
    """Return the routes that a query asks for; equal queries are answered once."""
    snapshot = snapshot_on(catalog, query.as_of)
    network = assume(snapshot.network, query.overrides, catalog.network)
    routes = find_routes(network, state_of(snapshot), query)
    if not query.is_switched:
        return RouteResult(query, routes)
    state = state_of(snapshot, query.switched_on, query.switched_off)
    return RouteResult(query, routes, find_routes(network, state, query))


def record(answer: RouteResult, catalog: Catalog) -> dict[str, Any]:
    """Return the answer as JSON holds it, stamped with the version of the data."""
    query = answer.query
    package = catalog.package
    network = snapshot_on(catalog, query.as_of).network
    counted = assume(network, query.overrides, catalog.network).assumptions
    used = {a.id for route in answer.all_routes for part in route.parts for a in part.assumptions}
    own = {
        each.name for each in query.overrides
    }  # some decide which route is taken and are in no part
    delta_km, delta_hours = answer.delta_km, answer.delta_hours
    return {
        "from": query.start,
        "to": query.end,
        "by": query.objective.value,
        "via": list(query.via),
        "within": sorted(query.within),
        "asof": query.as_of.isoformat() if query.as_of else None,
        "with": list(query.switched_on),
        "without": list(query.switched_off),
        "assume": list(map(str, query.overrides)),
        "routes": list(map(_route, answer.routes)),
        "switched": None if answer.switched is None else list(map(_route, answer.switched)),
        "difference": {
            "changes_nothing": answer.changes_nothing,
            "km": None if delta_km is None else _rounded(delta_km),
            "hours": _hours(delta_hours) if delta_hours else None,
        }
        if query.is_switched
        else None,
        "assumptions": {
            name: _assumption(counted[name], network.assumptions.get(name))
            for name in sorted(used | own)
        },
        "data_version": package.version if package else None,
    }


def record_of_ways(answer: RouteResult, catalog: Catalog) -> dict[str, Any]:
    """Return the answer under the names that `/api/ways` and `corridors ways` have always had."""
    return {("ways" if key == "routes" else key): v for key, v in record(answer, catalog).items()}


def _route(route: Route) -> dict[str, Any]:
    return {
        "places": list(route.places),
        "km": _rounded(route.km),
        "km_is_estimate": route.has_estimated_km,
        "km_by_mode": {str(mode): _rounded(km) for mode, km in route.km_by_mode.items()},
        "km_by_country": {"-".join(c): _rounded(km) for c, km in route.km_by_country.items()},
        "borders": ["-".join(pair) for pair in route.borders],
        "gauge_breaks": list(route.gauge_breaks),
        "transshipments": list(route.transshipments),
        "hours": _hours(route.hours),
        "hours_by_part": {str(kind): _hours(route.hours_of(kind)) for kind in Component},
        "hours_are_estimate": route.has_estimated_hours(),
        "hours_count_on_promise": route.has_promised_hours,
        "hours_count_on_own_figures": route.has_own_hours(),
        "parts": [_part(part) for part in route.parts],
        "edges": [_edge(route, number) for number in range(len(route.steps))],
    }


def _edge(route: Route, number: int) -> dict[str, Any]:
    edge = route.steps[number].edge
    figures = {"length": edge.length.value, "source": edge.source, "method": edge.method}
    return {"id": edge.id, "km": edge.km, "project": edge.project, **figures}


def _part(part: TimeComponent) -> dict[str, Any]:
    return {
        "part": part.kind.value,
        "where": part.where,
        "country": part.country,
        "hours": _hours(part.hours) if part.hours else None,
        "is_estimate": part.is_estimate,
        "assumptions": [assumption.id for assumption in part.assumptions],
    }


def _assumption(assumption: Assumption, of_data: Assumption | None) -> dict[str, Any]:
    """Return what the answer counts with; a figure of the reader stands beside that of the data."""
    is_changed = assumption != of_data
    return {
        **_figures(assumption),
        "changed_by_reader": is_changed,
        **({"in_the_data": _figures(of_data) if of_data else None} if is_changed else {}),
        "unit": assumption.unit.value,
        "kind": assumption.kind.value,
        "as_of": str(assumption.as_of),
        "source": assumption.source,
    }


def _figures(assumption: Assumption) -> dict[str, float | None]:
    return {"low": assumption.low, "typical": assumption.typical, "high": assumption.high}


def _hours(hours: HoursRange) -> dict[str, float]:
    return {
        "low": _rounded(hours.low),
        "typical": _rounded(hours.typical),
        "high": _rounded(hours.high),
    }


def _rounded(value: float) -> float:
    return round(value, 1) + 0.0  # no minus before zero
