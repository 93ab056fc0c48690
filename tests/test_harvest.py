"""Extraction into a folder of parts: the same bytes whatever the engine and however often it was stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from tests.archives import answer, packed, page, record, wacz
from tests.tiny import TinyStages
from whosays.engine.local import LocalEngine
from whosays.engine.protocol import Engine, Item, Lost, Result
from whosays.errors import InputError
from whosays.model.claim import Reading
from whosays.model.document import Capture, Document, Unreadable
from whosays.model.period import AsOf
from whosays.workspace import Watch, engine_of, harvested, listed
from whosays.workspace import harvest as harvest_module

ROOT = Path(__file__).parents[1]
DOCUMENTS = 90
FOREVER = 100


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest_module, "PART_DOCUMENTS", 20)
    monkeypatch.setattr(harvest_module, "PIECE_DOCUMENTS", 5)


class Serial:
    """An engine that is a loop, and counts."""

    def __init__(self, most: int = FOREVER) -> None:
        self.done = 0
        self._most = most

    def map(self, function: Any, items: Iterable[Item], lost: Lost[Item, Result] | None = None) -> Iterator[Any]:  # noqa: ARG002
        for item in items:
            if self.done == self._most:
                raise KeyboardInterrupt
            self.done += 1
            yield function(item)


@dataclass(frozen=True)
class Poisoned(TinyStages):
    """Stages with documents that end their process, and some on which they fail themselves."""

    def reading(self, document: Document, captures: Any) -> tuple[AsOf | None, Reading]:
        if "poison" in document.text:
            os._exit(9)
        if "fault" in document.text:
            raise RuntimeError("there is a fault")
        return super().reading(document, captures)


def texts(folder: Path, count: int = DOCUMENTS) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"NIS: {number + 10} killed and {number + 500} sent", "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    files = sorted((folder / name).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("default")  # Dask warns of slow disks
def test_every_engine_gives_the_same_bytes(tmp_path: Path) -> None:
    pile, stages = texts(tmp_path / "pile"), Poisoned()
    (pile / "0007.txt").write_text("poison", "utf-8")
    (pile / "0050.txt").write_text("a fault", "utf-8")
    engines: dict[str, Engine] = {name: engine_of(name, 2, "") for name in ("local", "dask")}
    found = {}
    for name, engine in engines.items():
        counts = harvested([pile], tmp_path / name, engine, stages=stages)
        assert counts == {"read": DOCUMENTS - 2, "unreadable": 2, "claims": 2 * (DOCUMENTS - 2)}
        found[name] = content(tmp_path / name)
    assert found["local"] == found["dask"]
    assert len(found["local"]) == 2 * 5 + 1
    wrong = {row["document"]: row["reason"] for row in rows(tmp_path / "local", "documents") if row["reason"]}
    assert wrong == {
        "0007.txt": "it ended the process that looked for its figures, perhaps for want of memory",
        "0050.txt": "whosays itself failed on it (RuntimeError: there is a fault)",
    }


@pytest.mark.parametrize("most", range(0, 18, 5))
def test_a_run_that_was_stopped_goes_on(tmp_path: Path, most: int) -> None:
    pile = texts(tmp_path / "pile")
    harvested([pile], tmp_path / "whole", Serial(), stages=TinyStages())
    with pytest.raises(KeyboardInterrupt):
        harvested([pile], tmp_path / "parts", Serial(most), stages=TinyStages())
    assert json.loads((tmp_path / "parts" / "whosays-parts.json").read_text("utf-8"))["complete"] is False
    rest = Serial()
    steps: list[tuple[int, float, bool]] = []
    watch = Watch(step=lambda *told: steps.append(told))
    harvested([pile], tmp_path / "parts", rest, watch, TinyStages())
    assert content(tmp_path / "parts") == content(tmp_path / "whole")
    assert rest.done == 18 - most // 4 * 4
    assert [done for done, _, _ in steps] == [20, 40, 60, 80, 90]
    assert [now for _, _, now in steps].count(True) == 5 - most // 4
    assert steps[-1][1] == 1


def test_what_is_there_is_not_made_again_and_what_changed_is(tmp_path: Path) -> None:
    pile, out = texts(tmp_path / "pile"), tmp_path / "out"
    harvested([pile], out, Serial(), stages=TinyStages())
    again = Serial()
    counts = harvested([pile], out, again, stages=TinyStages())
    assert (again.done, counts["claims"]) == (0, 2 * DOCUMENTS)
    (pile / "0030.txt").write_text("NIS: 7 killed", "utf-8")
    for number in range(40, DOCUMENTS):
        (pile / f"{number:04}.txt").unlink()
    harvested([pile], out, again, stages=TinyStages())
    assert again.done == 4
    harvested([pile], tmp_path / "anew", Serial(), stages=TinyStages())
    assert content(out) == content(tmp_path / "anew")


def test_archives_copies_and_what_cannot_be_read_are_rows(tmp_path: Path) -> None:
    again = page(1000).replace(b"<body>", b"<body><script>var made = 'a second later'</script>")
    answers = [record(answer(each), f"https://example.org/{n}") for n, each in enumerate([page(1000), again, page(7)])]
    (tmp_path / "a.wacz").write_bytes(wacz({"data.warc.gz": packed(answers) + b"rubbish"}))
    lost: list[Unreadable] = []
    engine = LocalEngine(processes=1)
    counts = harvested([tmp_path / "a.wacz", tmp_path / "none.txt"], tmp_path / "out", engine, Watch(lost=lost.append))
    assert counts == {"read": 2, "copy": 1, "unreadable": 2, "claims": 2}
    assert [each.name.split(",")[0] for each in lost] == ["none.txt", "a.wacz!data.warc.gz"]
    missing, first, copy, other, spoilt = rows(tmp_path / "out", "documents")
    assert (copy["status"], copy["copy_of"], copy["url"]) == ("copy", first["sha256"], "https://example.org/1")
    assert first["obtained_at"] == "2025-03-04T05:06:07+00:00"
    assert (other["status"], missing["status"], spoilt["status"]) == ("read", "unreadable", "unreadable")
    assert "byte" in spoilt["document"]
    assert [(row["low"], row["sha256"]) for row in rows(tmp_path / "out", "claims")] == [
        (1000, first["sha256"]),
        (7, other["sha256"]),
    ]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    pile, out = texts(tmp_path / "pile", 3), tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"something else \(notes.txt\)"):
        harvested([pile], out, Serial(), stages=TinyStages())
    assert [each.name for each in out.iterdir()] == ["notes.txt"]


def test_parts_of_other_words_are_left_alone(tmp_path: Path) -> None:
    pile, out = texts(tmp_path / "pile", 3), tmp_path / "out"
    harvested([pile], out, Serial(), stages=TinyStages())
    before = content(out)
    with pytest.raises(InputError, match="another version"):
        harvested([pile], out, Serial(), stages=TinyStages(words="others"))
    assert content(out) == before


def test_parts_below_what_is_named_are_no_documents(tmp_path: Path) -> None:
    pile = texts(tmp_path / "pile", 3)
    for _ in range(2):
        assert harvested([pile], pile / "out", Serial(), stages=TinyStages())["read"] == 3


def test_a_list_names_files(tmp_path: Path) -> None:
    told = tmp_path / "list.txt"
    told.write_text("a.txt\n\nsome folder/b.txt\n", "utf-8")
    assert listed(told) == [Path("a.txt"), Path("some folder/b.txt")]
    with pytest.raises(InputError, match="cannot be read"):
        listed(tmp_path / "none.txt")


@pytest.mark.parametrize(("name", "scheduler", "told"), [("ray", "", "no engine"), ("local", "tcp://a:1", "dask")])
def test_an_engine_that_is_none_is_told(name: str, scheduler: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        engine_of(name, 0, scheduler)


def command(pile: Path, out: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("whosays")), "extract", str(pile), "--out", str(out), "--workers", "1"]


def stopped(pile: Path, out: Path, sign: int) -> tuple[int, str]:
    """Exit code and words of a run that is sent `sign` once its first part is there, with all that it started."""
    run = subprocess.Popen(command(pile, out), stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not list(out.glob("documents/part-*")) and run.poll() is None:
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(run.pid, sign)
    _, words = run.communicate(timeout=60)
    return run.returncode, words


@pytest.mark.timeout(600)
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_command_that_is_ended_goes_on(tmp_path: Path, sign: int) -> None:
    """Parts of the usual size: what was there is left as it is, and the rest is done."""
    pile, out = texts(tmp_path / "pile", 300), tmp_path / "out"
    code, words = stopped(pile, out, sign)
    if sign == signal.SIGINT:
        assert code == 130
        assert "the same command goes on from there" in words
        assert "Traceback" not in words
    before = {name: (out / name).stat().st_mtime_ns for name in content(out) if name.endswith("000000.parquet")}
    assert len(before) == 2
    assert subprocess.run(command(pile, out), check=False).returncode == 0
    assert {name: (out / name).stat().st_mtime_ns for name in before} == before
    assert [row["document"] for row in rows(out, "documents")] == [f"{n:04}.txt" for n in range(300)]
    assert len(rows(out, "claims")) == 600
    assert json.loads((out / "whosays-parts.json").read_text("utf-8"))["complete"] is True


def test_captures_are_told(tmp_path: Path) -> None:
    pile = texts(tmp_path / "pile", 1)
    (pile / "metadata.csv").write_text("name,publisher,published\n0000.txt,Courier,2025-02-01\n", "utf-8")
    harvested([pile], tmp_path / "out", Serial(), stages=TinyStages())
    (row,) = rows(tmp_path / "out", "documents")
    assert (row["publisher"], str(row["published"])) == ("Courier", "2025-02-01")
    assert Capture(document=row["sha256"], name=row["document"]).name == "0000.txt"
