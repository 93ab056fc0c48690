"""Extraction of a large pile into a folder of parts: the options of `whosays extract` for it, and the run."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.talking import SOME_UNREADABLE, Pace, Talk

if TYPE_CHECKING:
    from whosays.model.document import Unreadable

NOTHING_READ = 2
FIRST_UNREADABLE = 20
"""Documents of a pile that are named one by one where they could not be read."""

OUTCOMES = {
    "read": "documents read",
    "copy": "copies passed over",
    "unreadable": "not readable",
    "claims": "claims",
}
"""What is counted, and in which words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """A pile to be extracted into the folder `out`: by which engine, of how many workers, at which scheduler."""

    out: Path
    engine: str
    workers: int
    scheduler: str


def harvesting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of an extraction into a folder, as its parameter `harvest`: None without --out."""

    @click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Write Parquet parts there instead.")
    @click.option("--engine", default="local", show_default=True, metavar="NAME", help="For --out: local or dask.")
    @click.option("--workers", default=0, type=click.IntRange(min=0), metavar="N", help="For --out; 0: one a core.")
    @click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask scheduler, as tcp://10.0.0.1:8786.")
    @functools.wraps(command)
    def with_harvest(*args: Any, out: Path | None, engine: str, workers: int, scheduler: str, **options: Any) -> Any:
        if out is None and (scheduler or workers or engine != "local"):
            raise click.UsageError("--engine, --workers and --scheduler work for --out; name a folder with it.")
        told = Harvest(out=out, engine=engine, workers=workers, scheduler=scheduler) if out else None
        return command(*args, harvest=told, **options)

    return with_harvest


def run(paths: tuple[Path, ...], harvest: Harvest, talk: Talk) -> int:
    """Extracts the claims in `paths` into the folder; gives the exit code."""
    from whosays.workspace import Watch, engine_of, harvested

    told: list[Unreadable] = []

    def lost(each: Unreadable) -> None:
        told.append(each)
        if len(told) <= FIRST_UNREADABLE:
            talk.unread([each])

    engine = engine_of(harvest.engine, harvest.workers, harvest.scheduler)
    try:
        counts = harvested(paths, harvest.out, engine, Watch(say=talk.say, lost=lost, step=Pace(talk).step))
    except KeyboardInterrupt:
        talk.wrong(f"stopped; what is in {harvest.out} is kept, and the same command goes on from there.")
        raise
    more = len(told) - FIRST_UNREADABLE
    if more > 0:
        talk.say(f"{more:,} more could not be read: see the column reason in {harvest.out}/documents.")
    parts = [f"{counts[name]:,} {words}" for name, words in OUTCOMES.items() if counts.get(name)]
    talk.tell(f"{', '.join(parts) or 'no documents'} → {harvest.out}")
    talk.done()
    if not counts.get("read"):
        return NOTHING_READ
    return SOME_UNREADABLE if counts.get("unreadable") else 0
