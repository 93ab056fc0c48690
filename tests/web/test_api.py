"""The HTTP API keeps to its own description, whatever is asked: no server error, no answer that is not described."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import get_args

import pytest
from schemathesis.generation import GenerationMode

from tests.web.asking import Client
from tests.web.describing import MANY, answered_as_described, can_be_asked_wrongly
from whosays.web import routes
from whosays.web.routes.questions import ORDER
from whosays.workspace.desk import ORDERS

MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.mark.timeout(0 if MANY else 600)  # a dozen requests to each of some forty verbs
@pytest.mark.parametrize("mode", MODES)
def test_every_answer_is_as_described(workbench: Client, mode: GenerationMode) -> None:
    """Whatever fits the description, and much that does not."""
    right = mode is GenerationMode.POSITIVE
    asked = answered_as_described(workbench, mode, 12, lambda _, verb: right or can_be_asked_wrongly(verb))
    assert asked > len(workbench.app.openapi()["paths"])


def test_every_page_has_its_record() -> None:
    """What a person sees under an address, a program gets under the same with .json."""
    modules = (import_module(f"{routes.__name__}.{each.name}") for each in pkgutil.iter_modules(routes.__path__))
    paths = {str(route.path) for module in modules for route in module.router.routes if "GET" in route.methods}
    aside = {"/", "/keys", "/api", "/static"}
    pages = {path for path in paths if "." not in path.rpartition("/")[2] and not path.endswith("/original")} - aside
    assert pages
    assert {f"{page}.json" for page in pages} <= paths


def test_every_verb_says_what_it_does(workbench: Client) -> None:
    for path, verbs in workbench.app.openapi()["paths"].items():
        for verb, told in verbs.items():
            assert told.get("summary"), (path, verb)
            assert told.get("description"), (path, verb)


def test_orders_are_those_of_the_desk() -> None:
    assert get_args(ORDER) == ORDERS
