"""The proof of a report, as a case asks for it: before anything is written, and of files written earlier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.errors import InputError, ReportError
from whosays.lexicon.packs import PackFile
from whosays.model.report import Account
from whosays.pipeline.stages import ShippedStages
from whosays.settings import Settings
from whosays.verify.proof import Refusal, refusals
from whosays.verify.proof_ledger import Ledger, Tools
from whosays.workspace import report_topics

PROVED = ("index.html", "report.md")
ENDINGS = (".html", ".htm", ".md")
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ReportProof:
    """The proof of reports on one account, with what it is handed: the extractor, and the names and number format of
    the house. Nothing of the report is among them."""

    ledger: Ledger

    @classmethod
    def of(cls, account: Account, settings: Settings, pack: PackFile, stages: ShippedStages) -> ReportProof:
        """The proof of reports on `account`."""
        topics = report_topics.topics(account, pack, settings.home)
        tools = Tools(
            reads=stages.figures,
            title=settings.title,
            measures={key: entry.title for key, entry in pack.measure.items() if entry.title},
            bases={key: entry.title for key, entry in pack.basis.items() if entry.title},
            places={key: entry.names[0] for key, entry in pack.place.items() if entry.names},
            phrases={key: entry.phrase for key, entry in pack.measure.items() if entry.phrase},
            topics=tuple(topic.title for topic in topics),
            marks=settings.house.marks,
        )
        return cls(Ledger(account, tools))

    def refusals(self, text: str) -> tuple[Refusal, ...]:
        """What does not hold of a finished report, HTML or Markdown."""
        return tuple(refusals(text, self.ledger))

    def refused(self, pages: Mapping[str, str]) -> tuple[str, ...]:
        """The lines of `pages` that do not hold, each with its page and the reason."""
        return tuple(f"{name}, {each}." for name, text in pages.items() for each in self.refusals(text))

    def of_files(self, paths: Sequence[Path]) -> Iterator[tuple[Path, tuple[Refusal, ...]]]:
        """What does not hold of each finished file; of a folder, its index.html and report.md.

        Raises InputError for what is no report in one of these formats.
        """
        for path in _files(paths):
            yield path, self.refusals(_text(path))


def refusal(lines: Sequence[str]) -> ReportError:
    """The error that a report with these lines is not written."""
    told = "".join(f"\n  {line}" for line in lines[:MOST_TOLD])
    more = f"\n  and {len(lines) - MOST_TOLD:,} more" if len(lines) > MOST_TOLD else ""
    return ReportError(
        f"the report is not written, because its proof refuses it:{told}{more}\n"
        "This is a fault in whosays or in the words that a pack gives it; report these lines. "
        "Without --prove the report is written without its proof; look at these lines before you use it."
    )


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = [path / name for name in PROVED if (path / name).is_file()]
            if not inside:
                raise InputError(f"{path}: no report is there ({' or '.join(PROVED)}); name the file or its folder.")
            yield from inside
        else:
            yield path


def _text(path: Path) -> str:
    if path.suffix.lower() not in ENDINGS:
        raise InputError(f"{path}: only reports in HTML and Markdown can be proved; name {' or '.join(PROVED)}.")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        told = f"byte {fault.start:,} is not UTF-8, so this is no report as whosays writes it"
        raise InputError(f"{path}: {told}; name another file.") from fault


def records(path: Path, refusals: Sequence[Refusal]) -> Iterator[dict[str, Any]]:
    """Refusals as records."""
    for each in refusals:
        yield {
            "schema": "whosays/refusal/1",
            "file": str(path),
            "place": each.place,
            "sentence": each.sentence,
            "words": each.words,
            "why": each.why,
            "next_step": each.next_step,
        }
