"""The axes and layers of a draft: those along which the statements of a case differ, and whom they leave open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.derive.schemes.causes import CAUSE
from whosays.derive.schemes.people import key_of, parted, speaks_of, title_of
from whosays.derive.schemes.statements import EVENT, NATIONALITY, PLACE, STATUS, Statement
from whosays.lexicon.countries import countries
from whosays.lexicon.currencies import currencies
from whosays.lexicon.schemes import scheme_words
from whosays.model.scheme import Allowed, Axis, Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.derive.schemes.drafting import Material
    from whosays.derive.schemes.remarks import Remarks
    from whosays.lexicon.packs import PackFile

OTHERS = "others"
"""Whom a rule is for that names nobody, where other rules name somebody; and where, likewise."""
OTHERS_TITLE = {
    NATIONALITY: "anybody whom no other rule names",
    PLACE: "anywhere that no other rule names",
    CAUSE: "not told",
}
TITLES = {EVENT: "what happened", NATIONALITY: "nationality", STATUS: "status", PLACE: "where", CAUSE: "out of what"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The axes and layers of a draft; `open` are nationalities of whom no rule is told, `model` the one of whom most
    are, `status` what most of the people are; `placed_layers` have rules that name a place."""

    axes: tuple[Axis, ...]
    layers: tuple[Layer, ...]
    open: tuple[str, ...]
    model: str | None
    status: str
    places: Mapping[str, str]
    placed_layers: frozenset[str]

    def placed(self, told: Iterable[Statement]) -> list[Statement]:
        """The statements with a value on each axis that sets some of them apart, and on no other."""
        return [replace(statement, when=self._when(statement)) for statement in told]

    def _when(self, statement: Statement) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for axis in self.axes:
            if any(not set(found.get(other, ())) & set(values) for other, values in axis.only if other != EVENT):
                continue
            values = tuple(key_of(value) for value in statement.when.get(axis.key, ()))
            if axis.key == PLACE and not values:
                values = self._place(statement, axis)
            elif not values and OTHERS in axis.keys:
                values = (OTHERS,)
            if values:
                found[axis.key] = values
        return found

    def _place(self, statement: Statement, axis: Axis) -> tuple[str, ...]:
        """Where a rule holds that names no place: in the country whose currency it is in, if other rules of its layer
        name places; else anywhere."""
        if statement.layer not in self.placed_layers:
            return ()
        own = self.places.get(statement.amount.currency, OTHERS)
        return (own,) if own in axis.keys else ()

    def allowed(self, when: Mapping[str, tuple[str, ...]]) -> Allowed:
        """`when` in the order of the axes."""
        return tuple((axis.key, when[axis.key]) for axis in self.axes if axis.key in when)

    def people(self, nationality: str) -> str:
        """The people of a nationality: "Russian troops"."""
        if nationality == OTHERS:
            return OTHERS_TITLE[NATIONALITY]
        title = dict(next(axis.values for axis in self.axes if axis.key == NATIONALITY))[nationality]
        return f"{title} {self.status}"


def laid_out(told: Sequence[Statement], said: Remarks, material: Material) -> Layout:
    """The layout of a draft of `told`, with what is `said` beside them."""
    pack = material.pack
    named = Counter(value for each in told for value in each.when.get(NATIONALITY, ()))
    open_to = _open(told, said, material, named)
    places = _places(told)
    axes = [_axis(axis, told, pack) for axis in (EVENT, *(key for key in pack.axis if key != EVENT))]
    status = _apart(STATUS, told)
    axes += [_people_axis(told, (*named, *open_to)), status, _cause_axis(told, status)]
    axes += [_place_axis(told, places)]
    model = _model(named) or (OTHERS if open_to else None)
    return Layout(
        axes=tuple(axis for axis in axes if axis is not None),
        layers=_layers(told, said),
        open=open_to,
        model=model,
        status=_usual_status(told),
        places=places,
        placed_layers=_placed_layers(told),
    )


def _axis(key: str, told: Sequence[Statement], pack: PackFile) -> Axis | None:
    """An axis of the packs with the values that are told, in the packs' order; values of no pack behind them."""
    entry = pack.axis.get(key)
    seen = dict.fromkeys(value for each in told for value in each.when.get(key, ()))
    if not seen:
        return None
    known = {value: told.title for value, told in entry.value.items() if value in seen} if entry else {}
    measures = {value: pack.measure[value].title for value in seen if value in pack.measure}
    own = {key_of(value): measures.get(value, value.replace("_", " ")) for value in seen if value not in known}
    events = {value for each in told for value in each.when.get(EVENT, ())}
    only = tuple(
        (axis, tuple(value for value in values if axis != EVENT or value in events))
        for axis, values in (entry.only.items() if entry else ())
    )
    return Axis(
        key=key,
        title=entry.title if entry else TITLES.get(key, key),
        values=tuple({**known, **own}.items()),
        only=only if any(set(dict(only).get(EVENT, ())) != events for _ in only) else (),
    )


def _people_axis(told: Sequence[Statement], keys: Iterable[str]) -> Axis | None:
    values = {key: title_of(key) for key in keys}
    if values and any(NATIONALITY not in each.when for each in told):
        values[OTHERS] = OTHERS_TITLE[NATIONALITY]
    return Axis(key=NATIONALITY, title=TITLES[NATIONALITY], values=tuple(values.items())) if values else None


def _apart(key: str, told: Sequence[Statement]) -> Axis | None:
    """The status or the cause, where it sets rules for one event apart."""
    by_event: dict[object, set[object]] = {}
    for each in told:
        by_event.setdefault(each.when.get(EVENT), set()).add(each.when.get(key))
    if all(len(found - {None}) <= 1 for found in by_event.values()):
        return None
    seen = dict.fromkeys(value for each in told for value in each.when.get(key, ()))
    return Axis(key=key, title=TITLES[key], values=tuple((value, value.replace("_", " ")) for value in seen))


def _cause_axis(told: Sequence[Statement], status: Axis | None) -> Axis | None:
    """Out of what payments arise, if rules for one event are told of several; those of which it is not told apart. It
    is asked only of people whom rules of several causes are for."""
    asked = [
        key
        for key in (status.keys if status else ())
        if _apart(CAUSE, [each for each in told if key in each.when.get(STATUS, (key,))])
    ]
    axis = _apart(CAUSE, told)
    if axis is None or (status and not asked):
        return None
    if status and len(asked) < len(status.keys):
        axis = replace(axis, only=((STATUS, tuple(asked)),))
    values = {key: scheme_words().cause[key].title for key in axis.keys}
    if any(CAUSE not in each.when for each in told):
        values[OTHERS] = OTHERS_TITLE[CAUSE]
    return replace(axis, values=tuple(values.items()))


def _usual_status(told: Sequence[Statement]) -> str:
    seen = Counter(value for each in told if NATIONALITY in each.when for value in each.when.get(STATUS, ()))
    return seen.most_common(1)[0][0].replace("_", " ") if seen else "people"


def _place_axis(told: Sequence[Statement], places: Mapping[str, str]) -> Axis | None:
    """Where, if rules of several places are told."""
    own = {key_of(value): value for each in told for value in each.when.get(PLACE, ())}
    if not own:
        return None
    layers = _placed_layers(told)
    missing = [each for each in told if PLACE not in each.when and each.layer in layers]
    own |= {key: _country(key) for each in missing if (key := places.get(each.amount.currency))}
    if len(own) == 1 and not missing and all(each.layer in layers for each in told):
        return None
    if len(own) == 1 or any(each.amount.currency not in places for each in missing):
        own[OTHERS] = OTHERS_TITLE[PLACE]
    return Axis(key=PLACE, title=TITLES[PLACE], values=tuple(own.items()))


def _placed_layers(told: Iterable[Statement]) -> frozenset[str]:
    return frozenset(each.layer for each in told if PLACE in each.when)


def _places(told: Iterable[Statement]) -> dict[str, str]:
    """The country of each currency that is one country's alone."""
    table, known = currencies().currency, countries().country
    found = {
        each.amount.currency: table[each.amount.currency].countries for each in told if each.amount.currency in table
    }
    return {code: key_of(known[own[0]].name) for code, own in found.items() if len(own) == 1 and own[0] in known}


def _country(key: str) -> str:
    return next((each.name for each in countries().country.values() if key_of(each.name) == key), key)


def _model(named: Mapping[str, int]) -> str | None:
    """The nationality of whom most rules are told."""
    return max(named, key=lambda key: named[key], default=None)


def _open(told: Sequence[Statement], said: Remarks, material: Material, named: Mapping[str, int]) -> tuple[str, ...]:
    """Nationalities of whom no rule is told though texts that name those of whom most are told speak of them too: in
    remarks about the rules, and as people of the same status. Who is only met elsewhere may serve another army."""
    statuses = {value for each in told if NATIONALITY in each.when for value in each.when.get(STATUS, ())}
    model = _model(named)
    texts = {source.document.id: source.document.text for source in material.sources}
    close = {key for key, text in texts.items() if model is None or speaks_of(text, model)}
    remarks = (each for each in (*said.unknown, *said.alike) if each.cited.document in close)
    found = [n for remark in remarks for n in remark.nationalities]
    for claim in material.claims:
        nationalities, status = parted(claim.population or "")
        found += nationalities if status in statuses and claim.document in close else ()
    return tuple(n for n in dict.fromkeys(found) if n not in named)


def _layers(told: Sequence[Statement], said: Remarks) -> tuple[Layer, ...]:
    """The base, and the layers that rules or remarks tell of; a layer of remarks alone has no amounts yet."""
    words = scheme_words()
    events = {value for each in told for value in each.when.get(EVENT, ())}
    found = [Layer(key=words.base.key, title=words.base.title)]
    for key, layer in words.layer.items():
        own = {value for each in told if each.layer == key for value in each.when.get(EVENT, ())}
        own |= {
            value for r in said.layers.get(key, ()) for axis, value in r.values if axis == EVENT and value in events
        }
        if own or key in said.layers:
            covers = ((EVENT, tuple(sorted(own))),) if own and own != events else ()
            found.append(Layer(key=key, title=layer.title, covers=covers))
    return tuple(found)
