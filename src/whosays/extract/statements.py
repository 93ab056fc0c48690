"""Statements without figures: who confirms, denies, disputes, announces, agrees, decrees, promises, refuses or takes
back what, and who says nothing of it.

What always holds: one statement a verb; cue and words said lie in their sentence; what only may be, is asked, or is
told under a condition, is no statement. A sentence with none of the words that can make one costs a look at its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import words_of
from whosays.extract.originators import Kind, originator
from whosays.extract.speakers_after import after
from whosays.extract.statement_acts import Act, acts
from whosays.extract.statement_times import Stand, time_of
from whosays.extract.voice_tags import BODY, CAPITAL, CARDINAL, PEOPLE, STOP, TIME
from whosays.extract.voices import speaker, voice_at, voices
from whosays.model.mention import Attribution, Stance, Stated, StatementKind, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.extract.anaphora import Memory
    from whosays.extract.hearing import Hearing
    from whosays.extract.originators import Originator
    from whosays.extract.speakers import Phrase
    from whosays.extract.statement_words import StatementGrammar
    from whosays.extract.voice_words import Line
    from whosays.model.mention import Mention, TimeWords, Voice

LONGEST: Final = 1_200
"""Characters of a sentence that is looked at: longer ones are lists or torn pages."""
_PARTNER_WITHIN: Final = 14
"""Words from an act to those with whom it is agreed."""
_THAT: Final = 4
"""Words from a verb of saying to its own pronoun: "said on Friday that **it**"."""
_HEAD: Final = 3
"""Words before a figure that is what is confirmed."""
_REJECTED: Final = frozenset({Stance.DENIES, Stance.DISPUTES})
_SPOKEN: Final = frozenset(
    {
        StatementKind.CONFIRMS,
        StatementKind.DENIES,
        StatementKind.DISPUTES,
        StatementKind.ANNOUNCES,
        StatementKind.PROMISES,
        StatementKind.UNCONFIRMED,
    }
)
"""Kinds of which a figure in what is said is itself a claim of the same voice."""


@dataclass(slots=True, eq=False)
class Place:
    """A sentence that may state something, with what the sentences before it left."""

    hearing: Hearing
    index: int
    memory: Memory
    line: Line
    grammar: StatementGrammar
    times: Sequence[TimeWords]
    spoken: tuple[Voice, ...]


def may_state(hearing: Hearing, index: int, grammar: StatementGrammar) -> bool:
    """Whether the sentence `index` holds a word that can make a statement."""
    if not grammar.may_state(hearing.spoken(index)):
        return False
    start, end = hearing.sentences[index]
    return end - start <= LONGEST and not hearing.text[start:end].rstrip("\"'”’) ").endswith("?")


def statements(
    hearing: Hearing, index: int, memory: Memory, times: Sequence[TimeWords], grammar: StatementGrammar
) -> Iterator[Stated]:
    """The statements in the sentence `index`; `memory` is what the sentences before it left, `times` are its own."""
    line = hearing.line(*hearing.sentences[index], quoted=memory.open_quote and not hearing.begins_paragraph(index))
    found = list(acts(line, grammar))
    if not found:
        return
    place = Place(hearing, index, memory, line, grammar, times, voices(hearing, index, memory))
    for act in found:
        made = _stated(act, place)
        if made is not None:
            yield made


def without_figures(found: Sequence[Stated], mentions: Sequence[Mention]) -> tuple[Stated, ...]:
    """The statements that tell more than a claim does: what confirms, denies or announces a figure is that figure's."""
    cues = {mention.voice.cue.start for mention in mentions if mention.voice is not None}
    rejected = [mention.amount.start for mention in mentions if mention.stance in _REJECTED]
    starts = [mention.amount.start for mention in mentions]
    return tuple(
        each
        for each in found
        if each.kind not in _SPOKEN
        or not (
            each.cue.start in cues
            or any(each.said.start <= at < each.said.end for at in rejected)
            or any(_heads(each.said, at) for at in starts)
        )
    )


def _heads(said: Words, figure: int) -> bool:
    """Whether a figure stands at the head of what is said: "confirmed **the names of 121,507** men"."""
    return said.start <= figure < said.end and len(said.text[: figure - said.start].split()) <= _HEAD


def _stated(act: Act, place: Place) -> Stated | None:
    """The statement of an act with its speaker, or None where a pronoun means nobody, or a thing says it."""
    line = place.line
    cue = words_of(line, *act.cue)
    over = _over(act, place)
    told = _speakers(act, over, place)
    if told is None:
        return None
    who, attribution = told
    via = _via(over, who) if who or act.who is None else ()
    time = time_of(place.times, line, Stand(act.subject, act.cue, act.said, act.done, act.clause), place.grammar)
    partners = _partners(act, place) if act.kind is StatementKind.AGREES else ()
    said = _cut(words_of(line, *act.said), over, line)
    if act.behind:
        said = _through(said, (cue, time, *partners, *who), line)
    return Stated(
        kind=act.kind,
        cue=cue,
        said=said,
        sentence=Words(start=line.start, end=line.end, text=line.text[line.start : line.end]),
        speakers=who,
        partners=partners,
        via=tuple(words for words in via if words.end <= said.start or said.end <= words.start),
        attribution=attribution,
        time=time,
    )


def _via(over: Voice | None, who: tuple[Words, ...]) -> tuple[Words, ...]:
    """Through whom it came: who tells of it and those through whom he does, unless he does it himself."""
    if over is None:
        return ()
    return over.via if over.speakers == who else (*over.speakers, *over.via)


def _over(act: Act, place: Place) -> Voice | None:
    """Who tells of the act, where somebody does: the innermost voice over it that is not its own."""
    first, last = place.line.starts[act.cue[0]], place.line.ends[act.cue[1]]
    others = [voice for voice in place.spoken if not first <= voice.cue.start < last and not voice.still_speaking]
    found = voice_at(others, first, last)
    return found if found is not None and found.attribution is not Attribution.NONE else None


def _speakers(act: Act, over: Voice | None, place: Place) -> tuple[tuple[Words, ...], Attribution] | None:
    """Who states it; nobody where no one is named. None where a thing would state it, or a pronoun that nobody fits."""
    if act.who is None:
        return (), Attribution.NONE
    who = originator(place.line, act.who)
    if who.kind is Kind.OWN:
        return _ourselves(act, over, place)
    if who.writing or not _able(place.line, who):
        return None
    if over is not None and over.speakers and _is_teller(place.line, who, act, over):
        return over.speakers, over.attribution
    joint = _neither(place.line, act.who, place.grammar)
    words = None if joint else speaker(place.hearing, place.index, place.memory, place.line, who)
    named = joint or ((words,) if words is not None else ())
    return (named, Attribution.GENERIC if who.generic else Attribution.NAMED) if named else None


def _is_teller(line: Line, who: Originator, act: Act, over: Voice) -> bool:
    """Whether who tells of the act does it: a pronoun stands right behind his word of saying ("the Kremlin said **it**
    had"), or that word between verb and subject ("the bridge is lost, the governor said, and **promised** another")."""
    first, last = line.index_at(over.cue.start), line.index_at(over.cue.end - 1)
    if who.pronoun and 0 < who.first - last <= _THAT:
        return True
    return who.last < first and last < act.cue[0]


def _ourselves(act: Act, over: Voice | None, place: Place) -> tuple[tuple[Words, ...], Attribution] | None:
    """Who states it as "we": whoever is quoted, or the text itself."""
    if not place.line.quoted[act.cue[0]]:
        return (), Attribution.NONE
    return (over.speakers, over.attribution) if over is not None and over.speakers else None


def _neither(line: Line, who: Phrase, grammar: StatementGrammar) -> tuple[Words, ...]:
    """Both of whom neither does it: "neither **Moscow** nor **Pyongyang** has"; () elsewhere."""
    words = grammar.words
    nor = next((k for k in range(who.last, max(-1, who.first - 2), -1) if line.low[k] == words.nor), None)
    first = next((k for k in range(nor or 0, -1, -1) if line.low[k] == words.neither), None)
    if nor is None or first is None or first + 1 == nor:
        return ()
    return words_of(line, first + 1, nor - 1), words_of(line, nor + 1, who.last)


def _able(line: Line, who: Originator) -> bool:
    """Whether somebody is named who can state something: people, a body, a name; a pronoun is looked up."""
    tag = line.tags[who.head]
    return who.pronoun or bool(tag & (PEOPLE | BODY | CAPITAL) and not tag & (TIME | CARDINAL))


def _cut(said: Words, over: Voice | None, line: Line) -> Words:
    """What is said without those who tell of it behind it: "… , **the ministry said**"."""
    if over is None:
        return said
    begin = min((words.start for words in (over.cue, *over.speakers) if words.start > said.start), default=said.end)
    if begin >= said.end:
        return said
    text = line.text[said.start : begin].rstrip().removesuffix("the").removesuffix("The").rstrip(" ,;–—-")
    return Words(start=said.start, end=said.start + len(text), text=text) if text else said


def _through(said: Words, others: Sequence[Words | TimeWords | None], line: Line) -> Words:
    """What is said with what is told of it behind it: "a treaty **signed with Russia in June**"."""
    end = max((each.end for each in others if each is not None and each.start > said.start), default=said.end)
    return Words(start=said.start, end=max(end, said.end), text=line.text[said.start : max(end, said.end)])


def _partners(act: Act, place: Place) -> tuple[Words, ...]:
    """With whom it is agreed: "signed a treaty **with Russia**", "a deal **between Kyiv and Moscow**"."""
    line, words = place.line, place.grammar.words
    first = min(act.cue[1], act.said[0])
    for at in range(first, min(len(line), max(act.cue[1], act.said[1]) + _PARTNER_WITHIN)):
        if line.tags[at] & STOP:
            break
        if line.low[at] in words.partners or line.low[at] in words.between:
            other = after(line, at + 1)
            if (
                other is not None
                and line.tags[other.head] & (CAPITAL | BODY | PEOPLE)
                and not line.tags[other.head] & TIME
            ):
                return (words_of(line, other.first, other.last),)
    return ()
