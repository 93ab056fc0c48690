"""Records of the model to JSON and back, exactly: the record that comes back equals the one that went in.

Decimals are text, days and moments ISO, enums their values, tuples lists, records objects. A record on its own carries
its `schema`, for instance "whosays/claim/1".
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from whosays.errors import CaseError

VERSIONS: Mapping[str, int] = {}
"""The version of a record's schema where it is not 1. What raises it is in the changelog (Records 11)."""

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]
Encoder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, type(None))
_AS_THEY_ARE = frozenset(_PLAIN)
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


def schema_of(shape: type[Any]) -> str:
    """The name and version that records of `shape` carry."""
    name = _WORD_START.sub("_", shape.__name__).lower()
    return f"whosays/{name}/{VERSIONS.get(name, 1)}"


def encoded(record: Any) -> str:
    """`record` as JSON text with its schema, one way only."""
    return json.dumps(row(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def row(record: Any) -> dict[str, Any]:
    """`record` as plain values, its schema first."""
    plain: dict[str, Any] = {"schema": schema_of(type(record))}
    plain.update(_fields(record))
    return plain


def decoded(text: str, shape: type[Record]) -> Record:
    """The record of type `shape` in `text`. Raises CaseError where it is none, or of another version."""
    try:
        plain = json.loads(text)
        return record_of(plain, shape)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as fault:
        raise CaseError(
            f"the ledger holds a damaged {schema_of(shape)} ({fault}); delete the ledger and build again."
        ) from fault


def record_of(plain: Mapping[str, Any], shape: type[Record]) -> Record:
    """The record in plain values. Raises ValueError, KeyError or TypeError where it is of another schema or damaged."""
    if plain.get("schema") != schema_of(shape):
        raise ValueError(f"it is a {plain.get('schema')}")
    annotation: Any = shape
    found: Record = _decoder(annotation)(plain)
    return found


def _fields(record: Any) -> dict[str, Any]:
    shape: Any = type(record)
    return {name: _plain(getattr(record, name)) for name in _names(shape)}


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(shape) if f.init)


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    return value if kind in _AS_THEY_ARE else _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Encoder:
    """What turns a value of type `kind` into plain ones."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, _PLAIN):
        return _same
    if issubclass(kind, Decimal):
        return str
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, tuple):
        return lambda value: [_plain(part) for part in value]
    if is_dataclass(kind):
        return _fields
    raise TypeError(f"no row for a {kind.__name__}")


@cache
def _decoder(annotation: Any) -> Decoder:
    """What turns plain values back into `annotation`."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _optional(annotation)
    if origin is tuple:
        return _tuple(get_args(annotation))
    if is_dataclass(annotation):
        return _record(annotation)
    if annotation in _KNOWN:
        return _KNOWN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {each.value: each for each in annotation}.__getitem__  # a third of the time that the class itself takes
    raise TypeError(f"no reading of a row for {annotation!r}")


def _same(value: Any) -> Any:
    return value


_KNOWN: Mapping[Any, Decoder] = {
    **dict.fromkeys(_PLAIN, _same),
    Decimal: Decimal,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def _optional(annotation: Any) -> Decoder:
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    if len(kinds) != 1:
        raise TypeError(f"a field holds one kind of thing or None, not {annotation!r}")
    decode = _decoder(kinds[0])
    return _same if decode is _same else lambda value: None if value is None else decode(value)


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    if kinds[-1] is Ellipsis:
        decode = _decoder(kinds[0])
        return tuple if decode is _same else lambda values: tuple([decode(value) for value in values])
    decoders = tuple(map(_decoder, kinds))
    return lambda values: tuple([decode(value) for decode, value in zip(decoders, values, strict=True)])


def _record(shape: Any) -> Decoder:
    hints = get_type_hints(shape)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(shape) if f.init}
    same = [name for name, decode in decoders.items() if decode is _same]
    others = [(name, decode) for name, decode in decoders.items() if decode is not _same]

    def record(plain: Any) -> Any:
        told = {name: plain[name] for name in same}
        for name, decode in others:
            told[name] = decode(plain[name])
        return shape(**told)

    return record
