"""What is measured, of whom and where: one figure of one sentence at a time.

The measure comes from the packs' phrases; where none fits it is carried on, or named after the words
("military_suppliers"). The population is the one counted, or the nearest that the sentence speaks of; what is
understood from before is said with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.bare_people import ends_with_people, joined_people
from whosays.extract.changes_named import change
from whosays.extract.counted import Counted, in_part, joined_to, of_people
from whosays.extract.elided_nouns import THINGS, lacks_unit, same_things, surely_things, told_of
from whosays.extract.going_on import TOTAL_WITHIN, goes_on_with, travels
from whosays.extract.joined_measures import coordinated
from whosays.extract.kinds import MONEY, OTHERS, SHARES, is_among
from whosays.extract.measures import Scored, measures
from whosays.extract.naming import Name, cost_of, named_after, people_led_to, rate_among, subject_of
from whosays.extract.own_verbs import ABOARD, UNIDENTIFIED, act_of_their_own, is_done_to, is_unnamed, undergone
from whosays.extract.parts_of_wholes import is_whole, of_another
from whosays.extract.places import PlaceMention, of_no_place, place_of
from whosays.extract.populations import Population, title
from whosays.extract.scenes import PEOPLE, usual_measure
from whosays.extract.spoken_of import settings_of
from whosays.extract.sums_carried import called_else, carried_sum
from whosays.extract.understood import Count
from whosays.extract.whom import COUNTED, TOLL, country_of, people_of
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar
    from whosays.lexicon.nouns import Nouns

ANY = "any"
"""How fine a place is that tells events apart: what befell people somewhere, befell them where the text last was."""
OWN = frozenset({MeasureKind.STOCK, MeasureKind.FLOW})
"""Kinds of measure of which a country as the subject tells its own people."""
GOES_ON = "the figure goes on with the one before, of the same people"
UNNAMED = Name("count")
"""What a bare figure measures where no word tells it."""
UNNAMED_SHARE = Name("share")
UNNAMED_AMOUNT = Name("amount")
FOLLOWS = 3
"""Words between a people and the role that follows it: "similar to the Cubans among recruits"."""
LISTED = frozenset({":", ",", ";"})
"""What stands before a label in a list."""
BESIDE = 9.0
"""The score of a phrase that stands beside its figure."""
OWN_PART = 8.0
"""The least score of a phrase behind a part of a count that tells something else of it."""


@dataclass(slots=True, eq=False, kw_only=True)
class Subject:
    """What one figure measures: measure (with the words that told it), people, place. `doubts` say what came from
    before.

    `named` is false where no pack names the measure, `person` true where it counts people. `repeated` is true where
    somebody who is named puts another figure to what was counted before, `place_before` is the place
    understood where its sentence tells none; `carried` is true where the figure goes on with a count before,
    `understood` where nothing in its own words says so ("17 of them" does). Spans are word indexes.
    """

    measure: str
    named: bool
    person: bool
    cue: tuple[int, int] | None
    people: str | None
    population: Population | None
    place: PlaceMention | None
    noun: Counted | None
    doubts: tuple[str, ...] = ()
    repeated: bool = False
    carried: bool = False
    understood: bool = False
    place_before: str | None = None
    alone: bool = False


def subjects(view: Scene, asked: Asked, grammar: SubjectGrammar) -> list[Subject]:
    """The subjects of a figure: usually one; several where two measures or two peoples share it; none where nothing
    tells one."""
    if (sure := _sure(view, asked, grammar)) is not None:
        return [sure]
    scored = coordinated(view.words, asked.figure, view.told, grammar.measures)
    scored = scored or measures(view.words, asked.figure, view.told, grammar.measures)[:1]
    whole = _whole(view, asked, scored[0] if scored else None, grammar)
    if scored and not whole:
        whole = _carried_total(view, asked, scored[0], grammar) or _listed_under(view, asked, scored[0], grammar)
        whole = whole or _known_by_name(asked, scored[0], grammar)
    if whole:
        return [_subject(view, asked, Name(whole, person=True), grammar)]
    hinted = not scored or scored[0].hit.payload.hint  # "81 drones shot down, **9 lost**"
    if hinted and (noun := same_things(view, asked, grammar)) is not None:
        return [_of_things(view, asked, noun, grammar)]
    if scored:
        found = [_told(view, asked, best, grammar) for best in scored]
        return found + _likened(view, asked, found[0], grammar)
    name = None if lacks_unit(view, asked, grammar.nouns) else _fallback(view, asked, grammar)
    if name is None:
        return []
    first = _subject(view, asked, name, grammar)
    return [first, *_likened(view, asked, first, grammar)]


def _sure(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Subject | None:
    """The subject of a figure whose words tell it whatever stands beside: things, or people whom nobody identified."""
    if (noun := surely_things(view, asked, grammar)) is not None:
        return _of_things(view, asked, noun, grammar)
    people = asked.noun is None and asked.before.counts.get(True) is not None
    if people and is_unnamed(view.words.low, asked.figure.word, grammar.nouns):
        return _subject(view, asked, Name(UNIDENTIFIED, person=True, carried=True), grammar)
    return None


def _known_by_name(asked: Asked, best: Scored, grammar: SubjectGrammar) -> str | None:
    """What befell people before, where a bare figure counts those of them who are known by name."""
    count = asked.before.counts.get(True)
    entry = grammar.measures.entries.get(count.measure) if count else None
    if count is None or entry is None or entry.kind is not MeasureKind.CUMULATIVE or entry.places != ANY:
        return None
    holds = best.hit.figure == asked.figure.word
    return count.measure if asked.figure.identified and holds and asked.noun is None else None


def _listed_under(view: Scene, asked: Asked, best: Scored, grammar: SubjectGrammar) -> str | None:
    """What befell people by the heading of a list, of which the figure's label only tells who they are: "Enemy losses",
    "**Personnel** ~ #"; "the losses were: **personnel** - #"."""
    low, hit = view.words.low, best.hit
    between = low[hit.end : asked.figure.word]
    if not hit.payload.hint or hit.end > asked.figure.word or any(word[0].isalpha() for word in between):
        return None
    if hit.first:
        heads = _heads(view, hit.first, grammar) if low[hit.first - 1] in LISTED else []
        heading = heads[0] if heads else None
    else:
        heading = asked.before.counts[True].measure if True in asked.before.counts else None
    entry = grammar.measures.entries.get(heading) if heading else None
    return heading if entry is not None and entry.kind is MeasureKind.CUMULATIVE else None


def _heads(view: Scene, label: int, grammar: SubjectGrammar) -> list[str]:
    """The counts of people by whose names a list is headed, of which word `label` is a label: "losses were:"."""
    named = [hit for hit in view.told if hit.payload.group == -1 and not hit.payload.hint and hit.end < label]
    headed = [hit.payload.measure for hit in named if ":" in view.words.low[hit.end : label]]
    return [key for key in headed if grammar.measures.entries[key].unit is UnitClass.PERSON]


def _of_things(view: Scene, asked: Asked, noun: Counted, grammar: SubjectGrammar) -> Subject:
    """The subject of a bare figure that counts the things of `noun` before it."""
    word, latest, low = asked.figure.word, asked.before.latest, view.words.low
    told = told_of(view, word, noun, grammar)
    after = asked.noun.end if asked.noun is not None and asked.noun.pronoun else word + 1
    acts = after < len(low) and low[after] in grammar.nouns.auxiliaries
    asked = replace(asked, noun=noun, figure=replace(asked.figure, classes=THINGS))
    name = Name(told.measure) if told else named_after(view.words, word, noun, THINGS, grammar.nouns)
    if told is None and latest is not None and not latest.of_people and not acts:
        name = Name(latest.measure, carried=True)  # "64 of them completely": what was told of all
    return _subject(view, asked, name or UNNAMED, grammar)


def _whole(view: Scene, asked: Asked, best: Scored | None, grammar: SubjectGrammar) -> str | None:
    """The measure of a count of people of which the figure is some: "a toll of 19, **including** 7 children", unless
    something else is told of these behind it ("including 7 who are missing")."""
    figure, count = asked.figure, asked.before.latest
    if count is None or not count.of_people or count.measure not in grammar.measures.entries:
        return None
    low, nouns = view.words.low, grammar.nouns
    if not (figure.classes <= COUNTED and in_part(low, figure.word, nouns)):
        return None
    listed = joined_to(low, figure.word, nouns) is not None
    if listed and not (asked.noun and asked.noun.person):
        return None
    if best is not None and best.score >= OWN_PART and figure.word <= best.hit.first and best.hit.end > figure.word + 1:
        return count.measure if not listed and _only_people(view, best, nouns) else None
    return count.measure


def _told(view: Scene, asked: Asked, best: Scored, grammar: SubjectGrammar) -> Subject:
    return _subject(view, asked, Name(best.measure), grammar, (best.hit.first, best.hit.end))


def _subject(
    view: Scene, asked: Asked, name: Name, grammar: SubjectGrammar, cue: tuple[int, int] | None = None
) -> Subject:
    entry = None if name.worded else grammar.measures.entries.get(name.measure)
    role = entry.role if entry else None
    person = entry.unit is UnitClass.PERSON if entry else name.person
    own = entry is not None and entry.kind in OWN
    chosen, doubts = people_of(view, asked, grammar, own=own) if role or person else (None, ())
    count = goes_on_with(view, asked, grammar.nouns) if name.carried else None
    if count and count.people and not (chosen and chosen.end > asked.figure.word):
        chosen, doubts = count.people, (GOES_ON,)
    apart = entry is not None and (entry.bare or entry.alone) and not asked.before.has_counted(name.measure)
    if doubts and apart:
        chosen, doubts = None, ()  # a crowd or a town is not made up of those who were counted before
    named = title(chosen, asked.figure.taken_for(role), grammar.populations) if chosen else None
    place = place_of(asked.figure.word, view.places, view.words, grammar.places)
    low = view.words.low
    happens = person and entry is not None and entry.places == ANY
    return Subject(
        measure=name.measure,
        named=entry is not None,
        person=person,
        cue=cue,
        people=named if role or person else country_of(view, asked.figure.word, grammar),
        population=chosen,
        place=place,
        place_before=asked.before.place if place is None and happens and not of_no_place(low, grammar.nouns) else None,
        noun=asked.noun,
        doubts=doubts,
        repeated=name.carried and asked.figure.voiced,
        carried=name.carried,
        alone=name.alone,
        understood=name.carried and not asked.figure.of_before and GOES_ON not in doubts,
    )


def _likened(view: Scene, asked: Asked, first: Subject, grammar: SubjectGrammar) -> list[Subject]:
    """ "around $100, similar to labourers abroad" gives the figure to a second people."""
    figure = asked.figure.word
    for start in view.likened:
        people = next((p for p in view.populations if p.first - start in (0, 1)), None)
        if start > figure and FIGURE not in view.words.low[figure + 1 : start] and people is not None:
            follower = next(
                (p for p in view.populations if p.first > people.end and p.first - people.end <= FOLLOWS), None
            )
            joined = people if people.roles or follower is None else replace(people, roles=follower.roles)
            name = title(joined, None, grammar.populations)
            if name != first.people:
                return [replace(first, people=name, population=joined, doubts=())]
    return []


def _fallback(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Name | None:
    """A measure where no phrase tells one: carried on, usual for its people or rate, or named after the words."""
    figure, nouns = asked.figure, grammar.nouns
    if figure.per is not None and (rate := _of_rate(view, asked, grammar)) is not None:
        return rate
    noun = asked.noun
    # "13,000 defections" of troops count no troops, nor do "190 servicemen who were returned"
    named = noun is not None and (noun.role in TOLL or undergone(view.words.low, noun.end, nouns) is not None)
    key = None if named else usual_measure(figure.role, figure.classes, grammar)
    if (key := key or _gathered(view, asked, grammar)) is not None or travels(view, asked, nouns):
        return Name(key) if key else Name(ABOARD, person=True)
    if (known := _known(view, asked, grammar)) is not None:
        return Name(known.measure, known.of_people, carried=True)
    moved = change(view, asked, nouns)
    name = moved or named_after(view.words, figure.word, asked.noun, figure.classes, nouns)
    if noun is not None and not noun.pronoun:
        own = noun.person and name and name.worded and not is_whole(view.words.low, figure.word, nouns)
        act = undergone(view.words.low, noun.end, nouns) if own else None
        return Name(act, person=True) if act else name  # "22,000 people were **intercepted**"
    if figure.classes == COUNTED:
        return _bare_count(view, asked, nouns)
    own = (
        moved
        or called_else(view, asked, name, nouns)
        or (name and asked.before.scale is not None and not asked.before.pays)
    )
    own = own or (figure.classes == SHARES and of_another(view.words.low, figure.word, nouns))
    carried = None if own else carried_sum(view, asked, grammar, named=name is not None)
    return Name(carried) if carried else name or _unnamed(figure.classes)


def _bare_count(view: Scene, asked: Asked, nouns: Nouns) -> Name:
    """What a bare count measures: what its clause is about, what those counted did, or what the count before did."""
    figure, low = asked.figure, view.words.low
    lead = low[max(0, figure.word - TOTAL_WITHIN) : figure.word]
    goes_on = figure.of_before or FIGURE in low[: figure.word] or not nouns.generic_heads.isdisjoint(lead)
    told = None if goes_on else subject_of(view.words, figure.word, view.speakers, nouns)
    if told is None and (told := people_led_to(view.words, figure.word, nouns)) is None:
        count, act = goes_on_with(view, asked, nouns), act_of_their_own(low, figure.word, nouns)
        if act is not None and (act == ABOARD or (count is not None and count.of_people)):
            return Name(act, person=True)
        whole = low[figure.word - 1] in nouns.of and low[figure.word - 2] in nouns.out  # "5 out of 6 died"
        return Name(count.measure, count.of_people, carried=True) if count and not whole else UNNAMED
    return told


def _of_rate(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Name | None:
    """What a rate measures: among a number of people what is counted, of a time what is usual."""
    figure, entries = asked.figure, grammar.measures.usual
    if is_among(figure.per):
        return rate_among(view.words, figure.word, asked.noun, figure.per or "", grammar.nouns)
    usual = [key for key, entry in entries.items() if entry.unit in figure.classes and entry.per == figure.per]
    return Name(usual[0]) if usual and cost_of(view.words.low, figure.word, grammar.nouns) is None else None


def _gathered(view: Scene, asked: Asked, grammar: SubjectGrammar) -> str | None:
    """What counts people of whom nothing else is said where the text is about a crowd: "we counted # people"."""
    nouns, low = grammar.nouns, view.words.low
    if asked.noun is None or asked.noun.role != PEOPLE or undergone(low, asked.noun.end, nouns):
        return None
    if is_done_to(low, asked.figure.word, nouns):
        return None
    entries = grammar.measures.entries
    near = {*asked.figure.settings, *settings_of(view.told, grammar.measures)}
    return next((key for key in near if entries[key].bare), None)


def _unnamed(classes: frozenset[UnitClass]) -> Name | None:
    """A percentage, money and what has a unit are figures even where no word names their measure."""
    return UNNAMED_SHARE if classes == SHARES else UNNAMED_AMOUNT if classes in (MONEY, OTHERS) else None


def _known(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Count | None:
    """The count before that a figure repeats, or whose people its noun stands for: "the list holds # names"."""
    same = asked.before.stated.get(asked.figure.stated)
    if same is not None and same.measure != UNNAMED.measure:
        return same
    if ends_with_people(view, asked, grammar.nouns) and (count := asked.before.counts.get(True)):
        return count if asked.figure.voiced else None
    head, nouns = view.words.low[asked.noun.head] if asked.noun else "", grammar.nouns
    if any(asked.before.has_counted(key) for key in asked.figure.stands):
        widest = [key for key in sorted(asked.figure.stands) if not grammar.measures.entries[key].widens]
        return Count(measure=widest[0], of_people=True) if widest else None
    stands = head in nouns.stand_ins
    if stands:
        return asked.before.counts.get(True)
    joined = joined_people(view, asked, nouns)  # "420 doctors and 1,150 nurses" are no two counts of doctors
    return joined if joined is None or joined.measure in grammar.measures.entries else None


def _only_people(view: Scene, best: Scored, nouns: Nouns) -> bool:
    """Whether the phrase that tells a measure only names people: "17 of whom were prisoners" counts what was counted
    before."""
    return all(of_people(word, nouns) for word in view.words.low[best.hit.first : best.hit.end])


def _carried_total(view: Scene, asked: Asked, best: Scored, grammar: SubjectGrammar) -> str | None:
    """ "bringing the total to #" goes on with what was counted before, unless a noun or phrase beside it says else."""
    word, count = asked.figure.word, asked.before.latest if asked.figure.of_before else asked.before.counts.get(True)
    counted_before = count.measure if count else None
    if asked.figure.stands and counted_before not in asked.figure.stands:
        return None  # "bringing the total to 240 **cases**"
    if not asked.figure.classes & COUNTED or counted_before not in grammar.measures.entries:
        return None
    if asked.figure.of_before and _only_people(view, best, grammar.nouns):
        return counted_before
    if best.score >= BESIDE:
        return None
    low, nouns = view.words.low, grammar.nouns
    if low[best.hit.first - 1] in nouns.of and low[best.hit.first - 2] in nouns.generic_heads:
        return None  # "the count **of survivors**, #": the total is of these
    return counted_before if nouns.generic_heads.intersection(low[max(0, word - TOTAL_WITHIN) : word]) else None
