"""What the walk asks of a claim again and again, looked up once: its day, voices, words and figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.quantity import COUNT
from whosays.trace.figures import marks, round_marks, roundings, unit_class
from whosays.trace.nobody import is_common, is_described, is_faceless
from whosays.trace.texts import content, runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.claim import Claim
    from whosays.trace.names import Voices
    from whosays.trace.papers import Paper

_AROUND: Final = 160
"""Characters beside a sentence in which a speaker may say how he counted, or that he corrects himself."""
NOBODY: Final[frozenset[int]] = frozenset()


@dataclass(eq=False)
class Facts:
    """A claim with what is known of it. Words are made ready when they are first asked for."""

    claim: Claim
    id: str
    document: str
    paper: Paper | None
    speakers: frozenset[int]
    carriers: frozenset[int]
    printers: frozenset[int]
    sources: frozenset[int]

    @classmethod
    def of(cls, claim: Claim, voices: Voices, papers: Mapping[str, Paper]) -> Facts:
        """The facts of `claim` among `papers`."""
        document, name = claim.document, claim.id
        printers = voices.printers.get(document, NOBODY)
        said, via, behind = voices.speakers[name], voices.carriers[name], voices.sources[name]
        return cls(claim, name, document, papers.get(document), said, via, printers, behind)

    @cached_property
    def day(self) -> date:
        """When its paper was published; the last of all days where that is not known."""
        return (self.paper.day if self.paper else None) or date.max

    @cached_property
    def own(self) -> bool:
        """Whether it stands in a paper of its speaker's own, or in one that prints the speaker's words."""
        if self.speakers and self.paper and self.paper.transcript:
            return True
        return bool(self.printers & self.speakers)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The states whose bodies its speakers are."""
        return frozenset(s.country for s in self.claim.speakers if s.country and s.bloc)

    @cached_property
    def governments(self) -> frozenset[str]:
        """The states whose government in general speaks: "Seoul", "Ukrainian officials"."""
        general = (s for s in self.claim.speakers if s.key == f"{s.bloc}_government")
        return frozenset(s.country for s in general if s.country)

    @cached_property
    def runs(self) -> dict[str, None]:
        """The runs of eight words of its sentence, in order."""
        return dict.fromkeys(runs(self.claim.sentence.exact))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence that carry the matter."""
        return content(self.claim.sentence.exact)

    @cached_property
    def unit(self) -> str:
        """The class of its unit."""
        return unit_class(self.claim.quantity.unit)

    @cached_property
    def bare(self) -> bool:
        """Whether it is a number by itself, and no word tells what it counts: "the state that took 5.9 billion"."""
        return self.claim.quantity.unit == COUNT and self.claim.measure == COUNT

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The significant digits of its ends, those of most digits first."""
        return tuple(sorted(marks(self.claim.quantity), key=lambda mark: (-len(mark), mark)))

    @cached_property
    def roundings(self) -> tuple[tuple[str, int], ...]:
        """What its ends become with fewer digits."""
        return tuple(sorted(roundings(self.claim.quantity)))

    @cached_property
    def rounds(self) -> tuple[tuple[str, int], ...]:
        """Its ends as the roundings of another are told."""
        return tuple(sorted(round_marks(self.claim.quantity)))

    @cached_property
    def faceless(self) -> bool:
        """See `names.is_faceless`."""
        return is_faceless(self.claim)

    @cached_property
    def common(self) -> bool:
        """See `names.is_common`."""
        return is_common(self.claim)

    @cached_property
    def vague(self) -> bool:
        """Whether those whom it names are only called by what they do, or by an office: "medics", "the mayor"."""
        return is_faceless(self.claim) or is_common(self.claim) or is_described(self.claim)

    @cached_property
    def of_itself(self) -> bool:
        """Whether its sentence speaks of whoever writes it: "we", "our"."""
        return bool(tracing_words().ourselves.search(self.claim.sentence.exact))

    def days_after(self, origin: Facts) -> int | None:
        """Days from the paper of `origin` to its own; None where one is not dated."""
        return (self.day - origin.day).days if date.max not in (self.day, origin.day) else None

    @cached_property
    def updating(self) -> bool:
        """Whether its sentence corrects or adds to what was said before."""
        return bool(tracing_words().updating.search(self.claim.sentence.exact))

    @cached_property
    def corrects(self) -> bool:
        """Whether the words about it correct or add to what was said before ("41 are missing. This corrects …")."""
        return bool(tracing_words().updating.search(self._about()))

    @cached_property
    def collected(self) -> bool:
        """Whether the words about it tell a collection of the speaker's own."""
        return bool(tracing_words().collections.search(f"{self._led()} {self._about()}"))

    @cached_property
    def counted(self) -> bool:
        """Whether its own sentence does, or the one before it."""
        return bool(tracing_words().collections.search(f"{self._led()} {self.claim.sentence.exact}"))

    def _about(self) -> str:
        """Its sentence and some characters after it."""
        sentence = self.claim.sentence
        after = self.paper.text[sentence.end : sentence.end + _AROUND] if self.paper else ""
        return f"{sentence.exact} {after}"

    def _led(self) -> str:
        """The end of the sentence before it in its paragraph."""
        start = self.claim.sentence.start
        before = self.paper.text[max(0, start - _AROUND) : start] if self.paper else ""
        return before.rpartition("\n")[2].rstrip(" .").rpartition(". ")[2]
