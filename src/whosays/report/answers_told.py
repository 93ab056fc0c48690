"""Sentences on one question: what was reported and by whom, what contradicts it, what the evidence supports, and how
far that may be trusted.

What always holds: a question with one root is told as what its speaker says; a figure that is denied or disputed is
told as that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.model.finding import Status
from whosays.model.mention import Stance
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from whosays.report.citing import Pieces, cited, joined, of_answer, of_claim, plain
from whosays.report.envelopes import in_other_units, modes_words, range_words
from whosays.report.likelihood import BAND, confidence, likely
from whosays.report.nouns import noun
from whosays.report.numbers import in_house, per_words, with_unit
from whosays.report.phrases import say, several
from whosays.report.voices import bare_figure, figure, short_voice, speaker_words, voices, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim
    from whosays.model.finding import Conflict, Estimate
    from whosays.model.report import Answer
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_VOICES = 4
"""So many figures are told with their speakers in one sentence; the question's own part has all."""
MOST_OTHERS = 2
"""So many figures in other units are told beside the range."""
MOST_DISPUTES = 2
_ASIDE = re.compile(r" \((?:[^()]|\([^()]*\))*\)")
"""Words in brackets, with brackets in them."""


def firsts(answer: Answer, register: Register) -> list[Claim]:
    """The fullest claim of each current root that votes, each figure of a speaker once."""
    told: dict[tuple[object, ...], Claim] = {}
    for root in answer.lineage.roots:
        claim = register.claims.get(root.claims[0]) if root.current and root.claims else None
        if claim is not None:
            told.setdefault((claim.quantity, *(speaker.label for speaker in claim.speakers)), claim)
    return list(told.values())


def tell_answer(telling: Telling, answer: Answer, register: Register) -> None:
    """What was reported: one sentence."""
    claims = firsts(answer, register)
    about = noun(answer, register)
    if not claims:
        _tell_no_root(telling, answer, register)
    elif answer.finding.n_roots == 1 or len(claims) == 1:
        told = {"noun": about, "who": speaker_words(claims[0], register), "figure": figure(claims[0], register)}
        telling.tell(f"single_{claims[0].stance}", when=when(claims[0]), **told)
    else:
        key = "contested" if answer.finding.status is Status.CONTESTED else "many"
        telling.tell(key, noun=about, roots=roots_words(answer), range=range_pieces(answer, register))


def _tell_no_root(telling: Telling, answer: Answer, register: Register) -> None:
    """A question whose figures are all denied, disputed, inferred or asserted by nobody."""
    claims = (register.claims.get(claim) for claim in answer.question.answers)
    if any(claim and not claim.votes for claim in claims):
        telling.tell("nothing_stands", noun=noun(answer, register))
        tell_disputes(telling, answer, register)
    else:
        telling.tell("no_figure", noun=noun(answer, register))


def disputes(answer: Answer, register: Register) -> list[Claim]:
    """The claims that are no vote for their own figure."""
    claims = (register.claims.get(claim) for claim in answer.question.answers)
    return [claim for claim in claims if claim and claim.stance in (Stance.DISPUTES, Stance.DENIES, Stance.INFERS)]


def tell_disputes(telling: Telling, answer: Answer, register: Register) -> None:
    """Who disputes, denies or infers what: a sentence each."""
    told: dict[tuple[object, ...], Claim] = {}
    for claim in disputes(answer, register):
        told.setdefault((claim.manner, claim.quantity, *(each.label for each in claim.speakers)), claim)
    for claim in list(told.values())[:MOST_DISPUTES]:
        telling.tell(f"against_{claim.manner}", who=speaker_words(claim, register), figure=figure(claim, register))


def roots_words(answer: Answer) -> Pieces:
    """How many roots in how many blocs."""
    finding = answer.finding
    told = several("roots", finding.n_roots)
    if finding.n_blocs:
        told = say("roots_blocs", roots=told, blocs=several("blocs", finding.n_blocs))
    return cited(told, of_answer(answer))


def range_pieces(answer: Answer, register: Register) -> Pieces:
    """The reported range with the hedges of its ends, and figures in other units beside it."""
    unit = answer.finding.unit
    own = [claim for claim in firsts(answer, register) if claim.quantity.unit == unit]
    told = bare_figure(own[0], register) if len(own) == 1 else _range(answer, own, register)
    others = list(in_other_units(answer, register).items())[:MOST_OTHERS]
    if not others:
        return told
    beside = joined([cited(words, of_claim(claim)) for words, claim in others], f" {say('and')} ")
    return (*told, *plain(say("beside")), *beside) if told else beside


def _range(answer: Answer, claims: Sequence[Claim], register: Register) -> Pieces:
    """The range over several claims; an end that is only told as "about" so much is told as that."""
    envelope, unit = answer.finding.envelope, answer.finding.unit
    plainly = range_words(answer, register)
    ends = [end for end in (envelope.low, envelope.high) if end is not None]
    about = [all(_about(claim) for claim in claims if end in (claim.quantity.low, claim.quantity.high)) for end in ends]
    bounded = any(claim.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS for claim in claims)
    if len(ends) < 2 or bounded or not any(about):  # noqa: PLR2004
        return cited(plainly, of_answer(answer))
    words = [with_unit(end, end, unit, register.options) for end in ends]
    words = [say("qualifier_approx", figure=end) if so else end for end, so in zip(words, about, strict=True)]
    told = words[0] if ends[0] == ends[1] else say("from_to", low=words[0], high=words[1])
    return cited(told + per_words(answer.finding.per), of_answer(answer))


def _about(claim: Claim) -> bool:
    return claim.quantity.qualifier in (Qualifier.APPROX, Qualifier.ORDER_OF_MAGNITUDE)


def tell_voices(telling: Telling, answer: Answer, register: Register) -> None:
    """Who says what, where several do."""
    claims = firsts(answer, register)
    if len(claims) > 1:
        key = "voices" if len(claims) <= MOST_VOICES else "voices_some"
        telling.tell(key, voices=voices(claims[:MOST_VOICES], register))


def tell_clash(telling: Telling, answer: Answer, register: Register) -> None:
    """The first contradiction, and what may dissolve it."""
    conflicts = sorted(answer.finding.conflicts, key=lambda conflict: conflict.dissolved_by is not None)
    pair = next((told for each in conflicts if (told := _pair(each, register))), None)
    if pair is None:
        return
    conflict, one, other = pair
    by = in_house(conflict.dissolved_by or "", register.options)
    if by:
        telling.tell("dissolved", one=one, other=other, by=cited(by.rstrip("."), of_answer(answer)))
    else:
        telling.tell("undissolved", one=one, other=other)


def _pair(conflict: Conflict, register: Register) -> tuple[Conflict, Pieces, Pieces] | None:
    claims = [register.claims[claim] for claim in conflict.claims if claim in register.claims]
    if len(claims) < 2:  # noqa: PLR2004
        return None
    return conflict, short_voice(claims[0], register), short_voice(claims[1], register)


def tell_estimate(telling: Telling, answer: Answer, register: Register) -> None:
    """What the model supports, and how likely the truth is to lie in the reported range; nothing where there is no
    estimate."""
    told = answer.finding.estimate
    if told is None:
        return
    unit, per = answer.finding.unit, answer.finding.per
    best = with_unit(told.best, told.best, unit, register.options) + per_words(per)
    most = with_unit(told.low, told.high, unit, register.options)
    here = of_answer(answer)
    band = {"most": cited(most, here), "likely": cited(likely(BAND), here)}
    if answer.finding.split:
        telling.tell("camps", modes=cited(modes_words(answer, say("and"), register), here), **band)
        return
    telling.tell("estimate", best=cited(best, here), **band)
    inside = _inside(answer, told)
    if inside is not None:
        telling.tell("inside", likely=cited(likely(inside), here))


def _inside(answer: Answer, told: Estimate) -> float | None:
    """The probability that the truth lies in the reported range; None where that has an open end, or is narrower than
    the 50 % band: that a narrow range misses the truth says nothing of it."""
    low, high = answer.finding.envelope.low, answer.finding.envelope.high
    if low is None or high is None or not told.grid or high - low < told.high50 - told.low50:
        return None
    return told.between(float(low), float(high))


def tell_confidence(telling: Telling, answer: Answer) -> None:
    """How far the evidence may be trusted, and why; what stands in brackets there stands at the question."""
    finding, here = answer.finding, of_answer(answer)
    why = _ASIDE.sub("", finding.why).rstrip(".") or several("roots", finding.n_roots)
    telling.tell("confidence", level=cited(confidence(finding), here), why=cited(why, here))
