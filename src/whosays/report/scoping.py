"""What an account was limited to, in sentences: known on a day, withheld from publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.citing import cited, counted_total, of_total
from whosays.report.naming import edtf_words
from whosays.report.totals import totals
from whosays.report.wording import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.report import Account, Scope

KNOWN_ON = "known_on"


def tell_scope(telling: Telling, scope: Scope, numbers: Mapping[str, int]) -> None:
    """A paragraph on what was left out on purpose."""
    if scope.known_on:
        telling.tell(KNOWN_ON, day=cited(edtf_words(scope.known_on.isoformat()), of_total(KNOWN_ON)))
    for key in ("later", "undated", "withheld"):
        if numbers[key]:
            telling.tell(key, documents=counted_total(key, numbers))
    if scope.without_paths:
        telling.tell("without_paths")
    if scope.without_names:
        telling.tell("without_names")
    telling.end()


def scope_words(account: Account) -> str:
    """What an account was limited to, as one text; empty where nothing was left out on purpose."""
    telling = Telling()
    if account.scope:
        tell_scope(telling, account.scope, totals(account))
    return " ".join(sentence.words for each in telling.take() for sentence in each.sentences)
