"""The report of an account: pages for people and records for programs, in one folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whosays import report
from whosays.errors import InputError, nearest_or
from whosays.export.paper import pdf
from whosays.export.word import docx
from whosays.lexicon.packs import PackFile
from whosays.model.report import Account
from whosays.read import name_of
from whosays.report import ReportOptions
from whosays.settings import Settings
from whosays.workspace import folders, listings, report_topics, scheme_listings
from whosays.workspace.limiting import Limits
from whosays.workspace.report_proof import ReportProof, refusal

PAGES = {"html": "index.html", "md": "report.md", "pdf": "report.pdf", "docx": "report.docx"}
"""Formats for people, and their files."""
CHARTS = "charts"
"""The format that gives each chart as files of its own, and their folder."""
USUAL = ("html", "md", CHARTS)
RECORDS = {
    "claims.jsonl": listings.claim_records,
    "checks.jsonl": listings.check_records,
    "questions.jsonl": listings.question_records,
}
STATEMENTS = {"statements.jsonl": listings.statement_records, "timeline.jsonl": listings.event_records}
"""Records that are written only where a document states something without a figure."""


DERIVED = "derivations.jsonl"
SCHEMES = "schemes.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a report is to be: in the `formats` named, the usual ones where none is, within `limits`; one that is
    `proved` is read back before it is written. It tells of the
    `findings` with that digest, where a build left any."""

    formats: Sequence[str] = ()
    limits: Limits | None = None
    proved: bool = False
    findings: str = ""


AS_USUAL = Wanted()


def formats(told: Sequence[str]) -> tuple[str, ...]:
    """The formats for people that `told` names, each between commas; the usual ones where it names none.

    Raises InputError for a name that is none.
    """
    named = tuple(dict.fromkeys(name.strip() for each in told for name in each.split(","))) or USUAL
    for name in named:
        if name not in (*PAGES, CHARTS):
            known = f"there are {', '.join((*PAGES, CHARTS))}; for data see: whosays export --help"
            raise InputError(f"a report has no format {name!r}; {nearest_or(name, (*PAGES, CHARTS), known)}")
    return named


def names(account: Account, named: Sequence[str] = USUAL) -> tuple[str, ...]:
    """The files of a report in `named` formats; those of statements, derivations and schemes, and the folder of charts,
    only where there are any."""
    pages = tuple(PAGES[name] for name in named if name in PAGES)
    more = ((DERIVED, account.derivations), (SCHEMES, account.schemes))
    records = (*RECORDS, *(STATEMENTS if account.statements else ()), *(name for name, found in more if found))
    return (*pages, *records, *([f"{CHARTS}/"] if CHARTS in named and report.has_charts(account) else []))


def options(
    account: Account, settings: Settings, pack: PackFile, folder: Path | None, files: Sequence[str] = ()
) -> ReportOptions:
    """House style of a report on `account`, with the topics that the case and its packs give; `files` are those that it
    has."""
    return replace(
        house(settings, pack),
        topics=report_topics.topics(account, pack, settings.home),
        files=tuple(name_of(folder / name) for name in files) if folder else (),
    )


def house(settings: Settings, pack: PackFile) -> ReportOptions:
    """House style of whatever is told of a case: its own, and the titles that its packs give."""
    thousands, decimal_mark = settings.house.marks
    return ReportOptions(
        title=settings.title,
        measure_titles={key: entry.title for key, entry in pack.measure.items()},
        measure_phrases={key: entry.phrase for key, entry in pack.measure.items() if entry.phrase},
        basis_titles={key: entry.title for key, entry in pack.basis.items()},
        place_titles={key: entry.names[0] for key, entry in pack.place.items() if entry.names},
        thousands=thousands,
        decimal_mark=decimal_mark,
    )


def write(
    account: Account, folder: Path, style: ReportOptions, wanted: Wanted, proof: ReportProof | None
) -> tuple[Path, ...]:
    """Writes the report of `account`, as it is `wanted`, into `folder`, whole or not at all, and gives the files.

    Raises ReportError where there is a `proof` and it refuses a page: nothing is written then. What a PDF or DOCX is
    made of is proved as HTML.
    """
    folders.check(folder)
    named = formats(wanted.formats)
    pages = _pages(account, style, named)
    if proof and (refused := proof.refused(pages)):
        raise refusal(refused)
    files = {PAGES[name]: _page(name, pages) for name in named if name in PAGES}
    charts = _charts(account, style) if CHARTS in named else {}
    return folders.write(folder, {**files, **charts, **record_files(account)}, findings=wanted.findings)


def _pages(account: Account, style: ReportOptions, named: Sequence[str]) -> dict[str, str]:
    """The pages that the formats `named` are made of, by the names of their files."""
    pages = {PAGES["md"]: report.markdown(account, style)} if "md" in named else {}
    return pages | ({PAGES["html"]: report.page(account, style)} if set(named) & {"html", "pdf", "docx"} else {})


def _charts(account: Account, style: ReportOptions) -> dict[str, bytes]:
    """Each chart as a picture and as a specification."""
    return {name: told.encode("utf-8") for name, told in report.chart_files(account, style).items()}


def _page(name: str, pages: Mapping[str, str]) -> bytes:
    """The report in one format for people."""
    match name:
        case "pdf":
            return pdf(pages[PAGES["html"]])
        case "docx":
            return docx(pages[PAGES["html"]])
    return pages[PAGES[name]].encode("utf-8")


def record_files(account: Account) -> dict[str, bytes]:
    """The records of `account` as JSON Lines, by the names of their files."""
    stated = STATEMENTS if account.statements else {}
    files = {name: rows(account) for name, rows in (RECORDS | stated).items()}
    if account.derivations:
        files[DERIVED] = listings.derivation_records(account.derivations, account)
    if account.schemes:
        files[SCHEMES] = _of_schemes(account)
    return {name: "".join(json_lines(rows)).encode("utf-8") for name, rows in files.items()}


def _of_schemes(account: Account) -> Iterator[dict[str, Any]]:
    """The cells of each scheme, then where it is silent."""
    documents = scheme_listings.source_names(account)
    for told in account.schemes:
        yield from scheme_listings.cells(told.scheme, documents)
        yield from scheme_listings.silences([(told.scheme, told.coverage)])


def summary(account: Account, width: int, height: int, style: ReportOptions) -> str:
    """The account for a terminal of `width` × `height` characters."""
    return report.summary(account, style, width=width, height=height)


def json_lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each record as a line of JSON."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"
