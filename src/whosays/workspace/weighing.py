"""Findings from a file of claims, without a case: each line one claim as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from whosays.engine.local import LocalEngine
from whosays.errors import InputError

FEW_BATCHES = 4
"""So many pieces of work, each about a second, are done sooner without further processes."""


def weighed(lines: Iterable[str], name: str, **asked: Any) -> list[dict[str, Any]]:
    """One finding for each question that the claims in `lines` answer; `name` is that of the file, for messages. Many
    questions are weighed by a process a core.

    See `whosays.reconcile.findings` for what a claim holds and what may be `asked`.

    Raises InputError with the line that is wrong.
    """
    try:
        from whosays.reconcile.stateless import Asked, found
        from whosays.reconcile.told import ClaimError
    except ModuleNotFoundError as missing:
        raise InputError(
            f"estimates need {missing.name}; install it with: pip install 'whosays[estimate]'"
        ) from missing
    from whosays.lexicon import load
    from whosays.pipeline import exchange

    numbered = list(_records(lines, name))
    if not numbered:
        raise InputError(f"{name} holds no claim; each line is one as `whosays extract --format jsonl` prints it.")
    try:
        engine = LocalEngine(few=FEW_BATCHES)
        return found(
            (record for _, record in numbered), load().pack, Asked(**asked, rates=exchange.rates()), engine.map
        )
    except ClaimError as wrong:
        raise InputError(f"{name}, line {numbered[wrong.number - 1][0]}: {wrong.fault}.") from wrong


def _records(lines: Iterable[str], name: str) -> Iterator[tuple[int, Any]]:
    try:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _record(line, f"{name}, line {number}")
    except UnicodeDecodeError as fault:
        raise InputError(
            f"{name} is no UTF-8 text ({fault.reason} at byte {fault.start}); save it as UTF-8."
        ) from fault


def _record(line: str, place: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as fault:
        raise InputError(f"{place}: this is no JSON ({fault}).") from fault
    except RecursionError as fault:
        raise InputError(f"{place}: this is nested too deep for a claim.") from fault
