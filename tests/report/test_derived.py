"""Derivations in the report: in all three faces, each input cited, and nothing where nothing is derived."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.report.accounts import sample
from whosays.model.derivation import Band, Compared, Derivation, Entering, Input, Missing, Reach, Source
from whosays.model.finding import Estimate, Interval
from whosays.model.report import Account
from whosays.report import ReportOptions, markdown, page, summary

OPTIONS = ReportOptions()


def band(best: int, low: int, high: int) -> Band:
    return Band(best=Decimal(best), low=Decimal(low), high=Decimal(high))


def ends(low: int | None, high: int | None) -> Interval:
    return Interval(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))


@pytest.fixture(scope="module")
def account() -> Account:
    """The sample with a bill for the diggers' wages, and a formula that has no figures."""
    told = sample().account
    diggers = told.answers[0]
    wages = next(claim.id for claim in told.claims if claim.quantity.unit == "USD")
    men = Input(
        name="men",
        source=Source.QUESTION,
        title="diggers hired",
        reported=ends(2400, 5100),
        unit="person",
        entering=Entering.POSTERIOR,
        band=band(2700, 2100, 3900),
        question=diggers.question.id,
        status="contested",
        n_roots=2,
        claims=(*(claim.id for claim in told.claims[:4]), wages),
        share=Decimal("0.97"),
        elasticity=Decimal(1),
        known=band(1_296_000, 1_200_000, 1_400_000),
    )
    present = Input(
        name="present",
        source=Source.ASSUMPTION,
        title="present",
        reported=ends(80, 90),
        unit="percent",
        entering=Entering.ENVELOPE,
        author="A. Clerk",
        reason="some <b>are</b> always | ill",
        elasticity=Decimal("-0.5"),
    )
    due = Input(
        name="due",
        source=Source.SCHEME,
        title="the board's scale",
        reported=ends(40, 40),
        unit="USD",
        per="month",
        claims=(wages,),
    )
    bill = Derivation(
        name="bill",
        title="the board's yearly bill",
        says="as of last spring",
        formula="men * present * due * 12",
        unit="USD",
        per="year",
        place="case.toml, line 3",
        inputs=(men, present, due),
        reported=ends(921_600, 2_203_200),
        estimate=Estimate(
            best=Decimal(1_100_000),
            low50=Decimal(950_000),
            high50=Decimal(1_300_000),
            low=Decimal(820_000),
            high=Decimal(1_600_000),
        ),
        reach=Reach(
            low=Decimal(810_000),
            best_low=Decimal(1_050_000),
            best_high=Decimal(1_150_000),
            high=Decimal(1_650_000),
            method="by two",
        ),
        compared=(
            Compared(
                claim=wages, root="r", low=None, high=None, agrees=False, sentence="“$40” is below by a factor of 9."
            ),
        ),
        missing=(Missing(root="r", speakers="Canal Board", inputs=("men", "due"), claims=(wages,), alone=("due",)),),
        remarks=("rests on an assumption: present",),
    )
    nothing = replace(
        bill, name="none", title="nothing", refused="men: no question is about men", inputs=(), missing=()
    )
    return replace(told, derivations=(bill, nothing))


def test_markdown_tells_the_result_and_what_it_rests_on(account: Account) -> None:
    text = markdown(account, OPTIONS).split("## What follows from them")[1].split("## What could not be read")[0]
    assert "### 1. The board's yearly bill" in text
    assert "**$921,600–2,203,200 a year by what was reported** · `men * present * due * 12` (case.toml, line 3)" in text
    assert "the best value is $1.1 million a year, with a 50% band of $950,000 – $1.3 million" in text
    assert "lies within $810,000 – $1.65 million and best within $1.05–1.15 million (by two)" in text
    assert "[Diggers hired; contested, 2 roots](#q-" in text
    assert "explains 97% of the variance by itself<br>1% more of it makes 1% more" in text
    assert "assumed by A. Clerk: some &lt;b&gt;are&lt;/b&gt; always \\| ill<br>1% more of it makes 0.5% less" in text
    assert "by the scheme The board's scale" in text
    assert "factor of 9. “" in text
    assert "It turns on men: if that were known, the 90% band would be $1.2–1.4 million." in text
    assert "the statement of Canal Board itself. It is known only through others, there is nothing else for due" in text
    assert "- Rests on an assumption: present" in text
    assert "**not reckoned: men: no question is about men**" in text


def test_every_input_with_evidence_is_cited(account: Account) -> None:
    text = markdown(account, OPTIONS).split("## What follows from them")[1]
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert [row.count("characters") for row in rows] == [3, 0, 1]
    assert "… and 2 more figures at its question" in rows[0] or "… and 1 more figure at its question" in rows[0]


def test_the_page_has_the_same_and_its_links_lead_somewhere(account: Account) -> None:
    text = page(account, OPTIONS)
    for words in ("What follows from them", "board&#39;s yearly bill", "assumed by A. Clerk", "It turns on men"):
        assert words in text
    assert "some <b>are</b>" not in text
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert {"derived", "d-bill", "d-none"} <= ids
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids


def test_the_terminal_has_a_line_each(account: Account) -> None:
    lines = summary(account, OPTIONS, 80, 60).splitlines()
    at = lines.index("What follows from them:")
    assert lines[at + 1].startswith("  The board's yearly bill")
    assert lines[at + 1].endswith("$921,600–2,203,200 a year")
    assert lines[at + 2].endswith("men: no question is about men")


def test_many_are_counted_in_the_terminal(account: Account) -> None:
    lines = summary(replace(account, derivations=account.derivations * 4), OPTIONS, 80, 60).splitlines()
    assert "  … and 2 more in the report" in lines


def test_where_nothing_is_derived_nothing_is_said() -> None:
    told = sample().account
    for text in (markdown(told, OPTIONS), page(told, OPTIONS), summary(told, OPTIONS)):
        assert "follows from them" not in text
        assert "joint draws" not in text
