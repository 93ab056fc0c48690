"""Questions as people list them: the records, with what tells those of one name apart and which ends are open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from whosays.algebra.intervals import open_ends
from whosays.export.records import question_records, source_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Answer

Record = dict[str, Any]


def question_rows(account: Account) -> Iterator[Record]:
    """One record a question, in the account's order. `apart` is empty where no other has its name; `open` tells whether
    the lower and the upper end of what was reported are only bounds."""
    claims = {claim.id: claim for claim in account.claims}
    apart = told_apart(account)
    for answer, record in zip(account.answers, question_records(account), strict=True):
        quantities = [c.quantity for c in _voting(answer, claims) if c.quantity.unit == answer.finding.unit]
        yield {
            **record,
            "apart": apart.get(answer.question.id, ""),
            "open": open_ends(answer.finding.envelope, quantities),
        }


def _voting(answer: Answer, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims of the current roots, else all that answer."""
    ids = [claim for root in answer.lineage.roots if root.current for claim in root.claims]
    return [claims[each] for each in ids or answer.question.answers if each in claims]


def told_apart(account: Account) -> dict[str, str]:
    """What tells a question apart from others of its name, by its id: when its figures are of, and in which documents
    they stand, those that no other one has first."""
    claims = {claim.id: claim for claim in account.claims}
    alike: defaultdict[tuple[str | None, ...], list[Answer]] = defaultdict(list)
    for answer in account.answers:
        q = answer.question
        alike[q.measure, q.basis, q.population, q.place, q.period].append(answer)
    names, found = source_names(account), {}
    for group in (group for group in alike.values() if len(group) > 1):
        own = [[claims[claim] for claim in answer.question.answers if claim in claims] for answer in group]
        held = [{names.get(claim.document, claim.document[:12]) for claim in each} for each in own]
        for number, answer in enumerate(group):
            others = set().union(*held[:number], *held[number + 1 :])
            documents = sorted(held[number], key=lambda name: (name in others, name))
            found[answer.question.id] = "; ".join(filter(None, (_dates(own[number]), _documents(documents))))
    return found


def _documents(names: Sequence[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}" if names else ""


def _dates(claims: Sequence[Claim]) -> str:
    """From the first to the last day of which figures are told; empty where no day is known."""
    periods = [claim.as_of.period for claim in claims if claim.as_of]
    days = sorted(day.isoformat() for period in periods for day in (period.first, period.last) if day)
    if not days:
        return ""
    return f"as of {days[0]}" if days[0] == days[-1] else f"as of {days[0]} to {days[-1]}"
