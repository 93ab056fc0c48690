"""Packs: the words and rules of one field as data. Measures and their lattice, roles, places, speakers, relations,
examples.

A pack in the case folder extends or replaces what ships: tables merge by key, and a key that is given again replaces
the old one.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from whosays.lexicon.derivations import DerivationEntry
from whosays.lexicon.pack_words import Example, PackWords, both, speaking, speechless
from whosays.lexicon.reckonings import ReckoningEntry
from whosays.lexicon.speakers import SpeakerEntry
from whosays.lexicon.strict import Strict


class MeasureKind(StrEnum):
    """How a measure behaves in time."""

    CUMULATIVE = "cumulative"
    STOCK = "stock"
    FLOW = "flow"
    RATE = "rate"
    RULE = "rule"
    SHARE = "share"
    COUNT = "count"


class UnitClass(StrEnum):
    """What kind of unit a measure is told in."""

    PERSON = "person"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    OTHER = "other"


class MeasureEntry(Strict):
    """What is measured, and the words that tell it.

    `names` are phrases that say it by themselves, `hints` phrases that say it where nothing stronger stands; `when` are
    groups of phrases of which one each must stand in the sentence; that of `setting` (its place, from 0) may be told
    by a sentence a little before ("A tram derailed. Two were treated"). `parts` are measures that bound it from below.
    Where its setting is told, a measure that is `bare` is what people of whom nothing else is said are counted by. No
    later figure goes on with one that stands `alone`.
    `stand_ins` are nouns that stand for its people where these were counted before ("213 portraits" on a memorial).
    `each` tells that its money goes to each person, as pay does, and not to all of them together, as a budget does.
    `under` is the wider measure that its figures are told as, of the people of its own role: who was evacuated is
    displaced.
    `places` says how fine a place must be to make a question of its own. `usual` marks the measure taken for bare
    counts of its role, or for its rate, where no phrase decides. `spread` is how far sources usually err and blocs
    differ on it, in its logarithm (0.2 is a factor of 1.2).
    `pays` tells of a payment for what it is due, as values of axes: `{ event = "injury", severity = "minor" }`.
    `bases` are what its sums are told as where nothing else is said: "gross", "recurring". A sum of another basis is
    a question of its own.
    `phrase` tells it of some {people} in running text ("casualties among {people}"); `topic` is the section of a report
    that it belongs to.
    """

    title: str
    phrase: str = Field("", pattern=r"^$|^[^{}]*\{people\}[^{}]*$")
    topic: str | None = None
    names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    when: tuple[tuple[str, ...], ...] = ()
    setting: int | None = None
    bare: bool = False
    alone: bool = False
    stand_ins: tuple[str, ...] = ()
    unit: UnitClass
    kind: MeasureKind
    per: str | None = None
    each: bool = False
    parts: tuple[str, ...] = ()
    widens: tuple[str, ...] = ()
    under: str | None = None
    share_of: str | None = None
    share_in: str | None = None
    roles: tuple[str, ...] = ()
    role: str | None = None
    places: str = "any"
    usual: bool = False
    spread: float | None = None
    pays: dict[str, str] = Field(default_factory=dict)
    bases: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


class TopicEntry(Strict):
    """A section of a report, for the measures that name it."""

    title: str = Field(min_length=1)


class RoleEntry(Strict):
    """A kind of people: "troops", "civilians". `nouns` are its words, in singular and plural.

    A `generic` role ("people", "casualties") says nothing of who they are: the measure's own role names them. Where it
    has `signs`, a measure takes people whom no word names for it only in a text that has one of them.
    """

    nouns: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    title: str
    generic: bool = False


class PlaceEntry(Strict):
    """A place that is no country: its names and what contains it."""

    names: tuple[str, ...]
    within: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name that reports use: the first."""
        return self.names[0]


class EventEntry(Strict):
    """An event that texts count from ("since the invasion"): its names, its first day and, if it lasted, its last.

    Names that several events share ("the coup") are read where one of the words of `among` stands in the document; an
    event without such words is known by its names alone.
    """

    names: tuple[str, ...]
    among: tuple[str, ...] = ()
    first: date
    last: date | None = None


class TermEntry(Strict):
    """What a name in a relation stands for: a measure, with conditions on its people, place, time and words.

    `population` and `place` are names of which one is meant, by their keys or in the text's words; `period` is the time
    within which the figure must be dated (2024, 2024-11, ../2024-11). `after` names another term whose figure must be
    dated before this one's. `among` are beginnings of words of which one must stand in the figure's own sentence.
    `basis` is that of the sums meant ("net"); without it plain ones are.
    """

    measure: str
    basis: str | None = None
    population: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    period: str | None = None
    after: str | None = None
    among: tuple[str, ...] = ()


class RelationEntry(Strict):
    """A relation between measures that must hold, as an expression: `annual_revenue == troops * monthly_pay * 12`.

    Shares count as parts of one. `says` is the reason, for people. `terms` tells what names stand for that are not
    measures themselves. `same` tells whose figures are held together: those of one "population", of one "country",
    or of all people of one "event", which are told near one another in one document; and then `alike` names the
    terms that must be of one population all the same; beside it, figures of one "place", one "period", one
    "speaker" or one "document" only. `among` are beginnings of words of which one must stand in a figure's sentence
    for the relation to apply, `unless` such of which none may. `fails_same` tells what the figures of a miss must
    share beside; of others only that the relation holds is told.
    """

    name: str
    holds: str
    says: str = ""
    terms: dict[str, TermEntry] = Field(default_factory=dict)
    same: tuple[Literal["population", "country", "event", "place", "period", "speaker", "document"], ...] = (
        "population",
    )
    alike: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fails_same: tuple[Literal["place", "period", "speaker", "document"], ...] = ()


class BiasEntry(Strict):
    """How far the figures of a bloc are known to be off on a measure, on the mean, and why a person holds that: a
    `factor` of 2 says that they tell twice the truth. What it makes of a finding stands in the sensitivity box.
    """

    bloc: str
    measure: str
    factor: float = Field(gt=0)
    reason: str = Field(min_length=1)


class AxisValue(Strict):
    """One value of an axis: what people call it, and phrases that tell it near an amount."""

    title: str
    words: tuple[str, ...] = ()


class AxisEntry(Strict):
    """What a payment depends on: "event", "severity", "status". `only` tells for which values of other axes it is asked
    at all; `any` are phrases that tell that a payment is for every value alike: "for any wound".
    """

    title: str
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    any: tuple[str, ...] = ()
    value: dict[str, AxisValue]


class BasisEntry(Strict):
    """What a sum of money is told as: "before deductions", "after deductions", "paid once".

    `words` are phrases that tell it near the sum, `next` those that tell it at the beginning of the next sentence;
    `periods` tells that so much a month or a year tells it, too. `within` is the wider basis of which it is a part, so
    that it bounds that from below (Recording rule 12); `instead` the one that it excludes. One that is `usual` is what
    a sum is told as that no pack has a measure for.
    """

    title: str
    words: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    within: str | None = None
    instead: str | None = None
    periods: bool = False
    usual: bool = False

    @property
    def beside(self) -> str | None:
        """The basis that it is told beside, as a part or in place of it."""
        return self.within or self.instead


class ProbabilityEntry(Strict):
    """What an issuer means by words of probability, as percentages from and to: its own table, for the speakers of
    `countries` (Recording rule 23). Nobody else's words are decoded by it.
    """

    title: str
    countries: tuple[str, ...]
    words: dict[str, tuple[float, float]]


class PackFile(Strict):
    """One pack file. Its phrases are in `language`, in any where it names none; `words` are those of other languages,
    by their codes."""

    name: str
    title: str = ""
    language: str | None = None
    topic: dict[str, TopicEntry] = Field(default_factory=dict)
    measure: dict[str, MeasureEntry] = Field(default_factory=dict)
    role: dict[str, RoleEntry] = Field(default_factory=dict)
    place: dict[str, PlaceEntry] = Field(default_factory=dict)
    speaker: dict[str, SpeakerEntry] = Field(default_factory=dict)
    event: dict[str, EventEntry] = Field(default_factory=dict)
    relation: tuple[RelationEntry, ...] = ()
    reckoning: tuple[ReckoningEntry, ...] = ()
    phrases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    derivation: tuple[DerivationEntry, ...] = ()
    bias: tuple[BiasEntry, ...] = ()
    probability: dict[str, ProbabilityEntry] = Field(default_factory=dict)
    axis: dict[str, AxisEntry] = Field(default_factory=dict)
    words: dict[str, PackWords] = Field(default_factory=dict)
    basis: dict[str, BasisEntry] = Field(default_factory=dict)

    def apart(self, measure: str, basis: tuple[str, ...]) -> str | None:
        """What sets a sum of `basis` apart from plain figures of its measure, in words of keys; None where nothing
        does."""
        plain = self.plain(measure)
        return " ".join(key for key in basis if key not in plain) or None

    def plain(self, measure: str) -> tuple[str, ...]:
        """What sums of a measure are told as where nothing is said: its bases, or the usual ones where no pack names
        it."""
        entry = self.measure.get(measure)
        return entry.bases if entry is not None else tuple(key for key, each in self.basis.items() if each.usual)

    def leaves_open(self, measure: str, basis: tuple[str, ...]) -> bool:
        """Whether a sum of `basis` may be of a whole or of a part: its measure has both, and no words tell."""
        entry = self.measure.get(measure)
        plain = entry.bases if entry is not None else ()
        wholes = {each.within for each in self.basis.values() if each.within in plain}
        told = {key for key in basis if key in wholes or (key in self.basis and self.basis[key].within in wholes)}
        return bool(wholes) and not told

    def chance(self, word: str, countries: Set[str | None]) -> float | None:
        """The middle of what the table for speakers of `countries` has for a word of probability, from 0 to 1; None
        where no table has it (Recording rule 23)."""
        for table in self.probability.values():
            told = table.words.get(word.lower())
            if told is not None and not countries.isdisjoint(table.countries):
                return sum(told) / 200
        return None


def merged(packs: tuple[PackFile, ...]) -> PackFile:
    """One pack of several: later ones extend and, key by key, replace earlier ones.

    Their tables go before those of earlier packs, so that of two that fit alike the later pack's is taken: what an
    author adds for his field must not lose to what ships for all. Derivations are taken from each pack by itself, since
    what is wrong with one is told with its line.
    """
    first, *others = packs
    tables: dict[str, object] = {**first.model_dump(), "derivation": ()}
    for pack in others:
        for name in ("measure", "role", "place", "speaker", "event", "probability", "basis", "phrases"):
            own = _table(getattr(pack, name))
            tables[name] = own | {key: entry for key, entry in _table(tables[name]).items() if key not in own}
        tables["topic"] = _table(tables["topic"]) | _table(pack.topic)
        tables["axis"] = _with_values(_table(tables["axis"]), pack.axis)
        before = PackFile.model_validate(tables)
        words = before.words
        tables["words"] = words | {code: both(words.get(code, PackWords()), own) for code, own in pack.words.items()}
        for name in ("relation", "reckoning"):
            added = getattr(pack, name)
            renamed = {entry.name for entry in added}
            tables[name] = tuple(entry for entry in getattr(before, name) if entry.name not in renamed) + added
        told = {(each.bloc, each.measure) for each in pack.bias}
        tables["bias"] = tuple(b for b in before.bias if (b.bloc, b.measure) not in told) + pack.bias
    return PackFile.model_validate(tables)


def spoken_in(code: str, packs: tuple[PackFile, ...]) -> PackFile:
    """`packs` merged, with the phrases that they have in the language `code` and without those of other languages."""
    return speaking(merged(tuple(speechless(pack, code) for pack in packs)), packs, code)


def _with_values(known: dict[str, object], axes: dict[str, AxisEntry]) -> dict[str, object]:
    """`axes` before those that are known; an axis of both has the values of both, its own first."""
    found: dict[str, object] = {}
    for key, axis in axes.items():
        before = AxisEntry.model_validate(known[key]) if key in known else axis
        values = axis.value | {name: value for name, value in before.value.items() if name not in axis.value}
        found[key] = axis.model_copy(update={"value": values, "any": tuple(dict.fromkeys((*axis.any, *before.any)))})
    return found | {key: entry for key, entry in known.items() if key not in found}


def _table(entries: object) -> dict[str, object]:
    return dict(entries) if isinstance(entries, dict) else {}
