"""Scores the grammar of time expressions on suites made by others: Recognizers-Text and Duckling, English or another.

    python evaluation/suites_times.py [--failures recognizers|duckling] [--language de]

Recognizers (date and daterange): a gold expression counts as found where ours covers it by half and the interval is
one of its values. One convention of upstream is applied to every case: an end is written as the day after the last
(upstream excludes ends; where a day is named as an end it stands itself), and a range between two named times ends as
the second begins ("from March to May" ends on 1 May). Duckling (day to year, no holidays): the whole phrase, of which
nothing but articles and prepositions may be left over. Each suite has its own "now", which is the anchor; a bare month
or weekday may be the last or the next one in the first, and is the next in the second.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SUITES = ROOT.parent / "shared" / "suites"
sys.path.insert(0, str(ROOT / "src"))

from whosays.extract.times import TimeGrammar, time_grammar, times  # noqa: E402 - the package of this very tree is measured
from whosays.lexicon.language import SHIPPED, language  # noqa: E402
from whosays.lexicon.times import TimeForm  # noqa: E402
from whosays.model.mention import TimeWords  # noqa: E402
from whosays.model.period import AsOf, Period  # noqa: E402
from whosays.normalise.dates import Anchor, Lean, resolve  # noqa: E402
from whosays.normalise.parts import Parts  # noqa: E402

GRAINS = {"day": 1, "week": 7}
HALF = 0.5
MONTHS = {"month": 1, "quarter": 3, "year": 12}
LENGTHS = {"month": 1, "monthyear": 1, "quarter": 3, "half": 6, "season": 3}
Case = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--failures", choices=["recognizers", "duckling"], help="print the cases that fail")
    parser.add_argument("--language", choices=SHIPPED, default="en")
    arguments = parser.parse_args()
    for name, value in measure(arguments.failures, arguments.language).items():
        print(f"{name:22} {value:.3f}")
    return 0


def measure(failures: str | None = None, code: str = "en") -> dict[str, float]:
    """The shares of the suites that are read right, by name; nothing for a suite that is not there or has no case of
    the language.
    """
    grammar = time_grammar(language(code).times)
    shares = {}
    for name, cases, right in (
        ("recognizers", recognizers_cases(code), recognizers_right),
        ("duckling", duckling_cases(code), duckling_right),
    ):
        judged = [(case, right(case, grammar)) for case in cases]
        if not judged and code != "en":
            continue
        if not judged:
            print(f"{name}: skipped, {SUITES} is not there", file=sys.stderr)
            continue
        shares[f"times.{name}"] = sum(ok for _, ok in judged) / len(judged)
        if failures == name:
            for case, ok in judged:
                if not ok:
                    print(json.dumps(case, ensure_ascii=False), "ours:", ours(case, grammar))
    return shares


def other_languages() -> dict[str, float]:
    """The same shares of the other languages, each "suite.language"."""
    scores = {f"{name}.{code}": value for code in SHIPPED[1:] for name, value in measure(code=code).items()}
    return dict(sorted(scores.items()))


def ours(case: Case, grammar: TimeGrammar) -> list[str]:
    """For people: what was found in a case."""
    text, anchor = case["text"], Anchor(document=day_of(case["now"]))
    found = times(text, 0, len(text), grammar)
    return [f"{words.text} [{words.form}] {_edtf(words, anchor)}" for words in found]


def _edtf(words: TimeWords, anchor: Anchor) -> str:
    read = resolve(words, anchor)
    return read.period.edtf if isinstance(read, AsOf) else f"undated ({read.reason})"


def rows(name: str) -> Iterator[Case]:
    path = SUITES / name
    if path.is_file():
        yield from (json.loads(line) for line in path.open(encoding="utf-8"))


def day_of(written: str | None) -> Period | None:
    """The day of a suite's "now"; some cases have none."""
    if written is None:
        return None
    day = date.fromisoformat(written[:10])
    return Period(first=day, last=day)


def recognizers_cases(code: str = "en") -> list[Case]:
    """One case a gold expression of the cases of a language that hold nothing but dates and ranges of dates."""
    cases = []
    for row in rows("recognizers_datetime.jsonl"):
        kinds = {(gold.get("type") or "?").rpartition(".")[2] for gold in row["gold"] or ()}
        if row["lang"] == code and kinds and kinds <= {"date", "daterange"}:
            cases += [{"text": row["text"], "now": row["meta"]["reference"], "gold": gold} for gold in row["gold"]]
    return cases


def recognizers_right(case: Case, grammar: TimeGrammar) -> bool:
    text, gold = case["text"], case["gold"]
    start, end = gold["start"], gold["end"]
    if start is None:
        start = max(0, text.lower().find(gold["text"].lower()))
        end = start + len(gold["text"]) - 1
    best = max(times(text, 0, len(text), grammar), key=lambda one: covered(one, start, end + 1), default=None)
    if best is None or covered(best, start, end + 1) < HALF:
        return False
    values = (gold["resolution"] or {}).get("values") or []
    if values and all(value.get("value") == "not resolved" for value in values):
        return not isinstance(resolve(best, Anchor(document=day_of(case["now"]))), AsOf)
    readings = [resolve(best, Anchor(document=day_of(case["now"]), lean=lean)) for lean in Lean]
    periods = [p for read in readings if isinstance(read, AsOf) for p in (read.period, read.alternative) if p]
    return any(same_value(best, period, value) for period in periods for value in values)


def covered(words: TimeWords, start: int, end: int) -> float:
    shared = min(words.end, end) - max(words.start, start)
    return shared / (max(words.end, end) - min(words.start, start)) if shared > 0 else 0.0


def same_value(words: TimeWords, period: Period, value: dict[str, str]) -> bool:
    """Whether the period is the value, its end written as upstream writes ends."""
    mode = value.get("Mod") or ""
    first, last = value.get("start", value.get("value")), value.get("end", value.get("value"))
    if mode.startswith("before") or mode == "until":
        return period.first is None and last in ends(words, period)
    if mode.startswith(("after", "since")):
        return period.last is None and str(period.first) == first
    if "value" in value:
        return str(period.first) == first and str(period.last) == last
    return str(period.first) == first and last in ends(words, period)


def ends(words: TimeWords, period: Period) -> set[str]:
    """How upstream may write an end: the day itself, the day after; of a range the first day of what ends it."""
    if period.last is None:
        return set()
    found = {period.last, period.last + timedelta(days=1)}
    if words.form == TimeForm.INTERVAL:
        found.add(first_of_end(words, period.last))
    return {day.isoformat() for day in found}


def first_of_end(words: TimeWords, last: date) -> date:
    """The first day of the month, quarter, season or year that a range ends with: of May in "March to May"."""
    _, right = Parts(words.parts).ends()
    if right.has("day", "ordinal", "iso", "numeric", "daymonth", "deictic", "weekday", "part"):
        return last
    months = next((length for role, length in LENGTHS.items() if right.has(role)), MONTHS["year"])
    number = last.year * 12 + last.month - months
    return date(number // 12, number % 12 + 1, 1)


def duckling_cases(code: str = "en") -> list[Case]:
    """The phrases of a language of a day to a year that are no holidays; the same phrase with the same value once."""
    unique = {}
    for row in rows("duckling_time.jsonl"):
        parsed = row["gold"].get("parsed") or {}
        if row["lang"] != code or parsed.get("grain") not in {*GRAINS, *MONTHS} or "Holiday" in row["gold"]["expr"]:
            continue
        if not _is_day((parsed.get("iso") or parsed.get("from") or "2013-01-01")[:10]):
            continue
        case = {"text": row["text"], "now": row["meta"]["reference"], "gold": parsed, "locale": row["meta"]["locale"]}
        unique[(row["text"], json.dumps(parsed, sort_keys=True))] = case
    return list(unique.values())


def _is_day(written: str) -> bool:
    """Whether upstream's day is in the calendar: a case of another language has a 29 February 2013."""
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def duckling_right(case: Case, grammar: TimeGrammar) -> bool:
    text = case["text"]
    found = times(text, 0, len(text), grammar)
    if len(found) != 1 or re.sub(r"\W|\b(?:the|on|in|at|for|of)\b", "", text[: found[0].start] + text[found[0].end :]):
        return False
    day_first = case["locale"] not in {"EN", "EN-US", "EN-CA", "EN-PH", "EN-ZA"}
    read = resolve(found[0], Anchor(document=day_of(case["now"]), lean=Lean.FUTURE, day_first=day_first))
    return isinstance(read, AsOf) and read.period == duckling_period(case["gold"])


def duckling_period(parsed: dict[str, str]) -> Period:
    first = (
        date.fromisoformat((parsed.get("iso") or parsed.get("from") or "")[:10])
        if parsed.get("iso") or parsed.get("from")
        else None
    )
    if "iso" in parsed:
        return (
            Period(first=first, last=_end(first, parsed["grain"]) - timedelta(days=1))
            if first
            else Period(first=None, last=first)
        )
    end = date.fromisoformat(parsed["to"][:10]) - timedelta(days=1) if parsed.get("to") else None
    return Period(first=first, last=end)


def _end(first: date, grain: str) -> date:
    if grain in GRAINS:
        return first + timedelta(days=GRAINS[grain])
    number = first.year * 12 + first.month - 1 + MONTHS[grain]
    return date(number // 12, number % 12 + 1, first.day)


if __name__ == "__main__":
    sys.exit(main())
