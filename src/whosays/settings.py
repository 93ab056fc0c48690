"""`case.toml` → a frozen options record for each stage, and the house style.

Unknown keys are errors that name file, line and the nearest known key. Every key has a default: an empty file will do.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from whosays.assist.options import AssistOptions
from whosays.derive.options import Options as DeriveOptions
from whosays.derive.written import TABLE, Written
from whosays.errors import SettingsError
from whosays.lexicon.derivations import DerivationEntry
from whosays.lexicon.strict import Strict, line_of, read, read_sparing
from whosays.model import edtf
from whosays.read.options import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from whosays.pipeline.exchange import HouseMoney

FILE = "case.toml"
REPORT_FILE = "report.toml"
"""Topics of the report, beside it: `workspace.report_topics` reads them."""
FEWEST_DRAWS = 1_024
MOST_DRAWS = 1_000_000

_TEMPLATE = """\
# Settings of this case. What is left out has the value shown; `whosays` names a misspelt key and its line.
title = "{title}"

# [house]
# numbers = "1,234.5"     # or "1.234,5" or "1 234.5": how reports write figures
# currency = ""           # a code, as "EUR": amounts are told in it too, at the rate of their date
# prices = ""             # a year or month, as "2024": and in its prices, by the index below

# [rates]
# files = []              # CSV with date,from,to,rate,source: exchange rates that go before those that ship
# index = ""              # CSV with date,currency,index,source: an index of prices

# [read]
# max_bytes = 20_000_000  # a larger document is not read, and said so
# max_pages = 2_000       # of a PDF
# wall_seconds = 20.0     # for one document

# [assist]                # a language model that points at figures which the rules passed over
# url = ""                # OpenAI-compatible, for instance "http://127.0.0.1:8080/v1"; without it nobody is asked
# model = "default"       # its name at that address
# allow_remote = false    # true: text may be sent to another machine
# timeout = 60.0          # seconds for one passage

# [derive]                # how formulas are drawn: the same seed gives the same draws
# draws = 8_192
# seed = 1

# [redact]                # what `--redact case.toml` leaves out for publication
# sources = []            # names of documents, or beginnings of their digests
# paths = true            # where files lie
# people = true           # who ruled and who assumed

# [build]
# processes = 0           # 0: one a core
# wait = 30               # seconds to wait for another build of this case
"""


class _Read(Strict):
    """Limits on one document (`ReadOptions`)."""

    max_bytes: int = Field(ReadOptions().max_bytes, gt=0)
    memory_bytes: int = Field(ReadOptions().memory_bytes, gt=0)
    cpu_seconds: int = Field(ReadOptions().cpu_seconds, gt=0)
    wall_seconds: float = Field(ReadOptions().wall_seconds, gt=0)
    max_pages: int = Field(ReadOptions().max_pages, gt=0)


class _House(Strict):
    """How reports write figures."""

    numbers: Literal["1,234.5", "1.234,5", "1 234.5"] = "1,234.5"
    currency: str = Field("", pattern="^([A-Z]{3})?$")
    prices: str = ""


class _Build(Strict):
    """How a build is run."""

    processes: int = Field(0, ge=0)
    wait: float = Field(30, ge=0)


class _Assist(Strict):
    """Which language model is asked, if any (`AssistOptions`)."""

    url: str = AssistOptions().url
    model: str = Field(AssistOptions().model, min_length=1)
    allow_remote: bool = Field(AssistOptions().allow_remote, strict=True)
    timeout: float = Field(AssistOptions().timeout, gt=0, allow_inf_nan=False)


class _Rates(Strict):
    """The user's own exchange rates and index of prices: files beside `case.toml`."""

    files: tuple[str, ...] = ()
    index: str = ""


class _Derive(Strict):
    """How derivations are drawn (`derive.options.Options`)."""

    draws: int = Field(DeriveOptions().draws, ge=FEWEST_DRAWS, le=MOST_DRAWS)
    seed: int = DeriveOptions().seed


class _Redact(Strict):
    """What a publication leaves out (`Redaction`)."""

    sources: tuple[str, ...] = ()
    paths: bool = Field(default=True, strict=True)
    people: bool = Field(default=True, strict=True)


class _RedactFile(Strict):
    """A file of its own with nothing but what a publication leaves out."""

    redact: _Redact


class _CaseFile(Strict):
    """The whole file."""

    title: str = ""
    read: _Read = _Read()
    house: _House = _House()
    assist: _Assist = _Assist()
    build: _Build = _Build()
    rates: _Rates = _Rates()
    derive: _Derive = _Derive()
    derivation: tuple[DerivationEntry, ...] = ()
    redact: _Redact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """House style: how figures are written, the currency that amounts are told in too, and in whose prices."""

    numbers: str = "1,234.5"
    currency: str = ""
    prices: str = ""

    @property
    def marks(self) -> tuple[str, str]:
        """The mark between thousands and the decimal mark."""
        return self.numbers[1], self.numbers[5]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What a publication leaves out: `sources` by name or the beginning of their digest, the paths of files, the names
    of `people` who ruled or assumed something. `place` is the file that says so."""

    sources: tuple[str, ...] = ()
    paths: bool = True
    people: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A derivation that is not written as it should: its name, as far as it has one, and what is wrong, in words."""

    name: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One case's settings. `processes` 0 means one a core; `wait` is in seconds; `rates` names files in the folder
    `home`, that of `case.toml`. What is `misread` stops nothing but what follows from it.
    Digests that are `left_out` are of documents on which no rule of payment may rest, `unsaid` their texts, whose words
    no ruling may tell; `ruled_by` is told in place of whoever ruled, where that is not to be told.
    """

    title: str = ""
    limits: ReadOptions = field(default_factory=ReadOptions)
    house: House = field(default_factory=House)
    assist: AssistOptions = field(default_factory=AssistOptions)
    processes: int = 0
    wait: float = 30
    rates: tuple[str, ...] = ()
    index: str = ""
    derive: DeriveOptions = field(default_factory=DeriveOptions)
    derivations: tuple[Written, ...] = ()
    misread: tuple[Misread, ...] = ()
    home: Path | None = None
    left_out: frozenset[str] = frozenset()
    unsaid: tuple[str, ...] = field(default=(), repr=False)
    ruled_by: str = ""

    @property
    def rate_files(self) -> tuple[Path, ...]:
        """The files of `rates` where they lie, beside the settings."""
        return tuple(self.home / name for name in self.rates) if self.home else ()

    @property
    def tables(self) -> tuple[Path, ...]:
        """The tables beside the settings that they name: exchange rates and the index of prices."""
        more = (self.home / self.index,) if self.home and self.index else ()
        return (*self.rate_files, *more)

    @property
    def money(self) -> HouseMoney:
        """What amounts are told in beside their own currency."""
        from whosays.pipeline.exchange import HouseMoney

        index = self.home / self.index if self.home and self.index else None
        return HouseMoney(currency=self.house.currency, prices=self.house.prices, index=index)


def parsed(text: str, name: str) -> Settings:
    """The settings in `text`, TOML of the file `name`. Raises SettingsError naming file, line and nearest known key,
    except of a derivation, which is then `misread`."""
    tables, wrong = read_sparing(text, _CaseFile, name, spared=TABLE, error=SettingsError)
    _check_prices(tables, name, text)
    return Settings(
        title=tables.title,
        limits=ReadOptions(**tables.read.model_dump()),
        house=House(**tables.house.model_dump()),
        assist=AssistOptions(**tables.assist.model_dump()),
        processes=tables.build.processes,
        wait=tables.build.wait,
        rates=tables.rates.files,
        index=tables.rates.index,
        derive=DeriveOptions(**tables.derive.model_dump()),
        derivations=_written(tables.derivation, wrong, name, text),
        misread=tuple(Misread(name=_name_of(text, number), fault=fault) for number, fault in wrong.items()),
    )


def _written(entries: Sequence[DerivationEntry], wrong: Mapping[int, str], name: str, text: str) -> tuple[Written, ...]:
    """The derivations that are well written, each with the number that its table has in the file."""
    numbers = (number for number in range(len(entries) + len(wrong)) if number not in wrong)
    return tuple(
        Written(entry=entry, name=name, text=text, number=number, error=SettingsError)
        for number, entry in zip(numbers, entries, strict=True)
    )


def _name_of(text: str, number: int) -> str:
    """The name of the `number`th derivation of a file, as far as it has one."""
    table = tomllib.loads(text)[TABLE][number]
    return str(table.get("name", "")) if isinstance(table, dict) else ""


def _check_prices(tables: _CaseFile, name: str, text: str) -> None:
    """Raises SettingsError where constant prices are asked for without what they need."""
    prices = tables.house.prices
    if not prices:
        return
    where = f"{name}, line {line_of(text, ['house', 'prices'])}: 'house.prices'"
    try:
        period = edtf.period(prices)
    except ValueError as fault:
        raise SettingsError(f"{where}: {fault}.") from None
    if period.first is None or period.last is None:
        raise SettingsError(f"{where} has an open end; name a year or a month.")
    if not tables.house.currency or not tables.rates.index:
        raise SettingsError(f"{where} needs 'house.currency' and an index of its prices in 'rates.index'.")


def redaction(file: Path) -> Redaction:
    """What the table [redact] of `file` leaves out: a case.toml, or a file with nothing else. Raises SettingsError
    where there is none, or it is wrong."""
    try:
        text = file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as fault:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text ({fault}); name another with --redact.") from None
    if file.name == FILE:
        told = read_sparing(text, _CaseFile, str(file), spared=TABLE, error=SettingsError)[0].redact
    else:
        told = read(text, _RedactFile, str(file), SettingsError).redact
    if told is None:
        raise SettingsError(f"{file} has no table [redact], so it leaves nothing out; write one, or name another file.")
    return Redaction(sources=told.sources, paths=told.paths, people=told.people, place=str(file))


def load(case: Path) -> Settings:
    """The settings of the case in the folder `case`. Raises SettingsError where `case.toml` is wrong."""
    file = case / FILE
    try:
        return replace(parsed(file.read_text(encoding="utf-8"), str(file)), home=case)
    except (UnicodeDecodeError, OSError) as fault:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text ({fault}); save it again as UTF-8.") from None


def template(title: str) -> str:
    """The text of a new `case.toml`, each key with its default in a comment."""
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or not c.isprintable() else c for c in title)
    return _TEMPLATE.replace("{title}", escaped)
