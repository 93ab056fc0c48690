"""The words of the report stand in one file, and each is used."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from whosays.charts import Words
from whosays.model.check import Verdict
from whosays.model.claim import NO_VOTE, WITHDRAWS
from whosays.model.finding import Status
from whosays.model.mention import Stance, StatementKind
from whosays.model.quantity import Qualifier
from whosays.report.phrases import counted, phrases, say

REPORT = Path(__file__).parents[2] / "src" / "whosays" / "report"
FAMILIES = {
    "qualifier": set(Qualifier),
    "status": {*Status, "dissolves"},
    "stance": {*Stance, WITHDRAWS},
    "verdict": set(Verdict),
    "per": {"hour", "day", "week", "month", "year"},
    "group": {"set_aside", "other"},
    "voice": {*Stance, WITHDRAWS, "estimates_vague", "speculates_vague"},
    "single": {stance for stance in Stance if stance not in NO_VOTE},
    "against": {*NO_VOTE, WITHDRAWS},
    "did": set(StatementKind),
    "confidence": {"high", "moderate", "low"},
    "grade": set("ABCDEF"),
    "chart": {field.name for field in fields(Words)},
}
"""Keys that are put together from a word and a value, with all their values."""


def sources() -> str:
    return "\n".join(p.read_text("utf-8") for p in [*REPORT.glob("*.py"), *REPORT.glob("templates/*.j2")])


def test_every_value_has_its_words() -> None:
    wanted = {f"{family}_{value}" for family, values in FAMILIES.items() for value in values}
    assert wanted <= {*phrases().phrase, *phrases().sentence}


def test_every_key_is_used() -> None:
    text = sources()
    literal = set(re.findall(r"[\"']([a-z0-9_]+)[\"']", text))
    put_together = set(re.findall(r"\"([a-z]+_)(?:\{|\" ~)", text))
    keys = {*phrases().phrase, *phrases().count, *phrases().sentence}
    unused = {
        key for key in keys - literal if not any(key.startswith(p) and key[len(p) :] in literal for p in put_together)
    }
    unused -= {f"{family}_{value}" for family, values in FAMILIES.items() for value in values}
    assert not unused


def test_every_literal_key_exists() -> None:
    asked = set(re.findall(r"\bsay\(\s*\"([a-z0-9_]+)\"[,)]", sources()))
    assert asked
    assert asked <= set(phrases().phrase)
    asked = set(re.findall(r"\.tell\(\s*\"([a-z0-9_]+)\"[,)]", sources()))
    assert asked
    assert asked <= set(phrases().sentence)
    asked = set(re.findall(r"\bcounted\(\s*\"([a-z0-9_]+)\"", sources()))
    assert asked <= set(phrases().count)


def test_singular_and_plural() -> None:
    assert [counted("claims", n) for n in (0, 1, 2, 1204)] == ["0 claims", "1 claim", "2 claims", "1,204 claims"]
    assert len(phrases().months) == 12
    assert say("factor", n=7) == "×7"
