"""`whosays scheme`: rules of payment as data: drafted from claims, asked, looked over, tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli import arguments
from whosays.cli.arguments import DAY
from whosays.cli.listing import Column, figure_words, formatted, show
from whosays.cli.talking import Talk, put, talking

if TYPE_CHECKING:
    from collections.abc import Mapping

GATE_FAILS = 1


def _words(when: Mapping[str, Any]) -> str:
    told = ("/".join(value) if isinstance(value, list) else str(value) for value in when.values())
    return " ".join(told).replace("_", " ") or "any"


def _amount(record: Mapping[str, Any]) -> str:
    if record["currency"] is None:
        return "unknown"
    per = f" a {record['per']}" if record["per"] else ""
    return f"{figure_words(record['low'], record['high'])} {record['currency']}{per}"


def _due(record: Mapping[str, Any]) -> str:
    return f"at least {_amount(record)}" if record["more"] else _amount(record)


def _shown(record: Mapping[str, Any]) -> str:
    shown = record["shown"]
    return f"{figure_words(shown['low'], shown['high'])} {shown['currency']}" if shown else ""


def _resting(record: Mapping[str, Any]) -> str:
    parts = [record["status"]]
    parts += ["no date is told"] if record["undated"] else []
    parts += [f"if {condition}" for condition in record["conditions"]]
    parts += record["read_as"]
    parts += [record["why"]] if record["why"] and record["why"] != "no rule is known" else []
    parts += [] if record["confirmed"] else ["draft"]
    return "; ".join(parts)


def _cited(record: Mapping[str, Any]) -> str:
    claims = record["claims"]
    more = f" +{len(claims) - 1}" if len(claims) > 1 else ""
    return f"{claims[0]['document']}:{claims[0]['start']}{more}" if claims else ""


def _term(record: Mapping[str, Any]) -> str:
    if not record["dated"]:
        return "no date is told"
    return f"{record['valid_from'] or ''}..{record['valid_to'] or ''}"


DUE = (
    Column("case", lambda r: _words(r["case"]), gives_way=True, wraps=True),
    Column("due", _due, right=True),
    Column("shown", _shown, right=True),
    Column("rests on", _resting, gives_way=True, wraps=True),
    Column("evidence", _cited, gives_way=True),
)
CELLS = (
    Column("cell", lambda r: r["cell"], gives_way=True, wraps=True),
    Column("in force", _term),
    Column("amount", _amount, right=True),
    Column("basis", lambda r: r["basis"] if r["confirmed"] or not r["draft"] else f"{r['basis']}; draft"),
    Column("evidence", _cited, gives_way=True),
)
STRETCHES = (
    Column("scheme", lambda r: r["scheme"], gives_way=True),
    Column("layer", lambda r: r["layer"]),
    Column("case", lambda r: _words(r["when"]), gives_way=True, wraps=True),
    Column("from", lambda r: r["from"] or ""),
    Column("to", lambda r: r["to"] or ""),
    Column("standing", lambda r: r["standing"], gives_way=True, wraps=True),
)
TESTS = (
    Column("test", lambda r: f"{r['scheme']}: {r['test']}", gives_way=True, wraps=True),
    Column("outcome", lambda r: "; ".join(r["faults"]) or "holds", gives_way=True, wraps=True),
)
scheme_option = click.option("--scheme", "name", metavar="NAME", help="Which scheme, where the case has several.")


@click.group("scheme", short_help="Rules of payment as data: draft, ask, check, test them.")
def command() -> None:
    """Rules of payment as data: dated, each cell with its evidence, kept as TOML in CASE/schemes."""


@command.command("draft", short_help="Propose a scheme from the claims of a case.")
@arguments.case
@click.option("--name", default="draft", show_default=True, metavar="NAME", help="What to call it.")
@click.option("--write", is_flag=True, help="Write CASE/schemes/NAME.toml, unless it is there, and not to the screen.")
@talking
def draft(case: Path, name: str, write: bool, talk: Talk) -> None:
    """Propose a scheme from the claims of CASE: who gets what for what, since when and until when, by whose words.

    It is a draft that nobody has confirmed. Amounts that contradict one another become readings of a doubt; what holds
    only if something is inferred is marked so; what nobody knows is listed. Read it, mend it, then confirm it with
    whosays decide CASE confirm NAME.
    """
    from whosays.workspace import schemes

    text = schemes.draft(case, name, talk.say)
    if not write:
        put(text)
        return
    path = schemes.keep(case, name, text)
    talk.tell(str(path))
    talk.say(f"read it, mend it, then: whosays decide {case} confirm {name} --why TEXT")


@command.command("list", short_help="List the cells of the schemes of a case.")
@arguments.case
@scheme_option
@formatted
@talking
def cells(case: Path, name: str | None, form: str, talk: Talk) -> int:
    """List the cells of the schemes of CASE: for whom, in force when, how much, on what basis, by which words."""
    from whosays.workspace import Case, scheme_files, scheme_listings

    found = [each for each in scheme_files.load(case) if name in (None, each.key)]
    account = Case.open(case, talk.say).account
    names = scheme_listings.source_names(account)
    show((record for each in found for record in scheme_listings.cells(each, names)), form, CELLS)
    return talk.unread(account.unreadable)


@command.command(
    "eval",
    short_help="What is due in one case.",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": True},
)
@arguments.case
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="[--AXIS VALUE]…")
@click.option("--on", required=True, type=DAY, metavar="DATE", help="The date that decides, 2024-12-01.")
@click.option("--date", "dates", multiple=True, metavar="CLOCK=DATE", help="Another date for one clock of a trigger.")
@click.option("--known", type=DAY, metavar="DATE", help="Only by rules that were known by then.")
@click.option(
    "--in",
    "currency",
    metavar="CODE",
    help="Show amounts in this currency too, at the rate of the date; else in that of case.toml.",
)
@scheme_option
@formatted
@talking
def evaluate(
    case: Path,
    values: tuple[str, ...],
    on: datetime,
    dates: tuple[str, ...],
    known: datetime | None,
    currency: str | None,
    name: str | None,
    form: str,
    talk: Talk,
) -> int:
    """Tell what is due in one case: one amount for each coherent reading, never one of several in silence.

    The axes of the scheme are options: --event injury --severity minor. Those that are left out are told one by one. A
    gap is unknown, not nought; what would be due if an inference held stands behind what is stated, and says so.
    """
    from whosays.workspace import Case, scheme_listings, schemes

    currency = currency or schemes.house_currency(case)
    wanted = schemes.Wanted(
        values=_pairs(values),
        on=on.date(),
        dates=dict(_dated(each) for each in dates),
        known_by=known.date() if known else None,
        scheme=name,
        currency=currency,
    )
    answers = schemes.answered(case, wanted)
    account = Case.open(case, talk.say).account
    records = list(scheme_listings.due(answers, scheme_listings.source_names(account)))
    show(records, form, DUE if currency else [column for column in DUE if column.head != "shown"])
    _remarks(records, currency, talk)
    for claim in (claim for record in records for claim in record["claims"]):
        talk.detail(f"“{claim['text']}” ({claim['document']}:{claim['start']})")
    return talk.unread(account.unreadable)


def _pairs(words: Sequence[str]) -> dict[str, str]:
    """`--axis value` and `--axis=value` as pairs."""
    found: dict[str, str] = {}
    rest = list(words)
    while rest:
        axis, sign, value = rest.pop(0).partition("=")
        if not axis.startswith("--"):
            raise click.UsageError(f"{axis!r} is no axis; name one as --event injury.")
        if not sign and not rest:
            raise click.UsageError(f"{axis} needs a value.")
        found[axis[2:].replace("-", "_")] = (value if sign else rest.pop(0)).replace("-", "_")
    return found


def _dated(text: str) -> tuple[str, date]:
    clock, _, day = text.partition("=")
    try:
        return clock, date.fromisoformat(day)
    except ValueError:
        raise click.UsageError(f"--date {text}: write it as decision=2024-12-01.") from None


def _remarks(records: Iterable[Mapping[str, Any]], currency: str | None, talk: Talk) -> None:
    """What the sources do not know, and at which rates amounts are shown."""
    told: dict[str, None] = {}
    for record in records:
        told.update(dict.fromkeys(record["unknowns"]))
        shown, amount = record["shown"], record["currency"]
        if shown and shown["source"] != "the same currency":
            low, high = shown["rate"]
            at = f"{low:.5g}" if low == high else f"{low:.5g}–{high:.5g}"
            told[f"1 {amount} = {at} {currency} ({shown['source']}, {shown['rate_dates']})"] = None
        elif currency and amount and not shown:
            told[f"no rate of {amount} in {currency} is known for that date, so nothing is converted"] = None
    for remark in told:
        talk.say(remark)


@command.command("check", short_help="Where the schemes of a case are silent, and whether their evidence stands.")
@arguments.case
@click.option("--known", type=DAY, metavar="DATE", help="Only by rules that were known by then.")
@click.option(
    "--fail-on",
    type=click.Choice(["unknown", "evidence"]),
    multiple=True,
    help="End with exit code 1 where a scheme is not total, or where its words do not stand or tell another amount.",
)
@formatted
@talking
def check(case: Path, known: datetime | None, fail_on: tuple[str, ...], form: str, talk: Talk) -> int:
    """Look the schemes of CASE over: for which cases and when no stated rule gives an amount, and whether the words
    that cells rest on stand where they say.

    A scheme whose rules give two amounts for one case is refused at once, with file and line.
    """
    from whosays.workspace import Case, scheme_listings, schemes

    found = schemes.covered(case, known.date() if known else None)
    account = Case.open(case, talk.say).account
    show(scheme_listings.silences(found), form, STRETCHES)
    lost = [line for each, _ in found for line in scheme_listings.lost(each, account.sources)]
    lost += [line for each, _ in found for line in scheme_listings.unborne(each, account.sources, account.claims)]
    for line in lost:
        talk.wrong(line)
    for each, told in found:
        total = "total: a stated rule for every case" if told.total else "not total: see what is unknown or inferred"
        loose = "" if not each.draft else f"; draft, {len(each.confirmed)} of {len(each.cells)} cells confirmed"
        talk.say(f"{each.key}: {len(each.cells)} cells for {told.points} cases; {total}{loose}")
    wrong = ("unknown" in fail_on and not all(told.total for _, told in found)) or ("evidence" in fail_on and lost)
    return GATE_FAILS if wrong else talk.unread(account.unreadable)


NO_TESTS = "no scheme of the case has tests; they stand in schemes/NAME.tests.toml beside it"


@command.command("test", short_help="Run the tests that stand beside schemes.")
@arguments.case
@formatted
@talking
def test(case: Path, form: str, talk: Talk) -> int:
    """Run the tests of CASE/schemes/NAME.tests.toml: what is given, and what must come out.

    Ends with exit code 1 if any fails.
    """
    from whosays.workspace import scheme_listings, schemes

    records = list(scheme_listings.tests(schemes.tested(case)))
    if records or form != "table":
        show(records, form, TESTS)
    failed = sum(not record["holds"] for record in records)
    talk.say(f"{len(records)} test{'s' * (len(records) != 1)}, {failed} fail" if records else NO_TESTS)
    return GATE_FAILS if failed else 0


@command.command("export", short_help="A scheme as OpenFisca parameters.")
@arguments.case
@scheme_option
@talking
def export(case: Path, name: str | None, talk: Talk) -> None:
    """Print a scheme of CASE as OpenFisca parameters, YAML with a value from each date on.

    What is open has no value there: days within which a change lies, contradictions, what nobody knows. Inferences are
    left out.
    """
    from whosays.workspace import schemes

    put(schemes.exported(case, name))
    talk.detail("put it into the parameters/ of a country package; values of null are not known")
