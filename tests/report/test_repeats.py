"""One line for what several checks say: between the same roots, by the same relation, with the same outcome."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.report.accounts import sample
from whosays.model.check import Verdict
from whosays.report import ReportOptions, repeated
from whosays.report.register import register
from whosays.report.relations import check_views


def test_what_stands_alone_stays_alone() -> None:
    account = sample().account
    assert [group[0] for group in repeated(account)] == list(account.checks)


def test_a_check_of_a_copy_is_told_with_the_first() -> None:
    """The one that nothing dissolves speaks for all; none is lost, and another verdict stays another line."""
    account = sample().account
    failing = next(check for check in account.checks if check.verdict is Verdict.FAILS and not check.dissolved_by)
    excused = replace(failing, dissolved_by="another date", sentence="A copy.", factor=Decimal(99))
    holding = replace(failing, verdict=Verdict.HOLDS)
    more = replace(account, checks=(excused, *account.checks, holding))
    groups = repeated(more)
    assert sorted(map(len, groups)) == [1] * len(account.checks) + [2]
    assert (failing, excused) in groups
    (view,) = (each for each in check_views(register(more, ReportOptions()), Verdict.FAILS) if each.told > 1)
    assert (view.sentence, view.told, view.copies) == (failing.sentence, 2, ())
