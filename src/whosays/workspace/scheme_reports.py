"""The schemes of a report: those of the case, else a draft from its claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whosays.derive.schemes.drafting import Material, drafted
from whosays.derive.schemes.following import told
from whosays.errors import SchemeError
from whosays.lexicon.packs import PackFile
from whosays.model.report import Account
from whosays.model.scheme import Basis, Scheme, SchemeTold
from whosays.pipeline.exchange import rates
from whosays.settings import Settings
from whosays.workspace.scheme_files import files, load

DRAFT = "draft"
TITLE = "Payments as the documents tell them"
FEWEST = 2
"""Stated rules that make a table worth a section: one amount is told at its question."""


def of_report(
    account: Account, settings: Settings, pack: PackFile, say: Callable[[str], None]
) -> tuple[SchemeTold, ...]:
    """The schemes of the case; where it has none, what its claims tell, as a draft. Raises SchemeError where one that a
    person wrote is wrong."""
    own = load(settings.home, settings.left_out) if settings.home else ()
    return tuple(told(each) for each in own or _draft(account, settings, pack, say))


def drafts(account: Account, settings: Settings, pack: PackFile, say: Callable[[str], None]) -> Sequence[Scheme]:
    """What the claims of a case without a scheme of its own tell, as a draft; nothing where it has one."""
    has_own = settings.home is not None and any(files(settings.home))
    return () if has_own else _draft(account, settings, pack, say)


def _draft(account: Account, settings: Settings, pack: PackFile, say: Callable[[str], None]) -> Sequence[Scheme]:
    material = Material(claims=account.claims, sources=account.sources, pack=pack, rates=rates(settings.rate_files))
    try:
        made = drafted(DRAFT, TITLE, material)
    except SchemeError as fault:
        say(f"no rules of payment are drafted: {fault}")
        return ()
    stated = sum(cell.basis is not Basis.INFERRED for cell in made.cells) if made else 0
    return (made,) if made and stated >= FEWEST else ()
