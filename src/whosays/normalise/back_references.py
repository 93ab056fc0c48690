"""Reading words that refer back to a time mentioned before: "since then", "later", "the same period of 2023"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.normalise.anchors import NoReading, Reading
from whosays.normalise.calendar_forms import year_of
from whosays.normalise.days import MONTHS, of_days, shifted

if TYPE_CHECKING:
    from whosays.normalise.anchors import Anchor
    from whosays.normalise.parts import Parts

NOTHING_BEFORE = "it refers back to a time, and none was mentioned before"


def same_again(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The same period", which is the one mentioned, and "the same month of 2023", which is that in another year."""
    mentioned, year = anchor.mentioned, year_of(parts.after("unit"), anchor)
    if mentioned is None or mentioned.first is None or mentioned.last is None or isinstance(year, NoReading):
        return year if isinstance(year, NoReading) else NoReading(reason=NOTHING_BEFORE)
    if year is None or year.period.first is None:
        return Reading(period=mentioned, reason=f"refers back to {mentioned.edtf}")
    months = MONTHS["year"] * (year.period.first.year - mentioned.first.year)
    after = shifted(mentioned.last + timedelta(days=1), months)
    there = of_days(shifted(mentioned.first, months), after - timedelta(days=1))
    return Reading(period=there, reason=f"as {mentioned.edtf}, mentioned before, in {year.period.edtf}")


def then_reading(_parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "since then", "at that time": what was mentioned last."""
    if anchor.mentioned is None:
        return NoReading(reason=NOTHING_BEFORE)
    return Reading(period=anchor.mentioned, reason=f"refers back to {anchor.mentioned.edtf}")


def adverb_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "later": from what was mentioned up to the document; "earlier": before what was mentioned, or before the
    document.
    """
    mentioned, document = anchor.mentioned, anchor.document
    if parts.get("adverb") == "earlier":
        known = mentioned or document
        if known is None or (last := known.last or known.first) is None:
            return NoReading(reason=NOTHING_BEFORE)
        return Reading(period=Period(first=None, last=last), reason=f"before {known.edtf}")
    if mentioned is None or mentioned.first is None:
        return NoReading(reason=NOTHING_BEFORE)
    last = document.last if document and document.last and document.last >= mentioned.first else None
    until = " up to the document's date" if last else ""
    return Reading(
        period=Period(first=mentioned.first, last=last), reason=f"after {mentioned.edtf}, mentioned before{until}"
    )
