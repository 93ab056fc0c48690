"""The desk's pages of rules of payment: the schemes of the case or what was drafted from its claims, and what is due
in one case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from whosays import settings as case_settings
from whosays.derive.schemes.building import scheme as read_scheme
from whosays.derive.schemes.following import told
from whosays.errors import InputError, SchemeError
from whosays.model.report import Account, Source
from whosays.model.scheme import Money
from whosays.model.shelf import Drafted, Leaf
from whosays.report.scheme_page import SchemePage, due_words, scheme_page
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import scheme_listings, schemes
from whosays.workspace.desk import NOTHING, claims_of
from whosays.workspace.scheme_files import load, shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.scheme import Cited, Scheme, SchemeTold
    from whosays.store.protocol import Store
    from whosays.workspace.desk import Desk

Record = dict[str, Any]
MOST_DOCUMENTS = 60
"""Documents whose words are quoted on one page."""
WHOLE_DIGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is asked of a scheme: values of axes, the day that decides, dates of single clocks, by when a rule must have
    been known, and a currency to show amounts in."""

    values: Mapping[str, str]
    on: date | None = None
    dates: Mapping[str, date]
    known_by: date | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due by one reading of one case: in words and as its record."""

    amount: str
    shown: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDesk:
    """A scheme with its page, what is due where a day was asked about, and why nothing is told where that is so.
    `names` tell the names of documents by their ids."""

    scheme: Scheme
    page: SchemePage
    clocks: tuple[str, ...]
    due: tuple[Due, ...]
    fault: str
    names: Mapping[str, str]
    silences: tuple[Record, ...]
    cells: tuple[Record, ...]


def scheme_list(desk: Desk) -> tuple[Scheme, ...]:
    """The schemes of the case; where it has none, what was drafted from its claims. Raises SchemeError where one that a
    person wrote is wrong."""
    own = load(desk.home) if desk.home else ()
    if own:
        return own
    with desk.ledger() as store:
        ids = store.page(Kind.DRAFTS, Wanted()).ids
        drafts = store.some(Kind.DRAFTS, ids, Drafted).values()
    return tuple(read_scheme(each.text, shown_name(each.key)) for each in drafts)


def scheme(desk: Desk, key: str, sought: Sought) -> SchemeDesk:
    """One scheme, and what it gives for what is `sought`. Raises InputError where there is none of that name."""
    found = next((each for each in scheme_list(desk) if each.key == key), None)
    if found is None:
        raise InputError(f"there is no scheme {key!r}; see all of them under Schemes.")
    whole = _whole(found)
    with desk.ledger() as store:
        account = replace(_account(store, found), schemes=(whole,))
    due, fault = _due(desk, found, sought)
    names = {source.document.id: source.name for source in account.sources}
    return SchemeDesk(
        scheme=found,
        page=scheme_page(account, desk.options),
        clocks=tuple(dict.fromkeys(clock for trigger in found.triggers for clock in trigger.at)),
        due=due,
        fault=fault,
        names=names,
        silences=tuple(scheme_listings.silences([(found, whole.coverage)])),
        cells=tuple(scheme_listings.cells(found, names)),
    )


@lru_cache(maxsize=8)
def _whole(found: Scheme) -> SchemeTold:
    return told(found)


def _due(desk: Desk, found: Scheme, sought: Sought) -> tuple[tuple[Due, ...], str]:
    """What is due; or why that cannot be told."""
    if sought.on is None:
        return (), ""
    settings = case_settings.load(desk.home) if desk.home else case_settings.Settings()
    wanted = schemes.Wanted(
        values=sought.values,
        on=sought.on,
        dates=sought.dates,
        known_by=sought.known_by,
        scheme=found.key,
        currency=sought.currency or settings.house.currency or None,
    )
    try:
        answers = schemes.answers_of([found], wanted, settings.rate_files)
    except SchemeError as fault:
        return (), str(fault)
    with desk.ledger() as store:
        ids = {name: name for name in _ids(store, [c for cell in found.cells for c in cell.claims])}
    return tuple(_one(each, desk) for each in scheme_listings.due(answers, ids)), ""


def _one(record: Record, desk: Desk) -> Due:
    shown = record["shown"]
    return Due(
        amount=_words(record, desk) if record["currency"] else "",
        shown=_words(shown, desk) if shown else "",
        record=record,
    )


def _words(record: Record, desk: Desk) -> str:
    money = Money(
        low=Decimal(str(record["low"])),
        high=Decimal(str(record["high"])),
        currency=record["currency"],
        per=record.get("per"),
    )
    return due_words(money, desk.options)


def _account(store: Store, found: Scheme) -> Account:
    """An account of the documents that a scheme cites, with their texts, and of the claims in them that it may mean."""
    cited = [c for cell in found.cells for c in cell.claims] + [c for each in found.unknowns for c in each.claims]
    ids = _ids(store, cited)[:MOST_DOCUMENTS]
    sources = tuple(store.some(Kind.SOURCES, ids, Source).values())
    leaves = store.some(Kind.LEAVES, ids, Leaf).values()
    claims = claims_of(store, [claim for leaf in leaves for claim, _ in leaf.claims])
    starts = {each.start for each in cited}
    ordered = tuple(sorted(sources, key=lambda each: (each.name, each.document.id)))
    return replace(NOTHING, sources=ordered, claims=tuple(c for c in claims if c.evidence.start in starts))


def _ids(store: Store, cited: list[Cited]) -> list[str]:
    """The whole digests of the documents cited, each once."""
    found: dict[str, None] = {}
    for head in dict.fromkeys(each.document for each in cited):
        whole = [head] if len(head) == WHOLE_DIGEST else store.find(Kind.COVERS, head)
        found.update(dict.fromkeys(name for name in whole if name.startswith(head)))
    return list(found)
