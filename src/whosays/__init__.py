"""Who says? Every contested figure, traced to who said it, and weighed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.workspace import Case

__all__ = ["Case", "__version__"]
__version__ = "0.1.0"

_HOME = {"Case": "whosays.workspace"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"whosays has no public name {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)
