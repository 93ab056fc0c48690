"""Sentences on figures that follow from others by a formula, each told as reckoned and as stated by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.citing import cited, of_derivation
from whosays.report.derived import rate_words
from whosays.report.likelihood import BAND, likely
from whosays.report.numbers import interval_words, with_unit
from whosays.report.phrases import say
from whosays.report.voices import figure, speaker_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.derivation import Derivation
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_AGAINST = 2
"""Direct claims of another figure that are told beside a derived one."""


def derivations_of(register: Register, topics: Mapping[str, str], other: str) -> dict[str, list[Derivation]]:
    """The derivations that could be reckoned, by the topic of what they are about: the question that asks the same,
    else that of the first figure that they rest on."""
    measures = {answer.question.id: answer.question.measure for answer in register.account.answers}
    found: dict[str, list[Derivation]] = {}
    for each in register.account.derivations:
        if not each.refused:
            asked = [each.same, *(entering.question for entering in each.inputs)]
            asked += [register.questions[claim].question.id for claim in each.claims if claim in register.questions]
            told = (topics[measures[key]] for key in asked if key in measures and measures[key] in topics)
            found.setdefault(next(told, other), []).append(each)
    return found


def tell_result(telling: Telling, found: Derivation, register: Register) -> None:
    """What a formula comes to."""
    here = of_derivation(found)
    result = interval_words(found.reported.low, found.reported.high, found.unit, register.options)
    told = result + rate_words(found) if result else say("derived_anything")
    title = found.title if found.title[1:2].isupper() else found.title[:1].lower() + found.title[1:]
    telling.tell("derived", title=cited(title, here), figure=cited(told, here))


def tell_derivation(telling: Telling, found: Derivation, register: Register) -> None:
    """What a formula comes to, what draws support, and who says otherwise."""
    tell_result(telling, found, register)
    here, unit, options = of_derivation(found), found.unit, register.options
    if found.estimate is not None:
        best = with_unit(found.estimate.best, found.estimate.best, unit, options)
        most = with_unit(found.estimate.low, found.estimate.high, unit, options)
        telling.tell("derived_band", best=cited(best, here), most=cited(most, here), likely=cited(likely(BAND), here))
    against = [register.claims[each.claim] for each in found.compared if not each.agrees]
    for claim in against[:MOST_AGAINST]:
        telling.tell("derived_against", who=speaker_words(claim, register), figure=figure(claim, register))
    telling.end()
