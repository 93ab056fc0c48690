"""The words of a pack in other languages, looked at without running them: languages that nobody reads, tables that no
pack has, phrases that can never match, measures that prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.errors import nearest_or
from whosays.lexicon.countries import countries
from whosays.lexicon.language import SHIPPED
from whosays.workspace.reviewing import PackFinding, Weight, line_with, never_matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.pack_words import PackWords
    from whosays.lexicon.packs import PackFile
    from whosays.lexicon.whole import PackSource


def reviewed_words(source: PackSource, whole: PackFile) -> Iterator[PackFinding]:
    """What is wrong or doubtful in the words that the pack `source` has of other languages; `whole` is all packs
    merged."""
    own = source.pack.language
    if own is not None and own not in SHIPPED:
        yield _finding(source, "language", own, _unread(own))
    for code, words in source.pack.words.items():
        if code not in SHIPPED:
            yield _finding(source, f"words.{code}", code, _unread(code))
        yield from _unknown(source, code, words, whole)
        yield from _dead(source, code, words)
        yield from _unproven(source, code, words)


def _line_below(source: PackSource, table: str) -> int | None:
    """The first line of a table below `table`, where that has no line of its own."""
    lines = enumerate(source.text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(f"[{table}.")), None)


def _unread(code: str) -> str:
    return f"no documents are read in the language {code!r}; there are: {', '.join(SHIPPED)}."


def _finding(source: PackSource, table: str, text: str, message: str, weight: Weight = Weight.WRONG) -> PackFinding:
    line = line_with(source, table, text) or _line_below(source, table)
    return PackFinding(pack=source.name, line=line, weight=weight, table=table, text=text, message=message)


def _unknown(source: PackSource, code: str, words: PackWords, whole: PackFile) -> Iterator[PackFinding]:
    told = (
        ("measure", words.measure.keys() - whole.measure.keys(), whole.measure.keys()),
        ("role", words.role.keys() - whole.role.keys(), whole.role.keys()),
        ("place", words.place.keys() - whole.place.keys(), whole.place.keys()),
        ("event", words.event.keys() - whole.event.keys(), whole.event.keys()),
        ("speaker", words.speaker.keys() - whole.speaker.keys(), whole.speaker.keys()),
        ("country", words.country.keys() - countries().country.keys(), countries().country.keys()),
        ("basis", words.basis.keys() - whole.basis.keys(), whole.basis.keys()),
    )
    for kind, strange, known in told:
        for key in sorted(strange):
            hint = nearest_or(key, known, f"add it as [{kind}.{key}] or leave it out.")
            yield _finding(source, f"words.{code}.{kind}", key, f"no {kind} is called {key!r}; {hint}")


def _dead(source: PackSource, code: str, words: PackWords) -> Iterator[PackFinding]:
    told = [
        (f"words.{code}.measure.{key}", phrase)
        for key, entry in words.measure.items()
        for phrase in (*entry.names, *entry.hints, *(phrase for group in entry.when for phrase in group))
    ]
    told += [(f"words.{code}.role", noun) for nouns in words.role.values() for noun in nouns]
    told += [(f"words.{code}.basis", phrase) for phrases in words.basis.values() for phrase in phrases]
    told += [(f"words.{code}.place", name) for names in words.place.values() for name in names]
    for table, phrase in told:
        if (fault := never_matching(phrase)) is not None:
            yield _finding(source, table, phrase, fault[1], fault[0])


def _unproven(source: PackSource, code: str, words: PackWords) -> Iterator[PackFinding]:
    bare = [key for key, entry in words.measure.items() if not entry.examples]
    if bare:
        message = f"without examples nothing proves: {', '.join(bare)}"
        yield _finding(source, f"words.{code}.measure.{bare[0]}", "", message, Weight.WARNING)
