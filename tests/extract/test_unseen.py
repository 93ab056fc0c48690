"""Characters that nobody sees: what is read is what a reader sees, and every span lies in the text of record."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.english import document, found, reading
from whosays.extract.unseen import seen

ZEROS = [
    code for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
]
UNSEEN = "\u200b\u00ad\u2060\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u200d\ufe0f"
SENTENCE = "The governor of the northern province said that {} soldiers were killed."


@pytest.mark.parametrize(
    ("written", "value", "words"),
    [
        ("6\u200b,000", 6000, "6\u200b,000"),
        ("6,\ufeff000", 6000, "6,\ufeff000"),
        ("6\u00ad000", 6000, "6\u00ad000"),
        ("\u200e4,700\u200f", 4700, "4,700"),
        ("\u20664,700\u2069", 4700, "4,700"),
        ("4\u2060\u200b,700", 4700, "4\u2060\u200b,700"),
        ("4\u202f700", 4700, "4\u202f700"),
        ("4\u2009700", 4700, "4\u2009700"),
        ("4\u00a0700", 4700, "4\u00a0700"),
        ("\uff14\uff0c\uff17\uff10\uff10", 4700, "\uff14\uff0c\uff17\uff10\uff10"),
        ("\u0664\u066c\u0667\u0660\u0660", 4700, "\u0664\u066c\u0667\u0660\u0660"),
        ("\u06f4\u06f7\u06f0\u06f0", 4700, "\u06f4\u06f7\u06f0\u06f0"),
    ],
)
def test_a_number_is_read_as_it_is_seen(written: str, value: int, words: str) -> None:
    (claim,) = reading(SENTENCE.format(written)).claims
    assert claim.quantity.low == value
    assert claim.quantity.unit == "person"
    assert claim.evidence.exact == words


@pytest.mark.parametrize(
    ("written", "value"),
    [("1O,000", 10000), ("1,2OO", 1200), ("2OO", 200), ("1OOO", 1000), ("10, 000", 10000), ("10, 050", 10050)],
)
def test_a_letter_or_a_space_read_into_a_number_makes_no_smaller_one(written: str, value: int) -> None:
    (claim,) = reading(SENTENCE.format(written)).claims
    assert claim.quantity.low == value
    assert claim.evidence.exact == written


def test_a_list_is_no_number_with_spaces() -> None:
    assert [c.quantity.low for c in reading("They sent groups of 10, 200 and 300 men.").claims][-2:] == [200, 300]


def test_a_space_of_no_width_parts_words() -> None:
    assert [c.quantity.low for c in reading("They buried 12\u200bsoldiers in the village.").claims] == [12]


@given(number=st.integers(100, 999_999), zero=st.sampled_from(ZEROS), grouped=st.booleans())
def test_digits_of_every_script_are_read(number: int, zero: int, *, grouped: bool) -> None:
    shown = f"{number:,}" if grouped else str(number)
    written = "".join(chr(zero + int(sign)) if sign.isdecimal() else sign for sign in shown)
    (claim,) = reading(SENTENCE.format(written)).claims
    assert claim.quantity.low == number
    assert claim.evidence.exact == written


@given(data=st.data(), number=st.integers(1000, 999_999))
def test_what_nobody_sees_changes_no_figure(data: st.DataObject, number: int) -> None:
    signs = list(f"{number:,}")
    for at in data.draw(st.lists(st.integers(1, len(signs) - 1), max_size=3)):
        signs.insert(at, data.draw(st.sampled_from(UNSEEN)))
    text = SENTENCE.format("".join(signs))
    (claim,) = reading(text).claims
    assert claim.quantity.low == number
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact == "".join(signs)


def test_spans_of_every_record_lie_in_the_text_of_record() -> None:
    text = "In \u2060May, Gen\u00aderal Park of the \u200earmy said that 1\u200b,200 sol\u00addiers died in Kursk."
    (mention,) = found(text).mentions
    assert mention.voice is not None
    for words in (mention.sentence, mention.noun, *mention.voice.speakers, mention.voice.cue):
        assert words is not None
        assert seen(document(text[words.start : words.end])) is None or len(words.text) < words.end - words.start
    assert text[mention.sentence.start : mention.sentence.end] == text
    assert mention.noun is not None
    assert text[mention.noun.start : mention.noun.end] == "sol\u00addiers"


def test_a_text_without_them_is_read_as_it_is() -> None:
    assert seen(document("Some 4\u202f700 \u201csoldiers\u201d fled to the caf\u00e9.")) is None
