"""The topics of a report: those of the packs, ordered, named and filled anew by `report.toml` beside `case.toml`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pydantic import Field

from whosays.errors import SettingsError, nearest_or
from whosays.lexicon.strict import Strict, line_of, read
from whosays.report import Topic
from whosays.settings import REPORT_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from whosays.lexicon.packs import PackFile
    from whosays.model.report import Account


class TopicTable(Strict):
    """A section of the report: its title, else the pack's, and measures that go into it whatever their pack says."""

    title: str | None = Field(None, min_length=1)
    measures: tuple[str, ...] = ()


class ReportFile(Strict):
    """The whole file: `topics` come first, in this order; those of the packs that it does not name follow."""

    topics: tuple[str, ...] = ()
    topic: dict[str, TopicTable] = Field(default_factory=dict)


def topics(account: Account, pack: PackFile, case: Path | None) -> tuple[Topic, ...]:
    """The topics of a report on `account`, that of the case in the folder `case`; for loose files those of the packs.
    Raises SettingsError where `report.toml` is wrong."""
    written = (
        _written(case / REPORT_FILE, account, pack)
        if case is not None and os.path.lexists(case / REPORT_FILE)
        else ReportFile()
    )
    taken = {measure: key for key, table in written.topic.items() for measure in table.measures}
    measures: dict[str, list[str]] = {}
    for measure, entry in pack.measure.items():
        key = taken.get(measure, entry.topic)
        if key is not None:
            measures.setdefault(key, []).append(measure)
    for measure, key in taken.items():
        if measure not in pack.measure:
            measures.setdefault(key, []).append(measure)
    order = dict.fromkeys((*written.topics, *pack.topic, *written.topic))
    return tuple(Topic(key=k, title=_title(k, written.topic, pack), measures=tuple(measures.get(k, ()))) for k in order)


def _title(key: str, tables: Mapping[str, TopicTable], pack: PackFile) -> str:
    own = tables[key].title if key in tables else None
    return own or (pack.topic[key].title if key in pack.topic else key.replace("_", " "))


def _written(file: Path, account: Account, pack: PackFile) -> ReportFile:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text ({fault}); save it again as UTF-8.") from None
    except OSError as fault:
        why = f"{file}: cannot be read ({fault.strerror}), and the topics of the report stand in it"
        raise SettingsError(f"{why}; write a file of that name, or take it away.") from None
    told = read(text, ReportFile, str(file), SettingsError)
    known = {*pack.topic, *told.topic}
    for key in told.topics:
        if key not in known:
            where = f"{file}, line {line_of(text, ['topics'])}"
            hint = nearest_or(key, known, f"known topics are: {', '.join(sorted(known))}.")
            raise SettingsError(f"{where}: no pack has a topic {key!r}, and the file has no [topic.{key}]; {hint}")
    _once(told, text, str(file))
    if account.scope is None:  # else figures are left out, and measures that only they have
        counted = {each for claim in account.claims for each in (claim.measure, claim.narrowest)}
        _known(told, text, str(file), counted.union(pack.measure))
    return told


def _known(told: ReportFile, text: str, name: str, measures: Collection[str]) -> None:
    """A measure is one of the packs or of the figures: a misspelt one would leave its questions where they were."""
    for key, table in told.topic.items():
        for measure in table.measures:
            if measure not in measures:
                where = f"{name}, line {line_of(text, ['topic', key, 'measures'])}"
                hint = nearest_or(measure, sorted(measures), "see the column measure of: whosays claims")
                raise SettingsError(f"{where}: no pack and no figure has a measure {measure!r}; {hint}")


def _once(told: ReportFile, text: str, name: str) -> None:
    """A measure belongs to one topic."""
    seen: dict[str, str] = {}
    for key, table in told.topic.items():
        for measure in table.measures:
            if measure in seen:
                where = f"{name}, line {line_of(text, ['topic', key, 'measures'])}"
                raise SettingsError(
                    f"{where}: the measure {measure!r} is in the topics {seen[measure]!r} and {key!r}; name it once."
                )
            seen[measure] = key
