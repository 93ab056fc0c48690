"""Whether a figure tells how things stand rather than what happened."""

from __future__ import annotations

import pytest

from tests.english import GRAMMAR
from whosays.extract.standing import is_aside, is_size, stands
from whosays.extract.words import SentenceWords, sentence_words


def at(text: str) -> tuple[int, SentenceWords]:
    """The words of a text, in which the figure is written `[…]`, and the place of the figure."""
    first, last = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    words = sentence_words(plain, 0, len(plain), [(first, last)])
    return words.figures[0], words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The theatre holds [800] people.", True),
        ("The district has only [two] doctors.", True),
        ("The district has lost [two] doctors.", False),
        ("Families of the dead are entitled to [5 million roubles].", True),
        ("About [22] of the injured are still being treated.", True),
        ("[22] of the injured died.", False),
        ("The ferry was carrying [62] people.", False),
        ("A bus fell near Osk, a town of [9,000] people.", True),
        ("The camp had a population of [9,000].", False),
        ("Nurses counted [23] wounded.", False),
    ],
)
def test_a_clause_of_the_present_tells_how_things_stand(text: str, wanted: bool) -> None:
    assert stands(*at(text), GRAMMAR.telling) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 3 May police cleared the square, which has room for [36,000] people.", True),
        ("On Monday the mine, which employs [2,300] people, collapsed.", True),
        ("On 4 December they shot down 615 of 704, which is [87] percent.", False),
        ("On Monday police freed men who were held with [12] others.", False),
        ("A prison built for [120] inmates burned down on Monday.", True),
    ],
)
def test_a_relative_clause_of_the_present_stands_apart(text: str, wanted: bool) -> None:
    assert is_aside(*at(text), GRAMMAR.telling, GRAMMAR.comparing) is wanted


def test_a_size_needs_its_words_right_before_the_figure() -> None:
    assert is_size(*at("Osk, population [9,000], was cut off."), GRAMMAR.telling)
    assert not is_size(*at("The population lost [9,000] people."), GRAMMAR.telling)
