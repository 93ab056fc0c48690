"""Signs and short forms of currencies as the press writes them, on either side of a figure. The sentences are our own."""

from __future__ import annotations

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Hr 15 million", "UAH"),
        ("Hr15 million", "UAH"),
        ("UShs 3 million", "UGX"),
        ("N4.5 billion", "NGN"),
        ("N500,000", "NGN"),
        ("GEL 5,000", "GEL"),
        ("IQD 500,000", "IQD"),
        ("Gs 25,000", "HTG"),
        ("Ks 500,000", "MMK"),
        ("Le 3,000", "SLE"),
        ("50,000 F CFA", "XOF"),
        ("FCFA 50,000", "XOF"),
        ("50,000 CFA francs", "XOF"),
    ],
)
def test_a_short_form_has_its_currency(written: str, code: str) -> None:
    figures = claims(f"Each family got {written} from the relief fund.")
    assert [(claim.evidence.exact, claim.quantity.unit) for claim in figures] == [(written, code)]


@pytest.mark.parametrize("written", ["P20,000", "K4,000", "9,000 DH", "Sh500 million"])
def test_a_short_form_of_several_countries_is_not_guessed(written: str) -> None:
    assert not claims(f"Each family got {written} from the relief fund.")


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("The Philippine fund gave each family P20,000.", ["PHP"]),
        ("N95 masks were handed to 40 nurses on the N2 road.", ["person"]),
        ("The crew worked for 15 hrs and saved 12 men.", ["person"]),
        ("A force of 500 N broke the cable.", ["newton"]),
    ],
)
def test_letters_beside_a_figure_may_be_something_else(sentence: str, units: list[str]) -> None:
    assert [claim.quantity.unit for claim in claims(sentence)] == units


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The district of Kozhikode in Kerala gave each family Rs 75,000.", "INR"),
        ("Each family in Hodeidah got 90,000 rials.", "YER"),
        ("Fishermen in Kisumu were paid 40,000 shillings.", "KES"),
        ("Farmers near Brno got 30,000 crowns.", "CZK"),
    ],
)
def test_towns_tell_whose_money_it_is_where_no_country_is_named(sentence: str, unit: str) -> None:
    assert [claim.quantity.unit for claim in claims(sentence)] == [unit]


def test_towns_of_two_countries_leave_it_open() -> None:
    assert not claims("Traders in Lahore and in Kerala paid Rs 75,000.")
