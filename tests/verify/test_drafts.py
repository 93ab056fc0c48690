"""A draft held against a small record: one verdict each, with a sentence that names figure, speaker, file and place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.model.verification import Judgement, Standing, Subject, Verification
from whosays.workspace import Case

WIRE = """Northgate Wire
4 March 2025

The Health Ministry of Varnia said on Tuesday that about 4,700 people had been treated for cholera in Port Ansel by 2 March 2025.

More than 260 people had died, the ministry said. "We ask every household to boil its water," Minister Ada Lorne said.

The aid group Open Hands put the number of the dead at 410. The government plans to send 900 soldiers to Port Ansel.
"""
LATER = """Northgate Wire
25 March 2025

The Health Ministry of Varnia said on Tuesday that 5,320 people had been treated for measles in Dunmore by 23 March 2025.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("record")
    (folder / "wire.txt").write_text(WIRE, "utf-8")
    (folder / "later.txt").write_text(LATER, "utf-8")
    return Case.transient([folder])


def held(record: Case, text: str) -> Verification:
    return record.verify(("draft.md", f"# A draft\n\n28 March 2025\n\n{text}\n".encode()))


def only(record: Case, text: str) -> Judgement:
    (found,) = (each for each in held(record, text).judgements if each.subject is not Subject.QUOTATION)
    return found


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (
            "The Health Ministry of Varnia said that about 4,700 people had been treated for cholera.",
            Standing.SUPPORTED,
        ),
        ("The ministry said that nearly 5,000 people had been treated for cholera in Port Ansel.", Standing.SUPPORTED),
        ("The Health Ministry of Varnia said that more than 260 people had died.", Standing.SUPPORTED),
        ("Open Hands put the number of the dead at 410.", Standing.SUPPORTED),
        ("The Health Ministry of Varnia said that 4,700 people had been treated for cholera.", Standing.OVERSTATED),
        ("The Health Ministry of Varnia said that 260 people had died in Port Ansel.", Standing.OVERSTATED),
        ("The Health Ministry of Varnia said that fewer than 260 people had died.", Standing.CONTRADICTED),
        ("Open Hands put the number of the dead at 470.", Standing.CONTRADICTED),
        ("Open Hands put the number of the dead at 4,100.", Standing.CONTRADICTED),
        ("The Health Ministry of Varnia put the number of the dead at 410.", Standing.MISATTRIBUTED),
        ("About 31 bridges were destroyed, Open Hands said.", Standing.UNSUPPORTED),
    ],
)
def test_a_figure_gets_the_verdict_of_its_claim(record: Case, text: str, standing: Standing) -> None:
    found = only(record, text)
    assert found.standing is standing, found.words


def test_the_sentence_names_figure_speaker_file_and_characters(record: Case) -> None:
    found = only(record, "Open Hands put the number of the dead at 470.")
    start = WIRE.index("410")
    assert all(part in found.words for part in ("“470”", "“410”", "Open Hands", "wire.txt", f"{start} to {start + 3}"))
    assert found.factor is not None
    assert f"{found.factor:.3g}" == "1.15"


def test_a_witness_is_evidence_at_its_place(record: Case) -> None:
    witness = only(record, "Open Hands put the number of the dead at 410.").witnesses[0]
    assert WIRE[witness.evidence.start : witness.evidence.end] == witness.evidence.exact == "410"
    assert (witness.name, witness.who) == ("wire.txt", "Open Hands")


def test_arithmetic_of_its_own_that_fails_is_told(record: Case) -> None:
    found = held(record, "By its own count 120 people came: 70 men, 30 women and 40 children.")
    assert {each.standing for each in found.judgements} == {Standing.OWN_ARITHMETIC}
    assert all("140" in each.words for each in found.judgements)
    assert len(found.own_checks) == 1


def test_a_sum_of_figures_that_are_borne_out_is_borne_out(record: Case) -> None:
    text = "Open Hands put the number of the dead at 410. In Dunmore 5,320 people were treated for measles. That is 5,730 people."
    last = held(record, text).judgements[-1]
    assert (last.evidence.exact, last.standing) == ("5,730", Standing.SUPPORTED)
    assert "410" in last.words
    assert "5,320" in last.words


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Open Hands put the dead at 410. The army is to send 900 soldiers, a difference of 490.", Standing.SUPPORTED),
        ("Open Hands put the dead at 410. The army is to send 900 soldiers, twice as many.", Standing.SUPPORTED),
        ("Open Hands put the dead at 410. The army is to send 900 soldiers, five times as many.", Standing.UNSUPPORTED),
    ],
)
def test_what_a_writer_reckons_is_followed(record: Case, text: str, standing: Standing) -> None:
    last = held(record, text).judgements[-1]
    assert last.standing is standing, last.words


def test_a_body_is_known_without_its_country(record: Case) -> None:
    found = only(record, "The Health Ministry said that more than 260 people had died.")
    assert found.standing is Standing.SUPPORTED, found.words


def test_what_is_told_of_another_place_bears_nothing_out(record: Case) -> None:
    found = only(
        record, "The Health Ministry of Varnia said that 5,320 people had been treated for cholera in Port Ansel."
    )
    assert found.standing is not Standing.SUPPORTED, found.words


@pytest.mark.parametrize("text", ["", "Nothing is counted here, and nobody is quoted."])
def test_a_draft_without_figures_has_no_judgements(record: Case, text: str) -> None:
    assert held(record, text).judgements == ()


def test_a_draft_in_which_nothing_matches_is_unsupported_throughout(record: Case) -> None:
    found = held(record, "The orchestra sold 8,842 tickets and hired 17 cellists.")
    assert found.judgements
    assert {each.standing for each in found.judgements} == {Standing.UNSUPPORTED}


def test_a_draft_does_not_bear_itself_out(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Open Hands put the number of the dead at 999.\n", "utf-8")
    (tmp_path / "wire.txt").write_text(WIRE, "utf-8")
    said: list[str] = []
    (found,) = Case.transient([tmp_path], say=said.append).verify(draft).judgements
    assert found.standing is not Standing.SUPPORTED
    assert any("lies among the documents" in line for line in said)


def test_the_same_draft_gives_the_same_verdicts(record: Case) -> None:
    text = "Open Hands put the number of the dead at 410, and about 4,700 people were treated for cholera."
    assert held(record, text) == held(record, text)


def test_every_verdict_quotes_the_draft(record: Case) -> None:
    found = held(record, "Open Hands put the dead at 470. “We ask every household to boil its water,” Ada Lorne said.")
    assert found.judgements
    for each in found.judgements:
        assert found.draft.text[each.evidence.start : each.evidence.end] == each.evidence.exact
        assert re.search(r"\w", each.words)
