"""Which sign groups the thousands of a document: "31.107 cases" is 31,107 where its figures are grouped by points.

A document has one habit. The points group only where figures of it say so and none says otherwise; a figure that both
readings fit says nothing by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.mention import AmountWords

_DIGITS = re.compile(r"\d[\d.,]*\d")
_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}\.\d{3},\d+|[1-9]\d{0,2}\.\d00")
_BY_COMMAS = re.compile(r"\d*\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}")
ENOUGH = 2
"""So many bare counts, all with three digits behind the point, tell the habit too: no count has thousandths."""


def points_group(amounts: Iterable[AmountWords]) -> bool:
    """Whether points group thousands in the document that states `amounts`."""
    certain, open_counts = False, set()
    for amount in amounts:
        for words in (amount.number, amount.upper):
            signed = words is not None and ("." in words.text or "," in words.text)
            for match in _DIGITS.finditer(words.text) if words is not None and signed else ():
                written = match.group()
                if _BY_COMMAS.fullmatch(written):
                    return False
                certain = certain or _BY_POINTS.fullmatch(written) is not None
                if amount.unit is None and _EITHER.fullmatch(written):
                    open_counts.add(written)
    return certain or len(open_counts) >= ENOUGH


def two_readings(amount: AmountWords) -> tuple[str, str] | None:
    """What "1.234" may mean where the document does not say what its points do: of something counted there are no
    thousandths, and in English nobody groups by points. None where there is one meaning.
    """
    for words in (amount.number, amount.upper):
        if words is not None and _EITHER.fullmatch(words.text) and not _BY_POINTS.fullmatch(words.text):
            return words.text.replace(".", ","), words.text
    return None
