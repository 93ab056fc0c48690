"""Mentions to claims: what the words of a figure mean."""

from whosays.normalise.reading import claims

__all__ = ["claims"]
