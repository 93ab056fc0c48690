"""Mentions to claims: each figure is read, dated and given to its speaker, or recorded as unread with the obstacle.

Afterwards figures of one document are held against one another: a table's row takes from the prose what its own cells
do not tell.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.claim import Claim, Gap, Reading, Speaker, Unread
from whosays.model.mention import AmountForm, Attribution, Stance
from whosays.model.period import AsOf, Period
from whosays.model.quantity import COUNT, PERSON, Quantity
from whosays.normalise.amounts import NOWHERE, Obstacle, quantity
from whosays.normalise.bases import with_bases
from whosays.normalise.dates import Anchor, Lean, Undated, resolve
from whosays.normalise.held import Told, held, is_closed
from whosays.normalise.money import Countries
from whosays.normalise.own_voices import OwnVoice
from whosays.normalise.prose_and_tables import agreed
from whosays.normalise.separators import two_readings
from whosays.normalise.setting import Setting, setting_of
from whosays.normalise.speakers import speakers, speakers_of
from whosays.normalise.statements import statements
from whosays.normalise.telling import looks_ahead
from whosays.normalise.tied import by_place, tied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.lexicon.whole import Lexicon
    from whosays.model.document import Capture, Document, Evidence
    from whosays.model.mention import Found, Mention, Missing, TimeWords, Voice

ENGLISH = "en"
OPEN_POINT = "the point may group thousands or open decimals, and the document does not decide"
OPEN_STROKE = "the stroke may stand for a share or between two counts"
NO_COUNT = "people come in wholes: a count of them with a fraction is an average, a rate or misread"
BESIDE = "it stands beside the text of its page: in a menu, a link to another text, a comment, a running head"
BELOW_NOUGHT = "people cannot be fewer than none: the sign is a dash, or a change is meant"
_STROKE = re.compile(r"\d{3,}/\d{3,}")
PERIODS = ("hour", "day", "week", "month", "quarter", "year")
_NO_DAYS = frozenset({TimeForm.CLOCK, TimeForm.WITHIN, TimeForm.ADVERB})
_HOURS = frozenset({"second", "minute", "hour"})


def claims(document: Document, found: Found, lexicon: Lexicon, dated: AsOf | None, capture: Capture | None) -> Reading:
    """The reading of `document`: its claims with their ties, what stays unread, and the gaps.

    The mentions are let go as they are read: where the caller keeps no `found`, those of a long document and its claims
    never lie side by side.
    """
    setting = setting_of(document, found, lexicon, dated, capture)
    ties = by_place(found.mentions)
    gaps = tuple(_gap(gap, setting) for gap in found.gaps)
    told = found.statements
    heads = {mention.amount.start: mention.head for mention in found.mentions if mention.head is not None}
    waiting = deque(found.mentions)
    del found
    read = _read_all(waiting, setting)
    made = [item if isinstance(item, Claim) else None for item in read]
    stated = statements(told, [claim for claim in made if claim is not None], setting)
    return Reading(
        document=document.id,
        claims=with_bases(agreed(_distinct(tied(made, ties)), lexicon.pack), lexicon.pack, document.text, heads),
        unread=tuple(item for item in read if isinstance(item, Unread)),
        gaps=gaps,
        statements=stated,
    )


def _read_all(waiting: deque[Mention], setting: Setting) -> list[Claim | Unread]:
    read: list[Claim | Unread] = []
    last: Period | None = None
    beside: Period | None = None
    sentence: Evidence | None = None
    former: Mention | None = None
    units: dict[int, str] = {}
    known: dict[int, Period | None] = {}
    while waiting:
        mention = waiting.popleft()
        whole = mention.sentence
        if sentence is None or (sentence.start, sentence.end) != (whole.start, whole.end):
            sentence, beside = setting.document.quote(whole.start, whole.end, context=0), None
        anchor = (mention.compared and beside) or last
        anchor = known.setdefault(mention.time.start, anchor) if mention.time else anchor
        as_of = _as_of(mention, former, anchor, setting)
        former = mention if mention.former else None
        if not mention.compared:
            beside = as_of.period if as_of else None
            own = mention.time is not None and not mention.time_inherited
            last = beside if beside and own and is_closed(beside) else last
        told = _read(_with_lender(mention, units), sentence, _once(as_of), setting)
        if (unit := mention.amount.unit) is not None and isinstance(told, Claim):
            units.setdefault(unit.start, told.quantity.unit)
        read.append(told)
    return read


@lru_cache(maxsize=16_384)
def _once(as_of: AsOf | None) -> AsOf | None:
    """The same days as one object: those of a long document repeat."""
    return as_of


def _counted(mention: Mention) -> str | None:
    """The text's words for whom or what a figure counts: its people, else the noun that it counts."""
    words = mention.population or (mention.noun if mention.population_key is None else None)
    return intern(words.text) if words else None


def _with_lender(mention: Mention, units: Mapping[int, str]) -> Mention:
    """The mention, its currency read as that of the sum that lent its words: "742 billion" behind "Rs 20,000" of
    Pakistan is Pakistani, too.
    """
    unit = mention.amount.unit
    code = units.get(unit.start) if unit is not None and unit.start < mention.amount.start else None
    if unit is None or code is None or not code.isupper():
        return mention
    return replace(mention, amount=replace(mention.amount, unit=None), unit_hint=replace(unit, text=code))


def _read(mention: Mention, sentence: Evidence, as_of: AsOf | None, setting: Setting) -> Claim | Unread:
    evidence = setting.document.quote(mention.amount.start, mention.amount.end)
    figure = _quantity(mention, setting)
    if isinstance(figure, Obstacle):
        return Unread(evidence=evidence, sentence=sentence, obstacle=figure.reason, readings=figure.readings)
    if _is_beside(mention, setting):
        return Unread(evidence=evidence, sentence=sentence, obstacle=BESIDE)
    if _below_nought(figure, mention, setting):
        return Unread(evidence=evidence, sentence=sentence, obstacle=BELOW_NOUGHT)
    voice, own = mention.voice, _own(mention, setting)
    said_by = _speakers(voice, setting) if own is None else _named(own, setting)
    entry = setting.lexicon.pack.measure.get(mention.measure)
    wider = entry.under if entry else None
    return Claim(
        evidence=evidence,
        sentence=sentence,
        quantity=figure,
        measure=wider or mention.measure,
        narrower=mention.measure if wider else None,
        population=mention.population_key,
        population_text=_counted(mention),
        place=mention.place_key,
        place_text=intern(mention.place.text) if mention.place else None,
        as_of=as_of,
        speakers=said_by,
        attribution=own.attribution if own else voice.attribution if voice else Attribution.NONE,
        via=own.via if own else tuple(words.text for words in voice.via) if voice else (),
        publisher=setting.publisher,
        stance=mention.stance,
        probability=_probability(mention),
        citations=mention.citations,
        identified_by=mention.identified_by.text if mention.identified_by else None,
        against_interest=_against_interest(mention, said_by),
        in_table=mention.in_table,
        doubts=mention.doubts,
        found_by=mention.found_by,
    )


def _is_beside(mention: Mention, setting: Setting) -> bool:
    """Whether the figure stands beside the text of its page, where nobody who is named here says it."""
    block = setting.document.block_at(mention.amount.start)
    return block is not None and block.is_beside


def _below_nought(figure: Quantity, mention: Mention, setting: Setting) -> bool:
    """Whether people are counted below nought, of whom a change alone could be so many fewer."""
    lowest = figure.low if figure.low is not None else figure.high
    people = figure.unit == PERSON and mention.amount.change is None and not mention.in_table
    return people and lowest is not None and lowest < 0 and mention.measure in setting.lexicon.pack.measure


def _probability(mention: Mention) -> str | None:
    """The probability word over the figure, else the word that makes it a speculation (Recording rule 5)."""
    word = mention.probability or (mention.modal if mention.stance is Stance.SPECULATES else None)
    return word.text if word else None


def _quantity(mention: Mention, setting: Setting) -> Quantity | Obstacle:
    """The figure; a bare count takes its unit from what it counts, or from its column's head."""
    hint = mention.unit_hint.text if mention.unit_hint else (PERSON if mention.person else COUNT)
    countries = NOWHERE
    if mention.amount.unit is not None or mention.amount.upper_unit is not None or mention.unit_hint is not None:
        nearest = tuple(dict.fromkeys((*mention.countries, *mention.population_countries)))
        countries = Countries(nearest=nearest, anywhere=setting.countries)
    code, points = setting.lexicon.language, setting.points_group
    figure = quantity(mention.amount, code, unit_hint=hint, countries=countries, points_group=points)
    if not isinstance(figure, Quantity):
        return figure
    if mention.amount.form is AmountForm.FRACTION and _STROKE.fullmatch(mention.amount.number.text):
        return Obstacle(OPEN_STROKE)
    if not _comes_in_wholes(mention, figure):
        return figure
    readings = two_readings(mention.amount) if not points and code == ENGLISH else None
    if readings:
        return Obstacle(OPEN_POINT, readings)
    ends = (figure.low, figure.high) if figure.unit == PERSON and figure.per is None else ()
    broken = any(end is not None and end % 1 != 0 for end in ends)
    return Obstacle(NO_COUNT) if broken and _counts(mention) else figure


def _counts(mention: Mention) -> bool:
    """Whether the figure stands beside what it counts, in a table, or has a comma where English has none."""
    return mention.noun is not None or mention.in_table or "," in mention.amount.number.text


def _comes_in_wholes(mention: Mention, figure: Quantity) -> bool:
    """Whether what is counted comes in wholes, and is no rate by a thing ("3.125 children per woman")."""
    whole = figure.unit == PERSON or (figure.unit == COUNT and mention.noun is not None)
    return whole and (figure.per is None or figure.per in PERIODS)


def _as_of(mention: Mention, former: Mention | None, last: Period | None, setting: Setting) -> AsOf | None:
    """When the figure held: by its own words, else by the day of the document, where that is known to the day, or by
    the only day that the text tells. `former` is the figure before it, where a change led from that to this one.
    """
    dated = setting.date_at(mention.sentence.start)
    if mention.time is None:
        return _of_document(dated) or setting.only_day
    last = last or (None if setting.other_year else setting.told.before(mention.time.start))
    anchor = Anchor(
        document=dated.period if dated else None,
        mentioned=last,
        running=setting.told.running,
        other_year=setting.other_year,
        because=dated.reason if dated else "",
    )
    ahead = not mention.compared and looks_ahead(setting.document.text, mention.time, setting.telling)
    anchor = replace(anchor, lean=Lean.FUTURE) if ahead else anchor
    found = resolve(mention.time, anchor)
    if isinstance(found, Undated):
        return (_of_document(dated) or setting.only_day) if _tells_no_day(mention.time) else None
    if mention.time_inherited:
        found = replace(found, inherited=True)
    entry = setting.lexicon.pack.measure.get(mention.measure)
    told = Told(
        kind=entry.kind if entry else None, ahead=ahead, dated=dated, former=former, standing=setting.telling.standing
    )
    return held(found, mention, told)


def _tells_no_day(words: TimeWords) -> bool:
    """Whether words of time leave the day open whatever the document's date: an hour, a length of time."""
    return words.form in _NO_DAYS or words.part("unit") in _HOURS


def _of_document(dated: AsOf | None) -> AsOf | None:
    """The day of the document for a figure that gives none; a document dated more coarsely lends no date."""
    if dated is None or dated.period.first != dated.period.last:
        return None
    return AsOf(period=dated.period, words="", reason=f"the text gives no date; {dated.reason}", inherited=True)


def _speakers(voice: Voice | None, setting: Setting) -> tuple[Speaker, ...]:
    return speakers(voice, setting.lexicon.pack.speaker, setting.lexicon.language) if voice is not None else ()


def _own(mention: Mention, setting: Setting) -> OwnVoice | None:
    """Who says it where nobody is named: the sender of its message, the body whose statement it is."""
    if mention.voice is not None and mention.voice.attribution is not Attribution.NONE:
        return None
    return setting.own.of(setting.document, mention.sentence.start)


def _named(own: OwnVoice, setting: Setting) -> tuple[Speaker, ...]:
    return speakers_of(own.words, setting.lexicon.pack.speaker, setting.lexicon.language)


def _against_interest(mention: Mention, said_by: Sequence[Speaker]) -> bool:
    """Whether a country's own body confirms a figure about its own people (Recording rule 8)."""
    if mention.stance is not Stance.CONFIRMS or mention.population_key is None:
        return False
    own = {speaker.country for speaker in said_by if speaker.country}
    return bool(own) and any(code in own for code in mention.population_countries)


def _distinct(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of one document by what makes their id: one figure read twice in one way is one claim.

    Only figures that begin where another does are held against one another: a long document has few of them.
    """
    beginning = Counter(claim.evidence.start for claim in found)
    last = {_sameness(claim): claim for claim in found if beginning[claim.evidence.start] > 1}
    kept = (c if beginning[c.evidence.start] == 1 else last.pop(_sameness(c), None) for c in found)
    return tuple(claim for claim in kept if claim is not None)


def _sameness(claim: Claim) -> tuple[int, int, str, str | None]:
    return claim.evidence.start, claim.evidence.end, claim.measure, claim.population


def _gap(gap: Missing, setting: Setting) -> Gap:
    return Gap(
        evidence=setting.document.quote(gap.start, gap.end),
        sentence=setting.document.quote(gap.sentence.start, gap.sentence.end, context=0),
        speakers=_speakers(gap.voice, setting),
    )
