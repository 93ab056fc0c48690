"""Running text of a report: sentences whose figures, names and quotations are links to the records that bear them out.

What always holds: a link is read against the very record that it leads to, and all links of one sentence that speak of
one figure lead to one claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from whosays.model.claim import WITHDRAWS, Claim
from whosays.model.derivation import Derivation
from whosays.model.finding import Conflict, Finding, Status
from whosays.model.mention import Stance
from whosays.model.report import Answer
from whosays.verify.proof_checks import checks_of
from whosays.verify.proof_events import event_slots, events_of
from whosays.verify.proof_figures import Wanted
from whosays.verify.proof_ledger import Ledger, from_key
from whosays.verify.proof_phrases import Family, Slot, either, given, in_turn, linked, one_of, reading, several
from whosays.verify.proof_questions import camps
from whosays.verify.proof_scopes import Scope, amount, figure, texts
from whosays.verify.proof_titles import cased
from whosays.verify.proof_totals import spelled, total_slots, totals
from whosays.verify.proof_units import flat
from whosays.verify.proof_voices import (
    at,
    bare_figure,
    dated,
    firsts,
    here,
    named,
    noun,
    reported,
    running_figure,
    speaker,
    voices,
)
from whosays.verify.proof_words import words

BAND = 0.9
MANY = 3
FEWEST = 3
_ASIDE = re.compile(r" \((?:[^()]|\([^()]*\))*\)")
"""A remark in brackets, with brackets in it: running text leaves it to the question."""
Led = Mapping[str, Sequence[str]]
"""The records that a paragraph leads to, by the kind of their places."""


def led_to(targets: Iterable[str], ledger: Ledger) -> Led:
    """The records that links lead to, and the questions that their claims answer."""
    found: dict[str, dict[str, None]] = {}
    for target in targets:
        kind, _, key = target.partition("-")
        found.setdefault(kind, {}).setdefault(key)
        if kind == "c" and key in ledger.answered:
            found.setdefault("q", {}).setdefault(ledger.answered[key])
    return {kind: tuple(keys) for kind, keys in found.items()}


def story_scope(targets: Iterable[str], ledger: Ledger) -> Scope:
    """What a paragraph may say whose links lead to `targets`."""
    led = led_to(targets, ledger)
    answers = [ledger.answers[key] for key in led.get("q", ()) if key in ledger.answers]
    claims = ledger.some(led.get("c", ()))
    families: list[Family] = []
    for answer in answers:
        families += _of_question(answer, claims, ledger)
    families += _compared(answers, ledger)
    families += [family for each in _derivations(led, ledger) for family in _derived(each, claims, ledger)]
    families += _checks_and_gaps(led, ledger)
    events = events_of(led.get("t", ()), ledger)
    families += [("story_event", event_slots(*each, ledger)) for each in events]
    return Scope(
        kind="story",
        says="the records that this paragraph leads to",
        slots={
            **total_slots(ledger),
            **_nothing_at_all(ledger),
            "topic": texts(*ledger.tools.topics, words().nouns["other"]),
        },
        families=tuple(families),
    )


@lru_cache(maxsize=8)
def _nothing_at_all(ledger: Ledger) -> dict[str, Slot]:
    """What holds of an account that lacks something."""
    found = totals(ledger)
    told = {f"no_{key}": given(not number) for key, number in found.items()}
    told["all_contested"] = given(0 < found["contested"] == found["questions"])
    told["all_dissolving"] = given(0 < found["failing"] == found["dissolving"])
    lost = [ledger.some(o.claims) for o in ledger.account.traced.origins if o.speakers and not o.held]
    told["some_unopened"] = given(any(len(each) > 1 or any(claim.via for claim in each) for each in lost))
    told["all_held"] = given(not any(lost))
    return told


def _of_question(answer: Answer, claims: Sequence[Claim], ledger: Ledger) -> Iterator[Family]:
    """The sentences on a question, on each of its conflicts, and on each of its claims that a paragraph leads to."""
    about = linked(noun(answer, ledger), here(answer))
    yield "story_question", {"noun": about, **finding_slots(answer, ledger)}
    for conflict in answer.finding.conflicts:
        yield "story_conflict", _conflict(conflict, answer, ledger)
    aside = {each.claim: each.reason for each in answer.lineage.set_aside}
    for claim in claims:
        if claim.id in answer.question.answers or claim.id in aside:
            why = linked(texts(aside.get(claim.id)), here(answer))
            yield "story_claim", {"noun": about, "why": why, **claim_slots(claim, ledger)}


def finding_slots(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    """What running text may tell of a finding."""
    return ledger.kept(("finding", answer.question.id), lambda: _finding_slots(answer, ledger))


def _finding_slots(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    finding, place = answer.finding, here(answer)
    spoken = firsts(answer, ledger)
    return {
        "roots": linked(one_of(roots_words(finding)), place),
        "range": reported(answer, ledger),
        "why": linked(texts(finding.why, _ASIDE.sub("", finding.why), *_several(finding.n_roots, "roots")), place),
        "level": linked(one_of([words().confidence[level(finding)]]), place),
        "voices": voices(spoken, ledger),
        "contested": given(finding.status is Status.CONTESTED),
        "nothing_stands": given(not spoken and any(not c.votes for c in ledger.some(answer.question.answers))),
        "no_root": given(not spoken),
        **_estimate(answer, ledger),
    }


def _several(number: int, what: str) -> list[str]:
    one, many = words().totals[what]
    return [f"{each} {one if number == 1 else many}" for each in spelled(number)]


def roots_words(finding: Finding) -> list[str]:
    """How many roots in how many blocs."""
    roots, blocs = _several(finding.n_roots, "roots"), _several(finding.n_blocs, "blocs")
    return [f"{root} in {bloc}" for root in roots for bloc in blocs] if finding.n_blocs else roots


def _estimate(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    finding, place = answer.finding, here(answer)
    found, ends = finding.estimate, (finding.envelope.low, finding.envelope.high)
    if found is None:
        return {}
    slots = {
        "best": linked(amount(ledger, (found.best, found.best), finding.unit, finding.per), place),
        "most": linked(amount(ledger, (found.low, found.high), finding.unit), place),
        "likely": linked(one_of([likely(BAND)]), place),
        "modes": linked(camps(finding, " and ", ledger), place),
        "split": given(finding.split),
    }
    if ends[0] is not None and ends[1] is not None and ends[0] != ends[1] and found.grid:
        inside = found.between(float(ends[0]), float(ends[1]))
        slots["inside"] = linked(one_of([likely(inside)]), place)
    return slots


def likely(probability: float) -> str:
    """How likely something is, in the words of ICD 203 (2015, D.6.e.2.a)."""
    steps = words().likelihood
    return next((told for up_to, told in steps if probability <= up_to), steps[-1][1])


def level(finding: Finding) -> str:
    """How far the evidence may be trusted."""
    if finding.status is Status.CONFIRMED:
        return "high"
    if finding.status is Status.CORROBORATED:
        return "high" if min(finding.n_roots, finding.n_blocs) >= MANY else "moderate"
    return "moderate" if finding.status is Status.FAIR and finding.n_blocs > 1 else "low"


def _conflict(conflict: Conflict, answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    claims = ledger.some(conflict.claims)
    if len(claims) < 2:  # noqa: PLR2004
        return {}
    by = ledger.in_house(conflict.dissolved_by)
    return {
        "one": _short_voice(claims[0], ledger),
        "other": _short_voice(claims[1], ledger),
        "by": linked(texts(by), here(answer)),
        "unexplained": given(not by),
    }


def _short_voice(claim: Claim, ledger: Ledger) -> Slot:
    return in_turn(bare_figure(claim, ledger), " ", linked(one_of([f"({ledger.who(claim)})"]), at(claim)))


def claim_slots(claim: Claim, ledger: Ledger) -> dict[str, Slot]:
    """What running text may tell of a claim."""
    stances = {f"is_{manner}": given(claim.manner == manner) for manner in (*Stance, WITHDRAWS)}
    return {
        "who": speaker(claim, ledger),
        "figure": running_figure(claim, ledger),
        "when": dated(claim),
        **stances,
    }


def _compared(answers: Sequence[Answer], ledger: Ledger) -> Iterator[Family]:
    """One measure for several groups of people."""
    for measure in dict.fromkeys(answer.question.measure for answer in answers):
        some = [answer for answer in answers if answer.question.measure == measure]
        title = texts(ledger.tools.measures.get(measure) or from_key(measure))
        yield (
            "story_compared",
            {
                "measure": either(*(linked(title, here(answer)) for answer in some)),
                "groups": several(either(*(group for answer in some for group in _groups(answer, ledger)))),
            },
        )


def _groups(answer: Answer, ledger: Ledger) -> Iterator[Slot]:
    """What is reported of one group, and by whom where a single speaker says it."""
    people, claims = (
        linked(texts(cased(answer.question.population or "", answer.question, ledger)), here(answer)),
        firsts(answer, ledger),
    )
    if len(claims) > 1:
        yield in_turn(reported(answer, ledger), either(one_of([","]), given(True)), " for ", people)
    for claim in claims[:1] if len(claims) == 1 else ():
        yield in_turn(bare_figure(claim, ledger), " for ", people, " (", speaker(claim, ledger), ")")


def _derivations(led: Led, ledger: Ledger) -> list[Derivation]:
    return [each for each in ledger.account.derivations if each.name in led.get("d", ())]


def _derived(found: Derivation, claims: Sequence[Claim], ledger: Ledger) -> Iterator[Family]:
    place, unit = f"d-{found.name}", found.unit
    title = flat(found.title)
    ends = Wanted(low=found.reported.low, high=found.reported.high, unit=unit, per=found.per, each=found.each)
    anything = found.reported.low is None and found.reported.high is None
    slots = {
        "title": linked(one_of([title, title[:1].lower() + title[1:]]), place),
        "result": linked(one_of([words().anything]) if anything else figure(ledger, ends), place),
        "refused": linked(texts(found.refused), place),
        "likely": linked(one_of([likely(BAND)]), place),
    }
    if (told := found.estimate) is not None:
        slots["best"] = linked(amount(ledger, (told.best, told.best), unit), place)
        slots["most"] = linked(amount(ledger, (told.low, told.high), unit), place)
    yield "story_derived", slots
    against = {each.claim for each in found.compared if not each.agrees}
    for claim in claims:
        if claim.id in against:
            yield "story_against", claim_slots(claim, ledger)


def _begins(sentence: str, exact: str) -> Slot:
    """Words of a sentence from where it says that there is no figure, as many as there are."""
    start = max(0, sentence.find(exact))
    return reading(lambda told: sentence[start:].startswith(told) and len(told) >= min(len(exact), FEWEST))


def _checks_and_gaps(led: Led, ledger: Ledger) -> Iterator[Family]:
    """Failing checks by their sentences, and places where a text says that no figure is given."""
    for key in led.get("k", ()):
        check = checks_of(ledger).by_id.get(key)
        if check is not None:
            yield "story_check", {"sentence": linked(texts(ledger.in_house(check.sentence)), f"k-{key}")}
    gaps = ledger.account.gaps
    for key in led.get("gap", ()):
        if key.isdigit() and 0 < int(key) <= len(gaps):
            gap = gaps[int(key) - 1]
            place = f"gap-{key}"
            yield (
                "story_gap",
                {
                    "who": linked(named(gap.speakers), place) if gap.speakers else given(False),
                    "about": linked(texts(gap.about), place),
                    "source": linked(texts(ledger.name(gap.evidence.document)), place),
                    "words": linked(_begins(flat(gap.sentence.exact), flat(gap.evidence.exact)), place),
                },
            )
