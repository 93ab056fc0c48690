"""Claims: mentions that have been read. Beside them what could not be read, what is said to be missing, and statements.

No claim exists without its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from whosays.model.document import Evidence
from whosays.model.identity import identity
from whosays.model.mention import UNASSERTED, WITHDRAWN, Attribution, Stance, StatementKind, TieKind
from whosays.model.period import AsOf
from whosays.model.quantity import Quantity
from whosays.model.record import record

AUTHOR = "author"
"""The speaker that records have for a claim that names none: the document says so itself."""
PERSON_FOUND = "a person"
"""Who found a claim that the grammar passed over and a person added."""
NOT_READ = ("missed", None)
"""Measure and population as they were read of a claim that a person added: the id of such a claim rests on its words
alone."""
NO_VOTE = frozenset({Stance.DISPUTES, Stance.DENIES, Stance.INFERS})
"""Stances that are no evidence for the figure (Recording rule 8)."""
WITHDRAWS = "withdraws"
NO_VOTE_DOUBTS = frozenset({UNASSERTED, WITHDRAWN})
"""Doubts with which nobody says that the figure is so."""


@record
class Speaker:
    """Who says it: the text's own words, the pack's entry where it has one, and the bloc the pack gives it. `grade` is
    how reliable a person holds the source to be, from A to F, which is unknown; nothing is reckoned with it."""

    words: str
    key: str | None = None
    name: str | None = None
    bloc: str | None = None
    country: str | None = None
    grade: str | None = None

    @property
    def label(self) -> str:
        """The pack's name, or the text's words."""
        return self.name or self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie from a claim to another claim of the same document, by its id."""

    kind: TieKind
    claim: str


@record
class Claim:
    """One value or range of one measure of one population, as one text puts it (Recording rule 5).

    `measure`, `population` and `place` are keys of the packs or, for what no pack names, snake_case of the words;
    `narrower` is the measure that the words tell where a pack has it told as a wider one ("evacuated" as displaced).
    No speaker means that the document itself says so. `identified_by` holds the words that tell that the count
    rests on identified cases ("names of"); `against_interest` that the speaker is the party whom the figure hurts.
    `root_text` is what the analyst who wrote it down calls the statement that it goes back to.
    `found_by` names who pointed at the figure, for instance "assist:a-model"; None is the grammar by itself. `aside` is
    why a person ruled that it is no evidence. `entered` tells that an analyst wrote the claim down in their own row.
    `basis` is what a sum of money is told as, by keys of the packs ("net", "one_off"); empty where no words tell it.
    `ruled` are the fields that a person ruled, each with the reason; `as_read` are measure and population as they were
    read, where one of them was; `read_at` are the words that were read where a person ruled others.
    """

    evidence: Evidence
    sentence: Evidence
    quantity: Quantity
    measure: str
    population: str | None = None
    population_text: str | None = None
    place: str | None = None
    place_text: str | None = None
    as_of: AsOf | None = None
    speakers: tuple[Speaker, ...] = ()
    attribution: Attribution = Attribution.NONE
    via: tuple[str, ...] = ()
    publisher: str | None = None
    stance: Stance = Stance.ASSERTS
    probability: str | None = None
    citations: tuple[str, ...] = ()
    identified_by: str | None = None
    against_interest: bool = False
    in_table: bool = False
    ties: tuple[Tie, ...] = ()
    doubts: tuple[str, ...] = ()
    found_by: str | None = None
    narrower: str | None = None
    basis: tuple[str, ...] = ()
    aside: str | None = None
    root_text: str | None = None
    entered: bool = False
    ruled: tuple[tuple[str, str], ...] = ()
    as_read: tuple[str, str | None] | None = None
    read_at: Evidence | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """A digest of what makes this claim this claim: its span, measure and population. Each claim is asked for it
        fifty times and more, so it keeps it."""
        if not self._id:
            found = claim_id(self.words_read, *(self.as_read or (self.measure, self.population)))
            object.__setattr__(self, "_id", found)
        return self._id

    @property
    def words_read(self) -> Evidence:
        """The words that were read as this figure: a person may have ruled that they are others."""
        return self.read_at or self.evidence

    @property
    def document(self) -> str:
        """The id of the document that the claim stands in."""
        return self.evidence.document

    @property
    def narrowest(self) -> str:
        """The measure that the words themselves tell."""
        return self.narrower or self.measure

    @property
    def manner(self) -> str:
        """How it is told of in words: its stance, or that whoever told it takes it back."""
        return WITHDRAWS if WITHDRAWN in self.doubts else self.stance.value

    @property
    def votes(self) -> bool:
        """Whether the claim is evidence for its own figure."""
        return self.stance not in NO_VOTE and self.aside is None and NO_VOTE_DOUBTS.isdisjoint(self.doubts)


def claim_id(evidence: Evidence, measure: str, population: str | None) -> str:
    """The id of a claim: two claims on one span differ in measure or population."""
    return _kept_id(
        "claim", evidence.document, evidence.text_version, evidence.start, evidence.end, measure, population
    )


@lru_cache(maxsize=65536)
def _kept_id(*parts: object) -> str:
    """The id of `parts`, kept because a claim is asked for its own at every stage."""
    return identity(*parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A mention that could not be read with one meaning: its words and the obstacle (Recording rule 4)."""

    evidence: Evidence
    sentence: Evidence
    obstacle: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place where the text says that no figure was given."""

    evidence: Evidence
    sentence: Evidence
    about: str | None = None
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim without a quantity: who confirms, denies, announces, agrees or decrees what, and when.

    What a reader may rely on: `evidence` is what is said, verbatim, or the cue where nothing more is said; `cue` the
    verb or phrase that says it ("officially confirmed"); both stand in `sentence`. No speaker means that the text names
    none ("a decree was signed") or speaks for itself. `partners` are those with whom it is agreed. `as_of` is when it
    was said or done, only where words tell it, as coarsely as they do; `told` is the date of the document, by which it
    had happened. `claims` are the ids of the figures in its words; a figure that is itself confirmed, denied or
    announced is a claim and no statement.
    """

    evidence: Evidence
    cue: Evidence
    sentence: Evidence
    kind: StatementKind
    speakers: tuple[Speaker, ...] = ()
    partners: tuple[Speaker, ...] = ()
    attribution: Attribution = Attribution.NONE
    via: tuple[str, ...] = ()
    publisher: str | None = None
    as_of: AsOf | None = None
    told: AsOf | None = None
    claims: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A digest of what makes this statement this statement: its spans and its kind."""
        said = self.evidence
        return _kept_id("statement", said.document, said.text_version, self.cue.start, said.start, said.end, self.kind)

    @property
    def document(self) -> str:
        """The id of the document that the statement stands in."""
        return self.evidence.document


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many proposals of an assistant were dropped for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one document yields: claims, what stays unread, gaps, statements.

    `dropped` tells what an assistant proposed in vain, `notes` how the document was read, for people.
    """

    document: str
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    gaps: tuple[Gap, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
