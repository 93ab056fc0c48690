"""Fixed and random effects against metafor, and published examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from whosays.reconcile.effects import Inference, Method, effects
from whosays.reconcile.hierarchy import hierarchy

SUITE = Path(__file__).resolve().parents[3] / "shared" / "suites" / "meta_reference.jsonl"
MODERATORS = {"intercept": (), "one": ("mod1",), "two": ("mod1", "mod2")}
BCG = (
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
)  # fmt: skip
"""Thirteen trials of a vaccine: ill and well of the vaccinated, ill and well of the others (Colditz and others, 1994)."""
SCHOOLS = np.array([28.0, 8, -3, 7, -1, 1, 18, 12]), np.array([15.0, 10, 16, 11, 9, 11, 10, 18])
"""Eight schools: effects and standard errors (Rubin, 1981)."""


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SUITE.read_text("utf-8").splitlines()] if SUITE.exists() else []


@pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites is not beside the repository")
def test_metafor_is_met_to_six_digits() -> None:
    """180 fits by R metafor 4.6.0; the variance between studies by ML and REML to a thousandth of itself."""
    for case in cases():
        meta, gold = case["meta"], case["gold"]
        y, v = (np.array([study[name] for study in case["claims"]]) for name in "yv")
        names = MODERATORS[meta["model"]]
        moderators = np.array([[study[name] for name in names] for study in case["claims"]]) if names else None
        found = effects(y, v, Method(meta["method"]), Inference(meta["test"]), moderators)
        told = [*found.beta, *found.error, *found.p, *found.low, *found.high]
        wanted = [*gold["beta"], *gold["se"], *gold["pval"], *gold["ci_lb"], *gold["ci_ub"]]
        assert told == pytest.approx(wanted, abs=1e-6), case["id"]
        loose = meta["method"] in ("ML", "REML")
        assert found.tau2 == pytest.approx(gold["tau2"], rel=1e-3 if loose else 0, abs=1e-6), case["id"]


def trials() -> tuple[np.ndarray, np.ndarray]:
    a, b, c, d = (np.array(column, dtype=float) for column in zip(*BCG, strict=True))
    return np.log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)


def test_the_vaccine_trials() -> None:
    found = effects(*trials(), Method.REML)
    assert [round(float(x), 4) for x in (found.beta[0], found.error[0], found.low[0], found.high[0])] == [
        -0.7145, 0.1798, -1.0669, -0.3622,
    ]  # fmt: skip
    assert round(found.tau2, 4) == 0.3132
    assert round(effects(*trials(), Method.DL).tau2, 4) == 0.3088


def test_eight_schools() -> None:
    """The model's note has figures of a sampler (4.757, 5.884, 15.165; 7.986, 4.996): quadrature gives these within its
    error. Two more nodes in place of one change nothing here."""
    found = hierarchy(SCHOOLS[0], SCHOOLS[1] ** 2, 25, (0, 50))
    assert found.tau_quantile(0.5) == pytest.approx(4.757, rel=0.01)
    assert found.tau_mean == pytest.approx(5.884, rel=0.001)
    assert found.tau_quantile(0.95) == pytest.approx(15.165, rel=0.01)
    assert found.mean == pytest.approx((7.986, 4.996), rel=0.025)
    assert found.quantile(0.5) == pytest.approx(found.mean[0], rel=0.01)


def test_too_few_studies_or_no_variance_are_refused() -> None:
    with pytest.raises(ValueError, match="1 studies are too few"):
        effects(np.array([1.0]), np.array([1.0]), Method.DL)
    with pytest.raises(ValueError, match="variance above zero"):
        effects(np.array([1.0, 2.0]), np.array([1.0, 0.0]), Method.DL)
