"""What people rule, through the docket of a case: every ruling is applied, looked at beforehand, taken back, rebuilt; two
people lose nothing. The papers are of our own making."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from whosays import Case
from whosays.custody import decisions
from whosays.errors import CaseError, ConflictError, InputError
from whosays.model.claim import Claim
from whosays.model.decision import Action, Decision
from whosays.model.mention import Stance
from whosays.model.quantity import Qualifier
from whosays.model.report import Answer
from whosays.pipeline.near import same
from whosays.workspace import deciding
from whosays.workspace.agreement import kappa
from whosays.workspace.review import State
from whosays.workspace.standing import IN_FORCE, NOT_FOUND, OVERRULED, READ_NOW, UNDONE, Standing, standing

PAPERS = {
    "a.txt": "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in the Osk "
    "valley. It counted about 6,200 wounded soldiers there.\n",
    "b.txt": "Valley Courier\n4 March 2025\n\nAccording to the Office for War Graves, 3,560 soldiers were killed in the "
    "Osk valley. Whole platoons drowned in the river. The office had 12 clerks in 2019.\n",
    "c.txt": "Osk Gazette\n6 March 2025\n\nThe Red Cross said at least 2,900 soldiers were killed in the Osk valley.\n",
    "d.txt": "Lisk Herald\n9 March 2025\n\nThe governor said 2,750 soldiers were killed in the Osk valley.\n",
}
WHY, ANNA, BEN = "the annex says so", "anna", "ben"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of four papers that tell of one toll, built once."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
    case = Case.create(folder / "case")
    case.add([folder / name for name in PAPERS])
    case.build()
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Case:
    """A copy of the case."""
    return Case.open(Path(shutil.copytree(made, tmp_path / "case")))


def rule(case: Case, action: Action, *about: str, by: str = ANNA) -> Standing:
    return case.decide(action, about, WHY, by)


def claim(case: Case, words: str) -> Claim:
    return next(each for each in case.claims if words in each.evidence.exact)


def answer(case: Case, words: str) -> Answer:
    """The answer of the question that a figure answers."""
    sought = claim(case, words).id
    return next(each for each in case.questions if sought in each.question.answers)


def span(name: str, words: str) -> str:
    """The characters of words of a paper, as commands name them."""
    start = PAPERS[name].index(words)
    return f"{start}-{start + len(words)}"


# Each ruling


def test_how_much_a_figure_tells_is_ruled_in_words_or_figures(case: Case) -> None:
    for told, qualifier, ends in [
        ("about 3,000", Qualifier.APPROX, (3000, 3000)),
        ("at least 3,000", Qualifier.AT_LEAST, (3000, None)),
        ("3,000 to 3,300", Qualifier.RANGE, (3000, 3300)),
        ("3141", Qualifier.EXACT, (3141, 3141)),
    ]:
        rule(case, Action.VALUE, "a.txt:63", told)
        found = claim(case, "3,140").quantity
        assert (found.qualifier, found.unit) == (qualifier, "person")
        assert [found.low, found.high] == [*ends]
    (field,) = (f for f in case.explain("a.txt:63")[0].fields if f.name == "quantity")
    assert "decided by anna" in field.why
    assert "read as" in field.why
    assert [each.state for each in case.decisions] == [OVERRULED] * 3 + [IN_FORCE]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("many", "is no figure"),
        ("3 or perhaps 5 of 9", "more than one figure"),
        ("$3,000", "rule its unit first"),
        ("3.140", "may be 3,140 or 3.140"),
    ],
)
def test_what_tells_no_one_figure_is_refused(case: Case, told: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        rule(case, Action.VALUE, "a.txt:63", told)
    assert case.decisions == ()


def test_other_words_are_read_anew_and_the_figure_keeps_its_id(case: Case) -> None:
    before = claim(case, "3,140")
    rule(case, Action.SPAN, "a.txt:63", span("a.txt", "about 6,200"))
    after = next(each for each in case.claims if each.id == before.id)
    assert (after.evidence.exact, after.quantity.qualifier) == ("about 6,200", Qualifier.APPROX)
    assert after.quantity.low == 6200
    assert after.sentence.exact.startswith("It counted")
    rule(case, Action.VALUE, before.id, "6,300")
    assert next(c for c in case.claims if c.id == before.id).quantity.low == 6300
    rule(case, Action.UNDO, case.decisions[0].id)
    rule(case, Action.UNDO, case.decisions[1].id)
    assert claim(case, "3,140") == before


def test_other_words_without_a_figure_need_it_told(case: Case) -> None:
    words = span("a.txt", "soldiers were killed")
    with pytest.raises(InputError, match="is no figure"):
        rule(case, Action.SPAN, "a.txt:63", words)
    rule(case, Action.SPAN, "a.txt:63", words, "about 3,000")
    assert claim(case, "soldiers were").quantity.low == 3000


def test_how_a_speaker_stands_to_a_figure_is_ruled(case: Case) -> None:
    before = answer(case, "3,140").finding
    rule(case, Action.STANCE, "3,140", "disputes")
    assert claim(case, "3,140").stance is Stance.DISPUTES
    assert answer(case, "3,140").finding.n_roots == before.n_roots - 1
    with pytest.raises(InputError, match="'doubts' is no stance"):
        rule(case, Action.STANCE, "3,560", "doubts")


def test_questions_are_one_or_apart(case: Case) -> None:
    asked = answer(case, "3,140").question
    rule(case, Action.OTHER_QUESTION, "2,900", "2,750")
    assert answer(case, "2,900").question.id == answer(case, "2,750").question.id != asked.id
    assert len(answer(case, "3,140").question.answers) == 2
    rule(case, Action.SAME_QUESTION, "6,200", "3,140")
    assert answer(case, "6,200").question.id == asked.id
    why = next(b.why for b in answer(case, "6,200").question.bearings if b.claim == claim(case, "6,200").id)
    assert "decided by anna" in why
    rule(case, Action.SAME_QUESTION, "2,900", "3,140")
    assert len(answer(case, "3,140").question.answers) == 5
    for each in case.decisions:
        rule(case, Action.UNDO, each.id)
    assert answer(case, "3,140").question == asked


def test_figures_of_different_units_answer_no_one_question(case: Case) -> None:
    rule(case, Action.UNIT, "2,750", "USD")
    with pytest.raises(InputError, match="of different units"):
        rule(case, Action.SAME_QUESTION, "2,750", "3,140")


def test_a_speakers_bloc_and_grade_are_ruled(case: Case) -> None:
    before = answer(case, "3,140").finding.n_blocs
    for name in ("Directorate of Records", "Office for War Graves"):
        rule(case, Action.BLOC, name, "Varnia")
    rule(case, Action.GRADE, "Red Cross", "b")
    assert {claim(case, words).speakers[0].bloc for words in ("3,140", "3,560")} == {"varnia"}
    assert claim(case, "2,900").speakers[0].grade == "B"
    assert answer(case, "3,140").finding.n_blocs == before + 1
    with pytest.raises(InputError, match="is no grade"):
        rule(case, Action.GRADE, "Red Cross", "G")


def test_a_claim_that_was_missed_is_added_and_ruled_on(case: Case) -> None:
    place = f"b.txt:{span('b.txt', 'Whole platoons')}"
    with pytest.raises(InputError, match="needs its measure"):
        rule(case, Action.MISSED, place)
    with pytest.raises(InputError, match="is no figure"):
        rule(case, Action.MISSED, f"b.txt:{span('b.txt', 'the river')}", "measure=killed")
    told = ("measure=killed", "value=at least 40", "population=soldiers", "place=Osk", "speaker=Office for War Graves")
    added = rule(case, Action.MISSED, place, *told)
    found = claim(case, "Whole platoons")
    assert (found.measure, found.quantity.unit, found.found_by) == ("killed", "person", "a person")
    assert found.quantity.low == 40
    assert found.sentence.exact == "Whole platoons drowned in the river."
    assert found.speakers[0].label == "Office for War Graves"
    assert "decided by anna" in dict(found.ruled)["claim"]
    rule(case, Action.VALUE, found.id, "at least 60")
    assert claim(case, "Whole platoons").quantity.low == 60
    assert added.id not in [each.id for each in case.docket.reviewed.lost]
    rule(case, Action.UNDO, added.id)
    assert not [each for each in case.claims if "Whole platoons" in each.evidence.exact]
    assert case.decisions[1].state == NOT_FOUND


def test_words_that_are_a_figure_already_are_not_added(case: Case) -> None:
    with pytest.raises(InputError, match="holds the figure “3,560”"):
        rule(case, Action.MISSED, f"b.txt:{span('b.txt', '3,560 soldiers')}", "measure=killed")


def test_what_is_read_later_is_not_counted_twice(case: Case) -> None:
    """A claim that a person added is needed no more once a newer grammar reads its words."""
    place = f"b.txt:{span('b.txt', 'Whole platoons')}"
    rule(case, Action.MISSED, place, "measure=killed", "value=40")
    (kept,) = decisions.load(case.docket.folder)
    read = claim(case, "3,560")
    now = replace(read, evidence=claim(case, "Whole platoons").evidence)
    told, ruled = standing([kept], case.account.sources, (*case.account.read, now))
    assert (told[0].state, ruled.missed) == (READ_NOW, ())


def test_a_figure_that_is_taken_from_its_speaker_can_still_be_outdated(tmp_path: Path) -> None:
    """The sentence names the Red Cross, which told more later; a person rules that the paper itself says it."""
    for day, killed in ((3, "3,125"), (6, "3,900"), (9, "3,125")):
        text = f"Paper {day}\n{day} March 2025\n\nThe Red Cross said {killed} soldiers were killed in the Osk valley. "
        (tmp_path / f"p{day}.txt").write_text(text + "It counted many wounded soldiers there.\n", "utf-8")
    case = Case.create(tmp_path / "case")
    case.add(sorted(tmp_path.glob("*.txt")))
    start = (tmp_path / "p3.txt").read_text("utf-8").index("3,125")
    rule(case, Action.SPEAKER, f"p3.txt:{start}", "author")
    told = [mutation.words for edge in case.account.traced.edges for mutation in edge.mutations]
    assert "Red Cross gave “3,900” on 2025-03-06 already" in told


# Before and after


RULINGS = [
    (Action.NO_EVIDENCE, ("3,560",)),
    (Action.VALUE, ("3,140", "about 9,000")),
    (Action.MEASURE, ("6,200", "killed")),
    (Action.MEASURE, ("2,900", "wounded")),
    (Action.SPEAKER, ("2,900", "Directorate of Records")),
    (Action.SAME_ROOT, ("3,140", "3,560")),
    (Action.SAME_QUESTION, ("6,200", "3,140")),
    (Action.OTHER_QUESTION, ("2,750", "2,900")),
    (Action.SAME_SPEAKER, ("Red Cross", "Directorate of Records")),
    (Action.BLOC, ("Red Cross", "varnia")),
    (Action.STANCE, ("3,140", "denies")),
    (Action.PERIOD, ("3,140", "2024")),
    (Action.ACCEPT, ("3,140",)),
]


@pytest.mark.parametrize(("action", "about"), RULINGS, ids=[action.value for action, _ in RULINGS])
def test_what_is_shown_before_a_ruling_is_what_a_build_finds_after_it(
    case: Case, action: Action, about: tuple[str, ...]
) -> None:
    before = {each.question.id: each for each in case.questions}
    proposed = case.docket.proposed(action, about)
    look = case.docket.look(proposed)
    assert case.decisions == ()
    kept = case.docket.keep(proposed, WHY, ANNA)
    after = {each.question.id: each for each in case.questions}
    told = {each.answer.question.id: each for each in look.moved}
    assert look.exact
    for name in before.keys() | after.keys():
        was, now = before.get(name), after.get(name)
        if name in told:
            was, now = told[name].after, after.get(name)
        assert same(was, now), name
    rule(case, Action.UNDO, kept.id)
    assert {each.question.id: each for each in case.questions} == before


def test_a_ledger_rebuilt_from_documents_and_decisions_is_the_same(case: Case) -> None:
    """The same bytes: what a build finds rests on documents and decisions alone."""
    for action, about in RULINGS:
        rule(case, action, *about)
    rule(case, Action.MISSED, f"b.txt:{span('b.txt', 'Whole platoons')}", "measure=killed", "value=40")
    folder = case.docket.folder
    case.build()
    findings = {each.name: each.read_bytes() for each in (folder / "snapshots").rglob("*.jsonl")}
    for each in folder.glob("ledger.sqlite*"):
        each.unlink()
    again = Case.open(folder)
    assert again.account == case.account
    again.build()
    assert {each.name: each.read_bytes() for each in (folder / "snapshots").rglob("*.jsonl")} == findings


# Many at once


def test_many_rulings_are_one_event_and_undone_as_one(case: Case, tmp_path: Path) -> None:
    before = case.account.claims
    file = tmp_path / "rulings.csv"
    file.write_text(
        "ruling,about,value,why\n"
        'accept,"3,140",,\n'
        'value,"3,560","about 3,600",a slip\n'
        f'other-question,"2,900",d.txt:{PAPERS["d.txt"].index("2,750")},\n'
        f"missed,b.txt:{span('b.txt', 'Whole platoons')},measure=killed; value=40; speaker=author,counted\n",
        "utf-8",
    )
    kept = case.docket.keep(case.docket.batch_of(file, WHY), WHY, ANNA)
    assert (len(kept.parts), [part.state for part in kept.parts]) == (4, [IN_FORCE] * 4)
    assert len(decisions.load(case.docket.folder)) == 1
    assert claim(case, "3,560").quantity.low == 3600
    assert "a slip" in dict(claim(case, "3,560").ruled)["quantity"]
    rule(case, Action.UNDO, kept.id)
    assert case.account.claims == before
    assert [each.state for each in case.decisions] == [UNDONE, IN_FORCE]
    rule(case, Action.UNDO, case.decisions[1].id)
    assert claim(case, "3,560").quantity.low == 3600


def test_every_bad_row_is_named_and_nothing_is_half_done(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "rulings.csv"
    file.write_text(
        'ruling,about,value,why\naccept,"3,140",,ok\naccept,98765,,ok\nvalue,"3,560",many,ok\nbloc,Nobody,x,ok\n',
        "utf-8",
    )
    with pytest.raises(InputError, match="3 rows") as raised:
        case.docket.batch_of(file)
    for line in (3, 4, 5):
        assert f"rulings.csv, line {line}:" in str(raised.value)
    assert "line 2:" not in str(raised.value)
    assert case.decisions == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rulling,about\naccept,x\n", "unknown column 'rulling'; did you mean 'ruling'"),
        ("ruling,why\naccept,x\n", "column 'about' is missing"),
        ("ruling,about,about\naccept,x,y\n", "stands there twice"),
        ("ruling,about,why\nacept,x,y\n", "'acept' is no ruling; did you mean 'accept'"),
        ("ruling,about,why\nundo,x,y\n", "is no ruling"),
        ('ruling,about,why\naccept,"3,140",\n', "has no reason"),
        ('ruling,about,why\naccept,"3,140",y\naccept,a.txt:63,z\n', "rules what"),
        ("ruling,about,why\n", "holds no ruling"),
        ("ruling,about,why\naccept,3,140,y\n", "more cells than columns"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_says_what_to_do(case: Case, tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "rulings.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=fault):
        case.docket.batch_of(file)


# Two people


def test_a_conflict_is_shown_to_the_later_one_and_nothing_is_lost(case: Case) -> None:
    seen = case.docket.seen
    first = rule(case, Action.VALUE, "3,140", "3,100", by=ANNA)
    proposed = case.docket.proposed(Action.VALUE, ("3,140", "3,200"))
    with pytest.raises(ConflictError, match="anna ruled value") as raised:
        case.docket.keep(proposed, WHY, BEN, seen)
    assert raised.value.decisions == (first.id,)
    assert claim(case, "3,140").quantity.low == 3100
    elsewhere = case.docket.proposed(Action.VALUE, ("3,560", "3,500"))
    assert case.docket.keep(elsewhere, WHY, BEN, seen).is_in_force
    knowing = case.docket.keep(proposed, WHY, BEN, case.docket.seen)
    assert knowing.unseen == ()
    assert claim(case, "3,140").quantity.low == 3200


def test_two_copies_are_merged_and_what_was_not_seen_is_told(case: Case, tmp_path: Path) -> None:
    other = Case.open(Path(shutil.copytree(case.docket.folder, tmp_path / "other")))
    mine = rule(case, Action.VALUE, "3,140", "3,100", by=ANNA)
    theirs = rule(other, Action.VALUE, "3,140", "3,200", by=BEN)
    rule(other, Action.ACCEPT, "3,560", by=BEN)
    assert case.docket.merge(other.docket.folder) == 2
    told = {each.id: each for each in case.decisions}
    assert (told[mine.id].state, told[theirs.id].state) == (OVERRULED, IN_FORCE)
    assert told[theirs.id].unseen == (mine.id,)
    assert claim(case, "3,140").quantity.low == 3200
    assert case.docket.merge(other.docket.folder) == 0
    rule(other, Action.ACCEPT, "2,900", by=ANNA)
    with pytest.raises(CaseError, match="wrote in two places"):
        case.docket.merge(other.docket.folder)


def test_two_peoples_decisions_are_compared(case: Case) -> None:
    for words, mine, theirs in [
        ("3,140", Action.ACCEPT, Action.ACCEPT),
        ("3,560", Action.ACCEPT, Action.NO_EVIDENCE),
        ("2,900", Action.NO_EVIDENCE, Action.NO_EVIDENCE),
    ]:
        rule(case, mine, words, by=ANNA)
        rule(case, theirs, words, by=BEN)
    rule(case, Action.ACCEPT, "2,750", by=ANNA)
    rule(case, Action.SAME_ROOT, "3,140", "3,560", by=ANNA)
    rule(case, Action.INDEPENDENT, "3,560", "3,140", by=BEN)
    found = case.docket.agreement(ANNA, BEN)
    verdict, origins = found.kinds
    assert (verdict.both, verdict.same, verdict.only) == (3, 2, (1, 0))
    assert verdict.kappa == pytest.approx(0.4)
    assert (origins.kind, origins.both, origins.same, origins.kappa) == ("roots", 1, 0, 0.0)
    assert [(each.one, each.other) for each in found.apart] == [
        ("accepted", "rejected"),
        ("same-root", "independent"),
    ]
    with pytest.raises(InputError, match="'carl' decided nothing here; there are: anna, ben"):
        case.docket.agreement(ANNA, "carl")


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),  # Wikipedia's example
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 3, None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], found: float | None) -> None:
    assert kappa(pairs) == (None if found is None else pytest.approx(found))


# What is left


def test_the_queue_has_what_nobody_looked_at_first(case: Case) -> None:
    queue = case.docket.reviewed.queue
    assert {each.state for each in queue} == {State.UNREVIEWED}
    assert [each.worth for each in queue] == sorted((each.worth for each in queue), reverse=True)
    assert "killed" in {each.claim.measure for each in queue[:4]}
    first = queue[0].claim
    rule(case, Action.ACCEPT, first.id)
    rule(case, Action.VALUE, queue[1].claim.id, "3,000")
    rule(case, Action.DEFER, queue[2].claim.id)
    rule(case, Action.NO_EVIDENCE, queue[3].claim.id)
    found = {each.claim.id: each.state for each in case.docket.reviewed.queue}
    states = [found[each.claim.id] for each in queue[:4]]
    assert states == [State.ACCEPTED, State.CORRECTED, State.DEFERRED, State.REJECTED]
    assert case.docket.reviewed.queue[-1].state is not State.UNREVIEWED
    assert len(case.docket.reviewed.queue) == len(queue)
    rule(case, Action.ACCEPT, queue[3].claim.id)
    assert claim(case, queue[3].claim.evidence.exact).aside is None


def test_undoing_is_undone_whatever_the_clocks_say(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ben's clock is slow: what takes back Anna's ruling is dated before it."""
    first = rule(case, Action.VALUE, "3,140", "3,100", by=ANNA)
    begun: Callable[[Action], Decision] = deciding.begun
    monkeypatch.setattr(
        deciding, "begun", lambda a: replace(made := begun(a), decided_at=made.decided_at - timedelta(hours=1))
    )
    undo = rule(case, Action.UNDO, first.id, by=BEN)
    assert claim(case, "3,140").quantity.low == 3140
    rule(case, Action.UNDO, undo.id, by=BEN)
    assert claim(case, "3,140").quantity.low == 3100
