"""Of whatever account, the narrative reads as if an editor had been over it, and no number of it stands without its
record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.accounts import answer, claim, document, exactly, large, root, sample, source
from tests.report.editing import faults, sentences
from whosays.model.claim import Claim, Speaker
from whosays.model.finding import Conflict, Estimate, Status
from whosays.model.mention import Attribution, Stance
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.report import Account, Answer
from whosays.report import ReportOptions, Topic, narrative

OPTIONS = ReportOptions(
    measure_titles={"dug": "lengths dug", "hired": "diggers hired"},
    measure_phrases={"hired": "the hiring of {people}"},
    topics=(
        Topic(key="work", title="Work", measures=("hired", "dug")),
        Topic(key="pay", title="Pay", measures=("pay",)),
    ),
)
SPEAKERS = (
    Speaker(words="the canal board", key="board", name="Canal Board", bloc="north"),
    Speaker(words="the union", key="union", name="Diggers' Union", bloc="south"),
    Speaker(words="an inspector"),
    Speaker(words="82nd Towpath Guard", bloc="west_2"),
    Speaker(words="lawyer for three families"),
    Speaker(words="Officials in Lock Nine"),
)
DAYS = (
    None,
    AsOf(period=Period.of_month(2031, 3), words="March 2031", reason="given as a month"),
    AsOf(period=Period.of_year(2030), words="", reason="the document is dated so"),
    AsOf(period=Period(first=date(2031, 4, 5), last=None), words="since 5 April", reason="told so"),
)
FEW = 2


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    qualifier = draw(st.sampled_from(Qualifier))
    low = draw(st.one_of(st.integers(0, 5_000_000), st.sampled_from([1, 2, 7, 1_200, 43_200_000, 5 * 10**9])))
    unit, per = draw(
        st.sampled_from([("person", None), ("USD", "month"), ("CZK", None), ("percent", None), ("m2", "shift")])
    )
    value, more = Decimal(low), Decimal(draw(st.integers(1, 9_999)))
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        ends: tuple[Decimal | None, Decimal | None] = (value, None)
    elif qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
        ends = (None, value)
    elif qualifier in (Qualifier.EXACT, Qualifier.APPROX):
        ends = (value, value)
    else:
        ends = (value, value + more)
    return Quantity(qualifier=qualifier, low=ends[0], high=ends[1], unit=unit, per=per)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    told = draw(
        st.lists(
            st.tuples(quantities(), st.sampled_from(Stance), st.integers(0, 6), st.integers(0, 3)),
            min_size=1,
            max_size=14,
        )
    )
    paper = document("\n".join(f"Word {n} was that the count came to figure-{n}, probably." for n in range(len(told))))
    claims = [
        _claim(
            paper,
            n,
            *each,
            draw(st.sampled_from(["hired", "dug", "pay"])),
            draw(st.sampled_from([None, "diggers", "masons"])),
        )
        for n, each in enumerate(told)
    ]
    asked: dict[tuple[str, str | None], list[Claim]] = {}
    for each in claims:
        asked.setdefault((each.measure, each.population), []).append(each)
    answers = tuple(_answer(some, draw) for some in asked.values())
    return Account(
        sources=(source(paper, "news/paper-7.txt", date(2031, 4, 2)),),
        unreadable=(),
        claims=tuple(claims),
        unread=(),
        gaps=(),
        statements=(),
        answers=answers,
        checks=(),
    )


def _claim(
    paper: Any,
    number: int,
    quantity: Quantity,
    stance: Stance,
    speaker: int,
    day: int,
    measure: str,
    people: str | None,
) -> Claim:
    some = SPEAKERS[speaker : speaker + 1]
    how = Attribution.NAMED if some else (Attribution.NONE, Attribution.HEARSAY)[number % 2]
    more: dict[str, Any] = {"measure": measure, "population": people, "stance": stance, "as_of": DAYS[day]}
    if stance is Stance.SPECULATES:
        more["probability"] = "probably"
    return claim(paper, f"figure-{number}", quantity, speakers=some, attribution=how, **more)


def _answer(claims: list[Claim], draw: st.DrawFn) -> Answer:
    voting = [each for each in claims if each.votes]
    status = draw(st.sampled_from([Status.FAIR, Status.CORROBORATED, Status.CONTESTED]))
    more: dict[str, Any] = {}
    if len(voting) < FEW:
        status = Status.WEAK
    elif status is Status.CONTESTED:
        roots = tuple(root([each]) for each in voting)
        by = draw(st.sampled_from([None, "different dates could explain it; only one is dated (2031-03)"]))
        more["roots"] = roots
        more["conflicts"] = (
            Conflict(
                roots=(roots[0].id, roots[1].id), claims=(voting[0].id, voting[1].id), sentence="no", dissolved_by=by
            ),
        )
    elif draw(st.booleans()):
        values = [Decimal(n) for n in (100, 200, 300, 400, 500)]
        grid = tuple((Decimal(n), Decimal("0.2")) for n in (100, 200, 300, 400, 500))
        more["estimate"] = Estimate(
            best=values[2], low50=values[1], high50=values[3], low=values[0], high=values[4], grid=grid
        )
    return answer(claims, status=status, **more)


@given(accounts())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_account_is_told_well(account: Account) -> None:
    assert faults(narrative(account, OPTIONS)) == []


def test_the_sample_and_a_large_one_are_told_well() -> None:
    assert faults(narrative(sample().account, ReportOptions())) == []
    assert faults(narrative(large(200, 1_000), OPTIONS)) == []


def test_a_summary_stays_short() -> None:
    """However much there is, a summary and a section are no wall."""
    few, many = (narrative(large(n, n * 5), ReportOptions()) for n in (20, 200))
    assert len(list(sentences(many.sections[0]))) <= len(list(sentences(few.sections[0]))) + 1
    assert sum(1 for section in many.sections for _ in sentences(section)) < 80


def test_without_a_figure_there_is_little_to_tell() -> None:
    made = Account(
        sources=(source(document("Nothing."), "empty.txt"),),
        unreadable=(),
        claims=(),
        unread=(),
        gaps=(),
        statements=(),
        answers=(),
        checks=(),
    )
    told = narrative(made, OPTIONS)
    assert [section.key for section in told.sections] == ["summary"]
    assert next(sentences(told.sections[0])).words == "No figure was found in one document."
    assert faults(told) == []


def one(text: str, quantity: Quantity, **more: Any) -> str:
    """The sentences of a narrative of a single claim."""
    paper = document(text)
    figure = claim(paper, "5,100", quantity, measure="hired", population="diggers", **more)
    made = Account(
        sources=(source(paper, "paper.txt"),),
        unreadable=(),
        claims=(figure,),
        unread=(),
        gaps=(),
        statements=(),
        answers=(answer([figure], status=Status.WEAK),),
        checks=(),
    )
    told = narrative(made, OPTIONS)
    return " ".join(each.words for section in told.sections for each in sentences(section))


TEXT = "It was said that probably 5,100 came."


def test_one_root_is_what_its_speaker_says() -> None:
    told = one(TEXT, exactly(5100), speakers=SPEAKERS[:1])
    assert "Canal Board put the hiring of diggers at 5,100" in told
    assert "paper.txt itself put the hiring of diggers at 5,100" in one(TEXT, exactly(5100))
    assert "An unnamed source in paper.txt put" in one(TEXT, exactly(5100), attribution=Attribution.HEARSAY)


def test_bounds_hedges_and_estimates_stay() -> None:
    bound = Quantity(qualifier=Qualifier.AT_LEAST, low=Decimal(5100), high=None, unit="person")
    assert "a single figure: at least 5,100" in one(TEXT, bound, speakers=SPEAKERS[:1])
    vague = Quantity(qualifier=Qualifier.APPROX, low=Decimal(5100), high=Decimal(5100), unit="person")
    assert "at about 5,100" in one(TEXT, vague, speakers=SPEAKERS[:1])
    assert "estimated the hiring of diggers at 5,100" in one(
        TEXT, exactly(5100), speakers=SPEAKERS[:1], stance=Stance.ESTIMATES
    )
    assert "thought the hiring of diggers might be 5,100" in one(
        TEXT, exactly(5100), speakers=SPEAKERS[:1], stance=Stance.SPECULATES
    )


def test_a_denial_is_a_denial() -> None:
    told = one(TEXT, exactly(5100), speakers=SPEAKERS[:1], stance=Stance.DENIES)
    assert "Canal Board denied 5,100" in told
    assert " put " not in told
    assert "disputed 5,100" in one(TEXT, exactly(5100), speakers=SPEAKERS[:1], stance=Stance.DISPUTES)
