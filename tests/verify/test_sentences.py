"""What a draft's sentence says beside its number: who gives it, when it was, what it counts, what follows from what."""

from __future__ import annotations

import pytest

from whosays.model.verification import Judgement, Standing, Subject, Verification
from whosays.workspace import Case

GAZETTE = """The Lake Gazette

LOWEN, 14 May 2025 — The Harbour Authority said on Wednesday that 214 people had drowned when the ferry sank on 9 May. In its own list the Seamen's Union has 231 names.

The inspector, Mira Falk, told the Gazette that the ferry had carried 640 passengers. A diver, Jonas Berg, said that the search had gone on for 36 hours.

Rescuers have recovered 180 bodies so far, 35 more than on Sunday. The crew counted 22 sailors.

The shipping line has paid 3.2 million euros to the families. It will not pay more than 4 million euros by the end of June, it said.
"""
NOTE = """# Seamen's Union: what the crew was paid

LOWEN, 20 May 2025 — A sailor on the lake earns 1,900 euros a month. The union has asked for a bonus of 500 euros.

Of the inspector's report we have seen 12 pages. The hull was 31 years old. In April 2024 the line had 14 ferries, by the end of May 2025 it had 11 ferries.
"""


@pytest.fixture(scope="module")
def record() -> Case:
    return Case.transient([], [("gazette.txt", GAZETTE.encode()), ("note.md", NOTE.encode())])


def found(record: Case, text: str) -> Verification:
    return record.verify(("draft.md", f"# The ferry\n\n28 May 2025\n\n{text}\n".encode()))


def judged(record: Case, text: str, words: str) -> Judgement:
    """The verdict over `words`."""
    told = [
        each
        for each in found(record, text).judgements
        if each.subject is not Subject.QUOTATION and words in each.evidence.exact
    ]
    assert len(told) == 1, [each.words for each in told]
    return told[0]


@pytest.mark.parametrize(
    ("text", "words", "standing"),
    [
        # who gives it
        ("The Harbour Authority said that 214 people had drowned.", "214", Standing.SUPPORTED),
        ("By 14 May the Harbour Authority knew of 214 people who had drowned.", "214", Standing.SUPPORTED),
        ("The Seamen's Union said that 214 people had drowned.", "214", Standing.MISATTRIBUTED),
        ("The ferry had carried 640 passengers, according to the inspector, Mira Falk.", "640", Standing.SUPPORTED),
        ("Jonas Berg said that the ferry had carried 640 passengers.", "640", Standing.MISATTRIBUTED),
        ("Petra Lund said that 214 people had drowned.", "214", Standing.MISATTRIBUTED),
        ("The police said that 214 people had drowned.", "214", Standing.MISATTRIBUTED),
        ("The Gazette reported that 214 people had drowned.", "214", Standing.SUPPORTED),
        # who speaks elsewhere in the same paper may have given it, where its sentence has nobody else by name
        ("Of the dead, Mira Falk said, the union has 231 names.", "231", Standing.SUPPORTED),
        ("**The list.** Seamen have 231 names in a list of their own.", "231", Standing.SUPPORTED),
        # when it was
        ("The Harbour Authority said that 214 people had drowned on 12 May.", "214", Standing.CONTRADICTED),
        ("On 14 May the Harbour Authority said that 214 people had drowned.", "214", Standing.SUPPORTED),
        ("When the ferry sank on 9 May, 214 people drowned, the Harbour Authority said.", "214", Standing.SUPPORTED),
        (
            "When the ferry sank on 9 April, 214 people drowned, the Harbour Authority said.",
            "214",
            Standing.CONTRADICTED,
        ),
        ("By the end of May 2025 the line had 11 ferries.", "11", Standing.SUPPORTED),
        ("By the end of April 2023 the line had 11 ferries.", "11", Standing.CONTRADICTED),
        ("In April 2024 the line had 11 ferries.", "11", Standing.CONTRADICTED),
        ("In April 2024 the line had 14 ferries.", "14", Standing.SUPPORTED),
        # what it counts
        ("The Harbour Authority said that 214 people had been injured.", "214", Standing.CONTRADICTED),
        ("The shipping line has paid 3.2 million euros to the families.", "3.2 million", Standing.SUPPORTED),
        ("The shipping line has pledged 3.2 million euros to the families.", "3.2 million", Standing.CONTRADICTED),
        ("The union wants a bonus of 500 euros.", "500", Standing.SUPPORTED),
        ("The union wants a pension of 500 euros.", "500", Standing.CONTRADICTED),
        ("The line's accounts for 2019 speak of 14 ferries.", "14", Standing.CONTRADICTED),
        ("Rescuers have recovered 180 bodies so far.", "180", Standing.SUPPORTED),
        ("Rescuers have recovered 180 survivors so far.", "180", Standing.CONTRADICTED),
        ("By the end of May 2025 the line had 11 lorries.", "11", Standing.CONTRADICTED),
        # lengths of time and ages
        ("The search had gone on for 36 hours, the diver Jonas Berg said.", "36 hours", Standing.SUPPORTED),
        ("The search had gone on for thirty-six hours, the diver Jonas Berg said.", "hours", Standing.SUPPORTED),
        ("The search had gone on for 46 hours, the diver Jonas Berg said.", "46 hours", Standing.UNSUPPORTED),
    ],
)
def test_a_figure_is_borne_out_only_as_its_sentence_has_it(
    record: Case, text: str, words: str, standing: Standing
) -> None:
    told = judged(record, text, words)
    assert told.standing is standing, told.words


def test_a_denied_bound_is_the_other_bound(record: Case) -> None:
    text = "The shipping line will pay 4 million euros at most by the end of June, it said."
    assert judged(record, text, "4 million").standing is Standing.SUPPORTED
    other = "The shipping line will pay at least 4 million euros by the end of June, it said."
    assert judged(record, other, "4 million").flagged


def test_what_follows_from_the_draft_and_the_record_is_borne_out_by_both(record: Case) -> None:
    text = "The Harbour Authority said that 214 people had drowned, 17 fewer than the names in the union's list."
    told = judged(record, text, "17")
    assert told.standing is Standing.SUPPORTED, told.words
    assert "214" in told.words
    assert "231" in told.words
    assert judged(record, text.replace("17", "19"), "19").flagged
