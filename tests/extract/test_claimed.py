"""Numbers that are no claims, and why."""

from __future__ import annotations

import pytest

from tests.english import found
from whosays.model.mention import AsideKind


def kinds(text: str) -> dict[str, AsideKind]:
    return {text[aside.start : aside.end]: aside.kind for aside in found(text).asides}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The two nations signed a treaty.", "two", AsideKind.ANAPHORA),
        ("One major difference remains.", "One", AsideKind.ANAPHORA),
        ("There are three reasons for that.", "three", AsideKind.IDIOM),
        ("The answer was 42.", "42", AsideKind.REFERENCE),
        ("It lasted 45 days.", "45 days", AsideKind.DURATION),
    ],
)
def test_a_number_that_measures_nothing_is_named(text: str, words: str, kind: AsideKind) -> None:
    assert kinds(text).get(words) == kind
    assert not found(text).mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two soldiers were killed.", "Two"),
        ("One soldier was killed.", "One"),
        ("Two were killed and one was badly injured.", "one"),
        ("Three silos burnt down.", "Three"),
        ("The answer was 420.", "420"),
        ("About 42 were killed.", "About 42"),
        ("Half of the soldiers were killed or wounded.", "Half of the soldiers"),
    ],
)
def test_a_number_that_measures_something_is_a_mention(text: str, words: str) -> None:
    spans = [text[m.amount.start : m.amount.end] for m in found(text).mentions]
    assert any(span in words for span in spans), (spans, kinds(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The flood killed 30 people. The mayor's office says five.", "five"),
        ("The storm killed 12 in the port and 5 in the hills.", "5"),
        ("The storm killed 12 in the port, 5 in the hills.", "5"),
    ],
)
def test_a_short_bare_number_goes_on_with_a_count(text: str, words: str) -> None:
    assert words in [text[m.amount.start : m.amount.end] for m in found(text).mentions]


@pytest.mark.parametrize(
    "text", ["The flood killed 30 people. Pier 9 is shut.", "The flood killed 30 people. Hotline 77 12."]
)
def test_a_short_bare_number_that_a_name_leads_to_is_no_count(text: str) -> None:
    assert [text[m.amount.start : m.amount.end] for m in found(text).mentions] == ["30"]
