"""What people decide through commands: recorded, in force from the next answer on, shown, overruled and undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from whosays.custody import decisions

A = "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in the Osk valley.\n"
B = """Valley Courier
4 March 2025

According to the Office for War Graves, 3,560 soldiers were killed in the Osk valley. In 2019 the office had 12 clerks.
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


@pytest.fixture
def case(run: Run, tmp_path: Path) -> str:
    """A case of two papers, each with the figure of another office."""
    for name, text in (("a.txt", A), ("b.txt", B)):
        (tmp_path / name).write_text(text, "utf-8")
    assert run("init", "case", "-q").code == 0
    assert run("add", "case", tmp_path / "a.txt", tmp_path / "b.txt", "-q").code == 0
    return "case"


def roots(run: Run, case: str) -> dict[str, str]:
    """The root of each figure of killed, by its words."""
    records = map(json.loads, run("claims", case, "--format", "jsonl", "-q").out.splitlines())
    return {r["text"]: r["root"] for r in records if r["measure"] == "killed"}


def speakers(run: Run, case: str) -> set[str]:
    records = map(json.loads, run("claims", case, "--format", "jsonl", "-q").out.splitlines())
    return {r["speaker"] for r in records if r["measure"] == "killed"}


def listed(run: Run, case: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("decisions", case, "--format", "jsonl", "-q").out.splitlines()]


def test_a_decision_that_a_power_cut_tore_locks_nothing(run: Run, case: str, tmp_path: Path) -> None:
    """Every command goes on without it and says so; the next decision moves what is left of it away."""
    for ruling in ("same-root", "independent"):
        run("decide", case, ruling, "3,140", "3,560", "--why", "a register", "--by", "anna")
    file = tmp_path / case / "decisions" / "anna.jsonl"
    rest = file.read_bytes().splitlines()[1][:-30]
    file.write_bytes(file.read_bytes()[:-31])
    for words in (["decisions", case], ["aliases", case], ["claims", case], ["report", case, "--out", "out"]):
        ran = run(*words)
        assert (ran.code, "anna.jsonl, line 2: cut short" in ran.err) == (3, True)
    assert len(listed(run, case)) == 1
    assert run("decide", case, "no-evidence", "3,140", "--why", "a guess", "--by", "anna").code == 0
    assert [each["ruling"] for each in listed(run, case)] == ["same-root", "no-evidence"]
    assert run("claims", case).code == 0
    assert file.with_name("anna.jsonl.cut").read_bytes() == rest + b"\n"


def test_a_person_says_that_two_figures_share_a_root(run: Run, case: str) -> None:
    before = roots(run, case)
    assert before["3,140"] != before["3,560"]
    ran = run("decide", case, "same-root", "3,140", "3,560", "--why", "one register", "--by", "anna")
    assert ran.code == 0
    assert "same-root" in ran.out
    after = roots(run, case)
    assert after["3,140"] == after["3,560"]
    (record,) = listed(run, case)
    assert (record["author"], record["ruling"], record["reason"], record["state"]) == (
        *("anna", "same-root", "one register"),
        "in force",
    )
    told = " ".join(run("explain", case, "3,560").out.split())
    assert "ruled by a person" in told
    assert "decided by anna on" in told
    assert "one register" in told


def test_a_later_decision_overrules_and_an_undone_one_holds_no_longer(run: Run, case: str) -> None:
    first = roots(run, case)
    run("decide", case, "same-root", "3,140", "3,560", "--why", "one register", "--by", "anna")
    run("decide", case, "independent", "3,140", "3,560", "--why", "two registers", "--by", "ben")
    assert roots(run, case) != first or roots(run, case)["3,140"] != roots(run, case)["3,560"]
    assert [record["state"] for record in listed(run, case)] == ["overruled by a later decision", "in force"]
    assert "two registers" in run("explain", case, "3,560").out
    second = str(listed(run, case)[1]["decision"])
    assert run("decide", case, "undo", second[:8], "--why", "wrong file", "--by", "ben").code == 0
    assert [record["state"] for record in listed(run, case)] == ["in force", "undone", "in force"]
    again = run("decide", case, "undo", second[:8], "--why", "wrong file", "--by", "ben")
    assert (again.code, "undone already" in again.err) == (2, True)
    assert [record["state"] for record in listed(run, case)] == ["in force", "undone", "in force"]
    assert roots(run, case)["3,140"] == roots(run, case)["3,560"]


def test_a_name_is_ruled_to_be_a_speaker(run: Run, case: str) -> None:
    assert speakers(run, case) == {"Directorate of Records", "Office for War Graves"}
    run("decide", case, "same-speaker", "Office for War Graves", "directorate of records", "--why", "renamed")
    assert speakers(run, case) == {"Directorate of Records"}
    told = " ".join(run("explain", case, "3,560").out.split())
    assert "“Office for War Graves” is “Directorate of Records”: decided by" in told
    assert "← “Office for War Graves”" in told
    assert run("aliases", case, "--format", "jsonl", "-q").out == ""


def claims_of(run: Run, case: str) -> dict[str, dict[str, object]]:
    """The records of claims, by their words."""
    records = map(json.loads, run("claims", case, "--format", "jsonl", "-q").out.splitlines())
    return {record["text"]: record for record in records}


@pytest.mark.parametrize(
    ("field", "value", "told", "read"),
    [
        ("speaker", "Office for War Graves", "Office for War Graves", "Directorate of Records"),
        ("speaker", "author", "author", "Directorate of Records"),
        ("measure", "Wounded", "wounded", "killed"),
        ("measure", "people wounded", "wounded", "killed"),
        ("place", "Norway", "norway", "osk"),
        ("place", "Tarn Gap", "tarn gap", "osk"),
        ("place", "none", None, "osk"),
        ("population", "Norvian recruits", "Norvian recruits", "troops"),
        ("population", "none", None, "troops"),
        ("unit", "count", "count", "person"),
    ],
)
def test_a_field_of_a_figure_is_ruled(run: Run, case: str, field: str, value: str, told: str | None, read: str) -> None:
    """It holds for the claim, its question and its root; the words that were read stay, and who ruled it is told."""
    before = claims_of(run, case)["3,140"]
    ran = run("decide", case, field, "3,140", value, "--why", "the annex says so", "--by", "anna")
    assert (ran.code, f"{field}  “3,140” (a.txt:63); {value}" in ran.out) == (0, True)
    after = claims_of(run, case)["3,140"]
    assert (str(after[field]).casefold() if after[field] else None) == (told.casefold() if told else None)
    assert after["ruled"] == [field]
    assert (after["start"], after["low"]) == (before["start"], before["low"])
    shown = " ".join(run("explain", case, "a.txt:63", "-q").out.split())
    assert "decided by anna on" in shown
    assert f"the annex says so; read as {read}" in shown.casefold().replace("directorate of records", read)
    second = str(listed(run, case)[0]["decision"])
    assert run("decide", case, "undo", second[:8], "--why", "no annex", "--by", "anna").code == 0
    assert claims_of(run, case)["3,140"] == before


@pytest.mark.parametrize(("value", "told"), [("2024-11/2025-02", "2024-11/2025-02"), ("none", None)])
def test_when_a_figure_holds_is_ruled(run: Run, case: str, value: str, told: str | None) -> None:
    before = claims_of(run, case)["3,140"]
    assert run("decide", case, "period", "3,140", value, "--why", "the footnote", "--by", "anna").code == 0
    after = claims_of(run, case)["3,140"]
    assert (after["as_of"], after["ruled"]) == (told, ["as_of"])
    assert "decided by anna on" in run("explain", case, "a.txt:63", "-q").out
    assert run("decide", case, "undo", str(listed(run, case)[0]["decision"]), "--why", "no", "--by", "anna").code == 0
    assert claims_of(run, case)["3,140"] == before


def test_two_persons_of_one_name_are_parted_by_fuller_names(run: Run, tmp_path: Path) -> None:
    """Two offices, one name: traced as one speaker, whose later figure revises the earlier, until a person says so."""
    for name, day, killed in (("c.txt", 3, "3,140"), ("d.txt", 9, "3,560")):
        text = f"Tarn Wire\n{day} March 2025\n\nArno Kern said {killed} soldiers were killed in the Osk valley.\n"
        (tmp_path / name).write_text(text, "utf-8")
    run("init", "two", "-q")
    run("add", "two", tmp_path / "c.txt", tmp_path / "d.txt", "-q")

    def counted() -> object:
        records = map(json.loads, run("questions", "two", "--format", "jsonl", "-q").out.splitlines())
        return next(r["n_roots"] for r in records if r["measure"] == "killed")

    assert counted() == 1
    for figure, name in (("3,140", "Arno Kern (army)"), ("3,560", "Arno Kern (health)")):
        assert run("decide", "two", "speaker", figure, name, "--why", "two men", "--by", "anna").code == 0
    assert counted() == 2
    assert speakers(run, "two") == {"Arno Kern (army)", "Arno Kern (health)"}
    run("decide", "two", "speaker", "3,560", "Arno Kern (army)", "--why", "one man after all", "--by", "anna")
    assert counted() == 1


def test_a_ruled_measure_moves_a_figure_to_its_question_and_root_rulings_still_find_it(run: Run, case: str) -> None:
    run("decide", case, "same-root", "3,140", "3,560", "--why", "one register", "--by", "anna")
    run("decide", case, "measure", "3,140", "wounded", "--why", "the annex", "--by", "anna")
    run("decide", case, "speaker", "3,140", "Office for War Graves", "--why", "the annex", "--by", "anna")
    claims = claims_of(run, case)
    assert claims["3,140"]["question"] != claims["3,560"]["question"]
    assert claims["3,140"]["root"] == claims["3,560"]["root"]
    assert claims["3,140"]["ruled"] == ["speaker", "measure"]
    assert [each["state"] for each in listed(run, case)] == ["in force"] * 3
    shown = run("claims", case, "-q").out
    assert shown.count("* ") == 2


@pytest.mark.parametrize(
    "name",
    [
        "killed, troops, Osk",
        "Killed, TROOPS, osk",
        "killed, tro…",
        "People killed: troops, Osk",
        "people killed troops Osk",
    ],
)
def test_a_question_is_explained_by_its_name(run: Run, case: str, name: str) -> None:
    (record,) = run("explain", case, name, "--format", "jsonl", "-q").records
    assert record["claim"] is None
    assert record["question"]["measure"] == "killed"


def test_a_name_that_is_none_lists_those_near_it(run: Run, case: str) -> None:
    ran = run("explain", case, "kiled, troops")
    assert (ran.code, "the nearest questions are 'killed, troops" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("measure", "3,140"), "about one figure and its measure"),
        (("measure", "3,140", "woundd"), "did you mean 'wounded'"),
        (("unit", "3,140", "persn"), "did you mean 'person'"),
        (("unit", "3,140", "none"), "'none' is no unit"),
        (("period", "3,140", "last spring"), "'last spring' is no date"),
        (("place", "3,140", " "), "cannot be empty"),
        (("same-root", "3,140"), "about two figures"),
        (("same-root", "3,140", "3,140"), "one figure"),
        (("same-root", "3,140", "98,765"), "no figure or question matches"),
        (("independent", "3,140", "3,560", "12"), "about two figures"),
        (("same-speaker", "Office for War Grave", "Directorate of Records"), "did you mean 'Office for War Graves'?"),
        (("undo", "0000"), "0 decisions"),
    ],
)
def test_what_is_not_clear_is_refused(run: Run, case: str, words: tuple[str, ...], message: str) -> None:
    ran = run("decide", case, *words, "--why", "because")
    assert ran.code == 2
    assert message in ran.err
    assert listed(run, case) == []


def test_a_decision_needs_its_reason(run: Run, case: str) -> None:
    assert run("decide", case, "independent", "3,140", "--why", " ").code == 2


def test_a_decision_whose_words_are_gone_waits_for_review(run: Run, case: str, tmp_path: Path) -> None:
    run("decide", case, "independent", "3,140", "--why", "their own count", "--by", "anna")
    (kept,) = decisions.load(tmp_path / case)
    assert kept.target is not None
    lost = kept.target.exact.replace("3,140", "9,999")
    file = tmp_path / case / "decisions" / "anna.jsonl"
    file.unlink()
    from dataclasses import replace

    decisions.append(tmp_path / case, replace(kept, target=replace(kept.target, exact=lost, end=kept.target.end)))
    (record,) = listed(run, case)
    assert "to be reviewed" in str(record["state"])
    assert "find their figures no more: 1" in run("build", case).err


def test_a_person_sets_a_misread_figure_aside(run: Run, case: str) -> None:
    """It stays to be seen, with who, when and why; it counts for nothing until that is undone."""

    def question() -> dict[str, object]:
        records = map(json.loads, run("questions", case, "--format", "jsonl", "-q").out.splitlines())
        return next(r for r in records if r["measure"] == "killed")

    assert question()["envelope"] == [3140, 3560]
    ran = run("decide", case, "no-evidence", "3,560", "--why", "of another war", "--by", "anna")
    assert ran.code == 0
    assert (question()["envelope"], question()["n_roots"]) == ([3140, 3140], 1)
    assert "of another war" in run("explain", case, "3,560").out
    assert (
        run("decide", case, "undo", listed(run, case)[0]["decision"], "--why", "no, it is not", "--by", "anna").code
        == 0
    )
    assert question()["envelope"] == [3140, 3560]


PAY = "Hill Wire\n3 March 2025\n\nThe ministry of labour said miners in Osk earn $900 a month. It has 40 clerks.\n"


@pytest.fixture
def pay(run: Run, tmp_path: Path) -> str:
    """A case of one paper with a wage of which no words tell a basis, and a count."""
    (tmp_path / "pay.txt").write_text(PAY, "utf-8")
    assert run("init", "pay", "-q").code == 0
    assert run("add", "pay", tmp_path / "pay.txt", "-q").code == 0
    return "pay"


def basis_of(run: Run, case: str) -> list[str]:
    records = map(json.loads, run("claims", case, "--format", "jsonl", "-q").out.splitlines())
    return next(list(r.get("basis", ())) for r in records if r["text"].startswith("$900"))


@pytest.mark.parametrize(
    ("value", "bases"), [("net", ["net"]), ("after deductions, one-off", ["net", "one_off"]), ("none", [])]
)
def test_the_basis_of_a_sum_is_ruled(run: Run, pay: str, value: str, bases: list[str]) -> None:
    before = basis_of(run, pay)
    assert run("decide", pay, "basis", "$900", value, "--why", "an interview").code == 0
    assert basis_of(run, pay) == bases
    told = run("explain", pay, "$900", "-q").out
    assert f"read as {' '.join(before) or 'none'}" in " ".join(told.split())


@pytest.mark.parametrize(
    ("figure", "value", "says"),
    [("$900", "nett", "net"), ("$900", "gross, net", "at once"), ("40", "net", "no sum of money")],
)
def test_a_basis_that_cannot_be_is_refused(run: Run, pay: str, figure: str, value: str, says: str) -> None:
    found = run("decide", pay, "basis", figure, value, "--why", "an interview")
    assert found.code == 2
    assert says in found.err


@pytest.mark.parametrize(("killed", "says"), [("4,000", "1 relation that fails"), ("6,000", "0 relations that fail")])
def test_what_a_case_comes_to_is_told_in_ones_and_manies(run: Run, tmp_path: Path, killed: str, says: str) -> None:
    text = f"Some {killed} soldiers, or half of the original 12,000, were killed."
    (tmp_path / "fire.txt").write_text(f"Hill Wire\n3 March 2025\n\n{text}\n", "utf-8")
    assert run("init", "fire", "-q").code == 0
    assert run("add", "fire", tmp_path / "fire.txt", "-q").code == 0
    told = run("build", "fire").out
    assert told.startswith("1 document · ")
    assert f" · {says} · 0 unread figures" in told


@pytest.mark.parametrize(("value", "words"), [("Tarn Gap", "Tarn Gap"), ("none", "")])
def test_a_ruled_place_is_told_in_the_words_of_the_ruling(run: Run, case: str, value: str, words: str) -> None:
    """The words that were read for it are none of its own any more: checks and questions would go by them."""
    assert run("decide", case, "place", "3,140", value, "--why", "a map").code == 0
    fields = {
        f["field"]: f for f in json.loads(run("explain", case, "3,140", "--format", "json", "-q").out)[0]["fields"]
    }
    assert fields["place"]["words"] == words
    assert "a map" in fields["place"]["why"]
