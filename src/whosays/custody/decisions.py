"""Decisions: one file per author, `decisions/<author>.jsonl`, appended only, each record chained to the one before it.

What always holds: a record's digest covers all its other fields and the digest of the record before it, so that whoever
changes, drops or reorders one breaks the chain from there on. Merging two cases is the union of their authors' files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whosays.custody import durable, lines
from whosays.errors import CaseError, EvidenceError
from whosays.model.decision import Action, Decision
from whosays.model.document import Evidence
from whosays.model.identity import sha256

FOLDER = "decisions"
SCHEMA = "whosays/decision/2"
FIRST = "whosays/decision/1"
"""Records that do not tell what their author had seen."""
RULING = "ruling"
"""The name under which a batch holds each of its rulings."""
_AUTHOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")
_PART = ("schema", "action", "target", "values", "reason")
_SELECTOR = ("document", "text_version", "exact", "before", "after", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first record of an author's file that does not hold: file, line (from 1) and what is wrong with it.

    `torn` tells that it is a last line that was cut short, with nothing wrong before it.
    """

    file: str
    line: int
    fault: str
    torn: bool = False


def file_of(case: Path, author: str) -> Path:
    """Where the decisions of `author` lie. Raises CaseError where the name would not do as a file name."""
    return case / FOLDER / f"{author_named(author)}.jsonl"


def author_named(name: str) -> str:
    """`name`, which is to name an author. Raises CaseError where it would not do as a file name."""
    if not _AUTHOR.fullmatch(name):
        raise CaseError(
            f"{name!r} cannot name an author: use up to 64 letters, digits and . _ @ + - (a mail address will do)."
        )
    return name


def append(case: Path, decision: Decision) -> Decision:
    """Appends `decision` to its author's file and gives it back as recorded, chained to the one before it."""
    file = file_of(case, decision.author)
    recorded = replace(decision, schema=SCHEMA, previous=head(file))
    lines.append(file, _line(recorded))
    return recorded


def head(file: Path) -> str:
    """The digest of the last record of `file`; empty where there is none."""
    raw, _ = lines.kept(file)
    if not raw:
        return ""
    place = f"{file}, line {len(raw)}"
    return lines.text_of(lines.parsed(raw[-1], place), "digest", place)


def digest(decision: Decision) -> str:
    """The digest of a decision as it was recorded, by which a later one names it."""
    return sha256(lines.line(_record(decision)))


def selector_text(selector: Evidence) -> str:
    """`selector` as a text, for a decision about the words of two documents."""
    return lines.line(_selector_record(selector)).decode("utf-8").rstrip("\n")


def selector_of(text: str) -> Evidence:
    """The selector in `text`. Raises CaseError where it is none."""
    place = "the second selector of a decision"
    try:
        record = json.loads(text)
    except json.JSONDecodeError as fault:
        raise CaseError(f"{place}: no record ({fault}); restore the file from a copy.") from None
    found = _selector(record, place)
    if found is None:
        raise CaseError(f"{place}: it is empty; restore the file from a copy.")
    return found


def part_text(decision: Decision) -> str:
    """`decision` as a text, for the batch that it is a part of."""
    part = {name: value for name, value in _record(decision).items() if name in _PART}
    return lines.line(part).decode("utf-8").rstrip("\n")


def parts_of(decision: Decision) -> tuple[Decision, ...]:
    """The rulings that a batch is made of, as if each had been made by itself; another decision alone. Raises CaseError
    where one is damaged."""
    if decision.action != Action.BATCH:
        return (decision,)
    texts = [value for name, value in decision.values if name == RULING]
    return tuple(_part(text, decision, f"ruling {n} of a batch") for n, text in enumerate(texts, 1))


def _part(text: str, whole: Decision, place: str) -> Decision:
    record = lines.parsed(text.encode("utf-8"), place)
    return replace(
        whole,
        action=lines.text_of(record, "action", place),
        target=_selector(record.get("target"), place),
        values=_values(record.get("values"), place),
        reason=lines.text_of(record, "reason", place),
    )


def heads(case: Path) -> tuple[tuple[str, str], ...]:
    """Each author with the digest of their last record, by name."""
    return tuple((file.stem, head(file)) for file in _files(case))


def load(case: Path) -> tuple[Decision, ...]:
    """All decisions, author by author, in order. Raises CaseError naming the first record that is broken.

    A last line that lacks no more than its line end counts; one that was cut short is left out, and `cut` names it.
    """
    broken = [fault for fault in verify(case) if not fault.torn]
    if broken:
        first = broken[0]
        raise CaseError(f"{first.file}, line {first.line}: {first.fault}; restore the file from a copy.")
    return tuple(decision for file in _files(case) for decision in _decisions(file))


def since(case: Path, heads: Mapping[str, str], until: Mapping[str, str]) -> tuple[Decision, ...]:
    """What each author decided after their record `heads`, up to their record `until`: by author, in order."""
    found: list[Decision] = []
    for file in _files(case):
        digests = [digest(each) for each in _decisions(file)]
        first, last = heads.get(file.stem, ""), until.get(file.stem, "")
        begin = digests.index(first) + 1 if first in digests else 0
        end = digests.index(last) + 1 if last in digests else 0
        found += _decisions(file)[begin:end]
    return tuple(found)


def cut(case: Path) -> tuple[str, ...]:
    """The places of last lines that were cut short: file and line."""
    kept = ((file, lines.kept(file)) for file in _files(case))
    return tuple(f"{file}, line {len(raw) + 1}" for file, (raw, rest) in kept if rest)


def verify(case: Path, known: Mapping[str, str] | None = None) -> tuple[Broken, ...]:
    """The first broken record of each author's file. `known` gives heads a snapshot saw: they must still be there."""
    faults = [_first_broken(file, (known or {}).get(file.stem, "")) for file in _files(case)]
    there = {file.stem for file in _files(case)}
    gone = sorted(set(known or {}) - there)
    faults.extend(
        Broken(file=str(file_of(case, author)), line=0, fault="it is gone, a snapshot saw it") for author in gone
    )
    return tuple(fault for fault in faults if fault)


def merge(case: Path, other: Path) -> int:
    """Takes over what `other` has and `case` lacks; gives the number of records.

    Raises CaseError where a chain is broken, or where one author added different records here and there.
    """
    load(other)
    return join(case, {file.stem: (str(file), lines.kept(file)[0]) for file in _files(other)})


def join(case: Path, told: Mapping[str, tuple[str, Sequence[bytes]]]) -> int:
    """Takes over the records of each author in `told`, which are whole chains, with the place that a message names;
    gives the number of those that `case` lacked. Raises CaseError as `merge` does; then nothing was taken over."""
    load(case)
    tails: dict[str, Sequence[bytes]] = {}
    for author, (place, theirs) in told.items():
        ours = lines.kept(file_of(case, author))[0]
        shared = min(len(ours), len(theirs))
        parted = next((n for n in range(shared) if ours[n] != theirs[n]), None)
        if parted is not None:
            raise CaseError(
                f"{place}, line {parted + 1}: differs from this case's record; one author wrote in two places."
            )
        tails[author] = theirs[shared:]
    for author, tail in tails.items():
        if tail:
            lines.append(file_of(case, author), b"".join(text + b"\n" for text in tail))
    return sum(map(len, tails.values()))


def _files(case: Path) -> list[Path]:
    return sorted((case / FOLDER).glob("*.jsonl"))


def _first_broken(file: Path, known_head: str) -> Broken | None:
    previous = ""
    passed = not known_head
    raw, rest = lines.kept(file)
    for number, text in enumerate(raw, 1):
        fault = fault_of(text, previous, file.stem)
        if fault:
            return Broken(file=str(file), line=number, fault=fault)
        previous = lines.parsed(text, "")["digest"]
        passed = passed or previous == known_head
    if rest:
        fault = f"a torn record, left by a power cut: the next decision moves it to a file that ends in {durable.CUT}"
        return Broken(file=str(file), line=len(raw) + 1, fault=fault, torn=True)
    return None if passed else Broken(file=str(file), line=len(raw) + 1, fault="records that a snapshot saw are gone")


def fault_of(raw: bytes, previous: str, author: str) -> str:
    """What is wrong with one line of the file of `author`, behind the record with the digest `previous`, or nothing.
    Every byte counts: the line must be as this module writes it."""
    try:
        record = lines.parsed(raw, "record")
        decision = decision_of(record, "record")
    except (CaseError, EvidenceError, ValueError) as error:
        return f"damaged ({error})"
    if decision.author != author:
        return f"it is by {decision.author!r}, the file by {author!r}"
    if decision.previous != previous:
        return "the chain is broken: it does not follow the record before it"
    if _line(decision) != raw + b"\n":
        return "it was changed after it was written"
    return ""


def _decisions(file: Path) -> list[Decision]:
    raw, _ = lines.kept(file)
    return [decision_of(lines.parsed(text, f"{file}, line {n}"), f"{file}, line {n}") for n, text in enumerate(raw, 1)]


def _line(decision: Decision) -> bytes:
    record = _record(decision)
    return lines.line({**record, "digest": sha256(lines.line(record))})


def _record(decision: Decision) -> dict[str, Any]:
    target = decision.target
    seen = {} if decision.schema == FIRST else {"seen": [list(pair) for pair in decision.seen]}
    return {
        **seen,
        "schema": decision.schema,
        "author": decision.author,
        "decided_at": decision.decided_at.isoformat(),
        "action": decision.action,
        "target": target and _selector_record(target),
        "values": [list(pair) for pair in decision.values],
        "reason": decision.reason,
        "previous": decision.previous,
    }


def _selector_record(selector: Evidence) -> dict[str, Any]:
    return {"start": selector.start, "end": selector.end, **{name: getattr(selector, name) for name in _SELECTOR}}


def decision_of(record: dict[str, Any], place: str) -> Decision:
    """The decision in a record. Raises CaseError naming `place` where it is none that this version knows."""
    if record["schema"] not in (FIRST, SCHEMA):
        raise CaseError(f"{place}: {record['schema']!r} is unknown to this version; use a newer whosays.")
    decided_at = lines.moment_of(record, "decided_at", place)
    if decided_at is None:
        raise CaseError(f"{place}: 'decided_at' is missing")
    return Decision(
        schema=record["schema"],
        author=lines.text_of(record, "author", place),
        decided_at=decided_at,
        action=lines.text_of(record, "action", place),
        target=_selector(record.get("target"), place),
        values=_values(record.get("values"), place),
        seen=_values(record.get("seen", []), place),
        reason=lines.text_of(record, "reason", place),
        previous=lines.text_of(record, "previous", place),
    )


def _values(pairs: object, place: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(pairs, list) or not all(
        isinstance(p, list) and [type(x) for x in p] == [str, str] for p in pairs
    ):
        raise CaseError(f"{place}: 'values' are not pairs of texts")
    return tuple((name, value) for name, value in pairs)


def bare_selector(document: str, start: int, end: int, exact: str, text_version: str = "") -> Evidence:
    """Words that a file of the case names without their neighbours, as a selector: found again where they stand at
    their place, or where they stand once."""
    return Evidence(
        document=document, text_version=text_version, start=start, end=end, exact=exact, before="", after="", place=""
    )


def _selector(target: object, place: str) -> Evidence | None:
    if target is None:
        return None
    if not isinstance(target, dict) or not all(type(target.get(end)) is int for end in ("start", "end")):
        raise CaseError(f"{place}: 'target' is no selector")
    texts = {name: lines.text_of(target, name, place) for name in _SELECTOR}
    return Evidence(start=target["start"], end=target["end"], **texts)
