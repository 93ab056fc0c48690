"""Records: frozen, slotted, keyword-only dataclasses that are made quickly, because a document is read to thousands.

What always holds: a record is a dataclass like any other; only its `__init__` is another. The one that `dataclasses`
writes for a frozen class looks the setter of every field up by name; this one has them at hand, at half the time.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[Record]) -> type[Record]:
    """The class as a record. All its fields are asked for or have a plain default; one with `init=False` begins with
    its default."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    told = fields(made)
    setters = {f"set_{field.name}": made.__dict__[field.name].__set__ for field in told}
    defaults = {f"default_{field.name}": field.default for field in told}
    # As dataclasses do: written out from the names of fields alone, and compiled once a class.
    lines = [f"def __init__(self, *, {', '.join(_parameter(field) for field in told if field.init)}):"]
    lines += [f" set_{field.name}(self, {'' if field.init else 'default_'}{field.name})" for field in told]
    lines += [" self.__post_init__()"] * hasattr(made, "__post_init__")
    scope: dict[str, Any] = {**setters, **defaults}
    exec("\n".join(lines), scope)  # noqa: S102
    scope["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    scope["__init__"].__annotations__ = made.__init__.__annotations__
    made.__init__ = scope["__init__"]
    return made  # type: ignore[no-any-return]


def _parameter(field: Field[Any]) -> str:
    return field.name if field.default is MISSING else f"{field.name}=default_{field.name}"
