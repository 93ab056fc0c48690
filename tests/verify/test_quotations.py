"""Quotations: word for word in the source that is named, in another, or nowhere; and how what is near differs."""

from __future__ import annotations

import pytest

from whosays.model.verification import Judgement, Standing, Subject
from whosays.workspace import Case

LETTER = """Open letter by Mayor Hanna Teld
3 May 2025

Dear neighbours, the bridge at Osk will stay closed until every bolt has been replaced. I know what that means
for the ferry crews — they’ve worked without a day off since March.
"""
OTHER = """The Osk Gazette
4 May 2025

The engineer Pavel Brandt said: "Nobody inspected the eastern pier for eleven years."
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("letters")
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    (folder / "gazette.txt").write_text(OTHER, "utf-8")
    return Case.transient([folder])


def quoted(record: Case, text: str) -> list[Judgement]:
    found = record.verify(("draft.md", text.encode("utf-8")))
    return [each for each in found.judgements if each.subject is Subject.QUOTATION]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (
            'Mayor Hanna Teld wrote that the bridge "will stay closed until every bolt has been replaced".',
            Standing.VERBATIM,
        ),
        ("“I know what that means for the ferry crews,” Hanna Teld wrote.", Standing.VERBATIM),
        ("Teld praised the crews: «they've worked without a day off since March».", Standing.VERBATIM),
        ("“The bridge at Osk … until every bolt has been replaced,” wrote Hanna Teld.", Standing.VERBATIM),
        ("“[T]he bridge at Osk will stay closed,” wrote Hanna Teld.", Standing.VERBATIM),
        ("“Nobody inspected the eastern pier for eleven years,” Hanna Teld said.", Standing.ELSEWHERE),
        ("“Nobody inspected the eastern pier for twelve years,” Pavel Brandt said.", Standing.NOWHERE),
        ("“We shall build three new harbours before winter,” Hanna Teld said.", Standing.NOWHERE),
    ],
)
def test_a_quotation_has_one_of_three_verdicts(record: Case, text: str, standing: Standing) -> None:
    (found,) = quoted(record, text)
    assert found.standing is standing, found.words


def test_a_near_miss_shows_the_difference(record: Case) -> None:
    (found,) = quoted(record, "“Nobody inspected the eastern pier for twelve years,” Pavel Brandt said.")
    assert "“twelve”" in found.words
    assert "“eleven”" in found.words
    assert found.witnesses[0].evidence.exact.lower().startswith("nobody inspected")


def test_where_it_stands_is_told_by_file_and_characters(record: Case) -> None:
    (found,) = quoted(record, "“I know what that means for the ferry crews,” Hanna Teld wrote.")
    start = LETTER.index("I know")
    assert f"letter.txt, characters {start} to" in found.words
    assert LETTER[found.witnesses[0].evidence.start :].startswith("I know what")


@pytest.mark.parametrize(
    "text", ["They spoke of “steady progress”.", "It’s the crews’ bridge, and it isn’t theirs.", "“"]
)
def test_terms_and_apostrophes_are_no_quotations(record: Case, text: str) -> None:
    assert quoted(record, text) == []
