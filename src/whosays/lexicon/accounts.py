"""Accounts that nobody owns: "estimates", "the latest figures", "the flash appeal" are nobody who could say anything.

What always holds: a speaker whom a pack, a country or a personal name identifies is somebody, whatever it is called; so
is an account that any word says more of ("the ministry's estimates", "Iraq Body Count").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from whosays.model.claim import Speaker

_WORD = re.compile(r"[\w-]+")


def is_account(speaker: Speaker) -> bool:
    """Whether a speaker is only an account, of which nobody knows whose it is."""
    return not (speaker.key or speaker.name or speaker.bloc or speaker.country) and _names_an_account(speaker.words)


@lru_cache(maxsize=4096)
def _names_an_account(words: str) -> bool:
    lists = tracing_words()
    *before, head = _WORD.findall(words.lower()) or [""]
    kinds = lists.account_kinds | lists.accounts
    return head in lists.accounts and all(word in kinds for word in before)
