"""Claims of a question put together by what ties them to earlier ones, without a look at every pair.

What always holds: the groups and edges are those that a look at every pair would give. Only claims of one document, of
one voice with one figure, or of one figure in much the same words can be tied; each kind is found by its key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from whosays.trace.ties import edge_between, enough_shared, names_nobody, shingles, speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.link import Edge

_Figure = tuple["Decimal | None", "Decimal | None", str]
_Text = frozenset[tuple[str, ...]]


def joined(voters: Sequence[Claim]) -> tuple[list[list[Claim]], list[Edge]]:
    """The groups of `voters`, which stand in the order of publication and reading, and why each was joined."""
    groups, edges = _Groups(voters), []
    for claim in voters:
        found = groups.joining(claim)
        if not found:
            groups.begin(claim)
            continue
        home, edge = found[0]
        groups.join(claim, home)
        edges.append(edge)
        for other, linking in found[1:]:
            if groups.one_voice(home, other):
                groups.merge(home, other)
                edges.append(linking)
    return groups.members(), edges


class _Groups:
    """Groups by number, in the order in which they began; with the keys by which a later claim finds them.

    Of each key a group gives its first claim only: the one that an edge would go to.
    """

    def __init__(self, voters: Iterable[Claim]) -> None:
        self._members: dict[int, list[Claim]] = {}
        self._home: dict[str, int] = {}
        self._place: dict[str, int] = {}
        self._voices: dict[int, set[frozenset[str]]] = {}
        self._of_document: dict[str, list[Claim]] = defaultdict(list)
        self._of_voice: dict[tuple[str, _Figure], dict[int, Claim]] = defaultdict(dict)
        self._of_run: dict[tuple[_Figure, tuple[str, ...]], dict[int, None]] = defaultdict(dict)
        self._texts: dict[tuple[int, _Figure], dict[tuple[_Text, str], Claim]] = defaultdict(dict)
        self._told = Counter(figure for figure, _ in {(_figure(claim), claim.document) for claim in voters})

    def members(self) -> list[list[Claim]]:
        return list(self._members.values())

    def joining(self, claim: Claim) -> list[tuple[int, Edge]]:
        """The groups that `claim` is tied to, in order, each with the first edge."""
        candidates: dict[int, dict[str, Claim]] = defaultdict(dict)
        for origin in chain(self._of_document[claim.document], self._same_voice(claim), self._same_words(claim)):
            candidates[self._home[origin.id]][origin.id] = origin
        found = []
        for number in sorted(candidates):
            origins = sorted(candidates[number].values(), key=lambda origin: self._place[origin.id])
            edge = next((edge for origin in origins if (edge := edge_between(claim, origin))), None)
            if edge is not None:
                found.append((number, edge))
        return found

    def begin(self, claim: Claim) -> None:
        number = len(self._home)
        self._members[number] = []
        self._voices[number] = set()
        self.join(claim, number)

    def join(self, claim: Claim, number: int) -> None:
        self._of_document[claim.document].append(claim)
        self._settle(claim, number)

    def merge(self, home: int, other: int) -> None:
        gone = self._members.pop(other)
        self._voices.pop(other)
        for claim in gone:
            for voice in speakers_of(claim):
                self._of_voice[voice, _figure(claim)].pop(other, None)
            for run in self._runs(claim):
                self._of_run[_figure(claim), run].pop(other, None)
            self._texts.pop((other, _figure(claim)), None)
        for claim in gone:
            self._settle(claim, home)

    def one_voice(self, home: int, other: int) -> bool:
        """Whether a merged group would still speak with one voice: at most one set of named speakers."""
        return len(self._voices[home] | self._voices[other]) <= 1

    def _settle(self, claim: Claim, number: int) -> None:
        self._home[claim.id] = number
        self._place[claim.id] = len(self._members[number])
        self._members[number].append(claim)
        if not names_nobody(claim):
            self._voices[number].add(speakers_of(claim))
        figure = _figure(claim)
        for voice in speakers_of(claim):
            self._of_voice[voice, figure].setdefault(number, claim)
        runs = self._runs(claim)
        for run in runs:
            self._of_run[figure, run][number] = None
        if runs:
            self._texts[number, figure].setdefault((runs, claim.document), claim)

    def _same_voice(self, claim: Claim) -> Iterator[Claim]:
        for voice in speakers_of(claim):
            yield from self._of_voice.get((voice, _figure(claim)), {}).values()

    def _same_words(self, claim: Claim) -> Iterator[Claim]:
        """Of each group the first claim of another document with this figure in much the same words."""
        figure, runs = _figure(claim), self._runs(claim)
        near = dict.fromkeys(chain.from_iterable(self._of_run.get((figure, run), ()) for run in runs))
        for number in near:
            told = self._texts[number, figure].items()
            first = next(
                (c for (text, paper), c in told if paper != claim.document and enough_shared(runs, text)), None
            )
            if first is not None:
                yield first

    def _runs(self, claim: Claim) -> _Text:
        """The runs of words of a claim's sentence; none where no other document tells its figure."""
        return shingles(claim.sentence.exact) if self._told[_figure(claim)] > 1 else frozenset()


def _figure(claim: Claim) -> _Figure:
    return claim.quantity.low, claim.quantity.high, claim.quantity.unit
