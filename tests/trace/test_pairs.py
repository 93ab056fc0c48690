"""Pairs of a statement and its relay: each kind of change is found where it is, and nowhere else."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from whosays.export import claim_records
from whosays.model.link import MutationKind
from whosays.workspace import Case

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))
STALE = "stale"
"""It needs three papers: tests/trace/test_origins.py."""


def mutations(said: str, told: str, days: int) -> set[str]:
    """The mutations of the first figure of a relay."""
    first = date(2025, 3, 3)
    later = first + timedelta(days=days)
    papers = [
        ("a.txt", f"Tarn News Agency\n{first:%d %B %Y}\n\n{said}\n"),
        ("b.txt", f"The Valley Courier\n{later:%d %B %Y}\n\n{told}\n"),
    ]
    account = Case.transient([], [(name, text.encode("utf-8")) for name, text in papers]).account
    relayed = [record for record in claim_records(account) if record["document"] == "b.txt"]
    assert relayed
    assert relayed[0]["copy_of"] is not None
    found = relayed[0]["mutations"]
    assert isinstance(found, list)
    return set(found)


@pytest.mark.parametrize(
    ("kind", "pair"),
    [pytest.param(kind, pair, id=f"{kind}-{n}") for kind, pairs in PAIRS.items() for n, pair in enumerate(pairs)],
)
def test_a_relay_is_told_what_it_changed(kind: str, pair: dict[str, object]) -> None:
    wanted = {kind, *pair.get("also", ())} - {"none", *pair.get("missed", ())}  # type: ignore[misc]
    assert mutations(str(pair["said"]), str(pair["told"]), int(str(pair.get("days", 2)))) == wanted


def test_each_kind_has_pairs() -> None:
    assert set(MutationKind) - {STALE} <= set(PAIRS)
