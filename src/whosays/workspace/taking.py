"""Documents taken into a case: their bytes and captures kept, and rows that are claims looked at before they are."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whosays.custody import blobs, manifest
from whosays.pipeline import texts
from whosays.workspace.edition import TOOL
from whosays.workspace.gathering import Taking, placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from whosays.custody.sidecar import Given
    from whosays.model.document import Document, Unreadable
    from whosays.pipeline import Input, Means, Stages
    from whosays.workspace.gathering import Gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `Case.add` did: names of what is new, how many were there already, and what could not be read; of claims in
    rows, how many were read and which rows were refused, in words."""

    new: tuple[str, ...]
    known: int
    unreadable: tuple[Unreadable, ...]
    claims: int = 0
    refused: tuple[str, ...] = ()


def taken_now(max_bytes: int, given: Given) -> Taking:
    """How documents are taken now, by whoever runs this, with what is `given` about all of them."""
    now = datetime.now(UTC).replace(microsecond=0)
    return Taking(max_bytes=max_bytes, given=given, obtained_by=user(), obtained_at=now)


def taken(folder: Path, found: Gathered, means: Means, *, claims: bool) -> Added:
    """Takes what was `found` and can be read into the case in `folder`; `claims` tells that its rows are claims."""
    documents, unreadable = texts(found.inputs, means)
    cannot = {each.digest for each in unreadable}
    readable = [each for each in found.inputs if each.document not in cannot]
    count, refused = _rows(documents, readable, means.stages) if claims else (0, ())
    new = _kept(folder, readable, found)
    named = placed(unreadable, found.places)
    return Added(
        new=new, known=len(readable) - len(new), unreadable=found.unreadable + named, claims=count, refused=refused
    )


def _rows(documents: Mapping[str, Document], inputs: Sequence[Input], stages: Stages) -> tuple[int, tuple[str, ...]]:
    """How many claims the rows of `inputs` hold, and what is wrong with each row that is none: file, row, column, next
    step. Raises InputError where a file has not the columns."""
    count, refused = 0, []
    for each in inputs:
        _, reading = stages.reading(documents[each.document], each.captures)
        count += len(reading.claims)
        refused += [f"{each.captures[0].name}, {unread.obstacle}" for unread in reading.unread]
    return count, tuple(refused)


def _kept(folder: Path, inputs: Sequence[Input], found: Gathered) -> tuple[str, ...]:
    """Keeps the bytes and the captures that are new; gives the names of those captures."""
    captures = [capture for each in inputs for capture in each.captures]
    new = manifest.new_captures(manifest.load(folder).held, captures)
    fresh = {capture.document for capture in new}
    wanted = fresh | {each.document for each in inputs if not blobs.place_of(folder, each.document).is_file()}
    contents = ((each.document, each.content()) for each in inputs if each.document in wanted)
    sizes = {blobs.keep(folder, content): len(content) for _, content in contents}
    manifest.append_captures(folder, new, sizes, TOOL, found.how)
    return tuple(capture.name for capture in new)


def user() -> str | None:
    """The name of whoever runs this, or None where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None
