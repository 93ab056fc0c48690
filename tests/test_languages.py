"""Documents in other languages: what is claimed in sentences invented for the purpose, with each expected
reading checked by hand.

All are published on Monday, 10 March 2025. `languages.toml` holds the sentences; a document is one sentence.
"""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.english import LEXICON, document, inputs, stages, walked
from whosays.lexicon.language import ENGLISH, NAMES, SHIPPED, Language, language, spoken
from whosays.model.claim import Claim, Reading
from whosays.model.document import Capture

OTHERS = SHIPPED[1:]
Case = dict[str, Any]


@lru_cache(maxsize=1)
def sentences() -> dict[str, list[Case]]:
    return tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))


def reading(text: str, tag: str | None = None) -> Reading:
    paper = document(text)
    capture = Capture(document=paper.id, name="paper.txt", published=date(2025, 3, 10), language=tag)
    return stages().reading(paper, (capture,))[1]


def told(claim: Claim) -> Case:
    """The claim as the sentences' file writes it."""
    figure = claim.quantity
    ends = {
        name: format(end.normalize(), "f")
        for name, end in (("low", figure.low), ("high", figure.high))
        if end is not None
    }
    return {
        "exact": claim.evidence.exact,
        **ends,
        "bound": figure.qualifier.value,
        "unit": figure.unit,
        **({"per": figure.per} if figure.per else {}),
        "as_of": claim.as_of.period.edtf if claim.as_of else "",
        "speaker": claim.speakers[0].words if claim.speakers else "",
    }


@pytest.mark.parametrize("code", OTHERS)
def test_there_are_ten_sentences(code: str) -> None:
    assert len(sentences()[code]) == 10


@pytest.mark.parametrize(("code", "case"), [(code, case) for code in OTHERS for case in sentences()[code]])
def test_claims_of_a_sentence(code: str, case: Case) -> None:
    found = reading(case["text"], code)
    assert [told(claim) for claim in found.claims] == case["claims"]


@pytest.mark.parametrize("code", OTHERS)
def test_the_language_is_told_by_its_words(code: str) -> None:
    text = " ".join(case["text"] for case in sentences()[code])
    assert spoken(text).code == code
    assert reading(text).notes == (f"read as {NAMES[code]} by its common words",)


@pytest.mark.parametrize("code", OTHERS)
def test_most_single_sentences_tell_their_language(code: str) -> None:
    right = [spoken(case["text"]).code == code for case in sentences()[code]]
    assert sum(right) >= 8
    assert {spoken(case["text"]).code for case in sentences()[code]} <= {code, ENGLISH}


def test_a_mark_goes_before_the_words() -> None:
    assert reading("The police said that 300 people died.", "de-AT").notes == (
        "read as German: the document is marked as such",
    )
    assert reading("The police said that 300 people died.", "en-GB").notes == ()


def test_a_language_without_words_is_read_as_english_with_a_note() -> None:
    found = reading("The police said that 300 people died.", "ja")
    assert found.notes == ("read as English: there are no words of the language 'ja' that it is marked with",)
    assert [told(claim)["low"] for claim in found.claims] == ["300"]
    finnish = "Poliisin mukaan onnettomuudessa kuoli 300 ihmistä ja loukkaantui 40. " * 5
    assert reading(finnish).notes == ("read as English: its common words tell no other language",)


def test_a_folder_of_languages_has_a_note_for_each_document() -> None:
    texts = ["The police said that 300 people died.", *(" ".join(c["text"] for c in sentences()[k]) for k in OTHERS)]
    account = walked(inputs(texts, date(2025, 3, 10)))
    notes = sorted(n for source in account.sources for n in source.document.notes if n.startswith("read as"))
    assert notes == sorted(f"read as {NAMES[code]} by its common words" for code in OTHERS)
    expected = 1 + sum(len(case["claims"]) for code in OTHERS for case in sentences()[code])
    assert len(account.claims) >= expected * 9 // 10


def test_digits_are_read_by_the_sign_of_the_language() -> None:
    assert told(reading("Die Hilfe beträgt 1.234 Euro.", "de").claims[0])["low"] == "1234"
    assert told(reading("The aid is 1.234 euros.", "en").claims[0])["low"] == "1.234"


@pytest.mark.parametrize("code", SHIPPED)
def test_every_language_that_is_named_ships(code: str) -> None:
    assert language(code).common.words
    assert f"./{code}.toml" in dict(LEXICON.digests)


def test_english_leaves_out_nothing_but_what_it_has_no_use_for() -> None:
    unused = {
        "numbers": {"tens_joins", "lone_fractions", "dotted", "joined"},
        "nouns": {"adjective_ends", "capitalised"},
        "saying": {
            "according_behind",
            "elisions",
            "quoted_names",
            "subject_behind",
            "spoken_to",
            "turning",
            "account_leads",
            "account_endings",
            "tags",
        },
        "times": {"day_first", "forms_like"},
    }
    for section in Language.model_fields:
        part = getattr(language(ENGLISH), section)
        assert set(type(part).model_fields) - part.model_fields_set == unused.get(section, set())


def test_common_words_are_of_one_language_mostly() -> None:
    words = {code: language(code).common.words for code in SHIPPED}
    for one in SHIPPED:
        for other in SHIPPED:
            if one < other:
                assert len(words[one] & words[other]) <= Decimal("0.2") * min(len(words[one]), len(words[other]))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Im Norden Kolumbiens sind bei Überschwemmungen 12 Menschen gestorben.", "Colombia"),
        ("Bei Protesten in Leipzig wurden 12 Menschen verletzt.", "Leipzig"),
        ("Im Lager leben 400 Flüchtlinge.", None),
        ("Die Behörden brachten 80 Bewohner in Sicherheit.", None),
    ],
)
def test_common_nouns_of_german_are_no_places(text: str, place: str | None) -> None:
    assert [claim.place for claim in reading(text, "de").claims] == [place]
