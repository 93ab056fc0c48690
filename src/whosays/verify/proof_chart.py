"""The words in the charts of a question: each mark's title is the figure, the speaker and the date of one claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from whosays.model.claim import Claim
from whosays.model.link import Edge, Root
from whosays.model.quantity import is_currency
from whosays.model.report import Answer
from whosays.verify.proof_figures import Wanted, of_quantity
from whosays.verify.proof_ledger import Ledger, Ways, joined, root_letter
from whosays.verify.proof_phrases import Family, Slot, given, one_of, reading, several, word_by_word
from whosays.verify.proof_scopes import Scope, count, figure, flags, rest, texts, when
from whosays.verify.proof_titles import question_title, title_parts
from whosays.verify.proof_units import Unit, flat
from whosays.verify.proof_voices import ABOUT
from whosays.verify.proof_words import words

LARGEST = 30
"""Figures with more digits than this are not drawn."""
_LETTER = re.compile(r"\b[A-Z]{1,3}\b")


def chart_scopes(group: Sequence[Unit], answer: Answer, ledger: Ledger) -> Iterator[Scope]:
    """What may stand as words at one thing that is drawn: at a mark the claims that it names, at a band what the model
    supports, else what the charts of the question say of themselves, and the roots whose letters stand there."""
    ways, kind, named = ledger.ways(answer), group[0].kind, group[0].claims
    if not all(claim in ways.rows for claim in named):
        return
    says = f"the charts of {title_parts(answer.question, ledger)[0]}"
    slots = ledger.kept(("chart", answer.question.id), lambda: _of_itself(answer, ledger))
    if named and kind != "drawn":
        families: list[Family] = [("chart_claim", _claim(claim, answer, ledger)) for claim in ledger.some(named)]
        here = {"n_here": count(len(named))}
        yield Scope(kind="chart_mark", says=says, slots=here, families=tuple(families), needs=frozenset({"figure"}))
        return
    units = ledger.kept(("chart units", answer.question.id), lambda: _families_of_units(answer, ledger))
    own = {_unit(claim) for claim in ledger.some(named)}
    shown = [family for unit, family in units if unit is None or not own or unit in own]
    letters = dict.fromkeys(letter for unit in group for letter in _LETTER.findall(unit.text))
    known = (ways.letters[letter] for letter in letters if letter in ways.letters)
    roots = [("chart_root", _root(root, number, ledger)) for number, root in known]
    needs = frozenset({"best"}) if kind == "band" else frozenset[str]()
    yield Scope(kind="chart", says=says, slots=slots, families=(*shown, *roots), needs=needs)


def _of_itself(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    """What the charts of a question say of themselves."""
    roots = answer.lineage.roots
    return {
        "question_title": question_title(answer.question, ledger),
        "n_left": _left(roots),
        "n_origins": count(len(roots)),
        "bloc": texts(*(joined(_blocs(root)) for root in roots)),
        **_band(answer, ledger),
    }


def _left(roots: Sequence[Root]) -> Slot:
    """How many of a statement's claims may be left out of its tree: none where all are drawn."""
    most = max((len(root.claims) for root in roots), default=0)
    drawn = words().few["steps"]
    return reading(lambda told: told.isdigit() and 0 < int(told) < most) if most > drawn else given(False)


def _families_of_units(answer: Answer, ledger: Ledger) -> list[tuple[tuple[str, str | None] | None, Family]]:
    """The phrases of charts, with the unit that they show; those of trees without."""
    some = charted(answer, ledger)
    units = dict.fromkeys(map(_unit, some))
    found = [(unit, ("chart_unit", _of_unit(unit, answer, some, ledger))) for unit in units]
    return [*found, *((None, ("chart_unchanged", slots)) for slots in _unchanged(answer, ledger))]


def charted(answer: Answer, ledger: Ledger) -> list[Claim]:
    """The claims that charts show: those of roots, and those set aside, whose figures an axis can hold."""
    ways = ledger.ways(answer)
    return [claim for claim in ledger.some(dict.fromkeys([*ways.root, *ways.aside])) if _drawable(claim)]


def _drawable(claim: Claim) -> bool:
    ends = [end for end in (claim.quantity.low, claim.quantity.high) if end is not None]
    return all(end.is_finite() and abs(end.adjusted()) <= LARGEST for end in ends)


def _blocs(root: Root) -> list[str]:
    return [re.sub(r"\b\w", lambda found: found[0].upper(), bloc.replace("_", " ")) for bloc in root.blocs]


def _spaced(ledger: Ledger, *wanted: Wanted) -> Slot:
    """A figure that may be followed by other words without a sign between them."""
    return word_by_word(lambda told: any(ledger.figures.tells(told, each) for each in wanted))


def _band(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    found, finding = answer.finding.estimate, answer.finding
    if found is None:
        return {}
    unit = finding.unit
    return {
        "best": _spaced(ledger, Wanted(low=found.best, high=found.best, unit=unit, per=finding.per)),
        "half": _spaced(ledger, Wanted(low=found.low50, high=found.high50, unit=unit)),
        "most": _spaced(ledger, Wanted(low=found.low, high=found.high, unit=unit)),
    }


def _of_unit(shown: tuple[str, str | None], answer: Answer, claims: list[Claim], ledger: Ledger) -> dict[str, Slot]:
    """For a unit and rate: how many figures, from where to where they run, how many are not told one by one."""
    ways, unit = ledger.ways(answer), shown[0]
    some = [claim for claim in claims if _unit(claim) == shown]
    own = {ways.root[claim.id][0]: claim for claim in reversed(some) if claim.id in ways.root}
    ends = sorted(end for c in some for end in (c.quantity.low, c.quantity.high) if end is not None)
    return {
        "plot_unit": one_of([unit] if is_currency(unit) else []),
        "question_title": question_title(answer.question, ledger),
        "n_figures": count(len(some)),
        "reach": _spaced(ledger, Wanted(low=ends[0], high=ends[-1], unit=unit)),
        "n_aside": count(sum(claim.id not in ways.root for claim in some)),
        "n_undated": count(sum(claim.as_of is None for claim in some)),
        "n_rows": rest(len(own), words().few["rows"]),
        **_signs(some, len(own), ways),
        "n_named": rest(sum(claim.as_of is not None for claim in own.values()), words().few["names"]),
    }


def _signs(claims: Sequence[Claim], n_roots: int, ways: Ways) -> dict[str, Slot]:
    """Which signs occur that the key of a chart explains."""
    told = [claim.quantity for claim in claims]
    return flags(
        crowded=len(told) > words().few["signs"],
        some_about=any(each.qualifier in ABOUT for each in told),
        some_bound=any(None in (each.low, each.high) for each in told),
        some_relays=sum(claim.id in ways.root for claim in claims) > n_roots,
        some_aside=any(claim.id not in ways.root for claim in claims),
    )


def _unit(claim: Claim) -> tuple[str, str | None]:
    return claim.quantity.unit, claim.quantity.per


def _unchanged(answer: Answer, ledger: Ledger) -> Iterator[dict[str, Slot]]:
    """For each figure, and each statement itself, those who took it as it was and whom nobody followed: the first few
    are told one by one, the others are counted, with their names."""
    edges, most = {edge.claim: edge for edge in answer.lineage.edges}, words().few["unchanged"]
    for root in answer.lineage.roots:
        steps = taken(root, edges)
        changed = {claim for claim in steps if claim in edges and edges[claim].mutations}
        plain = [claim for claim in steps if claim not in changed and claim not in steps.values()]
        for origin in dict.fromkeys(steps.values()):
            some = ledger.some(claim for claim in plain if steps[claim] == origin)
            if len(some) > most:
                names = {claim.publisher or ledger.name(claim.document) for claim in some}
                yield {"n_unchanged": count(len(some) - most + 1), "names": several(texts(*names), (", ",))}


def taken(root: Root, edges: Mapping[str, Edge]) -> dict[str, str]:
    """The claims of a root with the one that each was taken from; none of those that name one another in a ring."""
    origins = {claim: edges[claim].origin or "" if claim in edges else "" for claim in root.claims}
    found: dict[str, str] = {}
    for claim in root.claims:
        seen, here = set[str](), origins[claim]
        while here in origins and here not in seen and here != claim:
            seen.add(here)
            here = origins[here]
        found[claim] = origins[claim] if origins[claim] in origins and here != claim else ""
    return found


def _root(root: Root, number: int, ledger: Ledger) -> dict[str, Slot]:
    first = ledger.some(root.claims)
    return {
        "letter": one_of([root_letter(number)]),
        "root_who": texts(*(ledger.who(claim) for claim in first)),
        "bloc": texts(joined(_blocs(root))),
        **flags(held=root.held, lost=not root.held),
    }


def _claim(claim: Claim, answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    ways = ledger.ways(answer)
    edges, aside = ways.edges.get(claim.id, []), ways.aside.get(claim.id, [])
    number, root = ways.root.get(claim.id, (-1, None))
    alike = [each for each in ledger.some(root.claims if root else ()) if _unit(each) == _unit(claim)]
    told = sum(map(_drawable, alike))
    return {
        "letter": one_of([root_letter(number) if root else "–"]),
        "figure": figure(ledger, of_quantity(claim.quantity)),
        "who": texts(ledger.who(claim)),
        "file": texts(claim.publisher, ledger.name(claim.document)),
        "period": when(claim.as_of.period if claim.as_of else None),
        "n_told": count(told) if told > 1 else given(False),
        "edge_why": texts(*(edge.why for edge in edges)),
        "mutation": texts(*(told for edge in edges for told in _changes(edge))),
        "aside": texts(*aside),
        **flags(revised=bool(root and not root.current), undated=claim.as_of is None),
    }


def _changes(edge: Edge) -> list[str]:
    return [flat(f"{each.kind.value.replace('_', ' ')} ({each.words})") for each in edge.mutations]
