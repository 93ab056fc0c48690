"""Which assistant is asked, and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistOptions:
    """An OpenAI-compatible endpoint, for instance http://127.0.0.1:8080/v1; without a `url` nobody is asked.

    `model` is the name that the endpoint knows. Unless `allow_remote`, only this machine is asked. `timeout` is in
    seconds, for one passage from the first byte sent to the last received.
    """

    url: str = ""
    model: str = "default"
    allow_remote: bool = False
    timeout: float = 60.0
