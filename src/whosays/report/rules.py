"""Schemes as a reader needs them: each rule with its time, amount and words; what changed; what nobody knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.document import CONTEXT
from whosays.model.period import Period
from whosays.model.scheme import Basis, Multiple, Standing
from whosays.report.citing import of_cell
from whosays.report.naming import sentence_case
from whosays.report.numbers import number, per_words, period_words, with_unit
from whosays.report.phrases import counted, say
from whosays.report.views import InferredView, RuleView, SchemeView, UnknownView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.scheme import Allowed, Boundary, Cell, Change, Cited, Money, Scheme, SchemeTold, Term
    from whosays.report.register import Register
    from whosays.report.views import Quote

MOST_QUOTES = 3
"""Places of a rule that are quoted; its table of the scheme has the others."""
MOST_SILENT = 12
"""Stretches of silence that are told one by one."""
QUOTE_SIDE = 60
PERCENT = 100
_SILENT = frozenset({Standing.SILENT, Standing.INFERRED})


def scheme_views(register: Register) -> tuple[SchemeView, ...]:
    """The schemes, in the account's order."""
    claims = {(claim.document, claim.evidence.start): claim for claim in register.account.claims}
    return tuple(
        _view(told, number, _Citing(register, claims)) for number, told in enumerate(register.account.schemes, 1)
    )


class _Citing:
    """The words that rules rest on, where they stand."""

    def __init__(self, register: Register, claims: dict[tuple[str, int], Claim]) -> None:
        self.register = register
        self._claims = claims

    def quotes(self, cited: Iterable[Cited]) -> tuple[Quote, ...]:
        """The quotations that the documents bear out."""
        found = (self._quote(each) for each in cited)
        return tuple(quote for quote in found if quote is not None)

    def _quote(self, cited: Cited) -> Quote | None:
        known = [name for name in self.register.sources if name.startswith(cited.document)]
        document = self.register.sources[known[0]].document if len(known) == 1 else None
        if document is None or document.text[cited.start : cited.end] != cited.exact:
            return None
        claim = self._claims.get((document.id, cited.start))
        if claim is not None and claim.evidence.exact == cited.exact:
            return self.register.quote_of(claim, QUOTE_SIDE)
        words = document.quote(cited.start, cited.end, context=CONTEXT)
        return self.register.quoted(words, words, "", QUOTE_SIDE)


def scheme_anchor(key: str) -> str:
    """The name of a scheme's place in the page."""
    return f"s-{key}"


def _view(told: SchemeTold, number: int, citing: _Citing) -> SchemeView:
    scheme, amounts = told.scheme, dict(told.amounts)
    stated = [cell for cell in scheme.cells if cell.basis is not Basis.INFERRED]
    conditions = dict.fromkeys(cell.condition for cell in scheme.cells if cell.basis is Basis.INFERRED)
    return SchemeView(
        number=number,
        anchor=scheme_anchor(scheme.key),
        title=sentence_case(scheme.title),
        status=_status(scheme),
        rules=tuple(_rule(scheme, cell, amounts[cell.key], citing) for cell in stated),
        inferred=tuple(_inferred(scheme, condition, amounts, citing) for condition in conditions),
        changes=tuple(_change(scheme, change, amounts, citing.register) for change in changed(told)),
        unknown=tuple(
            UnknownView(says=sentence_case(each.says), quotes=citing.quotes(each.claims)) for each in scheme.unknowns
        ),
        silent=tuple(_silences(told)),
    )


def _inferred(scheme: Scheme, condition: str, amounts: dict[str, Money], citing: _Citing) -> InferredView:
    """What would hold on one condition. What infers it is quoted once, not at each rule."""
    cells = [cell for cell in scheme.cells if cell.condition == condition]
    said = dict.fromkeys(claim for cell in cells for claim in cell.claims)
    return InferredView(
        condition=say("rules_if", condition=condition),
        rules=tuple(replace(_rule(scheme, cell, amounts[cell.key], citing), quotes=(), more=0) for cell in cells),
        quotes=citing.quotes(said),
    )


def _status(scheme: Scheme) -> str:
    rules = counted("rules", len(scheme.cells))
    if not scheme.draft:
        return rules
    sure = len(scheme.confirmed & {cell.key for cell in scheme.cells})
    return say("rules_draft_some", rules=rules, sure=sure) if sure else say("rules_draft", rules=rules)


def _rule(scheme: Scheme, cell: Cell, amount: Money, citing: _Citing) -> RuleView:
    quotes = citing.quotes(cell.claims)
    return RuleView(
        anchor=of_cell(scheme.key, cell.key).anchor,
        case=case_words(scheme, cell.when, cell.layer),
        term=term_words(cell.valid),
        amount=amount_words(amount, citing.register),
        notes=tuple(_notes(scheme, cell, citing.register)),
        quotes=quotes[:MOST_QUOTES],
        more=max(0, len(quotes) - MOST_QUOTES),
    )


def _notes(scheme: Scheme, cell: Cell, register: Register) -> Iterator[str]:
    if isinstance(cell.amount, Multiple):
        other, factor = scheme.cell(cell.amount.of), cell.amount.factor
        key = "rules_as" if factor == 1 else "rules_share"
        yield say(key, share=number(factor * PERCENT, register.options), of=case_words(scheme, other.when, other.layer))
    if cell.basis is Basis.CARRIED:
        yield say("rules_carried")
    if cell.printed:
        yield say("rules_printed", amounts=", ".join(amount_words(each.amount, register) for each in cell.printed))
    for doubt, value in cell.reading:
        values = next(each.values for each in scheme.doubts if each.key == doubt)
        yield say("rules_reading", reading=dict(values)[value])
    if cell.says:
        yield cell.says


def case_words(scheme: Scheme, when: Allowed, layer: str = "") -> str:
    """For whom and what, in the titles of the axes; a layer above the lowest is named."""
    told = [" or ".join(dict(scheme.axis(axis).values)[value] for value in values) for axis, values in when]
    above = [each.title for each in scheme.layers[1:] if each.key == layer]
    return sentence_case(", ".join([*told, *above]) or say("rules_any"))


def amount_words(amount: Money, register: Register) -> str:
    """An amount with its currency and rate."""
    return with_unit(amount.low, amount.high, amount.currency, register.options) + per_words(amount.per)


def term_words(term: Term | None) -> str:
    """When a rule is in force, no finer than it is known."""
    if term is None:
        return say("rules_undated")
    ends = [day_words("from", term.start)] if term.start else []
    ends += [day_words("until", term.end)] if term.end else []
    return ", ".join(ends) or say("rules_always")


def day_words(key: str, boundary: Boundary) -> str:
    """One end of a term; "from some day of November 2024" where the very day is not known."""
    day = period_words(Period(first=boundary.earliest, last=boundary.latest))
    return say(f"rules_{key}", day=day if boundary.exact else say("rules_some_day", period=day))


def changed(told: SchemeTold) -> tuple[Change, ...]:
    """The changes that changed an amount: a rule that takes the place of another and says the same changes nothing."""
    amounts = dict(told.amounts)
    return tuple(each for each in told.changes if amounts[each.before] != amounts[each.after])


def _change(scheme: Scheme, change: Change, amounts: dict[str, Money], register: Register) -> str:
    point = tuple((axis, (value,)) for axis, value in change.point)
    return say(
        "rules_change",
        when=day_words("on", change.on),
        case=case_words(scheme, point),
        before=amount_words(amounts[change.before], register),
        after=amount_words(amounts[change.after], register),
        percent=_percent(change.percent),
    )


def _percent(percent: Decimal | None) -> str:
    if percent is None:
        return ""
    return f" ({'+' if percent > 0 else '−'}{abs(percent):f}%)"


def _silences(told: SchemeTold) -> Iterator[str]:
    """Where no rule is stated, and for how long."""
    silent = [each for each in told.coverage.stretches if each.standing in _SILENT]
    for each in silent[:MOST_SILENT]:
        key = "rules_silent" if each.standing is Standing.SILENT else "rules_only_inferred"
        yield say(key, case=case_words(told.scheme, each.when, each.layer), term=term_words(each.term))
    if (more := len(silent) - MOST_SILENT) > 0:
        yield say("more_questions", questions=counted("more_silences", more))
