"""A case held against itself: its files, what follows from them, its ledger, and the reports that were written of it.

What always holds: nothing in the case is changed but its lock; all that follows is worked out anew from the documents
and what people decided, without the ledger.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays import settings as case_settings
from whosays.custody import audit, log, manifest, snapshots
from whosays.custody.audit import Fault
from whosays.custody.log import Act, Written
from whosays.errors import CaseError, SettingsError, WhosaysError
from whosays.lexicon import load
from whosays.model.identity import sha256
from whosays.settings import Settings
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Kind
from whosays.workspace import builds, folders, keeping, sharing
from whosays.workspace.bundling import unpack
from whosays.workspace.case import Case
from whosays.workspace.edition import edition
from whosays.workspace.folders import is_in_place, must_be_case
from whosays.workspace.holdings import LEDGER, OnDisk, packs_of
from whosays.workspace.progress import Say, silence

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.model.report import Account
    from whosays.pipeline import Stages
    from whosays.store.protocol import Store

KINDS = (folders.REPORT, folders.EXPORT)
PAGE = 500
"""Records of a ledger that are looked at together."""
OTHERWISE = "it tells something else than follows from the case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit came to: what does not belong, what is worth knowing, the head of the log, and counts of what was
    looked at, in words."""

    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    head: str
    told: str


class Anew(OnDisk):
    """A case on disk of which all that follows is worked out anew, in memory."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder, self.memory = folder, MemoryStore()

    def store(self, note: Callable[[str], None]) -> Store:  # noqa: ARG002
        """See `Holdings.store`."""
        return self.memory


def audited(
    case: Path, reports: Sequence[Path] = (), known_head: str = "", say: Say = silence, stages: Stages | None = None
) -> Audited:
    """Holds the case in the folder or bundle `case` against itself, with `reports` and exports that lie neither in nor
    beside it. `known_head` is a head of its log that somebody noted down: nothing before it may have changed. It is
    walked with `stages` in place of those that ship, if given.

    Raises CaseError where it is none, or one that keeps nothing; InputError where a bundle is not whole.
    """
    if case.is_file():
        return _of_bundle(case, reports, known_head, say)
    if not log.place_of(case).is_file():
        must_be_case(case)
    if is_in_place(case):
        raise CaseError(
            f"{case} lies in place and keeps nothing that could be audited; make a case that does with: whosays init "
            f"NEW, then whosays add NEW {case}"
        )
    notes = _taken_over(case, say)
    say("looking at each file")
    settings = _settings(case)
    faults = list(audit.faults(case, keeping.kept_files(case, settings)))
    if not faults and not notes:
        faults += _of_team(case, settings)
    acts: tuple[Act, ...] = ()
    if not any(each.file == str(log.place_of(case)) for each in faults):
        acts = log.load(case)
        faults += _anchored(case, known_head)
        faults += _reports(case, acts, reports)
    if settings.assist.url:
        notes.append("what a language model pointed at is kept in the ledger alone, so nothing was worked out anew")
    elif not faults:
        holdings = Anew(case)
        found, noted = _anew(Case(holdings, settings, case, say, stages), holdings, acts)
        faults += found
        notes += noted
    return Audited(
        faults=tuple(faults), notes=tuple(notes), head=log.head(case) if acts else "", told=_counts(case, acts)
    )


def _taken_over(case: Path, say: Say) -> list[str]:
    """Takes over what is new in the store of a team; gives what is worth knowing where that cannot be."""
    try:
        sharing.refresh(case, say)
    except WhosaysError as fault:
        return [f"this folder alone was looked at, and not the store of the team: {fault}"]
    return []


def _of_team(case: Path, settings: Settings) -> Iterator[Fault]:
    """Whether the store of a team, where there is one, holds the same files, to the byte."""
    with sharing.looked_at(case) as files:
        if files is None:
            return
        there = {each.path: each.digest for each in files.looked_at()}
        for name in sorted({*there, *keeping.files_of(case, settings)}):
            here = sha256((case / name).read_bytes()) if (case / name).is_file() else ""
            if here != there.get(name):
                fault = "it is not the same in this folder" if name in there else "it is missing there"
                yield Fault(file=f"{files.place}, {name}", place="", fault=fault, next_step=audit.FROM_COPY)


def _settings(case: Path) -> Settings:
    """The settings of the case, or none where they are wrong: the log tells that they are not as they were."""
    try:
        return case_settings.load(case)
    except SettingsError:
        return Settings()


def _of_bundle(place: Path, reports: Sequence[Path], known_head: str, say: Say) -> Audited:
    """The case in the bundle `place`, unpacked aside; what is told of it names the bundle."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / place.stem
        case.mkdir()
        unpack(place, case)
        found = audited(case, reports, known_head, say)
        faults = (
            replace(each, **{key: getattr(each, key).replace(str(case), str(place)) for key in ("file", "fault")})
            for each in found.faults
        )
        return replace(found, faults=tuple(faults), notes=tuple(n.replace(str(case), str(place)) for n in found.notes))


def _anchored(case: Path, known_head: str) -> Iterator[Fault]:
    """Whether the log still holds the record that somebody noted down."""
    if known_head and not any(each.startswith(known_head) for each in log.heads(case)):
        fault = f"no record of it has the digest {known_head[:12]} that was noted down"
        yield Fault(file=str(log.place_of(case)), place="", fault=fault, next_step=audit.FROM_COPY)


def _reports(case: Path, acts: Sequence[Act], named: Sequence[Path]) -> Iterator[Fault]:
    """What is wrong with the reports and exports that lie in or beside the case, and with those that are `named`."""
    told = {act.written.place: act.written for act in acts if act.written}
    marks = {act.written.mark: act.written for act in acts if act.written}
    near = [case / place for place in told if "/" in place or (case / place).is_dir()]
    for folder in sorted({*filter(Path.is_dir, near), *named}):
        kind = next((each for each in KINDS if (folder / each.mark).is_file()), None)
        mark = folders.mark_of(folder, kind) if kind else None
        if mark is None:
            yield _report_fault(folder, "what tells its files is missing or cannot be read")
            continue
        if mark.digest not in marks:
            yield _report_fault(folder, "it is none that the log of the case tells of: changed, or of something else")
        for name in folders.changed_files(folder, mark, gone=True):
            yield _report_fault(folder / name, "it was changed, added or removed since it was written")
        yield from _of_findings(case, folder, marks.get(mark.digest))


def _of_findings(case: Path, folder: Path, written: Written | None) -> Iterator[Fault]:
    if written and written.findings and not snapshots.findings_place(case, written.findings).is_file():
        yield _report_fault(folder, f"it tells of findings {written.findings[:12]}, which no build of the case has")


def _report_fault(place: Path, fault: str) -> Fault:
    return Fault(file=str(place), place="", fault=fault, next_step="move it away and write it again, or see a copy")


def _anew(case: Case, holdings: Anew, acts: Sequence[Act]) -> tuple[list[Fault], list[str]]:
    """What follows from the case, worked out anew, held against the last build and the ledger."""
    folder = holdings.folder
    try:
        account = case.account
    except WhosaysError as fault:
        return [Fault(file=str(folder), place="", fault=str(fault), next_step="see to that and audit again")], []
    left, notes = _as_built(folder, acts, account)
    return [*left, *_ledger(folder, holdings.memory)], notes


def _as_built(case: Path, acts: Sequence[Act], account: Account) -> tuple[list[Fault], list[str]]:
    """Whether the last build of the case as it is found what follows from it now."""
    last = builds.standing(case, load(packs_of(case)).digests)
    if last is None:
        return [], [f"the case is not as it was last built; to bring it up to date: whosays build {case}"]
    name, snapshot = last
    if sha256(builds.findings(account)) == snapshot.findings:
        return [], []
    file = f"{snapshots.FOLDER}/{name}.json"
    by = next((act for act in reversed(acts) if file in act.files), None)
    if by is None or not edition().startswith(by.edition):
        told = by.tool if by else "another whosays"
        return [], [
            f"build {name} was made by another edition ({told}); whosays build, then whosays diff, tell what moved"
        ]
    fault = "what it found is not what follows from the documents and decisions"
    return [Fault(file=str(case / file), place="", fault=fault, next_step=audit.FROM_COPY)], []


def _ledger(case: Path, memory: MemoryStore) -> Iterator[Fault]:
    """Whether the ledger, where there is one, tells what follows; a copy of it is read, nothing is written to it."""
    from whosays.store.sqlite import SqliteStore

    if (where := sharing.address(case)) is not None:
        yield from _shared_ledger(case, where.shown, memory)
        return
    file = case / LEDGER
    if not file.is_file():
        return
    noted: list[str] = []
    with tempfile.TemporaryDirectory() as aside:
        for suffix in ("", "-wal"):
            if (there := file.with_name(file.name + suffix)).is_file():
                shutil.copyfile(there, Path(aside) / there.name)
        try:
            store = SqliteStore(Path(aside) / LEDGER, noted.append)
            differing = None if noted else _differing(store, memory)
            store.close()
        except CaseError as fault:
            noted.append(str(fault))
            differing = None
    if noted and "another version" not in noted[0]:
        yield _ledger_fault(file, "", "it is damaged")
    elif differing:
        yield _ledger_fault(file, f"{differing[0]} {differing[1][:12]}", OTHERWISE)


def _shared_ledger(case: Path, shown: str, memory: MemoryStore) -> Iterator[Fault]:
    """Whether the ledger that a team shares tells what follows."""
    name = f"the ledger in {shown}"
    try:
        with closing(OnDisk(case).store(silence)) as store, store.steady():
            differing = _differing(store, memory)
    except CaseError as fault:
        yield _ledger_fault(name, "", str(fault))
        return
    if differing:
        yield _ledger_fault(name, f"{differing[0]} {differing[1][:12]}", OTHERWISE)


def _ledger_fault(file: Path | str, place: str, fault: str) -> Fault:
    return Fault(file=str(file), place=place, fault=fault, next_step="delete it; a build makes it again")


def _differing(store: Store, memory: MemoryStore) -> tuple[Kind, str] | None:
    """The first record of the ledger that is not as the one that was made anew under the same id."""
    for kind in Kind:
        made = list(memory.each(kind, object))
        for shape in sorted({type(record) for _, record in made}, key=lambda each: each.__name__):
            mine = {name: record for name, record in made if type(record) is shape}
            names = list(mine)
            for start in range(0, len(names), PAGE):
                theirs = store.some(kind, names[start : start + PAGE], shape)
                if wrong := next((name for name, record in theirs.items() if record != mine[name]), None):
                    return kind, wrong
    return None


def _counts(case: Path, acts: Sequence[Act]) -> str:
    try:
        held = len({each.document for each in manifest.load(case).held})
        built = len(snapshots.load(case))
    except CaseError:
        return ""
    numbers = ((held, "document"), (built, "build"), (len(acts), "act"))
    return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in numbers)


def records(found: Audited) -> Iterator[dict[str, Any]]:
    """One record a fault, in the order of the audit."""
    for each in found.faults:
        yield {
            "schema": "whosays/fault/1",
            "file": each.file,
            "place": each.place,
            "fault": each.fault,
            "next_step": each.next_step,
        }
