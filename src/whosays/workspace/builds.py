"""What a build leaves behind: a snapshot of what it rested on and what it found (Records 5)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from whosays import __version__
from whosays import settings as case_settings
from whosays.custody import decisions, manifest, snapshots
from whosays.model.decision import Snapshot
from whosays.model.identity import sha256
from whosays.model.report import Account
from whosays.store.rows import encoded


def leave(case: Path, account: Account, digests: tuple[tuple[str, str], ...]) -> str:
    """Leaves a snapshot of `account` in `case` and gives its id. `digests` name and digest every lexicon file."""
    settings = (case_settings.FILE, sha256((case / case_settings.FILE).read_bytes()))
    snapshot = Snapshot(
        schema=snapshots.SCHEMA,
        version=__version__,
        manifest=manifest.load(case).head,
        decisions=decisions.heads(case),
        packs=tuple(sorted((*digests, settings))),
        findings="",
        built_at=datetime.now(UTC).replace(microsecond=0),
    )
    return snapshots.leave(case, snapshot, _findings(account))


def _findings(account: Account) -> bytes:
    """Each question with its finding, a record a line, in order of the questions' ids; then the derivations."""
    answers = sorted(account.answers, key=lambda answer: answer.question.id)
    lines = (encoded(record) for answer in answers for record in (answer.question, answer.finding))
    derived = (encoded(each) for each in account.derivations)
    return "".join(f"{line}\n" for line in (*lines, *derived)).encode("utf-8")
