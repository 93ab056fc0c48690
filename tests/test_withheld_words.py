"""What people ruled in words that only a withheld document holds: those words stand in nothing that is published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from tests.test_limited_cases import published
from whosays.model.decision import Action
from whosays.workspace import Case, Limits, redaction

OPEN = "Canal Post, 3 March 2031\n\nWarden Brackwater said 790 diggers were killed in Lissa.\n"
ALSO = "Canal Post, 4 March 2031\n\nMrs Brackwater said 790 diggers were killed in Lissa.\n"
LEAK = (
    "Canal Post, 9 June 2031\n\nWarden Ottoline Brackwater of the Heron Lodge said 777 diggers were killed in Lissa. "
    "Sluicekeepers idled at Gravenmoor.\n"
)
FULL = "Warden Ottoline Brackwater of the Heron Lodge"
SECRET = ("Ottoline", "Heron", "heron", "Sluicekeeper", "sluicekeeper", "Gravenmoor", "gravenmoor")


@pytest.fixture
def whosays(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "texts").mkdir()
    for name, text in (("open.txt", OPEN), ("also.txt", ALSO), ("leak.txt", LEAK)):
        (tmp_path / "texts" / name).write_text(text, "utf-8")
    (tmp_path / "public.toml").write_text('[redact]\nsources = ["leak.txt"]\n', "utf-8")
    made = Case.create(tmp_path / "case", "Diggers")
    made.add([tmp_path / "texts"])
    return made


def public(case: Case, tmp_path: Path) -> Case:
    return case.limited(Limits(redaction=redaction(tmp_path / "public.toml")))


def _figure(case: Case, name: str) -> str:
    document = next(source.document.id for source in case.documents if source.name == name)
    return next(claim.id for claim in case.claims if claim.document == document)


def _speakers(case: Case) -> set[str]:
    return {speaker.label for claim in case.claims for speaker in claim.speakers}


@pytest.mark.parametrize("limit", ["--redact", "--as-known-on"])
def test_a_name_that_only_a_document_left_out_has_stands_nowhere(
    case: Case, tmp_path: Path, whosays: Run, limit: str
) -> None:
    case.decide(Action.SAME_SPEAKER, ["Warden Brackwater", FULL], "they are one", by="x")
    for field, words in (
        (Action.PLACE, "Gravenmoor"),
        (Action.POPULATION, "idle sluicekeeper"),
        (Action.SPEAKER, "the Lodge of the Heron"),
    ):
        case.decide(field, [_figure(case, "also.txt"), words], "seen there", by="x")
    everything = published(whosays, tmp_path / "case", tmp_path / "all")
    assert all(word.encode() in everything for word in ("Ottoline", "Gravenmoor", "sluicekeeper", "Heron"))
    value = tmp_path / "public.toml" if limit == "--redact" else "2031-05-01"
    told = published(whosays, tmp_path / "case", tmp_path / "public", limit, value)
    assert not [word for word in SECRET if word.encode() in told]
    assert b"Warden Brackwater" in told


def test_names_ruled_one_through_a_withheld_name_stay_one(case: Case, tmp_path: Path) -> None:
    case.decide(Action.SAME_SPEAKER, ["Warden Brackwater", FULL], "they are one", by="x")
    case.decide(Action.SAME_SPEAKER, ["Mrs Brackwater", FULL], "she too", by="x")
    assert _speakers(case) == {FULL}
    assert len(_speakers(public(case, tmp_path))) == 1
    assert FULL not in _speakers(public(case, tmp_path))


def test_a_speaker_ruled_by_a_withheld_name_is_told_by_the_one_that_is_published(case: Case, tmp_path: Path) -> None:
    case.decide(Action.SAME_SPEAKER, ["Warden Brackwater", FULL], "they are one", by="x")
    case.decide(Action.SPEAKER, [_figure(case, "also.txt"), FULL], "a letter says so", by="x")
    assert _speakers(public(case, tmp_path)) == {"Warden Brackwater"}


def test_a_figure_whose_place_cannot_be_told_is_set_aside(case: Case, tmp_path: Path) -> None:
    figure = _figure(case, "also.txt")
    case.decide(Action.PLACE, [figure, "Gravenmoor"], "seen there", by="x")
    aside = {claim.id: claim.aside for claim in public(case, tmp_path).claims}
    assert aside[figure] == "its place was ruled in words of a document that is left out"
    assert not aside[_figure(case, "open.txt")]


@pytest.mark.parametrize(
    ("field", "told"), [(Action.PLACE, "Upper Tarn"), (Action.PLACE, "Lissa"), (Action.MEASURE, "wounded")]
)
def test_what_a_person_or_a_pack_calls_it_is_told(case: Case, tmp_path: Path, field: Action, told: str) -> None:
    figure = _figure(case, "also.txt")
    case.decide(field, [figure, told], "seen there", by="x")
    found = next(claim for claim in public(case, tmp_path).claims if claim.id == figure)
    assert not found.aside
    assert [ruled for ruled, _ in found.ruled] == [field.value]


def test_the_analyst_is_told_that_words_were_kept_back(case: Case, tmp_path: Path, whosays: Run) -> None:
    case.decide(Action.SAME_SPEAKER, ["Warden Brackwater", FULL], "they are one", by="x")
    ran = whosays("claims", tmp_path / "case", "--redact", tmp_path / "public.toml")
    assert "rulings in words that only documents left out hold: 1" in ran.err
    assert "only documents left out" not in whosays("claims", tmp_path / "case").err


def test_names_that_are_not_one_are_told_only_where_both_are_published(case: Case) -> None:
    case.decide(Action.OTHER_SPEAKER, ["Warden Brackwater", FULL], "two people", by="x")
    case.decide(Action.OTHER_SPEAKER, ["Warden Brackwater", "Mrs Brackwater"], "two people", by="x")
    known = case.limited(Limits(known_on=date(2031, 5, 1))).account.traced.remarks
    said = " ".join(remark.words for remark in known)
    assert "Mrs Brackwater" in said
    assert "Heron" not in said
