"""Whatever the description of the HTTP API allows, and much that it does not, is asked of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from tests.web.asking import HOST, Client

MANY = int(os.environ.get("API_REQUESTS", "0"))
"""Requests to each verb, where more are asked for than a test asks by itself: `make fuzz-api`."""


def can_be_asked_wrongly(verb: dict[str, Any]) -> bool:
    """Whether anything can: of what takes nothing it cannot, nor of a form, every value of which is a text."""
    content = verb.get("requestBody", {}).get("content", {})
    return bool(verb.get("parameters") or content) and "multipart/form-data" not in content


def answered_as_described(
    client: Client, mode: GenerationMode, each: int, wanted: Callable[[str, dict[str, Any]], bool]
) -> int:
    """Asks `each` requests (or `MANY`) of every verb that is `wanted`, by its path and its description, and holds each
    answer against the description; gives how many were asked."""
    schema = schemathesis.openapi.from_dict(client.app.openapi())
    schema.app = client.app
    told = {"host": HOST, "authorization": f"Bearer {client.gate.token}"}
    how = settings(max_examples=max(each, MANY), database=None, suppress_health_check=list(HealthCheck))
    asked = 0
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        verb = found.ok()
        if not wanted(verb.path, client.app.openapi()["paths"][verb.path][verb.method]):
            continue

        @how
        @given(case=verb.as_strategy(generation_mode=mode))
        def answered(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=told)

        answered()
    return asked
