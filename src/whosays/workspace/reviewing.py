"""A pack looked at without running it: phrases that can never match or that two measures claim, names that nothing has,
measures that prove nothing.

What keeps the pack from doing what it says is wrong; what an author may have meant is a warning.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from typing import TYPE_CHECKING

from whosays.algebra.expressions import relation
from whosays.derive import Written, compiled
from whosays.errors import LexiconError, nearest_or
from whosays.lexicon.phrases import FIGURE, GAP, SHORTEST_STEM
from whosays.lexicon.strict import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.lexicon.derivations import DerivationEntry
    from whosays.lexicon.packs import MeasureEntry, PackFile, RelationEntry
    from whosays.lexicon.whole import PackSource

MOST_READINGS = 64
"""Ways in which the alternatives of one phrase are combined to compare it with others."""


_TITLE = re.compile(r"\s*title\s*=")


class Weight(StrEnum):
    """How much a finding matters."""

    WRONG = "wrong"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFinding:
    """What is wrong or doubtful in a pack: where, in which table, about which words, and what to do.

    `expected` and `found` are what an example should give and gives.
    """

    pack: str
    line: int | None
    weight: Weight
    table: str
    text: str
    message: str
    expected: str | None = None
    found: str | None = None


def reviewed(source: PackSource, whole: PackFile) -> tuple[PackFinding, ...]:
    """What is wrong or doubtful in the pack `source`, in the order of its lines; `whole` is all packs merged."""
    found = [
        *_unknown_names(source, whole),
        *_unknown_values(source, whole),
        *_relations(source, whole),
        *_biases(source, whole),
        *_derivations(source, whole),
        *_phrases(source),
        *_claimed_twice(source, whole),
        *_unproven(source),
    ]
    return tuple(sorted(found, key=lambda each: each.line or 0))


def line_with(source: PackSource, table: str, text: str = "") -> int | None:
    """The line of `source` on which `text` stands in quotation marks in `table` ("measure.killed"), or the table's."""
    first = line_of(source.text, table.split("."))
    if first is None or not text:
        return first
    quoted = (json.dumps(text, ensure_ascii=False), f"'{text}'")
    below = list(enumerate(source.text.splitlines(), 1))[first - 1 :]
    return next((n for n, line in below if any(q in line for q in quoted) and not _TITLE.match(line)), first)


def _finding(source: PackSource, weight: Weight, table: str, text: str, message: str) -> PackFinding:
    line = line_with(source, table, text)
    return PackFinding(pack=source.name, line=line, weight=weight, table=table, text=text, message=message)


def _unknown_names(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    for key, entry in source.pack.measure.items():
        asked = [*entry.parts, *entry.widens]
        asked += [name for name in (entry.under, entry.share_of, entry.share_in) if name]
        roles = [*entry.roles, *((entry.role,) if entry.role else ())]
        kinds = ((asked, whole.measure, "measure"), (roles, whole.role, "role"), (entry.bases, whole.basis, "basis"))
        for names, known, kind in kinds:
            for name in names:
                if name not in known:
                    yield _finding(source, Weight.WRONG, f"measure.{key}", name, _nobody(name, known, kind))
    for key, basis in source.pack.basis.items():
        for name in (basis.within, basis.instead):
            if name is not None and name not in whole.basis:
                yield _finding(source, Weight.WRONG, f"basis.{key}", name, _nobody(name, whole.basis, "basis"))


def _unknown_values(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    """Axes, and values of them, that payments are said to be due for and no pack has."""
    needed = [(f"measure.{key}", entry.pays) for key, entry in source.pack.measure.items()]
    needed += [
        (f"axis.{key}", {a: v for a, vs in entry.only.items() for v in vs}) for key, entry in source.pack.axis.items()
    ]
    for table, values in needed:
        for axis, value in values.items():
            if axis not in whole.axis:
                yield _finding(source, Weight.WRONG, table, axis, _nobody(axis, whole.axis, "axis"))
            elif value not in whole.axis[axis].value:
                known = whole.axis[axis].value
                yield _finding(source, Weight.WRONG, table, value, _nobody(value, known, f"axis.{axis}.value"))


def _nobody(name: str, known: Iterable[str], kind: str) -> str:
    hint = nearest_or(name, known, f"add it as [{kind}.{name}] or leave it out.")
    return f"no {kind} is called {name!r}; {hint}"


def _relations(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    for entry in source.pack.relation:
        for message in _wrong_in(entry, whole):
            yield PackFinding(
                pack=source.name,
                line=_line_of_words(source, entry.holds),
                weight=Weight.WRONG,
                table=f"relation {entry.name!r}",
                text=entry.holds,
                message=message,
            )


def _biases(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    blocs = {speaker.bloc for speaker in whole.speaker.values() if speaker.bloc}
    for entry in source.pack.bias:
        for name, known, kind in ((entry.measure, whole.measure, "measure"), (entry.bloc, blocs, "bloc")):
            if name not in known:
                yield PackFinding(
                    pack=source.name,
                    line=_line_of_words(source, entry.reason),
                    weight=Weight.WRONG,
                    table=f"bias of {entry.bloc!r}",
                    text=name,
                    message=_nobody(name, known, kind),
                )


def _derivations(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    written = [
        Written(entry=entry, name=source.name, text=source.text, number=number, error=LexiconError)
        for number, entry in enumerate(source.pack.derivation)
    ]
    faults: list[str] = []
    try:
        made = {formula.entry.name for formula in compiled(written, whole, faults)}
    except LexiconError as fault:  # two of one name
        yield _of_derivation(source, source.pack.derivation[-1], str(fault))
        return
    wrong = (entry for entry in source.pack.derivation if entry.name not in made)
    for entry, told in zip(wrong, faults, strict=True):
        yield _of_derivation(source, entry, told)


def _of_derivation(source: PackSource, entry: DerivationEntry, fault: str) -> PackFinding:
    """What is wrong with a derivation of a pack, as its error tells it: "own.toml, line 5: …"."""
    place, _, message = fault.partition(": ")
    line = place.rpartition("line ")[2].partition(",")[0]
    return PackFinding(
        pack=source.name,
        line=int(line) if line.isdigit() else None,
        weight=Weight.WRONG,
        table=f"derivation {entry.name!r}",
        text=entry.formula,
        message=message,
    )


def _line_of_words(source: PackSource, words: str) -> int | None:
    return next((n for n, line in enumerate(source.text.splitlines(), 1) if words in line), None)


def _wrong_in(entry: RelationEntry, whole: PackFile) -> Iterator[str]:
    try:
        names = relation(entry.holds, f"relation {entry.name!r}").names
    except LexiconError as fault:
        yield str(fault)
        return
    told = (name for name in (*names, *entry.alike) if name not in entry.terms)
    for name in dict.fromkeys((*told, *(term.measure for term in entry.terms.values()))):
        if name not in whole.measure:
            yield _nobody(name, whole.measure, "measure")
    for term in entry.terms.values():
        if term.basis is not None and term.basis not in whole.basis:
            yield _nobody(term.basis, whole.basis, "basis")
        if term.after is not None and term.after not in names:
            yield f"no term of the expression is called {term.after!r}; name one of {', '.join(names)}."


def _phrases(source: PackSource) -> Iterator[PackFinding]:
    pack = source.pack
    told = [(f"measure.{key}", phrase) for key, entry in pack.measure.items() for phrase in _all_phrases(entry)]
    told += [(f"basis.{key}", phrase) for key, basis in pack.basis.items() for phrase in (*basis.words, *basis.next)]
    told += [(f"role.{key}", noun) for key, role in pack.role.items() for noun in role.nouns]
    told += [(f"place.{key}", name) for key, place in pack.place.items() for name in place.names]
    for table, phrase in told:
        if (fault := never_matching(phrase)) is not None:
            yield _finding(source, fault[0], table, phrase, fault[1])


def never_matching(phrase: str) -> tuple[Weight, str] | None:
    """What to say of a phrase of which words can never be met, and how much it matters; None for one that can match."""
    dead = dead_words(phrase)
    if not dead:
        return None
    never = any(alone for _, alone in dead)
    what = "never matches" if never else "has an alternative that never matches"
    return Weight.WRONG if never else Weight.WARNING, f"the phrase {what}: " + "; ".join(why for why, _ in dead)


def _all_phrases(entry: MeasureEntry) -> tuple[str, ...]:
    return (*entry.names, *entry.hints, *(phrase for group in entry.when for phrase in group))


def dead_words(phrase: str) -> list[tuple[str, bool]]:
    """Why words of `phrase` can never be met in a text; with each reason whether the whole phrase is lost by it."""
    steps = phrase.split()
    if not steps:
        return [("it is empty; leave it out", True)]
    if steps[0] == GAP:
        return [(f"it begins with {GAP}; begin with the first word that matters", True)]
    dead: list[tuple[str, bool]] = []
    for place, step in enumerate(steps):
        options = step.split("|")
        reasons = [why for option in options if (why := _dead(option, first=place == 0))]
        dead += [(why, len(reasons) == len(options)) for why in reasons]
    return dead


def _dead(option: str, *, first: bool) -> str | None:
    """Why one written word can never be met, or None."""
    stem = option.removesuffix("*")
    if option in (FIGURE, GAP):
        return None
    if not stem:
        return f"{option or '|'!r} stands for no word"
    if "*" in stem:
        return f"in {option!r} the * does not stand at the end"
    if stem.isdecimal():
        return f"{option!r} is a number; numbers of the text are {FIGURE}"
    if first and option != stem and len(stem) < SHORTEST_STEM:
        return f"{option!r} needs {SHORTEST_STEM} letters before the * where it begins a phrase"
    return _read_otherwise(option, stem)


def _read_otherwise(option: str, stem: str) -> str | None:
    """Whether a text is cut into other words than the author wrote."""
    from whosays.extract.words import sentence_words

    probe = f"{stem}a" if option != stem else stem
    read = sentence_words(probe, 0, len(probe)).low
    if read == (probe.lower(),):
        return None
    words = " ".join(read)
    return f"{option!r} is read as {words.removesuffix('a') + '*' if option != stem else words!r}; write it so"


def _claimed_twice(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    """Phrases that say two measures by themselves, where nothing else tells the two apart."""
    claimed: dict[str, list[str]] = {}
    for key, entry in whole.measure.items():
        for reading in dict.fromkeys(r for name in entry.names for r in _readings(name)):
            claimed.setdefault(reading, []).append(key)
    for key, entry in source.pack.measure.items():
        for name in entry.names:
            others = [other for r in _readings(name) for other in claimed.get(r, ()) if other != key]
            rivals = [o for o in dict.fromkeys(others) if _alike(entry, whole.measure[o]) and _later(o, key, source)]
            if rivals:
                told = " and ".join((key, *rivals))
                message = (
                    f"tells {told} alike; where both fit alike the later pack's is taken, and of one pack the first"
                )
                yield _finding(source, Weight.WARNING, f"measure.{key}", name, message)


def _later(other: str, key: str, source: PackSource) -> bool:
    """Whether a pair is told with `key`: with the later of two measures of one pack."""
    keys = list(source.pack.measure)
    return other not in keys or keys.index(other) < keys.index(key)


def _alike(one: MeasureEntry, other: MeasureEntry) -> bool:
    """Whether nothing but phrases tells two measures apart: unit, rate, roles and rank are those of both."""
    roles = not one.roles or not other.roles or bool(set(one.roles) & set(other.roles))
    return roles and (one.unit, one.per, bool(one.widens)) == (other.unit, other.per, bool(other.widens))


def _readings(phrase: str) -> list[str]:
    choices = [step.lower().split("|") for step in phrase.split()]
    return [" ".join(words) for words in islice(product(*choices), MOST_READINGS)]


def _unproven(source: PackSource) -> Iterator[PackFinding]:
    bare = [key for key, entry in source.pack.measure.items() if not entry.examples]
    if bare:
        message = f"without examples nothing proves: {', '.join(bare)}"
        yield _finding(source, Weight.WARNING, f"measure.{bare[0]}", "", message)
