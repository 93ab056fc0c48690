"""A document to everything its text holds of figures: sentence by sentence, row by row, in one pass.

Sentences without a number are looked at only for what they leave to be understood, and only as far back as a reader
would look.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from whosays.extract.amounts import readings
from whosays.extract.anaphora import Memory
from whosays.extract.bounded import bounded
from whosays.extract.carried import NOTHING, Carried, Story, caption_time, of_event, of_heading, of_validity, tells_past
from whosays.extract.damage import view
from whosays.extract.events import let_go
from whosays.extract.figure_asked import Support
from whosays.extract.furniture import is_furniture
from whosays.extract.hearing import Hearing
from whosays.extract.marks import unclaimed
from whosays.extract.missing import missing_stretch
from whosays.extract.places import places_in
from whosays.extract.populations import countries_in, populations_in, spoken_of_themselves
from whosays.extract.prose import sentence_mentions
from whosays.extract.row_people import as_their_columns, by_countries, of_row
from whosays.extract.rows import row_mentions
from whosays.extract.scale_heads import goes_on_under, heading_scale
from whosays.extract.scenes import topic
from whosays.extract.sentence_state import State, Text
from whosays.extract.sentences import sentences, with_neighbours
from whosays.extract.spoken_of import paid_for
from whosays.extract.statements import may_state, statements, without_figures
from whosays.extract.tables import tables
from whosays.extract.times import times
from whosays.extract.understood import Understood
from whosays.extract.unseen import in_record, seen
from whosays.extract.voices import remember, voice_at, voices
from whosays.extract.whereabouts import LEAD as LEAD_SENTENCES
from whosays.extract.whereabouts import LONGEST as LONGEST_OF_ONE_PLACE
from whosays.extract.whereabouts import Heard, placed
from whosays.extract.words import sentence_words
from whosays.model.document import BlockKind
from whosays.model.mention import Aside, AsideKind, Found, Mention, MentionTie, Missing, Stated, TimeWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import Table
    from whosays.extract.places import PlaceMention
    from whosays.model.document import Block, Document

LEAD = 40
"""Characters before a block in which the colon that leads to it is looked for."""
CLOSING = " \n\"'”’)"
"""Signs that may follow the end of a sentence."""
AHEAD = 2
"""Sentences behind a headline that tell what a bare figure in it counts."""
LOOK_BACK = 6
"""Sentences without figures before one with figures that are looked at for the people and countries they speak of."""


@dataclass(slots=True)
class _Walk:
    """One pass over a document: what it has found, what it leaves to be understood, how far it has come."""

    text: Text
    grammar: Grammar
    state: State
    walked: int = 0
    block: int = -1
    mentions: list[Mention] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    gaps: list[Missing] = field(default_factory=list)
    statements: list[Stated] = field(default_factory=list)
    times: list[TimeWords] = field(default_factory=list)
    passed_over: list[Mention] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    event: tuple[int, tuple[TimeWords, ...]] | None = None
    story: Story = field(default_factory=Story)
    places: list[Heard] = field(default_factory=list)
    grids: list[tuple[int, int]] = field(default_factory=list)

    def heard(self, index: int, places: Iterable[PlaceMention]) -> None:
        """Keeps the places of a sentence, where the text is short enough to play in one of them."""
        if len(self.text.sentences) <= LONGEST_OF_ONE_PLACE:
            self.places += ((index, place) for place in places)


def mentions(document: Document, grammar: Grammar, *, tell_all: bool = False) -> Found:
    """Every figure of `document` with its words, the numbers that are no claims, gaps and times.

    With `tell_all` also what was passed over; the rest is the same.
    """
    if (clear := seen(document)) is not None:
        return in_record(mentions(clear[0], grammar, tell_all=tell_all), clear[1])
    read = view(document.text)
    spans = tuple(bounded(read.plain, sentences(read, document.blocks, grammar.tables.sentences)))
    hearing = Hearing(read.plain, spans, grammar.voices)
    support = Support(read.plain, grammar.subjects.signs)
    text = Text(document.id, document.text, read.plain, spans, read.marks, hearing, support, tell_all)
    walk = _Walk(text, grammar, State(Understood(), Memory.empty()))
    grids = deque(tables(read, document.blocks))
    for index, (start, _) in enumerate(spans):
        while grids and grids[0].end <= start:
            grids.popleft()
        if grids and grids[0].start <= start:
            if walk.walked <= index and start == spans[index][0] and _first_of(grids[0], spans, index):
                _table(walk, grids[0], index)
        else:
            _sentence(walk, document, index)
    _hear_the_lead(walk)
    let_go()
    walk.asides += unclaimed(read.marks, walk.mentions)
    walk.asides.sort(key=attrgetter("end"))
    walk.asides.sort(key=attrgetter("start"))  # both stable; a pair for each would be the peak of memory
    return Found(
        mentions=tuple(placed(walk.mentions, walk.places, text, grammar.subjects)),
        asides=tuple(walk.asides),
        gaps=tuple(walk.gaps),
        times=tuple(walk.times),
        statements=without_figures(walk.statements, walk.mentions),
        passed_over=tuple(walk.passed_over),
        unclaimed=with_neighbours(walk.silent, spans) if tell_all else (),
    )


def _first_of(table: Table, spans: tuple[tuple[int, int], ...], index: int) -> bool:
    """Whether sentence `index` is the first that lies in `table`."""
    return index == 0 or spans[index - 1][0] < table.start


def _sentence(walk: _Walk, document: Document, index: int) -> None:
    text, grammar = walk.text, walk.grammar
    start, end = text.sentences[index]
    block = document.block_at(start)
    if _is_no_prose(walk, index, block):
        return
    told = times(text.plain, start, end, grammar.times)
    walk.times += told
    _without_figures(walk, index, told)
    if block is not None and block.start != walk.block:
        walk.block = block.start
        if not _continues(walk.text, block):
            _time_of_event(walk)
            walk.state = walk.state.carrying(_carried_into(walk, block))
    if told and (heading := of_heading(text.plain, (start, end), told, grammar.telling)) is not None:
        walk.state = walk.state.carrying(Carried(heading=heading))
    if _headed(walk, (start, end), told) or not grammar.amounts.may_hold(text.plain, start, end):
        _silent(walk, index, told)
        return
    _understand(walk, index)
    _carry_event(walk)
    before = walk.state.understood
    state = walk.state if walk.mentions else _looking_ahead(walk, index)
    found = sentence_mentions(text, index, told, state, grammar)
    _add(walk, found.mentions)
    dated = next((m.time for m in found.mentions if not (m.time_inherited or m.compared)), None)
    if walk.story.may_hear(dated) and tells_past(text.plain, (start, end), grammar.telling):
        walk.story.hear(dated)
    walk.state = found.state
    walk.passed_over += found.passed_over
    if found.mentions:
        walk.heard(index, found.places)
    else:
        walk.state.understood = before
        walk.walked = index
        walk.silent.append(index)
        walk.event = None
        _silent(walk, index, told)
    walk.asides += found.asides
    walk.asides += (Aside(start=time.start, end=time.end, kind=AsideKind.DATE) for time in told)


def _is_no_prose(walk: _Walk, index: int, block: Block | None) -> bool:
    """Whether a sentence is none of the text: a title that a heading repeats, furniture, what stands beside the page's
    text. Its figures are told aside, or read by themselves."""
    span = walk.text.sentences[index]
    repeated = block is not None and block.kind is BlockKind.TITLE and not block.main
    if repeated or is_furniture(walk.text.plain, span, walk.grammar.page):
        _pass_over(walk, span)
        return True
    if block is None or not block.is_beside:
        return False
    _beside(walk, index)
    return True


def _beside(walk: _Walk, index: int) -> None:
    """Reads figures of what stands beside the text of its page, with nothing understood from before; it leaves
    nothing."""
    _understand(walk, index)
    span, alone = walk.text.sentences[index], State(Understood(), Memory.empty())
    told = times(walk.text.plain, *span, walk.grammar.times)
    found = sentence_mentions(walk.text, index, told, alone, walk.grammar)
    _add(walk, found.mentions)
    walk.asides += found.asides


def _pass_over(walk: _Walk, span: tuple[int, int]) -> None:
    """Tells the numbers of a line that is no prose aside."""
    for found in readings(walk.text.plain, *span, walk.grammar.amounts):
        walk.asides.append(Aside(start=found.start, end=found.end, kind=AsideKind.REFERENCE))


def _silent(walk: _Walk, index: int, told: tuple[TimeWords, ...]) -> None:
    """What a sentence without figures leaves: the time of what it tells, or that as of which all is told."""
    if not told:
        return
    walk.event = (index, told)
    valid = of_validity(walk.text.plain, walk.text.sentences[index], told, walk.grammar.telling)
    if valid is not None:
        walk.event = None
        walk.state = walk.state.carrying(Carried(heading=valid))


def _headed(walk: _Walk, span: tuple[int, int], told: Sequence[TimeWords]) -> bool:
    """Whether a line is a heading that says in what the figures under it count, which stays understood as long as lines
    of a list follow. Its scale is told aside."""
    scale = heading_scale(walk.text.plain, span, told, walk.grammar)
    if scale is None and (walk.state.understood.scale is None or goes_on_under(walk.text.plain[slice(*span)])):
        return False
    walk.state.understood = walk.state.understood.under(scale)
    if scale is not None:
        walk.asides.append(Aside(start=scale.words.start, end=scale.words.end, kind=AsideKind.REFERENCE))
    return scale is not None


def _carried_into(walk: _Walk, block: Block) -> Carried:
    """What is carried on into a block that does not go on with the one before: the heading, unless it holds notes."""
    label = walk.text.plain[block.start : block.start + LEAD].partition(":")
    noted = bool(label[1]) and label[0].strip(" *_").lower() in walk.grammar.telling.notes
    return NOTHING if noted else Carried(heading=walk.state.carried.heading, story=walk.story.time)


def _carry_event(walk: _Walk) -> None:
    """Carries on the time of the last sentence without figures, if that tells one."""
    time, past = _time_of_event(walk)
    if time is not None:
        before = walk.state.carried
        walk.state = walk.state.carrying(replace(before, time=time, said_by=frozenset(), measure=None, past=past))


def _time_of_event(walk: _Walk) -> tuple[TimeWords | None, bool]:
    """The time of the last sentence without figures, once, and whether it is past; what happened is of the story."""
    if walk.event is None:
        return None, False
    index, told = walk.event
    walk.event = None
    time = of_event(walk.text.hearing, index, told, walk.state.memory, walk.grammar)
    past = time is not None and tells_past(walk.text.plain, walk.text.sentences[index], walk.grammar.telling)
    if past:
        walk.story.hear(time)
    return time, past


def _continues(text: Text, block: Block) -> bool:
    """Whether a block goes on with the one before: an item of a list, or what follows a colon."""
    lead = text.plain[max(0, block.start - LEAD) : block.start].rstrip()
    return block.kind is BlockKind.ITEM or lead.endswith(":")


def _understand(walk: _Walk, index: int) -> None:
    """Brings the state up to the sentences before `index` that have not been looked at."""
    text, grammar = walk.text, walk.grammar
    understood = walk.state.understood
    for skipped in range(max(walk.walked, index - LOOK_BACK), index):
        words = sentence_words(text.plain, *text.sentences[skipped])
        countries = tuple(countries_in(words, grammar.subjects.populations))
        told, roles, named, _ = grammar.subjects.found_in(words.low)
        walk.state.settings = walk.state.set_by(told, skipped, grammar.subjects.measures)
        people = tuple(populations_in(words, roles, countries, grammar.subjects.populations))
        places = places_in(words, named, countries, grammar.subjects.places)
        walk.heard(skipped, places)
        acting = spoken_of_themselves(countries, words.low, grammar.subjects.nouns)
        understood = understood.after(acting, people, places)
        spoken_of = topic(words, roles, grammar.subjects, counted_before=True in understood.counts)
        understood = understood.on(spoken_of).on_money(paid_for(told, grammar.subjects.measures))
    memory = remember(text.hearing, index, walk.state.memory)
    walk.state = State(understood, memory, walk.state.carried, walk.state.settings)
    walk.walked = index + 1


def _looking_ahead(walk: _Walk, index: int) -> State:
    """The state with what a headline or a question, or the sentences behind it, count first: a bare figure in it counts
    that."""
    text, subjects = walk.text, walk.grammar.subjects
    start, end = text.sentences[index]
    if text.plain[start:end].rstrip(CLOSING).endswith(".") or True in walk.state.understood.counts:
        return walk.state
    for ahead in range(index, min(index + AHEAD + 1, len(text.sentences)) if index <= AHEAD else index):
        told = subjects.topics_in(sentence_words(text.plain, *text.sentences[ahead]).low)
        if told:
            return replace(walk.state, understood=walk.state.understood.on(told[0].payload))
    return walk.state


def _hear_the_lead(walk: _Walk) -> None:
    """Looks for places in the lead behind its last figure, save in tables, whose rows have places of their own: "Nine
    died. The fire broke out in Dorn."."""
    text, grammar = walk.text, walk.grammar.subjects
    for index in range(walk.walked, min(len(text.sentences), LEAD_SENTENCES + 1) if walk.mentions else 0):
        start, end = text.sentences[index]
        if any(first <= start < last for first, last in walk.grids):
            continue
        words = sentence_words(text.plain, start, end)
        countries = countries_in(words, grammar.populations)
        walk.heard(index, places_in(words, grammar.book.find(words.low)[2], countries, grammar.places))


def _table(walk: _Walk, table: Table, index: int) -> None:
    _understand(walk, index)
    walk.grids.append((table.start, table.end))
    caption = caption_time(walk.text, table, index, walk.grammar) or walk.state.carried.heading
    state = walk.state.carrying(Carried(time=caption))
    countries_told = by_countries(table)
    rows = []
    for row in table.rows:
        before = of_row(state.understood, table, row, walk.grammar) if countries_told else state.understood
        rows.append(row_mentions(walk.text, table, row, replace(state, understood=before), walk.grammar))
    for mentions_of_row in as_their_columns(table, rows, walk.grammar):
        _add(walk, mentions_of_row)


def _add(walk: _Walk, found: Iterable[Mention]) -> None:
    """Adds mentions whose ties are places in their own list: they become places in the document's."""
    first = len(walk.mentions)
    for mention in found:
        ties = tuple(MentionTie(kind=tie.kind, other=first + tie.other) for tie in mention.ties)
        walk.mentions.append(replace(mention, ties=ties) if ties else mention)


def _without_figures(walk: _Walk, index: int, told: tuple[TimeWords, ...]) -> None:
    """What a sentence tells beside figures: that none was given, and what is stated, for which the speakers named
    before it are looked up, as they would be at the next figure."""
    stretch = missing_stretch(walk.text, index, walk.grammar)
    if stretch is not None:
        _understand(walk, index)
        spoken = voices(walk.text.hearing, index, walk.state.memory)
        sentence = walk.text.words(*walk.text.sentences[index])
        first, last = stretch
        walk.gaps.append(Missing(start=first, end=last, sentence=sentence, voice=voice_at(spoken, first, last)))
    hearing = walk.text.hearing
    if may_state(hearing, index, walk.grammar.statements):
        walk.state.memory = remember(hearing, index, walk.state.memory)
        walk.statements += statements(hearing, index, walk.state.memory, told, walk.grammar.statements)
