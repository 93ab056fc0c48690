"""Schemes in the Markdown report: a table of rules, what changed, what nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.markdown_parts import anchored, escaped, quotation, table
from whosays.report.phrases import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.report.views import RuleView, SchemeView


def rules(views: Sequence[SchemeView]) -> Iterator[str]:
    """The lines below the heading."""
    yield from (say("rules_intro"), "")
    for view in views:
        yield from (anchored(view.anchor), "", f"### {view.number}. {escaped(view.title)}", "")
        yield from (escaped(view.status), "")
        yield from _table(view.rules)
        for inferred in view.inferred:
            yield from (f"**{escaped(inferred.condition)}**", "")
            yield from _table(inferred.rules)
            yield from (*(f"- {quotation(quote)}" for quote in inferred.quotes), "")
        for key, told in (("rules_changed", view.changes), ("rules_not_told", view.silent)):
            if told:
                yield from (f"**{say(key)}**", "", *(f"- {escaped(text)}" for text in told), "")
        for unknown in view.unknown:
            yield f"- {escaped(unknown.says)}"
            yield from (f"  - {quotation(quote)}" for quote in unknown.quotes)
        yield ""


def _table(rows: Sequence[RuleView]) -> Iterator[str]:
    heads = [say(f"column_{name}") for name in ("rule_for", "rule_when", "rule_amount")] + [say("rests_on")]
    yield from table(heads, (_row(row) for row in rows))


def _row(view: RuleView) -> list[str]:
    more = [say("rules_more", places=counted("more_places", view.more))] if view.more else []
    rests = "<br>".join([*map(quotation, view.quotes), *map(escaped, view.notes), *more])
    return [anchored(view.anchor) + escaped(view.case), escaped(view.term), escaped(view.amount), rests]
