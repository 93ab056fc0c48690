"""`whosays derive`: figures that follow from others by a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli import arguments
from whosays.cli.explain import INDENT, wrapped
from whosays.cli.listing import Column, figure_words, formatted, show
from whosays.cli.talking import Talk, put, talking
from whosays.model.quantity import COUNT

if TYPE_CHECKING:
    from whosays.workspace import Case

Record = Mapping[str, Any]

COLUMNS = (
    Column("name", lambda r: r["name"], gives_way=True, wraps=True),
    Column("by what was reported", lambda r: r["refused"] or _reported(r), gives_way=True, wraps=True),
    Column("best", lambda r: _one(r["best"]), right=True),
    Column("90 % band", lambda r: _ends(r["low"], r["high"]), gives_way=True, wraps=True),
    Column("turns on", lambda r: r["turns_on"] or "", gives_way=True, wraps=True),
)
SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


@click.command("derive", short_help="List the figures that follow from others by formulas.")
@arguments.case
@click.argument("names", nargs=-1)
@formatted
@talking
def command(case: Path, names: tuple[str, ...], form: str, talk: Talk) -> int:
    """List the derivations of CASE: figures computed from questions by the formulas of its case.toml and packs.

    With NAMES, each is told in full: every input with what it rests on, what direct claims say of the same, and which
    input or unopened root would change it most.
    """
    from whosays.workspace import Case

    opened = Case.open(case, talk.say)
    if not tell(opened, names, form) and not opened.account.unreadable:
        talk.say(f"nothing is derived in {case}; write a [[derivation]] into its case.toml")
    return talk.unread(opened.account.unreadable)


def tell(case: Case, names: tuple[str, ...], form: str) -> int:
    """Writes the derivations of `case`, those of `names` in full, and gives how many there are."""
    from whosays.workspace import listings

    records = list(listings.derivation_records(case.derived(names), case.account))
    if names and form == "table":
        put("\n\n".join("\n".join(wrapped(told(record))) for record in records) + "\n")
    else:
        show(records, form, COLUMNS)
    return len(records)


def told(record: Record) -> Iterator[str]:
    """A derivation in lines: the result, then what it rests on, then what would change it."""
    yield f"{'derivation':<{INDENT}}{record['title']} ({record['name']})"
    yield f"{'formula':<{INDENT}}{record['formula']} ({record['written']})"
    yield from _listed("says", [record["says"]] if record["says"] else [])
    if record["refused"]:
        yield f"{'refused':<{INDENT}}{record['refused']}"
    else:
        yield from _result(record)
    for number, each in enumerate(record["inputs"]):
        yield from _input(each, "" if number else "inputs")
    yield from _listed("compared", [each["sentence"] for each in record["compared"]])
    yield from _listed("narrows", [*_narrowing(record), *_opening(record)])
    yield from _listed("remarks", record["remarks"])


def _result(record: Record) -> Iterator[str]:
    yield f"{'reported':<{INDENT}}{_reported(record)}"
    if record["best"] is None:
        yield f"{'best':<{INDENT}}none: {record['no_estimate']}"
        return
    fifty, ninety = _ends(record["low50"], record["high50"]), _ends(record["low"], record["high"])
    yield f"{'best':<{INDENT}}{_one(record['best'])}, band {ninety} (90 %), {fifty} (50 %)"
    reach = record["reach"]
    if reach:
        best = _ends(reach["best_low"], reach["best_high"])
        whole = _ends(reach["low"], reach["high"])
        yield f"{'at worst':<{INDENT}}{whole} (90 %), best {best}, however the inputs hang together: {reach['method']}"
    elif record["no_reach"]:
        yield f"{'at worst':<{INDENT}}{record['no_reach']}"


def _input(each: Record, head: str) -> Iterator[str]:
    per = f" per {each['per']}" if each["per"] else ""
    unit = "" if each["unit"] == COUNT else f" {each['unit']}"
    yield f"{head:<{INDENT}}{each['name']} = {_ends(each['low'], each['high'])}{unit}{per}: {_who(each)}"
    parts = [_drawn(each), each["flag"], each["converted"], *_weight(each)]
    places = ", ".join(f"{claim['document']}:{claim['start']}" for claim in each["claims"])
    parts += [f"rests on {places}"] if places else []
    yield from (f"{'':<{INDENT}}  {part}" for part in parts if part)


def _who(each: Record) -> str:
    if each["author"]:
        return f"assumed by {each['author']}: {each['reason']}"
    if each["question"]:
        roots = f"{each['roots']} root{'s' * (each['roots'] != 1)}"
        only = f", {each['only']}" if each["only"] else ""
        return f"question {each['question'][:8]}, {each['title']}{only}; {each['status']}, {roots}"
    return f"scheme, {each['title']}"


def _drawn(each: Record) -> str:
    if not each["band"]:
        return ""
    best, low, high = (end for end in each["band"])
    return f"best {_one(best)}, band {_ends(low, high)} (90 %)"


def _weight(each: Record) -> Iterator[str]:
    if each["share"]:
        yield f"explains {each['share']:.0%} of the variance by itself"
    if each["elasticity"] is not None:
        less = each["elasticity"] < 0
        yield f"1 % more of it makes {abs(each['elasticity']):g} % {'less' if less else 'more'}"


def _narrowing(record: Record) -> Iterator[str]:
    bands = {each["name"]: each["if_known"] for each in record["inputs"] if each["if_known"]}
    name = record["turns_on"]
    if name in bands:
        _, low, high = bands[name]
        yield f"{name}: if it were known, the band would be {_ends(low, high)}"


def _opening(record: Record) -> Iterator[str]:
    for each in record["missing"][:1]:
        alone = ", ".join(each["alone"])
        why = f"{alone} rests on it alone" if alone else f"its error explains {each['share'] or 0:.0%}"
        told = f"nobody has opened this root of {', '.join(each['inputs'])} yet; {why}"
        yield f"{each['speakers'] or 'a statement'}: {told}{_opened(each, record)}"
    narrower = [each for each in record["missing"][1:] if _width(each) < (record["high"] or 0) - (record["low"] or 0)]
    for each in sorted(narrower, key=_width)[:1]:
        told = f"this root of {', '.join(each['inputs'])} would narrow it most"
        yield f"{each['speakers'] or 'a statement'}: {told}{_opened(each, record)}"


def _width(missing: Record) -> float:
    """How wide the 90 % band would be with one more root; without end where that is not known."""
    band = missing["with_one_more"]
    return float(band[2] - band[1]) if band else float("inf")


def _opened(missing: Record, record: Record) -> str:
    """The band with one more root like the others beside that of now."""
    if missing["with_one_more"] is None:
        return ""
    now = f" instead of {_ends(record['low'], record['high'])}" if record["low"] is not None else ""
    return f"; with one more root like the others the band would be {_ends(*missing['with_one_more'][1:])}{now}"


def _reported(record: Record) -> str:
    per = f" per {record['per']}" if record["per"] else ""
    each = " each" if record["each"] else ""
    ends = _ends(*record["reported"])
    unit = "" if record["unit"] == COUNT else f" {record['unit']}"
    return f"{ends}{unit}{per}{each}" if ends else "anything"


def _ends(low: float | None, high: float | None) -> str:
    """An interval in few figures: "240–336 million"; open ends said."""
    scale, word = _scale([end for end in (low, high) if end])
    shown = [None if end is None else _over(end, scale) for end in (low, high)]
    told = figure_words(*shown)
    if low is not None and high is not None and low < 0 and low != high:
        told = f"{shown[0]:,} to {shown[1]:,}"
    return f"{told}{word}" if told else ""


def _one(value: float | None) -> str:
    return "" if value is None else _ends(value, value)


def _scale(ends: list[float]) -> tuple[int, str]:
    """The largest scale word that all ends reach."""
    return next(((size, word) for size, word in SCALES if ends and min(map(abs, ends)) >= size), (1, ""))


def _over(end: float, scale: int) -> float:
    shown = round(end / scale, 3) if scale > 1 else end
    return int(shown) if shown == int(shown) else shown


def _listed(head: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{'' if number else head:<{INDENT}}{line}"
