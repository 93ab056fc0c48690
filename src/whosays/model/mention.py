"""Mentions: a figure as the text puts it. Every field holds words with their place; nothing has been read yet.

Offsets are those of the document's text of record.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.model.record import record


@record
class Words:
    """A stretch of text: `text` is what stands from `start` to `end`."""

    start: int
    end: int
    text: str


class AmountForm(StrEnum):
    """How a figure is put into words."""

    NUMBER = "number"
    RANGE = "range"
    VAGUE = "vague"
    FRACTION = "fraction"
    MAJORITY = "majority"
    MULTIPLE = "multiple"
    NONE = "none"


@record
class AmountWords:
    """The words of one figure: "between 10,000 and 12,000", "around $30,000 – $31,000", "half of these troops", "Rs7
    million".

    The whole span runs from the first hedge to the last unit word (the partitive of a fraction included; counted nouns
    and rate words are outside, see `per`). `number` holds the figure, or the lower end of a range; `upper` the upper
    end.
    `unit` and `upper_unit` hold unit or currency words beside each end. `hedges` stand on either side.
    `per` holds rate words ("per month", "monthly", "a head") wherever in the sentence they bind to this figure.
    `change` holds words of change with their direction ("rose by", "fell to", "a rise of"). `sign` is a minus that a
    currency sign parts from the number ("minus $3 million"). `scale` are words of a heading that scale it ("in
    thousand roubles"); its unit may then be the heading's, too.
    """

    start: int
    end: int
    form: AmountForm
    number: Words
    upper: Words | None = None
    unit: Words | None = None
    upper_unit: Words | None = None
    hedges: tuple[Words, ...] = ()
    per: Words | None = None
    whole: Words | None = None
    change: Words | None = None
    sign: Words | None = None
    scale: Words | None = None


class AsideKind(StrEnum):
    """What a number is that is no claim."""

    DATE = "date"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    DESIGNATION = "designation"
    SECTION_NUMBER = "section_number"
    CITATION_MARK = "citation_mark"
    REFERENCE = "reference"
    AGE = "age"
    SCORE = "score"
    PHONE = "phone"
    COORDINATE = "coordinate"
    ADDRESS = "address"
    PROPER_NAME = "proper_name"
    ANAPHORA = "anaphora"
    IDIOM = "idiom"
    VAGUE = "vague"
    DURATION = "duration"
    MARGIN = "margin"
    ZERO = "zero"


@record
class Aside:
    """A number that is recognised and is no claim: a date, an ordinal, a weapon's designation, a citation mark …"""

    start: int
    end: int
    kind: AsideKind


@record
class TimeWords:
    """A time expression. `form` names the pattern that found it, `parts` its words by role, in order.

    `sense` holds the word that relates a figure to it: "by", "until", "since", "in", "as of", "for the past".
    """

    start: int
    end: int
    text: str
    form: str
    parts: tuple[tuple[str, str], ...]
    sense: Words | None = None

    def part(self, name: str) -> str | None:
        """The words of one role, or None."""
        return next((words for role, words in self.parts if role == name), None)

    def without(self, name: str) -> tuple[tuple[str, str], ...]:
        """The parts but those of one role."""
        return tuple(pair for pair in self.parts if pair[0] != name)


class Attribution(StrEnum):
    """How a text says who says it."""

    NONE = "none"
    NAMED = "named"
    GENERIC = "generic"
    IMPERSONAL = "impersonal"
    HEARSAY = "hearsay"


@record
class Voice:
    """Somebody saying something: who, by which cue, and over which stretch of the text.

    `speakers` are the originators as the text names them (several for joint speakers; none for impersonal wording and
    hearsay);
    `via` are those through whom it came, nearest to the originator first. `cue` is the verb, noun or preposition of
    saying.
    `disputes` is the stretch that the voice rejects ("disputed the $2,000 figure"), if any. `still_speaking` are the
    reasons for which somebody who spoke before is taken to speak here, each with its weight on the logit scale; none
    where a cue of the sentence names him.
    """

    start: int
    end: int
    attribution: Attribution
    cue: Words
    speakers: tuple[Words, ...] = ()
    via: tuple[Words, ...] = ()
    disputes: tuple[int, int] | None = None
    still_speaking: tuple[tuple[str, float], ...] = ()


MEASURE_BEFORE = "what it counts is not said in words of its own: it is taken to go on with the count before"
"""The doubt of a figure whose measure is that of another."""
PLANNED = "told as a plan or a target, not as a fact"
WITHDRAWN = "taken back by whoever told it: no vote for its figure"
UNASSERTED = "nobody says that it is so: no vote for its figure"
"""The doubt of a figure under a condition, in a question, a game or a plan, or that nobody could confirm."""


class Stance(StrEnum):
    """How a speaker stands to a figure (Recording rule 8)."""

    ASSERTS = "asserts"
    ESTIMATES = "estimates"
    SPECULATES = "speculates"
    DISPUTES = "disputes"
    DENIES = "denies"
    CONFIRMS = "confirms"
    INFERS = "infers"


class StatementKind(StrEnum):
    """What a statement without a figure does.

    `agrees` is signing and ratifying, too; `decrees` makes, changes or ends a rule; `promises` takes plans and offers
    in; `withdraws` takes back. Three tell that nothing was said: `no_comment`, `unconfirmed` ("has not confirmed",
    "neither confirmed nor denied"), `unverified` (whoever tells it could not check it).
    """

    CONFIRMS = "confirms"
    DENIES = "denies"
    DISPUTES = "disputes"
    ANNOUNCES = "announces"
    AGREES = "agrees"
    DECREES = "decrees"
    PROMISES = "promises"
    REFUSES = "refuses"
    WITHDRAWS = "withdraws"
    NO_COMMENT = "no_comment"
    UNCONFIRMED = "unconfirmed"
    UNVERIFIED = "unverified"


class TieKind(StrEnum):
    """How two figures of one text hang together."""

    CONVERSION = "conversion"
    APPOSITION = "apposition"
    PART = "part"
    REVISION = "revision"
    """It takes the place of the other."""
    FORMER = "former"
    """It was true before the other: a mention's tie; of claims the other has `REVISION`."""
    ALTERNATIVE = "alternative"
    SAME_SPAN = "same_span"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionTie:
    """A tie from one mention to another of the same document, by the other's place in the list of mentions."""

    kind: TieKind
    other: int


@record
class Mention:
    """A figure with the words around it that say what, whom, where, when and who says so.

    `sentence` is the sentence or table row. `noun` is the counted noun, `cues` the words that tell the measure, in
    order of nearness. `population` and `place` hold the text's own words. `time` may stand in another sentence
    (`time_inherited`); `compared` says that the figure is only what another is held against ("up from 3,000 a week
    earlier"), `former` that a change starts from it ("from 2,150 to 2,480"). `voice` is the innermost voice over
    the figure, `modal` the word that makes it a speculation or an estimate, `probability` a worded one. `citations`
    are marks. `countries` are those that its sentence names, nearest first (ISO 3166-1 alpha-2). `in_table` tells
    prose from rows, and `head` is then that of its column; `doubts` say, for people, what the reading rests on.
    `found_by` names who pointed at the figure, for instance "assist:a-model"; None is the grammar by itself.
    """

    document: str
    amount: AmountWords
    sentence: Words
    measure: str
    noun: Words | None = None
    person: bool = False
    cues: tuple[Words, ...] = ()
    population: Words | None = None
    population_key: str | None = None
    population_countries: tuple[str, ...] = ()
    place: Words | None = None
    place_key: str | None = None
    time: TimeWords | None = None
    time_inherited: bool = False
    compared: bool = False
    former: bool = False
    voice: Voice | None = None
    stance: Stance = Stance.ASSERTS
    modal: Words | None = None
    probability: Words | None = None
    identified_by: Words | None = None
    citations: tuple[str, ...] = ()
    in_table: bool = False
    unit_hint: Words | None = None
    head: Words | None = None
    countries: tuple[str, ...] = ()
    ties: tuple[MentionTie, ...] = ()
    doubts: tuple[str, ...] = ()
    found_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A stretch that says that no figure was given, its sentence, and the voice over it."""

    start: int
    end: int
    sentence: Words
    voice: Voice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement without a figure as the text puts it: the verb or phrase (`cue`), what is said (`said`, the cue where
    nothing more is), who does it, with whom it is agreed, through whom it came, and when it was done."""

    kind: StatementKind
    cue: Words
    said: Words
    sentence: Words
    speakers: tuple[Words, ...] = ()
    partners: tuple[Words, ...] = ()
    via: tuple[Words, ...] = ()
    attribution: Attribution = Attribution.NONE
    time: TimeWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that one document's text holds of figures. `times` are every time expression, for dating the document.

    Where asked for, `passed_over` are figures that could be read and were not taken for claims, as the mentions that
    they would have been, and `unclaimed` the sentences that may hold a number and gave no mention, with their
    neighbours.
    """

    mentions: tuple[Mention, ...]
    asides: tuple[Aside, ...]
    gaps: tuple[Missing, ...]
    times: tuple[TimeWords, ...]
    statements: tuple[Stated, ...] = ()
    passed_over: tuple[Mention, ...] = ()
    unclaimed: tuple[tuple[int, int], ...] = ()
