"""How long a question to the network takes, beside plain searches of networkx between its stops."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product

import networkx as nx

from corridors.catalog.network import Network
from corridors.live import current_catalog
from corridors.routing.impact import effects_of
from corridors.routing.result import route_result
from corridors.view.route_query import RouteQuery
from corridors.view.values import MAX_VIA, Objective
from tests.bench.workloads import SEED

QUESTIONS = 100


@dataclass(frozen=True)
class Timing:
    """The processor time of each question of a kind, and of the plain searches for it."""

    kind: str
    ms: Sequence[float]
    plain_ms: Sequence[float]


def timings() -> Iterator[Timing]:
    """Yield the times of questions drawn by chance, each asked once, and of effects of projects."""
    catalog = current_catalog()
    network = catalog.network
    plain = nx.Graph()
    plain.add_weighted_edges_from((e.start, e.end, e.km) for e in network.edges.values())
    draw = random.Random(SEED)  # noqa: S311 - nothing secret
    for vias, is_switched in product((0, 1, MAX_VIA), (False, True)):
        plans = [_plan(network, draw, vias, is_switched=is_switched) for _ in range(QUESTIONS)]
        yield Timing(
            f"ways, {vias} places to pass" + ", without and with a project" * is_switched,
            [_ms(partial(route_result, plan, catalog)) for plan in plans],
            [_ms(partial(_search, plain, [plan.stops])) for plan in plans],
        )
    pairs = [(pair.start, pair.end) for pair in network.pairs.values()]
    yield Timing(
        f"effects of a project on {len(pairs)} pairs",
        [_ms(partial(effects_of, project, catalog.as_of(None))) for project in network.projects],
        [_ms(partial(_search, plain, pairs)) for _ in network.projects],
    )


def _plan(network: Network, draw: random.Random, vias: int, *, is_switched: bool) -> RouteQuery:
    start, end, *via = draw.sample(sorted(network.places), 2 + vias)
    switched_on = (draw.choice(network.projects),) if is_switched else ()
    objective = draw.choice(list(Objective))
    return RouteQuery(start, end, objective, tuple(via), switched_on=switched_on)


def _search(graph: nx.Graph, journeys: Sequence[Sequence[str]]) -> None:
    for stops in journeys:
        for start, end in pairwise(stops):
            with suppress(nx.NetworkXNoPath):
                nx.dijkstra_path(graph, start, end)


def _ms(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return 1000 * (time.thread_time() - begun)
