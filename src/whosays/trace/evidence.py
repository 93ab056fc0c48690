"""The evidence that one claim copies another: what speaks for it and against it, its odds, and the kind of edge.

Each piece of evidence is one named weight of `weights`; their sum is the logit of the odds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import EdgeKind
from whosays.trace import weights
from whosays.trace.figures import RARE, Likeness, comparable, ends, likeness, misheard, significant
from whosays.trace.names import is_common, is_faceless
from whosays.trace.texts import HALF, QUARTER, content, shared, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.model.claim import Claim
    from whosays.trace.names import Voices
    from whosays.trace.papers import Paper

_WWW = re.compile(r"^www\d?\.")
_LABEL = 5
"""Letters of a host's label that tell a name."""
_NOT_WORD = re.compile(r"\W+")
_AROUND = 160
"""Characters after a sentence in which a speaker may say how he counted."""
_DAYS_OF_ONE_STATEMENT = 3
_LITTLE = 0.2
_TWO = 2
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
    """What evidence is looked for in: voices by claim and document, papers by document, implied rates by claim, and
    claims whose figure is known to be a slip."""

    voices: Voices
    papers: Mapping[str, Paper]
    rates: Mapping[str, str]
    slips: set[str]

    def named(self, claim: Claim, origin: Claim) -> int:
        """Whether `claim` names the printer of `origin` as its carrier or source: 2, or its speaker's own paper: 1."""
        printers, own = (self.voices.printers.get(c.document, frozenset()) for c in (origin, claim))
        speakers = self.voices.speakers[claim.id]
        if claim.document == origin.document or self.own(claim):
            return 0
        if (printers - own) & self.voices.carriers[claim.id]:
            return 2
        theirs = self.voices.speakers[origin.id]
        if (printers - own) & speakers:
            return 1 if speakers & theirs or not theirs else 2
        return 1 if (self.own(origin) and speakers & theirs) or self._quotes_there(claim, origin) else 0

    def _quotes_there(self, claim: Claim, origin: Claim) -> bool:
        """Whether the speaker of `claim` is named in a paper that prints people's words, though not beside the
        figure."""
        source = self.papers.get(origin.document)
        if source is None or not source.transcript:
            return False
        full = (s.name or s.words for s in claim.speakers)
        return any(len(name.split()) > 1 and name in source.text for name in full)

    def own(self, claim: Claim) -> bool:
        """Whether a claim stands in a paper of its speaker's own, or in one that prints the speaker's words."""
        speakers, paper = self.voices.speakers[claim.id], self.papers.get(claim.document)
        if speakers and paper and paper.transcript:
            return True
        return bool(self.voices.printers.get(claim.document, frozenset()) & speakers)

    def is_sheet(self, document: str) -> bool:
        """Whether a document holds claims that an analyst wrote down."""
        paper = self.papers.get(document)
        return paper is not None and paper.sheet

    def days_between(self, claim: Claim, origin: Claim) -> int | None:
        """Days from the paper of `origin` to that of `claim`; None where one is not dated."""
        days = [self.papers[c.document].day if c.document in self.papers else None for c in (origin, claim)]
        return (days[1] - days[0]).days if days[0] and days[1] else None


def copying(claim: Claim, origin: Claim, scene: Scene) -> Copying | None:
    """That `claim` copies `origin`, or None where the odds are against it. Whether it can (it stands in a paper of the
    same day or later) is for the caller to see."""
    named = scene.named(claim, origin)
    text = shared(shingles(claim.sentence.exact), shingles(origin.sentence.exact))
    tied = max(text, float(named))
    like = _likeness(claim, origin, tied, scene)
    if not _possible(claim, origin, like, tied) or _says_for_itself(claim, origin, like, scene):
        return None
    links = list(_links(claim, origin, scene))
    if scene.voices.speakers[claim.id] & scene.voices.speakers[origin.id] and not (named or links or text >= HALF):
        return None
    pieces = [*_naming(named), *_text(text), *links, *_figure(claim, origin, like, scene)]
    pieces += _matter(claim, origin)
    pieces += [] if named else _against(claim, origin, scene)
    logit = sum(p.weight for p in pieces) + (0.0 if named else weights.START)
    odds = weights.probability(logit)
    if odds < weights.THRESHOLD:
        return None
    kind = next((p.kind for p in pieces if p.kind), EdgeKind.DERIVED)
    if kind is EdgeKind.ATTRIBUTED and is_quoted(claim):
        kind = EdgeKind.QUOTES
    why = "; ".join(p.words for p in pieces if p.words)
    return Copying(origin, odds, kind, why, _rank(named, text, like))


def _rank(named: int, text: float, like: Likeness) -> int:
    if named == _TWO or text >= HALF:
        return 3 if named == _TWO else 2
    return -1 if named and like in (Likeness.MISHEARD, Likeness.OTHER) else named


def _likeness(claim: Claim, origin: Claim, tied: float, scene: Scene) -> Likeness:
    like = likeness(claim.quantity, origin.quantity)
    if like is Likeness.OTHER and tied >= QUARTER and comparable(claim, origin) and not scene.own(claim):
        return Likeness.MISHEARD if misheard(claim.quantity, origin.quantity) else like
    return like


def _possible(claim: Claim, origin: Claim, like: Likeness, tied: float) -> bool:
    """Whether the two could be one statement at all: their figures are alike, or something else ties them."""
    if like is Likeness.MISHEARD or (like in (Likeness.SAME, Likeness.SLIPPED) and comparable(claim, origin)):
        return True
    near = shared(content(claim.sentence.exact), content(origin.sentence.exact)) >= HALF
    if like is Likeness.SAME and near and significant(claim.quantity, origin.quantity) >= RARE:
        return True
    if tied < QUARTER:
        return False
    same_measure = claim.measure == origin.measure and comparable(claim, origin)
    alike = like is not Likeness.OTHER
    return same_measure or alike or (comparable(claim, origin) and near)


def _says_for_itself(claim: Claim, origin: Claim, like: Likeness, scene: Scene) -> bool:
    """Whether a speaker gives a new figure: in a paper of its own, or as a correction of what it said before."""
    if like not in (Likeness.OTHER, Likeness.MISHEARD):
        return False
    shared_voice = scene.voices.speakers[claim.id] & scene.voices.speakers[origin.id]
    return scene.own(claim) or bool(shared_voice and tracing_words().updating.search(claim.sentence.exact))


def _naming(named: int) -> Iterator[Piece]:
    if named:
        told = "the text names the paper as its source" if named == _TWO else "the text names the speaker of the paper"
        yield Piece(weights.NAMED_SOURCE, told, EdgeKind.ATTRIBUTED)


def _text(share: float) -> Iterator[Piece]:
    if share >= HALF:
        yield Piece(weights.TEXT_HALF, f"{share:.0%} of the sentence's 8-word runs are the same", EdgeKind.SAME_TEXT)
    elif share >= QUARTER:
        yield Piece(weights.TEXT_QUARTER, f"{share:.0%} of the sentence's 8-word runs are the same", EdgeKind.SAME_TEXT)


def _links(claim: Claim, origin: Claim, scene: Scene) -> Iterator[Piece]:
    paper, source = (scene.papers.get(c.document) for c in (claim, origin))
    if paper is None or source is None or not paper.links:
        return
    linked = {link.rstrip("/.,") for link in paper.links}
    hosts = {_WWW.sub("", link.lower().split("//")[-1].split("/")[0]) for link in linked}
    names = {_NOT_WORD.sub("", name.lower()) for name in source.names} - {""}
    if linked & {a.rstrip("/") for a in source.addresses} or any(_is_host(n, host) for n in names for host in hosts):
        yield Piece(weights.LINK, "the text links to the paper", EdgeKind.LINKS)


def _is_host(name: str, host: str) -> bool:
    """Whether a printer's name is in a host, or the host's own label begins the name ("pancoastal.example")."""
    label = _NOT_WORD.sub("", host.split(".", maxsplit=1)[0])
    return name in _NOT_WORD.sub("", host) or (len(label) >= _LABEL and name.startswith(label))


def _figure(claim: Claim, origin: Claim, like: Likeness, scene: Scene) -> Iterator[Piece]:
    if like is Likeness.OTHER:
        yield Piece(weights.OTHER_FIGURE, "the figures differ")
        days = scene.days_between(claim, origin)
        if days is not None and days > _DAYS_OF_ONE_STATEMENT:
            yield Piece(weights.LATER_FIGURE, f"{days} days lie between")
        return
    if like in (Likeness.ROUNDED, Likeness.MISHEARD):
        how = "rounded" if like is Likeness.ROUNDED else "misheard"
        yield Piece(weights.COMMON_FIGURE, f"the figure is the other {how}")
        return
    if like is Likeness.SAME or significant(claim.quantity, origin.quantity) >= RARE:
        yield _rarity(claim, origin)
    alike = (claim.quantity.unit, claim.quantity.per) == (origin.quantity.unit, origin.quantity.per)
    if origin.id in scene.slips and like is Likeness.SAME and alike:
        yield Piece(weights.SAME_ERROR, "the same slip", EdgeKind.SAME_ERROR)
    rate = scene.rates.get(claim.id)
    if rate and rate == scene.rates.get(origin.id):
        yield Piece(weights.SAME_RATE, f"the same implied rate, {rate}", EdgeKind.SAME_RATE)


def _rarity(claim: Claim, origin: Claim) -> Piece:
    count = significant(claim.quantity, origin.quantity)
    if count >= RARE:
        return Piece(weights.RARE_FIGURE, "the same figure to three digits or more", EdgeKind.SAME_FIGURE)
    if count == _TWO or len(ends(claim.quantity) & ends(origin.quantity)) == _TWO:
        return Piece(weights.UNCOMMON_FIGURE, "the same figure to two digits")
    return Piece(weights.COMMON_FIGURE, "the same round figure")


def _matter(claim: Claim, origin: Claim) -> Iterator[Piece]:
    share = shared(content(claim.sentence.exact), content(origin.sentence.exact))
    if share >= HALF:
        yield Piece(weights.SAME_MATTER, "the sentences share their words")
    elif share < _LITTLE and claim.measure != origin.measure:
        yield Piece(weights.OTHER_MATTER, "the sentences share few words")


def _against(claim: Claim, origin: Claim, scene: Scene) -> Iterator[Piece]:
    mine, theirs = scene.voices.speakers[claim.id], scene.voices.speakers[origin.id]
    carried = scene.voices.carriers[claim.id] | scene.voices.carriers[origin.id]
    faceless = is_faceless(claim) or is_faceless(origin)
    if mine and theirs and not (faceless or mine & theirs or (mine | theirs) & carried):
        common = is_common(claim) or is_common(origin)
        yield Piece(weights.OTHER_CALLING if common else weights.OTHER_SPEAKER, "another speaker is named")
    if collected(claim, scene.papers.get(claim.document)) and not mine & theirs:
        yield Piece(weights.OWN_COLLECTION, "it counted for itself")


def collected(claim: Claim, paper: Paper | None) -> bool:
    """Whether the words about a claim tell a collection of the speaker's own."""
    after = paper.text[claim.sentence.end : claim.sentence.end + _AROUND] if paper else ""
    return bool(tracing_words().collections.search(claim.sentence.exact + " " + after))


def is_quoted(claim: Claim) -> bool:
    """Whether the figure stands between quotation marks."""
    at = claim.evidence.start - claim.sentence.start
    return any(match.start() <= at < match.end() for match in _QUOTED.finditer(claim.sentence.exact))
