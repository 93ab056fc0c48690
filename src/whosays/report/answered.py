"""How the question was answered: what went in, who speaks for which bloc, what counts as one statement, what was set
aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.claim import NO_VOTE
from whosays.model.narrative import Section, Sentence, Table
from whosays.report.citing import Pieces, cell, cited, counted_total, joined, of_answer, of_claim, of_total, plain
from whosays.report.naming import bloc_title
from whosays.report.phrases import say, several
from whosays.report.voices import figure, speaker_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.model.report import Answer
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_ASIDE = 3
"""Figures set aside that are told with their reason; the others stand at their questions."""
MOST_SPEAKERS = 12
"""Speakers of a bloc that are named; the table of a large case would be a wall otherwise."""


def answered_section(register: Register, totals: Mapping[str, int], telling: Telling) -> Section:
    """Sources, blocs, grades and roots in sentences; blocs and grades with their speakers as tables."""
    total = {key: counted_total(key, totals) for key in totals}
    telling.tell("answered_scope", documents=total["documents"], claims=total["claims"], questions=total["questions"])
    if totals["blocs"]:
        telling.tell("answered_speakers", speakers=total["speakers"], blocs=total["blocs"])
    if totals["speakers"]:
        telling.tell("answered_graded" if totals["graded"] else "answered_ungraded", graded=total["graded"])
    telling.tell("answered_roots", roots=cited(several("roots_of_all", totals["roots"]), of_total("roots")))
    if totals["statements"]:
        telling.tell("answered_statements", statements=total["statements"])
    if totals["single"]:
        telling.tell("answered_single", single=total["single"])
    telling.tell("answered_floors" if totals["floors"] else "answered_no_floor", floors=total["floors"])
    telling.end()
    if totals["set_aside"]:
        telling.tell("answered_aside", aside=total["set_aside"])
        for reason, claim, answer in _aside(register):
            told = {"who": speaker_words(claim, register), "figure": figure(claim, register)}
            if claim.stance in NO_VOTE:
                telling.tell(f"against_{claim.manner}", **told)
            else:
                telling.tell("aside", why=cited(reason.rstrip("."), of_answer(answer)), **told)
    blocs = _blocs(register)
    return Section(
        key="answered", heading=say("heading_answered"), blocks=(*telling.take(), *blocs, *_grades(register))
    )


def _aside(register: Register) -> Iterator[tuple[str, Claim, Answer]]:
    """Figures that were set aside, the first of each reason."""
    told: dict[str, tuple[str, Claim, Answer]] = {}
    for answer in register.account.answers:
        for each in answer.lineage.set_aside:
            if each.claim in register.claims:
                told.setdefault(each.reason, (each.reason, register.claims[each.claim], answer))
    yield from list(told.values())[:MOST_ASIDE]


def _blocs(register: Register) -> tuple[Table, ...]:
    """The speakers of each bloc, each with its first figure behind it."""
    blocs = _by(register, lambda speaker: speaker.bloc)
    keys = sorted(blocs, key=lambda key: (-len(blocs[key]), key))
    rows = [_speakers(bloc_title(key, register.options), blocs[key]) for key in keys]
    return _table("table_of_blocs", "column_bloc", rows)


def _grades(register: Register) -> tuple[Table, ...]:
    """The speakers of each grade, from the best; what is not known comes last."""
    grades = _by(register, lambda speaker: speaker.grade)
    return _table(
        "table_of_grades", "column_grade", [_speakers(say(f"grade_{key}"), grades[key]) for key in sorted(grades)]
    )


def _by(register: Register, trait: Callable[[Speaker], str | None]) -> dict[str, dict[str, Claim]]:
    """The speakers that share a trait, by their labels, each with its first figure."""
    found: dict[str, dict[str, Claim]] = {}
    for claim in register.account.claims:
        for speaker in claim.speakers:
            if (shared := trait(speaker)) is not None and shared:
                found.setdefault(shared, {}).setdefault(speaker.label, claim)
    return found


def _speakers(title: str, some: Mapping[str, Claim]) -> tuple[Sentence, ...]:
    """A row: what speakers share, and who they are."""
    named = [cited(label, of_claim(claim)) for label, claim in sorted(some.items())]
    return (cell(cited(title, of_claim(next(iter(some.values()))))), cell(_listed(named)))


def _table(caption: str, shared: str, rows: Sequence[tuple[Sentence, ...]]) -> tuple[Table, ...]:
    head = (say(shared), say("column_speakers"))
    return (Table(caption=say(caption), head=head, rows=tuple(rows)),) if rows else ()


def _listed(named: list[Pieces]) -> Pieces:
    told = joined(named[:MOST_SPEAKERS], ", ")
    return told if len(named) <= MOST_SPEAKERS else (*told, *plain(say("and_others")))
