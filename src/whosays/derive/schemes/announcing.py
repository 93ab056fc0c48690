"""Rules of which a text tells no date, and that end when what the same source announces begins: "It pays 40,000. From 1
December it will be 25,000."

What always holds: only a rule that was told before the other begins is ended; one that the source still tells then
contradicts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whosays.derive.schemes.dating import Rule

FROM_ITS_START = "until the day from which the same source tells another amount"


def end_announced(found: Sequence[Rule], meet: Sequence[tuple[int, int]], told_on: Mapping[str, date | None]) -> None:
    """Ends each rule without a date where one of the same source begins later than it was told; `meet` are the pairs of
    rules that give different amounts for one case, by their places, `told_on` the days of documents."""
    followers: dict[int, list[Rule]] = {}
    undated = {number for number, rule in enumerate(found) if not rule.dated}
    for one, other in (order for pair in meet for order in (pair, pair[::-1])):
        if one in undated and _replaces(found[other], found[one], told_on):
            followers.setdefault(one, []).append(found[other])
    for number, later in followers.items():
        found[number].end, found[number].dated = min(later, key=lambda rule: rule.begins).start, True
        found[number].notes = (*found[number].notes, FROM_ITS_START)


def _replaces(later: Rule, rule: Rule, told_on: Mapping[str, date | None]) -> bool:
    """Whether `later` begins after all that tells `rule`, and one source tells both."""
    if not later.dated or later.start is None:
        return False
    days = [told_on.get(statement.claim.document) for statement in rule.told]
    return all(day is not None and day < later.start.earliest for day in days) and bool(
        _sources(later) & _sources(rule)
    )


def _sources(rule: Rule) -> set[str]:
    """Who tells a rule: its speakers, or the documents where these themselves do."""
    return {
        name
        for statement in rule.told
        for name in ([each.key or each.label for each in statement.claim.speakers] or [statement.claim.document])
    }
