"""The parts of a report as plain records: what the three faces print, each in its own way.

What always holds: strings are raw words of documents or finished words of ours; a face escapes them and makes hidden
characters visible. An `anchor` is the name of a place in the page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A figure's own words in their sentence, and where they stand: file name and character offsets."""

    anchor: str
    source: str
    start: int
    end: int
    before: str
    exact: str
    after: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim in the table of its question. `date_note` and `doubt_notes` are letters of footnotes.

    `remark` says why a claim repeats another or is set aside; such a line is `faint`. One that does not vote is no
    evidence for its own figure.
    """

    figure: str
    who: str
    via: str
    when: str
    date_note: str
    stance: str
    votes: bool
    remark: str
    doubt_notes: tuple[str, ...]
    quote: Quote
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims that go back to one root, or that share a reason not to count. `letter` is empty for the latter."""

    letter: str
    heading: str
    detail: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A figure and who says it, with the place of the figure in its source."""

    figure: str
    who: str
    anchor: str

    @property
    def words(self) -> str:
        """Both as one phrase."""
        return f"{self.figure} ({self.who})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two figures that cannot both hold; no voices where the account does not hold their claims."""

    sentence: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashes:
    """Contradictions that one thing may dissolve, or nothing known."""

    pairs: tuple[Clash, ...]
    dissolved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Figures that bound an answer from one side, all for one reason."""

    heading: str
    why: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question with its finding. `status` is a word for people, `state` its key.

    `standing` gives the reason of the status, the floor and the estimate; `estimate` is the short form of the last,
    empty where there is none. `dates` is empty where nothing is dated.
    `voices` are the current roots, each with its fullest figure.
    """

    number: int
    anchor: str
    id: str
    title: str
    state: str
    status: str
    standing: str
    envelope: str
    estimate: str
    counts: tuple[str, ...]
    dates: str
    voices: tuple[Voice, ...]
    clashes: tuple[Clashes, ...]
    groups: tuple[Group, ...]
    bounds: tuple[Bound, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def contested(self) -> bool:
        """Whether figures of this question contradict one another."""
        return self.state == "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A relation between figures, for people. `factor` is like "×6.9", empty where there is none.

    `questions` are the ids of the questions that its figures answer. `told` counts the checks that say this, `copies`
    are the figures of the others.
    """

    anchor: str
    relation: str
    sentence: str
    factor: str
    dissolved_by: str
    doubts: tuple[str, ...]
    quotes: tuple[Quote, ...]
    questions: tuple[str, ...] = ()
    copies: tuple[Quote, ...] = ()
    told: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InputView:
    """What a name of a formula stands for: its figure, what it is and, for a question, its place in the page; notes on
    how it enters and what it weighs; the figures that it rests on, those left out counted in `more`."""

    name: str
    figure: str
    what: str
    anchor: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedView:
    """A derivation: `result` is what was reported, `supported` what draws make of it and how far that could reach, or
    why there is nothing. `compared` are direct claims with their quotes; `turns` tells what would change it most.
    """

    number: int
    anchor: str
    name: str
    title: str
    says: str
    formula: str
    written: str
    refused: str
    result: str
    short: str
    supported: tuple[str, ...]
    inputs: tuple[InputView, ...]
    compared: tuple[tuple[str, Quote], ...]
    turns: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateView:
    """An exchange rate that two amounts of one text imply; `parts` are the amounts, one for each quote."""

    parts: tuple[str, ...]
    rate: str
    source: str
    verdict: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadView:
    """Words that could not be read with one meaning, or a place where no figure is given."""

    quote: Quote
    obstacle: str
    readings: tuple[str, ...] = ()
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a rebuilt table: its own words; `quote` where it holds a figure; `notes` are letters of footnotes."""

    text: str
    quote: Quote | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """A table of a source, whole again. Every row has as many cells as there are heads; the first names the row.

    `whole_notes` are doubts that every figure of the table carries.
    """

    anchor: str
    title: str
    printed_head: str
    whole_notes: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of source text. `kind` is empty for plain text, else "claim", "statement", "unread" or "gap"; `ids`
    name the places that begin here; `back` leads to the question or the list that it belongs to, called `title`.
    """

    text: str
    kind: str = ""
    ids: tuple[str, ...] = ()
    back: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a source text, from `start` to `end`."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A document with its text, whole or in passages."""

    number: int
    anchor: str
    name: str
    title: str
    digest: str
    date: str
    date_reason: str
    publisher: str
    notes: tuple[str, ...]
    n_claims: int
    n_unread: int
    length: int
    whole: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file that gave no document."""

    name: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule of a scheme: for which case, in force when, how much, what else is said, and the words it rests on, of
    which `more` are not quoted."""

    anchor: str
    case: str
    term: str
    amount: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownView:
    """What the sources say that nobody knows."""

    says: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredView:
    """Rules that would hold on one condition, and who infers it."""

    condition: str
    rules: tuple[RuleView, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeView:
    """Rules of payment. `inferred` are rules by the condition under which they would hold; `changes` tell what one rule
    after another made of an amount, `silent` for whom and when nothing is stated."""

    number: int
    anchor: str
    title: str
    status: str
    rules: tuple[RuleView, ...]
    inferred: tuple[InferredView, ...]
    changes: tuple[str, ...]
    unknown: tuple[UnknownView, ...]
    silent: tuple[str, ...]
