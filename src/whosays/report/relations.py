"""Checks for people: what fails, what lies on a boundary, what rates the texts imply, and how much holds."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.check import Check, Verdict
from whosays.model.quantity import is_currency
from whosays.report.citing import of_check
from whosays.report.naming import from_key, sentence_case
from whosays.report.numbers import in_house, number, quantity_words
from whosays.report.phrases import say
from whosays.report.repeats import repeated
from whosays.report.views import CheckView, RateView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Answer
    from whosays.report.register import Register

QUOTE_SIDE = 60
"""Characters of its sentence on either side of a figure that a check rests on."""
DIGITS = 3
"""Significant digits of a factor or a rate (DESIGN, Records 11)."""


def check_views(register: Register, verdict: Verdict) -> tuple[CheckView, ...]:
    """The checks of one verdict, those that say one thing as one view, the most telling first: what nothing dissolves,
    then what no question shows by itself because its figures answer several, then by how far the sides miss one
    another.
    """
    found = [group for group in repeated(register.account) if group[0].verdict is verdict]
    found.sort(key=lambda group: _rank(group[0], register.questions))
    return tuple(check_view(group, register) for group in found)


def told_first(account: Account) -> list[tuple[Check, ...]]:
    """All checks of `account`, those that say one thing together, in the order of `check_views` whatever the
    verdict."""
    answered = account.answered()
    return sorted(repeated(account), key=lambda group: _rank(group[0], answered))


def _rank(check: Check, questions: Mapping[str, Answer]) -> tuple[bool, bool, Decimal, str, tuple[str, ...]]:
    factor = check.factor or Decimal(0)
    return check.dissolved_by is not None, len(_questions(check, questions)) <= 1, -factor, check.sentence, check.claims


def _questions(check: Check, questions: Mapping[str, Answer]) -> tuple[str, ...]:
    found = (questions[c].question.id for c in check.claims if c in questions)
    return tuple(dict.fromkeys(found))


def touching(views: tuple[CheckView, ...]) -> dict[str, tuple[CheckView, ...]]:
    """The checks between figures of several questions, by the question; those of one are its own contradictions."""
    found: dict[str, list[CheckView]] = {}
    for view in views:
        for question in view.questions if len(view.questions) > 1 else ():
            found.setdefault(question, []).append(view)
    return {question: tuple(some) for question, some in found.items()}


def telling(views: tuple[CheckView, ...], most: int) -> tuple[CheckView, ...]:
    """At most `most` views, in their order, of as many relations as possible."""
    firsts = list({view.relation: view for view in reversed(views)}.values())
    chosen = [view for view in views if view in firsts][:most]
    chosen += [view for view in views if view not in chosen][: most - len(chosen)]
    return tuple(view for view in views if view in chosen)


def check_view(group: Sequence[Check], register: Register) -> CheckView:
    """Checks that say one thing as one view."""
    check = group[0]
    factor = check.factor if check.factor is not None and check.factor > 1 and check.factor.is_finite() else None
    involved = dict.fromkeys(claim for each in group for claim in each.claims if claim in register.claims)
    claims = [register.claims[claim] for claim in involved]
    own = sum(claim in register.claims for claim in dict.fromkeys(check.claims))
    quotes = tuple(register.quote_of(claim, QUOTE_SIDE) for claim in claims)
    return CheckView(
        anchor=of_check(check).anchor,
        relation=sentence_case(from_key(check.relation)),
        sentence=in_house(check.sentence, register.options),
        factor=say("factor", n=number(significant(factor), register.options)) if factor else "",
        dissolved_by=in_house(check.dissolved_by or "", register.options),
        doubts=check.doubts,
        quotes=quotes[:own],
        questions=_questions(check, register.questions),
        copies=quotes[own:],
        told=len(group),
    )


def significant(value: Decimal) -> Decimal:
    """`value` to three significant digits."""
    return Decimal(f"{value:.{DIGITS - 1}e}")


def rate_views(register: Register) -> tuple[RateView, ...]:
    """The implied exchange rates, by document and place."""
    checks = [check for check in register.account.checks if check.rate is not None and len(check.claims) > 1]
    checks.sort(key=lambda check: _place(check, register))
    failing: dict[frozenset[str], Check] = {}
    for check in register.account.checks:
        if check.verdict is Verdict.FAILS:
            failing.setdefault(frozenset(check.claims), check)
    return tuple(_rate(check, failing.get(frozenset(check.claims), check), register) for check in checks)


def _place(check: Check, register: Register) -> tuple[int, int, str]:
    first = register.claims.get(check.claims[0])
    return (register.numbers.get(first.document, 0), first.evidence.start, check.sentence) if first else (0, 0, "")


def _rate(check: Check, told: Check, register: Register) -> RateView:
    """A rate with the verdict on its pair, that of `told`: where another relation of the same figures fails, that."""
    claims = [register.claims[c] for c in check.claims if c in register.claims]
    verdict = say(f"verdict_{told.verdict}")
    rate = number(significant(check.rate or Decimal(0)), register.options)
    why = in_house(told.sentence, register.options).rstrip(".")
    return RateView(
        parts=tuple(quantity_words(claim.quantity, register.options) for claim in claims),
        rate=_rate_words(rate, claims),
        source=", ".join(dict.fromkeys(register.source_name(claim.document) for claim in claims)),
        verdict=say("rate_fails", verdict=verdict, why=why) if told is not check else verdict,
        quotes=tuple(register.quote_of(claim) for claim in claims),
    )


def _rate_words(rate: str, claims: list[Claim]) -> str:
    units = list(dict.fromkeys(claim.quantity.unit for claim in claims if is_currency(claim.quantity.unit)))
    return say("rate", n=rate, one=units[0], other=units[1]) if len(units) == 2 else rate  # noqa: PLR2004


def tally(register: Register) -> tuple[tuple[str, dict[Verdict, int]], ...]:
    """How many checks of each relation came to each verdict, by relation."""
    counts = Counter((check.relation, check.verdict) for check in register.account.checks)
    relations = sorted({relation for relation, _ in counts})
    return tuple(
        (sentence_case(from_key(relation)), {verdict: counts[relation, verdict] for verdict in Verdict})
        for relation in relations
    )
