"""The assistant that the settings of a case name, as the path asks it."""

from __future__ import annotations

from whosays.assist.options import AssistOptions
from whosays.pipeline import Assistance


def assistance(options: AssistOptions, *, ask: bool) -> Assistance | None:
    """The assistant of `options`, None where they name none; without `ask` it is not spoken to.

    Raises AssistError where its address or its name cannot be used.
    """
    if not options.url:
        return None
    from whosays.assist.openai_compatible import OpenAICompatible

    model = OpenAICompatible(options)
    return Assistance(name=model.name, key=model.key, propose=model.propose if ask else None)
