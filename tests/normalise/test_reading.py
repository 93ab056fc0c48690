"""Mentions to claims: figures read, dated, given to their speakers, or left unread with the obstacle."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.english import LEXICON, claims, document, found, reading
from whosays import normalise
from whosays.model.document import Capture
from whosays.model.mention import Attribution, Stance


def test_a_sentence_becomes_a_claim() -> None:
    text = "The Norwegian army said that at least 45 Finnish soldiers were wounded in March 2025."
    (claim,) = claims(text)
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (Decimal(45), None, "person")
    assert (claim.measure, claim.population) == ("wounded", "Finnish troops")
    assert claim.as_of is not None
    assert (claim.as_of.period.edtf, claim.as_of.words, claim.as_of.inherited) == ("2025-03", "in March 2025", False)
    assert [speaker.country for speaker in claim.speakers] == ["NO"]
    assert (claim.attribution, claim.stance) == (Attribution.NAMED, Stance.ASSERTS)
    assert claim.sentence.exact == text


@pytest.mark.parametrize(("dated", "as_of"), [("2025-03-03", "2025-03-03"), (None, None)])
def test_a_figure_without_a_date_takes_the_day_of_the_document(dated: str | None, as_of: str | None) -> None:
    (claim,) = claims("Some 45 soldiers were wounded.", dated)
    assert (claim.as_of.period.edtf if claim.as_of else None) == as_of
    if claim.as_of:
        assert (claim.as_of.words, claim.as_of.inherited) == ("", True)
        assert claim.as_of.reason.startswith("the text gives no date")


def test_relative_times_need_the_date_of_the_document() -> None:
    text = "Some 45 soldiers were wounded last year."
    (dated,) = claims(text, "2025-03-03")
    (undated,) = claims(text)
    assert dated.as_of is not None
    assert dated.as_of.period.edtf == "2024"
    assert undated.as_of is None


def test_what_has_two_readings_stays_unread() -> None:
    read = reading("The widow was paid 21,000 kroner.")
    assert not read.claims
    (unread,) = read.unread
    assert unread.evidence.exact == "21,000 kroner"
    assert "kroner" in unread.obstacle


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Norway confirmed that 45 Norwegian soldiers had been killed.", True),
        ("Norway confirmed that 45 Swedish soldiers had been killed.", False),
        ("Norway said that 45 Norwegian soldiers had been killed.", False),
    ],
)
def test_a_party_that_confirms_its_own_losses(text: str, against: bool) -> None:
    (claim,) = claims(text)
    assert claim.against_interest is against


@pytest.mark.parametrize(
    ("text", "stance", "word"),
    [
        ("Some 45 soldiers may have been killed.", Stance.SPECULATES, "may"),
        ("Norway denies that 45 soldiers were killed.", Stance.DENIES, None),
        ("Norway estimates that 45 soldiers were killed.", Stance.ESTIMATES, None),
        ("Some 45 soldiers were killed.", Stance.ASSERTS, None),
        ("It is very likely that more than 45 soldiers were killed.", Stance.ESTIMATES, "very likely"),
        ("Almost certainly more than 45 soldiers were killed, the minister said.", Stance.ASSERTS, "Almost certainly"),
        ("More than 45 soldiers were killed, and talks will likely follow.", Stance.ASSERTS, None),
    ],
)
def test_stance_and_its_word(text: str, stance: Stance, word: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.stance, claim.probability) == (stance, word)


@pytest.mark.parametrize(
    ("capture", "own", "publisher"), [("Wire", "Masthead", "Wire"), (None, "Masthead", "Masthead"), (None, None, None)]
)
def test_the_capture_knows_the_publisher_best(capture: str | None, own: str | None, publisher: str | None) -> None:
    paper = document("Some 45 soldiers were killed.", own)
    given = Capture(document=paper.id, name="x", publisher=capture)
    read = normalise.claims(paper, found(paper.text), LEXICON, None, given)
    assert [claim.publisher for claim in read.claims] == [publisher]


def test_a_figure_read_twice_is_one_claim() -> None:
    one = document("The army said that 45 soldiers were killed and 60 were wounded, and 12 civilians were hurt.")
    told = found(one.text)
    twice = replace(told, mentions=(*told.mentions, *told.mentions[1:]))
    read = [normalise.claims(one, each, LEXICON, None, None).claims for each in (told, twice)]
    assert len(read[0]) > 1
    assert read[0] == read[1]


def test_a_gap_keeps_who_is_silent() -> None:
    (gap,) = reading("The Swedish army said that the exact number of the dead was unknown.").gaps
    assert [speaker.country for speaker in gap.speakers] == ["SE"]


@pytest.mark.parametrize(("digits", "claimed"), [(12, 1), (24, 1), (25, 0), (30, 0)])
def test_a_number_too_large_for_any_report_stays_unread(digits: int, claimed: int) -> None:
    read = reading(f"Some {'9' * digits} men were killed.")
    assert (len(read.claims), len(read.unread)) == (claimed, 1 - claimed)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The plant got ₹1,200 crore. A family gets Rs 45 lakh.", ["INR", "INR"]),
        ("The levy brings MX$40 million. Each pays 900 pesos.", ["MXN", "MXN"]),
    ],
)
def test_money_with_one_meaning_decides_on_money_with_several(text: str, units: list[str]) -> None:
    assert [claim.quantity.unit for claim in reading(text).claims] == units
