"""The desk's pages beside questions and documents: sources, checks, the timeline, and what became of each file.

What always holds: as `desk` has it: no call holds more of the case than its page needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from whosays.errors import InputError
from whosays.export.records import check_record, place_record, source_names
from whosays.export.statements import event_record
from whosays.model.report import Source
from whosays.model.shelf import FileRow, Happened, Related, Row, Said, SpeakerRow
from whosays.report.source_page import check_lines, event_lines, places_of, said_lines
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import page_rows, shelving
from whosays.workspace.desk import EACH, NOTHING, Asked, claims_of, offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.model.report import Account
    from whosays.report.source_page import EventLine, SaidLine
    from whosays.report.views import CheckView
    from whosays.store.protocol import Store
    from whosays.workspace.desk import Desk, Offered

Line = TypeVar("Line")
SOURCE_FILTERS = (page_rows.KIND, page_rows.BLOC, page_rows.UNSETTLED)
SOURCE_ORDERS = (page_rows.FIGURES, page_rows.ASIDE)
CHECK_FILTERS = (shelving.VERDICT, shelving.RELATION, shelving.DOCUMENT)
EVENT_FILTERS = (page_rows.KIND, shelving.SPEAKER, shelving.DOCUMENT)
FILE_FILTERS = (page_rows.STATE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Line]):
    """A page of a listing: its lines, how many there are in all and on how many pages, for each filter the values that
    are offered with how many bear them. `names` tells the names of documents, `titles` those of questions, `places` the
    document of each figure by the name of its place, `records` the same lines for programs."""

    lines: tuple[Line, ...]
    total: int
    pages: int
    offered: Offered
    names: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    records: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source with a page of its figures; `total` in all, on `pages`."""

    row: SpeakerRow
    lines: tuple[SaidLine, ...]
    total: int
    pages: int
    places: dict[str, str]


def sources(desk: Desk, asked: Asked) -> Listing[SpeakerRow]:
    """A page of the sources. Raises InputError for an order that is none."""
    if asked.by not in SOURCE_ORDERS:
        raise InputError(f"there is no order {asked.by!r}; name one of {', '.join(SOURCE_ORDERS)}.")
    with desk.ledger() as store:
        found, rows = _page(store, (Kind.SPEAKERS, SpeakerRow), asked, SOURCE_FILTERS)
    return replace(found, lines=rows)


def source(desk: Desk, sought: str, page: int = 1) -> SourcePage:
    """One source with its figures, those that answer a question and those that do not. Raises InputError where there
    is none of that id."""
    with desk.ledger() as store:
        row, said = store.get(Kind.SPEAKERS, sought, SpeakerRow), store.get(Kind.SAID, sought, Said)
        if row is None or said is None:
            raise InputError(f"there is no source {sought!r}; see all of them under Sources.")
        told = said.claims[(page - 1) * EACH : page * EACH]
        account = _of_claims(store, [claim for claim, _, _ in told])
        rows = store.some(Kind.ROWS, sorted({question for _, question, _ in told if question}), Row)
    titles = {name: each.title for name, each in rows.items()}
    return SourcePage(
        row=row,
        lines=said_lines(account, desk.options, told, titles),
        total=len(said.claims),
        pages=max(1, -(-len(said.claims) // EACH)),
        places=places_of(account),
    )


def checks(desk: Desk, asked: Asked) -> Listing[CheckView]:
    """A page of the checks, those that say one thing as one, what fails first."""
    with desk.ledger() as store:
        found, told = _page(store, (Kind.RELATIONS, Related), asked, CHECK_FILTERS)
        claims = [claim for each in told for check in each.checks for claim in check.claims]
        account = _of_claims(store, list(dict.fromkeys(claims)))
        names = _names(store, found.offered)
        rows = store.some(Kind.ROWS, sorted({question for each in told for question in each.questions}), Row)
    spots = {claim.id: place_record(claim, source_names(account)) for claim in account.claims}
    return replace(
        found,
        lines=check_lines(account, desk.options, told),
        names=names,
        places=places_of(account),
        titles={name: row.title for name, row in rows.items()},
        records=tuple({**check_record(each.checks[0], spots), "told": each.told} for each in told),
    )


def timeline(desk: Desk, asked: Asked) -> Listing[EventLine]:
    """A page of the events that statements tell of, by date."""
    with desk.ledger() as store:
        found, told = _page(store, (Kind.EVENTS, Happened), replace(asked, by=page_rows.ORDER), EVENT_FILTERS)
        covers = _covers(store, (each.document for happened in told for each in happened.statements))
        names = _names(store, found.offered)
    account = replace(NOTHING, sources=covers)
    files = source_names(account)
    return replace(
        found,
        lines=event_lines(account, desk.options, told),
        names=names,
        records=tuple(event_record(each.event, each.statements, files) for each in told),
    )


def files(desk: Desk, asked: Asked) -> Listing[FileRow]:
    """A page of the files: what could not be read first, then what was read in part."""
    with desk.ledger() as store:
        found, rows = _page(store, (Kind.FILES, FileRow), asked, FILE_FILTERS)
    return replace(found, lines=rows)


def files_named(desk: Desk, names: Sequence[str]) -> dict[str, FileRow]:
    """The files of these names that are on the shelf, as many as fit a page."""
    found: dict[str, FileRow] = {}
    with desk.ledger() as store:
        for name in list(names)[:EACH]:
            ids = store.page(Kind.FILES, Wanted(marks=((shelving.NAME, name),), most=1)).ids
            found.update((name, row) for row in store.some(Kind.FILES, ids, FileRow).values())
    return found


def _page(
    store: Store, what: tuple[Kind, type[Line]], asked: Asked, filters: Sequence[str]
) -> tuple[Listing[Any], tuple[Line, ...]]:
    """The records of a kind that are asked for, and the listing that they are to stand in."""
    kind, shape = what
    fitting = Wanted(marks=asked.filters, words=tuple(asked.words.split()))
    start = (max(1, asked.page) - 1) * EACH
    page = store.page(kind, replace(fitting, by=asked.by, start=start, most=EACH))
    told = tuple(store.some(kind, page.ids, shape).values())
    pages = max(1, -(-page.total // EACH))
    return Listing(lines=(), total=page.total, pages=pages, offered=offered(store, kind, filters, fitting)), told


def _of_claims(store: Store, ids: list[str]) -> Account:
    """An account of these claims with their documents without texts."""
    claims = claims_of(store, ids)
    return replace(NOTHING, sources=_covers(store, (claim.document for claim in claims)), claims=claims)


def _covers(store: Store, documents: Iterable[str]) -> tuple[Source, ...]:
    found = store.some(Kind.COVERS, sorted(set(documents)), Source)
    return tuple(sorted(found.values(), key=lambda each: (each.name, each.document.id)))


def _names(store: Store, offered: Offered) -> dict[str, str]:
    """The names of the documents among the values of filters."""
    documents = [value for name, values in offered if name == shelving.DOCUMENT for value, _ in values]
    return {name: each.name for name, each in store.some(Kind.COVERS, documents, Source).items()}
