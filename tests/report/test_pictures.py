"""The charts of a whole report: which there are, and their files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

from tests.report.accounts import sample
from whosays.model.derivation import Band, Derivation, Entering, Input, Source
from whosays.model.finding import Estimate, Interval
from whosays.model.report import Account
from whosays.report import ReportOptions, chart_files, has_charts, page
from whosays.report.pictures import pictures
from whosays.report.register import register

OPTIONS = ReportOptions()


def interval(low: int, high: int) -> Interval:
    return Interval(low=Decimal(low), high=Decimal(high))


def derived() -> Account:
    """The sample with a derivation of two inputs."""
    known = Band(best=Decimal(90000), low=Decimal(80000), high=Decimal(99000))
    inputs = (
        Input(
            name="diggers", source=Source.QUESTION, title="diggers hired", reported=interval(2400, 5100), unit="person",
            entering=Entering.POSTERIOR, share=Decimal("0.9"), known=known,
        ),
        Input(name="pay", source=Source.ASSUMPTION, title="pay", reported=interval(40, 40), unit="USD", per="month", author="me", reason="told"),
    )  # fmt: skip
    made = Derivation(
        name="bill", title="the bill", says="diggers times pay", formula="diggers * pay", unit="USD", per="month", place="case.toml, line 3",
        inputs=inputs, reported=interval(96000, 204000), estimate=Estimate(low=Decimal(70000), low50=Decimal(90000), best=Decimal(120000), high50=Decimal(160000), high=Decimal(210000)),
    )  # fmt: skip
    return replace(sample().account, derivations=(made,))


def test_every_chart_of_the_page_is_a_pair_of_files() -> None:
    files = chart_files(derived(), OPTIONS)
    stems = [re.sub(r"\.(svg|vl\.json)$", "", name) for name in files]
    assert all(stems.count(stem) == 2 for stem in stems)
    assert page(derived(), OPTIONS).count('class="chart"') == len(files) / 2
    assert all(re.fullmatch(r"charts/[a-z0-9-]+\.(svg|vl\.json)", name) and len(name) < 120 for name in files)
    for name, told in files.items():
        if name.endswith(".svg"):
            assert ElementTree.fromstring(told).get("viewBox")
        else:
            assert json.loads(told)["data"]["values"]


def test_a_file_keeps_its_name_while_questions_come_and_go() -> None:
    account = derived()
    less = chart_files(replace(account, derivations=()), OPTIONS)
    assert less
    assert set(less) < set(chart_files(account, OPTIONS))


def test_names_in_other_scripts_have_files_of_their_own() -> None:
    account = derived()
    found = ReportOptions(measure_titles={"diggers_hired": "копачі"})
    assert len(chart_files(account, found)) == len(chart_files(account, OPTIONS))


def test_a_derivation_tells_what_it_hangs_on() -> None:
    (chart,) = pictures(register(derived(), OPTIONS)).derivations["bill"]
    assert "90% of the variance" in chart.svg()
    assert "if “Diggers hired” were known" in chart.svg()
    assert "$96,000–204,000 a month" in chart.svg()


def test_a_derivation_that_says_nothing_of_itself_is_described_by_its_result() -> None:
    account = derived()
    plain = replace(account.derivations[0], says="")
    (chart,) = pictures(register(replace(account, derivations=(plain,)), OPTIONS)).derivations["bill"]
    assert chart.description == "$96,000–204,000 a month"


def test_what_cannot_be_reckoned_has_no_chart() -> None:
    account = derived()
    refused = replace(account.derivations[0], refused="pay is in no currency", estimate=None)
    assert pictures(register(replace(account, derivations=(refused,)), OPTIONS)).derivations["bill"] == ()


def test_an_account_without_figures_has_no_charts() -> None:
    account = sample().account
    assert has_charts(account)
    assert not has_charts(replace(account, answers=(), claims=()))
    assert chart_files(replace(account, answers=(), claims=()), OPTIONS) == {}
