"""Files and folders that a person names → documents with their captures, and what cannot be taken, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from whosays import read
from whosays.custody import sidecar
from whosays.custody.sidecar import Given
from whosays.errors import InputError
from whosays.model.document import Capture, Unreadable
from whosays.model.identity import sha256
from whosays.pipeline import Input
from whosays.workspace import claim_sheets, folders
from whosays.workspace.progress import Say

NOTHING = Given()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a person handed over. `places` tells where the bytes of a document were found, for messages; `how`, by
    document, what the manifest keeps of how those came that are no files."""

    inputs: tuple[Input, ...]
    unreadable: tuple[Unreadable, ...]
    places: dict[str, str]
    notes: tuple[str, ...] = ()
    how: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document that was found, and where, for messages; its bytes (`content`) where they are at hand already.
    `behind` are the bytes of its archive that were read before it, `share` that of all bytes."""

    input: Input
    place: str
    content: bytes | None = None
    behind: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How files are taken: what a person says about all of them, by whom and when, and the largest in bytes."""

    max_bytes: int
    given: Given = NOTHING
    obtained_by: str | None = None
    obtained_at: datetime | None = None


@runtime_checkable
class Elsewhere(Protocol):
    """Documents that lie in no folder, for instance at web addresses (`fetching.Addresses`)."""

    def gathered(self, taking: Taking) -> Gathered:
        """The documents, taken as `taking` says, and what gave none."""


def placed(unreadable: Iterable[Unreadable], places: Mapping[str, str]) -> tuple[Unreadable, ...]:
    """`unreadable` named by where their bytes were found, so that two files of one name are told apart."""
    return tuple(replace(each, name=places.get(each.digest or "", each.name)) for each in unreadable)


def gathered(arguments: Iterable[Path], taking: Taking) -> Gathered:
    """The documents in `arguments`. Sidecars are read for what they say; reports and cases of ours are passed over."""
    inputs: list[Input] = []
    unreadable: list[Unreadable] = []
    places: dict[str, str] = {}
    notes: list[str] = []
    for each in walked(arguments, taking, notes.append):
        if isinstance(each, Unreadable):
            unreadable.append(each)
        else:
            inputs.append(each.input)
            places.setdefault(each.input.document, each.place)
    return Gathered(inputs=tuple(inputs), unreadable=tuple(unreadable), places=places, notes=tuple(notes))


def walked(arguments: Iterable[Path], taking: Taking, say: Say) -> Iterator[Found | Unreadable]:
    """What `arguments` hold, one by one: files, and the pages in web archives. `say` is told what is odd."""
    roots = tuple(arguments)
    files, missing = read.paths(roots)
    yield from missing
    tables = folders.own_tables(roots)
    sources = (file for file in files if file.name != sidecar.NAME and not folders.is_ours(file, roots))
    files = [file for file in sources if not tables or file.resolve() not in tables]
    beside = {folder: sidecar.given_beside(folder) for folder in sorted({file.parent for file in files})}
    for stray in _strays(beside):
        say(stray)
    sizes = [_size(file) for file in files]
    behind, whole = 0, max(1, sum(sizes))
    for file, size in zip(files, sizes, strict=True):
        given = taking.given.or_else(beside[file.parent].get(read.name_of(file.name), NOTHING))
        for each in _in_file(file, replace(taking, given=given), say):
            at = (behind + min(each.behind, size)) / whole if isinstance(each, Found) else 0.0
            yield replace(each, share=at) if isinstance(each, Found) else each
        behind += size


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # told when it is taken
        return 0


def _in_file(file: Path, taking: Taking, say: Say) -> Iterator[Found | Unreadable]:
    """The document in `file`, or the pages of the web archive that it is."""
    if _is_archive(file):
        yield from _pages(file, taking, say)
        return
    each = one(file, taking)
    if isinstance(each, Unreadable):
        yield each
        return
    yield Found(input=each, place=read.name_of(file))
    if not taking.given.claims and claim_sheets.heads_claims(file):
        say(claim_sheets.told(file))


def _is_archive(file: Path) -> bool:
    try:
        return read.holds_archive(file)
    except OSError:  # told when it is taken
        return False


def _pages(file: Path, taking: Taking, say: Say) -> Iterator[Found | Unreadable]:
    """The pages of a web archive, each as obtained where and when it was archived."""
    archive = read.Archive(file, taking.max_bytes)
    for each in archive:
        if isinstance(each, read.Spoilt):
            yield each.unreadable
            continue
        digest = sha256(each.content)
        capture = _capture(digest, each.name, taking)
        address, at = each.address or capture.address, each.obtained_at or capture.obtained_at
        again = partial(_same_page, each.place, digest, taking.max_bytes)
        page = Input(captures=(replace(capture, address=address, obtained_at=at),), content=again)
        yield Found(input=page, place=str(each.place), content=each.content, behind=each.place.offset)
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(archive.passed.items()))
    if told:
        say(f"{read.name_of(file)}: passed over: {told}")


def lying(arguments: Iterable[Path] | Elsewhere, taking: Taking, say: Say) -> Gathered:
    """The documents in `arguments` where they lie; `say` is told what is odd about them."""
    found = arguments.gathered(taking) if isinstance(arguments, Elsewhere) else gathered(arguments, taking)
    for note in found.notes:
        say(note)
    return found


def of_bytes(content: bytes, name: str, taking: Taking) -> Input:
    """A document that came as bytes, for instance on standard input."""
    return Input(captures=(_capture(sha256(content), name, taking),), content=lambda: content)


def one(file: Path, taking: Taking) -> Input | Unreadable:
    """The document in `file` alone, or why it cannot be taken."""
    told = partial(Unreadable, name=read.name_of(file))
    try:
        size = file.stat().st_size
        if size > taking.max_bytes:
            return told(
                reason=f"too large: {size / 1e6:,.1f} MB, the limit is {taking.max_bytes / 1e6:,.0f} MB",
                next_step="split it, or save its text alone, and add that",
            )
        digest = sha256(file.read_bytes())
    except OSError as error:
        return told(reason=f"cannot be opened: {error.strerror}", next_step="check who may read it")
    capture = _capture(digest, read.name_of(file.name), taking)
    return Input(captures=(capture,), content=partial(_same_bytes, file, digest))


def _capture(digest: str, name: str, taking: Taking) -> Capture:
    given = taking.given
    return Capture(
        document=digest,
        name=name,
        obtained_at=taking.obtained_at,
        obtained_by=taking.obtained_by,
        published=given.published,
        publisher=given.publisher,
        address=given.address,
        title=given.title,
        language=given.language,
        claims=given.claims,
    )


def _same_page(place: read.Place, digest: str, most: int) -> bytes:
    """The page at `place` of a web archive, which still has `digest`."""
    content = read.found_again(place, digest, most)
    if content is None:
        raise InputError(f"{place}: the archive changed while it was read; run again when nobody writes to it.")
    return content


def _same_bytes(file: Path, digest: str) -> bytes:
    """The bytes of `file`, which still have `digest`."""
    content = file.read_bytes()
    if sha256(content) != digest:
        raise InputError(f"{file} changed while it was read; run again when nobody writes to it.")
    return content


def _strays(beside: dict[Path, dict[str, Given]]) -> tuple[str, ...]:
    """Rows of sidecars that name no file: a misspelt name would else go unnoticed."""
    return tuple(
        f"{folder / sidecar.NAME}: there is no {name!r} beside it; check the spelling"
        for folder, rows in beside.items()
        for name in rows
        if not (folder / name).is_file()
    )
