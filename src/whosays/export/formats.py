"""The formats of data by name, and the files that each comes to.

What always holds: the same account gives the same files with the same bytes; a format that lacks its library says so
and gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from whosays.export import bibliography, delimited, flat, parquet, provenance, reviews, ucdp, web_annotations
from whosays.export.linked import written

if TYPE_CHECKING:
    from whosays.model.report import Account

Files = Mapping[str, bytes]


def _csv(account: Account, _tool: str) -> Files:
    return {f"{table.name}.csv": _text(table) for table in flat.tables(account)}


def _parquet(account: Account, _tool: str) -> Files:
    return {f"{table.name}.parquet": parquet.parquet(table) for table in flat.tables(account)}


def _ucdp(account: Account, _tool: str) -> Files:
    return {"ucdp.csv": _text(ucdp.ucdp(account))}


def _annotations(account: Account, _tool: str) -> Files:
    return {"annotations.jsonld": written(web_annotations.annotated(account)).encode("utf-8")}


def _provenance(account: Account, tool: str) -> Files:
    return {"prov.jsonld": written(provenance.provenance(account, tool)).encode("utf-8")}


def _reviews(account: Account, _tool: str) -> Files:
    return {"claimreview.jsonld": written(reviews.reviews(account)).encode("utf-8")}


def _bibtex(account: Account, _tool: str) -> Files:
    return {"sources.bib": bibliography.bibtex(account).encode("utf-8")}


def _csl(account: Account, _tool: str) -> Files:
    return {"sources.csl.json": bibliography.csl(account).encode("utf-8")}


def _text(table: flat.FlatTable) -> bytes:
    """A table as a file of CSV, begun by the mark that Excel needs."""
    return (delimited.MARK + delimited.as_csv(table.rows, table.columns)).encode("utf-8")


FORMATS: Mapping[str, Callable[[Account, str], Files]] = {
    "csv": _csv,
    "parquet": _parquet,
    "ucdp": _ucdp,
    "webannotation": _annotations,
    "prov": _provenance,
    "claimreview": _reviews,
    "bibtex": _bibtex,
    "csl": _csl,
}
"""What makes the files of a format: of an account, by a tool of that name and version."""
