"""Selectors on new texts (Records 3): only what stands verbatim, once, with its context keeps a decision."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whosays.custody.anchors import anchor
from whosays.model.decision import KEPT_ANCHORS, Anchor
from whosays.model.document import CONTEXT, Block, Capture, Document, Evidence

TEXT = "The service said that about 4,000 soldiers were killed or wounded by March, officials told reporters on Friday."


def document(text: str) -> Document:
    blocks = (Block(start=0, end=len(text)),)
    found = Capture(document="d", name="n")
    return Document(id="d", text_version="text/1", media_type="text/plain", text=text, blocks=blocks, found=found)


def selector(text: str, words: str) -> Evidence:
    start = text.index(words)
    return document(text).quote(start, start + len(words))


FOUR_THOUSAND = selector(TEXT, "4,000")


@pytest.mark.parametrize(
    ("text", "became", "start"),
    [
        (TEXT, Anchor.EXACT, 28),
        (TEXT + " More was added.", Anchor.EXACT, 28),
        (TEXT.replace("The service", "Our service"), Anchor.EXACT, 28),
        ("New head. " + TEXT, Anchor.MOVED, 38),
        (TEXT + "\n" + TEXT.replace("4,000", "5,000"), Anchor.EXACT, 28),
        ("Head.\n" + TEXT + "\n" + TEXT, Anchor.AMBIGUOUS, None),
        ("Head. " + TEXT.replace("about", "some"), Anchor.AMBIGUOUS, None),
        ("They were 4,000 once.", Anchor.AMBIGUOUS, None),
        (TEXT.replace("4,000", "5,000"), Anchor.LOST, None),
        ("", Anchor.LOST, None),
    ],
)
def test_what_becomes_of_a_selector(text: str, became: Anchor, start: int | None) -> None:
    assert anchor(FOUR_THOUSAND, text) == (became, start)


def test_a_look_alike_at_the_same_place_is_not_taken_for_it() -> None:
    text = "a" * 28 + "4,000" + "b" * 60
    assert anchor(FOUR_THOUSAND, text) == (Anchor.AMBIGUOUS, None)


TEXTS = st.text(st.sampled_from("ab 1,"), min_size=1, max_size=120)


@given(text=TEXTS, data=st.data(), before=TEXTS, after=TEXTS)
def test_what_is_kept_is_verbatim(text: str, data: st.DataObject, before: str, after: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    chosen = document(text).quote(start, end)
    assert anchor(chosen, text) == (Anchor.EXACT, start)
    for new in (before + text, text + after, before + text + after):
        became, place = anchor(chosen, new)
        assert became is not Anchor.LOST
        assert (place is not None) == (became in KEPT_ANCHORS)
        assert place is None or new[place : place + len(chosen.exact)] == chosen.exact


@given(text=TEXTS, data=st.data())
def test_words_that_are_gone_are_lost(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    chosen = document(text).quote(start, min(len(text), start + CONTEXT))
    other = text.replace(chosen.exact, "")
    assume(chosen.exact not in other)
    assert anchor(chosen, other) == (Anchor.LOST, None)
