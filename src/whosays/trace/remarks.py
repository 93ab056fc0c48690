"""What is said aloud of where figures come from: circles of attribution, confirmations that confirm nothing, and which
statement would be worth getting (Recording rule 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Remark
from whosays.model.mention import Stance
from whosays.trace.figures import Likeness, comparable, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.link import Origin
    from whosays.model.ruling import Naming, Ruling, Rulings

WORTH_GETTING = 2
"""Documents that must rest on a statement before the report asks for it."""
_COMPARED = 24


def remarks(
    origins: Sequence[Origin], claims: Mapping[str, Claim], circles: Iterable[tuple[str, str]]
) -> tuple[Remark, ...]:
    """All that is to be said, in the order of the origins' ids. `circles` are pairs of claims that name each other."""
    found = [_circle(claims[one], claims[other]) for one, other in circles]
    for origin in sorted(origins, key=lambda o: o.id):
        members = [claims[c] for c in origin.claims]
        found += [*_wanted(origin, members), *_false_corroboration(origin, members)]
    return tuple(found)


def ruled(rulings: Rulings, claims: Mapping[str, Claim]) -> tuple[Remark, ...]:
    """What people ruled, where no edge tells it: claims that are independent, names that are or are not one."""
    found = [_apart(ruling, claims) for ruling in rulings.roots if ruling.claim in claims]
    found += [_named(naming, claims) for naming in rulings.names]
    return tuple(remark for remark in found if remark is not None)


def _apart(ruling: Ruling, claims: Mapping[str, Claim]) -> Remark | None:
    if ruling.origin is None:
        told = f"“{claims[ruling.claim].evidence.exact}” goes back to no other figure: {ruling.reason}."
        return Remark(words=told, claims=(ruling.claim,))
    if not ruling.apart or ruling.origin not in claims:
        return None
    one, other = claims[ruling.claim], claims[ruling.origin]
    words = f"“{one.evidence.exact}” and “{other.evidence.exact}” are independent: {ruling.reason}."
    return Remark(words=words, claims=(one.id, other.id))


def _named(naming: Naming, claims: Mapping[str, Claim]) -> Remark | None:
    names = {naming.alias.casefold()} | ({naming.speaker.casefold()} if naming.apart else set())
    about = tuple(c.id for c in claims.values() if any(s.words.casefold() in names for s in c.speakers))
    how = "is not" if naming.apart else "is"
    words = f"“{naming.alias}” {how} “{naming.speaker}”: {naming.reason}."
    return Remark(words=words, claims=about) if about else None


def _circle(one: Claim, other: Claim) -> Remark:
    names = " and ".join(dict.fromkeys(s.label for c in (one, other) for s in c.speakers)) or "two documents"
    words = f"A circle: {names} give each other as the source of “{one.evidence.exact}”; nobody stands behind it."
    return Remark(words=words, claims=(one.id, other.id))


def _wanted(origin: Origin, members: Sequence[Claim]) -> Iterator[Remark]:
    """A statement that several documents rest on and nobody has opened (Records 8)."""
    documents = len({claim.document for claim in members})
    if origin.held or documents < WORTH_GETTING:
        return
    who = " and ".join(dict.fromkeys(s.label for s in origin.speakers))
    days = [c.as_of.period.edtf for c in members if c.as_of and c.as_of.words]
    when = f" (as of {days[0]})" if days else ""
    rests = f"{len(members)} figures in {documents} documents rest on it"
    yield Remark(words=f"{who}’s own statement{when} is not among the documents; {rests}.", claims=origin.claims)


def _false_corroboration(origin: Origin, members: Sequence[Claim]) -> Iterator[Remark]:
    """A figure that is told as a confirmation, and goes back to the statement that it confirms or counts another
    thing."""
    for claim in members:
        others = (c for c in members[:_COMPARED] if c.document != claim.document and _of_one_figure(c, claim))
        source = next(others, None) if _confirms(claim) else None
        if source is not None:
            yield Remark(words=_confirmed(claim, source, origin), claims=(claim.id, source.id))
            return


def _confirmed(claim: Claim, source: Claim, origin: Origin) -> str:
    told = f"“{claim.evidence.exact}” is told as a confirmation, but"
    if source.measure != claim.measure:
        here, there = (c.measure.replace("_", " ") for c in (claim, source))
        return f"{told} counts {here} where the other counts {there}."
    who = " and ".join(s.label for s in origin.speakers) or "one document"
    return f"{told} goes back to the same statement as “{source.evidence.exact}”: {who}."


def _confirms(claim: Claim) -> bool:
    return claim.stance is Stance.CONFIRMS or bool(tracing_words().confirming.search(claim.sentence.exact))


def _of_one_figure(one: Claim, other: Claim) -> bool:
    return comparable(one, other) and likeness(one.quantity, other.quantity) is not Likeness.OTHER
