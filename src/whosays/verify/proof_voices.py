"""Speakers, figures and nouns in running text, each a link to the very record that bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from whosays.model.claim import Claim, Speaker
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from whosays.model.report import Answer
from whosays.verify.proof_figures import Wanted, of_quantity
from whosays.verify.proof_ledger import NOBODY, Ledger, from_key, joined
from whosays.verify.proof_phrases import (
    Slot,
    either,
    given,
    in_turn,
    linked,
    maybe,
    one_of,
    reading,
    several,
    word_by_word,
)
from whosays.verify.proof_questions import envelope, voting
from whosays.verify.proof_scopes import edtf, figure, period_of, texts, when
from whosays.verify.proof_titles import cased, people_of, place_of_question, told_in
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

DIGEST = 16
ABOUT = frozenset({Qualifier.APPROX, Qualifier.ORDER_OF_MAGNITUDE})
AND = (" and ",)


def here(answer: Answer) -> str:
    """The place of a question in a report."""
    return f"q-{answer.question.id}"


def at(claim: Claim) -> str:
    """The place of a claim in a report."""
    return f"c-{claim.id}"


def bare_figure(claim: Claim, ledger: Ledger) -> Slot:
    """The figure of a claim."""
    return linked(figure(ledger, of_quantity(claim.quantity)), at(claim))


def running_figure(claim: Claim, ledger: Ledger) -> Slot:
    """The figure of a claim as running text has it: "a figure in the order of …"."""
    vague = claim.quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE
    told = bare_figure(claim, ledger)
    return in_turn(words().nouns["vague"], told) if vague else told


def speaker(claim: Claim, ledger: Ledger) -> Slot:
    """Who says a claim, as running text names them: with or without an article, or the document itself."""
    if claim.speakers:
        return linked(named(claim.speakers), at(claim))
    nouns, source = words().nouns, ledger.sources.get(claim.document)
    place = f"doc-{claim.document[:DIGEST]}" if source else at(claim)
    known = {capture.publisher for capture in source.captures} if source else set()
    printed = flat(claim.publisher) if claim.publisher and claim.publisher in known else ""
    name = linked(one_of([printed or ledger.name(claim.document)]), place)
    return in_turn(nouns["unnamed"], name) if claim.attribution in NOBODY else in_turn(name, nouns["itself"])


def named(speakers: Iterable[Speaker]) -> Slot:
    """Speakers by their names, with or without an article."""
    names = list(dict.fromkeys(flat(each.label) for each in speakers))
    article = f"(?:(?:{'|'.join(words().articles)}) )?"
    pattern = re.compile(joined([f"{article}{re.escape(name)}" for name in names]), re.IGNORECASE)
    return word_by_word(lambda found: pattern.fullmatch(found) is not None)


def dated(claim: Claim) -> Slot:
    """When a figure held; nothing where no date is told."""
    if claim.as_of is None:
        return lambda place: (place.start,)
    period, known = claim.as_of.period, words().nouns
    closed = period.first is not None and period.last is not None
    head = known["when_printed" if not claim.as_of.words else "when_told" if closed else "when_open"]
    return in_turn(head, linked(when(period), at(claim)))


def voices(claims: Sequence[Claim], ledger: Ledger) -> Slot:
    """Several voices as one phrase; the figures of one speaker stand together."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        who = [each.label for each in claim.speakers] or [claim.document]
        groups.setdefault((claim.manner, claim.attribution in NOBODY, *who), []).append(claim)
    return several(either(*(_voice(some, ledger) for some in groups.values())))


def _voice(claims: Sequence[Claim], ledger: Ledger) -> Slot:
    """The figures of one speaker with who says them, as strongly as they are said."""
    head, known = f"{{?is_{claims[0].manner}}}", words().phrases
    vague = claims[0].quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE
    told = next((each for each in known["story_voice_vague"] if vague and each.startswith(head)), "")
    template = told or next((each for each in known["story_voice"] if each.startswith(head)), "")
    if not template:
        return given(False)
    before, _, rest = template.removeprefix(head).partition("{figure}")
    tell = bare_figure if told else running_figure
    figures = several(either(*(in_turn(tell(c, ledger), maybe(_own_word(c))) for c in claims)), AND)
    return in_turn(before, figures, rest.partition("{who}")[0], either(*(speaker(c, ledger) for c in claims)))


def _own_word(claim: Claim) -> Slot:
    """The speaker's own word for how likely it is, in brackets."""
    told = claim.probability
    if not told or told.casefold() not in claim.sentence.exact.casefold():
        return given(False)
    wanted = told.casefold()
    return in_turn(" (“", linked(reading(lambda found: found.casefold() == wanted), at(claim)), "”)")


def firsts(answer: Answer, ledger: Ledger) -> list[Claim]:
    """The fullest claim of each current root, each figure of a speaker once."""
    told: dict[tuple[object, ...], Claim] = {}
    for claim in ledger.some(r.claims[0] for r in answer.lineage.roots if r.current and r.claims):
        told.setdefault((claim.quantity, *(each.label for each in claim.speakers)), claim)
    return list(told.values())


def reported(answer: Answer, ledger: Ledger) -> Slot:
    """What was reported: the range with the hedges of its ends, or the one figure, and figures in other units."""
    finding, claims = answer.finding, voting(answer, ledger)
    own = [claim for claim in firsts(answer, ledger) if claim.quantity.unit == finding.unit]
    plain = linked(envelope(finding, [claim.quantity for claim in claims], ledger), here(answer))
    told = bare_figure(own[0], ledger) if len(own) == 1 else _hedged_range(answer, own, ledger) or plain
    others = [claim for claim in claims if claim.quantity.unit != finding.unit]
    if not others:
        return told
    beside = several(either(*(bare_figure(claim, ledger) for claim in others)), AND)
    return either(in_turn(told, words().nouns["beside"], beside), told, beside)


def _hedged_range(answer: Answer, own: Sequence[Claim], ledger: Ledger) -> Slot | None:
    """From one end to the other, where an end is only told as "about" so much; None where none is."""
    ends, finding = answer.finding.envelope, answer.finding
    bounded = any(claim.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS for claim in own)
    if ends.low is None or ends.high is None or bounded:
        return None
    first, last = _end(ends.low, own, finding.unit), _end(ends.high, own, finding.unit)
    if Qualifier.APPROX not in (first.qualifier, last.qualifier):
        return None
    last = replace(last, per=finding.per)
    if ends.low == ends.high:
        return linked(figure(ledger, last), here(answer))

    def fits(told: str) -> bool:
        low, joint, high = told.partition(" to ")
        return bool(joint) and ledger.figures.tells(low, first) and ledger.figures.tells(high, last)

    return linked(reading(fits), here(answer))


def _end(end: Decimal, own: Sequence[Claim], unit: str) -> Wanted:
    told = [claim for claim in own if end in (claim.quantity.low, claim.quantity.high)]
    about = all(claim.quantity.qualifier in ABOUT for claim in told)
    return Wanted(low=end, high=end, unit=unit, qualifier=Qualifier.APPROX if about else Qualifier.EXACT)


def noun(answer: Answer, ledger: Ledger) -> Slot:
    """What a question is about, as a noun in running text."""
    question, tools, known = answer.question, ledger.tools, words().nouns
    people, pattern = question.population, tools.phrases.get(question.measure, "")
    if pattern and people:
        told = pattern.format(people=cased(people, question, ledger))
    else:
        told = tools.measures.get(question.measure) or cased(from_key(question.measure), question, ledger)
        some = people_of(question, ledger)
        told = known["people"].format(noun=told, people=some) if some else told
    if question.basis:
        titles = [tools.bases.get(key) or from_key(key) for key in question.basis.split()]
        told = f"{told} {', '.join(titles)}"
    parts: list[Slot | str] = [one_of([flat(told)])]
    place = place_of_question(question, ledger)
    if place and question.place != (people or ""):
        parts += [known["place"], texts(place)]
    if question.period:
        period = edtf(question.period)
        asked = word_by_word(lambda found: period_of(found) == period) if period else one_of([question.period])
        closed = period is None or (period.first is not None and period.last is not None)
        parts += [known["period" if closed else "period_open"], asked]
    sources = told_in(question, ledger)
    parts += [known["source"], one_of(sources), maybe(in_turn(known["behind"]))] if sources else []
    return in_turn(*parts)
