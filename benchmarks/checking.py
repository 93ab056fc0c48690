#!/usr/bin/env python3
"""Speed of checks: 1,000 relations over 10,000, 30,000 and 100,000 claims, beside the bar of 60 seconds.

Run: python benchmarks/checking.py [--relations 1000] [--claims 100000]. Documents are made from a fixed seed: each
tells twenty figures of one of 150 countries' people, on the measures of three of forty topics, some of them twice and
by another voice, all of one month of two years; three in a hundred are wrong by a factor of 2 to 9, and a tenth of the
money is told with its conversion at some rate. Two figures stand in each sentence of prose, and the reckonings that
ship are looked for in all of them. Relations are bounds, sums, shares, products and counts that do not fall,
twenty-five to a topic, so that a claim stands in some fifteen of them. Questions are made beforehand and not timed.
Processor seconds of one process; the bar is for two cores.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from whosays.algebra.rates import Rates
from whosays.algebra.rounding import granularity
from whosays.check import Dates, checks
from whosays.lexicon.countries import countries
from whosays.lexicon.packs import MeasureEntry, MeasureKind, PackFile, RelationEntry, TermEntry, UnitClass
from whosays.lexicon.rates import published
from whosays.lexicon.whole import load
from whosays.link import questions
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.document import Evidence
from whosays.model.mention import Attribution, TieKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Qualifier, Quantity

SEED = 20261130
MEASURES = 200
COUNTRIES = 150
A_DOCUMENT = 20
TOPIC = 5
TOPICS_OF_A_DOCUMENT = 3
CONVERTED = 0.1
WRONG = 0.03
MONTHS = 24
BAR = 60.0
FIGURES = 2
BLANK = 40 * " "
PROSE = f"Of the {BLANK} men who were in the province in June, the ministry said, some {BLANK} were counted in all."
"""A sentence of two figures, each with its conversion, with the little words by which reckonings are found."""
LINEAR = 1.5
"""How much more a claim may cost among ten times as many."""
FIRST = date(2024, 1, 1)
UNITS = {UnitClass.PERSON: "person", UnitClass.MONEY: "USD", UnitClass.PERCENT: "percent"}


def pack(relations: int) -> PackFile:
    """Measures of people, money and shares in turn, and `relations` relations between them."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark
    kinds = (
        (UnitClass.PERSON, MeasureKind.CUMULATIVE, None),
        (UnitClass.PERSON, MeasureKind.STOCK, None),
        (UnitClass.MONEY, MeasureKind.RATE, "month"),
        (UnitClass.MONEY, MeasureKind.RATE, "year"),
        (UnitClass.PERCENT, MeasureKind.SHARE, None),
    )
    measures = {}
    for number in range(MEASURES):
        unit, kind, per = kinds[number % len(kinds)]
        measures[f"m{number}"] = MeasureEntry(title=f"measure {number}", unit=unit, kind=kind, per=per, places="region")
    made = tuple(_relation(number, dice) for number in range(relations))
    ships = load().pack
    return PackFile(name="benchmark", measure=measures, relation=made, reckoning=ships.reckoning, phrases=ships.phrases)


def _relation(number: int, dice: random.Random) -> RelationEntry:
    """One relation of five forms, between measures of one topic; the figures that are not wrong keep it."""
    topic = dice.randrange(MEASURES // TOPIC) * TOPIC
    count, stock, monthly, yearly, share = (f"m{topic + n}" for n in range(TOPIC))
    factor = number + 1
    forms = (
        f"{count} * {factor} <= {stock} * {factor}",
        f"{count} * {factor} == {share} * {stock} * {factor}",
        f"{yearly} * {factor} == {monthly} * {stock} * 12 * {factor}",
        f"{count} + {stock} * {factor} >= {count} * {factor}",
        f"later * {factor} >= earlier * {factor}",
    )
    holds = forms[number % len(forms)]
    terms = {"earlier": TermEntry(measure=count), "later": TermEntry(measure=count, after="earlier")}
    return RelationEntry(name=f"relation {number}", holds=holds, terms=terms if "later" in holds else {})


def claims(number: int, lexicon: PackFile) -> Iterator[Claim]:
    """`number` claims, document by document."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark
    names = [entry.names[0] for entry in list(countries().country.values())[:COUNTRIES]]
    for document in range(number // A_DOCUMENT):
        people, month = f"{dice.choice(names)} troops", dice.randrange(MONTHS)
        topics = dice.sample(range(MEASURES // TOPIC), TOPICS_OF_A_DOCUMENT)
        measures = [f"m{topic * TOPIC + n}" for topic in topics for n in range(TOPIC)]
        told = [*measures, *dice.sample(measures, A_DOCUMENT - len(measures))]
        for at, key in enumerate(told):
            entry, value = lexicon.measure[key], _truth(key, people, month)
            if dice.random() < WRONG:
                value *= dice.randint(2, 9)
            bare = _claim(f"d{document:06}", at, key, people, _quantity(entry, value))
            made = replace(bare, as_of=_as_of(entry, month))
            if entry.unit is UnitClass.MONEY and dice.random() < CONVERTED:
                yield _converted(made, dice)
            yield made


def _truth(key: str, people: str, month: int) -> int:
    """What is so in a month: of one topic and people a stock, a count that grows up to half of it, their share, a pay
    and what that comes to in a year."""
    topic, which = divmod(int(key[1:]), TOPIC)
    dice = random.Random(f"{SEED} {people} {topic}")  # noqa: S311 - a benchmark
    stock, pay = dice.randint(10, 99) * 100, dice.randint(10, 99) * 10
    share = 2 * (month + 1)
    return (stock * share // 100, stock, pay, pay * stock * 12, share)[which]


def _quantity(entry: MeasureEntry, number: int) -> Quantity:
    value = Decimal(number)
    unit, step = UNITS[entry.unit], granularity(value)
    return Quantity(qualifier=Qualifier.EXACT, low=value, high=value, unit=unit, per=entry.per, granularity=step)


def _claim(document: str, at: int, measure: str, people: str, quantity: Quantity) -> Claim:
    start = 200 * (at // FIGURES)
    evidence = _evidence(document, str(quantity.low), start + PROSE.index(BLANK) + PROSE.rindex(BLANK) * (at % FIGURES))
    return Claim(
        evidence=evidence,
        sentence=_evidence(document, PROSE, start),
        quantity=quantity,
        measure=measure,
        population=people,
        speakers=(Speaker(words="a voice" if at < TOPIC * TOPICS_OF_A_DOCUMENT else "another"),),
        attribution=Attribution.NAMED,
    )


def _as_of(entry: MeasureEntry, month: int) -> AsOf:
    """The month of the document; of a count that adds up, all until its end."""
    period = Period.of_month(FIRST.year + month // 12, month % 12 + 1)
    if entry.kind is MeasureKind.CUMULATIVE:
        period = Period(first=None, last=period.last)
    return AsOf(period=period, words="then", reason="benchmark")


def _converted(claim: Claim, dice: random.Random) -> Claim:
    """The amount in roubles, at about a rate."""
    value = (claim.quantity.low or Decimal(1)) * dice.randint(60, 110)
    told = replace(claim.quantity, low=value, high=value, unit="RUB", granularity=granularity(value))
    place = _evidence(claim.document, str(value), claim.evidence.start + 20)
    return replace(claim, evidence=place, quantity=told, ties=(Tie(kind=TieKind.CONVERSION, claim=claim.id),))


def _evidence(document: str, words: str, start: int) -> Evidence:
    return Evidence(
        document=document, text_version="benchmark/1", start=start, end=start + len(words), exact=words, before="",
        after="", place="",
    )  # fmt: skip


def measured(number: int, lexicon: PackFile) -> tuple[float, int]:
    """Seconds for the checks of `number` claims, and how many checks there are."""
    made = tuple(claims(number, lexicon))
    asked = questions(made, lexicon)
    days = {claim.document: FIRST + timedelta(days=600) for claim in made}
    dates = Dates(days=days, rates=Rates(published()))
    began = time.process_time()
    found = checks(made, asked, lexicon, dates)
    return time.process_time() - began, len(found)


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each size; 1 where the bar is missed or a claim costs more among many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100_000)
    told = parser.parse_args(arguments)
    lexicon = pack(told.relations)
    costs = []
    for number in (told.claims // 10, told.claims * 3 // 10, told.claims):
        seconds, found = measured(number, lexicon)
        costs.append(seconds / number)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{told.relations:,} relations, {number:,} claims: {seconds:.1f} s, {found:,} checks, peak {peak} MB")
    grows = costs[-1] / costs[0]
    print(f"bar {BAR:.0f} s; a claim costs {grows:.2f} times as much among ten times as many (bar {LINEAR})")
    return int(costs[-1] * told.claims > BAR or grows > LINEAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
