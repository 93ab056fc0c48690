"""Schemes as OpenFisca parameters: read by OpenFisca itself, they give what the scheme gives, and nothing where it
does not know."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.derive.rules import PENSIONS, cell, euros, written
from whosays.derive.schemes.building import scheme
from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.openfisca import parameters
from whosays.derive.schemes.points import points
from whosays.model.scheme import Named, Scheme

SHARE = '{ percent = 40, of = "%s" }'
EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops" / "schemes" / "payments.toml"

needs_openfisca = pytest.mark.skipif(
    find_spec("openfisca_core") is None, reason="openfisca-core is not installed: the export is not held against it"
)


def test_a_parameter_is_null_where_nothing_is_known() -> None:
    text = parameters(written(PENSIONS))
    death = text[text.index("    death:" if "    death:" in text else "  death:") :]
    assert "0001-01-01: { value: null }" in death
    minor = text[text.index("minor:") :]
    told = ["0001-01-01: { value: 900 }", "2023-05-01: { value: null }", "2023-05-31: { value: 360 }"]
    assert [minor.index(line) for line in told] == sorted(minor.index(line) for line in told)


def test_inferences_and_contradictions_are_left_out() -> None:
    doubt = '[reading.which]\nvalues = { one = "one", other = "other" }\n'
    one = cell("one", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(1), reading='{ which = "one" }')
    other = cell("other", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(2), reading='{ which = "other" }')
    guess = cell("guess", layer='"port"', basis='"inferred"', if_='"so"', amount=euros(77))
    text = parameters(written(PENSIONS, doubt, one, other, guess))
    assert "77" not in text
    city = text[text.index("\ncity:") :]
    assert "value: 1" not in city
    assert "value: null" in city


ABROAD = """\
[axis.event]
values = { injury = "injury", death = "death" }

[layer.state]
[layer.town]
""" + "\n".join(
    (
        cell("dead", layer='"state"', when='{ event = "death" }', valid="{ from = 2020-01-01 }", amount=euros(5_000)),
        cell("more", layer='"town"', when='{ event = "death" }', valid="{ from = 2021-01-01 }", amount=SHARE % "dead"),
        cell("less", layer='"town"', when='{ event = "injury" }', valid="{ from = 2021-01-01 }", amount=SHARE % "more"),
    )
)


def test_a_share_may_be_of_a_cell_in_another_layer() -> None:
    found = written(ABROAD)
    town = parameters(found).partition("\ntown:")[2]
    for point in points(found):
        (outcome,) = entitlement(found, Asked(point=point, on=date(2022, 1, 1))).outcomes
        (amount,) = [part.amount for part in outcome.parts if part.layer == "town"]
        assert amount is not None
        (here,) = [values for axis, values in point if axis == "event"]
        assert f"2021-01-01: {{ value: {amount.low:f} }}" in town.partition(f"{here}:")[2].partition("value: null")[2]


def loaded(found: Scheme, folder: Path) -> Any:
    """The parameters as OpenFisca reads them."""
    from openfisca_core.parameters import load_parameter_file

    file = folder / f"{found.key}.yaml"
    file.write_text(parameters(found), "utf-8")
    return load_parameter_file(str(file), found.key)


def value(node: Any, layer: str, point: Named, day: date) -> float | None:
    """What OpenFisca has for a point on a day."""
    from openfisca_core.errors import ParameterNotFoundError

    try:
        here = getattr(node(day.isoformat()), layer)
        for _, step in point:
            here = getattr(here, step)
    except (AttributeError, ParameterNotFoundError):
        return None
    return None if here is None else float(here)


@needs_openfisca
@pytest.mark.parametrize("text", [PENSIONS, EXAMPLE.read_text("utf-8")])
def test_openfisca_gives_what_the_scheme_gives(text: str, tmp_path: Path) -> None:
    found = scheme(text, "payments.toml")
    node = loaded(found, tmp_path)
    days = [date(2019, 12, 31), *(date(2023, 4, 20) + timedelta(days=n * 11) for n in range(60))]
    seen = 0
    for point in points(found):
        for day in days:
            outcomes = entitlement(found, Asked(point=point, on=day)).outcomes
            parts = [part for outcome in outcomes for part in outcome.parts if part.layer == found.layers[0].key]
            amounts = {part.amount for part in parts}
            one = next(iter(amounts)) if len(amounts) == 1 and not any(o.undated for o in outcomes) else None
            sure = float(one.low) if one and one.low == one.high else None
            assert value(node, found.layers[0].key, point, day) == sure
            seen += sure is not None
    assert seen > len(days)
