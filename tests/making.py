"""Claims made by hand, for the tests of what is done with claims: each stands in a paper of its own making."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from whosays.model.claim import Claim, Speaker
from whosays.model.document import Capture, Document, Evidence
from whosays.model.identity import sha256
from whosays.model.link import Root
from whosays.model.mention import Attribution
from whosays.model.period import AsOf, Period
from whosays.model.quantity import LOWER_BOUNDS, PERSON, UPPER_BOUNDS, Qualifier, Quantity


def evidence(words: str, paper: str = "paper", at: int = 0) -> Evidence:
    """`words` as they stand at character `at` of the paper called `paper`, which holds nothing else."""
    name = sha256(paper.encode("utf-8"))
    text = " " * at + words
    found = Capture(document=name, name=paper)
    made = Document(id=name, text_version="test/1", media_type="text/plain", text=text, blocks=(), found=found)
    return made.quote(at, at + len(words))


def quantity(
    low: int | str | None,
    high: int | str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    unit: str = PERSON,
    per: str | None = None,
) -> Quantity:
    """A figure: one value, a bound by its qualifier, or a range where `high` is given."""
    first, last = (None if end is None else Decimal(end) for end in (low, high))
    if high is not None:
        return Quantity(qualifier=Qualifier.RANGE, low=first, high=last, unit=unit, per=per)
    if qualifier in UPPER_BOUNDS:
        return Quantity(qualifier=qualifier, low=None, high=first, unit=unit, per=per)
    return Quantity(
        qualifier=qualifier, low=first, high=None if qualifier in LOWER_BOUNDS else first, unit=unit, per=per
    )


def as_of(first: str | None, last: str | None = "", words: str = "then") -> AsOf:
    """From one ISO date to another; one date alone is a day, None an open end."""
    last = first if last == "" else last
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return AsOf(period=Period(first=days[0], last=days[1]), words=words, reason="told")


def speaker(words: str, bloc: str | None = None) -> Speaker:
    """A speaker who is known by their words, perhaps of a bloc."""
    return Speaker(words=words, bloc=bloc)


def claim(
    words: str, figure: Quantity | None = None, *, by: str = "", paper: str = "paper", at: int = 0, **more: Any
) -> Claim:
    """A claim of `words`, by a named speaker or by the paper itself; `more` are further fields of the claim."""
    given: dict[str, Any] = {
        "evidence": evidence(words, paper, at),
        "sentence": evidence(words, paper, at),
        "quantity": figure or quantity(words.replace(",", "")),
        "measure": "killed",
        "speakers": (speaker(by),) if by else (),
        "attribution": Attribution.NAMED if by else Attribution.NONE,
    }
    return Claim(**(given | more))


def root(*claims: Claim, current: bool = True) -> Root:
    """A root of `claims`, with the speakers of the first and the blocs of all."""
    blocs = {each.bloc for one in claims for each in one.speakers if each.bloc}
    return Root(
        id=f"root of {claims[0].id}",
        speakers=claims[0].speakers,
        claims=tuple(one.id for one in claims),
        blocs=tuple(sorted(blocs)),
        current=current,
    )


def by_id(*claims: Claim) -> dict[str, Claim]:
    """Claims by their ids."""
    return {one.id: one for one in claims}
