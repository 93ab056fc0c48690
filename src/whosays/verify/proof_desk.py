"""A finished report beside the ledger: what stands where in it, and what has been told of each list of records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_scopes import Scope
from whosays.verify.proof_units import Sheet, Unit

NOTE = re.compile(r"\(([a-z]{1,2})\) (.*)")
LETTERS = re.compile(r"\([a-z]{1,2}\)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A record of a roll that a row or an item of the file told: which roll, its name there, under which heading."""

    roll: str
    name: str
    part: int
    place: str
    anchor: str


@dataclass(slots=True)
class Desk:
    """A sheet beside the ledger: the order of its headings, its notes by part and letter, the first piece of each
    anchor, the titles of parts, how many numbered items come before each, and what was told in turn."""

    sheet: Sheet
    ledger: Ledger
    numbers: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, Unit] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    items: dict[int, int] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    _notes: dict[int, dict[str, Unit]] = field(default_factory=dict)
    _noted: dict[int, dict[str, str]] = field(default_factory=dict)
    _told: set[tuple[int, str, str]] = field(default_factory=set)
    _filled: dict[int, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, ledger: Ledger) -> Desk:
        """The desk of a sheet."""
        desk = cls(sheet, ledger)
        headings: Counter[str] = Counter()
        counted: Counter[int] = Counter()
        for unit in sheet.units:
            desk.firsts.setdefault(unit.anchor, unit)
            if unit.kind == "h3":
                kind = unit.anchor[:2]
                if unit.anchor not in desk.numbers:
                    headings[kind] += 1
                    desk.numbers[unit.anchor] = headings[kind]
                desk.titles[unit.part] = unit.text
            if unit.kind == "number" and unit.group not in desk.items:
                counted[unit.part] += 1
                desk.items[unit.group] = counted[unit.part]
            if unit.kind == "item" and (found := NOTE.fullmatch(unit.text)):
                desk._notes.setdefault(unit.part, {})[found[1]] = unit
                desk._noted.setdefault(unit.part, {})[found[1]] = found[2]
        return desk

    def there(self, anchor: str) -> str:
        """The words of the first piece that stands at an anchor; empty where none does."""
        first = self.firsts.get(anchor)
        return first.text if first else ""

    def noted(self, part: int) -> Mapping[str, str]:
        """The notes of a part, by their letters."""
        return self._noted.get(part, {})

    def is_note(self, unit: Unit) -> bool:
        """Whether a line is a note."""
        found = NOTE.fullmatch(unit.text) if unit.kind == "item" else None
        return bool(found) and self._notes.get(unit.part, {}).get(found[1] if found else "") is unit

    def once(self, key: str, made: Callable[[], Iterable[Scope]]) -> tuple[Scope, ...]:
        """The scopes that `key` names, made when they are first asked for, for whatever file."""
        return self.ledger.kept(("scopes", key), lambda: tuple(made()))

    def among(self, key: str, made: Callable[[], Iterable[Scope]], group: Sequence[Unit]) -> Sequence[Scope]:
        """Of the scopes of one list those that a group bears the name of, or begins with; all where it does neither."""
        scopes = self.once(key, made)
        known = self.ledger.kept(("names", key), lambda: _by_name(scopes))
        told = (known.get(name, ()) for unit in group for name in (*unit.names, unit.text, *_heads(unit.text)))
        return next((found for found in told if found), scopes)

    def tell(self, scope: Scope, group: Sequence[Unit], filled: Counter[str]) -> bool:
        """Keeps that a group told a record of a roll, and which slots of a list it `filled`; False where that record
        was told under this heading before."""
        first = group[0]
        if scope.sums:
            self._filled.setdefault(first.part, Counter()).update(filled)
        if scope.turn is None:
            return True
        if (first.part, *scope.turn) in self._told:
            return False
        self._told.add((first.part, *scope.turn))
        self.turns.append(Turn(*scope.turn, first.part, first.place, first.anchor))
        return True

    def filled(self, part: int) -> Counter[str]:
        """How often items of lists under a heading filled each slot so far."""
        return self._filled.get(part, Counter())

    def idle_notes(self) -> Iterator[Unit]:
        """The notes that no line of their part leads to."""
        led: dict[int, set[str]] = {part: set() for part in self._notes}
        for unit in self.sheet.units:
            if unit.part in led and not self.is_note(unit):
                led[unit.part].update(LETTERS.findall(unit.text))
        for part, notes in self._notes.items():
            yield from (unit for letter, unit in notes.items() if f"({letter})" not in led[part])


def _by_name(scopes: Sequence[Scope]) -> Mapping[str, list[Scope]]:
    names: dict[str, list[Scope]] = {}
    for scope in scopes:
        for name in scope.names:
            names.setdefault(name, []).append(scope)
    return names


def _heads(text: str) -> Iterator[str]:
    """What a line begins with, up to a colon."""
    at = text.find(": ")
    while at >= 0:
        yield text[:at]
        at = text.find(": ", at + 1)
