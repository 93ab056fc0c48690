"""What a column holds, told by its header and by the cells already placed in it, and how well a cell fits.

What always holds: fits are on one scale with the costs of cuts; 0 is neutral. The figures are ranks, not
probabilities: a cell of the column's own kind (3) outweighs one unlikely cut, and no fit outweighs two cells left in
one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import log10
from statistics import median
from typing import TYPE_CHECKING

from whosays.extract.cells import FIGURES, CellKind, Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.extract.cells import CellGrammar


class ColumnKind(StrEnum):
    """What a header promises."""

    LABEL = "label"
    AMOUNT = "amount"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    SOURCE = "source"
    OPEN = "open"


_FITS: dict[ColumnKind, tuple[float, ...]] = {
    # number, money, share, year, date, text, blank, mark, broken
    ColumnKind.LABEL: (-2.0, -3.0, -3.0, 0.0, 1.0, 2.0, -1.0, -3.0, -8.0),
    ColumnKind.AMOUNT: (3.0, 0.5, 0.5, 1.0, -4.0, -4.0, 1.0, -3.0, -8.0),
    ColumnKind.MONEY: (2.0, 3.5, -3.0, 0.0, -4.0, -4.0, 1.0, -3.0, -8.0),
    ColumnKind.SHARE: (1.0, -3.0, 3.5, -2.0, -4.0, -4.0, 1.0, -3.0, -8.0),
    ColumnKind.DATE: (-3.0, -4.0, -4.0, 3.0, 3.5, -0.5, 1.0, -3.0, -8.0),
    ColumnKind.SOURCE: (-3.0, -4.0, -4.0, -1.0, 0.5, 2.0, 1.0, 3.0, -8.0),
    ColumnKind.OPEN: (1.5, 1.5, 1.5, 1.0, 1.5, 1.0, 1.0, -2.0, -8.0),
}
_OTHER_CURRENCY = -3.0
_EMPTY, _NEVER_FILLED, _NO_LABEL = -0.7, -2.5, -4.0
_UNGROUPED = -2.0
_UNLIKE_OTHERS, _OTHER_DECIMALS = -1.0, -1.6
_FEW = 2
_THOUSAND = 1000
_NAMED, _HINTED = 1.5, 3.0
_WORDS = re.compile(r"[^\W\d_]{3,}|%|[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20aa\u20ba]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words of its header, what it may hold, its currency, and what the rows have taught."""

    title: str
    kinds: tuple[ColumnKind, ...]
    currency: int | None
    stems: frozenset[str]
    seen: Counter[CellKind] = field(default_factory=Counter)
    magnitude: float | None = None
    decimals: int | None = None
    grouped: bool = False
    empty: float = _EMPTY
    _by_kind: dict[CellKind, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        learned = sum(self.seen.values()) >= _FEW
        fits = {
            cell: max(_FITS[kind][place] for kind in self.kinds)
            + (_UNLIKE_OTHERS if learned and not self.seen[cell] else 0.0)
            for place, cell in enumerate(CellKind)
        }
        object.__setattr__(self, "_by_kind", fits)

    def fit(self, cell: Content) -> float:
        """How well a cell fits by its kind, currency, magnitude and decimals."""
        score = self._by_kind[cell.kind]
        if cell.currency is not None and self.currency not in (None, cell.currency):
            score += _OTHER_CURRENCY
        return score + self._likeness(cell) if cell.value is not None else score

    def _likeness(self, cell: Content) -> float:
        if cell.kind not in FIGURES:
            return 0.0
        score = _UNGROUPED if self.grouped and cell.bare_thousands else 0.0
        if self.decimals not in (None, cell.decimals):
            score += _OTHER_DECIMALS
        if self.magnitude is not None:
            score -= min(1.0, 0.5 * abs(log10(max(cell.value or 1.0, 1.0)) - self.magnitude))
        return score


def columns(titles: Sequence[str], grammar: CellGrammar) -> list[Column]:
    """The columns under headers (reading copies, marks taken off)."""
    return [_column(title, index == 0, grammar) for index, title in enumerate(titles)]


def _column(title: str, first: bool, grammar: CellGrammar) -> Column:  # noqa: FBT001
    words = re.findall(r"[^\W\d_]+|%|\d{4}|[$\u20ac\u00a3\u20b9\u20bd]", title.lower())
    head_end = next((i for i, word in enumerate(words) if word in grammar.words.heads_end), len(words))
    kinds = _kinds(words[:head_end], title, grammar) or _kinds(words, title, grammar)
    currency = next((grammar.currency[w] for w in words if w in grammar.currency), None)
    if currency is not None:
        kinds = [ColumnKind.MONEY]
    if first and ColumnKind.LABEL not in kinds:
        kinds = [ColumnKind.LABEL, *kinds]
    return Column(title, tuple(kinds) or (ColumnKind.OPEN,), currency, stems(title))


def _kinds(words: Sequence[str], title: str, grammar: CellGrammar) -> list[ColumnKind]:
    lexicon = grammar.words
    told = [
        (ColumnKind.SHARE, lexicon.percent | {"%"}),
        (ColumnKind.DATE, lexicon.date),
        (ColumnKind.SOURCE, lexicon.source),
        (ColumnKind.LABEL, lexicon.label),
        (ColumnKind.AMOUNT, lexicon.amount),
        (ColumnKind.MONEY, lexicon.money),
    ]
    kinds = [kind for kind, known in told if not known.isdisjoint(words)]
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", title.strip()):
        kinds.append(ColumnKind.AMOUNT)
    if title.lower() in lexicon.date:
        kinds.append(ColumnKind.DATE)
    return kinds


def stems(words: str) -> frozenset[str]:
    """The content words of a phrase, cut to six letters so that "casualty" and "casualties" meet."""
    return frozenset(word[:6] for word in _WORDS.findall(words.lower()) if len(word) > _FEW + 1 or not word.isalpha())


def taught(heads: Sequence[Column], rows: Iterable[Iterable[tuple[int, Content, bool]]]) -> list[Column]:
    """The columns with what the cells placed in them teach: (column, content, whether it is sure) by row.

    Kinds and magnitudes are learned from sure cells, decimals from all whose end is no guess (else they are None); a
    column without decimals of its own takes those of the others. A header over cells that
    are all empty is so rare that from then on every empty cell is dear.
    """
    cells = [cell for row in rows for cell in row if cell[1].kind is not CellKind.BLANK]
    grouped = any(c.value is not None and c.value > _THOUSAND and not c.bare_thousands for _, c, _ in cells)
    places = [_decimals(c for at, c, _ in cells if at == index) for index in range(len(heads))]
    shared = {place for place in places if place}
    usual = shared.pop() if len(shared) == 1 else None
    starved = len({at for at, _, _ in cells}) < len(heads)
    return [
        replace(
            head,
            seen=Counter(c.kind for at, c, sure in cells if at == index and sure),
            magnitude=_magnitude(c for at, c, sure in cells if at == index and sure),
            decimals=usual if places[index] is None else places[index],
            grouped=grouped,
            empty=min(head.empty, _NEVER_FILLED if starved else _EMPTY),
        )
        for index, head in enumerate(heads)
    ]


def _decimals(cells: Iterable[Content]) -> int | None:
    counts = Counter(cell.decimals for cell in cells if cell.kind in FIGURES and cell.decimals is not None)
    return next(iter(counts)) if len(counts) == 1 and sum(counts.values()) >= _FEW else None


def _magnitude(cells: Iterable[Content]) -> float | None:
    values = [log10(max(c.value, 1.0)) for c in cells if c.kind in FIGURES and c.value is not None]
    return median(values) if values else None


def named(label: str, hint: str | None, all_columns: Sequence[Column]) -> list[float]:
    """What a row's label and a hint from the prose add to each column's fit for the figures of the row."""
    own = stems(label)
    told = stems(hint) if hint else frozenset()
    scores = []
    for index, column in enumerate(all_columns):
        others = frozenset[str]().union(*(c.stems for i, c in enumerate(all_columns) if i != index))
        special = column.stems - others
        scores.append((_NAMED if own & special and index else 0.0) + (_HINTED if told & special else 0.0))
    return scores


def empty_costs(heads: Sequence[Column]) -> list[list[float]]:
    """What it costs to leave columns empty: by the first, and by the one after the last."""
    width = len(heads)
    return [
        [
            sum(head.empty for head in heads[first:last]) + (_NO_LABEL if first == 0 < last else 0.0)
            for last in range(width + 1)
        ]
        for first in range(width + 1)
    ]
