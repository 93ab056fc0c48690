"""Questions as a reader needs them: the answer, what contradicts it, who says what in groups by root, and the
evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.finding import Status
from whosays.model.mention import Stance
from whosays.model.question import Role
from whosays.report.converted import figure_words, house_words
from whosays.report.envelopes import envelope_words, modes_words, voting
from whosays.report.naming import bloc_title, listed, question_title, sentence_case, speakers_words, who
from whosays.report.numbers import in_house, per_words, period_words, quantity_words, with_unit
from whosays.report.phrases import counted, say
from whosays.report.register import Register, claim_anchor, question_anchor
from whosays.report.views import Bound, Clash, Clashes, Group, Line, QuestionView, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Edge, Root
    from whosays.model.period import AsOf
    from whosays.model.report import Answer

MOST_REMARKS = 3
"""Remarks on where the figures of a question come from that are told."""
MOVING = Decimal("0.25")
"""A root without which best moves by more than this share is a single point of failure (Recording rule 27)."""
MOST_LONELY = 2
"""With so many roots, each is; it goes without saying."""


@dataclass(slots=True)
class Notes:
    """Footnotes of one question, each once, lettered in the order in which they are first needed."""

    letters: dict[str, str] = field(default_factory=dict)

    def letter(self, note: str) -> str:
        """The letter of `note`; empty where there is nothing to note."""
        return self.letters.setdefault(note, letter_of(len(self.letters))) if note else ""


def letter_of(index: int) -> str:
    """a, b, … z, aa, ab, … for 0, 1, …"""
    head, rest = divmod(index, 26)
    return (letter_of(head - 1) if head else "") + chr(ord("a") + rest)


def _explicit(as_of: AsOf) -> bool:
    """Whether the words hold the year that they were read as."""
    days = [day for day in (as_of.period.first, as_of.period.last) if day]
    return any(str(day.year) in as_of.words for day in days)


def _date_note(as_of: AsOf | None, dated: AsOf | None) -> str:
    """How a date came about; empty where its own words give it. What dates the whole document is not told again."""
    if as_of is None or not (as_of.inherited or as_of.alternative or not _explicit(as_of)):
        return ""
    reason = as_of.reason.removeprefix(f"'{as_of.words}': ")
    if dated and dated.reason:
        reason = reason.replace(dated.reason, say("as_dated"))
    if not as_of.words:
        return f"{reason.rstrip('.')}."
    parts = [say("date_words", words=as_of.words, period=period_words(as_of.period)), reason]
    if as_of.inherited:
        parts.append(say("date_inherited"))
    if as_of.alternative:
        parts.append(say("date_alternative", period=period_words(as_of.alternative)))
    return "; ".join(part.rstrip(".") for part in parts if part) + "."


def question_views(register: Register) -> tuple[QuestionView, ...]:
    """The questions as a reader needs them, numbered in the order in which they matter."""
    return tuple(question_view(answer, number, register) for number, answer in enumerate(ranked(register), 1))


def ranked(register: Register) -> list[Answer]:
    """The questions that matter most first: contested ones, then by roots, claims and title."""
    return sorted(register.account.answers, key=lambda answer: _rank(answer, register))


def _rank(answer: Answer, register: Register) -> tuple[bool, int, int, str, str]:
    finding = answer.finding
    title = question_title(answer.question, register)
    contested = finding.status is Status.CONTESTED
    return not contested, -finding.n_roots, -finding.n_claims, title, answer.question.id


def question_view(answer: Answer, number: int, register: Register) -> QuestionView:
    """A question as a reader needs it, under `number`."""
    finding, notes = answer.finding, Notes()
    groups = tuple(_groups(answer, register, notes))
    return QuestionView(
        number=number,
        anchor=question_anchor(answer.question.id),
        id=answer.question.id,
        title=question_title(answer.question, register),
        state=str(finding.status),
        status=_status(finding),
        standing=_standing(answer, register),
        estimate=_short(answer, register),
        envelope=envelope_words(answer, register),
        counts=_counts(finding),
        dates=_dates(answer, register),
        voices=_voices(answer, register),
        clashes=tuple(_clashes(finding, register)),
        groups=groups,
        bounds=tuple(_bounds(answer, register)),
        notes=tuple((letter, note) for note, letter in notes.letters.items()),
    )


def _status(finding: Finding) -> str:
    status = say(f"status_{finding.status}")
    if finding.conflicts and all(conflict.dissolved_by for conflict in finding.conflicts):
        status = say("status_dissolves", status=status)
    return status


def _counts(finding: Finding) -> tuple[str, ...]:
    """Roots, blocs and publishers (where any are known) and documents."""
    numbers = {key: getattr(finding, f"n_{key}") for key in ("roots", "blocs", "documents", "publishers")}
    return tuple(counted(key, number) for key, number in numbers.items() if number or key in ("roots", "documents"))


def _clashes(finding: Finding, register: Register) -> Iterable[Clashes]:
    """Contradictions by what may dissolve them; those that nothing dissolves come first."""
    groups: dict[str, list[Clash]] = {}
    for conflict in sorted(finding.conflicts, key=lambda conflict: conflict.dissolved_by is not None):
        voices = tuple(_voice(register.claims[c], register) for c in conflict.claims if c in register.claims)
        told = [voice.words for voice in voices]
        sentence, by = (in_house(text or "", register.options) for text in (conflict.sentence, conflict.dissolved_by))
        sentence = say("against", one=told[0], other=told[1]) if len(told) > 1 else sentence
        groups.setdefault(by, []).append(Clash(sentence=sentence, voices=voices))
    return (Clashes(pairs=tuple(pairs), dissolved_by=by) for by, pairs in groups.items())


def _voice(claim: Claim, register: Register) -> Voice:
    return Voice(figure=quantity_words(claim.quantity, register.options), who=who(claim), anchor=claim_anchor(claim.id))


def _voices(answer: Answer, register: Register) -> tuple[Voice, ...]:
    """The current roots with the fullest figure of each, without the rate where they share it; each phrase once."""
    firsts = [root.claims[0] for root in answer.lineage.roots if root.current and root.claims]
    claims = [register.claims[c] for c in firsts if c in register.claims]
    if len({claim.quantity.per for claim in claims}) == 1:
        claims = [replace(claim, quantity=replace(claim.quantity, per=None)) for claim in claims]
    told = [_voice(claim, register) for claim in claims]
    return tuple({voice.words: voice for voice in reversed(told)}.values())[::-1]


def _bounds(answer: Answer, register: Register) -> Iterable[Bound]:
    """What bounds the answer, by side and reason."""
    for role, key in ((Role.BOUNDS_BELOW, "bounds_below"), (Role.BOUNDS_ABOVE, "bounds_above")):
        reasons: dict[str, dict[str, Voice]] = {}
        for bearing in answer.question.bearings:
            if bearing.role is role and bearing.claim in register.claims:
                voice = _voice(register.claims[bearing.claim], register)
                reasons.setdefault(bearing.why, {}).setdefault(voice.words, voice)
        for why, voices in reasons.items():
            yield Bound(heading=say(key), why=why, voices=tuple(voices.values()))


def _dates(answer: Answer, register: Register) -> str:
    """First and last as-of of the claims, as months."""
    periods = [claim.as_of.period for claim in voting(answer, register) if claim.as_of]
    days = sorted(day for period in periods for day in (period.first, period.last) if day)
    if not days:
        return ""
    first, last = (f"{day.year:04d}-{day.month:02d}" for day in (days[0], days[-1]))
    return first if first == last else f"{first} … {last}"


def _standing(answer: Answer, register: Register) -> str:
    """Why the status is what it is, the documented floor, and what the evidence supports, as one sentence; then what is
    to be said of where the figures come from."""
    why, estimate = answer.finding.why, _estimate(answer, register)
    parts = [why, _floor(answer, register), estimate]
    if why and estimate.startswith(why):
        parts = [estimate, parts[1]]
    told = sentence_case("; ".join(part.rstrip(".") for part in parts if part)) + "."
    return " ".join(
        [told, *house_words(answer, register)[1:], *(remark.words for remark in answer.lineage.remarks[:MOST_REMARKS])]
    )


def _floor(answer: Answer, register: Register) -> str:
    floor = answer.finding.floor
    if floor is None:
        return say("floor_none")
    finding = answer.finding
    return say("floor", figure=with_unit(floor, floor, finding.unit, register.options) + per_words(finding.per))


def _estimate(answer: Answer, register: Register) -> str:
    finding = answer.finding
    if finding.estimate is None:
        return finding.no_estimate or say("no_estimate" if finding.n_roots > 1 else "one_root")
    key = "estimate_split" if finding.split else "estimate"
    told = say(key, modes=_modes(answer, register), **_bands(answer, register))
    return "; ".join((told, *_hanging(answer, register)))


def _modes(answer: Answer, register: Register) -> str:
    """The values around which figures stand in camps."""
    return modes_words(answer, say("and"), register)


def _short(answer: Answer, register: Register) -> str:
    if answer.finding.estimate is None:
        return ""
    key = "estimate_short_split" if answer.finding.split else "estimate_short"
    return say(key, modes=_modes(answer, register), **_bands(answer, register))


def _bands(answer: Answer, register: Register) -> dict[str, str]:
    estimate, unit = answer.finding.estimate, answer.finding.unit
    if estimate is None:
        return {}
    return {
        "best": _one(estimate.best, answer, register) + per_words(answer.finding.per),
        "half": with_unit(estimate.low50, estimate.high50, unit, register.options),
        "most": with_unit(estimate.low, estimate.high, unit, register.options),
    }


def _one(value: Decimal, answer: Answer, register: Register) -> str:
    return with_unit(value, value, answer.finding.unit, register.options)


def _hanging(answer: Answer, register: Register) -> Iterable[str]:
    """The root without which best would be another by more than a quarter, and roots that the others do not expect."""
    finding, roots = answer.finding, {root.id: root for root in answer.lineage.roots}
    if finding.estimate is not None and len(finding.leverage) > MOST_LONELY:
        best = finding.estimate.best
        moves = max(finding.leverage, key=lambda each: abs(each.best - best))
        if abs(moves.best - best) > MOVING * abs(best):
            yield say("hangs_on", who=_speaks(roots[moves.root], register), best=_one(moves.best, answer, register))
    for speaker in dict.fromkeys(_speaks(roots[root], register) for root in finding.outliers):
        yield say("unexpected", who=speaker)


def _speaks(root: Root, register: Register) -> str:
    return who(register.claims[root.claims[0]])


def _groups(answer: Answer, register: Register, notes: Notes) -> Iterable[Group]:
    lineage, shown = answer.lineage, set[str]()
    why = {edge.claim: words for edge in lineage.edges if (words := _told_of(edge))}
    for index, root in enumerate(lineage.roots):
        lines = _lines(root.claims, register, notes, why)
        shown.update(root.claims)
        told = tuple(replace(line, faint=n > 0 or not root.current) for n, line in enumerate(lines))
        if told:
            letter = letter_of(index).upper()
            yield Group(letter=letter, heading=_root(root, register), detail=_detail(root, register), lines=told)
    aside = {item.claim: item.reason for item in lineage.set_aside}
    yield from _group("set_aside", [c for c in aside if c not in shown], register, notes, aside)
    shown.update(aside)
    yield from _group("other", [c for c in answer.question.answers if c not in shown], register, notes, {})


def _told_of(edge: Edge) -> str:
    """What a line tells of an edge: why it is drawn, where it leads to a claim, and what changed along it."""
    changes = (f"{mutation.kind.value.replace('_', ' ')} ({mutation.words})" for mutation in edge.mutations)
    return "; ".join((edge.why, *changes) if edge.origin else changes)


def _group(key: str, ids: Sequence[str], register: Register, notes: Notes, remarks: dict[str, str]) -> Iterable[Group]:
    lines = _lines(ids, register, notes, remarks)
    if lines:
        told = tuple(replace(line, faint=True) for line in lines)
        yield Group(letter="", heading=say(f"group_{key}"), detail="", lines=told)


def _root(root: Root, register: Register) -> str:
    if root.speakers:
        return speakers_words(root.speakers)
    return next((who(register.claims[c]) for c in root.claims if c in register.claims), say("the_document"))


def _detail(root: Root, register: Register) -> str:
    blocs = [bloc_title(bloc, register.options) for bloc in root.blocs]
    parts = [say("bloc", names=listed(blocs))] if blocs else []
    parts += [say("revised")] if not root.current else []
    parts += [say("held")] if root.held and root.speakers else []
    return "; ".join([*parts, counted("told", len(root.claims))] if len(root.claims) > 1 else parts)


def _lines(ids: Sequence[str], register: Register, notes: Notes, remarks: dict[str, str]) -> tuple[Line, ...]:
    claims = [register.claims[c] for c in ids if c in register.claims]
    return tuple(_line(claim, register, notes, remarks.get(claim.id, "")) for claim in claims)


def _claim_notes(claim: Claim) -> Iterable[str]:
    """What a reader should know of a claim: its doubts, and who pointed at the figure if it was not the rules."""
    yield from (f"{say('doubt')}: {doubt.rstrip('.')}." for doubt in claim.doubts)
    if claim.found_by:
        yield say("found_by", by=claim.found_by)


def _line(claim: Claim, register: Register, notes: Notes, remark: str) -> Line:
    source = register.sources.get(claim.document)
    figure, rate = figure_words(claim, register)
    return Line(
        figure=f"{figure} ({notes.letter(rate)})" if rate else figure,
        who=who(claim),
        via=listed(claim.via),
        when=period_words(claim.as_of.period) if claim.as_of else "",
        date_note=notes.letter(_date_note(claim.as_of, source.dated if source else None)),
        stance="" if claim.stance is Stance.ASSERTS else say(f"stance_{claim.manner}"),
        votes=claim.votes,
        remark=remark,
        doubt_notes=tuple(notes.letter(note) for note in _claim_notes(claim)),
        quote=register.quote_of(claim),
    )
