"""What is not known: which statements are told to be among the documents, and which only through others."""

from __future__ import annotations

from dataclasses import replace

from tests.report.accounts import sample
from whosays.model.link import Origin, Traced
from whosays.model.narrative import Section, Table
from whosays.model.report import Account
from whosays.report import ReportOptions
from whosays.report.register import register
from whosays.report.totals import totals
from whosays.report.unknown import unknown_section
from whosays.report.wording import Telling

ALL_HELD = "every statement is among the documents"
ALL_READ = "Every figure that was found could be read"


def told(*names: str, held: bool, via: tuple[str, ...] = ()) -> Section:
    """The section of an account without anything unread in which one statement lies behind the claims `names`."""
    made = sample()
    account, ids = made.account, tuple(made.claims[name].id for name in names)
    claims = tuple(replace(claim, via=via) if claim.id in ids else claim for claim in account.claims)
    origin = Origin(id="o", speakers=made.claims[names[0]].speakers, claims=ids, held=held)
    bare: Account = replace(account, claims=claims, gaps=(), unread=(), unreadable=(), derivations=())
    whole = register(replace(bare, traced=Traced(origins=(origin,))), ReportOptions())
    return unknown_section(whole, totals(whole.account), Telling())


def words(section: Section) -> str:
    """The running text of a section."""
    blocks = [block for block in section.blocks if not isinstance(block, Table)]
    return " ".join(sentence.words for block in blocks for sentence in block.sentences)


def test_where_every_statement_is_held_that_is_said() -> None:
    section = told("board", held=True)
    assert ALL_READ in words(section)
    assert ALL_HELD in words(section)


def test_a_speaker_whose_own_statement_is_not_held_takes_the_sentence_away() -> None:
    section = told("board", held=False)
    assert ALL_READ in words(section)
    assert ALL_HELD not in words(section)
    assert len(section.blocks) == 1


def test_a_statement_that_somebody_passes_on_is_listed() -> None:
    section = told("board", held=False, via=("Kern",))
    assert ALL_HELD not in words(section)
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert len(table.rows) == 1


def test_a_statement_behind_several_figures_is_listed() -> None:
    section = told("board", "dollars", held=False)
    assert any(isinstance(block, Table) for block in section.blocks)
