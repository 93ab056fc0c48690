"""What a sentence is read from and what it leaves: the text, the state of those before it, its words looked up once.

Nothing here decides anything; `prose` and `rows` do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from whosays.extract.carried import NOTHING, Carried
from whosays.extract.spoken_of import settings_of
from whosays.model.mention import Aside, Mention, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract.anaphora import Memory
    from whosays.extract.figure_asked import Support
    from whosays.extract.hearing import Hearing
    from whosays.extract.marks import Mark
    from whosays.extract.measures import MeasureGrammar
    from whosays.extract.measures import Told as Phrase
    from whosays.extract.places import PlaceMention
    from whosays.extract.scenes import Scene
    from whosays.extract.timing import Dates
    from whosays.extract.understood import Understood
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.packs import UnitClass
    from whosays.lexicon.phrases import Hit
    from whosays.model.mention import AmountWords


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text as it is read: the text of record, the reading copy without marks, sentences and marks, and
    what is heard in it. `support` tells of whom it speaks at all; `tell_all` asks for the figures, too, that are not
    taken for claims."""

    document: str
    record: str
    plain: str
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    hearing: Hearing
    support: Support
    tell_all: bool = False

    def words(self, start: int, end: int) -> Words:
        """The words of the text of record from `start` to `end`."""
        return Words(start=start, end=end, text=intern(self.record[start:end]))


@dataclass(slots=True, eq=False)
class State:
    """What the sentences before leave: people and measures understood, speakers remembered, times carried on, and the
    settings of measures by the last sentence that tells them."""

    understood: Understood
    memory: Memory
    carried: Carried = NOTHING
    settings: Mapping[str, int] = field(default_factory=dict)

    def carrying(self, carried: Carried) -> State:
        """The state with other times to carry on."""
        return State(self.understood, self.memory, carried, self.settings)

    def set_by(self, told: Sequence[Hit[Phrase]], index: int, grammar: MeasureGrammar) -> Mapping[str, int]:
        """The settings after sentence `index`, which has the phrases `told`."""
        return {**self.settings, **dict.fromkeys(settings_of(told, grammar), index)}


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of `text` that holds figures, looked up once; `identified`: see there."""

    text: Text
    start: int
    end: int
    whole: Words
    amounts: tuple[AmountWords, ...]
    dates: Dates
    voices: tuple[Voice, ...]
    words: SentenceWords
    view: Scene
    kinds: tuple[frozenset[UnitClass], ...]
    identified: tuple[int, int, int] | None
    settings: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Told:
    """What a sentence yields: mentions (ties by place in this list), asides, the state it leaves, and what it passed
    over, and the places that it names."""

    mentions: tuple[Mention, ...]
    asides: tuple[Aside, ...]
    state: State
    passed_over: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
