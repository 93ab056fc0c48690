"""Rulings from a CSV: each row read as `whosays decide` reads its words, all of them kept as one event or none.

What always holds: every row that cannot be kept is named with its row and what to do; while one cannot, nothing is.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from whosays.custody import decisions
from whosays.errors import InputError, WhosaysError, nearest_or
from whosays.model.decision import Action, Decision
from whosays.workspace import deciding
from whosays.workspace.ruled import ABOUT_FIGURES, SHOWN_AS, WITH
from whosays.workspace.standing import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.workspace.deciding import Known

REQUIRED: Final = ("ruling", "about")
OPTIONAL: Final = ("value", "why")
ALONE = frozenset({Action.UNDO, Action.CONFIRM, Action.BATCH})
"""What is decided by itself and never among others."""
SEVERAL = frozenset({Action.OTHER_QUESTION, Action.MISSED, Action.SPAN})
"""Rulings whose value may be several, with semicolons between."""
MOST_TOLD = 20
"""Faults that one message tells."""
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ruling as it was asked for: what, about what, why (empty where the batch tells), and `place`, by which it is
    named."""

    action: Action
    about: tuple[str, ...]
    why: str = ""
    place: str = ""


def rows_of(content: bytes, name: str) -> tuple[Row, ...]:
    """The rows of the CSV `name`: columns ruling and about, and perhaps value and why. Raises InputError where a column
    is missing or misspelt, or a row has no ruling that there is."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(f"{name} is no UTF-8 text ({fault.reason} at byte {fault.start}); save it as UTF-8.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="", restval="")
    _check_columns(reader.fieldnames or (), name)
    found: list[Row] = []
    faults: list[str] = []
    try:
        for each in reader:
            place = f"{name}, line {reader.line_num}"
            if any((value or "").strip() for key, value in each.items() if key):
                _take(each, place, found, faults)
    except csv.Error as fault:
        raise InputError(f"{name}, line {reader.line_num}: {fault}; save it as CSV again.") from None
    _raise(faults)
    if not found:
        raise InputError(f"{name} holds no ruling; each row is one, with the columns {', '.join(REQUIRED)}.")
    if len(found) > MOST_ROWS:
        raise InputError(f"{name} holds {len(found):,} rulings; give at most {MOST_ROWS:,} at once.")
    return tuple(found)


def _check_columns(names: Sequence[str], place: str) -> None:
    known = (*REQUIRED, *OPTIONAL)
    for name in names:
        if name not in known:
            hint = nearest_or(name, known, f"the columns are {', '.join(known)}")
            raise InputError(f"{place}, line 1: unknown column {name!r}; {hint}")
        if list(names).count(name) > 1:
            raise InputError(f"{place}, line 1: the column {name!r} stands there twice; keep one.")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise InputError(f"{place}, line 1: the column {missing[0]!r} is missing; the columns are {', '.join(known)}.")


def _take(each: dict[str, str], place: str, found: list[Row], faults: list[str]) -> None:
    """The row `each` among what was `found`, or what is wrong with it among the `faults`."""
    told = (each.get("ruling") or "").strip()
    if each.get(""):
        faults.append(f"{place}: more cells than columns; put quotes around a cell with a comma.")
        return
    usual = [action.value for action in Action if action not in ALONE]
    if told not in usual:
        faults.append(f"{place}: {told!r} is no ruling; {nearest_or(told, usual, 'see: whosays decide --help')}")
        return
    action, value = Action(told), (each.get("value") or "").strip()
    more = [part.strip() for part in value.split(";")] if action in SEVERAL else [value]
    about = ((each.get("about") or "").strip(), *(part for part in more if part))
    found.append(Row(action=action, about=about, why=(each.get("why") or "").strip(), place=place))


def batch(rows: Sequence[Row], known: Known, why: str) -> Decision:
    """One decision that holds all of `rows`; those without a reason have that of the batch, `why`. Nothing is kept yet.

    Raises InputError with every row that is wrong.
    """
    made: list[Decision] = []
    faults: list[str] = []
    first: dict[frozenset[str], str] = {}
    for number, row in enumerate(rows, 1):
        place = row.place or f"ruling {number}"
        try:
            part = _part(row, known, why)
        except WhosaysError as fault:
            faults.append(f"{place}: {fault}")
            continue
        key = key_of(part, words_of(part))
        if key in first:
            faults.append(f"{place}: it rules what {first[key]} rules; keep one of them.")
        first.setdefault(key, place)
        made.append(part)
    _raise(faults)
    if not made:
        raise InputError("there is nothing to rule; name a figure at least.")
    values = tuple((decisions.RULING, decisions.part_text(part)) for part in made)
    return replace(deciding.begun(Action.BATCH), values=values)


def _part(row: Row, known: Known, why: str) -> Decision:
    if row.action in ALONE:
        raise InputError(f"{row.action} is decided by itself, not among others.")
    if not (row.why or why).strip():
        raise InputError("it has no reason; fill in the column why, or give one for all with --why TEXT.")
    return replace(deciding.made(row.action, row.about, known), reason=row.why or why)


def words_of(part: Decision) -> Sequence[str]:
    """The words that a ruling is about, in place of figures: two rows about the same words are about one thing."""
    if part.action not in ABOUT_FIGURES:
        return [f"{part.target.document}:{part.target.start}"] if part.target else []
    seconds = [decisions.selector_of(value) for name, value in part.values if name == WITH]
    told = [value for name, value in part.values if name == SHOWN_AS]
    return [*(f"{s.document}:{s.start}" for s in (part.target, *seconds) if s), *told]


def _raise(faults: Iterable[str]) -> None:
    told = list(faults)
    if not told:
        return
    more = [f"… and {len(told) - MOST_TOLD} more rows"] if len(told) > MOST_TOLD else []
    rows = "\n".join((*told[:MOST_TOLD], *more))
    raise InputError(f"nothing was kept, since {len(told)} row{'s' * (len(told) > 1)} cannot be:\n{rows}")
