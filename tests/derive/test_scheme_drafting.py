"""Schemes drafted from claims, in several fields and styles; every text is our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
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


UNTIL_TWICE = (
    "Until March 2023 the family of a Norwegian soldier who was killed received 200,000 kroner; until November 2024 it"
    " received 300,000 kroner. Now the family of a Norwegian soldier who is killed receives 500,000 kroner.",
    "The family of a Norwegian soldier who is killed receives 500,000 kroner. Until November 2024 it was 300,000 kroner,"
    " and until March 2023 200,000 kroner.",
    "Families of killed Norwegian soldiers were paid 200,000 kroner until March 2023 and 300,000 kroner until November"
    " 2024; since then they are paid 500,000 kroner.",
)


@pytest.mark.parametrize("text", UNTIL_TWICE)
def test_two_ends_in_one_text_follow_one_another(text: str) -> None:
    cells = draft(f"The Beacon, 4 June 2025\n\n{text}").cells
    terms = {str(worth_of(cell)): (begins(cell), ends(cell)) for cell in cells}
    assert terms == {
        "200000": (None, "2023-04-01"),
        "300000": ("2023-03-01", "2024-12-01"),
        "500000": ("2024-11-01", None),
    }


def worth_of(cell: Cell) -> object:
    return getattr(cell.amount, "low", None)


def begins(cell: Cell) -> str | None:
    return cell.valid.start.earliest.isoformat() if cell.valid and cell.valid.start else None


def ends(cell: Cell) -> str | None:
    """The first day on which a rule has surely ended."""
    if cell.valid is None or cell.valid.end is None:
        return None
    last = cell.valid.end.latest
    return last.isoformat() if last.day == 1 else (last + timedelta(days=1)).isoformat()


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


BROAD = (
    (
        "City Ledger, 14 May 2022\n\nFrom 1 January 2022 a police officer injured on duty receives a lump sum of €12,000 for a serious injury and €3,000 for a light one. Until then the sum was €5,000 for any injury.\n",
        {
            ("injury severe", "2022-01-01", "", 12_000, "EUR"),
            ("injury minor", "2022-01-01", "", 3_000, "EUR"),
            ("injury", "", "2022-01-01", 5_000, "EUR"),
        },
    ),
    (
        "Desert Star, 4 July 2019\n\nThe kingdom said it would pay 1 million riyals to the family of each pilgrim who died and 500,000 riyals to each pilgrim who was permanently disabled, officials in Saudi Arabia said.\n",
        {("death", "", "", 1_000_000, "SAR"), ("injury", "", "", 500_000, "SAR")},
    ),
    (
        "Since 2016, compensation for death in the line of duty has been $365,000. Between 2008 and 2016 it was $311,000.\n",
        {("death", "2008", "2016", 311_000, "USD"), ("death", "2016", "", 365_000, "USD")},
    ),
    (
        "Insurance Weekly, 1 February 2023\n\nOn top of the state payment, the insurer pays 2.9 million rubles for the death of a soldier and 75,000 rubles for a light wound.\n",
        {("death", "", "", 2_900_000, "RUB"), ("injury minor", "", "", 75_000, "RUB")},
    ),
    (
        "Official Journal, 12 December 2023\n\nBy decree of 10 December 2023 the compensation for the family of a killed soldier rises from 4 million to 6 million tenge.\n",
        {("death", "", "2023-12-10", 4_000_000, "KZT"), ("death", "2023-12-10", "", 6_000_000, "KZT")},
    ),
    (
        "Report of the inquiry, 10 January 2018\n\nUntil 31 December 2014 the ministry paid £50,000 for the death of a soldier. From 1 January 2015 it has paid £80,000.\n",
        {("death", "", "2015-01-01", 50_000, "GBP"), ("death", "2015-01-01", "", 80_000, "GBP")},
    ),
    (
        "News of the day (translated), 2 July 2024\n\nFor each dead soldier to the relatives pay out 4 million tenge. At wound of heavy degree 2 million tenge are paid, at wound of light degree 500 thousand tenge.\n",
        {
            ("death", "2024-07-02", "", 4_000_000, "KZT"),
            ("injury severe", "2024-07-02", "", 2_000_000, "KZT"),
            ("injury minor", "2024-07-02", "", 500_000, "KZT"),
        },
    ),
)


@pytest.mark.parametrize(("text", "told"), BROAD)
def test_rules_of_many_styles(text: str, told: set[tuple[str, str, str, int, str]]) -> None:
    assert {each[:5] for each in rows(draft(text))} == told


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("If a soldier is killed, his family gets 5 million rubles, officials say.", {5_000_000}),
        ("The council said that each household whose home was destroyed would be paid £2,500.", {2_500}),
        ("In case of injury a worker receives 30,000 rand, the union said.", {30_000}),
        ("If the war goes on, families of killed soldiers might get 5 million rubles.", set()),
        ("At that rate a wounded soldier would have received 90,000 rubles.", set()),
    ],
)
def test_a_condition_is_the_form_of_a_rule_and_a_guess_is_none(text: str, amounts: set[int]) -> None:
    case = Case.transient([], [("text.txt", f"Post, 5 May 2023\n\n{text}\n".encode())])
    account = case.account
    found = drafted("draft", "", Material(claims=account.claims, sources=account.sources, pack=load().pack))
    told = {int(worth(found, cell).low) for cell in found.cells} if found else set()
    assert told == amounts


def test_layers_are_told_apart_and_a_rule_of_one_place_does_not_narrow_those_of_all() -> None:
    text = "Volga Post, 30 August 2024\n\nThe federal payment for a killed soldier is 5 million rubles. The regional payment adds 2 million rubles in Samara, and insurance pays a further 3.3 million rubles.\n"
    found = draft(text)
    assert {(cell.layer, int(worth(found, cell).low)) for cell in found.cells} == {
        ("general", 5_000_000),
        ("regional", 2_000_000),
        ("insurance", 3_300_000),
    }
    (general,) = [cell for cell in found.cells if cell.layer == "general"]
    assert "place" not in dict(general.when)


def test_people_from_a_country_are_of_its_nationality() -> None:
    text = "Kyiv Desk, 3 October 2022\n\nFamilies of killed Ukrainian servicemen receive 15 million hryvnias, a resolution of 28 February 2022 says. It is not clear whether payments go to volunteers from Georgia.\n"
    assert [unknown.when for unknown in draft(text).unknowns] == [(("nationality", ("georgian",)),)]


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


def test_whatever_is_drafted_can_be_read_again() -> None:
    """Passages of many fields at once, whose rules have nothing to do with one another."""
    folder = Path(__file__).parents[2] / "evaluation" / "dev"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    found = draft(*texts)
    assert len([cell for cell in found.cells if cell.basis is not Basis.INFERRED]) >= 9
    assert not [cell for cell in found.cells if cell.basis is Basis.INFERRED]  # no text of one army names another's
    assert coverage(found).points


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
