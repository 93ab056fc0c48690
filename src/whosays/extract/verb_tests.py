"""When a verb is one of saying: what must stand beside each class of verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from whosays.extract.auxiliaries import over_adverbs
from whosays.extract.bare_figures import FIGURE as _FIGURE
from whosays.extract.bare_figures import acted_on, bare, figure_after
from whosays.extract.clause_tests import clausal, recounts, utters
from whosays.extract.doing_tests import REACH, ahead, serves, watches, works
from whosays.extract.object_tests import counts_harm, of_things, sums
from whosays.extract.voice_tags import (
    ACTED_ON,
    ADDING_UP,
    ADJECTIVAL,
    ADMITTING,
    AFTER_VERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    CARER,
    CLAIM_NOUN,
    COLON,
    COMMA,
    COUNT_NOUN,
    COUNTRY,
    DEED,
    DEFINITE,
    DETERMINER,
    GIVING_UP,
    HARM,
    HELPER,
    INFINITIVE,
    IT,
    ITS,
    JOINING,
    JUDGING,
    LINKING,
    MADE,
    MANNER,
    NEGATION,
    NOT_SAID,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OF_ABOUT,
    ONLY_SPEAKERS,
    OPENER,
    OWN,
    PENNING,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    PUT_AT,
    PUTTING,
    QUOTE,
    RAISING,
    REJECTION,
    RELATIVE,
    REMAINS,
    SKIPPED,
    SPEAKABLE,
    SPEAKING_OF,
    STATE_AFTER,
    STOP,
    THEIR,
    THEY,
    TOLL_NOUN,
    VERB,
    WRITING,
)
from whosays.extract.voice_words import BASE, PARTICIPLE, PAST, THIRD

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line, VerbForm

_NEAR: Final = 5
_MONEY: Final = "Sc"  # Unicode's category of currency signs


def finite(line: Line, at: int, start: int, verb: VerbForm) -> bool:
    """Whether the form is a finite verb that says something: not negated, not modal, not an infinitive, not a noun.

    `start` is the word before the verb, adverbs aside.
    """
    chain = line.at(start)
    if chain & INFINITIVE and line.at(start - 1) & RAISING:
        return bool(verb.kinds & BASE)
    if chain & (NEGATION | HELPER | INFINITIVE) and not chain & CAPITAL:
        return False
    if line.tags[at] & CLAIM_NOUN and line.at(at - 1) & POSSESSIVE:
        return False  # "the rebels' claim that"
    if line.tags[at] & DEED and line.at(at + 1) & OF:
        return False  # "a colonel accused of recruiting"
    taken = line.at(at + 1) & NOT_SAID or (line.at(at + 1) & STATE_AFTER and verb.kinds & PARTICIPLE)
    if taken or _adjective(line, at, verb):
        return False
    return _tensed(line, at, start, verb)


def _tensed(line: Line, at: int, start: int, verb: VerbForm) -> bool:
    """Whether the form has a tense, by itself or by its auxiliary, and is no noun."""
    chain = line.at(start)
    if chain & AUXILIARY and verb.kinds & (PAST | PARTICIPLE):
        return not line.at(over_adverbs(line, start - 1)) & (NEGATION | HELPER | INFINITIVE)
    if not verb.kinds & (THIRD | PAST | BASE):
        return False
    if line.tags[at] & NOUN_LIKE:
        return bool(chain & PRONOUN and not chain & CAPITAL) or _verbal(line, at, verb)
    return True


def _adjective(line: Line, at: int, verb: VerbForm) -> bool:
    """Whether a participle right after an article or "of" qualifies what follows: "an estimated 26,000"."""
    left = line.at(at - 1)
    if not verb.kinds & PARTICIPLE or left & (PRONOUN | RELATIVE | CAPITAL):
        return False
    return bool(left & DETERMINER or (left & PREPOSITION and not line.tags[at] & ONLY_SPEAKERS))


def _verbal(line: Line, at: int, verb: VerbForm) -> bool:
    """Whether a form that may be a noun is a verb here, by what stands beside it."""
    left = line.at(at - 1)
    if left & (DETERMINER | PREPOSITION | POSSESSIVE) and not left & CAPITAL:
        return False
    if left & (PEOPLE | WRITING) and left & PLURAL and not left & VERB and verb.kinds & BASE:
        return True
    if line.at(at + 1) & CAPITAL and _put_at_figure(line, at):
        return True
    return at + 1 >= len(line) or bool(line.at(at + 1) & (AFTER_VERB | _FIGURE | QUOTE | COLON | COMMA | STOP))


def plural(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase takes a verb in its base form."""
    joint = any(line.tags[k] & JOINING for k in range(phrase.first, phrase.head))
    return joint or bool(line.tags[phrase.head] & (THEY | OWN | PLURAL | DEFINITE))


def _always(line: Line, at: int, phrase: Phrase) -> bool:
    """A word that opens the sentence and is known only by its capital may qualify a noun: "Cumulative confirmed
    cases"."""
    lone = phrase.first == phrase.last == 0 and not line.tags[0] & (SPEAKABLE | PRONOUN | COUNTRY)
    if lone and at == 1 and line.tags[at] & ADJECTIVAL:
        return bool(line.at(2) & (AFTER_VERB | _FIGURE | QUOTE | COLON | COMMA))
    if line.tags[at] & ADDING_UP and sums(line, at):
        return False
    return not (line.tags[at] & PENNING and of_things(line, at))


def _judges(line: Line, at: int, phrase: Phrase) -> bool:
    """To consider a figure high is to put none: "considered the figure of 9,000 conservative"."""
    weighed = line.tags[at] & JUDGING and line.at(at + 1) & DETERMINER and ahead(line, at, COUNT_NOUN, 2)
    return not weighed and _always(line, at, phrase)


def _confirms(line: Line, at: int, phrase: Phrase) -> bool:
    """A hospital that "admitted 140 patients" took them in, and owns to nothing; one that "admitted 14 deaths" does."""
    if line.tags[at] & ADMITTING and line.tags[phrase.head] & COUNT_NOUN:
        return False  # "the number of children admitted to its clinics"
    taken = line.tags[at] & ADMITTING and not line.at(at + 1) & INFINITIVE
    figure = figure_after(line, at) if taken else None
    if figure is None or not any(line.tags[k] & CARER for k in range(phrase.first, phrase.last + 1)):
        return _always(line, at, phrase)
    return any(line.at(k) & HARM for k in range(figure + 1, figure + _NEAR))


def _rejects(line: Line, at: int, _phrase: Phrase) -> bool:
    return not acted_on(line, at)


def _counts(line: Line, at: int, phrase: Phrase) -> bool:
    if line.tags[at] & PUTTING:
        return _put_at_figure(line, at) or (bool(line.at(at + 1) & IT) and ahead(line, at, _FIGURE))
    if line.tags[at] & SPEAKING_OF:
        following = at + 1
        while line.at(following) & SKIPPED:  # "have spoken **only** of 300"
            following += 1
        return bool(line.at(following) & OF_ABOUT) and ahead(line, at, _FIGURE)
    if line.tags[at] & ACTED_ON and _acts(line, at, phrase):
        return False
    return ahead(line, at, _FIGURE) or _of_figure(line, phrase)


def _acts(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether people find others and do not count them: "Crews found 12 bodies"."""
    figure = figure_after(line, at)
    if figure is None or not line.tags[phrase.head] & (PEOPLE | BODY):
        return False
    return any(line.at(k) & REMAINS for k in range(figure + 1, figure + 4))


def _put_at_figure(line: Line, at: int) -> bool:
    """ "put the dead at nine", "puts total damage at close to 17 billion": a figure soon after "at", and no particle
    after the verb: "set **out** from Tobruk, at least eight of them children"."""
    following = line.at(at + 1)
    if following & PREPOSITION and not following & (LINKING | PUT_AT):
        return False
    reach = 2 * REACH if ahead(line, at, COUNT_NOUN | TOLL_NOUN, _NEAR) else REACH  # "put **the number** of those … at"
    return any(line.at(k) & PUT_AT and ahead(line, k, _FIGURE, _NEAR) for k in range(at + 1, at + reach))


def _gives(line: Line, at: int, phrase: Phrase) -> bool:
    if line.at(at + 1) & GIVING_UP and not line.at(at + 2) & INFINITIVE:
        return False  # "gave **up** three posts"
    if line.tags[phrase.head] & WRITING and not line.tags[phrase.head] & CAPITAL:
        return not line.tags[at] & MADE and ahead(line, at, _FIGURE)
    if line.at(at + 1) & PRONOUN:  # "they gave me 1,100 a month"
        return ahead(line, at, COUNT_NOUN | CLAIM_NOUN, _NEAR)
    straight = line.at(at + 1) & (PREPOSITION | _FIGURE) and not line.at(at + 1) & INFINITIVE
    counts = line.tags[phrase.head] & BODY or line.text[line.starts[phrase.head] : line.ends[phrase.head]].isupper()
    if straight and counts and ahead(line, at, _FIGURE, _NEAR) and counts_harm(line, at):
        return True
    counted = ahead(line, at, COUNT_NOUN | CLAIM_NOUN)
    return counted or _of_figure(line, phrase) or _given_as(line, at) or _explained(line, at)


def _explained(line: Line, at: int) -> bool:
    """ "Uses nearly the same **figure, about** 90,000": the figure stands behind the noun that tells of it."""
    noun = next((k for k in range(at + 1, at + 1 + _NEAR) if line.at(k) & COUNT_NOUN), None)
    return noun is not None and bool(line.at(noun + 1) & (COMMA | COLON)) and figure_after(line, noun + 1) is not None


def _given_as(line: Line, at: int) -> bool:
    """ "gave the depth as 12 km": a figure right after "as"."""
    return any(line.at(k) & MANNER and line.at(k + 1) & _FIGURE for k in range(at + 1, at + _NEAR))


def _of_figure(line: Line, phrase: Phrase) -> bool:
    """Whether the clause hangs on a figure: "the 10,000 that a commander had offered"."""
    at = phrase.first - 1
    while at > 0 and line.tags[at] & DETERMINER and not line.tags[at] & RELATIVE:
        at -= 1
    if at < 1 or not line.tags[at] & RELATIVE:
        return False
    return any(line.tags[k] & NUMERAL for k in range(max(0, at - 3), at)) and not line.tags[at - 1] & PUNCTUATION


def _revises(line: Line, at: int, _phrase: Phrase) -> bool:
    own = line.at(at + 1) & IT or (line.at(at + 1) & (ITS | THEIR) and line.at(at + 2) & NUMERAL)  # "its 185 to 139"
    if (own and ahead(line, at, INFINITIVE, _NEAR)) or ahead(line, at, TOLL_NOUN, _NEAR) or _number_of_harmed(line, at):
        return ahead(line, at, _FIGURE, 2 * REACH)
    to = at + 1 + bool(line.at(at + 1) & PREPOSITION and not line.at(at + 1) & INFINITIVE)
    figure = figure_after(line, to) if line.at(to) & INFINITIVE else None
    return figure is not None and ahead(line, figure, COUNT_NOUN, REACH)  # "raised **to 41 the number** of dead"


def _withdraws(line: Line, at: int, _phrase: Phrase) -> bool:
    """ "Withdrew its earlier **toll** of 73", not "withdrew its 300 men"."""
    return ahead(line, at, TOLL_NOUN | CLAIM_NOUN, _NEAR) and ahead(line, at, _FIGURE, 2 * REACH)


def _number_of_harmed(line: Line, at: int) -> bool:
    """ "Raised the number of confirmed deaths to 33": a number of those to whom harm came is a toll."""
    noun = next((k for k in range(at + 1, at + 1 + _NEAR) if line.at(k) & COUNT_NOUN and line.at(k + 1) & OF), None)
    return noun is not None and any(line.at(k) & HARM for k in range(noun + 2, noun + 2 + _NEAR))


def _stands(line: Line, at: int, phrase: Phrase) -> bool:
    return bool(line.tags[phrase.head] & WRITING) and _begins_clause(line, phrase) and ahead(line, at, _FIGURE)


def _begins_clause(line: Line, phrase: Phrase) -> bool:
    """Whether nothing but an article stands between the phrase and the boundary before it: else it may be an object."""
    left = phrase.first - 1
    while left >= 0 and line.tags[left] & (DETERMINER | CARDINAL):
        left -= 1
    return left < 0 or bool(line.tags[left] & (PUNCTUATION | OPENER | JOINING | PREPOSITION))


def _calls(line: Line, at: int, _phrase: Phrase) -> bool:
    return ahead(line, at, REJECTION)


def _seeks(line: Line, at: int, phrase: Phrase) -> bool:
    """A body, people or a name asks for a sum of money: "the agency is seeking $46 million"."""
    if not line.tags[phrase.head] & (BODY | PEOPLE | CAPITAL | PRONOUN):
        return False
    for k in range(at + 1, min(len(line) - 1, at + 1 + _NEAR)):
        if line.tags[k] & (COMMA | STOP | COLON):
            break
        if line.tags[k + 1] & NUMERAL and category(line.low[k][0]) == _MONEY:
            return True
    return _of_figure(line, phrase)


def _accepts(line: Line, at: int, _phrase: Phrase) -> bool:
    return ahead(line, at, COUNT_NOUN | CLAIM_NOUN, _NEAR) and ahead(line, at, _FIGURE)


def _uses(line: Line, at: int, phrase: Phrase) -> bool:
    if not line.tags[phrase.head] & (PEOPLE | BODY | CAPITAL | PRONOUN):
        return False
    if ahead(line, at, COUNT_NOUN, _NEAR) and (ahead(line, at, _FIGURE) or _explained(line, at)):
        return True
    figure = figure_after(line, at)
    return figure is not None and bare(line, figure)


TESTS: Final[dict[str, Callable[[Line, int, Phrase], bool]]] = {
    "speech": _always,
    "estimating": _judges,
    "speculating": _always,
    "confirming": _confirms,
    "denying": _rejects,
    "disputing": _rejects,
    "calling": _calls,
    "revising": _revises,
    "withdrawing": _withdraws,
    "giving": _gives,
    "counting": _counts,
    "standing": _stands,
    "seeking": _seeks,
    "uttering": utters,
    "accepting": _accepts,
    "serving": serves,
    "working": works,
    "watching": watches,
    "using": _uses,
    "recounting": recounts,
    "clausal": clausal,
}
"""What must stand beside the verbs of each class, by the names of `SayingVerbs`, in the order in which they are
tried."""
