"""A scheme is total, or says where it is not."""

from __future__ import annotations

from datetime import date

from tests.derive.rules import PENSIONS, cell, euros, written
from whosays.derive.schemes.coverage import coverage
from whosays.model.scheme import Coverage, Scheme


def told(scheme: Scheme, known: date | None = None) -> set[tuple[str, str, str, str, str]]:
    return rows(coverage(scheme, known))


def rows(found: Coverage) -> set[tuple[str, str, str, str, str]]:
    return {
        (
            each.layer,
            " ".join("/".join(values) for _, values in each.when),
            each.term.start.words if each.term.start else "",
            each.term.end.words if each.term.end else "",
            str(each.standing),
        )
        for each in found.stretches
    }


def test_where_a_scheme_is_silent_is_told_with_its_dates() -> None:
    found = coverage(written(PENSIONS))
    assert found.points == 3
    assert not found.total
    assert rows(found) == {
        ("port", "death", "", "2020-01-01", "unknown"),
        ("port", "injury", "2023-05-01", "2023-05-31", "the day of change is not known"),
        ("city", "death", "", "", "unknown"),
    }


def test_a_scheme_with_a_rule_for_every_case_is_total() -> None:
    first = cell("first", layer='"port"', when='{ event = "death" }', valid="{ to = 2020-01-01 }", amount=euros(1))
    city = cell("city", layer='"city"', valid="{ from = 1900-01-01 }", amount=euros(1))
    spanned = PENSIONS.replace("\n[axis.event]", "span = { from = 2000-01-01 }\n\n[axis.event]")
    found = coverage(written(spanned, first, city))
    assert found.total
    assert [str(each.standing) for each in found.stretches] == ["the day of change is not known"]


def test_what_is_carried_undated_or_inferred_is_told_apart() -> None:
    cells = (
        cell(
            "carried",
            layer='"city"',
            valid="{ from = 2021-01-01, to = 2022-01-01 }",
            amount=euros(1),
            basis='"carried forward"',
        ),
        cell(
            "inferred", layer='"city"', valid="{ from = 2022-01-01 }", amount=euros(2), basis='"inferred"', if_='"so"'
        ),
    )
    city = {row[2:] for row in told(written(PENSIONS, *cells)) if row[0] == "city"}
    assert city == {
        ("", "2021-01-01", "unknown"),
        ("2021-01-01", "2022-01-01", "carried forward"),
        ("2022-01-01", "", "only inferred"),
    }
    undated = told(written(PENSIONS, cell("undated", layer='"city"', amount=euros(1))))
    assert ("city", "death", "", "", "stated without a date") in undated


def test_what_was_known_by_a_day_is_asked_about() -> None:
    assert ("port", "death", "", "", "unknown") in told(written(PENSIONS), date(2022, 2, 28))


def test_a_rule_under_one_reading_alone_does_not_cover_the_others() -> None:
    doubt = '[reading.which]\nvalues = { one = "one", other = "other" }\n'
    one = cell("one", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(1), reading='{ which = "one" }')
    other = cell("other", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(2), reading='{ which = "other" }')
    assert ("city", "death", "", "", "unknown") in told(written(PENSIONS, doubt, one))
    assert ("city", "death", "", "2021-01-01", "unknown") in told(written(PENSIONS, doubt, one, other))
