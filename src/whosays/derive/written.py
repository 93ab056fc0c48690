"""Formulas as they are written, what their names stand for, and formulas that may be reckoned: the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from whosays.derive.dimensions import NONE, Dimension
from whosays.lexicon.derivations import AssumptionEntry, DerivationEntry, InputEntry
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.strict import line_of

if TYPE_CHECKING:
    from whosays.algebra.expressions import Expression
    from whosays.errors import WhosaysError
    from whosays.model.period import Period

TABLE = "derivation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A derivation as it stands in a file: the `number`th table of the file `name`, whose errors are `error`s.

    One of a pack is for any case: where a case has no figures for it, it is passed over.
    """

    entry: DerivationEntry
    name: str
    text: str
    number: int
    error: type[WhosaysError]
    of_pack: bool = False

    def place(self, *keys: str) -> str:
        """File and line of a key of its table."""
        line = line_of(self.text, [TABLE, str(self.number), *keys])
        return f"{self.name}, line {line}" if line else self.name

    def wrong(self, keys: Sequence[str], message: str) -> NoReturn:
        """Raises its error at the line of a key."""
        raise self.error(f"{self.place(*keys)}: {message}{'' if message.endswith('?') else '.'}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a name stands for. `unit` and `per` are those in which its figures enter: None where they are the figure's
    own; `title` is for people. `used` is another formula; `within` is the one in which the name stands, where that is
    one that is used, and `converted` when its money is converted there."""

    name: str
    title: str
    question: InputEntry | None = None
    scheme: InputEntry | None = None
    assumption: AssumptionEntry | None = None
    kind: UnitClass = UnitClass.COUNT
    per: str | None = None
    dimension: Dimension = NONE
    used: Formula | None = None
    within: str = ""
    converted: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A derivation that may be reckoned: its expression, what its names stand for, and the question that answers the
    same directly; `converted` is when money is converted. Other derivations that it uses are in their places; `notes`
    say which. `dimension` is that of the result."""

    entry: DerivationEntry
    expression: Expression
    inputs: tuple[Sought, ...]
    place: str
    of_pack: bool = False
    converted: Period | None = None
    notes: tuple[str, ...] = ()
    dimension: Dimension = NONE

    @property
    def same(self) -> InputEntry | None:
        """The question that answers the same directly."""
        same = self.entry.same
        return InputEntry(**same.model_dump()) if same else None
