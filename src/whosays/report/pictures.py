"""All charts of a report, by the question, derivation or scheme that they show, and as files for those who reuse them.

What always holds: a chart's file is named for people by its title and for good by its subject, so that it keeps its
name while other questions come and go.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from whosays.model.identity import sha256
from whosays.report.naming import question_title
from whosays.report.options import ReportOptions
from whosays.report.other_plots import derivation_chart, scheme_chart
from whosays.report.plots import question_charts
from whosays.report.register import register
from whosays.report.rules import scheme_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.charts import Chart
    from whosays.model.report import Account
    from whosays.report.register import Register

    Named = tuple[str, tuple[Chart, ...]]

FOLDER = "charts"
LONGEST, DIGITS = 90, 8
"""Characters of a file's name that its title gives, and of the digest of its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The charts of questions by id, of derivations by name, of schemes by the name of their place in the page;
    each may have none."""

    questions: Mapping[str, tuple[Chart, ...]]
    derivations: Mapping[str, tuple[Chart, ...]]
    schemes: Mapping[str, tuple[Chart, ...]]


def pictures(found: Register) -> Pictures:
    """The charts of an account."""
    return Pictures(
        questions=dict(_of_questions(found)),
        derivations=dict(_of_derivations(found)),
        schemes=dict(_of_schemes(found)),
    )


def _of_questions(found: Register) -> Iterator[Named]:
    for each in found.account.answers:
        yield each.question.id, question_charts(each, question_title(each.question, found), found)


def _of_derivations(found: Register) -> Iterator[Named]:
    for each in found.account.derivations:
        yield each.name, _some(derivation_chart(each, found))


def _of_schemes(found: Register) -> Iterator[Named]:
    for each in found.account.schemes:
        yield scheme_anchor(each.scheme.key), _some(scheme_chart(each, found))


def _some(chart: Chart | None) -> tuple[Chart, ...]:
    return (chart,) if chart else ()


def _all(found: Register) -> Iterator[Chart]:
    for _, charts in chain(_of_questions(found), _of_derivations(found), _of_schemes(found)):
        yield from charts


def has_charts(account: Account) -> bool:
    """Whether a report of `account` has any chart."""
    return any(True for _ in _all(register(account, ReportOptions())))


def chart_files(account: Account, options: ReportOptions) -> dict[str, str]:
    """Each chart as SVG and as Vega-Lite specification, by the path of its file in the folder of the report."""
    files: dict[str, str] = {}
    for chart in _all(register(account, options)):
        place = f"{FOLDER}/{stem(chart)}"
        files |= {f"{place}.svg": chart.svg(), f"{place}.vl.json": chart.vega()}
    return files


def stem(chart: Chart) -> str:
    """The name of a chart's file without its ending: words of its title as far as they are ASCII letters, and a
    digest."""
    plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
    return "-".join(part for part in (words, sha256(chart.name.encode("utf-8"))[:DIGITS]) if part)
