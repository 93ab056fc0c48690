"""A claim beside another that it may go back to: how their figures stand to each other, who says them, what changed.

For a draft that is held against the record; it uses the tests of the walk, and makes no edges.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Mutation, MutationKind
from whosays.model.quantity import PERSON, Qualifier
from whosays.model.verification import Agreement, Attributed, Comparison
from whosays.trace.attributing import Attributing, odds
from whosays.trace.compared_names import name_of
from whosays.trace.counted import kind
from whosays.trace.facts import Facts
from whosays.trace.figures import Likeness, comparable, likeness
from whosays.trace.mutations import mutations
from whosays.trace.names import REJECTING, name_of_speaker, share_a_word, voices
from whosays.trace.naming import Voices, called, given, without_countries
from whosays.trace.nobody import is_common, is_faceless, names_nobody
from whosays.trace.texts import content, shared
from whosays.trace.weights import ANOTHER_GAVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim, Speaker
    from whosays.model.ruling import Rulings
    from whosays.trace.compared_names import Name
    from whosays.trace.papers import Paper
    from whosays.trace.weights import Giving

_BEFORE = 200
"""Characters before a sentence in which the date of its figure may stand."""
_PASSAGE = 250
"""Characters on either side of a sentence that tell of the same matter."""
_PLAN = 40
"""Characters before a figure in which the words of a plan bear on it alone."""
_CLAUSE = re.compile(r"[,;:.](?=\s|$)")
_FIRMER = frozenset({MutationKind.HEDGE_STRIPPED, MutationKind.PLAN_AS_FACT, MutationKind.CURRENCY_SLIPPED})
_AGREEMENTS = {
    Likeness.SAME: Agreement.SAME,
    Likeness.ROUNDED: Agreement.ROUNDED,
    Likeness.SLIPPED: Agreement.SLIPPED,
    Likeness.MISHEARD: Agreement.OTHER,
    Likeness.OTHER: Agreement.OTHER,
}


class Comparing:
    """Compares claims of one case, a draft among its papers."""

    def __init__(self, claims: Sequence[Claim], papers: Mapping[str, Paper], pack: PackFile, rulings: Rulings) -> None:
        """The last of `papers` is the draft's."""
        *_, draft = ("", *papers)
        self._papers = papers
        self._attributing = Attributing(claims, {key: paper for key, paper in papers.items() if key != draft})
        self._measures = pack.measure
        told = voices(claims, papers, pack.speaker, rulings.names)
        self._facts = {claim.id: Facts.of(claim, told, papers) for claim in claims}
        self._voices = _known_voices(claims, papers, draft)
        self._gave: dict[str, tuple[str, ...]] = {}
        self._beside: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.document == draft:
                self._beside[claim.sentence.start].append(claim)

    def compare(self, claim: Claim, origin: Claim, beside: Iterable[Claim] = ()) -> Comparison:
        """What `claim` makes of `origin`. `beside` are the other claims of its own text that may go back to it."""
        kept = [each for each in beside if each is not claim and comparable(each, claim) and _like(each, claim)]
        like = likeness(claim.quantity, origin.quantity) if comparable(claim, origin) else Likeness.OTHER
        attributed, given = self._attributed(self._facts[claim.id], self._facts[origin.id])
        return Comparison(
            agreement=_AGREEMENTS[like],
            attributed=attributed,
            given=given,
            mutations=tuple(self._changes(claim, origin, kept)),
            likeness=max(
                self.alike(claim.sentence.exact, origin.sentence.exact),
                self.alike(self._passage(claim), self._passage(origin)),
            ),
        )

    def _changes(self, claim: Claim, origin: Claim, kept: Sequence[Claim]) -> Iterator[Mutation]:
        """What changed in what is counted and how firmly it is told. Values, bounds and dates imply one another in a
        draft in ways that a relay does not ask for; who reads a plan in the words about a figure is told of one."""
        now, before = kind(claim), kind(origin)
        if now and before and now != before and not _one_by_one(now, before, claim):
            yield Mutation(kind=MutationKind.UNIT_SLIPPED, words=f"{before} became {now}")
        planned = tracing_words().plans.search(self._passage(claim)) or not _is_planned(origin)
        for mutation in mutations(claim, origin, self._measures, kept, self._led(claim)):
            told = planned if mutation.kind is MutationKind.PLAN_AS_FACT else _is_loose(mutation, origin)
            if mutation.kind in _FIRMER and not told:
                yield mutation

    def alike(self, one: str, other: str) -> float:
        """The share of the words of matter of the shorter text that the other has, from 0 to 1."""
        return shared(content(one), content(other))

    def _passage(self, claim: Claim) -> str:
        """A claim's sentence with what stands about it."""
        paper, sentence = self._papers.get(claim.document), claim.sentence
        text = paper.text if paper else ""
        return text[max(0, sentence.start - _PASSAGE) : sentence.end + _PASSAGE] or sentence.exact

    def _led(self, claim: Claim) -> str:
        """The words of the paragraph before a claim's sentence: a date told there is not lost."""
        paper = self._papers.get(claim.document)
        before = paper.text[max(0, claim.sentence.start - _BEFORE) : claim.sentence.start] if paper else ""
        return before.rpartition("\n")[2] if before.strip() else ""

    def _attributed(self, mine: Facts, origin: Facts) -> tuple[Attributed, str]:
        """Whether those whom a claim names say `origin`, carried or printed it, or are others, and which other name
        the draft has. Whoever the record knows to speak and the draft names right before the figure is taken to give
        it."""
        told = self._told(mine, origin)
        if told is not Attributed.NOBODY:
            return told, ""
        names = self.names(mine.claim)
        reasons = self.giving(mine.claim, origin.claim)
        strange = any(self._attributing.is_another(words, origin.claim) for words in names)
        if strange or any(odds(each) >= ANOTHER_GAVE for each in reasons):
            return Attributed.OTHER, names[-1]
        near = any(self._attributing.is_near(words, origin.claim) for words in names)
        return (Attributed.CARRIER if near else Attributed.NOBODY), ""

    def giving(self, claim: Claim, origin: Claim) -> list[dict[Giving, float]]:
        """What speaks for and against that each of those whom a draft's `claim` names is another than who gave
        `origin`; nothing where they are known to be one."""
        if self._told(self._facts[claim.id], self._facts[origin.id]) is not Attributed.NOBODY:
            return []
        return [self._attributing.reasons(words, claim, origin) for words in self.names(claim)]

    def _told(self, mine: Facts, origin: Facts) -> Attributed:
        """The same by the speakers that were read, where they are known to be one; else nobody."""
        if not _read(mine.claim):
            return Attributed.NOBODY
        same = mine.speakers & origin.speakers or mine.governments & (origin.governments | origin.countries)
        if same or _rejects(mine.claim, origin.claim) or _is_cut(mine.claim, origin.claim):
            return Attributed.SAME
        if mine.speakers & (origin.carriers | origin.printers | origin.sources):
            return Attributed.CARRIER
        alike = is_faceless(mine.claim) or is_common(mine.claim) or _share_a_name(mine.claim, origin.claim)
        return Attributed.SAME if alike else Attributed.NOBODY

    def names(self, claim: Claim) -> tuple[str, ...]:
        """Whom the sentence of a draft's claim gives its figure to: as was read, else by the names right before it."""
        if claim.id not in self._gave:
            found = given(claim, self._voices, self._beside.get(claim.sentence.start, ()))
            told = _read(claim) or tuple(each.words for each in found)
            self._gave[claim.id] = tuple(words for words in told if self._attributing.names(words))
        return self._gave[claim.id]


def _read(claim: Claim) -> tuple[str, ...]:
    """The words of the speakers of a claim that stand in its sentence, if they are somebody."""
    told = () if names_nobody(claim) else claim.speakers
    return tuple(speaker.words for speaker in told if speaker.words in claim.sentence.exact)


def _known_voices(claims: Sequence[Claim], papers: Mapping[str, Paper], draft: str) -> Voices:
    """Who speaks in the record or under a name of several words in the draft, and who printed the record."""
    held = [s for c in claims if c.document != draft for s in c.speakers]
    own = {name_of_speaker(s) for c in claims if c.document == draft for s in c.speakers if _ends_in_a_name(s)}
    spoken = {name_of_speaker(s) for s in held if s.key or s.name or _ends_in_a_name(s)}
    described = {name_of_speaker(s) for s in held} - spoken
    printed = {name_of(words) for key, paper in papers.items() if key != draft for words in paper.names}
    told = (spoken | {name for name in own if len(name.stems) > 1}, described, printed)
    return Voices(*(tuple(sorted(names, key=lambda name: name.order)) for names in told))


def _ends_in_a_name(speaker: Speaker) -> bool:
    return speaker.words.rpartition(" ")[2][:1].isupper()


def _share_a_name(mine: Claim, origin: Claim) -> bool:
    """Whether the speakers of two claims may be one by a word of their names; where both bear a name of their own, by a
    word of these: many are ministers."""
    own, theirs = ({n for s in c.speakers for n in _own_names(s)} for c in (mine, origin))
    if own and theirs:
        return any(one.stems & other.stems for one in own for other in theirs)
    return share_a_word(mine, origin)


def _own_names(speaker: Speaker) -> tuple[Name, ...]:
    """The names in the words for a speaker, where they end in one: "Governor Iwen", not "Iwen's office"."""
    return tuple(each.name for each in called(f"- {speaker.words}")) if _ends_in_a_name(speaker) else ()


def _is_cut(mine: Claim, origin: Claim) -> bool:
    """Whether a speaker of `origin` is called by some words of a name that the packs have for a speaker of `mine`, two
    at least ("Armed Conflict Location" of the long name of ACLED), or by it without its country ("the general staff of
    the armed forces")."""
    known = [name_of(s.label).stems for s in mine.speakers if s.key]
    told = [name_of_speaker(s).stems for s in origin.speakers]
    told = [stems for stems in told if len(stems) > 1 and without_countries(stems) == stems]
    return any(stems <= name or without_countries(name) <= stems for stems in told for name in known)


def _rejects(mine: Claim, origin: Claim) -> bool:
    """Whether the one whom a claim names is the one who rejects the figure of `origin`."""
    rejecting = origin.speakers if origin.stance in REJECTING else ()
    return any(name_of_speaker(s).fits(name_of_speaker(other)) for s in mine.speakers for other in rejecting)


def _is_loose(mutation: Mutation, origin: Claim) -> bool:
    """Whether a hedge that is gone is only a word of belief somewhere in the sentence."""
    if mutation.kind is not MutationKind.HEDGE_STRIPPED or origin.quantity.qualifier is Qualifier.APPROX:
        return False
    return not tracing_words().beliefs.search(_right_before(origin))


def _one_by_one(now: str, before: str, claim: Claim) -> bool:
    """Whether two kinds of things are counted one by one: a case is a person, and so is whatever befell the sick."""
    lists = tracing_words()
    ill = {now, before} & lists.event_kinds and lists.ill.search(claim.sentence.exact)
    return bool(ill) or {now, before} == lists.one_by_one


def _is_planned(origin: Claim) -> bool:
    """Whether the words of a plan stand right before a figure of people, within its clause."""
    counted = origin.quantity.unit == PERSON
    return counted and bool(tracing_words().plans.search(_right_before(origin)))


def _right_before(claim: Claim) -> str:
    """The words right before a figure, within its clause."""
    start = claim.evidence.start - claim.sentence.start
    return _CLAUSE.split(claim.sentence.exact[max(0, start - _PLAN) : start])[-1]


def _like(one: Claim, other: Claim) -> bool:
    return likeness(one.quantity, other.quantity) is not Likeness.OTHER
