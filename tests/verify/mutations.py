"""Small lies for finished reports: one thing of a page changed, so that it says what no record says.

A change that leaves the meaning as it was (a claim's twin in the same cell, a date told twice) is none: each of these
changes a digit, a unit, a hedge, a name, a date, a word that turns a sentence round, or where a link leads; a row is cut
out, two change places, a cell or a label of a chart is that of another, a mark of a chart stands elsewhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.model.report import Account

TAG = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
ATTRIBUTE = re.compile(r'(?<=\s)(?:href|id|title|aria-label)="[^"]*"')
HEDGES = ("about", "at least", "at most", "more than", "less than", "up to", "exactly", "nearly", "")
HEDGED = re.compile(r"(?<![\w-])(about|at least|at most|more than|less than|up to) (?=[$€£]?\d|[A-Z]{3} \d)")
BARE = re.compile(r"(?<![\w,.–−$€£%-])(?=[$€£]?\d{1,3}(?:,\d{3})+(?![\w,.–-]))")
UNITS = (
    ("million", ("billion", "thousand", "")),
    ("billion", ("million", "")),
    ("RUB", ("USD", "NPR")),
    ("NPR", ("RUB", "INR")),
    ("a month", ("a year", "a week", "")),
    ("a year", ("a month", "")),
    ("$", ("€", "£")),
    ("€", ("$", "£")),
    ("%", ("", " million")),
)
FOREIGN = ("Wagner Group", "Reuters", "Lee Min-ho", "Republic of Moldova", "Belarusian government")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
STATUSES = ("contested", "weak", "fair", "corroborated", "confirmed", "discounted")
DENIALS = (("cannot", "can"), ("does not", "does"), ("is not", "is"), ("none", "one"), ("not", "indeed"))
LIKELY = ("very likely", "very unlikely", "almost certain", "roughly even")
DRAWN = re.compile(r'<g [^>]*(?:data-claims="|class="band")[^>]*>.*?</g>', re.DOTALL)
ACROSS = re.compile(r'(?<=[ "]x=")[\d.]+(?=%")|(?<=x1=")[\d.]+(?=%")|(?<=x2=")[\d.]+(?=%")|(?<=width=")[\d.]+(?=%")')
LINK = re.compile(r'(?<=\(#)[\w-]+(?=\))|(?<=href="#)[\w-]+(?=")')


@dataclass(frozen=True, slots=True)
class Mutation:
    """A page that lies: of what kind, where, and what was there before."""

    kind: str
    was: str
    became: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the stretches of it that a reader sees or follows, and names that it may be given."""

    text: str
    names: tuple[str, ...]
    seen: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, account: Account) -> Page:
        """A page of a report on `account`."""
        labels = {speaker.label for claim in account.claims for speaker in claim.speakers}
        names = sorted(each for each in labels if each[:1].isupper() and each in text)
        return cls(text, tuple(names), tuple(_seen(text)))

    def places(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where `pattern` stands in what is seen."""
        return [found for start, end in self.seen for found in pattern.finditer(self.text, start, end)]

    def changed(self, kind: str, found: re.Match[str], into: str) -> Mutation:
        """The page with other words at a place."""
        text = self.text[: found.start()] + into + self.text[found.end() :]
        return Mutation(kind, found[0], into, self.text.count("\n", 0, found.start()) + 1, text)


def _seen(text: str) -> Iterator[tuple[int, int]]:
    """Of Markdown all; of HTML what stands between tags, and the attributes that a reader meets."""
    if not text.startswith("<"):
        yield 0, len(text)
        return
    at = text.index("<body>")
    for tag in TAG.finditer(text, at):
        yield at, tag.start()
        yield from (found.span() for found in ATTRIBUTE.finditer(text, tag.start(), tag.end()))
        at = tag.end()


Maker = Callable[[Page, random.Random], Mutation | None]


def _pick(page: Page, pattern: str, rng: random.Random) -> re.Match[str] | None:
    found = page.places(re.compile(pattern))
    return rng.choice(found) if found else None


def digit(page: Page, rng: random.Random) -> Mutation | None:
    """Another digit."""
    found = _pick(page, r"\d", rng)
    return page.changed("digit", found, rng.choice([d for d in "0123456789" if d != found[0]])) if found else None


def digits(page: Page, rng: random.Random) -> Mutation | None:
    """One digit more in a figure, or one less."""
    found = _pick(page, r"\d{2,}", rng)
    if not found:
        return None
    return page.changed("digits", found, found[0][:-1] if rng.random() < 0.5 else found[0] + rng.choice("123456789"))


def unit(page: Page, rng: random.Random) -> Mutation | None:
    """Another unit, currency, rate or scale."""
    some = [(was, into) for was, into in UNITS if page.places(_word(was))]
    if not some:
        return None
    was, into = rng.choice(some)
    return page.changed("unit", rng.choice(page.places(_word(was))), rng.choice(into))


def _word(was: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(was)}(?!\w)" if was.isalpha() else re.escape(was))


def hedge(page: Page, rng: random.Random) -> Mutation | None:
    """Another hedge or bound, or none."""
    found = page.places(HEDGED)
    if not found:
        return None
    here = rng.choice(found)
    same = {"at most": "up to", "up to": "at most"}
    other = rng.choice([each for each in HEDGES if each not in (here[1], same.get(here[1]))])
    return page.changed("hedge", here, f"{other} " if other else "")


def hedged(page: Page, rng: random.Random) -> Mutation | None:
    """A hedge where there is none."""
    found = [
        each for each in page.places(BARE) if not HEDGED.search(page.text[max(0, each.start() - 20) : each.start()])
    ]
    return page.changed("hedge added", rng.choice(found), f"{rng.choice(HEDGES[:6])} ") if found else None


def name(page: Page, rng: random.Random) -> Mutation | None:
    """Another name of the account."""
    was = rng.choice(page.names) if len(page.names) > 1 else ""
    found = page.places(re.compile(rf"(?<!\w){re.escape(was)}(?!\w)")) if was else []
    if not found:
        return None
    return page.changed("name", rng.choice(found), rng.choice([each for each in page.names if each != was]))


def stranger(page: Page, rng: random.Random) -> Mutation | None:
    """A name that the account does not know."""
    found = page.places(re.compile("|".join(map(re.escape, page.names)))) if page.names else []
    return page.changed("foreign name", rng.choice(found), rng.choice(FOREIGN)) if found else None


def month(page: Page, rng: random.Random) -> Mutation | None:
    """Another month."""
    found = _pick(page, rf"\b(?:{'|'.join(MONTHS)})\b", rng)
    return page.changed("date", found, rng.choice([each for each in MONTHS if each != found[0]])) if found else None


def link(page: Page, rng: random.Random) -> Mutation | None:
    """A link that leads to another place of the file."""
    found = page.places(LINK)
    targets = sorted({each[0] for each in found})
    if len(targets) < 2:
        return None
    here = rng.choice(found)
    return page.changed("link", here, rng.choice([each for each in targets if each != here[0]]))


def status(page: Page, rng: random.Random) -> Mutation | None:
    """Another status."""
    found = _pick(page, rf"(?<![\w-])(?:{'|'.join(STATUSES)})(?=[,;*<]| ·)", rng)
    return page.changed("status", found, rng.choice([each for each in STATUSES if each != found[0]])) if found else None


def likelihood(page: Page, rng: random.Random) -> Mutation | None:
    """Another likelihood."""
    found = _pick(page, r"(?<=it is )(?:very likely|very unlikely|unlikely|likely|almost certain)(?= that)", rng)
    return page.changed("likelihood", found, rng.choice([e for e in LIKELY if e != found[0]])) if found else None


def denial(page: Page, rng: random.Random) -> Mutation | None:
    """A "not" less."""
    some = [(was, into) for was, into in DENIALS if page.places(_word(was))]
    if not some:
        return None
    was, into = rng.choice(some)
    return page.changed("not", rng.choice(page.places(_word(was))), into)


def quoted(page: Page, rng: random.Random) -> Mutation | None:
    """Another word within a quotation."""
    found = page.places(re.compile(r"(?<=[“ ])[a-z]{4,}(?= [^“\n<|]*”)|(?<=<q>)[A-Za-z]{3,}|(?<=</b> )[a-z]{4,}"))
    return page.changed("quotation", rng.choice(found), rng.choice(("perhaps", "never", "barely"))) if found else None


def day(page: Page, rng: random.Random) -> Mutation | None:
    """Another day of the month, or another year."""
    months = "|".join(MONTHS)
    found = _pick(page, rf"\b\d{{1,2}}(?= (?:{months}) \d{{4}})|(?<=(?:{_lookbehind()}) )\d{{4}}\b", rng)
    if not found:
        return None
    number = int(found[0])
    return page.changed("day", found, str(number % 28 + 1 if number < 32 else number + rng.choice((-1, 1))))


def _lookbehind() -> str:
    """Months of one length, as a look-behind needs them."""
    return "|".join(month for month in MONTHS if len(month) == 8)


def _within(page: Page, pattern: str) -> list[re.Match[str]]:
    return list(re.compile(pattern, re.DOTALL).finditer(page.text))


def _rows(page: Page) -> list[re.Match[str]]:
    """The rows of tables, without their heads."""
    if page.text.startswith("<"):
        bodies = _within(page, r"<tbody>.*?</tbody>")
        row = re.compile(r"<tr\b.*?</tr>\n?", re.DOTALL)
        return [found for body in bodies for found in row.finditer(page.text, body.start(), body.end())]
    lines = _within(page, r"(?m)^\|[^\n]*\n")
    rules = {found.start(): found for found in lines if set(found[0]) <= set("|-: \n")}
    heads = {found.start() for found in lines if found.end() in rules}
    return [found for found in lines if found.start() not in rules and found.start() not in heads]


def row_cut(page: Page, rng: random.Random) -> Mutation | None:
    """A row less."""
    found = _rows(page)
    return page.changed("row cut", rng.choice(found), "") if found else None


def rows_swapped(page: Page, rng: random.Random) -> Mutation | None:
    """Two rows in each other's place."""
    rows = _rows(page)
    pairs = [(one, two) for one, two in pairwise(rows) if one.end() == two.start() and one[0] != two[0]]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    text = page.text[: one.start()] + two[0] + one[0] + page.text[two.end() :]
    return Mutation("rows swapped", one[0], two[0], page.text.count("\n", 0, one.start()) + 1, text)


def _cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end."""
    if row.startswith("<"):
        return [found.span(1) for found in re.finditer(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row, re.DOTALL)]
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", row)]
    return [(one + 1, two) for one, two in pairwise(bars)]


def cell(page: Page, rng: random.Random) -> Mutation | None:
    """A cell with what stands in another cell of its row or of its column."""
    rows = [row for row in _rows(page) if len(_cells(row[0])) > 1]
    if not rows:
        return None
    here = rng.choice(rows)
    cells = _cells(here[0])
    start, end = rng.choice(cells)
    others = [here[0][a:b] for a, b in cells]
    near = [row for row in rows if len(_cells(row[0])) == len(cells) and row is not here][:200]
    if near:
        other = rng.choice(near)[0]
        others += [other[a:b] for a, b in _cells(other)]
    told = [each for each in others if _bare(each) != _bare(here[0][start:end])]
    if not told:
        return None
    into = re.sub(r'<a id="[^"]*"></a>| id="[^"]*"', "", rng.choice(told))
    text = page.text[: here.start() + start] + into + page.text[here.start() + end :]
    return Mutation("cell", here[0][start:end], into, page.text.count("\n", 0, here.start()) + 1, text)


def _bare(told: str) -> str:
    return " ".join(re.sub(r"<[^>]*>|\[|\]\([^)]*\)", " ", told).split())


def _drawn(page: Page) -> list[tuple[int, int]]:
    return [found.span() for found in _within(page, r"<svg [^>]*class=\"chart\".*?</svg>\s*</figure>")]


def chart_label(page: Page, rng: random.Random) -> Mutation | None:
    """A title or label of a chart with the words of another."""
    spans = _drawn(page)
    if not spans:
        return None
    pattern = re.compile(r"(?<=<title>)[^<]+(?=</title>)|(?<=>)[^<>]{3,}(?=</text>)")
    start, end = rng.choice(spans)
    found = list(pattern.finditer(page.text, start, end))
    if not found:
        return None
    here = rng.choice(found)
    others = [each[0] for each in found if each[0] not in here[0] and here[0] not in each[0]]
    return page.changed("chart label", here, rng.choice(others)) if others else None


def chart_digit(page: Page, rng: random.Random) -> Mutation | None:
    """Another digit in the words of a chart."""
    spans = _drawn(page)
    if not spans:
        return None
    start, end = rng.choice(spans)
    found = [each for a, b in page.seen if start <= a < end for each in re.compile(r"\d").finditer(page.text, a, b)]
    if not found:
        return None
    here = rng.choice(found)
    return page.changed("chart digit", here, rng.choice([d for d in "0123456789" if d != here[0]]))


def mark(page: Page, rng: random.Random) -> Mutation | None:
    """A mark of a chart that stands elsewhere, or that is said to show another claim."""
    found = [
        each
        for start, end in _drawn(page)
        for each in re.compile(
            r'data-claims="([^"]+)"><title>[^<]*</title>(?:<line[^>]*>)?<svg x="([\d.]+)%"'
        ).finditer(page.text, start, end)
    ]
    if not found:
        return None
    here = rng.choice(found)
    if rng.random() < 0.5:
        at = float(here[2])
        into = f"{at + (8 if at < 50 else -8):.2f}".rstrip("0").rstrip(".")
        span = here.span(2)
    else:
        others = sorted({each[1] for each in found if each[1] != here[1]})
        if not others:
            return None
        into, span = rng.choice(others), here.span(1)
    text = page.text[: span[0]] + into + page.text[span[1] :]
    return Mutation("mark", page.text[slice(*span)], into, page.text.count("\n", 0, span[0]) + 1, text)


def band(page: Page, rng: random.Random) -> Mutation | None:
    """An end of what a model supports, in a chart, that stands elsewhere: across, or upright beside an axis of days."""
    box = re.compile(r'<rect x="([\d.]+)%" y="([\d.]+)" width="([\d.]+)%" height="([\d.]+)"')
    bands = _within(page, r'(?<=<g class="band"><title>).*?</g>')
    found = [each for one in bands for each in box.finditer(page.text, *one.span())]
    if not found:
        return None
    here = rng.choice(found)
    start, end = here.span(rng.choice((1, 3) if here[2] == "0" else (2, 4)))
    into = f"{float(page.text[start:end]) + rng.choice((-7, 7)):.2f}"
    text = page.text[:start] + into + page.text[end:]
    return Mutation("band", page.text[start:end], into, page.text.count("\n", 0, start) + 1, text)


def place(page: Page, rng: random.Random) -> Mutation | None:
    """An end of anything that is drawn for a claim, or of what a model supports, that stands a little elsewhere."""
    groups = [each for start, end in _drawn(page) for each in DRAWN.finditer(page.text, start, end)]
    found = [each for one in groups for each in ACROSS.finditer(page.text, *one.span())]
    if not found:
        return None
    here = rng.choice(found)
    into = f"{float(here[0]) + rng.choice((-0.9, -0.1, 0.1, 0.9)):.2f}"
    text = page.text[: here.start()] + into + page.text[here.end() :]
    return Mutation("place", here[0], into, page.text.count("\n", 0, here.start()) + 1, text)


def _section(page: Page, heads: Sequence[str]) -> list[tuple[int, int]]:
    """What is seen in the sections with these anchors."""
    found = [each.start() for each in _within(page, r'id="(?:' + "|".join(heads) + r')"')]
    ends = [each.start() for each in _within(page, r"(?m)<h2|^## ")] + [len(page.text)]
    spans = [(at, next((end for end in ends if end > at + 60), len(page.text))) for at in found]
    return [(max(a, start), min(b, end)) for start, end in spans for a, b in page.seen if a < end and b > start]


def reckoned(page: Page, rng: random.Random) -> Mutation | None:
    """Another digit, month or rate in a derivation or in a table of rules."""
    spans = _section(page, ("heading-derived", "heading-rules", "derived", "rules"))
    pattern = re.compile(rf"\d|\b(?:{'|'.join(MONTHS)})\b|a month|a year|more|less|best")
    found = [each for start, end in spans for each in pattern.finditer(page.text, start, end)]
    if not found:
        return None
    here = rng.choice(found)
    others = {"a month": "a year", "a year": "a week", "more": "less", "less": "more", "best": "worst"}
    if here[0].isdigit():
        into = rng.choice([d for d in "0123456789" if d != here[0]])
    else:
        into = others.get(here[0]) or rng.choice([each for each in MONTHS if each != here[0]])
    return page.changed("reckoned", here, into)


MAKERS: Sequence[Maker] = (
    digit,
    digit,
    digits,
    unit,
    hedge,
    hedged,
    name,
    stranger,
    month,
    link,
    status,
    likelihood,
    denial,
    quoted,
    day,
    row_cut,
    rows_swapped,
    cell,
    chart_label,
    chart_digit,
    mark,
    band,
    reckoned,
    place,
)


def mutations(text: str, account: Account, many: int, seed: int) -> Iterator[Mutation]:
    """`many` lies of all kinds that `text` has room for, in turn; the same seed gives the same ones."""
    rng, page = random.Random(seed), Page.of(text, account)
    told = turn = 0
    while told < many and turn < many * 4:
        made = MAKERS[turn % len(MAKERS)](page, rng)
        turn += 1
        if made is not None and made.text != text:
            told += 1
            yield made
