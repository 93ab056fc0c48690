"""A sentence for an editor on each verdict: the figure, who says what on record, in which file at which characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.quantity import COUNT, PERSON
from whosays.model.verification import Witness
from whosays.verify.faults import Fault
from whosays.verify.phrases import fixed, phrases, sentence

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.verify.faults import Found
    from whosays.verify.judging import Held
    from whosays.verify.record import Record

_PARTED = frozenset({Fault.CONCEPT, Fault.PART, Fault.PEOPLE, Fault.PLACE})
_LONGEST = 160
"""Characters of a quoted passage that a sentence still carries."""


def where(evidence: Evidence, record: Record) -> str:
    """The file and the characters of `evidence`, and its page where it has one."""
    told = fixed("where", file=record.name(evidence), start=evidence.start, end=evidence.end)
    return f"{told}, {evidence.place}" if evidence.place else told


def shown(text: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def verdict(mine: Claim, held: Held, record: Record) -> str:
    """What is to be said of `mine` beside the held claim that it is judged by: the heaviest fault in full, the others
    in short."""
    if not held.faults:
        return sentence("supported", **_both(mine, held.claim, record))
    first, *rest = held.faults
    told = _of(first, mine, held, record)
    more = "; ".join(phrases().short[each.fault] for each in rest)
    return f"{told} {sentence('also', more=more)}" if more else told


def unsupported(mine: Claim, nearest: Witness | None, record: Record) -> str:
    """What is to be said where nothing bears `mine` out."""
    about = fixed("about", measure=spoken(mine.measure)) if mine.measure not in (COUNT, PERSON) else ""
    if nearest is None:
        return sentence("unsupported", mine=shown(mine.evidence.exact), about=about)
    told = {"theirs": shown(nearest.evidence.exact), "who": nearest.who or fixed("document_says")}
    place = where(nearest.evidence, record)
    return sentence("unsupported_other", mine=shown(mine.evidence.exact), about=about, where=place, **told)


def spoken(key: str | None) -> str:
    """A key in words."""
    return (key or "").replace("_", " ")


def _both(mine: Claim, claim: Claim, record: Record) -> dict[str, str]:
    who = " and ".join(each.label for each in claim.speakers) or fixed("document_says")
    return {
        "mine": shown(mine.evidence.exact),
        "theirs": shown(claim.evidence.exact),
        "who": who,
        "where": where(claim.evidence, record),
    }


def _of(found: Found, mine: Claim, held: Held, record: Record) -> str:
    """The sentence of one fault."""
    told = _both(mine, held.claim, record)
    key = found.fault.value
    if found.fault is Fault.VALUE and found.factor is None:
        key = "value_open"
    if found.fault in _PARTED:
        change = _change(found.words)
        key = key if change else "concept_plain"
        told["change"] = change
    if found.fault is Fault.DENIED and mine.stance != held.claim.stance and not mine.votes:
        key = "denied_mine"
    told["factor"] = f"{float(f'{found.factor:.3g}'):,g}" if found.factor is not None else ""
    told["said"] = found.words or " and ".join(each.label for each in mine.speakers) or fixed("somebody_else")
    told["told"], told["held"] = found.words, _held_period(held.claim, record)
    later = record.claims.get(found.words)
    if later is not None:
        told["later"], told["later_where"] = shown(later.evidence.exact), where(later.evidence, record)
    return sentence(key, **told)


def _change(words: str) -> str:
    """What became what: of two things parted by a bar, or as the tests of relays put it."""
    before, bar, after = words.partition("|")
    if not bar:
        return words
    return fixed("became", before=before, after=after) if before and after else ""


def _held_period(claim: Claim, record: Record) -> str:
    if claim.as_of is not None:
        return claim.as_of.period.edtf
    day = record.days.get(claim.document)
    return day.isoformat() if day is not None else ""
