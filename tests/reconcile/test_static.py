"""The static estimate: the prototype's quantiles, the fixtures of the model's note, and what must not move it."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.reconcile.forming import formed
from whosays.reconcile import static
from whosays.reconcile.forms import Form
from whosays.reconcile.options import Options
from whosays.reconcile.posterior import Posterior
from whosays.reconcile.static import Quadrature

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
ORACLE = tomllib.loads((Path(__file__).parent / "oracle.toml").read_text("utf-8"))["case"]


def forms_of(case: dict[str, Any]) -> list[Form]:
    made = [formed(*figure) for figure in case["figures"]]
    for at, parent, odds in case.get("copies", []):
        same = case["figures"][at][:3] == case["figures"][parent][:3]
        made[at] = replace(made[at], copy=odds, changed=not same)
    return made


def quantiles(posterior: Posterior) -> list[float]:
    return [math.exp(posterior.quantile(share)) for share in SHARES]


def as_the_oracle_counts(posterior: Posterior) -> list[float]:
    """The prototype lets the whole mass of a cell lie below its middle."""
    return [math.exp(np.interp(share, np.cumsum(posterior.mass), posterior.grid)) for share in SHARES]


@pytest.mark.parametrize("case", ORACLE, ids=[case["name"] for case in ORACLE])
def test_the_prototype_is_met_to_its_digits_and_within_two_per_cent_as_told(case: dict[str, Any]) -> None:
    posterior = Quadrature(forms_of(case), Options()).fit().reported
    assert as_the_oracle_counts(posterior) == pytest.approx(case["quantiles"], rel=1e-4)
    assert quantiles(posterior) == pytest.approx(case["quantiles"], rel=0.02)


def test_copies_add_almost_nothing() -> None:
    """The model's note: one root ten times, as independent 1,053–3,752; nine copies at 0.95 789–5,006; alone
    743–5,317."""
    one = formed("approx", 2000, 2000, "a")
    alone = as_the_oracle_counts(Quadrature([one], Options()).fit().reported)
    apart = as_the_oracle_counts(Quadrature([one] * 10, Options()).fit().reported)
    copies = [one, *(replace(one, copy=0.95) for _ in range(9))]
    copied = as_the_oracle_counts(Quadrature(copies, Options()).fit().reported)
    assert [round(x) for x in (alone[0], alone[-1])] == [743, 5317]
    assert [round(x) for x in (apart[0], apart[-1])] == [1053, 3752]
    assert [round(x) for x in (copied[0], copied[-1])] == [789, 5006]


def test_a_figure_alone_is_its_own_best() -> None:
    assert math.exp(Quadrature([formed("exact", 2000, 2000, "a")], Options()).fit().reported.quantile(0.5)) == (
        pytest.approx(2000, rel=1e-3)
    )


def test_the_common_cause_keeps_bands_from_closing() -> None:
    """However many agree, the 90 % band is no tighter than a factor of 1.18 on either side."""
    many = [formed("exact", 5000, 5000, str(at)) for at in range(40)]
    posterior = Quadrature(many, Options()).fit().reported
    assert posterior.quantile(0.95) - posterior.quantile(0.05) > 2 * math.log(1.17)


@pytest.mark.parametrize(("kind", "side"), [("lower", 1), ("upper", -1)])
def test_a_lone_bound_never_pulls_best_to_its_wrong_side(kind: str, side: int) -> None:
    posterior = Quadrature([formed(kind, 3000, 3000, "a")], Options()).fit().reported
    assert side * (posterior.quantile(0.5) - math.log(3000)) > 0


def test_a_denial_moves_belief_away_from_the_figure() -> None:
    told = [formed("exact", 900, 900, "a"), formed("exact", 1200, 1200, "b")]
    denied = replace(formed("exact", 1200, 1200, "c"), denied=True)
    with_it, without = (Quadrature(f, Options()).fit().exact for f in ([*told, denied], told))
    around = math.log(1150), math.log(1250)
    assert with_it.below(around[1]) - with_it.below(around[0]) < without.below(around[1]) - without.below(around[0])


def test_leaving_one_out_is_the_fit_to_the_others() -> None:
    forms = [formed("exact", x, x, bloc) for x, bloc in ((900, "a"), (1500, "a"), (4000, "b"))]
    hull = (math.log(100), math.log(50_000))
    options = Options(hull=hull)
    for at in range(3):
        rest = [form for other, form in enumerate(forms) if other != at]
        assert np.allclose(
            Quadrature(forms, options).fit(at).exact.mass, Quadrature(rest, options).fit().exact.mass, atol=1e-9
        )


def test_of_very_many_blocs_nothing_is_kept_and_the_same_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [formed("exact", 2000 + 100 * n, 2000 + 100 * n, f"b{n}") for n in range(15)]
    kept = Quadrature(forms, Options())
    monkeypatch.setattr(static, "MOST_KEPT", 3)
    anew = Quadrature(forms, Options())
    np.testing.assert_allclose(kept.fit().exact.mass, anew.fit().exact.mass, atol=1e-12)
    np.testing.assert_allclose(kept.fit(4).exact.mass, anew.fit(4).exact.mass, atol=1e-12)


def test_a_root_that_the_others_do_not_expect_surprises() -> None:
    forms = [formed("exact", x, x, str(x)) for x in (1000, 1100, 950, 9000)]
    surprises = [Quadrature(forms, Options()).surprises([at])[at] for at in range(4)]
    assert surprises[3] < 0.05 < min(surprises[:3])


def test_two_camps_are_two_modes() -> None:
    camps = [formed("exact", x, x, f"{x}{at}") for x in (1000, 20_000) for at in range(4)]
    options = Options(error=0.05, bias=0.05)
    assert len(Quadrature(camps, options).fit().reported.modes()) == 2
    assert len(Quadrature(camps[:4], options).fit().reported.modes()) == 1
