"""The country file: shape, size and the forms that later stages rest on. Expected codes are those of ISO 3166-1."""

from __future__ import annotations

import re

import pytest

from whosays.errors import LexiconError
from whosays.lexicon.countries import Countries, countries
from whosays.lexicon.strict import read

UN_MEMBERS = 193  # https://www.un.org/en/about-us/member-states
BEYOND = {"PS", "VA", "XK", "TW"}


def test_all_members_of_the_united_nations_are_there() -> None:
    codes = set(countries().country)
    assert len(codes - BEYOND) == UN_MEMBERS
    assert codes >= BEYOND
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("South Korean", "KR"),
        ("DPRK", "KP"),
        ("U.S.", "US"),
        ("Washington", "US"),
        ("Kyiv", "UA"),
        ("Poles", "PL"),
        ("DRC", "CD"),
        ("Niger", "NE"),
        ("Nigerian", "NG"),
        ("Britain", "GB"),
    ],
)
def test_a_form_names_its_country(form: str, code: str) -> None:
    assert countries().by_form()[form] == code


@pytest.mark.parametrize("form", ["Congolese", "Dominican"])
def test_a_form_of_two_countries_names_none(form: str) -> None:
    assert form not in countries().by_form()


def test_names_have_no_article_and_nothing_stands_twice() -> None:
    for country in countries().country.values():
        assert not any(name.lower().startswith("the ") for name in country.names)
        assert len(set(country.names)) == len(country.names)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(LexiconError, match="capitals"):
        read('[country.XX]\nname = "X"\nadjectives = []\ndemonyms = []\ncapital = []', Countries, "x.toml")
