"""Names of a case that may be one speaker's, brought together for a person to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.lexicon.packs import PackFile
    from whosays.model.report import Account
    from whosays.model.ruling import Alias, Rulings


def aliases(account: Account, pack: PackFile, rulings: Rulings) -> tuple[Alias, ...]:
    """See `whosays.trace.aliases`."""
    from whosays import trace

    papers = (trace.paper(source.document, source.captures, None) for source in account.sources)
    return trace.aliases(account.claims, {paper.document: paper for paper in papers}, pack, rulings)
