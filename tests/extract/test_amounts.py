"""Figures in prose: what is found, with which span and frame, and which numbers are none.

Sentences are our own; expectations follow the annotation guideline (spans: hedge, number, unit) and Recording
rules 6 and 7.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.amounts import AmountGrammar, amount_grammar, amounts, readings
from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import language
from whosays.lexicon.units import units
from whosays.model.mention import AmountForm, AsideKind

GRAMMAR = amount_grammar(language().numbers, language().hedges, units(), currencies())


@pytest.fixture
def grammar() -> AmountGrammar:
    return GRAMMAR


def spans(text: str, grammar: AmountGrammar) -> list[str]:
    return [text[words.start : words.end] for words in amounts(text, 0, len(text), grammar)[0]]


SPANS = [
    ("The valley counts 12,400 goats.", ["12,400"]),
    ("It won a $48.2 million deal. A $5 note.", ["$48.2 million", "$5"]),
    (
        "It lost between 300 and 400 boats, about 1.2m people and 12.5k hens.",
        ["between 300 and 400", "about 1.2m", "12.5k"],
    ),
    ("Some 300 fled and some five stayed.", ["Some 300", "five"]),
    (
        "They took 40 people or more, 30 at most, 20-odd, 50+ and 60 or so.",
        ["40", "30 at most", "20-odd", "50+", "60 or so"],
    ),
    ("Between two hundred and fifty and three hundred came.", ["Between two hundred and fifty and three hundred"]),
    ("From $2,000 to $3,000 is paid, or €5,600–11,200.", ["From $2,000 to $3,000", "€5,600–11,200"]),
    ("The toll rose from 120 to 140.", ["120", "140"]),
    ("Deaths rose by 30 to 95.", ["30", "95"]),
    ("The share grew by 40 to 70 per cent.", ["40 to 70 per cent"]),
    ("It gets 11 to 12,000 visitors, two or three guards.", ["11 to 12,000", "two or three"]),
    ("Half of these ferries sank, most of the crews fled.", ["Half of these ferries", "most of the crews"]),
    (
        "A third of them, two thirds, one in four, nine out of ten.",
        ["A third of them", "two thirds", "one in four", "nine out of ten"],
    ),
    ("the first half of the match, half-finished, the third quarter", []),
    (
        "Hundreds of millions of crowns and tens of thousands of hens.",
        ["Hundreds of millions of crowns", "tens of thousands"],
    ),
    ("Several villages have several hundred wells.", ["several hundred"]),
    ("A front of more than 1,000 kilometres and a 12-kilometre wall.", ["more than 1,000 kilometres", "12-kilometre"]),
    (
        "Rs7 million, KSh 2.1 million, 5 million roubles, US$ 5m, USD 5bn",
        ["Rs7 million", "KSh 2.1 million", "5 million roubles", "US$ 5m", "USD 5bn"],
    ),
    (
        "no fewer than 30, not less than 40, in excess of 50, as many as 60",
        ["no fewer than 30", "not less than 40", "in excess of 50", "as many as 60"],
    ),
    ("more than 10 but less than 20 farms", ["more than 10 but less than 20"]),
    ("one million, give or take; four, five thousand", ["one million, give or take", "four, five thousand"]),
    ("Rebels~1,900over 200Dec", ["~1,900", "over 200"]),
    ("No one of them, one another, one of the men, the one", []),
    ("One soldier and one was freed", ["One", "one"]),
    ("Nobody was hurt, no one knows why; not a single hen died.", ["Nobody", "not a single"]),
    ("twice the sum, more than double its level, three times as many", ["twice", "more than double", "three times"]),
    ("7 feet 10 inches and 20 dollars 43 cents", ["7 feet 10 inches", "20 dollars 43 cents"]),
    ("He is six foot two. It was 15 dollars 50.", ["six foot two", "15 dollars 50"]),
    ("He paid 5 dollars and 20 others paid 75 USD million.", ["5 dollars", "20", "75 USD million"]),
    (
        "He drove a mile and a half and 3 miles and half of the way.",
        ["a mile and a half", "3 miles", "half of the way"],
    ),
    ("rmb 10 usd 20 and $5 dollars", ["rmb 10", "usd 20", "$5 dollars"]),
    ("8- to 16-metre walls, 20~100 hens, ~210~640", ["8- to 16-metre", "20~100", "~210", "~640"]),
    ("It weighs 30 ± 10 kg, 45% plus or minus 3%.", ["30 ± 10 kg", "45% plus or minus 3%"]),
    ("The odds are one over three. He cut 12 over three years.", ["one over three", "12"]),
    ("Five and half million hens, 12 and half of the eggs.", ["Five and half million", "12", "half of the eggs"]),
    ("One in four of the city's shops, one in two of them.", ["One in four", "one in two of them"]),
    ("a million easy, 12 easy steps", ["a million easy", "12"]),
    ("two bombs of 5,000 pounds of steel", ["two", "5,000 pounds"]),
    ("It is 5 m. They are 2.33 k.", ["5 m", "2.33"]),
    ("22,24,26 and 3 000 and 7,00,000", ["22", "24", "26", "3 000", "7,00,000"]),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_run_from_the_first_hedge_to_the_last_unit_word(
    text: str, expected: list[str], grammar: AmountGrammar
) -> None:
    assert spans(text, grammar) == expected


ASIDES = [
    (
        "a T-72, 122 mm and 152 mm shells, Shahed-136, G20",
        AsideKind.DESIGNATION,
        ["T-72", "122 mm", "152 mm", "Shahed-136", "G20"],
    ),
    ("United24 and Resolution 2397 and No. 5", AsideKind.DESIGNATION, ["United24", "2397", "5"]),
    ("Article 51 and page 12", AsideKind.REFERENCE, ["51", "12"]),
    ("the 21st, the third and the twenty-first", AsideKind.ORDINAL, ["21st", "third", "twenty-first"]),
    ("at 10:30 pm, 5 p.m. and 1500 GMT", AsideKind.CLOCK, ["10:30 pm", "5 p.m.", "1500 GMT"]),
    ("a nine-year-old, aged 25, 30 years old", AsideKind.AGE, ["nine-year-old", "25", "30 years old"]),
    ("They won 3-1.", AsideKind.SCORE, ["3-1"]),
    ("Call +44 20 7946 0958 now.", AsideKind.PHONE, ["+44 20 7946 0958"]),
    ("at 48.8566, 2.3522 there", AsideKind.COORDINATE, ["48.8566, 2.3522"]),
    ("see www.example.org/12 there", AsideKind.ADDRESS, ["www.example.org/12"]),
    ("the two nations and both", AsideKind.ANAPHORA, ["two", "both"]),
    ("the 1990s and (2023)", AsideKind.DATE, ["1990s", "2023"]),
    ("for three weeks", AsideKind.DURATION, ["three weeks"]),
    ("2. Title\n3) text", AsideKind.SECTION_NUMBER, ["2.", "3)"]),
    ("several doctors", AsideKind.VAGUE, ["several"]),
    (
        "Children under five, men over 65 and those of them over sixty.",
        AsideKind.AGE,
        ["under five", "over 65", "over sixty"],
    ),
    ("as shown before [12], and since [2, 8-10].", AsideKind.CITATION_MARK, ["[12]", "[2, 8-10]"]),
    ("It asked: 1) how and why; 2) when.", AsideKind.SECTION_NUMBER, ["1)", "2)"]),
    ("a 6.3-magnitude quake, magnitude 5.1", AsideKind.DESIGNATION, ["6.3-magnitude", "5.1"]),
    ("PzH 2000 guns and J/m^2", AsideKind.DESIGNATION, ["2000", "2"]),
    ("an hour and a half", AsideKind.DURATION, ["an hour and a half"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), ASIDES)
def test_what_is_no_amount_is_named(text: str, kind: AsideKind, expected: list[str], grammar: AmountGrammar) -> None:
    figures, asides = amounts(text, 0, len(text), grammar)
    assert [text[a.start : a.end] for a in asides if a.kind is kind] == expected
    assert not figures


RATES = [
    ("a monthly wage of $2,000", "monthly"),
    ("$300 per month", "per month"),
    ("74 shellings of the district per day", "per day"),
    ("hundreds of millions of euros annually", "annually"),
    ("€18,000 per head per day", "per day"),
    ("300 came a year ago", None),
    ("it sold 300 in a month", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_rate_words_bind_to_their_figure(text: str, per: str | None, grammar: AmountGrammar) -> None:
    (words,) = amounts(text, 0, len(text), grammar)[0]
    assert (words.per.text if words.per else None) == per


CHANGES = [
    ("rose by 15%", "rose by"),
    ("a fall of 300", "fall of"),
    ("a 15% increase", "increase"),
    ("fell to 12", "fell to"),
    ("a herd of 300", None),
]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_changes_keep_their_direction(text: str, change: str | None, grammar: AmountGrammar) -> None:
    (words,) = amounts(text, 0, len(text), grammar)[0]
    assert (words.change.text if words.change else None) == change


def test_nothing_is_found_in_what_is_taken(grammar: AmountGrammar) -> None:
    text = "On 12 May 2024 the 300 men and 40 women left."
    figures, asides = amounts(text, 0, len(text), grammar, [(3, 14), (31, 33)])
    assert [text[f.start : f.end] for f in figures] == ["300"]
    assert not asides


def test_a_shared_hedge_stays_with_the_figure_it_touches(grammar: AmountGrammar) -> None:
    first, second = amounts("about 10,000 killed and 1,000 wounded", 0, 37, grammar)[0]
    assert [h.text for h in first.hedges] == ["about"]
    assert not second.hedges


def test_a_hedge_behind_the_noun_is_kept_outside_the_span(grammar: AmountGrammar) -> None:
    text = "It holds 70,000 combat-ready men, tops."
    (words,) = amounts(text, 0, len(text), grammar)[0]
    assert text[words.start : words.end] == "70,000"
    assert words.form is AmountForm.NUMBER


PIECES = [
    "12",
    "1,200",
    "half",
    "of",
    "the",
    "men",
    "a",
    "hundred",
    "and",
    "twenty",
    "-",
    "$",
    "%",
    "km",
    "to",
    "more than",
    "~",
    "per",
    "month",
    ",",
    ".",
    "(",
    ")",
    "T",
    "2024",
    "one",
    "in",
    "million",
    "°",
    "/",
    "\n",
    "'",
    "least",
    "at",
    "thirds",
]


@given(st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=40).map("".join), st.integers(0, 20))
def test_words_are_what_stands_at_their_place_and_nothing_overlaps(text: str, lead: int) -> None:
    whole = "7 " * lead + text
    found = readings(whole, 2 * lead, len(whole), GRAMMAR)
    assert all(2 * lead <= r.start < r.end <= len(whole) for r in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for words in (r.words for r in found if r.words):
        parts = (
            words.number,
            words.upper,
            words.unit,
            words.upper_unit,
            words.per,
            words.whole,
            words.change,
            *words.hedges,
        )
        assert all(whole[part.start : part.end] == part.text for part in parts if part is not None)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 ",
        "1.",
        "$1 ",
        "1-",
        "twenty ",
        "hundred and ",
        "half a ",
        "5 to ",
        "of ",
        "1°",
        "+12 ",
        "a@",
        "(",
        "million ",
    ],
)
def test_time_grows_with_length(unit: str, grammar: AmountGrammar) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        amounts(text, 0, len(text), grammar)
        return time.process_time() - started

    small = min(seconds(2_000) for _ in range(2))
    assert min(seconds(8_000) for _ in range(2)) < max(0.1, 9 * small)
