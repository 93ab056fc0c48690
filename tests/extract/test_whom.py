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
    ],
)
def test_people_with_their_country(text: str, words: str, people: str) -> None:
    found = {claim.evidence.exact: claim.population for claim in claims(text)}
    assert found.get(words) == people


def test_what_is_understood_is_doubted_aloud() -> None:
    (claim,) = claims("Finnish soldiers came. Some 45 soldiers were wounded.")
    assert claim.doubts == ("the country is understood from an earlier sentence",)


def test_people_of_whom_no_more_is_said_are_not_the_soldiers_of_the_sentence_before() -> None:
    *_, last = claims("Norway sent 300 Norwegian soldiers to the island. On Friday 12 people were killed there.")
    assert (last.measure, last.population) == ("killed", "people")
