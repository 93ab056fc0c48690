"""What a speaker takes back stands no longer for him, and is told as withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.model.claim import Claim
from whosays.model.link import EdgeKind
from whosays.model.mention import WITHDRAWN
from whosays.model.report import Account
from whosays.workspace import Case

HEAD = "The Wire\n{day} March 2026\n\n"
TOLLS = (
    "The barge Ketta sank off Ruhl. The harbour office put the dead at 61. The relief agency said that 73 people had "
    "been killed."
)


def account(*texts: tuple[int, str]) -> Account:
    loose = [(f"{number}.txt", (HEAD.format(day=day) + text).encode()) for number, (day, text) in enumerate(texts)]
    return Case.transient([], loose).account


def current(told: Account) -> set[str]:
    claims = {claim.id: claim for claim in told.claims}
    roots = [root for answer in told.answers for root in answer.lineage.roots if root.current]
    return {claims[claim].evidence.exact for root in roots for claim in root.claims}


@pytest.mark.parametrize(
    "words",
    [
        "The relief agency withdrew its earlier toll of 73 dead on Friday.",
        "The relief agency retracted its claim that 73 people had died.",
        "The relief agency corrected an earlier figure of 73 dead.",
        "The earlier toll of 73 dead was withdrawn by the relief agency.",
    ],
)
def test_a_figure_that_its_speaker_withdraws_stands_no_longer(words: str) -> None:
    told = account((7, TOLLS), (9, f"The barge Ketta sank off Ruhl. {words}"))
    assert current(told) == {"61"}
    (answer,) = told.answers
    assert not answer.finding.conflicts
    (aside,) = answer.lineage.set_aside
    assert aside.reason == WITHDRAWN
    kinds = [(edge.claim, edge.kind) for edge in answer.lineage.edges]
    assert (aside.claim, EdgeKind.SUPERSEDES) in kinds


@pytest.mark.parametrize(
    "words",
    [
        "The harbour office withdrew its earlier toll of 73 dead.",
        "The relief agency withdrew its earlier toll of 70 dead.",
        "The relief agency withdrew its 73 boats.",
        "The harbour office denied that 73 people had died.",
    ],
)
def test_nothing_else_is_taken_back(words: str) -> None:
    told = account((7, TOLLS), (9, f"The barge Ketta sank off Ruhl. {words}"))
    assert {"61", "73"} <= current(told)


def test_what_is_said_after_a_withdrawal_stands() -> None:
    told = account((7, "The relief agency withdrew its earlier toll of 73 dead in Ruhl."), (9, TOLLS))
    assert current(told) == {"61", "73"}


def test_all_who_pass_on_what_was_withdrawn_stand_no_longer() -> None:
    """The relays of a statement are its own, in whatever paper."""
    relay = "The barge Ketta sank off Ruhl. The relief agency said that 73 people had been killed."
    told = account((7, TOLLS), (8, relay), (9, "The relief agency withdrew its earlier toll of 73 dead."))
    assert current(told) == {"61"}


@pytest.mark.parametrize(
    "text",
    [
        "The army had first said 50 Varnian soldiers were wounded in Osk, but later revised this to 70.",
        "The army, which had said 50 Varnian soldiers were wounded in Osk, raised the number to 70.",
        "The army later corrected an earlier figure of 50 wounded soldiers in Osk to 70.",
    ],
)
def test_a_revision_in_one_sentence_is_its_speakers(text: str) -> None:
    told = account((7, text))
    found: dict[str, Claim] = {claim.evidence.exact: claim for claim in told.claims}
    assert [speaker.words for speaker in found["70"].speakers] == ["army"]
    assert current(told) == {"70"}
    assert all(not answer.finding.conflicts for answer in told.answers)


def test_a_withdrawal_is_told_as_one(tmp_path: Path) -> None:
    texts = [TOLLS, "The relief agency withdrew its earlier toll of 73 dead in Ruhl."]
    loose = [(f"{at}.txt", (HEAD.format(day=at + 7) + text).encode()) for at, text in enumerate(texts)]
    Case.transient([], loose).report(tmp_path / "out")
    page = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert "takes it back" in page
    assert "denie" not in page
