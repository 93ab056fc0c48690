"""What a decision names, found in a case: figures, words of documents, names, values of fields, earlier decisions.

What always holds: what is not there, is not told clearly, or is there too often is refused with the next step.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from whosays.errors import InputError, nearest_or
from whosays.model.decision import Action
from whosays.model.edtf import period
from whosays.model.quantity import COUNT, PERSON
from whosays.model.ruling import NONE
from whosays.pipeline.corrections import bases_named, key_of, measure_named, stance_named, unit_named
from whosays.pipeline.figure_words import figure_of
from whosays.pipeline.figure_words import kept as kept_text
from whosays.workspace.explaining import explanations
from whosays.workspace.ruled import FIELD_OF
from whosays.workspace.standing import UNDONE, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.quantity import Quantity
    from whosays.model.report import Account, Source

    Words = tuple[Lexicon, Grammar]

SHORTEST_ID = 4
GRADES = "ABCDEF"
"""How reliable a source is held to be: A always has been, E never, F is not known (Recording rule 21)."""
_SPAN = re.compile(r"(\d+)-(\d+)")


def claim(account: Account, asked: str) -> Claim:
    """The one figure that `asked` finds, as `explain` finds it."""
    found = [each.claim for each in explanations(account, asked) if each.claim]
    if len(found) == 1:
        return found[0]
    names = {source.document.id: source.name for source in account.sources}
    places = ", ".join(f"{c.id[:8]} ({names[c.document]}:{c.evidence.start})" for c in found[:5])
    more = f": {places}; name one by its id" if found else " that is a figure; see: whosays claims"
    raise InputError(f"{asked!r} finds {len(found) or 'nothing'}{more}.")


def words(account: Account, asked: str) -> tuple[Source, Evidence]:
    """The words that `asked` names, as DOCUMENT:START-END, with their document."""
    name, _, place = asked.rpartition(":")
    found = [source for source in account.sources if name and name in (source.name, source.document.id)]
    if not found:
        names = [source.name for source in account.sources]
        hint = nearest_or(name, names, "see: whosays documents")
        raise InputError(f"{asked!r} names no words of a document, as DOCUMENT:START-END; {hint}")
    if len(found) > 1:
        raise InputError(f"{len(found)} documents are called {name!r}; name one by its sha256.")
    return found[0], span(found[0], place)


def span(source: Source, asked: str) -> Evidence:
    """The words of a document from START to END, without the blanks around them."""
    match, text = _SPAN.fullmatch(asked.strip()), source.document.text
    if match is None:
        raise InputError(f"{asked!r} are no characters of {source.name}; write START-END, as 535-547.")
    start, end = int(match[1]), int(match[2])
    if not 0 <= start < end <= len(text):
        raise InputError(f"{source.name} has no characters {start} to {end}; it has {len(text):,}.")
    told = text[start:end]
    start, end = start + len(told) - len(told.lstrip()), end - len(told) + len(told.rstrip())
    if start >= end:
        raise InputError(f"{source.name}: characters {asked} hold no words.")
    return source.document.quote(start, end)


def check_free(account: Account, words: Evidence) -> None:
    """Raises InputError where a figure stands at `words` already."""
    for each in account.claims:
        at = each.words_read
        if each.document == words.document and at.start < words.end and words.start < at.end:
            raise InputError(
                f"“{words.exact}” holds the figure “{at.exact}” ({each.id[:8]}) already; correct that one."
            )


def figure(text: str, known: Claim, spoken: Words) -> Quantity:
    """The figure that `text` tells for the claim `known`, of its unit."""
    read = _figure(text, spoken, known.quantity.unit)
    if read.unit != known.quantity.unit:
        raise InputError(f"{text!r} is {read.unit}, and the figure is {known.quantity.unit}; rule its unit first.")
    return read


def read_again(text: str, told: Sequence[str], known: Claim, spoken: Words) -> tuple[tuple[str, str], ...]:
    """What other words tell: their figure and its unit, or the figure that is `told`."""
    read = _figure(told[0] if told else text, spoken, known.quantity.unit)
    unit = _unit(read) if (read.unit, read.per or known.quantity.per) != _measured(known) else None
    return ((Action.VALUE.value, kept_text(read)), *(((Action.UNIT.value, unit),) if unit else ()))


def _measured(known: Claim) -> tuple[str, str | None]:
    return known.quantity.unit, known.quantity.per


def _unit(read: Quantity) -> str:
    return f"{read.unit} per {read.per}" if read.per else read.unit


def _figure(text: str, spoken: Words, unit: str) -> Quantity:
    try:
        return figure_of(" ".join(text.split()), *spoken, unit)
    except ValueError as fault:
        raise InputError(f"{fault}.") from None


def fields(text: str, told: Mapping[str, str], account: Account, spoken: Words) -> tuple[tuple[str, str], ...]:
    """What the words `text` tell as a claim, where a person says so: its figure, its unit, and all that is `told`."""
    if not told.get(Action.MEASURE.value):
        raise InputError("a claim needs its measure; write measure=killed, or one of: whosays lexicon.")
    plain = {name: value(Action(name), each, account, spoken) for name, each in told.items() if name in FIELD_OF}
    people = PERSON if plain.get(Action.POPULATION.value, NONE) != NONE else COUNT
    entry = spoken[0].pack.measure.get(measure_named(plain[Action.MEASURE.value], spoken[0].pack.measure) or "")
    usual = str(entry.unit) if entry and entry.unit in (PERSON, COUNT, "percent") else people
    unit, _, per = plain.get(Action.UNIT.value, usual).partition(" per ")
    read = _figure(told.get(Action.VALUE.value, text), spoken, unit)
    plain[Action.UNIT.value] = f"{read.unit} per {per or read.per}" if per or read.per else read.unit
    plain[Action.VALUE.value] = kept_text(read)
    return tuple((name, plain[name]) for name in FIELD_OF if name in plain)


def value(action: Action, text: str, account: Account, spoken: Words) -> str:
    """What a field is ruled to be. Raises InputError where it is empty, no unit, date, stance or basis, or a measure
    that neither packs nor claims have."""
    told, pack = " ".join(text.split()), spoken[0].pack
    if not told:
        raise InputError(f"the {action} of a figure cannot be empty.")
    readers: dict[Action, Callable[[str], object]] = {
        Action.UNIT: unit_named,
        Action.PERIOD: period,
        Action.STANCE: stance_named,
        Action.BASIS: partial(bases_named, bases=pack.basis),
    }
    if action in readers and (action, told) != (Action.PERIOD, NONE):
        try:
            readers[action](told)
        except ValueError as fault:
            raise InputError(f"{fault}.") from None
    if action is not Action.MEASURE or measure_named(told, pack.measure):
        return told
    known = {name.replace("_", " ") for name in (*pack.measure, *(claim.measure for claim in account.claims))}
    if told.replace("_", " ").casefold() in known:
        return told
    near = get_close_matches(told.replace("_", " ").casefold(), sorted(known), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(map(repr, near))}?" if near else "see the column measure of: whosays claims"
    raise InputError(f"no measure is called {text!r}; {hint}")


def trait(action: Action, text: str, account: Account) -> str:
    """What a speaker's bloc or grade is ruled to be."""
    told = " ".join(text.split())
    if action is Action.GRADE:
        if told.upper() not in (*GRADES, NONE.upper()):
            raise InputError(f"{text!r} is no grade; write A (always has been reliable) to E, F (not known) or none.")
        return told.upper() if told.casefold() != NONE else NONE
    if not told:
        raise InputError("the bloc of a speaker cannot be empty; write none for none.")
    known = {s.bloc for each in account.claims for s in each.speakers if s.bloc}
    key = key_of(told)
    return next((bloc for bloc in sorted(known) if key == key_of(bloc)), NONE if key == NONE else key)


def name(account: Account, asked: str) -> str:
    """A name that the claims have, as it was given."""
    every = (*account.read, *account.claims)
    known = {n.casefold(): n for each in every for s in each.speakers for n in (s.words, s.label)}
    if asked.casefold() in known:
        return known[asked.casefold()]
    near = get_close_matches(asked.casefold(), list(known), n=1, cutoff=0.6)
    hint = f"did you mean {known[near[0]]!r}?" if near else "see the column speaker of: whosays claims"
    raise InputError(f"no figure is by {asked!r}; {hint}")


def kept(asked: str, told: Sequence[Standing]) -> Standing:
    """The decision whose id begins with `asked`."""
    found = [each for each in told if len(asked) >= SHORTEST_ID and each.id.startswith(asked)]
    if len(found) != 1:
        raise InputError(f"{asked!r} is the beginning of {len(found)} decisions; see their ids with: whosays decisions")
    if found[0].state == UNDONE:
        raise InputError(f"{asked!r} is undone already; to rule it again, decide it anew.")
    return found[0]
