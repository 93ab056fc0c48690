"""`extract --explain`: which words and which entry told each field, and what the other numbers are."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from whosays.cli import main

TEXT = (
    "On 3 March 2025 the defence ministry of Ukraine said, citing the NIS, that more than 4,000 North Korean soldiers, "
    "one of them aged 18, may have been killed near Kursk beside a burnt T-72 tank.\n\n"
    "Each soldier is paid about €300 a month. No figure was given for the wounded.\n"
)
PLACES = {"quantity", "unit", "measure", "population", "place", "as of", "speaker", "stance"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT, "utf-8")
    return path


def explained(
    words: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: int = 0
) -> str:
    monkeypatch.setattr(sys, "argv", ["whosays", "extract", "--explain", "-q", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    return capsys.readouterr().out


def test_each_field_has_its_words_and_what_told_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = explained([file, "--format", "jsonl"], monkeypatch, capsys).splitlines()
    records = {record["text"]: record for record in map(json.loads, lines)}
    fields = {each["field"]: each for each in records["more than 4,000"]["fields"]}
    assert set(fields) >= PLACES | {"hedge", "via"}
    told = {name: fields[name]["words"] for name in ("quantity", "hedge", "unit", "measure", "place", "speaker")}
    assert told == {
        "quantity": "4,000",
        "hedge": "more than",
        "unit": "North Korean soldiers",
        "measure": "killed",
        "place": "Kursk",
        "speaker": "NIS",
    }
    assert fields["hedge"]["why"] == "more_than, by [hedges.before] of en.toml"
    assert "conflict.toml" in fields["measure"]["why"]
    assert fields["as of"]["words"] == "On 3 March 2025"
    pay = {each["field"]: each for each in records["about €300"]["fields"]}
    assert (pay["unit"]["value"], pay["unit"]["words"]) == ("EUR", "€")
    assert pay["per"]["words"] == "a month"


def test_what_is_no_claim_has_its_kind(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [json.loads(line) for line in explained([file, "--format", "jsonl"], monkeypatch, capsys).splitlines()]
    kinds = {record["text"]: record["kind"] for record in records}
    assert {"On 3 March 2025": "date", "18": "age", "T-72": "designation"}.items() <= kinds.items()
    assert "gap" in kinds.values()
    for record in records:
        assert TEXT[record["start"] : record["end"]] == record["text"]
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)


def test_people_read_it_in_eighty_columns(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = explained([file], monkeypatch, capsys)
    assert max(map(len, out.splitlines())) <= 80
    assert "wire.txt:0  no claim, date: “On 3 March 2025”" in out
    assert "hedge      more_than ← “more than”" in out
    assert explained([file, "--format", "csv"], monkeypatch, capsys, code=2) == ""
