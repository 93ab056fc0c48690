"""Schemes for tests, written as a person would write them."""

from __future__ import annotations

from whosays.derive.schemes.building import scheme
from whosays.model.scheme import Scheme

CLAIM = 'claims = [{ document = "0123456789abcdef", start = 0, end = 4, exact = "five" }]'

PENSIONS = f"""\
title = "Pay for harbour workers who are hurt"

[axis.event]
values = {{ injury = "injury", death = "death" }}

[axis.severity]
values = {{ severe = "severe", minor = "minor" }}
only = {{ event = "injury" }}

[layer.port]
[layer.city]
covers = {{ event = "death" }}
[layer.court]
how = "replaces"

[trigger.harm]
what = "the accident"
at = "event"

[[cell]]
id = "flat"
layer = "port"
when = {{ event = "injury" }}
valid = {{ to = "2023-05" }}
amount = {{ value = 900, currency = "EUR" }}
{CLAIM}

[[cell]]
id = "severe"
layer = "port"
when = {{ event = "injury", severity = "severe" }}
valid = {{ from = "2023-05" }}
amount = {{ value = 900, currency = "EUR" }}
{CLAIM}

[[cell]]
id = "minor"
layer = "port"
when = {{ event = "injury", severity = "minor" }}
valid = {{ from = "2023-05" }}
amount = {{ percent = 40, of = "severe" }}
{CLAIM}

[[cell]]
id = "death"
layer = "port"
when = {{ event = "death" }}
valid = {{ from = 2020-01-01 }}
known = {{ from = 2022-03-01 }}
trigger = "harm"
amount = {{ low = 4_000, high = 5_000, currency = "EUR" }}
{CLAIM}
"""


def written(text: str, *more: str) -> Scheme:
    """The scheme of a text and of further tables."""
    return scheme("\n".join((text, *more)), "harbour.toml")


def cell(key: str, **told: str) -> str:
    """A cell with what is told of it as it is written; it rests on words unless it is inferred."""
    lines = ["[[cell]]", f'id = "{key}"', *(f"{name.rstrip('_')} = {value}" for name, value in told.items())]
    lines += [CLAIM] if "inferred" not in told.get("basis", "") else []
    return "\n".join(lines) + "\n"


EUROS = '{ value = %s, currency = "EUR" }'


def euros(value: int) -> str:
    """An amount as it is written."""
    return EUROS % value
