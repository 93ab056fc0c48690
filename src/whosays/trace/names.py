"""Speakers, carriers and publishers under many names: which names of a case are one.

Two names are one if a pack has one key for both, if the words of one are among the words of the other ("the ministry",
"Ministry of Health of Varnia"), or if one is the initials of the other. A short name that fits several longer ones that
do not fit each other is resolved within its own document, or stays alone: nothing is merged on a guess.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.mention import Attribution, Stance
from whosays.trace.compared_names import STEM, WORD, Name, name_of
from whosays.trace.credits import credited, plain, told_after
from whosays.trace.nobody import names_nobody
from whosays.trace.resting import resting, sources
from whosays.trace.settling import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.speakers import SpeakerEntry
    from whosays.model.claim import Claim, Speaker
    from whosays.model.document import Evidence
    from whosays.model.ruling import Naming
    from whosays.trace.papers import Paper

REJECTING = frozenset({Stance.DISPUTES, Stance.DENIES})
"""Who rejects a figure is not the one who gave it."""
_BESIDE: Final = 7
"""Words beside a verb of saying in which a speaker's name may stand."""
_CROWDED: Final = 200
"""Names that share a word; more tell nothing."""


def share_a_word(claim: Claim, origin: Claim) -> bool:
    """Whether the speakers of two claims may be one by a word of their names: "the district's governor", "Governor
    Iwen"."""
    mine, theirs = ({stem for s in c.speakers for stem in name_of(s.words).stems} for c in (claim, origin))
    return bool(mine & theirs)


def name_of_speaker(speaker: Speaker) -> Name:
    """The name of a speaker as the text has it, with the pack's key."""
    return name_of(speaker.words, speaker.key or "")


@dataclass(slots=True)
class Names:
    """The names of a case and the class of each; classes are numbers."""

    classes: dict[Name, int] = field(default_factory=dict)
    apart: frozenset[frozenset[Name]] = frozenset()
    _members: dict[int, list[Name]] = field(default_factory=dict)
    _by_stem: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    _local: dict[tuple[str, Name], int] = field(default_factory=dict)

    def learn(self, names: Iterable[Name]) -> None:
        """Sorts names into classes, longest first, so that their order does not matter. An office is its holder's only
        within a document: "Chief Minister" elsewhere is another's."""
        for name in sorted(set(names), key=lambda n: n.order):
            near = [other for other in self._near(name) if not name.office or other.office]
            fitting = {self.classes[other] for other in near if self._fit(name, other)}
            whole = [c for c in fitting if all(self._fit(name, member) for member in self._members[c])]
            chosen = whole[0] if len(whole) == 1 and len(fitting) == 1 else len(self._members)
            self.classes[name] = chosen
            self._members.setdefault(chosen, []).append(name)
            for mark in self._marks(name):
                self._by_stem[mark].append(name)

    def _fit(self, name: Name, other: Name) -> bool:
        """Whether two names can be one, and nobody ruled that they are not."""
        return name.fits(other) and not (self.apart and frozenset((name, other)) in self.apart)

    def _near(self, name: Name) -> list[Name]:
        posted = [self._by_stem[mark] for mark in self._marks(name) if mark in self._by_stem]
        return [other for names in posted if len(names) <= _CROWDED for other in names]

    @staticmethod
    def _marks(name: Name) -> list[str]:
        marks = sorted(name.stems | name.joined)
        marks += [f"={name.key}"] if name.key else []
        return marks + [f"#{mark}" for mark in {name.initials, name.short} if mark]

    def settle(self, document: str, names: Iterable[Name]) -> None:
        """Gives short names that stand for several the class of the one long name in their own document. Words that
        very many names there share tell nothing."""
        here = sorted(set(names), key=lambda n: n.order)
        by_mark: dict[str, list[Name]] = defaultdict(list)
        for name in here:
            for mark in self._marks(name):
                by_mark[mark].append(name)
        for name in here:
            posted = (by_mark[mark] for mark in self._marks(name))
            near = {other for found in posted if len(found) <= _CROWDED for other in found}
            fuller = {self.classes[o] for o in near if len(o.stems) > len(name.stems) and self._fit(name, o)}
            fuller -= {self.classes[name]}
            if len(fuller) == 1 and len(self._members[self.classes[name]]) == 1:
                self._local[document, name] = fuller.pop()

    def speaking(self, document: str, text: str) -> frozenset[int]:
        """The classes, as `document` uses them, of the names of two words or more that stand beside a verb of saying in
        `text`: a speaker that the reading of the sentence has missed."""
        words = [(match.group().lower()[:STEM], match.start()) for match in WORD.finditer(text)]
        found: set[int] = set()
        for verb in tracing_words().giving.finditer(text):
            at = next((k for k, (_, start) in enumerate(words) if start >= verb.start()), len(words))
            for side in (words[max(0, at - _BESIDE) : at], words[at + 1 : at + 1 + _BESIDE]):
                stems = {stem for stem, _ in side}
                near = {name for stem in stems for name in self._by_stem.get(stem, ())[:_CROWDED]}
                found |= {self.in_document(document, n) for n in near if len(n.stems) > 1 and n.stems <= stems}
        return frozenset(found)

    def in_document(self, document: str, name: Name) -> int:
        """The class of `name` as `document` uses it."""
        return self._local.get((document, name), self.classes[name])


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks, carries and prints, by classes of names: `speakers` and `carriers` by claim, `printers` by document;
    `sources` are those on whose figures a claim's sentence says that its own rests."""

    speakers: Mapping[str, frozenset[int]]
    carriers: Mapping[str, frozenset[int]]
    sources: Mapping[str, frozenset[int]]
    printers: Mapping[str, frozenset[int]]
    names: Names
    fullest: Mapping[int, Speaker]

    def called(self, document: str, speaker: Speaker) -> Speaker:
        """The speaker by the fullest name that the case has for them."""
        return self.fullest.get(self.names.in_document(document, name_of_speaker(speaker)), speaker)


def voices(
    claims: Sequence[Claim],
    papers: Mapping[str, Paper],
    entries: Mapping[str, SpeakerEntry] | None = None,
    namings: Sequence[Naming] = (),
) -> Voices:
    """The voices of `claims` in `papers`. `entries` are what the packs know of speakers, `namings` what people
    ruled."""
    own = _keys_of_names(entries or {}) | settled(namings, claims, entries or {}).keys
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    printed = {d: [_known(n, own) for n in _printers(d, c, papers)] for d, c in by_document.items()}
    told = {d: [n for claim in c for n in _names(claim, own)] for d, c in by_document.items()}
    names = Names(apart=_apart(namings, by_document, own))
    names.learn(name for table in (printed, told) for found in table.values() for name in found)
    known = _classes_of_printers(by_document, papers, names, own)
    speakers, carriers, printers = {}, {}, {}
    for document, members in by_document.items():
        names.settle(document, (*told[document], *printed[document]))
        printers[document] = frozenset(names.in_document(document, n) for n in printed[document])
        beside = _given_there(members, names)
        speaking = cache(partial(names.speaking, document))  # many figures may stand in one sentence
        credits_of = cache(partial(_credits, paper=papers.get(document), known=known))
        for claim in members:
            said = () if names_nobody(claim) or claim.stance in REJECTING else claim.speakers
            speakers[claim.id] = frozenset(names.in_document(document, name_of_speaker(s)) for s in said)
            if not claim.speakers or claim.attribution is Attribution.NONE:
                missed = speaking(claim.sentence.exact) - printers[document]
                given = beside.get(claim.sentence.start) if claim.speakers else None
                speakers[claim.id] = missed - (given or frozenset())
            via = frozenset(names.in_document(document, _known(v, own)) for v in claim.via)
            carriers[claim.id] = via | (credits_of(claim.sentence) - printers[document])
    spoken = ((c.document, s) for c in claims if not names_nobody(c) for s in c.speakers)
    givers = sources(((s, names.in_document(document, name_of_speaker(s))) for document, s in spoken), own, known)
    rest = cache(partial(resting, known=givers))
    rests = {claim.id: rest(claim.sentence.exact) - speakers[claim.id] for claim in claims}
    return Voices(speakers, carriers, rests, printers, names, _fullest(by_document, names))


def _given_there(members: Iterable[Claim], names: Names) -> dict[int, frozenset[int]]:
    """The classes of those of whom a sentence is known to give a figure, by where it starts: the reading has not missed
    them, and what a paper that speaks for itself tells beside is its own."""
    found: dict[int, frozenset[int]] = {}
    for claim in members:
        if not names_nobody(claim):
            said = {names.in_document(claim.document, name_of_speaker(s)) for s in claim.speakers}
            found[claim.sentence.start] = found.get(claim.sentence.start, frozenset()) | said
    return found


def _apart(
    namings: Sequence[Naming], by_document: Mapping[str, list[Claim]], own: Mapping[str, str]
) -> frozenset[frozenset[Name]]:
    """The pairs of names that are not one, however texts spell them."""
    pairs = {frozenset((n.alias.casefold(), n.speaker.casefold())) for n in namings if n.apart}
    if not pairs:
        return frozenset()
    spelt: dict[str, set[Name]] = defaultdict(set)
    for members in by_document.values():
        for speaker in (s for claim in members for s in claim.speakers):
            for words in (speaker.words, speaker.label):
                spelt[words.casefold()].add(name_of_speaker(speaker))
    for words in {words for pair in pairs for words in pair}:
        spelt[words].add(_known(words, own))
    return frozenset(
        frozenset((a, b))
        for one, other in (sorted(p) for p in pairs if len(p) > 1)
        for a in spelt[one]
        for b in spelt[other]
    )


def _credits(sentence: Evidence, paper: Paper | None, known: Mapping[str, int]) -> frozenset[int]:
    """The papers that a sentence credits, or the one after it that refers back to it."""
    after = told_after(paper.text, sentence.end) if paper else ""
    return credited(sentence.exact, known) | (credited(after, known) if after else frozenset())


def _classes_of_printers(
    by_document: Mapping[str, list[Claim]], papers: Mapping[str, Paper], names: Names, own: Mapping[str, str]
) -> dict[str, int]:
    """The class of each printed name, by its words."""
    found: dict[str, int] = {}
    for document, members in by_document.items():
        for words in _printers(document, members, papers):
            found.setdefault(plain(words), names.classes[_known(words, own)])
    return found


def _fullest(by_document: Mapping[str, list[Claim]], names: Names) -> dict[int, Speaker]:
    """The speaker with the most words of each class; of those, the first in the order of the walk."""
    found: dict[int, Speaker] = {}
    for document, members in by_document.items():
        for speaker in (s for c in members if not names_nobody(c) for s in c.speakers):
            name = name_of_speaker(speaker)
            known = found.setdefault(names.in_document(document, name), speaker)
            if _is_fuller(speaker, known) or (
                name.stems < name_of_speaker(known).stems and _only_speaks(known, speaker)
            ):
                found[names.in_document(document, name)] = speaker
    return found


def _is_fuller(speaker: Speaker, known: Speaker) -> bool:
    more = len(name_of_speaker(speaker).stems) > len(name_of_speaker(known).stems)
    return more and not _only_speaks(speaker, known)


def _only_speaks(person: Speaker, body: Speaker) -> bool:
    """Whether `person` is somebody by name who speaks for `body`, and not its fuller name: "FEMA director Anna Bell"
    for FEMA; "Anna Bell" for Bell."""
    if not person.name or person.key:
        return False
    return name_of(person.name).stems.isdisjoint(name_of_speaker(body).stems)


def _printers(document: str, members: list[Claim], papers: Mapping[str, Paper]) -> list[str]:
    if document in papers and papers[document].sheet:
        return []
    found = papers[document].names if document in papers else ()
    return list(dict.fromkeys((*found, *(c.publisher for c in members if c.publisher))))


def _names(claim: Claim, own: Mapping[str, str]) -> list[Name]:
    return [*map(name_of_speaker, claim.speakers), *(_known(words, own) for words in claim.via)]


def _known(words: str, own: Mapping[str, str]) -> Name:
    return name_of(words, own.get(words.casefold(), ""))


def _keys_of_names(entries: Mapping[str, SpeakerEntry]) -> dict[str, str]:
    return {name.casefold(): key for key, entry in entries.items() for name in (entry.name, *entry.aliases)}
