#!/usr/bin/env python3
"""Checks over claims made from annotations: how many failing relations of the two sample documents are found, and how
often the checks raise an alarm on the development passages.

Run: python evaluation/checks_on_gold.py [--list] [--holds]. Without ../shared beside the repository only the
development passages are looked at, and it says so. Exit code 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from whosays.check import checks
from whosays.lexicon.countries import countries
from whosays.lexicon.packs import PackFile
from whosays.lexicon.whole import load
from whosays.link import questions
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.document import Evidence
from whosays.model.mention import Attribution, Stance, TieKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import PERCENT, Qualifier, Quantity

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOOR_FOUND = 17
RATE_TOLERANCE = Decimal("0.001")

STANCES = {
    "asserted": Stance.ASSERTS,
    "estimated": Stance.ESTIMATES,
    "speculated": Stance.SPECULATES,
    "disputed": Stance.DISPUTES,
    "denied": Stance.DENIES,
    "official_confirmation": Stance.CONFIRMS,
}
TIES = {
    "conversion_of": TieKind.CONVERSION,
    "part_of": TieKind.PART,
    "supersedes": TieKind.REVISION,
    "share_of": TieKind.SHARE,
    "same_span": TieKind.SAME_SPAN,
    "derived_from": TieKind.APPOSITION,
    "alternative_to": TieKind.ALTERNATIVE,
}
NO_SPEAKER = {"author"}
UNNAMED = {"estimates", "available figures", "reports", "a report", "observers", "several sources"}


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated claims with the number of each and the text of each document."""

    claims: tuple[Claim, ...]
    numbers: Mapping[str, int]


def pack() -> PackFile:
    """The packs that ship."""
    return load().pack


def gold(annotations: Path, texts: Path, lexicon: PackFile) -> Gold:
    """The claims of an annotation file as records."""
    rows = [json.loads(line) for line in annotations.read_text("utf-8").splitlines()]
    held = {row["doc"]: (texts / row["doc"]).read_text("utf-8") for row in rows}
    bare = {row["id"]: _claim(row, held[row["doc"]], lexicon) for row in rows}
    tied = {row["id"]: replace(bare[row["id"]], ties=tuple(_ties(row, bare))) for row in rows}
    return Gold(tuple(tied.values()), {claim.id: number for number, claim in tied.items()})


def _ties(row: Mapping[str, Any], bare: Mapping[int, Claim]) -> Iterator[Tie]:
    for link in row["links"]:
        kind = TIES.get(link["rel"])
        if kind is not None:
            yield Tie(kind=kind, claim=bare[link["id"]].id)


def _claim(row: Mapping[str, Any], text: str, lexicon: PackFile) -> Claim:
    name = row["doc"]
    given = "sentence_start" in row
    sentence = (row["sentence_start"], row["sentence_end"]) if given else _sentence(text, row["start"], row["end"])
    chain = row.get("co_sources") or [row["source"]]
    speakers = () if row["source"] in NO_SPEAKER else tuple(Speaker(words=words) for words in chain)
    unnamed = row["source"] in UNNAMED
    return Claim(
        evidence=_evidence(name, text, row["start"], row["end"]),
        sentence=_evidence(name, text, *sentence),
        quantity=_quantity(row),
        measure=row["metric"],
        population=row["subject"],
        place=_place(row.get("place"), lexicon),
        place_text=row.get("place"),
        as_of=_as_of(row),
        speakers=speakers,
        attribution=Attribution.NONE if not speakers else Attribution.GENERIC if unnamed else Attribution.NAMED,
        stance=STANCES[row["stance"]],
        citations=tuple(row["citations"]),
    )


def _evidence(name: str, text: str, start: int, end: int) -> Evidence:
    return Evidence(
        document=name,
        text_version="gold/1",
        start=start,
        end=end,
        exact=text[start:end],
        before=text[max(0, start - 32) : start],
        after=text[end : end + 32],
        place="",
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = max((m.end() for m in re.finditer(r"[.!?]\s|\n", text[:start])), default=0)
    after = re.search(r"[.!?]\s|\n", text[end:])
    return before, end + after.start() + 1 if after else len(text)


def _quantity(row: Mapping[str, Any]) -> Quantity:
    low, high = (None if row[key] is None else Decimal(str(row[key])) for key in ("low", "high"))
    steps = [_step(value) for value in (low, high) if value]
    step = Decimal(1) if row["unit"] == PERCENT else min(steps, default=Decimal(0))
    qualifier = Qualifier(row["qualifier"])
    return Quantity(qualifier=qualifier, low=low, high=high, unit=row["unit"], per=row["per"], granularity=step)


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is not nothing (Recording rule 7)."""
    digits = str(int(value)) if value == value.to_integral_value() else str(value)
    if "." in digits:
        return Decimal(1).scaleb(-len(digits.split(".")[1]))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def _place(words: str | None, lexicon: PackFile) -> str | None:
    if words is None:
        return None
    for entry in lexicon.place.values():
        if words in entry.names:
            return entry.title
    return countries().by_name().get(words, words.lower().replace(" ", "_"))


def _as_of(row: Mapping[str, Any]) -> AsOf | None:
    if not row["as_of"]:
        return None
    first, _, last = row["as_of"].partition("/")
    ends = (_day(first, last=False), _day(last or first, last=True))
    return AsOf(period=Period(first=ends[0], last=ends[1]), words=row.get("as_of_text") or row["as_of"], reason="gold")


def _day(words: str, *, last: bool) -> date | None:
    if words in ("..", ""):
        return None
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", words):
        quarter = Period.of_month(int(match[1]), int(match[2]) * 3 - 2, 3)
        return quarter.last if last else quarter.first
    year, *rest = (int(part) for part in words.split("-"))
    if rest[1:]:
        return date(year, rest[0], rest[1])
    period = Period.of_month(year, rest[0]) if rest else Period.of_year(year)
    return period.last if last else period.first


def written(found: Sequence[Check], claims: Mapping[str, Claim]) -> Iterator[str]:
    """The checks as the lines that score_checks.py reads."""
    for check in found:
        places = [claims[key].evidence for key in check.claims]
        spans = [{"document": e.document, "start": e.start, "end": e.end} for e in places]
        yield json.dumps({"verdict": check.verdict.value, "relation": check.relation, "claims": spans})


def on_seeds(lexicon: PackFile, options: argparse.Namespace) -> dict[str, int] | None:
    """The score on the two sample documents; None where they are not there."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        print("seeds: ../shared/gold is not here, so the sample documents are not scored")
        return None
    held = gold(folder / "seeds.jsonl", SHARED / "seeds", lexicon)
    found = checks(held.claims, questions(held.claims, lexicon), lexicon)
    show(found, held, options)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(written(found, {claim.id: claim for claim in held.claims})))
        file.flush()
        command = [sys.executable, str(folder / "score_checks.py"), str(folder), file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    score: dict[str, Any] = json.loads(done.stdout)
    right, wanted = implied_rates(found, held, folder)
    print(f"seeds: {json.dumps(score)}")
    print(f"seeds: implied rates within 0.1 %: {right} of {wanted}")
    return {
        "failing_found": score["failing_found"],
        "holding_called_failing": score["holding_called_failing"],
        "implied_rates_missed": wanted - right,
    }


def good_enough(score: dict[str, int] | None) -> bool:
    """Whether a score meets the floors; what cannot be measured here does."""
    if score is None:
        return True
    wrong = score["holding_called_failing"] + score["implied_rates_missed"]
    return score["failing_found"] >= FLOOR_FOUND and not wrong


def implied_rates(found: Sequence[Check], held: Gold, folder: Path) -> tuple[int, int]:
    """How many of the gold's implied rates a check gives within a tenth of a per cent of what the gold states."""
    told = {frozenset(held.numbers[key] for key in c.claims): c.rate for c in found if c.rate is not None}
    wanted = [json.loads(line) for line in (folder / "consistency.jsonl").read_text("utf-8").splitlines()]
    wanted = [row for row in wanted if row["verdict"] == "IMPLIED RATE"]
    right = 0
    for row in wanted:
        ends = [Decimal(n) for n in re.findall(r"\d+\.\d+", row["statement"].split("=>")[1])]
        rate = told.get(frozenset(row["claims"]))
        low, high = min(ends) * (1 - RATE_TOLERANCE), max(ends) * (1 + RATE_TOLERANCE)
        right += rate is not None and low <= rate <= high
    return right, len(wanted)


def on_passages(lexicon: PackFile, options: argparse.Namespace) -> None:
    """Alarms on the development passages, all in one case; they are listed to be judged by a person."""
    folder = ROOT / "evaluation" / "dev"
    held = gold(folder / "gold.jsonl", folder, lexicon)
    found = checks(held.claims, questions(held.claims, lexicon), lexicon)
    show(found, held, options)
    alarms = [check for check in found if check.verdict is Verdict.FAILS]
    told = f"{len(held.claims)} claims, {len(alarms)} failures reported (each to be judged), {len(found)} checks"
    print(f"passages: {told}")


def show(found: Sequence[Check], held: Gold, options: argparse.Namespace) -> None:
    """The checks in full, where asked for."""
    for check in found:
        if not options.list or (check.verdict is Verdict.HOLDS and not options.holds):
            continue
        numbers = [held.numbers[key] for key in check.claims]
        print(f"{check.verdict.value:12} {check.relation} {numbers} ×{check.factor and round(check.factor, 2)}")
        print(f"    {check.sentence}")
        if check.dissolved_by:
            print(f"    dissolved by: {check.dissolved_by}")


def main() -> int:
    """Both measurements; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="print every check that does not hold")
    parser.add_argument("--holds", action="store_true", help="with --list: those that hold as well")
    options = parser.parse_args()
    lexicon = pack()
    score = on_seeds(lexicon, options)
    on_passages(lexicon, options)
    return 0 if good_enough(score) else 1


if __name__ == "__main__":
    sys.exit(main())
