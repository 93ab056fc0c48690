"""Small lies for finished reports: one thing of a page changed, so that it says what no record says.

A change that leaves the meaning as it was (a claim's twin in the same cell, a date told twice) is none: each of these
changes a digit, a unit, a hedge, a name, a date, a word that turns a sentence round, or where a link leads.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
    other = rng.choice([each for each in HEDGES if each != here[1]])
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
