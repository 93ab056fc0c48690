"""The topics of a report: from the packs, and from `report.toml` beside `case.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import SettingsError
from whosays.workspace import Case, Given

TEXT = (
    "Oslo, 10 March 2021. The ministry said 40 soldiers had been killed and 90 wounded. "
    "Each soldier is paid $900 a month, the ministry said.\n"
)


def headings(case: Path, out: Path) -> list[str]:
    Case.open(case).report(out)
    lines = (out / "report.md").read_text("utf-8").splitlines()
    return [line.removeprefix("## ") for line in lines if line.startswith("## ")]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    Case.create(made)
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    Case.open(made).add([tmp_path / "text.txt"])
    return made


def test_topics_come_from_the_packs(case: Path, tmp_path: Path) -> None:
    found = headings(case, tmp_path / "out")
    assert found.index("Losses") < found.index("Pay")
    assert "Numbers" not in found


def test_the_file_orders_names_and_fills_them(case: Path, tmp_path: Path) -> None:
    (case / "report.toml").write_text(
        'topics = ["wounds", "pay"]\n[topic.wounds]\ntitle = "The wounded"\nmeasures = ["wounded"]\n[topic.pay]\ntitle = "Money"\n',
        "utf-8",
    )
    found = headings(case, tmp_path / "out")
    assert [each for each in found if each in ("The wounded", "Money", "Losses")] == ["The wounded", "Money", "Losses"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('topics = ["pai"]\n', r"report\.toml, line 1: no pack has a topic 'pai'.*did you mean 'pay'\?"),
        (
            "\n[topic.pay]\ntitel = 'x'\n",
            r"report\.toml, line 3: unknown key 'topic\.pay\.titel'; did you mean 'title'\?",
        ),
        (
            "[topic.a]\nmeasures = ['killed']\n[topic.b]\nmeasures = ['killed']\n",
            r"report\.toml, line 4: the measure 'killed' is in the topics 'a' and 'b'; name it once",
        ),
        ("topics = [", r"report\.toml: not valid TOML.*What begins in line 1 is not closed; close it"),
        (
            "[topic.pay]\ntitle = 'x'\nmeasures = ['kiled']\n",
            r"report\.toml, line 3: no pack and no figure has a measure 'kiled'; did you mean 'killed'\?",
        ),
        ("[topic.a]\nmeasures = ['zzqx']\n", r"has a measure 'zzqx'; see the column measure of: whosays claims"),
        (
            'topic = ["pay"]\n',
            r"line 1: 'topic' holds tables; write \[topic\.NAME\] above each.*did you mean 'topics'\?",
        ),
        ('topics = "pay"\n', r"line 1: 'topics' is a list; write \[ \] around its values\.$"),
        ("[topic]\npay = 3\n", r"line 2: 'topic\.pay' is a table; write \[topic\.pay\] above its keys"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(case: Path, tmp_path: Path, text: str, message: str) -> None:
    (case / "report.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=message):
        headings(case, tmp_path / "out")


def test_a_file_that_is_not_text_is_named(case: Path, tmp_path: Path) -> None:
    (case / "report.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"report\.toml: cannot be read as UTF-8"):
        headings(case, tmp_path / "out")


def test_a_folder_of_that_name_is_told(case: Path, tmp_path: Path) -> None:
    (case / "report.toml").mkdir()
    with pytest.raises(SettingsError, match=r"report\.toml: cannot be read \(.*\).*or take it away"):
        headings(case, tmp_path / "out")


def test_a_measure_that_only_figures_have_is_known(case: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("Figure,Speaker,Measure\n7,the bandmaster,drums lent\n", "utf-8")
    Case.open(case).add([tmp_path / "rows.csv"], Given(claims=True))
    (measure,) = {claim.measure for claim in Case.open(case).claims if "drums" in claim.measure}
    (case / "report.toml").write_text(f'[topic.band]\ntitle = "The band"\nmeasures = ["{measure}"]\n', "utf-8")
    assert "The band" in headings(case, tmp_path / "out")


def test_it_is_no_document_of_a_case_in_place(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('title = "In place"\n', "utf-8")
    (tmp_path / "report.toml").write_text('topics = ["pay"]\n', "utf-8")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    opened = Case.open(tmp_path)
    assert [source.name for source in opened.account.sources] == ["text.txt"]
    assert opened.account.unreadable == ()
