"""Draws: the same for the same seed, each input's own distribution to the letter, and shared where sources are."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.algebra.expressions import evaluate, expression
from whosays.algebra.intervals import Span
from whosays.derive.drawing import drawn
from whosays.derive.draws import joint, quantiles, value, weights
from whosays.derive.figures import Figure
from whosays.derive.options import Options
from whosays.derive.shares import explained
from whosays.model.derivation import Entering, Input, Source
from whosays.model.finding import Interval
from whosays.model.link import Root

OPTIONS = Options(draws=4096)
NOTHING = Interval(low=None, high=None)


def root(name: str, bloc: str = "") -> Root:
    return Root(id=name, speakers=(), claims=(name,), blocs=(bloc,) if bloc else (), statement=name)


def figure(name: str, median: float, deviation: float, *roots: Root) -> Figure:
    """An input whose logarithm is normal."""
    at = np.linspace(-5, 5, 401)
    share = np.exp(-(at**2) / 2)
    grid = tuple(zip((median * np.exp(deviation * at)).tolist(), (share / share.sum()).tolist(), strict=True))
    told = Input(
        name=name,
        source=Source.QUESTION,
        title=name,
        reported=NOTHING,
        unit="count",
        entering=Entering.POSTERIOR,
        question=name,
    )
    return Figure(told=told, span=Span(None, None), grid=grid, roots=roots)


def between(name: str, low: int, high: int) -> Figure:
    """An input anywhere in its envelope alike."""
    entering = Entering.ENVELOPE if low < high else Entering.VALUE
    told = Input(name=name, source=Source.QUESTION, title=name, reported=NOTHING, unit="count", entering=entering)
    return Figure(told=told, span=Span(Decimal(low), Decimal(high)))


def alike(one: Figure, other: Figure) -> float:
    """The correlation of the logarithms of two inputs' draws."""
    draws = joint([one, other], OPTIONS)
    logs = np.stack([np.log(draws[each.told.name]) for each in (one, other)])
    return float(np.corrcoef(logs)[0, 1])


def test_the_same_seed_gives_the_same_draws() -> None:
    figures = [figure("a", 5, 0.3, root("r")), between("b", 1, 3)]
    first, again = (joint(figures, OPTIONS) for _ in range(2))
    assert all((first[name] == again[name]).all() for name in first)
    other = joint(figures, Options(draws=4096, seed=2))
    assert (first["b"] != other["b"]).any()
    assert sorted(first["b"]) == pytest.approx(sorted(other["b"]))


@settings(max_examples=25)
@given(seed=st.integers(0, 2**63), order=st.permutations([0, 1, 2]), size=st.sampled_from([1024, 2048]))
def test_any_seed_gives_the_same_draws_whatever_the_order_of_inputs(seed: int, order: list[int], size: int) -> None:
    figures = [figure("a", 5, 0.3, root("r", "x")), figure("b", 7, 0.2, root("s", "x")), between("c", 1, 3)]
    options = Options(draws=size, seed=seed)
    first, again = joint(figures, options), joint([figures[n] for n in order], options)
    assert all((first[name] == again[name]).all() for name in first)
    formula = expression("a * b + c", "test")
    assert drawn(formula, figures, 1.0, options) == drawn(formula, [figures[n] for n in order], 1.0, options)


def test_a_draw_of_one_input_does_not_hang_on_the_others() -> None:
    a, b = figure("a", 5, 0.3, root("r", "bloc")), figure("b", 5, 0.3, root("s", "bloc"))
    assert (joint([a], OPTIONS)["a"] == joint([b, a], OPTIONS)["a"]).all()


def test_every_input_keeps_its_distribution() -> None:
    found = figure("a", 5, 0.3, root("r", "x"), root("s", "y"), root("t"))
    told = np.sort(joint([found, figure("b", 9, 0.2, root("r", "x"))], OPTIONS)["a"])
    shares = (np.arange(4096) + 0.5) / 4096
    assert told == pytest.approx(quantiles(found, shares))


def test_what_is_shared_moves_together() -> None:
    ours = figure("a", 5, 0.3, root("r", "x"))
    assert abs(alike(ours, figure("b", 5, 0.3, root("s", "y")))) < 0.05
    assert alike(ours, figure("b", 5, 0.3, root("s", "x"))) == pytest.approx(0.48, abs=0.05)
    assert alike(ours, figure("b", 5, 0.3, root("r", "x"))) == pytest.approx(0.96, abs=0.05)
    assert alike(ours, figure("b", 5, 0.3, root("s", "x"), root("t", "y"))) == pytest.approx(0.34, abs=0.05)


def test_weights_make_one_and_a_joint_statement_has_a_part_of_each_bloc() -> None:
    joint_root = replace(root("v"), blocs=("x", "z"))
    found = weights(figure("a", 5, 0.3, root("r", "x"), root("s", "x"), root("t", "y"), root("u"), joint_root))
    assert math.fsum(weight**2 for weight in found.values()) == pytest.approx(1)
    assert found["bloc", "x"] == pytest.approx(1.5 * found["bloc", "y"])
    assert found["bloc", "z"] == pytest.approx(0.5 * found["bloc", "y"])


def test_a_product_of_lognormals_is_lognormal() -> None:
    """Against the closed form: medians multiply, variances of the logarithm add."""
    figures = [figure("a", 200, 0.3), figure("b", 10, 0.4), between("c", 12, 12)]
    found = drawn(expression("a * b * c", "here"), figures, 1.0, Options())
    assert found.estimate is not None
    reach = math.exp(0.5 * NormalDist().inv_cdf(0.95))
    assert float(found.estimate.best) == pytest.approx(24_000, rel=0.02)
    assert float(found.estimate.low) == pytest.approx(24_000 / reach, rel=0.03)
    assert float(found.estimate.high) == pytest.approx(24_000 * reach, rel=0.03)
    assert float(found.shares["a"]) == pytest.approx(0.09 / 0.25, abs=0.03)
    assert float(found.shares["b"]) == pytest.approx(0.16 / 0.25, abs=0.03)
    assert found.shares["c"] == 0


def test_against_a_million_plain_draws() -> None:
    """A sum, a quotient and a difference of what is no lognormal, by brute force with another generator."""
    figures = [between("a", 10, 30), figure("b", 4, 0.5), between("c", 1, 2)]
    found = drawn(expression("(a + b) / c - b", "here"), figures, 1.0, Options())
    random = np.random.default_rng(7)
    a, c = random.uniform(10, 30, 1_000_000), random.uniform(1, 2, 1_000_000)
    b = 4 * np.exp(0.5 * random.standard_normal(1_000_000))
    truth = np.quantile((a + b) / c - b, (0.05, 0.25, 0.5, 0.75, 0.95))
    told = found.estimate
    assert told is not None
    assert [float(x) for x in (told.low, told.low50, told.best, told.high50, told.high)] == pytest.approx(
        truth, rel=0.03
    )


def test_what_an_input_explains_is_nothing_by_chance() -> None:
    random = np.random.default_rng(3)
    assert explained(random.standard_normal(4096), random.standard_normal(4096)) < 0.02
    assert explained(np.ones(4096), random.standard_normal(4096)) == 0


FORMULAS = ("a * b + c", "a - b * c", "(a - b) ** 2 / c", "max(a, b) - min(b, c)", "median(a, b, c) * sum(a, b)")


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 40)), min_size=2, max_size=2),
    st.tuples(st.integers(1, 40), st.integers(0, 40)),
    st.sampled_from(FORMULAS),
)
def test_intervals_enclose_draws(ends: list[tuple[int, int]], divisor: tuple[int, int], text: str) -> None:
    told = [*ends, divisor]
    figures = [between(name, low, low + wide) for name, (low, wide) in zip("abc", told, strict=True)]
    draws = value(expression(text, "here"), joint(figures, Options(draws=1024)))
    span = evaluate(expression(text, "here"), {each.told.name: each.span for each in figures})
    assert span.low is not None
    assert span.high is not None
    slack = 1e-9 * max(1.0, float(np.abs(draws).max()))
    assert float(span.low) - slack <= draws.min()
    assert draws.max() <= float(span.high) + slack
