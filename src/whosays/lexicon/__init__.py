"""The words the tool knows: languages, units, currencies, places and the packs of a field. All of it is data."""

from whosays.lexicon.whole import Lexicon, load

__all__ = ["Lexicon", "load"]
