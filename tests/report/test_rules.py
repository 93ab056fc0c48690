"""Rules of payment in the report: every rule with its time, its amount and its words; nothing where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.derive.rules import PENSIONS, cell, euros, written
from tests.report.accounts import sample
from whosays.derive.schemes.following import told
from whosays.derive.schemes.terms import term
from whosays.model.report import Account
from whosays.model.scheme import ALWAYS, Cited, Term
from whosays.report import ReportOptions, markdown, page
from whosays.report.rules import term_words

OPTIONS = ReportOptions()
GUESS = cell(
    "guess",
    layer='"port"',
    when='{ event = "death" }',
    basis='"inferred"',
    if_='"the dock <b>rules</b> hold"',
    amount='{ times = 2, of = "death" }',
)
DOUBT = '[reading.tariff]\nvalues = { old = "the old tariff holds", new = "the new one holds" }\n'
OLD = cell("old", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(10), reading='{ tariff = "old" }')
NEW = cell(
    "new",
    layer='"city"',
    valid="{ from = 2021-01-01 }",
    amount=euros(20),
    reading='{ tariff = "new" }',
    basis='"carried forward"',
    says='"a clerk | said so"',
)
UNKNOWN = '[[unknown]]\nwhen = { event = "death" }\nsays = "who is next of kin is unclear"\n'


@pytest.fixture(scope="module")
def account() -> Account:
    """The sample with the rules of the harbour, one of which rests on a figure of it and one on words beside it."""
    found = sample().account
    claim = found.claims[0]
    figure = Cited(
        document=claim.document, start=claim.evidence.start, end=claim.evidence.end, exact=claim.evidence.exact
    )
    text = next(source.document.text for source in found.sources if source.document.id == claim.document)
    words = Cited(document=claim.document[:16], start=0, end=8, exact=text[:8])
    gone = Cited(document=claim.document, start=3, end=9, exact="absent")
    scheme = written(PENSIONS, DOUBT, GUESS, OLD, NEW, UNKNOWN)
    cells = tuple(replace(c, claims=(figure, words, gone)) if c.key == "minor" else c for c in scheme.cells)
    return replace(found, schemes=(told(replace(scheme, cells=cells, draft=True, confirmed=frozenset({"minor"}))),))


def section(text: str, first: str, last: str) -> str:
    return text[text.index(first) : text.index(last)]


def test_each_rule_has_its_time_amount_and_words(account: Account) -> None:
    text = section(markdown(account, OPTIONS), "## Rules of payment", "## What could not be read")
    assert "7 rules; a draft, 1 of them confirmed" in text
    row = next(line for line in text.splitlines() if "</a>Injury, minor |" in line)
    assert "| from some day of May 2023 | €360 |" in row
    assert "40% of what is due for: Injury, severe" in row
    assert f"**{account.claims[0].evidence.exact}**" in row
    assert row.count("characters") == 2
    assert "absent" not in text
    assert "</a>Death | from 1 January 2020 | €4,000–5,000 |" in text
    assert "by one reading: the old tariff holds" in text
    assert "a clerk \\| said so" in text
    assert "carried forward" in text


def test_what_changed_what_is_inferred_and_what_nobody_knows_is_told_apart(account: Account) -> None:
    text = section(markdown(account, OPTIONS), "## Rules of payment", "## What could not be read")
    assert "on some day of May 2023: Injury, minor: €900 → €360 (−60.0%)" in text
    assert "Injury, severe: €900 →" not in text  # what takes its place says the same
    assert "Would be so if the dock &lt;b&gt;rules&lt;/b&gt; hold (inferred, stated by nobody)" in text
    assert "200% of what is due for: Death" in text
    assert "- Death: unknown, until 1 January 2020" in text  # twice what nobody was due yet
    assert "- Who is next of kin is unclear" in text


def test_the_page_says_the_same_and_escapes_it(account: Account) -> None:
    html = page(account, OPTIONS)
    rules = section(html, '<h2 id="rules">', '<h2 id="unread">')
    assert '<a href="#rules">Rules of payment</a>' in html
    assert "€900 → €360 (−60.0%)" in rules
    assert "dock &lt;b&gt;rules&lt;/b&gt; hold" in rules
    assert f'href="#c-{account.claims[0].id}"' in rules
    assert 'href="#"' not in rules


def test_without_rules_there_is_no_section() -> None:
    bare = sample().account
    assert "Rules of payment" not in markdown(bare, OPTIONS)
    assert "Rules of payment" not in page(bare, OPTIONS)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (None, "no date is told"),
        (ALWAYS, "always"),
        (term(date(2023, 5, 2), None), "from 2 May 2023"),
        (term(None, "2023-05"), "until some day of May 2023"),
        (term("2023", date(2024, 1, 1)), "from some day of 2023, until 1 January 2024"),
    ],
)
def test_a_term_is_told_no_finer_than_it_is_known(one: Term | None, words: str) -> None:
    assert term_words(one) == words
