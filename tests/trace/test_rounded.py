"""Relays that keep fewer digits of a figure, and in which order papers of one day may copy one another."""

from __future__ import annotations

import pytest

from whosays.model.link import MutationKind
from whosays.workspace import Case


def account(*papers: tuple[str, str]):  # type: ignore[no-untyped-def]
    return Case.transient([], [(f"{at}.txt", f"{head}\n\n{text}\n".encode()) for at, (head, text) in enumerate(papers)])


def kinds(*papers: tuple[str, str]) -> list[set[MutationKind]]:
    """What changed along the edges between papers."""
    traced = account(*papers).account.traced
    return [{m.kind for m in edge.mutations} for edge in traced.edges if edge.origin is not None]


MINES = (
    "Mine Register: findings\nMine Register, 20 November 2025",
    "Mines killed or injured 2,083 people in Corvenia in 2024, the register shows.",
)


@pytest.mark.parametrize(
    ("figure", "changed"),
    [
        ("more than 2,000", {MutationKind.ROUNDED}),
        ("about 2,100", {MutationKind.ROUNDED}),
        ("2,083", set()),
    ],
)
def test_fewer_digits_are_told_as_rounded_and_their_bound_is_not(figure: str, changed: set[MutationKind]) -> None:
    relay = (
        "Borders\nThe Evening Lamp, 24 November 2025",
        f"Mines killed or injured {figure} people in Corvenia in 2024.",
    )
    assert kinds(MINES, relay) == [changed]


def test_two_digits_rounded_tie_nothing() -> None:
    """Sixty and 63 are said of many things."""
    first = MINES[0], "Mines killed 63 people in Corvenia in 2024, the register shows."
    relay = "Borders\nThe Evening Lamp, 24 November 2025", "In 2024 more than 60 people died on roads of Corvenia."
    assert kinds(first, relay) == []


def test_of_one_day_the_paper_that_names_its_source_copies_the_statement() -> None:
    """Whatever the order of the documents: an agency has the figure from the study, not the study from the agency."""
    study = (
        "Rapid study: heat\nOrl Climate Lab, 9 July 2025",
        "Using published curves we estimate that 2,450 people died of heat in twelve cities in ten days.",
    )
    wire = (
        "Heat deaths linked to climate\nDORN, July 9 (Meridian Wire)",
        "An estimated 2,450 people died of heat across twelve cities in ten days, researchers said on Wednesday.",
    )
    for papers in ((study, wire), (wire, study)):
        made = account(*papers).account
        claims = {claim.id: claim for claim in made.claims}
        (edge,) = (e for e in made.traced.edges if e.origin and claims[e.claim].evidence.exact.endswith("2,450"))
        assert claims[edge.claim].evidence.exact == "An estimated 2,450"
