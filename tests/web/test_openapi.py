"""The API keeps what its description promises, whatever is asked."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from corridors.view.words import WORDS
from corridors.web.openapi import describe
from tests.scenes import CATALOG
from tests.web.site import APP, HOST

REFUSED = {"expected-statuses": ["400", "404", "414"]}
CHECKS = {"checks": {"negative_data_rejection": REFUSED}}
# All addresses read words by one table: each value of each word is tried with these, and with the
# others what chance brings.
ALL_WORDS = ["/api/projects", "/api/projects/{project}", "/api/plan"]
BY_CHANCE = {"phases": {"coverage": {"enabled": False}}}


def _schema(**more: object) -> "schemathesis.BaseSchema":
    config = SchemathesisConfig.from_dict(CHECKS | more)
    schema = schemathesis.openapi.from_dict(describe(HOST, CATALOG), config=config)
    schema.app = APP
    return schema


FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
# what words and figures must not be together, which a schema cannot say
TOGETHER = (
    "is where the way begins",
    "is switched on as well",
    "stands twice",
    "not in order",
    "a figure lies above 0",
)


def _expect_described(case: "schemathesis.Case[Any]", host: str) -> None:
    answer = case.call(base_url=host)
    refused = case.path == "/api/plan" and any(said in answer.text for said in TOGETHER)
    case.validate_response(answer, excluded_checks=[positive_data_acceptance] if refused else [])


@_schema().include(path=ALL_WORDS).parametrize()
@pytest.mark.parametrize("host", [HOST])  # with a parameter each path has a name of its own
@FEW
def test_every_answer_to_any_word_is_one_that_is_described(
    case: "schemathesis.Case[Any]", host: str
) -> None:
    _expect_described(case, host)


@_schema(**BY_CHANCE).exclude(path=ALL_WORDS).exclude(deprecated=True).parametrize()
@pytest.mark.parametrize("host", [HOST])
@FEW
def test_every_answer_is_one_that_is_described(case: "schemathesis.Case[Any]", host: str) -> None:
    _expect_described(case, host)


def test_a_question_to_the_network_needs_two_places_that_it_has() -> None:
    parameters = describe(HOST, CATALOG)["paths"]["/api/plan"]["get"]["parameters"]
    assert {p["name"] for p in parameters if p["required"]} == {"from", "to"}
    schemas = {p["name"]: p["schema"] for p in parameters}
    assert schemas["from"]["enum"] == list(CATALOG.network.places)
    assert schemas["with"]["items"]["enum"] == list(CATALOG.network.projects)


def test_every_address_takes_every_word_of_the_pages_link() -> None:
    paths = describe(HOST, CATALOG)["paths"]
    for path, described in paths.items():
        taken = {p["name"] for p in described["get"]["parameters"] if p["in"] == "query"}
        assert set(WORDS) <= taken, path
