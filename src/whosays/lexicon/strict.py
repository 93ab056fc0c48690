"""Reading the tool's own data files strictly: an unknown key is an error that names file, line and the nearest known
key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from whosays.errors import LexiconError, WhosaysError, nearest_or

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

_TABLE = re.compile(r"^\s*\[+\s*([^\]]+?)\s*\]+")
_AT_END = "(at end of document)"
_KEY = re.compile(r'^\s*("[^"]+"|[\w.-]+)\s*=')


class Strict(BaseModel):
    """A table of a data file: no key is unknown, nothing is changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=False)


Table = TypeVar("Table", bound=Strict)


def parse(text: str, name: str, error: type[WhosaysError] = LexiconError) -> dict[str, Any]:
    """The tables of the TOML `text`, which may begin with a byte-order mark. Raises `error` with `name` and the line
    where it is not TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        raise error(f"{name}: not valid TOML: {fault}. {_to_mend(text, str(fault))}") from fault


def _to_mend(text: str, fault: str) -> str:
    """What to do about a `fault`. Of what is left open the parser knows the end of the file alone: it begins after the
    most lines that are whole."""
    if _AT_END not in fault:
        return "Mend that place and run again."
    lines = text.splitlines(keepends=True)
    starts = (number for number, line in enumerate(lines) if _KEY.match(line) or _TABLE.match(line))
    begun = next((number for number in reversed([*starts]) if _is_toml("".join(lines[:number]))), 0)
    return f"What begins in line {begun + 1} is not closed; close it and run again."


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def read(text: str, shape: type[Table], name: str, error: type[WhosaysError] = LexiconError) -> Table:
    """The TOML `text` of the file `name` as a `shape`. Raises `error` naming file, line, key and the nearest known
    key."""
    return shaped(parse(text, name, error), shape, name, text, error)


def read_sparing(
    text: str, shape: type[Table], name: str, spared: str, error: type[WhosaysError] = LexiconError
) -> tuple[Table, dict[int, str]]:
    """Like `read`, but a table of the list `spared` that is wrong does not stop the others: it is left out, and told by
    its number, with the message on it."""
    tables = parse(text, name, error)
    try:
        return shape.model_validate(tables), {}
    except ValidationError as fault:
        wrong: dict[int, str] = {}
        for detail, message in zip(_details(fault), _messages(fault, shape, name, text), strict=True):
            match detail["loc"]:
                case (key, int(number), *_) if key == spared:
                    wrong[number] = f"{wrong[number]}\n{message}" if number in wrong else message
                case _:
                    raise error("\n".join(_messages(fault, shape, name, text))) from None
    left = [table for number, table in enumerate(tables[spared]) if number not in wrong]
    return shape.model_validate({**tables, spared: left}), wrong


def shaped(
    tables: Mapping[str, Any], shape: type[Table], name: str, text: str = "", error: type[WhosaysError] = LexiconError
) -> Table:
    """`tables` as a `shape`; `text` is searched for the line that a message names."""
    try:
        return shape.model_validate(tables)
    except ValidationError as fault:
        raise error("\n".join(_messages(fault, shape, name, text))) from None


def _details(fault: ValidationError) -> list[ErrorDetails]:
    return fault.errors(include_url=False, include_context=False)


def _messages(fault: ValidationError, shape: type[BaseModel], name: str, text: str) -> Iterator[str]:
    for detail in _details(fault):
        path = [str(part) for part in detail["loc"]]
        line = line_of(text, path)
        where = f"{name}, line {line}" if line else name
        yield f"{where}: {_explained(detail, shape, path)}"


def _explained(detail: ErrorDetails, shape: type[BaseModel], path: Sequence[str]) -> str:
    key = ".".join(part for part in path if not part.isdigit()) or ".".join(path)
    if detail["type"] == "extra_forbidden":
        known = _keys_at(shape, path[:-1])
        hint = nearest_or(path[-1], known, f"known keys are: {', '.join(sorted(known))}.")
        return f"unknown key {key!r}; {hint}"
    if detail["type"] == "missing":
        return f"the key {key!r} is missing; add it."
    if detail["type"] in {"tuple_type", "list_type"}:
        how = f"[[{key}]] above each of its tables" if _keys_at(shape, path) else "[ ] around its values"
        return f"{key!r} is a list; write {how}."
    if detail["type"] in {"dict_type", "model_type"}:
        sibling = nearest_or(path[-1], {*_keys_at(shape, path[:-1])} - {path[-1]}, "")
        how = f"[{key}.NAME] above each of them" if detail["type"] == "dict_type" else f"[{key}] above its keys"
        what = "holds tables" if detail["type"] == "dict_type" else "is a table"
        return f"{key!r} {what}; write {how}{'; ' if sibling else '.'}{sibling}"
    if detail["type"] == "value_error":
        told = detail["msg"].removeprefix("Value error, ")
        return f"{key!r}: {told}{'' if told.endswith(('.', '?')) else '.'}" if key else told
    has = "" if isinstance(detail["input"], dict | list) else f"; it has {detail['input']!r}"
    return f"{key!r}: {detail['msg'].lower()}{has}."


def _keys_at(shape: Any, path: Sequence[str]) -> list[str]:
    """The known keys of the table at `path` below `shape`, as a file has them, walking through mappings and lists of
    tables."""
    for part in path:
        fields = _fields(shape)
        if fields is None:
            shape = get_args(shape)[-1] if get_origin(shape) is dict else _inside(shape)
        else:
            shape = fields[part].annotation if part in fields else None
    return list(_fields(_inside(shape)) or ())


def _fields(shape: Any) -> dict[str, FieldInfo] | None:
    """The fields of a table by the keys that a file has for them ("from", which is no name in Python); None of what is
    no table."""
    fields = getattr(shape, "model_fields", None)
    return None if fields is None else {field.alias or name: field for name, field in fields.items()}


def _inside(annotation: Any) -> Any:
    """The table inside tuple[T, ...], list[T] and T | None; anything else is itself."""
    if get_origin(annotation) in (tuple, list, Union, UnionType):
        return next((a for a in get_args(annotation) if hasattr(a, "model_fields")), annotation)
    return annotation


def line_of(text: str, path: Sequence[str]) -> int | None:
    """The 1-based line of `text` where the key at `path` stands, or the nearest table above it. A number in the path
    tells which table of several with one name."""
    table: list[str] = []
    told: dict[str, int] = {}
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(line):
            parts = [part.strip().strip('"') for part in match[1].split(".")]
            if line.lstrip().startswith("[["):
                told[".".join(parts)] = told.get(".".join(parts), -1) + 1
            table = here = _counted(parts, told)
        elif match := _KEY.match(line):
            here = [*table, *(part.strip('"') for part in match[1].split("."))]
        else:
            continue
        depth = _depth(here, path)
        if depth and (best is None or depth > best[0]):
            best = (depth, number)
    return best[1] if best else None


def _counted(parts: Sequence[str], told: Mapping[str, int]) -> list[str]:
    """The name of a table with the number of each of its parts that is one of several."""
    found: list[str] = []
    for at, part in enumerate(parts, 1):
        number = told.get(".".join(parts[:at]))
        found += [part] if number is None else [part, str(number)]
    return found


def _depth(here: Sequence[str], path: Sequence[str]) -> int:
    """How many parts of `path` the place `here` has, in order from the first; none where it has others. Numbers of
    items that a file writes in one line are passed over."""
    found = 0
    for part in path:
        if found < len(here) and here[found] == part:
            found += 1
        elif not part.isdigit():
            break
    return found if found == len(here) else 0
