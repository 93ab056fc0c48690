"""Early counts of a toll read two ways: nearly done when they were told, or not.

An early count bounds the truth from below, and bounds that may lie anywhere let an estimate float upwards (the model's
note). How far early counts stand below the newest tells which they are: near ones (61 and 73 before 84) come of a count
that was nearly done, so that the truth is no further above the newest than such bounds are chosen; far ones (4 and 14
before 84) of one that was not, and say nothing of what is still to come. Both readings are fitted and mixed by how well
they explain the steps; shares and distances are those of a worded bound.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.likelihood import DISTANCE, FAR, NEAR
from whosays.reconcile.posterior import Posterior
from whosays.reconcile.static import Quadrature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.reconcile.forms import Form
    from whosays.reconcile.options import Options


class Readings:
    """The forms of a question under both readings of those at the places `early`; under one where there are none."""

    def __init__(self, forms: Sequence[Form], early: Sequence[int], options: Options) -> None:
        self._steps = _steps(forms, early)
        highest = max((form.stated[1] for at, form in enumerate(forms) if at not in set(early)), default=math.inf)
        fading = [replace(options, fades=highest)] if self._steps and math.isfinite(highest) else []
        self._made = [Quadrature(forms, each) for each in (options, *fading)]

    def fit(self) -> Posterior:
        """What all forms support."""
        return self._mixed([made.fit().reported for made in self._made], None)

    def fits(self, each: Sequence[int]) -> dict[int, Posterior]:
        """What all forms but one support, for each of some, by their places."""
        found = [made.fits(each) for made in self._made]
        return {at: self._mixed([fits[at].reported for fits in found], at) for at in each}

    def surprises(self, each: Sequence[int]) -> dict[int, float]:
        """How odd forms are to the others, as a quadrature has it."""
        found = [made.surprises(each) for made in self._made]
        return {at: sum(w * odd[at] for w, odd in zip(self._weights(at), found, strict=False)) for at in each}

    def _weights(self, without: int | None) -> tuple[float, float]:
        """The probabilities that early counts tell nothing of what is still to come, and that they were nearly done."""
        steps = [step for at, step in self._steps.items() if at != without]
        if not steps or len(self._made) == 1:
            return 1.0, 0.0
        near = math.log(NEAR) - sum(steps) / DISTANCE - len(steps) * math.log(DISTANCE)
        far = math.log(1 - NEAR) - len(steps) * math.log(FAR)
        nearly = 1 / (1 + math.exp(min(far - near, 700.0)))
        return 1 - nearly, nearly

    def _mixed(self, posteriors: Sequence[Posterior], without: int | None) -> Posterior:
        weighed = zip(self._weights(without), posteriors, strict=False)
        return Posterior(posteriors[0].grid, np.sum([weight * each.mass for weight, each in weighed], axis=0))


def _steps(forms: Sequence[Form], early: Sequence[int]) -> dict[int, float]:
    """How far each early count stands below the lowest figure that has outgrown all of them."""
    past = set(early)
    top = max((forms[at].stated[0] for at in early), default=math.inf)
    above = [form.stated[0] for at, form in enumerate(forms) if at not in past and form.stated[0] > top]
    return {at: min(above) - forms[at].stated[0] for at in early if math.isfinite(forms[at].stated[0])} if above else {}
