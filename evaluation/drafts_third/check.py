"""Check the drafts of this folder, or of another set of the same form, against their own lists.

    python3 check.py [FOLDER]

Reads nothing but the folder and needs nothing but the standard library.
It verifies that

* the cases are eight in a row, every one with five documents of 120 to
  350 words with a dated dateline, and one or two drafts of 250 to 500 words;
* every draft has 10 to 26 figures and 2 to 4 quotations;
* every text in a list equals draft[start:end] (code points, half-open),
  and no two entries of a list overlap;
* every quotation is verbatim in its document and stands between quotation
  marks in the draft;
* bounds agree with hedges, named documents exist, and the speaker's words
  stand in the draft;
* every numeral of a figure occurs in each document that is said to bear it,
  unless the note calls it an own sum, rounded, or otherwise written there.

Ends with 1 when anything is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent).resolve()
HEDGES = {"exact", "approx", "at_least", "at_most", "more_than", "less_than", "range"}
FIGURE_KEYS = [
    "draft",
    "start",
    "end",
    "text",
    "value_low",
    "value_high",
    "hedge",
    "unit",
    "what",
    "speaker",
    "documents",
    "note",
]
QUOTE_KEYS = ["start", "end", "text", "document", "cited"]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATELINE = re.compile(rf"\b[A-Z]{{3,}}(?: [A-Z]+)*, \d{{1,2}} (?:{MONTHS}) \d{{4}}\b")
COMPUTED = re.compile(r"\bown (?:sum|difference|quotient)\b|\bwritten as\b|\brounded\b")

problems: list[str] = []


def bad(where: str, why: str) -> None:
    problems.append(f"{where}: {why}")


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def words(text: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", text).split())


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in read(path).splitlines()]


def spans(where: str, draft: str, entries: list[dict]) -> None:
    last = 0
    for entry in sorted(entries, key=lambda e: e["start"]):
        if draft[entry["start"] : entry["end"]] != entry["text"]:
            bad(where, f"text is not draft[{entry['start']}:{entry['end']}]: {entry['text']!r}")
        if entry["start"] < last:
            bad(where, f"overlaps the entry before it: {entry['text']!r}")
        last = entry["end"]


def bounds_agree(entry: dict) -> bool:
    low, high, hedge = entry["value_low"], entry["value_high"], entry["hedge"]
    if hedge in ("exact", "approx"):
        return low is not None and low == high
    if hedge in ("at_least", "more_than"):
        return low is not None and high is None
    if hedge in ("at_most", "less_than"):
        return low is None and high is not None
    return low is not None and high is not None and low < high


def main() -> int:
    totals = {"cases": 0, "documents": 0, "drafts": 0, "figures": 0, "quotes": 0}
    hedges: dict[str, int] = {}
    names = [p.name for p in sorted(HERE.glob("case-*"))]
    first = int(names[0].removeprefix("case-")) if names else 0
    if names != [f"case-{n}" for n in range(first, first + 8)]:
        bad("folder", f"cases {names}")
    for case in sorted(HERE.glob("case-*")):
        totals["cases"] += 1
        documents = {p.name: read(p) for p in sorted((case / "documents").iterdir())}
        totals["documents"] += len(documents)
        if len(documents) != 5:
            bad(case.name, f"{len(documents)} documents")
        for name, text in documents.items():
            if not 120 <= words(text) <= 350:
                bad(f"{case.name}/{name}", f"{words(text)} words")
            if not DATELINE.search(text):
                bad(f"{case.name}/{name}", "no dateline")
        drafts = [p for p in sorted(case.glob("draft-*")) if p.suffix != ".jsonl"]
        if not 1 <= len(drafts) <= 2:
            bad(case.name, f"{len(drafts)} drafts")
        for path in drafts:
            where = f"{case.name}/{path.name}"
            totals["drafts"] += 1
            draft = read(path)
            figures = rows(case / f"{path.stem}.figures.jsonl")
            quotes = rows(case / f"{path.stem}.quotes.jsonl")
            totals["figures"] += len(figures)
            totals["quotes"] += len(quotes)
            if not 250 <= words(draft) <= 500:
                bad(where, f"{words(draft)} words")
            if not 10 <= len(figures) <= 26:
                bad(where, f"{len(figures)} figures")
            if not 2 <= len(quotes) <= 4:
                bad(where, f"{len(quotes)} quotations")
            spans(where, draft, figures)
            spans(where, draft, quotes)
            for entry in figures:
                text = entry["text"]
                if list(entry) != FIGURE_KEYS:
                    bad(where, f"keys of {text!r}")
                if entry["draft"] != path.name:
                    bad(where, f"names another draft: {text!r}")
                if entry["hedge"] not in HEDGES or not bounds_agree(entry):
                    bad(where, f"hedge and bounds disagree: {text!r}")
                hedges[entry["hedge"]] = hedges.get(entry["hedge"], 0) + 1
                if not entry["unit"] or not entry["what"] or not entry["documents"]:
                    bad(where, f"unit, what or documents missing: {text!r}")
                if entry["speaker"] is not None and entry["speaker"] not in draft:
                    bad(where, f"speaker not in the draft: {entry['speaker']!r}")
                for name in entry["documents"]:
                    if name not in documents:
                        bad(where, f"no document {name}")
                        continue
                    if COMPUTED.search(entry["note"]):
                        continue
                    for numeral in re.findall(r"\d[\d,.]*\d|\d", text):
                        alone = rf"(?<![\d,.]){re.escape(numeral)}(?!\d|[,.]\d)"
                        if not re.search(alone, documents[name]):
                            bad(where, f"{numeral} is not in {name}")
            for entry in quotes:
                if list(entry) != QUOTE_KEYS or not isinstance(entry["cited"], bool):
                    bad(where, f"keys of {entry['text']!r}")
                if entry["text"] not in documents.get(entry["document"], ""):
                    bad(where, f"not verbatim in {entry['document']}: {entry['text']!r}")
                start, end = entry["start"], entry["end"]
                if draft[start - 1] != '"' or '"' not in draft[end : end + 2]:
                    bad(where, f"not between quotation marks: {entry['text']!r}")
            marked = sum(1 for _ in re.finditer(r'"', re.sub(r"<[^>]+>", "", draft)))
            if marked != 2 * len(quotes):
                bad(where, f"{marked} quotation marks for {len(quotes)} quotations")
    print(", ".join(f"{n} {k}" for k, n in totals.items()))
    print("hedges: " + ", ".join(f"{k} {n}" for k, n in sorted(hedges.items())))
    for line in problems:
        print(line)
    print("all well" if not problems else f"{len(problems)} wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
