"""Statements without figures: sentences with what they hold, and what always holds of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.english import found
from whosays import read
from whosays.extract import grammar, mentions
from whosays.lexicon import load
from whosays.model.document import Document
from whosays.model.mention import StatementKind

SENTENCES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "statements.toml").read_text("utf-8"))[
    "sentence"
]


@pytest.mark.parametrize("case", SENTENCES, ids=[case["text"][:60] for case in SENTENCES])
def test_what_a_sentence_states(case: dict[str, Any]) -> None:
    told = [
        [
            each.kind.value,
            "; ".join(words.text for words in each.speakers),
            each.said.text,
            each.time.text if each.time else "",
        ]
        for each in found(case["text"]).statements
    ]
    assert told == case["told"]


def test_every_kind_has_an_example() -> None:
    assert {told[0] for case in SENTENCES for told in case["told"]} == {kind.value for kind in StatementKind}


def test_a_figure_that_is_denied_is_told_once() -> None:
    assert not found("The army denied that 40 soldiers had died.").statements
    assert not found("The ministry confirmed 40 deaths.").statements


def test_who_is_meant_by_a_pronoun() -> None:
    text = "The ministry of health of Chad spoke on Friday, officials said. It confirmed the outbreak."
    (told,) = (each for each in found(text).statements if each.kind is StatementKind.CONFIRMS)
    assert [words.text for words in told.speakers] == ["ministry of health of Chad"]


def test_through_whom_it_came() -> None:
    (told,) = found("Russia has agreed to a ceasefire, the foreign minister of Chad said.").statements
    assert [words.text for words in told.via] == ["foreign minister of Chad"]
    assert told.said.text == "a ceasefire"


def test_a_quotation_is_whose_it_is() -> None:
    (told,) = found('"We deny these accusations," the foreign ministry of Chad said.').statements
    assert [words.text for words in told.speakers] == ["foreign ministry of Chad"]


def test_with_whom_it_is_agreed() -> None:
    (told,) = found("Cuba signed a treaty with Chad in 2011.").statements
    assert [words.text for words in told.partners] == ["Chad"]


def test_who_acts_under_an_agreement_is_a_party_to_it() -> None:
    (told,) = found(
        "The decision by President Idris Deby to send troops under a pact signed with Mali in 2011."
    ).statements
    assert [words.text for words in told.speakers] == ["President Idris Deby"]
    (told,) = found("The men were trained by France under a pact signed with Mali in 2011.").statements
    assert told.speakers == ()


def test_spans_are_the_words_of_the_text() -> None:
    for case in SENTENCES:
        text = f"One thing first. {case['text']}"
        for told in found(text).statements:
            for words in (told.cue, told.said, *told.speakers):
                assert text[words.start : words.end] == words.text
                assert told.sentence.start <= words.start <= words.end <= told.sentence.end


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("de", "Das Verteidigungsministerium bestätigte am Montag den Einsatz.", ("confirms", "den Einsatz", "am Montag")),
        ("de", "Russland und Kuba unterzeichneten im Juni 2024 ein Abkommen.", ("agrees", "ein Abkommen", "im Juni 2024")),
        ("fr", "L'armée dément que ses soldats aient tiré.", ("denies", "ses soldats aient tiré", "")),
        ("fr", "Le président a signé le décret en mai 2024.", ("decrees", "le décret en mai 2024", "en mai 2024")),
        ("es", "El ejército niega que sus soldados hayan disparado.", ("denies", "sus soldados hayan disparado", "")),
        ("es", "El ministerio no confirmó el despliegue.", ("unconfirmed", "el despliegue", "")),
        ("ru", "Россия и Куба подписали договор в июне 2024 года.", ("agrees", "договор в июне 2024 года", "в июне 2024 года")),
        ("uk", "Президент підписав указ 6 листопада 2024 року.", ("decrees", "указ 6 листопада 2024 року", "6 листопада 2024 року")),
    ],
)  # fmt: skip
def test_other_languages_have_the_commonest(code: str, text: str, told: tuple[str, str, str]) -> None:
    document = read.document(text.encode(), "text.txt", read.ReadOptions())
    assert isinstance(document, Document)
    (each,) = mentions(document, grammar(load((), code))).statements
    assert (each.kind.value, each.said.text, each.time.text if each.time else "") == told
