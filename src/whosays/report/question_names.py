"""The titles that a report gives to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.naming import question_title
from whosays.report.register import register

if TYPE_CHECKING:
    from whosays.model.report import Account
    from whosays.report.options import ReportOptions


def titles(account: Account, options: ReportOptions) -> dict[str, str]:
    """The title of each question, by its id."""
    known = register(account, options)
    return {answer.question.id: question_title(answer.question, known) for answer in account.answers}
