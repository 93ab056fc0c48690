"""Speakers that a pack knows: who they are, under which names texts put them, for whom they speak and to which bloc
they belong.

Two sources: `[speaker.KEY]` tables written out, and institutions that nearly every country has, kept as templates in
`data/institutions.toml` and joined with the countries by `whosays.normalise.speakers`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from pydantic import Field

from whosays.lexicon.strict import Strict, read

_INSTITUTIONS = "institutions.toml"


class SpeakerKind(StrEnum):
    """What kind of speaker it is; `PRESS` prints what others say and is publisher or via wherever another speaker is
    named."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    PARLIAMENT = "parliament"
    PERSON = "person"
    ARMED_GROUP = "armed_group"
    UNITED_NATIONS = "united_nations"
    INTERGOVERNMENTAL = "intergovernmental"
    HUMANITARIAN = "humanitarian"
    RIGHTS = "rights"
    MONITOR = "monitor"
    THINK_TANK = "think_tank"
    PRESS = "press"
    LAW = "law"
    OTHER = "other"


class SpeakerEntry(Strict):
    """One speaker: `aliases` are other names (case counts for those in capitals), `country` an ISO 3166-1 alpha-2 code.

    `bloc` names those who share its interest and so perhaps its bias; `speaks_for` is the key of the body it speaks
    for, which lends it bloc and country where it has none; `body` is the institution that it is for its country, so
    that a name and "South Korean intelligence" are one.
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    bloc: str | None = None
    kind: SpeakerKind = SpeakerKind.OTHER
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    speaks_for: str | None = None
    body: str | None = None


class Institution(Strict):
    """A kind of body that countries have: "defence ministry", its synonyms, and the offices whose holders speak for
    it. One that is `independent` of the country's government does not share its bloc."""

    title: str = Field(min_length=1)
    kind: SpeakerKind
    nouns: tuple[str, ...]
    offices: tuple[str, ...] = ()
    independent: bool = False


class Institutions(Strict):
    """The file: institutions by key; words for public bodies of any field; words by which somebody speaks for a body
    without being named, ranks that tell nothing; heads of the bodies that issue statements, words that call a text a
    statement or signed by somebody, little words within names; places that are names of people too."""

    institution: dict[str, Institution]
    public: dict[str, str]
    voices_of: tuple[str, ...]
    ranks: tuple[str, ...]
    issuers: tuple[str, ...]
    statements: tuple[str, ...]
    signed: tuple[str, ...]
    bylines: tuple[str, ...]
    askers: tuple[str, ...]
    answerers: tuple[str, ...]
    within_names: tuple[str, ...]
    not_alone: tuple[str, ...]


@lru_cache(maxsize=1)
def institutions() -> Institutions:
    """The institutions that come with the tool. Raises LexiconError where the file breaks its shape."""
    text = files("whosays.lexicon").joinpath("data", _INSTITUTIONS).read_text(encoding="utf-8")
    return read(text, Institutions, _INSTITUTIONS)
