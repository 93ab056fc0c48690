"""The report as one HTML file that needs no script and asks nobody for anything.

What always holds: every text is escaped by the template engine, and hidden characters are made visible on the way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.report.markdown_story import total_anchors
from whosays.report.markdown_text import method
from whosays.report.narrating import narrated
from whosays.report.outline import outlined
from whosays.report.phrases import counted, say
from whosays.report.pictures import pictures
from whosays.report.register import register
from whosays.report.showing import visible

if TYPE_CHECKING:
    from jinja2 import Environment

    from whosays.model.report import Account
    from whosays.report.options import ReportOptions

MOST_TELLING = 3
SECTIONS = (
    ("questions", "heading_questions"),
    ("checks", "heading_checks"),
    ("derived", "heading_derived"),
    ("rules", "heading_rules"),
    ("unread", "heading_unread"),
    ("grids", "heading_grids"),
    ("documents", "heading_documents"),
    ("method", "heading_method"),
    ("sources", "heading_sources"),
)


def page(account: Account, options: ReportOptions) -> str:
    """The whole account as a self-contained HTML page: questions, checks, what is unread, tables, documents, source
    texts."""
    outline = outlined(account, options)
    found = register(account, options)
    template = environment().get_template("page.html.j2")
    told = narrated(found)
    return template.render(
        narrative=told,
        totals=total_anchors(told),
        outline=outline,
        pictures=pictures(found),
        touching=outline.touching,
        most=MOST_TELLING,
        sections=[(anchor, key) for anchor, key in SECTIONS if getattr(outline, anchor, True) != ()],
        verdicts=tuple(Verdict),
        method=method(outline),
    )


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template engine: escapes everything, refuses unknown names, makes hidden characters visible."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("whosays.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    made.globals.update(say=say, counted=counted)
    return made


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
