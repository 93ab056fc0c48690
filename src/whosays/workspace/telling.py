"""How a pack reads a text, for its author: which words told which measure of each figure, and what came second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import InputError
from whosays.model.document import Document, Unreadable
from whosays.workspace import authoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from whosays.extract.weighing import Option, Weighed

PHRASE = "by a phrase"
UNDERSTOOD = "no phrase: understood from before, usual for its people or rate, or its own noun"
UNNAMED = "no pack names it: called after its words"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTold:
    """One figure of a text: its measure, the pack that names it, how and by which words, and what came second.

    `measure` is None for a number that is no claim; `how` then says what it is.
    """

    document: str
    start: int
    end: int
    text: str
    sentence: str
    measure: str | None
    pack: str | None
    how: str
    words: str | None
    score: float | None
    second: str | None
    second_words: str | None
    second_score: float | None


def measures_told(
    pack: str, paths: Sequence[Path], case: Path | None = None
) -> tuple[tuple[MeasureTold, ...], tuple[Unreadable, ...]]:
    """What `pack` (a file or a name), with all packs that ship, tells of each figure in `paths`; and the unreadable.

    Raises InputError for a pack or a file that is not there, LexiconError where a pack is wrong.
    """
    from whosays.extract import grammar
    from whosays.extract.weighing import weighed
    from whosays.lexicon import load

    packs = authoring.packs([pack], case)
    lexicon, stages = load(packs.places), packs.stages
    home = {key: name for name, each in lexicon.packs for key in each.measure}
    words, told, unread = grammar(lexicon), [], []
    for path in paths:
        if not path.is_file():
            raise InputError(f"{path}: there is no such file; check the spelling.")
        document = stages.document(path.read_bytes(), path.name)
        if isinstance(document, Document):
            told += [_told(each, path.name, home) for each in weighed(document, words)]
        else:
            unread.append(document)
    return tuple(told), tuple(unread)


def _told(each: Weighed, name: str, home: Mapping[str, str]) -> MeasureTold:
    first, second = _places(each)
    return MeasureTold(
        document=name,
        start=each.figure.start,
        end=each.figure.end,
        text=each.figure.text,
        sentence=each.sentence.text,
        measure=each.measure,
        pack=home.get(each.measure or ""),
        how=_how(each, first, home),
        words=first.words.text if first else None,
        score=round(first.score, 1) if first else None,
        second=second.measure if second else None,
        second_words=second.words.text if second else None,
        second_score=round(second.score, 1) if second else None,
    )


def _places(each: Weighed) -> tuple[Option | None, Option | None]:
    """The option that the figure was read as, and the best of the others."""
    mine = next((option for option in each.options if option.measure == each.measure), None)
    others: Iterator[Option] = (option for option in each.options if option is not mine)
    return mine, next(others, None)


def _how(each: Weighed, first: Option | None, home: Mapping[str, str]) -> str:
    if each.aside is not None:
        return f"no claim: {each.aside.value.replace('_', ' ')}"
    if first is not None:
        return PHRASE
    return UNDERSTOOD if each.measure in home else UNNAMED
