"""A document as voices are heard in it: its text and sentences, with the last lines and the last sentence heard.

Voices and stances look at one sentence after the other and ask for the same things again: what is kept here is only
that, and goes with the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.anaphora import Memory, Named
    from whosays.extract.continued import Saying
    from whosays.extract.voice_words import Line, VoiceGrammar
    from whosays.model.mention import Voice, Words

_ENDS: Final = frozenset('.!?”"')
_KEPT: Final = 8
"""Lines kept: those of one sentence, with those that an open quotation looks ahead to."""


@dataclass(slots=True, eq=False)
class Heard:
    """The voices of one sentence and what it leaves for the next."""

    voices: tuple[Voice, ...] = ()
    named: tuple[Named, ...] = ()
    quoting: tuple[Words, ...] = ()
    open_quote: bool = False
    saying: Saying | None = None


class Hearing:
    """The text of a document with its sentences and a language's grammar of voices."""

    __slots__ = ("_lines", "_spoken", "grammar", "last", "sentences", "text")

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], grammar: VoiceGrammar) -> None:
        self.text = text
        self.sentences = sentences
        self.grammar = grammar
        self.last: tuple[int, Memory, Heard] | None = None
        self._lines: dict[tuple[int, int, bool], Line] = {}
        self._spoken: dict[int, frozenset[str]] = {}

    def spoken(self, index: int) -> frozenset[str]:
        """The runs of letters in the sentence `index`, in lower case: what it cannot speak of is told by them alone."""
        known = self._spoken.get(index)
        if known is None:
            if len(self._spoken) >= _KEPT:
                self._spoken.clear()
            start, end = self.sentences[index]
            known = self._spoken[index] = frozenset(self.grammar.word.findall(self.text[start:end].lower()))
        return known

    def begins_paragraph(self, index: int) -> bool:
        """Whether the sentence `index` begins a paragraph."""
        before = self.sentences[index - 1][1] if index else 0
        return index == 0 or "\n" in self.text[before : self.sentences[index][0]]

    def breaks(self, first: int, last: int) -> int:
        """How many paragraphs begin after the sentence `first`, up to the sentence `last`."""
        return sum(self.begins_paragraph(index) for index in range(first + 1, last + 1))

    def follows_whole_paragraph(self, index: int) -> bool:
        """Whether the sentence before is a paragraph by itself, as wires write them, and no heading."""
        return index > 0 and self.text[self.sentences[index - 1][1] - 1] in _ENDS and self.begins_paragraph(index - 1)

    def line(self, start: int, end: int, *, quoted: bool = False) -> Line:
        """The line of `text[start:end]`; `quoted` says that a quotation of an earlier sentence is still open."""
        key = (start, end, quoted)
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            known = self._lines[key] = line_of(self.text, start, end, self.grammar, quoted=quoted)
        return known
