"""What a command says beside its data: on standard error, less with -q, more with -v."""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from whosays.model.document import Unreadable
    from whosays.model.report import Assisted

SOME_UNREADABLE = 3
ASSISTANT_FAILED = 3
EVERY = 60
"""Seconds between two lines on how far a run has come, where they are not written over one another."""

FEWEST_STEPS = 20
"""Fewer documents are done before anybody would look."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How much is said: -1 only what went wrong, 0 what is under way, 1 how long it took as well."""

    level: int = 0
    began: float = field(default_factory=time.monotonic)

    def say(self, message: str) -> None:
        """What is under way, or worth a look."""
        if self.level >= 0:
            _to_stderr(message)

    def step(self, done: int, of: int) -> None:
        """How far it has come, on one line of a terminal that is wiped when it is done; nowhere else."""
        if self.level >= 0 and of >= FEWEST_STEPS and sys.stderr.isatty():
            line = f"  {done:,} of {of:,}"
            sys.stderr.write(f"\r{line}" if done < of else f"\r{' ' * len(line)}\r")
            sys.stderr.flush()

    def tell(self, outcome: str) -> None:
        """What a command came to, on standard output. Listings are data and come out with -q as well; this does not."""
        if self.level >= 0:
            put(f"{outcome}\n")

    def detail(self, message: str) -> None:
        """What only those who ask for it want to know."""
        if self.level > 0:
            _to_stderr(message)

    def done(self) -> None:
        """How long it took."""
        self.detail(f"done in {time.monotonic() - self.began:.1f} s")

    def wrong(self, message: str) -> None:
        """What went wrong: said even where all else is quiet."""
        _to_stderr(f"whosays: {message}")

    def left_out(self, words: str) -> None:
        """What was left out on purpose, where anything was."""
        if words:
            self.say(words)

    def unread(self, files: Iterable[Unreadable]) -> int:
        """Names each file that could not be read, with the reason and the next step; the exit code."""
        told = [f"{each.name}: {each.reason.rstrip('.')}; {each.next_step}." for each in files]
        for line in told:
            _to_stderr(line)
        return SOME_UNREADABLE if told else 0

    def assisted(self, outcome: Assisted | None) -> int:
        """What an assistant came to, if there was one: what was kept, what was dropped and why; the exit code."""
        if outcome is None:
            return 0
        dropped = "; ".join(f"{each.count:,} {each.reason}" for each in outcome.dropped)
        self.say(f"{outcome.found_by}: {outcome.proposed:,} figures proposed, {outcome.kept:,} kept")
        if dropped:
            self.say(f"{outcome.found_by}: dropped: {dropped}")
        if outcome.fault:
            self.wrong(f"{outcome.fault}. The rest was done without {outcome.found_by}.")
        return ASSISTANT_FAILED if outcome.fault else 0


@dataclass(slots=True)
class Pace:
    """How far a long run has come, with its rate and the time that is left: on one line of a terminal, else a line a
    minute. What an earlier run did counts in neither."""

    talk: Talk
    _since: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)
    _before: tuple[int, float] = (0, 0.0)

    def step(self, done: int, share: float, now: bool) -> None:
        """So many documents are done, the `share` of all; `now`, or in an earlier run."""
        moment = time.monotonic()
        if not now:
            self._since, self._before = moment, (done, share)
            return
        seconds = max(moment - self._since, 1e-3)
        rate = (done - self._before[0]) / seconds
        left = seconds * (1 - share) / max(share - self._before[1], 1e-9)
        line = f"{done:,} documents, {share:.0%}, {rate:,.1f} a second, {_spent(left)} left"
        if self.talk.level >= 0 and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K  {line}" + "\r\x1b[K" * (share >= 1))
            sys.stderr.flush()
        elif moment - self._told >= EVERY or self.talk.level > 0:
            self._told = moment
            self.talk.say(line)


def _spent(seconds: float) -> str:
    """A time for people."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


def talking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command -q and -v, as its parameter `talk`."""

    @click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong, and the data of listings.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more about what is done.")
    @functools.wraps(command)
    def with_talk(*args: Any, quiet: bool, verbose: bool, **options: Any) -> Any:
        if quiet and verbose:
            raise click.UsageError("-q and -v together say nothing; name one.")
        return command(*args, talk=Talk(level=int(verbose) - int(quiet)), **options)

    return with_talk


def put(text: str) -> None:
    """Data, on standard output. Where nobody reads it any more the program ends, quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        raise SystemExit(0) from None


def _to_stderr(line: str) -> None:
    click.echo(visible(line), file=sys.stderr)


def visible(text: str) -> str:
    """`text` with nothing in it that a terminal would obey or hide: control and direction marks are shown as signs."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
