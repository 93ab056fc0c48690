"""Which question a name of a formula means, and which of its roots count: nothing is picked in silence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.errors import nearest_or
from whosays.model.claim import AUTHOR
from whosays.model.edtf import period as period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from whosays.lexicon.derivations import InputEntry
    from whosays.model.claim import Claim, Speaker
    from whosays.model.link import Lineage, Root
    from whosays.model.question import Question
    from whosays.model.report import Answer

KEYS = ("population", "place", "period", "basis")
MOST_TOLD = 6
SHORT_ID = 8
"""Letters of a question's id that tell it among others."""


class Unanswered(Exception):  # noqa: N818
    """Why an input has no figures, in words for the author of the formula."""


@dataclass(frozen=True, slots=True)
class Case:
    """What selectors look at: the answers of a case, its claims by id, the days of its documents."""

    answers: Sequence[Answer]
    claims: Mapping[str, Claim]
    dates: Mapping[str, date]


def chosen(asked: InputEntry, answers: Iterable[Answer]) -> Answer:
    """The one answer that is asked for. Raises Unanswered where there is none, or several that may be meant.

    A key that is not given is open; of several questions that fit, the one that says nothing there is meant. Sums are
    plain ones where no basis is asked for and there are any.
    """
    of_measure = [answer for answer in answers if answer.question.measure == asked.measure]
    fitting = [answer for answer in of_measure if all(_fits(key, asked, answer.question) for key in KEYS)]
    if asked.question is not None:
        fitting = [answer for answer in fitting if answer.question.id.startswith(asked.question.casefold())]
    if asked.basis is None:
        fitting = [answer for answer in fitting if answer.question.basis is None] or fitting
    bare = [answer for answer in fitting if _is_bare(asked, answer.question)]
    found = fitting if len(fitting) == 1 else bare
    if len(found) == 1:
        return found[0]
    if not of_measure:
        raise Unanswered(f"no question is about {_plain(asked.measure)}")
    if not fitting:
        told = _several(of_measure)
        raise Unanswered(f"no question about {_plain(asked.measure)} is of {_asked(asked)}; there are: {told}")
    raise Unanswered(
        f"{len(found or fitting)} questions about {_plain(asked.measure)} may be meant: {_several(found or fitting)}; "
        'say population, place or period, of sums the basis, or question = "…", the id'
    )


def _fits(key: str, asked: InputEntry, question: Question) -> bool:
    wanted, has = getattr(asked, key), getattr(question, key)
    if wanted is None:
        return True
    if key == "period":
        return has is not None and period_of(wanted) == period_of(has)
    return _plain(wanted) == _plain(has)


def _is_bare(asked: InputEntry, question: Question) -> bool:
    """Whether a question is told apart by nothing that was not asked for."""
    unasked = (getattr(question, key) for key in KEYS if getattr(asked, key) is None)
    return question.incident is None and not any(unasked)


def _plain(key: str | None) -> str:
    return " ".join((key or "").replace("_", " ").casefold().split())


def _asked(asked: InputEntry) -> str:
    return ", ".join(repr(value) for key in (*KEYS, "question") if (value := getattr(asked, key)) is not None)


def _several(answers: Sequence[Answer]) -> str:
    titles = Counter(title(answer.question) for answer in answers)
    told = list(dict.fromkeys(_told_apart(answer.question, titles) for answer in answers))
    more = f" and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
    return "; ".join(told[:MOST_TOLD]) + more


def _told_apart(question: Question, titles: Mapping[str, int]) -> str:
    """A question by its title; with its id where others have the same title, as those of two incidents have."""
    named = title(question)
    return named if titles[named] == 1 else f"{named} (question {question.id[:SHORT_ID]})"


def title(question: Question) -> str:
    """A question's people, place and period, as a selector may name them."""
    parts = (question.population, question.place, question.period, question.basis)
    return ", ".join(part.replace("_", " ") for part in parts if part) or "of nobody named"


def narrowed(asked: InputEntry, answer: Answer, case: Case) -> tuple[Question, Lineage] | None:
    """The question and its lineage with only what is asked for; None where all is. Raises Unanswered where nothing is
    left.
    """
    if asked.speaker is None and asked.unit is None and asked.known_by is None:
        return None
    question, lineage = answer.question, answer.lineage
    roots = [cut for root in lineage.roots if (cut := _cut(root, asked, case)) is not None]
    if asked.known_by is None:
        roots = [root for root in roots if root.current]
    else:
        roots = [replace(root, current=root.current or not _revised(root, roots, case)) for root in roots]
    if not roots:
        raise Unanswered(_nothing_left(asked, lineage, case))
    kept = {claim for root in roots for claim in root.claims}
    own = set(question.answers)
    bearings = tuple(
        bearing
        for bearing in question.bearings
        if bearing.claim in kept or (bearing.claim not in own and _known(bearing.claim, asked, case))
    )
    edges = tuple(edge for edge in lineage.edges if edge.claim in kept)
    return replace(question, bearings=bearings), replace(lineage, roots=tuple(roots), edges=edges, set_aside=())


def _cut(root: Root, asked: InputEntry, case: Case) -> Root | None:
    """The root with its claims that are asked for; None where none is."""
    if asked.speaker is not None and not _speaks(asked.speaker, _who(root, case)):
        return None
    claims = tuple(
        claim
        for claim in root.claims
        if _known(claim, asked, case) and asked.unit in (None, case.claims[claim].quantity.unit)
    )
    return replace(root, claims=claims) if claims else None


def _who(root: Root, case: Case) -> Sequence[Speaker]:
    """The speakers of a root; where it is a paper's own, those whom the paper does not name: "analysts"."""
    return root.speakers or [speaker for claim in root.claims for speaker in case.claims[claim].speakers]


def _speaks(name: str, speakers: Sequence[Speaker]) -> bool:
    """Whether `name` is the key, name or words of one of the speakers; AUTHOR is the document itself."""
    if not speakers:
        return name == AUTHOR
    told = {_plain(each) for speaker in speakers for each in (speaker.key, speaker.name, speaker.words) if each}
    return _plain(name) in told


def _known(claim: str, asked: InputEntry, case: Case) -> bool:
    """Whether a claim's document is of the day asked for or before; one without a date is not known to be."""
    if asked.known_by is None:
        return True
    day = case.dates.get(case.claims[claim].document)
    return day is not None and day <= asked.known_by


def _revised(root: Root, roots: Sequence[Root], case: Case) -> bool:
    """Whether another root of the same speakers is the current one, or was told first on a later day."""
    others = [other for other in roots if other is not root and _names(other) == _names(root)]
    return any(other.current or _told(other, case) > _told(root, case) for other in others)


def _names(root: Root) -> frozenset[str]:
    return frozenset(speaker.key or _plain(speaker.words) for speaker in root.speakers)


def _told(root: Root, case: Case) -> date:
    """The first day on which a root was told."""
    return min(case.dates[case.claims[claim].document] for claim in root.claims)


def _nothing_left(asked: InputEntry, lineage: Lineage, case: Case) -> str:
    current = [root for root in lineage.roots if root.current]
    if asked.speaker is not None and not any(_speaks(asked.speaker, _who(root, case)) for root in current):
        names = {_voice(_who(root, case)) for root in current}
        hint = nearest_or(asked.speaker, names, f"there are: {', '.join(sorted(names))}")
        return f"nobody called {asked.speaker!r} answers {_plain(asked.measure)}; {hint}"
    if asked.unit is not None:
        units = {case.claims[claim].quantity.unit for root in current for claim in root.claims}
        return f"no figure of {_plain(asked.measure)} is told in {asked.unit}, but in {', '.join(sorted(units))}"
    return f"nothing was known about {_plain(asked.measure)} by {asked.known_by}"


def _voice(speakers: Sequence[Speaker]) -> str:
    return "; ".join(speaker.key or speaker.label for speaker in speakers) or AUTHOR
