"""Which amounts are claims: a figure that measures something, and not a number that merely points, names or numbers.

Numbers that are no claims stay as asides, named by kind; nothing is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.counted import plural
from whosays.extract.counting_on import goes_on_counting, one_more, spread
from whosays.extract.kinds import COUNTS, OTHERS, SHARES
from whosays.extract.own_verbs import act_of_their_own
from whosays.extract.parts_of_wholes import is_whole, opens_with_whole
from whosays.lexicon.phrases import FIGURE
from whosays.model.mention import AmountForm, AsideKind

if TYPE_CHECKING:
    from whosays.extract.counted import Counted
    from whosays.extract.scenes import Scene
    from whosays.extract.subjects import Subject
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

UNNAMED = "share"
"""The measure of a share where no word tells one: of a named whole, or in percent, it is a figure all the same."""
_BARE_DIGITS = 3
"""A bare number without noun or measure counts only from three digits on: below it is a mark, a score or a list's
number."""
_BRACKETED = ("(", FIGURE, ")")
"""A count behind its place, as the next one has it: "Elm (12), Osk (7)"."""
_HANGING = frozenset({",", ".", ";"})
_OF_THESE = 3
TOLD_AS = 2
"""The word that tells what some are: "# were children"."""
_TOLD_WITHIN = 3
"""Words from "one" to what is told of it: "one was seriously injured"."""


@dataclass(slots=True, eq=False, kw_only=True)
class Numbered:
    """An amount in its sentence: the kinds of measure that it fits, its word, and its subject, if it has any; `tied`
    is true where a hyphen ties its unit to it."""

    amount: AmountWords
    kinds: frozenset[UnitClass]
    view: Scene
    word: int
    found: Subject | None
    tied: bool = False

    @property
    def noun(self) -> Counted | None:
        """The noun that it counts."""
        return self.found.noun if self.found else None

    @property
    def head(self) -> str:
        """The head of that noun; empty where it counts none."""
        return self.view.words.low[self.noun.head] if self.noun else ""

    @property
    def ends(self) -> bool:
        """Whether it ends its clause and a word leads to it: "the governor's office says five."."""
        after = self.view.words.low[self.word + 1 : self.word + 2]
        return self.before[:1].isalpha() and not any(word[0].isalnum() for word in after)

    @property
    def named_before(self) -> bool:
        """Whether a name stands before it: "Pier 9"."""
        return self.word > 0 and self.view.words.raw[self.word - 1][0].isupper()

    @property
    def before(self) -> str:
        """The word before it; empty at the beginning of a sentence."""
        return self.view.words.low[self.word - 1] if self.word else ""

    @property
    def glued(self) -> bool:
        """Whether it hangs on a word or sign, as marks and sizes of samples do: "in 2025,13", "n=23"."""
        hangs = self.before[:1].isalnum() or self.before in _HANGING
        return hangs and self.view.words.ends[self.word - 1] == self.amount.start

    def describes(self, nouns: Nouns) -> bool:
        """Whether a hyphen ties it to what one thing has: "a **five-storey** building", not "a **40-strong** crowd"."""
        words, at = self.view.words, self.word
        if at + 3 >= len(words.low) or words.low[at + 1] != "-" or not words.low[at + 3][0].isalpha():
            return False
        tied = words.ends[at] == words.starts[at + 1] and words.ends[at + 1] == words.starts[at + 2]
        return tied and words.low[at + 2].isalpha() and words.low[at + 2] not in nouns.strengths

    def is_size(self, nouns: Nouns) -> bool:
        """Whether it only tells how large one thing is whose measure no pack names: "a **38-metre** vessel"."""
        named, behind = self.found is not None and self.found.named, self.view.words.low[self.word + 1 : self.word + 2]
        follows = bool(behind) and (behind[0] == "-" or (behind[0][0].isalpha() and behind[0] not in nouns.stops))
        return self.tied and self.kinds == OTHERS and follows and not named

    def sizes(self, nouns: Nouns) -> bool:
        """Whether it tells how large each of several things is: "in groups of ten"."""
        lead = self.view.words.low[max(0, self.word - 2) : self.word]
        return len(lead) > 1 and lead[1] in nouns.of and plural(lead[0], nouns) and lead[0] not in nouns.generic_heads

    def of_a_family(self, nouns: Nouns) -> bool:
        """Whether it counts somebody's own kin, who are counted with all others: "**whose two sons** are missing"."""
        return self.head in nouns.kin and self.before in nouns.whose

    def adds(self, nouns: Nouns) -> bool:
        """Whether it adds to a count or takes from it: "**another** seven were found", "of **whom** six were",
        "five died in Orel **and** two **in** Lorn"."""
        after = next(iter(self.view.words.low[self.word + 1 : self.word + 2]), "")
        listed = self.before in nouns.joins and after in nouns.at_place and FIGURE in self.view.words.low[: self.word]
        adds = self.before in nouns.adding or self.before in nouns.persons
        return listed or (after in nouns.auxiliaries and adds)

    def of_counted(self, nouns: Nouns) -> bool:
        """Whether its whole is counted: "a third of the **1,200** families"."""
        low = self.view.words.low[self.word + 1 : self.word + 4]
        return bool(low) and low[0] in nouns.of and FIGURE in low

    def of_all(self, nouns: Nouns) -> bool:
        """Whether a clause begins with it as the whole of a part: "Of the **42** who sailed, thirteen drowned"."""
        low = self.view.words.low
        led = self.word > 1 and low[self.word - 1] in nouns.definite and low[self.word - 2] in nouns.of
        return led and FIGURE not in low[: self.word] and is_whole(low, self.word, nouns)

    def of_us(self, nouns: Nouns) -> bool:
        """Whether it counts those who speak or were spoken of: "in my year we were 80"."""
        low = self.view.words.low[max(0, self.word - 2) : self.word]
        return len(low) > 1 and low[0] in nouns.selves and low[1] in nouns.leads

    def goes_on(self, nouns: Nouns) -> bool:
        """Whether it counts more of the same ("21 more"), or stands behind what it counts ("Bodies: 9")."""
        low = self.view.words.low
        after = low[self.word + 1] if self.word + 1 < len(low) else ""
        lead = low[self.word - 2] if self.word > 1 and self.before == ":" else ""
        return after in nouns.further or (plural(lead, nouns) and lead not in nouns.generic_heads)


def some_were(view: Scene, figure: int, nouns: Nouns) -> bool:
    """Whether a sentence only tells what some of those just counted are: "They found 43 bodies. # were children"."""
    low = view.words.low
    opens = figure == 0 and len(low) > TOLD_AS and low[1] in nouns.auxiliaries
    return opens and any(hit.first == TOLD_AS for hit in view.roles)


def aside_kind(figure: Numbered, nouns: Nouns) -> AsideKind | None:
    """Why the amount of `figure` is no claim, or None where it is one."""
    if figure.amount.form is AmountForm.NONE:
        return None if _reports_none(figure) else AsideKind.ZERO
    if figure.amount.form is AmountForm.MAJORITY or figure.kinds == SHARES:
        return None if _tells_share(figure, nouns) else AsideKind.VAGUE
    return _bare_kind(figure, nouns)


def _tells_share(figure: Numbered, nouns: Nouns) -> bool:
    """Whether a share has a measure, a unit or a whole that is told."""
    found, amount = figure.found, figure.amount
    named = found is not None and (found.measure != UNNAMED or amount.unit is not None or amount.whole is not None)
    return named or (
        found is not None and (figure.of_counted(nouns) or opens_with_whole(figure.view.words.low, figure.word, nouns))
    )


def _bare_kind(figure: Numbered, nouns: Nouns) -> AsideKind | None:
    """Why an amount that is no share is no claim, or None where it is one."""
    amount, kinds, noun = figure.amount, figure.kinds, figure.noun
    if kinds == COUNTS and (_group_size(figure, nouns) or _excepted(figure, nouns) or figure.of_a_family(nouns)):
        return AsideKind.VAGUE
    if (noun is None and kinds == COUNTS and (figure.glued or figure.describes(nouns))) or figure.is_size(nouns):
        return AsideKind.REFERENCE
    if kinds != COUNTS or amount.hedges or amount.form in (AmountForm.RANGE, AmountForm.VAGUE):
        return None
    if amount.number.text.isalpha():
        return _worded(figure, nouns)
    digits = sum(character.isdigit() for character in amount.number.text)
    scaled = amount.scale is not None or any(character.isalpha() for character in amount.number.text)
    scaled = scaled or (amount.per is not None and any(map(str.isdecimal, amount.per.text)))
    counts = scaled or digits >= _BARE_DIGITS or amount.change is not None or figure.goes_on(nouns)
    if noun is None and not counts and not _told_or_joined(figure, nouns):
        return AsideKind.REFERENCE
    points = figure.head in nouns.uncounted and figure.before in nouns.pointers
    return AsideKind.ANAPHORA if points else None


def _reports_none(figure: Numbered) -> bool:
    """Whether a word for none counts: the words behind it, or right before it, tell a measure of people ("no one was
    **hurt**"); of the others it is said aside that there was none."""
    found = figure.found
    if found is None or found.cue is None or not (found.named and found.person):
        return False
    return found.cue[1] >= figure.word


def _excepted(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it counts those of whom what is told does not hold: "all but **3** of them died"."""
    return " ".join(figure.view.words.low[max(0, figure.word - 2) : figure.word]) in nouns.excepting


def _group_size(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it tells how many go together, and not how many there are: "they left in groups of **ten**"."""
    low = figure.view.words.low[max(0, figure.word - 2) : figure.word]
    return len(low) > 1 and low[0] in nouns.groupings and low[1] in nouns.of


def _one_of_all(figure: Numbered, nouns: Nouns) -> bool:
    """Whether "one" counts: "one soldier", or right before what befell it: "two were killed and one was wounded"."""
    if figure.noun is not None:
        return figure.noun.role is not None
    cue = figure.found.cue if figure.found else None
    told = cue is not None and 0 < cue[0] - figure.word <= _TOLD_WITHIN
    return told and (not figure.before or figure.before in nouns.joins or not figure.before.isalpha())


def _told_or_joined(figure: Numbered, nouns: Nouns) -> bool:
    """Whether something in its sentence says what a short bare number counts: a phrase, a verb, or the count
    that it is joined to ("12 died in the port and 5 in the hills")."""
    found = figure.found
    acted = figure.kinds == COUNTS and act_of_their_own(figure.view.words.low, figure.word, nouns)
    if acted or goes_on_counting(figure, nouns) or (found is not None and spread(figure, nouns)):
        return True
    if found is None or not (found.named or (found.repeated and (found.person or figure.ends))):
        return False
    after = next(iter(figure.view.words.low[figure.word + 1 : figure.word + 2]), "")
    led = figure.before in nouns.joins or (figure.before == "," and after in nouns.at_place | nouns.listed_by)
    joined = led and FIGURE in figure.view.words.low[: figure.word]
    listed = not nouns.stand_ins.isdisjoint(figure.view.words.low[max(0, figure.word - 2) : figure.word])
    listed = listed or not nouns.generic_heads.isdisjoint(figure.view.words.low[max(0, figure.word - 2) : figure.word])
    listed = listed or _of_those(figure, nouns) or (after == ")" and _BRACKETED in _threes(figure))
    acts = after in nouns.auxiliaries and figure.before not in nouns.pointers
    said = found.repeated or (figure.ends and figure.before not in nouns.stops and not figure.named_before)
    said = said and figure.before != ";" and figure.before not in nouns.pointers
    again = found.carried and figure.ends and figure.before in nouns.leads & nouns.auxiliaries
    return found.cue is not None or joined or listed or acts or again or said


def _of_those(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it counts some of those told before: "Of these, 40 returned"."""
    low = figure.view.words.low[max(0, figure.word - 3) : figure.word]
    return len(low) == _OF_THESE and low[-1] == "," and low[0] in nouns.of and low[1] in nouns.pointers


def _threes(figure: Numbered) -> set[tuple[str, ...]]:
    """The words before it, three at a time."""
    low = figure.view.words.low[: figure.word]
    return set(zip(low, low[1:], low[2:], strict=False))


def _worded(figure: Numbered, nouns: Nouns) -> AsideKind | None:
    """A small number in words: "the two nations" points back, "One major difference" only lists, "two ways" tells
    structure."""
    noun, found = figure.noun, figure.found
    one = figure.amount.number.text.lower() in nouns.ones
    again = found is not None and found.repeated and figure.ends and not figure.sizes(nouns)
    if (again and figure.before not in nouns.pointers) or (not one and goes_on_counting(figure, nouns)):
        return None
    some = found is not None and found.carried and some_were(figure.view, figure.word, nouns)
    named = found is not None and found.named and (found.cue is not None or some or figure.adds(nouns))
    if figure.before in nouns.pointers and not named:
        return AsideKind.ANAPHORA
    if one:
        return None if (named and _one_of_all(figure, nouns)) or one_more(figure, nouns) else AsideKind.IDIOM
    if figure.head in nouns.uncounted and not named:
        return AsideKind.IDIOM
    if noun is None and not named:
        return AsideKind.ANAPHORA
    return None


def thought_of(words: SentenceWords, noun: Counted, nouns: Nouns) -> bool:
    """Whether a participle tells what others think of those counted: "people believed to be trapped", "people confirmed
    dead"."""
    follow = words.low[noun.end : noun.end + 3]
    if len(follow) < 2 or follow[0] not in nouns.thought_of:  # noqa: PLR2004  the participle and what follows
        return False
    return follow[1] in nouns.states or follow[-1] in nouns.auxiliaries
