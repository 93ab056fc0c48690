"""A scheme as the TOML that it is read from again: `building.scheme(written(x), …)` is `x`.

What always holds: a cell takes a table of its own with a line for each claim, so that a person can read, change and
compare it; texts of sources are escaped, whatever they hold.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.scheme import ALWAYS, Basis, Joining, Multiple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.model.scheme import Allowed, Axis, Boundary, Cell, Cited, Money, Named, Scheme, Term

HEAD = """\
# {title}
# Drafted by whosays from the claims of the case, confirmed by nobody. Read each cell against its words, mend what is
# wrong, and confirm it with: whosays decide CASE confirm {key} --why TEXT
"""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written(scheme: Scheme) -> str:
    """`scheme` as the text of its file."""
    lines = HEAD.format(title=" ".join(scheme.title.split()), key=scheme.key).splitlines() if scheme.draft else []
    lines += [f"title = {_text(scheme.title)}"]
    lines += ["draft = true"] if scheme.draft else []
    lines += [f"span = {_term(scheme.span)}"] if scheme.span != ALWAYS else []
    for axis in scheme.axes:
        lines += ["", *_axis(axis)]
    for layer in scheme.layers:
        lines += ["", f"[layer.{layer.key}]", f"title = {_text(layer.title)}"]
        lines += [f"how = {_text(layer.joining)}"] if layer.joining is not Joining.ADDS else []
        lines += [f"covers = {_allowed(layer.covers)}"] if layer.covers else []
    for trigger in scheme.triggers:
        lines += ["", f"[trigger.{trigger.key}]", f"what = {_text(trigger.what)}", f"at = {_several(trigger.at)}"]
    for doubt in scheme.doubts:
        lines += ["", f"[reading.{doubt.key}]", f"title = {_text(doubt.title)}", f"values = {_named(doubt.values)}"]
    for cell in scheme.cells:
        lines += ["", *_cell(cell)]
    for unknown in scheme.unknowns:
        lines += ["", "[[unknown]]", f"when = {_allowed(unknown.when)}", f"says = {_text(unknown.says)}"]
        lines += _claims(unknown.claims)
    return "\n".join(lines) + "\n"


def _axis(axis: Axis) -> Iterator[str]:
    yield f"[axis.{axis.key}]"
    yield f"title = {_text(axis.title)}"
    yield f"values = {_named(axis.values)}"
    if axis.only:
        yield f"only = {_allowed(axis.only)}"


def _cell(cell: Cell) -> Iterator[str]:
    yield "[[cell]]"
    yield f"id = {_text(cell.key)}"
    yield f"layer = {_text(cell.layer)}"
    yield f"when = {_allowed(cell.when)}"
    if cell.valid is not None:
        yield f"valid = {_term(cell.valid)}"
    if cell.known != ALWAYS:
        yield f"known = {_term(cell.known)}"
    if cell.trigger:
        yield f"trigger = {_text(cell.trigger)}"
    yield f"amount = {_amount(cell.amount)}"
    yield f"basis = {_text(cell.basis)}"
    if cell.basis is Basis.INFERRED:
        yield f"if = {_text(cell.condition)}"
    if cell.reading:
        yield f"reading = {_named(cell.reading)}"
    if cell.says:
        yield f"says = {_text(cell.says)}"
    yield from _claims(cell.claims)
    for printed in cell.printed:
        yield ""
        yield "[[cell.printed]]"
        yield f"amount = {_amount(printed.amount)}"
        yield from _claims(printed.claims)


def _amount(amount: Money | Multiple) -> str:
    if isinstance(amount, Multiple):
        return f"{{ times = {_number(amount.factor)}, of = {_text(amount.of)} }}"
    ends = {"value": amount.low} if amount.low == amount.high else {"low": amount.low, "high": amount.high}
    told = [f"{name} = {_number(value)}" for name, value in ends.items()] + [f"currency = {_text(amount.currency)}"]
    told += [f"per = {_text(amount.per)}"] if amount.per else []
    return f"{{ {', '.join(told)} }}"


def _number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):_}" if whole else f"{value.normalize():f}"


def _term(term: Term) -> str:
    ends: Mapping[str, Boundary | None] = {"from": term.start, "to": term.end}
    told = [f"{name} = {_day(each)}" for name, each in ends.items() if each]
    return f"{{ {', '.join(told)} }}" if told else "{}"


def _day(boundary: Boundary) -> str:
    return boundary.earliest.isoformat() if boundary.exact else _text(boundary.words)


def _claims(claims: Iterable[Cited]) -> Iterator[str]:
    told = [
        f"    {{ document = {_text(c.document)}, start = {c.start}, end = {c.end}, exact = {_text(c.exact)}"
        + (f", text = {_text(c.text_version)} }}," if c.text_version else " },")
        for c in claims
    ]
    if told:
        yield from ("claims = [", *told, "]")


def _allowed(allowed: Allowed) -> str:
    told = [f"{axis} = {_text(values[0]) if len(values) == 1 else _several(values)}" for axis, values in allowed]
    return f"{{ {', '.join(told)} }}" if told else "{}"


def _named(named: Named) -> str:
    return f"{{ {', '.join(f'{key} = {_text(value)}' for key, value in named)} }}"


def _several(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(text: str) -> str:
    escaped = "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in text)
    return f'"{escaped}"'
