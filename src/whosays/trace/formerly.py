"""Whether a figure is told as what its speaker said before the one that he gives now."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from whosays.model.claim import Claim


def said_before(claim: Claim) -> bool:
    """Whether words before the figure say so: "an earlier statement spoke of 29"; no other number stands between."""
    return _leads_back(claim.sentence.exact[: max(0, claim.evidence.start - claim.sentence.start)])


@lru_cache(maxsize=4_096)
def _leads_back(lead: str) -> bool:
    hits = list(tracing_words().formerly.finditer(lead))
    return bool(hits) and not any(char.isdigit() for char in lead[hits[-1].end() :])
