"""Checks as a report tells them: the relation between figures, the factor, what may dissolve it, the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from whosays.model.check import Check, Verdict
from whosays.model.quantity import is_currency
from whosays.verify.proof_figures import of_quantity, significant
from whosays.verify.proof_ledger import Ledger, from_key
from whosays.verify.proof_money import told_rate
from whosays.verify.proof_phrases import At, Slot, all_of, cited, one_of
from whosays.verify.proof_scopes import Scope, count, figure, multiple, texts
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

Alike = tuple[Verdict, str, frozenset[str]]


class Checks:
    """The checks of an account: by the sentence that they begin with, and those that say one thing together."""

    def __init__(self, ledger: Ledger) -> None:
        roots = {c: root.id for a in ledger.account.answers for root in a.lineage.roots for c in root.claims}
        self.alike: dict[Alike, list[Check]] = {}
        self.by_sentence: dict[str, list[Check]] = {}
        self.of_question: dict[str, list[Check]] = {}
        for check in ledger.account.checks:
            between = frozenset(roots.get(claim, claim) for claim in check.claims)
            self.alike.setdefault((check.verdict, check.relation, between), []).append(check)
            self.by_sentence.setdefault(flat(ledger.in_house(check.sentence)), []).append(check)
            touched = {ledger.answered[claim] for claim in check.claims if claim in ledger.answered}
            if check.verdict is Verdict.FAILS and len(touched) > 1:
                for question in sorted(touched):
                    self.of_question.setdefault(question, []).append(check)
        for group in self.alike.values():
            group.sort(key=_weight)
        self.lengths = sorted({len(sentence) for sentence in self.by_sentence}, reverse=True)
        self.by_id = {check.id: check for check in ledger.account.checks}
        self._group = {id(check): group for group in self.alike.values() for check in group}

    def group(self, check: Check) -> list[Check]:
        """Those that say the same between copies of the same figures."""
        return self._group[id(check)]

    def failing(self) -> int:
        """How many things fail, copies counted once."""
        return sum(verdict is Verdict.FAILS for verdict, _, _ in self.alike)


@lru_cache(maxsize=8)
def checks_of(ledger: Ledger) -> Checks:
    """The checks of the ledger's account."""
    return Checks(ledger)


def failing_between(question: str, ledger: Ledger) -> list[Check]:
    """The failing checks between figures of a question and of another, the first of those that say one thing."""
    known = checks_of(ledger)
    found = known.of_question.get(question, ())
    return [check for check in found if known.group(check)[0] is check]


def touching_checks(checks: Iterable[Check], ledger: Ledger) -> Iterator[Slot]:
    """Checks as they are told under a question that they touch, each with its factor."""
    return (_with_factor(check, ledger) for check in checks)


def _with_factor(check: Check, ledger: Ledger) -> Slot:
    sentence, factor = one_of([flat(ledger.in_house(check.sentence))]), multiple(check.factor, ledger)

    def ends(at: At) -> Iterator[int]:
        for end in sentence(At(at.text, at.start, "")):
            if at.text.startswith(" ×", end):
                yield from factor(At(at.text, end + 1, at.then))
            else:
                yield end

    return ends


def check_scopes(told: str, number: int, ledger: Ledger) -> Iterator[Scope]:
    """The checks that an item with the words `told` may be about."""
    known = checks_of(ledger)
    for length in known.lengths:
        for sentence in dict.fromkeys((told[:length], told[:1].lower() + told[1:length])):
            yield from (_scope(check, number, ledger) for check in known.by_sentence.get(sentence, ()))


def _scope(check: Check, number: int, ledger: Ledger) -> Scope:
    group = checks_of(ledger).group(check)
    claims = dict.fromkeys(claim for each in group for claim in each.claims)
    doubts = "; ".join(flat(doubt) for doubt in check.doubts)
    return Scope(
        kind="check",
        says=f"the check “{flat(check.sentence)}”",
        slots={
            "number": count(number),
            "sentence": texts(ledger.in_house(check.sentence)),
            "factor": multiple(check.factor, ledger),
            "relation": texts(from_key(check.relation)),
            "dissolved_by": texts(ledger.in_house(check.dissolved_by)),
            "doubts": texts(doubts),
            "n_copies": count(len(group) - 1),
        },
        rests=ledger.rests(ledger.some(claims)),
        names=frozenset({f"k-{check.id}"}),
        needs=frozenset({"sentence"}),
        turn=(f"the checks ({check.verdict.value})", group[0].id),
    )


def rate_scopes(ledger: Ledger) -> Iterator[Scope]:
    """The exchange rates that two amounts of one text imply."""
    failing: dict[frozenset[str], Check] = {}
    for check in ledger.account.checks:
        if check.verdict is Verdict.FAILS:
            failing.setdefault(frozenset(check.claims), check)
    for check in ledger.account.checks:
        claims, fails = ledger.some(check.claims), failing.get(frozenset(check.claims))
        if check.rate is None or len(claims) < 2:  # noqa: PLR2004
            continue
        sides = [cited(figure(ledger, of_quantity(claim.quantity)), f"c-{claim.id}") for claim in claims]
        units = list(dict.fromkeys(claim.quantity.unit for claim in claims if is_currency(claim.quantity.unit)))
        pair = (units[0], units[1]) if len(units) == 2 else ("", "")  # noqa: PLR2004

        sources = ", ".join(dict.fromkeys(ledger.name(claim.document) for claim in claims))

        yield Scope(
            kind="rate",
            says=f"the rate of “{claims[0].evidence.exact}” and “{claims[1].evidence.exact}”",
            slots={
                "amounts": all_of(sides, " = "),
                "implied": told_rate([significant(check.rate)], pair, ledger),
                "sources": texts(sources),
                "verdict": one_of([words().verdicts[(fails or check).verdict.value]]),
                "why": texts(ledger.in_house(fails.sentence if fails else None)),
            },
            needs=frozenset({"amounts", "implied", "sources", "verdict"}),
            names=frozenset({sources}),
            turn=("the implied rates", check.id),
        )


def tally_counts(ledger: Ledger) -> dict[str, dict[Verdict, int]]:
    """How many checks of each relation came to each verdict."""
    found = Counter((check.relation, check.verdict) for check in ledger.account.checks)
    relations = sorted({relation for relation, _ in found})
    return {
        from_key(relation).casefold(): {verdict: found[relation, verdict] for verdict in Verdict}
        for relation in relations
    }


def check_rolls(ledger: Ledger) -> Iterator[tuple[str, dict[str, str]]]:
    """The checks that a report tells one by one, by their verdict, the most telling first: what nothing dissolves, then
    what touches several questions, then by the factor; then the rates that they imply, and how many there are."""
    known = checks_of(ledger)
    for verdict in (Verdict.FAILS, Verdict.BOUNDARY, Verdict.CANNOT_TELL):
        firsts = [group[0] for (told, _, _), group in known.alike.items() if told is verdict]
        firsts.sort(key=lambda check: _rank(check, ledger))
        yield f"the checks ({verdict.value})", {check.id: check.sentence for check in firsts}
    implied = [
        check for check in ledger.account.checks if check.rate is not None and len(ledger.some(check.claims)) > 1
    ]
    order = {source.document.id: number for number, source in enumerate(ledger.account.sources)}

    def place(check: Check) -> tuple[int, int, str]:
        first = ledger.some(check.claims)[0]
        return order.get(first.document, 0), first.evidence.start, check.sentence

    yield "the implied rates", {check.id: check.sentence for check in sorted(implied, key=place)}
    yield "the table of all checks", {relation: relation for relation in tally_counts(ledger)}


def _weight(check: Check) -> tuple[bool, Decimal]:
    """Of those that say one thing the most telling first: one that nothing dissolves, then by the factor."""
    return check.dissolved_by is not None, -(check.factor or Decimal(0))


def _rank(check: Check, ledger: Ledger) -> tuple[bool, bool, Decimal, str, tuple[str, ...]]:
    touched = {ledger.answered[claim] for claim in check.claims if claim in ledger.answered}
    return (
        check.dissolved_by is not None,
        len(touched) <= 1,
        -(check.factor or Decimal(0)),
        check.sentence,
        check.claims,
    )
