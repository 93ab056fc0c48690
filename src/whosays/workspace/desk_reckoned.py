"""The desk's pages of what is reckoned from figures: derivations, with assumptions that can be supposed otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.model.derivation import Derivation
from whosays.model.derivation import Source as InputSource
from whosays.model.report import Account, Source
from whosays.report.derivation_page import DerivationPage, derivation_pages
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import listings, page_rows
from whosays.workspace.desk import NOTHING, claims_of
from whosays.workspace.supposing import Assumed, assumptions, reckoner, supposing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.store.protocol import Store
    from whosays.workspace.desk import Desk
    from whosays.workspace.supposing import Ends

MOST = 200
"""Derivations that are listed: a person writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """A derivation as the case has it, and as it would be with other assumptions; the same where none is other."""

    written: DerivationPage
    page: DerivationPage
    assumed: tuple[Assumed, ...]
    record: dict[str, Any]

    @property
    def moved(self) -> bool:
        """Whether an assumption is another than in the case."""
        return any(each.moved for each in self.assumed)


def derivation_list(desk: Desk) -> tuple[tuple[DerivationPage, ...], tuple[dict[str, Any], ...]]:
    """All derivations in the order in which they are written: as pages, and as the records of listings."""
    with desk.ledger() as store:
        ids = store.page(Kind.FORMULAS, Wanted(by=page_rows.ORDER, most=MOST)).ids
        account = _account(store, tuple(store.some(Kind.FORMULAS, ids, Derivation).values()))
    records = listings.derivation_records(account.derivations, account)
    return derivation_pages(account, desk.options), tuple(records)


def derivation(desk: Desk, name: str, supposed: Mapping[str, Ends]) -> Supposed:
    """One derivation, with what is `supposed` in place of its assumptions. Raises InputError where there is none of
    that name, or what is supposed cannot be."""
    with desk.ledger() as store:
        found = store.get(Kind.FORMULAS, name, Derivation)
    if found is None:
        raise InputError(f"there is no derivation {name!r}; see all of them under Derivations.")
    assumed: tuple[Assumed, ...] = ()
    told = found
    if supposed or _assumes(found):
        means = reckoner(desk.home, name)
        told, assumed = supposing(desk, found, means, supposed), assumptions(means, supposed)
    with desk.ledger() as store:
        account = _account(store, (found, told))
    written, page = derivation_pages(account, desk.options)
    record = next(listings.derivation_records((told,), account))
    return Supposed(written=written, page=page, assumed=assumed, record=record)


def _assumes(found: Derivation) -> bool:
    return any(each.source is InputSource.ASSUMPTION for each in found.inputs)


def _account(store: Store, found: Sequence[Derivation]) -> Account:
    """An account of these derivations with the claims that they rest on."""
    ids = [claim for each in found for claim in _claims(each)]
    claims = claims_of(store, list(dict.fromkeys(ids)))
    covers = store.some(Kind.COVERS, sorted({claim.document for claim in claims}), Source).values()
    sources = tuple(sorted(covers, key=lambda each: (each.name, each.document.id)))
    return replace(NOTHING, sources=sources, claims=claims, derivations=tuple(found))


def _claims(found: Derivation) -> list[str]:
    told = [*found.claims, *(each.claim for each in found.compared)]
    return told + [claim for each in found.missing for claim in each.claims]
