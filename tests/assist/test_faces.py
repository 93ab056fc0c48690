"""An assistant at the command line and in case.toml: off by default, one message and exit code 3 where it fails."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assist.endpoint import endpoint, figures, saying
from tests.tiny import TinyStages
from whosays import settings
from whosays.assist.options import AssistOptions
from whosays.cli import main
from whosays.errors import SettingsError
from whosays.workspace import Case

Run = Callable[..., tuple[int, str, str]]
TEXT = "NIS: 4,000 killed"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program in a folder with one text, with tiny stages; gives exit code, output and messages."""
    monkeypatch.setattr(Case, "_shipped", lambda _: TinyStages())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)

    def program(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["whosays", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return program


def test_extract_asks_nobody_by_itself(run: Run) -> None:
    code, out, err = run("extract", "a.txt", "--format", "jsonl")
    assert (code, "found_by" in out, "assist" in err) == (0, False, False)


def test_extract_asks_the_model_it_is_given(run: Run) -> None:
    with endpoint(saying(figures())) as server:
        code, out, err = run("extract", "a.txt", "--assist", server.url, "--assist-model", "tiny", "--format", "jsonl")
        assert server.passages == [TEXT]
        assert server.bodies[0]["model"] == "tiny"
    assert code == 0
    assert [json.loads(line)["found_by"] for line in out.splitlines()] == ["assist:tiny"]
    assert "assist:tiny: 1 figures proposed, 1 kept" in err


def test_a_table_holds_who_pointed_at_a_figure(run: Run) -> None:
    with endpoint(saying(figures())) as server:
        _, out, _ = run("extract", "a.txt", "--assist", server.url, "--format", "csv")
    assert [row["found_by"] for row in csv.DictReader(io.StringIO(out))] == ["assist:default"]


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_a_failing_endpoint_is_one_message_and_exit_code_3(run: Run, quiet: list[str]) -> None:
    with endpoint(lambda handler, _: handler.send(b"", status=500)) as server:
        code, out, err = run("extract", "a.txt", "--assist", server.url, "--format", "jsonl", *quiet)
    assert code == 3
    assert len(out.splitlines()) == 1
    assert "found_by" not in out
    (message,) = [line for line in err.splitlines() if server.url in line]
    assert message.startswith(f"whosays: a.txt: {server.url}: it answers with status 500; start the server")


@pytest.mark.parametrize("words", [("ftp://127.0.0.1",), ("http://127.0.0.1:1", "--assist-model", " ")])
def test_what_cannot_be_asked_is_bad_usage(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run("extract", "a.txt", "--assist", *words)
    assert (code, out) == (2, "")
    assert err.startswith("whosays: ")


def test_another_machine_is_not_asked(run: Run) -> None:
    code, out, err = run("extract", "a.txt", "--assist", "http://192.0.2.1:8080/v1", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (3, 1)
    assert "a.txt: http://192.0.2.1:8080/v1: 192.0.2.1 is not this machine, so nothing was sent" in err


def test_a_case_is_asked_about_where_it_is_built(run: Run, tmp_path: Path) -> None:
    run("init", "case")
    run("add", "case", "a.txt")
    with endpoint(saying(figures())) as server:
        config = f'[assist]\nurl = "{server.url}"\nmodel = "tiny"\ntimeout = 5\n'
        (tmp_path / "case" / "case.toml").write_text(config)
        code, out, _ = run("claims", "case", "--format", "jsonl")
        assert (code, "found_by" in out, len(server.bodies)) == (0, False, 0)
        code, _, err = run("build", "case")
        assert (code, len(server.bodies)) == (0, 1)
        assert "assist:tiny: 1 figures proposed, 1 kept" in err
    _, out, _ = run("claims", "case", "--format", "jsonl")
    assert json.loads(out)["found_by"] == "assist:tiny"
    assert run("build", "case")[0] == 0, "what was heard stays in the ledger"
    assert "found by" in run("explain", "case", "4,000")[1]


def test_a_build_without_its_assistant_goes_on(run: Run, tmp_path: Path) -> None:
    run("init", "case")
    run("add", "case", "a.txt")
    with endpoint(saying(figures())) as server:
        url = server.url
    (tmp_path / "case" / "case.toml").write_text(f'[assist]\nurl = "{url}"\n')
    code, out, err = run("build", "case")
    assert code == 3
    assert "1 claim ·" in out
    assert f"a.txt: {url}: Connection refused" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[assist]\nmodle = 'x'", r"case\.toml, line 2: unknown key 'assist\.modle'; did you mean 'model'"),
        ("[assist]\ntimeout = 0", r"case\.toml, line 2: 'assist\.timeout'"),
        ("[assist]\ntimeout = inf", r"case\.toml, line 2: 'assist\.timeout'"),
        ("[assist]\nmodel = ''", r"case\.toml, line 2: 'assist\.model'"),
        ("[assist]\nallow_remote = 'yes'", r"case\.toml, line 2: 'assist\.allow_remote'"),
    ],
)
def test_wrong_settings_are_named(text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings.parsed(text, "case.toml")


def test_settings_reach_the_assistant() -> None:
    text = '[assist]\nurl = "http://localhost:1/v1"\nmodel = "m"\nallow_remote = true\ntimeout = 7\n'
    wanted = AssistOptions(url="http://localhost:1/v1", model="m", allow_remote=True, timeout=7)
    assert settings.parsed(text, "case.toml").assist == wanted
    assert not settings.parsed("", "case.toml").assist.url
