"""Accounts as reports: a summary for the terminal, Markdown, and one self-contained HTML file. Pure: the same account
gives the same bytes."""

from whosays.report.markdown_text import markdown
from whosays.report.narrating import narrative
from whosays.report.options import ReportOptions, Topic
from whosays.report.pictures import chart_files, has_charts
from whosays.report.question_names import titles
from whosays.report.repeats import repeated
from whosays.report.scoping import scope_words
from whosays.report.terminal import summary
from whosays.report.web_page import page

__all__ = [
    "ReportOptions",
    "Topic",
    "chart_files",
    "has_charts",
    "markdown",
    "narrative",
    "page",
    "repeated",
    "scope_words",
    "summary",
    "titles",
]
