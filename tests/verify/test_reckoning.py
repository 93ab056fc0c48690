"""What a writer reckons from figures on record, and how its words tell a bound, a share, what befell those counted."""

from __future__ import annotations

import pytest

from whosays.model.verification import Judgement, Standing, Subject
from whosays.workspace import Case

REPORT = """The Valley Post

BRENN, 12 June 2025 - The Flood Office said on Thursday that 1,840 of the 5,200 houses of Brenn had been flooded. In the valley 38 people were killed and 61 were injured, the office said.

Of the rescued, 27 had broken bones. The survey puts the number of missing animals between 4,100 and 5,900. The water had not been higher than in May. Councillor Tilda Aas asked for 30 million crowns; 11 million have been spent by the council.

The shelters took in 715 people. Each of them got about seven blankets on average.

In the schools 3,975 of 5,300 beds are taken. Tilda Aas was given two envelopes with 50,000 euros each on the first evening. Repairs of the dyke need up to six weeks.

Each day of pumping costs the council about 4,300 crowns. Help was asked for by 1,950 families. The silt covers no more than 68 per cent of the meadows.
"""
TABLE = """<html><body><h1>Brenn: fields by sector</h1><p>BRENN, 13 June 2025</p>
<table><tr><th>Sector</th><th>Flooded (hectares)</th><th>Drained (hectares)</th></tr>
<tr><td>North</td><td>640</td><td>611</td></tr><tr><td>South</td><td>950</td><td>702</td></tr></table></body></html>
"""


@pytest.fixture(scope="module")
def record() -> Case:
    return Case.transient([], [("post.txt", REPORT.encode()), ("fields.html", TABLE.encode())])


def judged(record: Case, text: str, words: str) -> Judgement:
    """The verdict over `words`."""
    found = record.verify(("draft.md", f"# The flood\n\n20 June 2025\n\n{text}\n".encode()))
    told = [e for e in found.judgements if e.subject is not Subject.QUOTATION and words in e.evidence.exact]
    assert len(told) == 1, [each.words for each in found.judgements]
    return told[0]


@pytest.mark.parametrize(
    ("text", "words", "standing"),
    [
        # a share: one of its terms stands in its sentence, the whole anywhere
        ("1,840 houses of Brenn were flooded, more than a third.", "third", Standing.SUPPORTED),
        ("1,840 houses of Brenn were flooded, fewer than a third.", "third", Standing.UNSUPPORTED),
        ("1,840 houses of Brenn were flooded, less than two fifths.", "fifths", Standing.SUPPORTED),
        ("1,840 houses of Brenn were flooded, about 35 per cent.", "35 per cent", Standing.SUPPORTED),
        # a difference of two figures that stand beside each other on record
        ("In the north the farmers still had 29 hectares to drain.", "29", Standing.SUPPORTED),
        ("In the north the farmers still had 26 hectares to drain.", "26", Standing.UNSUPPORTED),
        # words that make a figure an end
        ("The survey allows for 5,900 missing animals at its upper end.", "5,900", Standing.SUPPORTED),
        ("The survey allows for 5,900 missing animals.", "5,900", Standing.OVERSTATED),
        ("The survey allows for 5,900 missing animals at its lower end.", "5,900", Standing.OVERSTATED),
        # a share of two held figures of one sentence, an amount for each of a number, a bound that a held share is beyond
        ("Of the beds in the schools three quarters are taken.", "three quarters", Standing.SUPPORTED),
        ("Of the beds in the schools two thirds are taken.", "two thirds", Standing.UNSUPPORTED),
        ("On the first evening the two envelopes held 100,000 euros.", "100,000", Standing.SUPPORTED),
        ("On the first evening the two envelopes held 300,000 euros.", "300,000", Standing.UNSUPPORTED),
        # how often, and whether households or people
        ("Pumping costs the council about 4,300 crowns a day.", "4,300", Standing.SUPPORTED),
        ("Pumping costs the council about 4,300 crowns a month.", "4,300", Standing.CONTRADICTED),
        ("By then 1,950 households had asked for help.", "1,950", Standing.SUPPORTED),
        ("By then 1,950 people had asked for help.", "1,950", Standing.CONTRADICTED),
        # a bound that stands behind its share
        ("Silt covers 68 per cent of the meadows at best.", "68 per cent", Standing.SUPPORTED),
        # a length is looked up by its sentence, too
        ("# What now?\n\nThe mayor is tired.\n\nRepairs of the dyke take up to six weeks.", "six", Standing.SUPPORTED),
        # a hedge of the record in words alike
        ("Each of the 715 got seven blankets on average.", "seven", Standing.OVERSTATED),
    ],
)
def test_what_is_reckoned_or_bounded_in_words_is_held_against_the_record(
    record: Case, text: str, words: str, standing: Standing
) -> None:
    told = judged(record, text, words)
    assert told.standing is standing, told.words


def test_a_whole_before_a_figure_tells_what_befell_those_counted(record: Case) -> None:
    assert not judged(record, "27 of the rescued had broken bones.", "27").flagged
    assert judged(record, "27 of the dead had broken bones.", "27").standing is Standing.CONTRADICTED


def test_what_follows_from_others_has_no_date_that_no_document_tells(record: Case) -> None:
    text = "1,840 of the 5,200 houses of Brenn were flooded. By 12 June that was about 35 per cent."
    assert not judged(record, text, "35 per cent").flagged
    told = judged(record, text.replace("12 June", "4 March"), "35 per cent")
    assert told.standing is Standing.CONTRADICTED
    assert "4 March" in told.words
