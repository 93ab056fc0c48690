"""Plain texts: every stretch leads back to the characters that it was made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.verify.plain_text import plain


@given(st.text(alphabet="aB “”’\n\u00ad\u200bİß-—1", max_size=60))
def test_what_is_made_plain_leads_back(text: str) -> None:
    made = plain(text)
    assert len(made.places) == len(made.text)
    for at in range(len(made.text)):
        start, end = made.back(at, at + 1)
        assert plain(text[start:end]).text.startswith((made.text[at], "")) if end > start else False
        assert 0 <= start < end <= len(text)


def test_marks_dashes_and_spaces_are_alike() -> None:
    assert plain("They’ve — “so\n  to say”").text == plain('they\'ve - "so to say"').text


def test_only_whole_words_are_found() -> None:
    assert plain("an arch bridge").find(("arch",)) == (3, 7)
    assert plain("an archive").find(("arch",)) is None
