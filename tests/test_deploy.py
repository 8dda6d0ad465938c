"""What runs for many has bounds, and speaks with nobody but who stands in front of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).parents[1] / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
CLUSTER: dict[str, Any] = {
    of["kind"]: of for of in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
}


@pytest.mark.parametrize("service", COMPOSE["services"])
def test_a_service_has_bounds_for_memory_processors_and_processes(service: str) -> None:
    assert {"mem_limit", "cpus", "pids_limit"} <= COMPOSE["services"][service].keys()


def test_a_replica_reaches_no_network_but_its_own() -> None:
    inner = {name for name, of in COMPOSE["networks"].items() if of and of.get("internal")}
    services = {name: set(of["networks"]) for name, of in COMPOSE["services"].items()}
    assert services["replica-1"] == services["replica-2"] == inner == {"inside"}
    assert services["nginx"] - inner


def test_a_pod_has_bounds_and_a_policy_that_lets_it_ask_nobody() -> None:
    template = CLUSTER["Deployment"]["spec"]["template"]
    for container in template["spec"]["containers"]:
        assert container["resources"]["limits"].keys() == {"cpu", "memory"}
    policy = CLUSTER["NetworkPolicy"]["spec"]
    assert policy["podSelector"]["matchLabels"] == template["metadata"]["labels"]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert policy["egress"] == []
    assert all(rule["from"] for rule in policy["ingress"])
