"""Units of formulas against a reckoning of their own: what fits is taken, what does not is told with its line."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.making import pack
from whosays.derive import compiled
from whosays.errors import SettingsError
from whosays.settings import parsed

Powers = tuple[tuple[str, int], ...]
"""Powers of what is measured, those of nought left out."""
NAMES: dict[str, dict[str, int]] = {
    "killed": {"person": 1},
    "troops_deployed": {"person": 1},
    "monthly_pay": {"money": 1, "month": -1, "person": -1},
    "annual_state_revenue": {"money": 1, "year": -1},
    "compensation_killed": {"money": 1, "person": -1},
    "state_retained_share": {},
}
ASKED: list[tuple[str, dict[str, int]]] = [
    ('unit = "person"', {"person": 1}),
    ('unit = "count"', {}),
    ('unit = "percent"', {}),
    ('unit = "USD"', {"money": 1}),
    ('unit = "USD"\nper = "month"', {"money": 1, "month": -1}),
    ('unit = "USD"\nper = "year"', {"money": 1, "year": -1}),
    ('unit = "USD"\neach = true', {"money": 1, "person": -1}),
    ('unit = "USD"\nper = "month"\neach = true', {"money": 1, "month": -1, "person": -1}),
]
Tree = str | tuple[str, "Tree", "Tree"]
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(sorted(NAMES)), lambda inner: st.tuples(st.sampled_from("+-*/"), inner, inner), max_leaves=6
)


def powers(tree: Tree) -> Powers | None:
    """The dimension of a formula; None where what is added is not alike."""
    if isinstance(tree, str):
        return tuple(sorted(NAMES[tree].items()))
    sign, one, other = tree[0], powers(tree[1]), powers(tree[2])
    if one is None or other is None:
        return None
    if sign in "+-":
        return one if one == other else None
    found = Counter(dict(one))
    for name, power in other:
        found[name] += power if sign == "*" else -power
    return tuple(sorted((name, power) for name, power in found.items() if power))


def written(tree: Tree) -> str:
    return tree if isinstance(tree, str) else f"({written(tree[1])} {tree[0]} {written(tree[2])})"


@settings(max_examples=300)
@given(tree=TREES, asked=st.sampled_from(ASKED), before=st.integers(0, 5))
def test_a_formula_is_taken_exactly_where_its_units_fit(
    tree: Tree, asked: tuple[str, dict[str, int]], before: int
) -> None:
    unit, wanted = asked
    text = "\n" * before + f'[[derivation]]\nname = "it"\nformula = "{written(tree)}"\n{unit}\n'
    fits = powers(tree) == tuple(sorted(wanted.items()))
    derivations = parsed(text, "case.toml").derivations
    if fits:
        assert len(compiled(derivations, pack())) == 1
        return
    with pytest.raises(SettingsError, match=rf"^case\.toml, line {before + 3}: it: "):
        compiled(derivations, pack())


@settings(max_examples=100)
@given(tree=TREES)
def test_what_fits_fits_in_another_formula(tree: Tree) -> None:
    """A derivation has the dimension that it declares, wherever it is used."""
    told = powers(tree)
    unit = next((unit for unit, wanted in ASKED if told == tuple(sorted(wanted.items()))), None)
    if unit is None:
        return
    inner = f'[[derivation]]\nname = "inner"\nformula = "{written(tree)}"\n{unit}\n'
    outer = f'[[derivation]]\nname = "outer"\nformula = "inner + inner"\n{unit}\n'
    wrong = '[[derivation]]\nname = "wrong"\nformula = "inner * killed"\n' + unit + "\n"
    assert len(compiled(parsed(inner + outer, "case.toml").derivations, pack())) == 2
    with pytest.raises(SettingsError, match=r"^case\.toml, line \d+: wrong: the formula gives"):
        compiled(parsed(inner + wrong, "case.toml").derivations, pack())
