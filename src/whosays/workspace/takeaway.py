"""One question to be taken away as an archive: its claims, its record, its charts, and whose documents they stand in.

What always holds: the same state of a case gives the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.workspace import listings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.report import Source
    from whosays.report.question_page import QuestionPage
    from whosays.workspace.desk import Desk

BEGUN = (1980, 1, 1, 0, 0, 0)
"""The day that an archive tells of each of its files: the earliest that the format knows."""


def archive(desk: Desk, question: str) -> bytes:
    """The ZIP of a question. Raises InputError where there is none of that id."""
    account, page = desk.account_of(question), desk.question(question)
    record = json.dumps(desk.question_record(question), ensure_ascii=False, indent=1) + "\n"
    files = {
        "README.txt": "\n".join(_told(desk.title, page, account.sources)) + "\n",
        "claims.csv": listings.as_csv(listings.claim_records(account)),
        "question.json": record,
        **{f"chart-{number}.svg": chart.svg() for number, chart in enumerate(page.charts, 1)},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name, BEGUN), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _told(case: str, page: QuestionPage, sources: tuple[Source, ...]) -> Iterator[str]:
    view = page.view
    yield f"{case}: {view.title}"
    yield from ("", *(part for part in (view.envelope, view.estimate, view.status) if part), view.standing, "")
    yield f"claims.csv has a row for each claim, question.json all that whosays {__version__} knows of the question;"
    yield "both are described in docs/reference/records.md of whosays. The charts are drawn from the same claims."
    yield from ("", "Documents, by the SHA-256 of their bytes:")
    for each in sources:
        first = each.captures[0] if each.captures else each.document.found
        more = [first.publisher, first.address, each.dated and each.dated.period.edtf]
        yield "  ".join([each.document.id, each.name, *(str(part) for part in more if part)])
