"""The topics of a report: those of the packs, ordered, named and filled anew by `report.toml` beside `case.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from whosays.errors import SettingsError, nearest_or
from whosays.lexicon.strict import Strict, line_of, read
from whosays.report import Topic
from whosays.settings import REPORT_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.lexicon.packs import PackFile


class TopicTable(Strict):
    """A section of the report: its title, else the pack's, and measures that go into it whatever their pack says."""

    title: str | None = Field(None, min_length=1)
    measures: tuple[str, ...] = ()


class ReportFile(Strict):
    """The whole file: `topics` come first, in this order; those of the packs that it does not name follow."""

    topics: tuple[str, ...] = ()
    topic: dict[str, TopicTable] = Field(default_factory=dict)


def topics(pack: PackFile, case: Path | None) -> tuple[Topic, ...]:
    """The topics for the case in the folder `case`; for loose files those of the packs. Raises SettingsError where
    `report.toml` is wrong."""
    written = (
        _written(case / REPORT_FILE, pack) if case is not None and (case / REPORT_FILE).is_file() else ReportFile()
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


def _written(file: Path, pack: PackFile) -> ReportFile:
    try:
        text = file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as fault:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text ({fault}); save it again as UTF-8.") from None
    told = read(text, ReportFile, str(file), SettingsError)
    known = {*pack.topic, *told.topic}
    for key in told.topics:
        if key not in known:
            where = f"{file}, line {line_of(text, ['topics'])}"
            hint = nearest_or(key, known, f"known topics are: {', '.join(sorted(known))}.")
            raise SettingsError(f"{where}: no pack has a topic {key!r}, and the file has no [topic.{key}]; {hint}")
    _once(told, text, str(file))
    return told


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
