"""The evidence that one claim copies another: what speaks for it and against it, its odds, and the kind of edge.

Each piece of evidence is one named weight of `weights`; their sum is the logit of the odds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whosays.model.link import EdgeKind
from whosays.trace import weights
from whosays.trace.facts import NOBODY, Facts
from whosays.trace.figures import (
    RARE,
    Likeness,
    ends,
    grown,
    likeness,
    misheard,
    refined,
    rough_ends,
    significant,
    significant_digits,
)
from whosays.trace.links import links_to
from whosays.trace.texts import HALF, QUARTER, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.model.claim import Claim
    from whosays.model.quantity import Quantity
    from whosays.trace.names import Voices
    from whosays.trace.papers import Paper

_DAYS_OF_ONE_STATEMENT = 3
_LITTLE = 0.2
_TWO = 2
TEN = 10.0
CARRIER = 3
"""The rank of a paper that the text names as the one it came through."""
_TELLING = frozenset({EdgeKind.SAME_ERROR, EdgeKind.SAME_RATE})
"""What a figure tells by itself of the paper that it comes from."""
UNNAMED = frozenset({"count", "amount", "share"})
"""The measure of a figure of which its words do not tell what it counts: "the CGD says 240,000"."""
_QUOTED = re.compile('[“"«]([^”"»]{1,400})[”"»]')


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: its weight and its words for people."""

    weight: float
    words: str
    kind: EdgeKind | None = None


@dataclass(frozen=True, slots=True)
class Copying:
    """That a claim copies `origin`: the odds, the kind of edge and why. `rank` tells what comes before odds: the paper
    that the text names as the one it came through, then one whose text it shares, then the speaker's own paper, which
    comes last where it gives another figure."""

    origin: Claim
    odds: float
    kind: EdgeKind
    why: str
    rank: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What evidence is looked for in: voices by claim and document, papers by document, the facts of claims, implied
    rates by claim, claims whose figure is known to be a slip, who stands behind claims that name nobody, and the
    figures of each document by their digits and the class of their unit."""

    voices: Voices
    papers: Mapping[str, Paper]
    facts: Mapping[str, Facts]
    rates: Mapping[str, str]
    slips: set[str]
    behind: dict[str, frozenset[int]]
    figures: Mapping[str, frozenset[tuple[str, str]]]

    def own(self, claim: Claim) -> bool:
        """Whether a claim stands in a paper of its speaker's own, or in one that prints the speaker's words."""
        return self.facts[claim.id].own

    def whose(self, facts: Facts) -> frozenset[int]:
        """Who says a claim; where it names nobody, who says what it goes back to, as far as that was found."""
        return facts.speakers or self.behind.get(facts.id, NOBODY)

    def is_sheet(self, document: str) -> bool:
        """Whether a document holds claims that an analyst wrote down."""
        paper = self.papers.get(document)
        return paper is not None and paper.sheet


def scene(claims: Iterable[Claim], voices: Voices, papers: Mapping[str, Paper], rates: Mapping[str, str]) -> Scene:
    """The scene of `claims`."""
    facts = {each.id: each for claim in claims for each in (Facts.of(claim, voices, papers),)}
    figures: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in facts.values():
        figures[each.document] |= {(mark, each.unit) for mark in each.marks}
    return Scene(voices, papers, facts, rates, set(), {}, {name: frozenset(held) for name, held in figures.items()})


def named(mine: Facts, origin: Facts) -> int:
    """Whether a claim names the printer of `origin` as its carrier or source: 2, or its speaker's own paper: 1."""
    if mine.document == origin.document or mine.own:
        return 0
    printers = origin.printers - mine.printers
    if printers & (mine.carriers | mine.sources):
        return 2
    if printers & mine.speakers:
        return 1 if mine.speakers & origin.speakers or not origin.speakers else 2
    return 1 if (origin.own and mine.speakers & origin.speakers) or _quotes_there(mine.claim, origin.paper) else 0


def _rests_on(mine: Facts, origin: Facts, like: Likeness) -> int:
    """Whether the text says that a figure is taken from the speaker or the paper of `origin`, who give it there: 1."""
    told = like in (Likeness.SAME, Likeness.ROUNDED) and mine.document != origin.document
    return int(told and bool(mine.sources & (origin.speakers | origin.printers)) and mine.unit == origin.unit)


def _quotes_there(claim: Claim, source: Paper | None) -> bool:
    """Whether the speaker of `claim` is named in a paper that prints people's words, though not beside the figure."""
    if source is None or not source.transcript:
        return False
    full = (s.name or s.words for s in claim.speakers)
    return any(len(name.split()) > 1 and name in source.text for name in full)


def copying(mine: Facts, origin: Facts, scene: Scene) -> Copying | None:
    """That the claim of `mine` copies that of `origin`, or None where the odds are against it.

    Whether it can (it stands in a paper of the same day or later) is for the caller to see.
    """
    naming = named(mine, origin)
    text = 0.0 if mine.runs.keys().isdisjoint(origin.runs) else shared(mine.runs.keys(), origin.runs.keys())
    tied = max(text, float(naming))
    like = _likeness(mine, origin, tied)
    naming = naming or _rests_on(mine, origin, like)
    tied = max(tied, float(naming))
    if not _possible(mine, origin, like, tied) or _says_for_itself(mine, origin, like):
        return None
    links = [Piece(weights.LINK, "the text links to the paper", EdgeKind.LINKS)] if links_to(mine, origin) else []
    if _says_it_anew(mine, origin, scene) and not (naming or links or text >= HALF):
        return None
    if (
        like in (Likeness.OTHER, Likeness.MISHEARD)
        and not (naming or links)
        and _another_says(mine, origin, scene.whose(origin))
    ):
        return None
    figure = list(_figure(mine, origin, like, scene))
    if not (
        naming or links or text >= QUARTER or any(p.kind in _TELLING or p.weight == weights.SAME_COUNT for p in figure)
    ):
        return None
    pieces = [*_naming(naming), *_text(text), *links, *figure, *_matter(mine, origin)]
    pieces += [] if naming else _against(mine, origin, scene.whose(origin))
    logit = sum(p.weight for p in pieces) + (0.0 if naming else weights.START)
    odds = weights.probability(logit)
    if odds < weights.THRESHOLD:
        return None
    kind = next((p.kind for p in pieces if p.kind), EdgeKind.DERIVED)
    if kind is EdgeKind.ATTRIBUTED and is_quoted(mine.claim):
        kind = EdgeKind.QUOTES
    why = "; ".join(p.words for p in pieces if p.words)
    return Copying(origin.claim, odds, kind, why, _rank(naming, text, like))


def _rank(named: int, text: float, like: Likeness) -> int:
    if named == _TWO or text >= HALF:
        return CARRIER if named == _TWO else 2
    return -1 if named and like in (Likeness.MISHEARD, Likeness.OTHER) else named


def _likeness(mine: Facts, origin: Facts, tied: float) -> Likeness:
    one, other = mine.claim.quantity, origin.claim.quantity
    like = likeness(one, other)
    if like is Likeness.OTHER and tied >= QUARTER and _may_be_slips(mine, origin) and not mine.own:
        return Likeness.MISHEARD if misheard(one, other) else like
    return like


def _may_be_slips(mine: Facts, origin: Facts) -> bool:
    """Whether one of two figures may be the other misheard: both of one class of units, and where neither unit nor
    measure is the same, no figure below ten. "Four missiles" and "400 soldiers" share the only digit that four has."""
    one, other = mine.claim.quantity, origin.claim.quantity
    if mine.unit != origin.unit:
        return False
    of_one_thing = mine.claim.measure == origin.claim.measure or one.unit == other.unit
    return of_one_thing or min(*rough_ends(one), *rough_ends(other)) >= TEN


def _possible(mine: Facts, origin: Facts, like: Likeness, tied: float) -> bool:
    """Whether the two could be one statement at all: their figures are alike, or something else ties them."""
    of_one_unit = mine.unit == origin.unit
    if like is Likeness.MISHEARD or (like in (Likeness.SAME, Likeness.SLIPPED) and of_one_unit):
        return True
    if tied < QUARTER and _keeps_fewer_digits(mine, origin, like):
        return True
    if tied < QUARTER and like is not Likeness.SAME:
        return False
    near = shared(mine.words, origin.words) >= HALF
    if like is Likeness.SAME and near and significant(mine.claim.quantity, origin.claim.quantity) >= RARE:
        return True
    if tied < QUARTER:
        return False
    same_measure = mine.claim.measure == origin.claim.measure and of_one_unit
    return (
        same_measure or like is not Likeness.OTHER or (near and mine.claim.quantity.unit == origin.claim.quantity.unit)
    )


def _keeps_fewer_digits(mine: Facts, origin: Facts, like: Likeness) -> bool:
    """Whether a claim tells the figure of three digits or more of another, rounded, of one measure: "more than 2,000
    killed" of 2,083."""
    if like is not Likeness.ROUNDED or mine.claim.measure != origin.claim.measure:
        return False
    finer = significant_digits(origin.claim.quantity) > significant_digits(mine.claim.quantity)
    return finer and refined(mine.claim.quantity, origin.claim.quantity)


def _says_for_itself(mine: Facts, origin: Facts, like: Likeness) -> bool:
    """Whether a speaker gives a new figure: in a paper of its own, as a correction of what it said before, or of a
    later day, as a toll grows. Whoever is named, a toll of which the text says that it rose since is a new one; so is
    the figure of the next bulletin of one body, be all its words those of the last."""
    if like not in (Likeness.OTHER, Likeness.MISHEARD):
        return False
    grew = like is Likeness.OTHER and _has_grown(mine, origin)
    if mine.own or (grew and mine.updating) or bool(mine.speakers & origin.speakers and (grew or mine.updating)):
        return True
    return like is Likeness.OTHER and bool(mine.printers & origin.printers) and origin.day < mine.day


def _has_grown(mine: Facts, origin: Facts) -> bool:
    """Whether a count of people is larger in the paper of a later day, be the words around it the same: an agency
    writes each day's toll in one sentence, and the day that it names may be that of what happened."""
    if date.max in (mine.day, origin.day) or origin.day >= mine.day:
        return False
    return mine.claim.measure == origin.claim.measure and grown(mine.claim.quantity, origin.claim.quantity)


def _says_it_anew(mine: Facts, origin: Facts, scene: Scene) -> bool:
    """Whether a claim has its figure from the speaker rather than from a paper: from the one whom both name, or from
    the one behind a figure that names nobody, when days lie between."""
    days = mine.days_after(origin)
    far = days is not None and days > _DAYS_OF_ONE_STATEMENT
    return bool(mine.speakers & (scene.whose(origin) if far else origin.speakers))


def _naming(named: int) -> Iterator[Piece]:
    if named:
        told = "the text names the paper as its source" if named == _TWO else "the text names the speaker of the paper"
        yield Piece(weights.NAMED_SOURCE, told, EdgeKind.ATTRIBUTED)


def _text(share: float) -> Iterator[Piece]:
    if share >= HALF:
        yield Piece(weights.TEXT_HALF, f"{share:.0%} of the sentence's 8-word runs are the same", EdgeKind.SAME_TEXT)
    elif share >= QUARTER:
        yield Piece(weights.TEXT_QUARTER, f"{share:.0%} of the sentence's 8-word runs are the same", EdgeKind.SAME_TEXT)


def _figure(mine: Facts, origin: Facts, like: Likeness, scene: Scene) -> Iterator[Piece]:
    if like is Likeness.OTHER:
        yield Piece(weights.OTHER_FIGURE, "the figures differ")
        days = mine.days_after(origin)
        if days is not None and days > _DAYS_OF_ONE_STATEMENT:
            yield Piece(weights.LATER_FIGURE, f"{days} days lie between")
        return
    if like in (Likeness.ROUNDED, Likeness.MISHEARD):
        how = "rounded" if like is Likeness.ROUNDED else "misheard"
        yield Piece(weights.COMMON_FIGURE, f"the figure is the other {how}")
        if _keeps_fewer_digits(mine, origin, like) and shared(mine.words, origin.words) >= _LITTLE:
            yield Piece(weights.SAME_COUNT, "of one measure and matter")
        return
    one, other = mine.claim.quantity, origin.claim.quantity
    if like is Likeness.SAME or significant(one, other) >= RARE:
        yield _rarity(one, other)
    if origin.id in scene.slips and like is Likeness.SAME and (one.unit, one.per) == (other.unit, other.per):
        yield Piece(weights.SAME_ERROR, "the same slip", EdgeKind.SAME_ERROR)
    rate = scene.rates.get(mine.id)
    if rate and rate == scene.rates.get(origin.id):
        yield Piece(weights.SAME_RATE, f"the same implied rate, {rate}", EdgeKind.SAME_RATE)


def _rarity(one: Quantity, other: Quantity) -> Piece:
    count = significant(one, other)
    if count >= RARE:
        return Piece(weights.RARE_FIGURE, "the same figure to three digits or more", EdgeKind.SAME_FIGURE)
    if count == _TWO or len(ends(one) & ends(other)) == _TWO:
        return Piece(weights.UNCOMMON_FIGURE, "the same figure to two digits")
    return Piece(weights.COMMON_FIGURE, "the same round figure")


def _matter(mine: Facts, origin: Facts) -> Iterator[Piece]:
    """What the words about the figures tell; those of a row are few and told by its columns, so that the twelve missing
    of a table are not the twelve dead of another paper."""
    share = shared(mine.words, origin.words)
    other, row = mine.claim.measure != origin.claim.measure, mine.claim.in_table or origin.claim.in_table
    if row and other:
        yield Piece(weights.OTHER_MATTER, "a row of a table counts something else")
    elif share >= HALF:
        yield Piece(weights.SAME_MATTER, "the sentences share their words")
    elif share < _LITTLE and other:
        told = not {mine.claim.measure, origin.claim.measure} & UNNAMED
        yield Piece(weights.OTHER_MATTER if told else weights.UNLIKE_WORDS, "the sentences share few words")


def _against(mine: Facts, origin: Facts, behind: frozenset[int]) -> Iterator[Piece]:
    """What speaks against it; `behind` are those who stand behind the origin."""
    shared_voice = mine.speakers & behind
    faceless = mine.faceless or (origin.speakers and origin.faceless)
    both = mine.speakers and behind and not (shared_voice or faceless or one_state(mine, origin))
    if both and not (mine.speakers | behind) & (mine.carriers | origin.carriers):
        common = mine.common or (origin.speakers and origin.common)
        yield Piece(weights.OTHER_CALLING if common else weights.OTHER_SPEAKER, "another speaker is named")
    if not shared_voice and mine.collected:
        yield Piece(weights.OWN_COLLECTION, "it counted for itself")


def _another_says(mine: Facts, origin: Facts, behind: frozenset[int]) -> bool:
    """Whether both claims name who says them, and name others: one body's toll in the words of another's is no copy
    where its figure is another too. `behind` are those who stand behind the origin."""
    if not mine.speakers or not behind or mine.speakers & behind or one_state(mine, origin):
        return False
    return not (mine.speakers | behind) & (mine.carriers | origin.carriers | mine.printers | origin.printers)


def one_state(mine: Facts, origin: Facts) -> bool:
    """Whether one of the two is the government in general of the state whose body the other is: "Seoul" tells what its
    intelligence service does."""
    return bool(mine.governments & origin.countries or origin.governments & mine.countries)


def is_quoted(claim: Claim) -> bool:
    """Whether the figure stands between quotation marks."""
    at = claim.evidence.start - claim.sentence.start
    return any(match.start() <= at < match.end() for match in _QUOTED.finditer(claim.sentence.exact))
