"""What is not known: figures that nobody gave, statements that nobody has opened, words with two meanings, files that
gave nothing, formulas that could not be reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Piece, Reference, RefKind, Section, Sentence, Table
from whosays.report.citing import Pieces, cell, cited, counted_total, joined, of_claim, of_derivation
from whosays.report.naming import measure_title, measure_words, who
from whosays.report.phrases import say
from whosays.report.voices import bare_figure, described

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.claim import Claim, Gap
    from whosays.model.link import Origin
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_GAPS = 5
MOST_REFUSED = 3
MOST_UNOPENED = 12
MOST_FIGURES = 4
LONGEST = 120
"""Characters of a sentence that are quoted."""
FEWEST = 2
"""A statement that a single figure rests on is told with its question, unless somebody passes it on."""


def unknown_section(register: Register, totals: Mapping[str, int], telling: Telling) -> Section:
    """What a reader cannot take from these documents."""
    for number, gap in list(enumerate(register.account.gaps, 1))[:MOST_GAPS]:
        _tell_gap(telling, number, gap, register)
    if totals["gaps"] > MOST_GAPS:
        telling.tell("unknown_gaps", gaps=counted_total("gaps", totals))
    for key in ("unread", "files"):
        if totals[key]:
            telling.tell(f"unknown_{key}", **{key: counted_total(key, totals)})
    for found in [each for each in register.account.derivations if each.refused][:MOST_REFUSED]:
        here = of_derivation(found)
        told = {"title": cited(found.title, here), "why": cited(found.refused.rstrip("."), here)}
        telling.tell("unknown_refused", **told)
    lost = _lost(register)
    unopened = _unopened(lost)
    if unopened:
        telling.tell("unknown_unopened")
    elif totals["claims"] and not (totals["gaps"] or totals["unread"] or totals["files"]):
        telling.tell("unknown_unread_none" if lost else "unknown_nothing")
    table = (_table(unopened, register),) if unopened else ()
    return Section(key="unknown", heading=say("heading_unknown"), blocks=(*telling.take(), *table))


def _tell_gap(telling: Telling, number: int, gap: Gap, register: Register) -> None:
    here = Reference(kind=RefKind.GAP, id=str(number))
    if gap.about and gap.speakers:
        telling.tell("gap_about", who=cited(described(gap.speakers), here), about=cited(gap.about, here))
        return
    name = register.source_name(gap.evidence.document)
    words = Piece(words=_from(gap), cites=(here,), quoted=True)
    telling.tell("gap", source=cited(name, here), words=(words,))


def _from(gap: Gap) -> str:
    """The sentence from where it says that there is no figure, as far as it is short."""
    start = max(0, gap.evidence.start - gap.sentence.start)
    told = " ".join(gap.sentence.exact[start:].split()) if gap.evidence.end <= gap.sentence.end else gap.evidence.exact
    return (told if len(told) <= LONGEST else told[:LONGEST].rpartition(" ")[0]).rstrip(".,;: ")


def _lost(register: Register) -> list[tuple[Origin, list[Claim]]]:
    """Statements that are known only through others, with the figures that rest on them."""
    known = [each for each in register.account.traced.origins if each.speakers and not each.held]
    found = [(each, [register.claims[claim] for claim in each.claims if claim in register.claims]) for each in known]
    return [(origin, claims) for origin, claims in found if claims]


def _unopened(lost: list[tuple[Origin, list[Claim]]]) -> list[Origin]:
    """Those of them on which several figures rest, the most first, or that somebody else passes on."""
    told = [origin for origin, claims in lost if len(claims) >= FEWEST or any(claim.via for claim in claims)]
    return sorted(told, key=lambda each: (-len(each.claims), each.id))[:MOST_UNOPENED]


def _table(origins: list[Origin], register: Register) -> Table:
    head = (say("column_whose"), say("rests_on"))
    return Table(caption=say("table_of_unopened"), head=head, rows=tuple(_row(each, register) for each in origins))


def _row(origin: Origin, register: Register) -> tuple[Sentence, ...]:
    claims = [register.claims[claim] for claim in origin.claims if claim in register.claims]
    told = {claim.quantity: claim for claim in reversed(claims)}
    figures = [_figure(claim, register) for claim in list(told.values())[::-1][:MOST_FIGURES]]
    whose = next((claim for claim in claims if claim.speakers == origin.speakers), claims[0])
    return cell(cited(who(whose), of_claim(whose))), cell(joined(figures, "; "))


def _figure(claim: Claim, register: Register) -> Pieces:
    """A figure with what it measures."""
    answer = register.questions.get(claim.id)
    title = measure_words(answer.question, register) if answer else measure_title(claim.measure, register.options)
    return (*bare_figure(claim, register), *cited(f" ({title})", of_claim(claim)))
