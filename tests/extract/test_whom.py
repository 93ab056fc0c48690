"""Whom a figure counts or pays."""

from __future__ import annotations

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("text", "words", "people"),
    [
        ("Norway sent 300 soldiers.", "300", "Norwegian troops"),
        ("Norway said that 300 soldiers of Denmark were killed.", "300", "Danish troops"),
        ("Denmark's army wounded 300 Swedish soldiers.", "300", "Swedish troops"),
        ("Oslo pays its soldiers $2,500 a month.", "$2,500", "Norwegian troops"),
        ("Among the Finnish soldiers 45 were wounded.", "45", "Finnish troops"),
        ("Finnish soldiers came. Some 45 soldiers were wounded.", "Some 45", "Finnish troops"),
        ("Some 45 civilians were wounded.", "Some 45", "civilians"),
        ("The death toll rose to 58 as rescuers reached villages.", "58", None),
        ("Some 14 people were wounded when soldiers opened fire.", "Some 14", "people"),
        ("At least 9 were killed when Norwegian soldiers were ambushed.", "At least 9", "Norwegian troops"),
        (
            "The raid killed 60 Swedes. Norway said its pilots hit 9 tanks. It lost 2 of its soldiers.",
            "2",
            "Norwegian troops",
        ),
        ("The raid killed 60 Swedes. Norway's army said 3 of its soldiers were wounded.", "3", "Norwegian troops"),
    ],
)
def test_people_with_their_country(text: str, words: str, people: str | None) -> None:
    found = {claim.evidence.exact: claim.population for claim in claims(text)}
    assert found.get(words) == people


def test_what_is_understood_is_doubted_aloud() -> None:
    (claim,) = claims("Finnish soldiers came. Some 45 soldiers were wounded.")
    assert claim.doubts == ("the country is understood from an earlier sentence",)


def test_people_of_whom_no_more_is_said_are_not_the_soldiers_of_the_sentence_before() -> None:
    *_, last = claims("Norway sent 300 Norwegian soldiers to the island. On Friday 12 people were killed there.")
    assert (last.measure, last.population) == ("killed", "people")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The raid killed 45 civilians. Another 12 died overnight.", "civilians"),
        ("The blast killed 45 civilians, including 20 nurses. Later 12 more died.", "civilians"),
        ("On board were 20 women. A further 12 died, he said, and 45 of his nurses fled.", "women"),
    ],
)
def test_a_bare_figure_is_of_those_counted_last_and_not_of_a_part_of_them(text: str, people: str) -> None:
    (claim,) = (claim for claim in claims(text) if claim.evidence.exact in ("12", "Another 12", "A further 12"))
    assert claim.population == people


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid killed 45 young schoolchildren.", "young schoolchildren"),
        ("Norway sent 45 elite soldiers.", "elite soldiers"),
        ("Rescuers found 45 bodies.", "bodies"),
    ],
)
def test_the_words_for_people_are_those_of_the_text(text: str, words: str) -> None:
    (claim,) = claims(text)
    assert claim.population_text == words
