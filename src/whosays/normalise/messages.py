"""The days of the messages of a chat: each stands at the beginning of its block, with the hour behind it.

What a message says is read against its own day: "yesterday" is the day before it, whatever was written later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.period import AsOf
from whosays.normalise.anchors import Anchor
from whosays.normalise.dates import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.document import Document
    from whosays.model.mention import TimeWords

_HOUR = re.compile(r"[T ,]+\d{1,2}:\d{2}")


def message_days(document: Document, times: Sequence[TimeWords]) -> dict[int, AsOf]:
    """The day of each message of `document`, by where its block begins; nothing for a text that is no chat."""
    stamps = {t.start: t for t in times if t.form == TimeForm.DATE and _HOUR.match(document.text, t.end)}
    found: dict[int, AsOf] = {}
    for block in document.blocks if stamps else ():
        words = stamps.get(block.start)
        day = resolve(words, Anchor()) if words is not None else None
        if isinstance(day, AsOf) and day.alternative is None:
            reason = f"the message is of {day.period.edtf}"
            found[block.start] = AsOf(period=day.period, words=day.words, reason=reason)
    return found
