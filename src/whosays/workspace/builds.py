"""What a build leaves behind: a snapshot of what it rested on and what it found (Records 5)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from whosays import __version__
from whosays import settings as case_settings
from whosays.custody import decisions, lines, manifest, snapshots
from whosays.model.decision import Snapshot
from whosays.model.identity import sha256
from whosays.model.report import Account
from whosays.store.rows import encoded
from whosays.workspace.folders import SCHEMES

READ = "whosays/read/1"
"""The schema of a record that tells the claims of one document."""


def leave(case: Path, account: Account, digests: tuple[tuple[str, str], ...]) -> str:
    """Leaves a snapshot of `account` in `case` and gives its id. `digests` name and digest every lexicon file."""
    snapshot = Snapshot(
        schema=snapshots.SCHEMA,
        version=__version__,
        manifest=manifest.load(case).head,
        decisions=decisions.heads(case),
        packs=rested_on(case, digests),
        findings="",
        built_at=datetime.now(UTC),
    )
    return snapshots.leave(case, snapshot, findings(account))


def standing(case: Path, digests: tuple[tuple[str, str], ...]) -> tuple[str, Snapshot] | None:
    """The last build of `case` as it is now, if there is one. `digests` are those of the lexicon."""
    now = (manifest.load(case).head, decisions.heads(case), rested_on(case, digests))
    known = reversed(snapshots.load(case))
    return next((each for each in known if (each[1].manifest, each[1].decisions, each[1].packs) == now), None)


def rested_on(case: Path, digests: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Name and digest of every file but documents and decisions that a build of `case` rests on now: packs, settings,
    schemes. `digests` are those of the lexicon."""
    own = [case / case_settings.FILE, *sorted((case / SCHEMES).glob("*.toml"))]
    told = ((file.relative_to(case).as_posix(), sha256(file.read_bytes())) for file in own)
    return tuple(sorted((*digests, *told)))


def findings(account: Account) -> bytes:
    """Each question with its finding, a record a line, in order of the questions' ids; then the derivations; then the
    claims of each document, so that a later build can tell which document moved a figure."""
    answers = sorted(account.answers, key=lambda answer: answer.question.id)
    found = [encoded(record) for answer in answers for record in (answer.question, answer.finding)]
    found += [encoded(each) for each in account.derivations]
    claims: dict[str, list[str]] = {source.document.id: [] for source in account.sources}
    for claim in account.claims:
        claims.setdefault(claim.document, []).append(claim.id)
    read = (lines.line({"schema": READ, "document": each, "claims": claims[each]}) for each in sorted(claims))
    return "".join(f"{line}\n" for line in found).encode("utf-8") + b"".join(read)
