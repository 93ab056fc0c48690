"""`verify` on drafts that are true by construction, as they are and with one figure changed.

    python evaluation/verifying.py [--first-run] [--errors] [--kind KIND] [--set FOLDER]

The drafts of evaluation/drafts and of drafts_second to drafts_fifth were written from the documents of their cases by
people who had not seen the tool, each set after rules had been written on those before. Of the figures that their lists
tell of, the share that is flagged is counted; then 200 of them are changed, 25 in each of eight ways (see mutating.py),
one at a time, and the share of changes that is flagged is counted. What the tool does not see is not flagged. The first
runs are kept in first-run.json and never replaced.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import first_run, gate
from evaluation.mutating import KINDS, Change, Figure, changes
from whosays.model.verification import Judgement, Subject, Verification
from whosays.workspace import Case

OPENED = ("drafts", "drafts_second", "drafts_third", "drafts_fourth")  # whose errors have been read
SETS = {"drafts": "verifying", **{name: name for name in (*OPENED[1:], "drafts_fifth")}}
"""The folders of drafts, each with its name in first-run.json."""
SEED = 6
EACH = 25
"""Changes of each kind: 200 in all."""
FEW = 8
"""Changes of each kind where the gate looks at a set in short."""
BARS = {"flagged_of_changed": 0.95, "flagged_of_untouched": 0.05}
"""What the plan asks for: at least, and at most."""
_TAG = re.compile(r"<style.*?</style>|<script.*?</script>|<head.*?</head>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Draft:
    """A draft with its lists and its case."""

    path: Path
    text: str
    figures: list[Figure]
    quotes: list[Figure]
    case: Case
    sources: str

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"

    def verified(self, text: str | None = None) -> Verification:
        """The draft, or what was made of it, held against its case."""
        return self.case.verify((self.path.name, (self.text if text is None else text).encode("utf-8")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--first-run", action="store_true", help="keep the scores, if none are kept yet")
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    parser.add_argument("--kind", choices=tuple(KINDS), help="changes of this kind alone")
    parser.add_argument("--set", choices=tuple(SETS), action="append", dest="sets", help="this folder alone")
    arguments = parser.parse_args()
    kinds = (arguments.kind,) if arguments.kind else tuple(KINDS)
    for folder in arguments.sets or [name for name in SETS if (gate.HERE / name).is_dir()]:
        scores = measure(folder, errors=arguments.errors, kinds=kinds)
        _tell(folder, scores, keep=arguments.first_run and not arguments.kind)
    return 0


def _tell(folder: str, scores: dict[str, float], *, keep: bool) -> None:
    """Prints the scores beside those of the first run, which are kept if none are yet."""
    kept, name = json.loads(first_run.KEPT.read_text("utf-8")), SETS[folder]
    if keep and name not in kept:
        rounded = {key: round(value, 4) for key, value in scores.items()}
        kept[name] = {**first_run.stamp(), "drafts": _digest(folder), "seed": SEED, "scores": rounded}
        first_run.KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    first = kept.get(name, {}).get("scores", {})
    print(f"\n{folder}")
    for key, value in scores.items():
        bar = f"  bar {BARS[key]:.2f}" if key in BARS else ""
        print(f"{key:36} first {first.get(key, float('nan')):8.3f}  now {value:8.3f}{bar}")


def measure(
    folder: str = "drafts", *, errors: bool = False, kinds: Sequence[str] = tuple(KINDS), each: int = EACH
) -> dict[str, float]:
    """The shares that are flagged: of untouched figures, of quotations, of changed figures, and of these by kind."""
    drafts = list(_drafts(folder))
    scores = _untouched(drafts, errors=errors)
    flagged: Counter[str] = Counter()
    made: Counter[str] = Counter()
    sampled, aside = _sampled(drafts, kinds, each)
    for draft, change in sampled:
        text, start, end = change.made(draft.text)
        found = draft.verified(text)
        judged = _over(found, *_in_record(found, text, start, end))
        hit = any(each.flagged for each in judged)
        made[change.kind] += 1
        flagged[change.kind] += hit
        if errors and not hit:
            told = judged[0].words if judged else "not seen"
            print(f"{draft} {change.kind}: …{_around(text, start, end)}… {told}")
    scores["changes"] = float(made.total())
    scores["set_aside_as_true"] = float(aside)
    scores["flagged_of_changed"] = flagged.total() / max(1, made.total())
    return scores | {f"flagged_{kind.replace(' ', '_')}": flagged[kind] / max(1, made[kind]) for kind in kinds}


def _untouched(drafts: Sequence[Draft], *, errors: bool) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for draft in drafts:
        found = draft.verified()
        for figure in draft.figures:
            judged = _over(found, *_in_record(found, draft.text, figure["start"], figure["end"]))
            wrong = [each for each in judged if each.flagged]
            counts.update(figures=1, seen=bool(judged), flagged=bool(wrong))
            if errors and (wrong or not judged):
                words = _around(draft.text, figure["start"], figure["end"])
                print(f"{draft} untouched: …{words}… {wrong[0].words if wrong else 'not seen'}")
        told = [each for each in found.judgements if each.subject is not Subject.QUOTATION]
        counts.update(told=len(told), told_flagged=sum(each.flagged for each in told))
        for quote in draft.quotes:
            start, end = _in_record(found, draft.text, quote["start"], quote["end"])
            over = _over(found, start, end, quotations=True)
            fine = any(not each.flagged for each in over)
            counts.update(quotes=1, quotes_fine=fine)
            if errors and not fine:
                print(f"{draft} quote: {quote['text'][:60]!r} {over[0].words if over else 'not seen'}")
    return {
        "untouched": float(counts["figures"]),
        "seen_of_untouched": counts["seen"] / counts["figures"],
        "flagged_of_untouched": counts["flagged"] / counts["figures"],
        "flagged_of_all_told": counts["told_flagged"] / max(1, counts["told"]),
        "quotations_fine": counts["quotes_fine"] / max(1, counts["quotes"]),
    }


def _drafts(name: str = "drafts") -> Iterator[Draft]:
    for folder in sorted(path for path in (gate.HERE / name).iterdir() if path.is_dir()):
        case = Case.transient([folder / "documents"])
        sources = "\n".join(p.read_text("utf-8") for p in sorted((folder / "documents").iterdir()))
        for listed in sorted(folder.glob("draft-*.figures.jsonl")):
            stem = listed.name.partition(".")[0]
            path = next(p for p in sorted(folder.glob(f"{stem}.*")) if not p.name.endswith(".jsonl"))
            quotes = _rows(folder / f"{stem}.quotes.jsonl")
            yield Draft(path, path.read_bytes().decode("utf-8"), _rows(listed), quotes, case, sources)


def _sampled(drafts: Sequence[Draft], kinds: Sequence[str], most: int) -> tuple[list[tuple[Draft, Change]], int]:
    """`most` changes of each kind; where fewer figures can be changed so, some are changed twice, in other ways. And
    how many were set aside on the way, since they leave a draft true."""
    sampled: list[tuple[Draft, Change]] = []
    aside: set[tuple[str, ...]] = set()
    for kind in kinds:
        random = Random(f"{SEED} {kind}")  # noqa: S311
        found: dict[tuple[str, ...], tuple[Draft, Change]] = {}
        for _ in range(8):
            more = [(d, each) for d in drafts for each in changes(kind, d.text, d.figures, random)]
            untrue = [(draft, change) for draft, change in more if change.is_untrue(draft.sources, draft.text)]
            aside |= {_mark(draft, change) for draft, change in more} - {_mark(*each) for each in untrue}
            random.shuffle(untrue)
            for draft, change in untrue:
                if len(found) < most:
                    found.setdefault(_mark(draft, change), (draft, change))
        sampled += found.values()
    return sampled, len(aside)


def _mark(draft: Draft, change: Change) -> tuple[str, ...]:
    """What tells a change from all others."""
    return str(draft.path), change.kind, str(change.start), str(change.end), change.words


def _over(found: Verification, start: int, end: int, *, quotations: bool = False) -> list[Judgement]:
    """The judgements over a stretch of the draft's text of record."""
    return [
        each
        for each in found.judgements
        if (each.subject is Subject.QUOTATION) == quotations and each.evidence.start < end and start < each.evidence.end
    ]


def _in_record(found: Verification, text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the file stands in the text of record: by how often its words stood before."""
    if found.draft.text == text:
        return start, end
    words = _plain(text[start:end]).strip()
    number, at = _plain(text[:start]).count(words), -1
    record = found.draft.text
    for _ in range(number + 1):
        at = record.find(words, at + 1)
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}".split())


def _rows(path: Path) -> list[Figure]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _digest(name: str) -> str:
    files = sorted(path for path in (gate.HERE / name).rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
