"""Short texts whose figures do not agree, and the same texts put right: how many are found, and how many false alarms.

    python evaluation/agreement.py [--set pairs] [--errors] [--checks] [--first-run]

Each text is a document of its own. A wrong text counts as found where a check that fails rests on at least two of the
figures that do not agree (on the one, where the other is no figure of a claim: a duration against its dates). Every
check that fails on a right text is a false alarm. evaluation/agreement/README.md tells who wrote the texts and what
they knew. The first run is kept in first-run.json and never replaced.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import first_run, gate
from whosays.errors import InputError
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim
from whosays.model.document import Capture, Document
from whosays.model.report import Source
from whosays.pipeline.stages import ShippedStages
from whosays.workspace.authoring import packs

FOLDER = gate.HERE / "agreement"
_EITHER = re.compile(r"\[\[(.*?)\|(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a text: which pair it is of, its kind, and the figures that do not agree in it, if it is wrong."""

    pair: str
    kind: str
    text: str
    between: tuple[str, ...]
    wrong: bool


def wordings(path: Path) -> Iterator[Wording]:
    """Both wordings of each pair of a file. Raises InputError where a figure that it names is not in its text."""
    for pair in tomllib.loads(path.read_text("utf-8"))["pair"]:
        for wrong in (True, False):
            text = _EITHER.sub(r"\2" if wrong else r"\1", pair["text"])
            between = tuple(dict.fromkeys(words.split("|")[-1] for words in pair["between"])) if wrong else ()
            if missing := [words for words in between if words not in text]:
                raise InputError(f"{path.name}, pair {pair['id']}: {missing[0]!r} does not stand in its text.")
            yield Wording(pair["id"], pair["kind"], text.strip(), between, wrong)


def checked(wording: Wording, stages: ShippedStages) -> tuple[tuple[Check, ...], Mapping[str, Claim]]:
    """The checks of one wording as a case of its own, and its claims by id."""
    name = f"{wording.pair}.txt"
    document = stages.document(wording.text.encode(), name)
    if not isinstance(document, Document):
        raise InputError(f"{name}: {document.reason}")
    captures = (Capture(document=document.id, name=name),)
    dated, reading = stages.reading(document, captures)
    source = Source(document=document, captures=captures, dated=dated)
    found = stages.questions(reading.claims, (source,), {})
    return stages.checks(reading.claims, found, {}), {claim.id: claim for claim in reading.claims}


def alarms(wording: Wording, stages: ShippedStages) -> list[tuple[Check, bool]]:
    """The checks that fail, each with whether it rests on the figures that do not agree."""
    found, claims = checked(wording, stages)
    return [(check, _hits(check, wording, claims)) for check in found if check.verdict is Verdict.FAILS]


def _hits(check: Check, wording: Wording, claims: Mapping[str, Claim]) -> bool:
    spans = [(claims[key].evidence.start, claims[key].evidence.end) for key in check.claims]
    hit = 0
    for words in wording.between:
        places = [(m.start(), m.end()) for m in re.finditer(re.escape(words), wording.text)]
        hit += any(start < end and begin < stop for start, stop in places for begin, end in spans)
    wanted = 1 if wording.kind == "duration" else min(2, len(wording.between))
    return hit >= wanted or (wording.kind == "duration" and any(w in check.sentence for w in wording.between))


def main() -> int:
    """Runs one set and prints what was found and what was a false alarm, by kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--set", default="pairs", help="a file of evaluation/agreement, without its ending")
    parser.add_argument("--errors", action="store_true", help="print the texts that were not found, and false alarms")
    parser.add_argument("--checks", action="store_true", help="print the sentence of each failure that was found")
    parser.add_argument("--first-run", action="store_true", help="keep the result, if none is kept yet")
    options = parser.parse_args()
    path = FOLDER / f"{options.set}.toml"
    told = measured(list(wordings(path)), options)
    if options.first_run:
        _keep(path, told)
    _print(told)
    return 0


def measured(texts: Sequence[Wording], options: argparse.Namespace) -> dict[str, Counter[str]]:
    """Per kind: pairs, found, and false alarms (right texts with one, and alarms beside the point in wrong ones)."""
    stages = packs().stages
    told: dict[str, Counter[str]] = {}
    for each in texts:
        found = alarms(each, stages)
        beside = [check for check, hit in found if not hit]
        right = any(hit for _, hit in found)
        count = told.setdefault(each.kind, Counter())
        count.update({"pairs": each.wrong, "found": right, "false alarms": bool(not each.wrong and found)})
        count.update({"beside the point": bool(each.wrong and beside)})
        if options.errors and (beside or each.wrong > right):
            print(f"{each.pair} {'NOT FOUND' if each.wrong > right else 'FALSE ALARM'}: {each.text!r}")
            print("".join(f"    {check.relation}: {check.sentence}\n" for check in beside), end="")
        if options.checks and each.wrong:
            print(
                "".join(f"{each.pair} {check.sentence} {check.dissolved_by or ''}\n" for check, hit in found if hit),
                end="",
            )
    return told


def _keep(path: Path, told: Mapping[str, Counter[str]]) -> None:
    kept = json.loads(first_run.KEPT.read_text("utf-8"))
    name = f"agreement {path.stem}"
    if name not in kept:
        digest = sha256(path.read_bytes()).hexdigest()
        kept[name] = {**first_run.stamp(), "texts": digest, "scores": {kind: dict(n) for kind, n in told.items()}}
        first_run.KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")


def _print(told: Mapping[str, Counter[str]]) -> None:
    whole: Counter[str] = sum(told.values(), Counter())
    for kind, count in [*sorted(told.items()), ("all", whole)]:
        line = f"found {count['found']:3} of {count['pairs']:3}  false alarms {count['false alarms']:3}"
        print(f"{kind:10} {line}  beside the point {count['beside the point']:3}")


if __name__ == "__main__":
    sys.exit(main())
