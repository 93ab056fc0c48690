"""What the incident of a question is called: its place, and in which months it was told of.

What always holds: two questions of one report are never called the same; the one that fewer figures answer names its
documents instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.report.numbers import period_words
from whosays.report.phrases import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.model.claim import Claim
    from whosays.model.question import Question
    from whosays.model.report import Account, Source


@dataclass(frozen=True, slots=True)
class Incident:
    """The place of a question's incident, where its texts name one and the question none, and how it was told."""

    place: str | None
    told: str


def incidents(account: Account) -> Mapping[str, Incident]:
    """The incidents of questions, by the questions' ids."""
    claims = {claim.id: claim for claim in account.claims}
    sources = {source.document.id: source for source in account.sources}
    asked = [answer.question for answer in account.answers if answer.question.incident]
    places = _places(asked, claims)
    made: dict[str, Incident] = {}
    taken: set[tuple[object, ...]] = set()
    for question in sorted(asked, key=lambda each: (-len(each.answers), each.id)):
        documents = sorted({claims[each].document for each in question.answers if each in claims})
        place = None if question.place else places.get(_of(question))
        months = _months(sources[each] for each in documents if each in sources)
        named = (question.measure, question.basis, question.population, question.place or place, question.period)
        if months and (*named, months) not in taken:
            taken.add((*named, months))
            made[question.id] = Incident(place, months)
        elif documents:
            names = sorted(sources[each].name if each in sources else each[:12] for each in documents)
            key = "told_in" if len(names) == 1 else "told_in_several"
            made[question.id] = Incident(place, say(key, source=names[0], more=str(len(names) - 1)))
    return made


def _of(question: Question) -> str:
    """What the questions of one incident share."""
    return (question.incident or "").partition(":")[0]


def _places(asked: Iterable[Question], claims: Mapping[str, Claim]) -> dict[str, str]:
    """The place that most figures of each incident have."""
    found: dict[str, Counter[str]] = {}
    for question in asked:
        told = (claims[each].place for each in question.answers if each in claims)
        found.setdefault(_of(question), Counter()).update(place for place in told if place)
    return {key: min(places, key=lambda each: (-places[each], each)) for key, places in found.items() if places}


def _months(sources: Iterable[Source]) -> str:
    """The months that documents are dated in, from the first to the last."""
    days: list[date] = []
    for source in sources:
        if source.dated is None or source.dated.period.first is None or source.dated.period.last is None:
            return ""
        days += [source.dated.period.first, source.dated.period.last]
    if not days:
        return ""
    first, last = min(days), max(days)
    ends = Period.of_month(first.year, first.month).first, Period.of_month(last.year, last.month).last
    return say("told_in", source=period_words(Period(first=ends[0], last=ends[1])))
