"""Words for how likely something is, and apart from that for how much trust the evidence deserves.

Likelihood is worded as ICD 203 (Analytic Standards, 2015, D.6.e.2.a) words probabilities; where its steps meet, the
lower one is taken. Confidence is what the sources are worth: status, roots and blocs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.finding import Status
from whosays.report.phrases import phrases, say

if TYPE_CHECKING:
    from whosays.model.finding import Finding

BAND = 0.9
"""The probability that the truth lies in the wide band of an estimate."""
MANY = 3
"""With so many roots in as many blocs, corroborated figures are held with high confidence."""


def likely(probability: float) -> str:
    """How likely it is, as the head of a clause: "it is very likely that"."""
    for step in phrases().likelihood:
        if probability <= step.up_to:
            return step.words
    return phrases().likelihood[-1].words


def confidence(finding: Finding) -> str:
    """How far the evidence may be trusted: "high", "moderate" or "low"."""
    return say(f"confidence_{_level(finding)}")


def _level(finding: Finding) -> str:
    if finding.status is Status.CONFIRMED:
        return "high"
    if finding.status is Status.CORROBORATED:
        return "high" if min(finding.n_roots, finding.n_blocs) >= MANY else "moderate"
    if finding.status is Status.FAIR and finding.n_blocs > 1:
        return "moderate"
    return "low"
