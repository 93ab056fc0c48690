"""No sentence passes that its records do not bear out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.accounts import Sample, sample
from whosays.errors import ReportError
from whosays.model.narrative import Narrative, Paragraph, Piece, Reference, RefKind, Section, Sentence
from whosays.report import ReportOptions, narrative
from whosays.report.compiling import compiled
from whosays.report.register import register

OPTIONS = ReportOptions()


def of(kind: RefKind, key: str) -> Reference:
    return Reference(kind=kind, id=key)


def told(*pieces: Piece) -> Narrative:
    paragraph = Paragraph(sentences=(Sentence(pieces=pieces, form="made up"),))
    section = Section(key="one", heading="Findings", blocks=(paragraph,))
    return Narrative(title="", counts=Sentence(pieces=()), sections=(section,))


def held(found: Sample, *pieces: Piece) -> Narrative:
    return compiled(told(*pieces), register(found.account, OPTIONS))


def board(found: Sample) -> Reference:
    return of(RefKind.CLAIM, found.claims["board"].id)


@pytest.mark.parametrize("words", ["2,400", "2,400 diggers", "about 2,400 in March 2031"], ids=["bare", "noun", "date"])
def test_what_the_claim_says_passes(words: str) -> None:
    found = sample()
    assert held(found, Piece(words=words, cites=(board(found),))).sections


@pytest.mark.parametrize(
    "words", ["2,401", "24,000", "2.4 million", "2,400–2,600", "2,400 in March 2030", "2,400 by two speakers", "−2,405"]
)
def test_another_number_is_refused(words: str) -> None:
    found = sample()
    with pytest.raises(ReportError, match="is not borne out") as caught:
        held(found, Piece(words="The board counted "), Piece(words=words, cites=(board(found),)), Piece(words="."))
    assert f"“The board counted {words}.”" in str(caught.value)
    assert "(Findings)" in str(caught.value)


def test_a_number_that_cites_nothing_is_refused() -> None:
    with pytest.raises(ReportError, match="cites nothing"):
        held(sample(), Piece(words="Some 2,400 came."))
    with pytest.raises(ReportError, match="cites nothing"):
        held(sample(), Piece(words="Four of them came."))


def test_a_record_that_is_not_there_is_refused() -> None:
    with pytest.raises(ReportError, match="does not hold"):
        held(sample(), Piece(words="many", cites=(of(RefKind.CLAIM, "0" * 16),)))


@pytest.mark.parametrize("kind", list(RefKind))
def test_every_kind_of_record_may_be_missing(kind: RefKind) -> None:
    with pytest.raises(ReportError, match="does not hold"):
        held(sample(), Piece(words="many", cites=(of(kind, "no such thing"),)))


def test_quotations_are_verbatim() -> None:
    found = sample()
    right = Piece(words="The canal board counted 2,400 diggers", cites=(board(found),), quoted=True)
    assert held(found, right).sections
    with pytest.raises(ReportError, match="does not stand so"):
        held(found, replace(right, words="The canal board counted about 2,400 diggers"))
    with pytest.raises(ReportError, match="does not stand so"):
        held(found, replace(right, cites=()))


def test_the_whole_account_is_counted() -> None:
    found = sample()
    assert held(found, Piece(words="three documents", cites=(of(RefKind.TOTAL, "documents"),))).sections
    with pytest.raises(ReportError, match="holds 4"):
        held(found, Piece(words="four documents", cites=(of(RefKind.TOTAL, "documents"),)))


def test_the_narrative_of_an_account_is_compiled() -> None:
    """A figure that a question does not hold any more is told by no sentence of it."""
    assert narrative(sample().account, OPTIONS).sections


def test_house_style_is_read_back() -> None:
    found = sample()
    style = ReportOptions(thousands=".", decimal_mark=",")
    cites = (board(found),)
    assert compiled(told(Piece(words="2.400", cites=cites)), register(found.account, style)).sections
    with pytest.raises(ReportError):
        compiled(told(Piece(words="2,400", cites=cites)), register(found.account, style))
