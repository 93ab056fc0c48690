"""What a document's mentions and statements are read against: its date, its publisher, the words of its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.language import language
from whosays.normalise.datelines import lacks_year
from whosays.normalise.messages import message_days
from whosays.normalise.money_told import money_told
from whosays.normalise.own_voices import OwnVoices, own_voices
from whosays.normalise.separators import points_group
from whosays.normalise.told_days import ToldTimes, told_times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.times import Telling
    from whosays.lexicon.whole import Lexicon
    from whosays.model.document import Capture, Document
    from whosays.model.mention import Found
    from whosays.model.period import AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a document's mentions are read against: its date and those of its messages, its publisher, the lexicon,
    the countries it names, whether points group its thousands.
    """

    document: Document
    dated: AsOf | None
    told: ToldTimes
    only_day: AsOf | None
    other_year: bool
    messages: Mapping[int, AsOf]
    own: OwnVoices
    publisher: str | None
    lexicon: Lexicon
    countries: frozenset[str] = frozenset()
    points_group: bool = False

    @property
    def telling(self) -> Telling:
        """The language's words that tell the tense of a clause."""
        return language(self.lexicon.language).times.telling

    def date_at(self, start: int) -> AsOf | None:
        """The date that the sentence at `start` is read against: that of its message in a chat, else the document's."""
        block = self.document.block_at(start) if self.messages else None
        return self.messages.get(block.start, self.dated) if block is not None else self.dated


def setting_of(
    document: Document, found: Found, lexicon: Lexicon, dated: AsOf | None, capture: Capture | None
) -> Setting:
    """The setting of `document`, of which `found` is what extraction found."""
    publisher = (capture.publisher if capture else None) or document.found.publisher
    countries = frozenset(code for m in found.mentions for code in (*m.population_countries, *m.countries))
    told = told_times(found.times, dated)
    return Setting(
        document=document,
        dated=dated,
        told=told,
        only_day=told.only_day(),
        other_year=lacks_year(dated, document.text, found.times, language(lexicon.language).times.telling),
        messages=message_days(document, found.times),
        own=own_voices(document),
        publisher=publisher,
        lexicon=lexicon,
        countries=countries | money_told(document.text, (m.amount for m in found.mentions), lexicon.language),
        points_group=points_group(m.amount for m in found.mentions),
    )
