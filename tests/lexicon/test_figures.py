"""The tables of figures: currencies are those of ISO 4217, shared words say so, factors are exact."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from whosays.errors import LexiconError
from whosays.lexicon.currencies import Currencies, currencies
from whosays.lexicon.language import language
from whosays.lexicon.strict import read
from whosays.lexicon.tokens import Phrases, tokenise
from whosays.lexicon.unit_words import unit_words
from whosays.lexicon.units import units

# ISO 4217 list one, as amended to 2026: national currencies.
NATIONAL = (  # as one text, to be held against the standard
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD "
    "KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO "
    "NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE "
    "SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND "
    "VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG "
)


def test_every_national_currency_is_there() -> None:
    assert set(NATIONAL.split()) <= set(currencies().currency)


def test_shared_words_name_currencies_and_countries_are_codes() -> None:
    table = currencies()
    assert all(code in table.currency for shared in table.shared for code in shared.of)
    assert all(shared.default in (None, *shared.of) for shared in table.shared)
    assert all(re.fullmatch("[A-Z]{2}", country) for c in table.currency.values() for country in c.countries)


def test_a_stray_key_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"currencies\.toml, line 2: unknown key 'currency\.EUR\.sign'"):
        read('shared = []\ncurrency.EUR = { names = [], countries = [], sign = "€" }', Currencies, "currencies.toml")


@pytest.mark.parametrize(
    ("name", "other", "ratio"),
    [("mile", "km", "1.609344"), ("acre", "m2", "4046.8564224"), ("pound", "g", "453.59237"), ("hour", "minute", "60")],
)
def test_factors_are_exact(name: str, other: str, ratio: str) -> None:
    table = units().unit
    assert table[name].factor / table[other].factor == Decimal(ratio)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("km", "km"),
        ("MW", "MW"),
        ("mW", "mW"),
        ("per cent", "percent"),
        ("square miles", "square_mile"),
        ("US$", "USD"),
        ("грн", "UAH"),
        ("rubles", "RUB"),
    ],
)
def test_unit_words_mean_their_unit(text: str, name: str) -> None:
    meaning = unit_words(units(), currencies()).meaning(text)
    assert meaning is not None
    assert meaning.name == name


def test_number_words_of_one_kind_do_not_overlap() -> None:
    numbers = language().numbers
    assert not set(numbers.cardinals) & set(numbers.scales)
    assert not set(numbers.vague_scales) & set(numbers.scales)


def test_tokens_stand_where_they_say() -> None:
    text = "Rs7,00,000 (½ of 3 000 km²), 22,24,26!"
    tokens = tokenise(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == [
        "Rs", "7,00,000", "(", "½", "of", "3 000", "km²", ")", ",", "22", ",", "24", ",", "26", "!",
    ]  # fmt: skip


def test_the_longest_phrase_is_found_on_either_side() -> None:
    phrases = Phrases.of([(("more", "than"), 1), (("than",), 2), (("no", "more", "than"), 3)])
    tokens = tokenise("no more than five")
    assert phrases.ahead(tokens, 0) == (3, 3)
    assert phrases.behind(tokens, 3) == (0, 3)
