"""Out of what a payment arises: war, a disaster, an accident. Aid after a flood is no rule of what soldiers are due."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.derive.schemes.wording import Meaning
from whosays.lexicon.schemes import scheme_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.derive.schemes.statements import Statement
    from whosays.model.document import Document

CAUSE = "cause"


def caused(told: Sequence[Statement], documents: Iterable[Document]) -> list[Statement]:
    """The statements with the cause that their sentence names, else the one that their document names most."""
    words = {key: Meaning(cause.words) for key, cause in scheme_words().cause.items()}
    usual = {document.id: _most(document.text, words) for document in documents}
    found = []
    for each in told:
        cause = _only(each.claim.sentence.exact, words) or usual.get(each.claim.document)
        found.append(replace(each, when={**each.when, CAUSE: (cause,)}) if cause else each)
    return found


def _only(text: str, words: Mapping[str, Meaning]) -> str | None:
    """The one cause that a sentence names."""
    heard = [key for key, told in words.items() if told.spans(text)]
    return heard[0] if len(heard) == 1 else None


def _most(text: str, words: Mapping[str, Meaning]) -> str | None:
    """The cause that a document names most; none where two are named alike."""
    heard = Counter({key: len(told.spans(text)) for key, told in words.items()}).most_common(2)
    (first, most), (_, next_most) = heard
    return first if most > next_most else None
