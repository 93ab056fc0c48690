"""Words of statements without figures: the verbs that confirm, deny, announce, agree, decree, promise, refuse or take
back, what they must have behind them, and the phrases by which nothing is said.

The section `[statements]` of a language file. All words are in lower case; the comments of the file say what each list
is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from whosays.lexicon.strict import Strict
from whosays.model.mention import StatementKind


class Takes(StrEnum):
    """What a verb may have behind it to make a statement: "that …", a noun phrase, "to …", or "it would …"."""

    THAT = "that"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    OWN_WILL = "own_will"


class StatementVerbs(Strict):
    """Verbs that make statements of one `kind`. Each of `forms` is "base third past participle gerund", with "|"
    between spellings.

    Behind the verb must stand one of `takes`. An object must end in one of the nouns of the lists `objects`, where they
    are named, and must not in one of `not_objects`; `through` may stand before it ("withdrew **from** the treaty").
    `done` verbs are acts: their passive tells of one by itself ("a treaty was signed").
    """

    kind: StatementKind
    forms: tuple[str, ...]
    takes: frozenset[Takes]
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    through: frozenset[str] = frozenset()
    done: bool = False


class StatementPhrases(Strict):
    """Phrases that make a statement of one `kind` by themselves. Their subject is who makes it; of `open` ones, it is
    what the statement is about: "the claims **could not be verified**"."""

    kind: StatementKind
    phrases: tuple[str, ...]
    open: bool = False


class Statements(Strict):
    """The section; without verbs and phrases a language has no statements.

    `unreal` open clauses in which nothing was done ("if", "whether"), `disbelief`
    before "that" tells that it was not done, `none` are words for nobody, `doing` the helpers
    that only carry a tense; passives in the `present` tell of rules. `at_times` are the prepositions of a time at which
    something was done; a time behind one of `parting` is another's. `partners` stand before those with whom it is
    agreed, `between` before all of them, `under` before an agreement by which its party acts. `willing` are verbs of
    one's own future, `hardly` what may stand behind them without being done by anybody. `qualifying` words behind "to"
    show that no verb follows, `small` ones an act of no weight; `adverbs` begin no object. `neither` and `nor` join
    those who do nothing. `breaks` end what is said.
    """

    verbs: tuple[StatementVerbs, ...] = ()
    phrases: tuple[StatementPhrases, ...] = ()
    nouns: Mapping[str, frozenset[str]] = Field(default_factory=dict)
    unreal: frozenset[str] = frozenset()
    disbelief: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    at_times: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    willing: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    parting: frozenset[str] = frozenset()
    qualifying: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    neither: str = ""
    nor: str = ""
    hardly: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
