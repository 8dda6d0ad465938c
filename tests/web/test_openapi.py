"""The API keeps what its description promises, whatever is asked."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from corridors.web.openapi import describe
from tests.scenes import CATALOG
from tests.web.site import APP, HOST

CONFIG = SchemathesisConfig()
SCHEMA = schemathesis.openapi.from_dict(describe(HOST, CATALOG), config=CONFIG)
SCHEMA.app = APP


@SCHEMA.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_every_answer_is_one_that_is_described(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate(base_url=HOST)
