"""What is told to have happened to those whom a figure counts, by the words about it: dead, hurt, missing, held.

Measures of the packs say it where a sentence names one. Here the words of the clause say it, so that a relay that turns
27 injured into 27 dead is seen whatever was read of either.

What always holds: only words of the claim's own clause are looked at, from the figure before it to the figure behind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from whosays.model.claim import Claim

_BREAK = re.compile(r"\d[\d.,]*|[;:]|[.!?]\s|\s[-–—]\s")
"""What parts a figure from the words of another: a number, the end of a clause."""
_CASUALTIES: Final = "casualties"
_BOTH: Final = frozenset({"dead", "hurt"})
_CLOSER = re.compile(r",\s")
_JOINED = re.compile(r"\s(?:or|and)\s(?:\w+\s)?")


def swapped(claim: Claim, origin: Claim) -> str:
    """What became what, in words, where the clauses of both figures tell a fate and share none; or where the origin
    tells of one or the other and the relay of the one alone. Empty where nothing did."""
    now = fates(claim)
    before = fates(origin) if now else now
    if not before or (now & before and not (now < before and _are_joined(origin, now, before))):
        return ""
    kin = tracing_words().kin_fates
    if not now & before and any({one, other} <= both for both in kin for one in now for other in before):
        return ""
    return f"{' or '.join(sorted(before))} became {' or '.join(sorted(now))}"


def tell_one_fate(claim: Claim, origin: Claim) -> bool:
    """Whether the words about both figures tell the same, whatever measures were read: "hurt or killed" and "killed and
    wounded" are casualties both."""
    now, before = fates(claim), fates(origin)
    return bool(now or before) and (
        now == before or (_CASUALTIES in (claim.measure, origin.measure) and _BOTH in (now, before))
    )


def fates(claim: Claim) -> frozenset[str]:
    """The fates that the words about a figure tell: those between the commas beside it, else those of its clause."""
    near = _told(_CLOSER.split(led(claim))[-1] + claim.evidence.exact + _CLOSER.split(_behind(claim))[0])
    return near or _told(about(claim))


def about(claim: Claim) -> str:
    """The words about a figure: its clause, from the figure before to the figure behind, or to where it is told who
    says it."""
    behind = _behind(claim)
    said = tracing_words().saying.search(behind)
    return led(claim) + claim.evidence.exact + (behind[: said.start()] if said else behind)


def led(claim: Claim) -> str:
    """The words of a figure's clause before it."""
    text = claim.sentence.exact[: claim.evidence.start - claim.sentence.start]
    breaks = list(_BREAK.finditer(text))
    return text[breaks[-1].end() if breaks else 0 :]


def _behind(claim: Claim) -> str:
    return _BREAK.split(claim.sentence.exact[claim.evidence.end - claim.sentence.start :])[0]


@lru_cache(maxsize=16_384)
def _told(text: str) -> frozenset[str]:
    """The fates that a text has words of; the clause of a statement is asked for by each of its relays."""
    return frozenset(name for name, words in tracing_words().fates.items() if words.search(text))


def _are_joined(claim: Claim, now: frozenset[str], before: frozenset[str]) -> bool:
    """Whether the origin tells one of the fates `now` and another as one count: "killed or hurt"."""
    text, words = about(claim), tracing_words().fates
    spans = sorted((m.start(), m.end(), name in now) for name in before for m in words[name].finditer(text))
    return any(
        one != other and _JOINED.fullmatch(text[end:start]) for (_, end, one), (start, _, other) in pairwise(spans)
    )
