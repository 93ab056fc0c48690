"""Schemes drafted from claims, in several fields and styles; every text is our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.building import scheme
from whosays.derive.schemes.coverage import coverage
from whosays.derive.schemes.drafting import Material, drafted
from whosays.derive.schemes.writing import written
from whosays.lexicon import load
from whosays.model.scheme import Basis, Cell, Scheme
from whosays.pipeline.exchange import rates
from whosays.workspace import Case

SHARED = Path(__file__).parents[3] / "shared"

TIERS = """\
The Beacon, 4 June 2023

Until March 2023 the state paid a Norwegian soldier who was wounded a flat 800,000 kroner. In March 2023 the government introduced tiers: soldiers with severe injuries receive 800,000 kroner, those with minor injuries 250,000 kroner.

The family of a Norwegian soldier who is killed receives 2 million kroner under a decree of 5 May 2022. Insurance payouts for the families of the dead come on top.

Whether Danish soldiers would receive the same compensation if they are wounded is unclear.
"""

FLOOD = """\
Valley Herald, 12 March 2024

Until July 2023 the province paid a flat 400,000 rupees for every house that the floods destroyed. A decree of 3 July 2023 replaced the flat sum. Since then owners of destroyed houses receive 700,000 rupees, and owners of damaged houses 150,000 rupees, the disaster authority of Pakistan said.

Whether Afghan refugees are covered by these payments is unclear.
"""

FIRES = """\
Coast Gazette, 10 September 2024

Under the decree of 1 September 2024 the state pays €20,000 for a house that burned down and €6,000 for one that was damaged. In 2022 the payment was €15,000 for each destroyed home.
"""

DISPUTE = """\
Harbour Post, 8 May 2024

The ministry said on Tuesday that the family of a killed sailor receives 40,000 euros. A lawyer for the crew said that the family of a killed sailor receives 25,000 euros.
"""


def draft(*texts: str) -> Scheme:
    """The draft of `texts`, which must read as it was made."""
    case = Case.transient([], [(f"text-{n}.txt", text.encode()) for n, text in enumerate(texts)])
    account = case.account
    material = Material(claims=account.claims, sources=account.sources, pack=load().pack, rates=rates())
    made = drafted("draft", "A draft", material)
    assert made is not None
    again = scheme(written(made), "draft.toml")
    assert replace(again, cells=tuple(replace(cell, digest="") for cell in again.cells)) == made
    return made


def row(found: Scheme, cell: Cell) -> tuple[str, str, str, int, str, str]:
    """A cell in short: its case, its dates, its amount, its basis."""
    amount = worth(found, cell)
    start = cell.valid.start.words if cell.valid and cell.valid.start else ""
    end = cell.valid.end.words if cell.valid and cell.valid.end else ""
    case = " ".join("/".join(values) for _, values in cell.when)
    return (case, start, end, int(amount.low), amount.currency, str(cell.basis))


def rows(found: Scheme) -> set[tuple[str, str, str, int, str, str]]:
    return {row(found, cell) for cell in found.cells}


def test_a_flat_payment_gives_way_to_tiers_within_the_month_that_is_told() -> None:
    assert {
        ("injury norwegian", "", "2023-03", 800_000, "NOK", "stated"),
        ("injury severe norwegian", "2023-03", "", 800_000, "NOK", "stated"),
        ("injury minor norwegian", "2023-03", "", 250_000, "NOK", "stated"),
        ("death norwegian", "2022-05-05", "", 2_000_000, "NOK", "stated"),
    } <= {(*r[:5], "stated") for r in rows(draft(TIERS))}


def test_of_whom_nothing_is_told_all_is_unknown_and_what_would_be_is_an_inference() -> None:
    found = draft(TIERS)
    danish = [cell for cell in found.cells if ("nationality", ("danish",)) in cell.when]
    assert {cell.basis for cell in danish} == {Basis.INFERRED}
    assert {cell.condition for cell in danish} == {"the rules for Norwegian troops hold for Danish troops as well"}
    assert ("injury minor danish", "2023-03", "", 250_000, "NOK", "inferred") in rows(found)
    (unknown,) = [each for each in found.unknowns if ("event", ("injury",)) in each.when]
    assert unknown.claims[0].exact.startswith("Whether Danish soldiers")


def test_a_layer_that_is_only_spoken_of_has_no_amounts_and_leaves_sums_open() -> None:
    found = draft(TIERS)
    assert [(layer.key, layer.covers) for layer in found.layers] == [
        ("general", ()),
        ("insurance", (("event", ("death",)),)),
    ]
    silent = [each for each in coverage(found).stretches if each.layer == "insurance"]
    assert [str(each.standing) for each in silent] == ["unknown"]


def test_another_field_drafts_as_well() -> None:
    found = draft(FLOOD)
    assert {r for r in rows(found) if r[5] == "stated"} == {
        ("home destroyed others", "", "2023-07-03", 400_000, "PKR", "stated"),
        ("home destroyed others", "2023-07-03", "", 700_000, "PKR", "stated"),
        ("home damaged others", "2023-07-03", "", 150_000, "PKR", "stated"),
    }
    assert [unknown.when for unknown in found.unknowns] == [(("nationality", ("afghan",)),)]


def test_a_rule_told_for_a_year_is_carried_forward_until_the_next() -> None:
    assert rows(draft(FIRES)) == {
        ("home destroyed", "2022", "2024-09-01", 15_000, "EUR", "carried forward"),
        ("home destroyed", "2024-09-01", "", 20_000, "EUR", "carried forward"),
        ("home damaged", "2024-09-01", "", 6_000, "EUR", "carried forward"),
    }


def test_rules_of_two_countries_stand_apart() -> None:
    dhaka = "Delta Post, 2 May 2024\n\nIn Bangladesh owners of destroyed houses are paid 300,000 taka, the relief ministry said.\n"
    found = {r[0]: r[3] for r in rows(draft(FIRES, dhaka)) if r[3] in (20_000, 300_000)}
    assert found == {"home destroyed bangladesh": 300_000, "home destroyed others": 20_000}


def test_amounts_that_contradict_one_another_are_readings() -> None:
    found = draft(DISPUTE)
    (doubt,) = found.doubts
    assert [title.split(" (")[0] for _, title in doubt.values] == ["40,000 euros", "25,000 euros"]
    assert [cell.reading for cell in found.cells] == [(("amount_1", "of_1"),), (("amount_1", "of_2"),)]


def test_the_same_amount_in_another_currency_is_printed_beside_it() -> None:
    text = "Harbour Post, 8 May 2024\n\nThe family of a killed sailor receives 40,000 euros ($43,000), the ministry said.\n"
    (cell,) = draft(text).cells
    assert [(int(printed.amount.low), printed.amount.currency) for printed in cell.printed] == [(43_000, "USD")]
    assert [claim.exact for claim in cell.printed[0].claims] == ["$43,000"]


@pytest.mark.parametrize(
    "text",
    [
        "The state might pay 9,000 euros for each destroyed home, analysts speculated.",
        "The ministry denied that the family of a killed soldier receives 40,000 euros.",
        "Some 3,000 soldiers were wounded in March.",
        "Their monthly wage is 900 euros.",
    ],
)
def test_what_is_no_rule_drafts_nothing(text: str) -> None:
    case = Case.transient([], [("text.txt", text.encode())])
    account = case.account
    assert drafted("draft", "", Material(claims=account.claims, sources=account.sources, pack=load().pack)) is None


@pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason=f"{SHARED} is not there: the sample documents cannot be read"
)
def test_the_scheme_of_the_sample_documents_comes_out() -> None:
    case = Case.transient([SHARED / "seeds"])
    account = case.account
    material = Material(claims=account.claims, sources=account.sources, pack=load().pack, rates=rates())
    found = drafted("draft", "", material)
    assert found is not None
    assert {r for r in rows(found) if r[5] != "inferred" and not r[0].startswith("signing")} == {
        ("injury russian", "", "2024-11", 3_000_000, "RUB", "stated"),
        ("injury severe russian", "2024-11", "", 3_000_000, "RUB", "stated"),
        ("injury minor russian", "2024-11", "", 1_000_000, "RUB", "stated"),
        ("injury other russian", "2024-11", "", 100_000, "RUB", "stated"),
        ("injury nepali", "", "", 3_000_000, "RUB", "stated"),
        ("death russian", "2024-01/2024-03", "", 5_000_000, "RUB", "carried forward"),
        ("death nepali", "", "", 7_000_000, "NPR", "stated"),
    }
    korean = {r for r in rows(found) if "north_korean" in r[0]}
    assert {r[5] for r in korean} == {"inferred"}
    assert ("injury other north_korean", "2024-11", "", 100_000, "RUB", "inferred") in korean
    assert ("death north_korean", "2024-01/2024-03", "", 5_000_000, "RUB", "inferred") in korean
    assert {unknown.when for unknown in found.unknowns} == {
        (("event", (event,)), ("nationality", ("north_korean",))) for event in ("injury", "death")
    }
    texts = {source.document.id: source.document.text for source in account.sources}
    for cell in found.cells:
        assert cell.claims
        assert all(texts[c.document][c.start : c.end] == c.exact for c in cell.claims)
