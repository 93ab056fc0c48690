"""Where a text plays: the place that its figures have which no sentence places.

What always holds: the place stands in the text by its form; of two places that are named as often the earlier is taken,
of two countries none; a long text plays in many places and gives none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.extract.places import COUNTRY, of_no_place
from whosays.lexicon.packs import UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.places import PlaceMention
    from whosays.extract.scenes import SubjectGrammar
    from whosays.extract.sentence_state import Text
    from whosays.model.mention import Mention

LONGEST = 60
"""Sentences of a text that plays in one place: a long article."""
LEAD, AT_ONCE = 6, 3
"""Sentences in which the place of a text is named first, and those in which naming it once is enough."""
MOST_ABOVE = 512
"""Figures of a table that are looked at above a row that sums them up."""
HEAD = 400
"""Characters in which a dateline stands."""
ANY = "any"
"""How fine a place is that tells events apart."""
UNDERSTOOD = "the place is that of the text"

_WORD = re.compile(r"[^\W_]+")
_DATELINE = re.compile(
    r"(?m)^([A-Z][A-Z'\u2019.-]+(?: [A-Z'\u2019.-]+){0,3})(?:, [^\n]{3,40}?)?(?: ?\([^)\n]{2,40}\))? ?[\u2013\u2014-]+ "
)

Heard = tuple[int, "PlaceMention"]
"""A place with the sentence that names it."""


def setting_of(heard: Sequence[Heard], grammar: SubjectGrammar) -> str | None:
    """The place where a text plays, by the places that its sentences name."""
    capitals = grammar.places.capitals
    narrow = [each for each in heard if each[1].rank != COUNTRY and each[1].name not in capitals]
    if (place := _commonest(narrow)) is not None:
        return place
    wide = [each for each in heard if each[1].rank == COUNTRY]
    return _commonest(wide) if len({place.name for _, place in wide}) == 1 else None


def _commonest(heard: Sequence[Heard]) -> str | None:
    """The place that is named most often of those that the lead names; once is enough in its first sentences."""
    first = {place.name: at for at, (sentence, place) in reversed(list(enumerate(heard))) if sentence <= LEAD}
    counts = Counter(place.name for _, place in heard)
    told = [name for name, at in first.items() if counts[name] > 1 or heard[at][0] <= AT_ONCE]
    return min(told, key=lambda name: (-counts[name], first[name]), default=None)


def dateline(text: str, grammar: SubjectGrammar) -> str | None:
    """The place in capitals before a report ("LISK, May 3 - "), unless it is a capital or another seat of reporters,
    from which all is told, or a word that the text writes small, too."""
    match = _DATELINE.search(text, 0, HEAD)
    low = match[1].lower() if match else ""
    if match is None or low in grammar.places.bureaus or re.search(rf"\b{re.escape(low)}\b", text):
        return None
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in match[1].split())


def placed(
    mentions: Sequence[Mention], heard: Sequence[Heard], text: Text, grammar: SubjectGrammar
) -> Sequence[Mention]:
    """`mentions`, of which those that no sentence places have the place of the text."""
    if not mentions or len(text.sentences) > LONGEST:
        return mentions
    place = setting_of(heard, grammar) or dateline(text.plain, grammar)
    if place is None:
        return mentions
    often = sum(each.name == place for _, each in heard) > 1
    wide = frozenset(each.name for _, each in heard if each.rank == COUNTRY) if often else frozenset()
    return [
        _with_place(mention, place)
        if _is_open(mention, wide, grammar) and not _sums_places(mentions, number, place, grammar)
        else mention
        for number, mention in enumerate(mentions)
    ]


def _sums_places(mentions: Sequence[Mention], number: int, place: str, grammar: SubjectGrammar) -> bool:
    """Whether a figure stands in a row that sums up rows of places of which the text's own is one."""
    mention = mentions[number]
    first = _WORD.search(mention.sentence.text.lower()) if mention.in_table else None
    if first is None or first[0] not in grammar.nouns.whole_rows:
        return False
    above = reversed(mentions[max(0, number - MOST_ABOVE) : number])
    rows = takewhile(lambda each: each.in_table, above)
    return any(each.place is not None and each.place_key == place for each in rows)


def _is_open(mention: Mention, wide: frozenset[str], grammar: SubjectGrammar) -> bool:
    """Whether a figure happens somewhere and no sentence tells where, or only one of `wide` was spoken of before."""
    if mention.place is not None or not (mention.place_key is None or mention.place_key in wide):
        return False
    entry = grammar.measures.entries.get(mention.measure)
    if entry is None or entry.places != ANY or entry.unit is UnitClass.MONEY:
        return False
    return not of_no_place(_WORD.findall(mention.sentence.text.lower()), grammar.nouns)


def _with_place(mention: Mention, place: str) -> Mention:
    return replace(mention, place_key=place, doubts=(*mention.doubts, UNDERSTOOD))
