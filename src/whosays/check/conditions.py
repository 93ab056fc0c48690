"""Which figures may stand in one relation: of the people, place, time and words that its terms ask for, and of one
time, place, speaker or document where it says so."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison
from whosays.check.contradictions import NEAR
from whosays.check.ledger import Figure, countries_of, times_meet, voice
from whosays.check.rules import EVENT, PEOPLE
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.check.ledger import Ledger
    from whosays.check.outcomes import Choice, Outcome
    from whosays.check.rules import Rule
    from whosays.lexicon.packs import TermEntry
    from whosays.model.claim import Claim
    from whosays.model.period import Period


def fitting(rule: Rule, name: str, figures: Sequence[Figure], ledger: Ledger) -> list[Figure]:
    """Those of `figures` that the term `name` means, each by the telling whose sentence has the words asked for."""
    term, period = rule.terms[name], rule.periods.get(name)
    found = [f for f in figures if _of_basis(f.claim, term, ledger) and _meant(f.claim, term, period)]
    if term.among:
        return [worded for figure in found if (worded := _worded(figure, term.among, ledger)) is not None]
    if rule.entry.among:
        return [_worded(figure, rule.entry.among, ledger) or figure for figure in found]
    return found


def _of_basis(claim: Claim, term: TermEntry, ledger: Ledger) -> bool:
    """Whether a sum is told to be of the basis of a term; without one, whether nothing sets it apart."""
    if term.basis is not None:
        return term.basis in claim.basis
    return not claim.basis or ledger.pack.apart(claim.measure, claim.basis) is None


def _meant(claim: Claim, term: TermEntry, period: Period | None) -> bool:
    """Whether a claim is of the people, the place and the time that a term names."""
    if term.population and not _named(term.population, claim.population, claim.population_text):
        return False
    if term.place and not _named(term.place, claim.place, claim.place_text):
        return False
    return period is None or (claim.as_of is not None and _inside(claim.as_of.period, period))


def _named(names: Iterable[str], *told: str | None) -> bool:
    known = {words.casefold() for words in told if words}
    return any(name.casefold() in known for name in names)


def _inside(own: Period, wanted: Period) -> bool:
    begins = wanted.first is None or (own.first is not None and own.first >= wanted.first)
    ends = wanted.last is None or (own.last is not None and own.last <= wanted.last)
    return begins and ends


def fit(rule: Rule, choice: Choice, ledger: Ledger) -> bool:
    """Whether the figures of a choice may stand in one relation."""
    claims = [figure.claim for figure in choice]
    if len({figure.id for figure in choice}) < len(choice) or not _timely(rule, claims, ledger):
        return False
    if not _of_one_people(rule, claims, ledger) or not _alike(rule, claims) or not _same(rule, claims):
        return False
    if rule.entry.among and not any(_has_word(claim, rule.entry.among) for claim in claims):
        return False
    if rule.entry.unless and any(_has_word(claim, rule.entry.unless) for claim in claims):
        return False
    return (not rule.shares or _of_its_share(choice, ledger)) and _one_place(rule, claims, ledger)


def _of_one_people(rule: Rule, claims: Sequence[Claim], ledger: Ledger) -> bool:
    """Whether figures may be of one people: all who were there, of one event; those whom a country names; or those that
    one sentence tells beside one another. Things that are nobody's are of one where one document tells of them."""
    if EVENT in rule.entry.same:
        return all(_of_anybody(claim, ledger) for claim in claims) and _side_by_side(claims)
    named = bool(countries_of(claims[0].population)) or _one_sentence(claims) or _things_of_one_text(claims, ledger)
    return named and (not rule.of_events or _side_by_side(claims))


def _things_of_one_text(claims: Sequence[Claim], ledger: Ledger) -> bool:
    """Whether all figures count things, of which none is said to be anybody's, in one document."""
    counts = all(ledger.pack.measure[claim.measure].unit is UnitClass.COUNT for claim in claims)
    return counts and len({claim.document for claim in claims}) == 1 and not any(claim.population for claim in claims)


def _of_its_share(choice: Choice, ledger: Ledger) -> bool:
    """Whether a share stands with the figures that its own sentence reckons with: "6,000, or half of the 12,000"."""
    shares = [figure.claim for figure in choice if figure.claim.quantity.unit == PERCENT and not figure.claim.in_table]
    return all(
        _told_with(figure, share, ledger) or not _tells(share, figure.claim, ledger)
        for share in shares
        for figure in choice
        if figure.claim is not share
    )


def _told_with(figure: Figure, share: Claim, ledger: Ledger) -> bool:
    """Whether a figure has a telling in the sentence of `share`."""
    return any(_in_one_sentence(ledger.claims[key], share) for key in (figure.id, *figure.repeats))


def _tells(share: Claim, figure: Claim, ledger: Ledger) -> bool:
    """Whether the sentence of `share` has a figure of the measure, people and basis of `figure`."""
    told = ledger.told.get((figure.measure, countries_of(figure.population)), {}).get(share.document, ())
    apart = ledger.pack.apart
    own = apart(figure.measure, figure.basis)
    beside = (ledger.claims[key] for key in told if _in_one_sentence(ledger.claims[key], share))
    return any(apart(claim.measure, claim.basis) == own for claim in beside)


def _in_one_sentence(one: Claim, other: Claim) -> bool:
    return one.document == other.document and one.sentence.start == other.sentence.start


def _timely(rule: Rule, claims: Sequence[Claim], ledger: Ledger) -> bool:
    """Whether those figures come after one another of which the rule wants it, and the rest may be of one time; where
    it wants none, the choice is of figures of one time."""
    if not rule.later:
        return True
    of = dict(zip(rule.names, claims, strict=True))
    if not all(_comes_after(of[name], of[earlier], ledger) for name, earlier in rule.later):
        return False
    apart = {frozenset(pair) for pair in rule.later}
    return all(times_meet(of[one], of[two]) for one, two in combinations(rule.names, 2) if {one, two} not in apart)


def _comes_after(later: Claim, earlier: Claim, ledger: Ledger) -> bool:
    """Whether a figure is dated after another. Of a count that adds up only what is told up to a day is meant: what is
    told of a month or a year may be what came in it."""
    if later.as_of is None or earlier.as_of is None:
        return False
    after, before = later.as_of.period, earlier.as_of.period
    entry = ledger.pack.measure[later.measure]
    if entry.kind is MeasureKind.CUMULATIVE:
        up_to = after.first is None and before.first is None
        return up_to and after.last is not None and before.last is not None and after.last > before.last
    begins, ends = after.first or after.last, before.last or before.first
    return begins is not None and ends is not None and begins > ends


def may_fail(found: Outcome) -> bool:
    """Whether the figures of an outcome share what they must for a miss to be told."""
    entry = found.rule.entry
    return _share(entry.fails_same, EVENT in entry.same, [figure.claim for figure in found.choice])


def _alike(rule: Rule, claims: Sequence[Claim]) -> bool:
    """Whether those figures are of one population of which the rule asks it."""
    alike = rule.entry.alike
    if not alike:
        return True
    return len({claim.population for name, claim in zip(rule.names, claims, strict=True) if name in alike}) <= 1


def _same(rule: Rule, claims: Sequence[Claim]) -> bool:
    """Whether the figures share what the rule says that they must."""
    asked = rule.entry.same
    return (len(asked) == 1 and asked[0] in PEOPLE) or _share(asked, EVENT in asked, claims)


def _share(asked: Sequence[str], event: bool, claims: Sequence[Claim]) -> bool:  # noqa: FBT001
    """Whether figures, of one `event` or not, share all that is `asked`."""
    if "document" in asked and len({claim.document for claim in claims}) > 1:
        return False
    if "speaker" in asked and not _one_voice(claims, event):
        return False
    if "place" in asked and len({claim.place for claim in claims}) > 1:
        return False
    return "period" not in asked or all(claim.as_of is not None for claim in claims)


def _one_voice(claims: Sequence[Claim], event: bool) -> bool:  # noqa: FBT001
    """Whether one speaker gives all figures; of one event, whether at most one is named: the text tells the rest."""
    voices = [voice(claim) for claim in claims if not event or claim.speakers]
    return not voices or bool(frozenset.intersection(*voices))


def _of_anybody(claim: Claim, ledger: Ledger) -> bool:
    """Whether a figure counts all who were there, and not the children or the crew among them."""
    role = ledger.pack.measure[claim.measure].role
    if any(ledger.claims[whole].measure == claim.measure for whole in ledger.ties(claim, TieKind.PART)):
        return False
    return claim.population is None or claim.population == role or claim.population in ledger.anybody


def _one_sentence(claims: Sequence[Claim]) -> bool:
    """Whether figures of people whom no country names are told in one sentence of prose that does name people."""
    told = all(claim.population is not None and not claim.in_table for claim in claims)
    return told and len({claim.sentence.start for claim in claims}) == 1


def _side_by_side(claims: Sequence[Claim]) -> bool:
    """Whether figures stand in one document and so close together that they are of one event."""
    if len({claim.document for claim in claims}) > 1:
        return False
    return max(c.evidence.start for c in claims) - min(c.evidence.end for c in claims) <= NEAR


def _worded(figure: Figure, words: Sequence[str], ledger: Ledger) -> Figure | None:
    """The telling of a figure whose sentence has one of `words`, if one has."""
    for key in (figure.id, *figure.repeats):
        if _has_word(ledger.claims[key], words):
            return Figure(key, ledger.claims[key], tuple(k for k in (figure.id, *figure.repeats) if k != key))
    return None


def _has_word(claim: Claim, beginnings: Sequence[str]) -> bool:
    words = claim.sentence.exact.lower().split()
    return any(word.strip("“”\"'(").startswith(beginning) for word in words for beginning in beginnings)


def _one_place(rule: Rule, claims: Sequence[Claim], ledger: Ledger) -> bool:
    """All at one place but for terms that name their own; of a bound, the smaller side may be of one place and the
    larger of everywhere."""
    for claim in claims:
        if claim.place is not None:
            break
    else:
        return True
    bound = [ledger.place(c) for name, c in zip(rule.names, claims, strict=True) if not rule.terms[name].place]
    if len(set(bound)) <= 1:
        return True
    if not rule.bound or rule.ordered:
        return False
    return bound[1 if rule.relation.comparison in (Comparison.AT_MOST, Comparison.LESS) else 0] is None
