"""A case within limits: as known on a day, and as it may be published. What is left out stands nowhere."""

from __future__ import annotations

import getpass
import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from tests.export import papers
from whosays.errors import InputError, SettingsError
from whosays.model.decision import Action
from whosays.model.report import Scope
from whosays.workspace import Case, Limits, exporting, opened, redaction

EARLY = "Canal Post, 3 March 2031\n\nSome 2,000 diggers were hired, the canal board said.\n"
LATE = (
    "Canal Post, 9 June 2031\n\nA quarrelsome overseer confided that 4,517,003 diggers were hired. "
    "Each digger is paid $40 a month, said Ottoline Brackwater.\n"
)
UNDATED = "Of the diggers 310 drowned, the inspectorate reported.\n"
SECRET = ("quarrelsome", "overseer confided", "4,517,003", "4517003", "Ottoline", "Brackwater", "late.txt")


@pytest.fixture
def whosays(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case that keeps three documents."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in (("early.txt", EARLY), ("late.txt", LATE), ("undated.txt", UNDATED)):
        (texts / name).write_text(text, "utf-8")
    case = Case.create(tmp_path / "case", "Diggers")
    case.add([texts])
    return tmp_path / "case"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    file = tmp_path / "public.toml"
    file.write_text('[redact]\nsources = ["late.txt"]\n', "utf-8")
    return file


def test_as_known_on_a_day(folder: Path) -> None:
    case = Case.open(folder)
    known = case.limited(Limits(known_on=date(2031, 4, 1)))
    assert [source.name for source in known.documents] == ["early.txt"]
    assert known.account.scope == Scope(known_on=date(2031, 4, 1), later=1, undated=1)
    later = case.limited(Limits(known_on=date(2031, 6, 9)))
    assert [source.name for source in later.documents] == ["early.txt", "late.txt"]


def test_a_document_printed_twice_was_known_when_it_was_printed_first(tmp_path: Path) -> None:
    from whosays.workspace import Given

    (tmp_path / "a.txt").write_text(UNDATED, "utf-8")
    case = Case.create(tmp_path / "case")
    case.add([tmp_path / "a.txt"], Given(published=date(2031, 9, 1)))
    case.add([tmp_path / "a.txt"], Given(published=date(2031, 2, 1)))
    known = case.limited(Limits(known_on=date(2031, 5, 1)))
    assert len(known.documents) == 1


def test_the_ledger_is_looked_at_and_not_changed(folder: Path) -> None:
    case = Case.open(folder)
    case.build()
    before = case.account
    said: list[str] = []
    again = Case.open(folder, said.append)
    assert len(again.limited(Limits(known_on=date(2031, 4, 1))).claims) < len(before.claims)
    assert not [line for line in said if "reading" in line or "looking" in line]
    said.clear()
    assert Case.open(folder, said.append).account == before
    assert not said


def test_limits_tell_what_documents_alone_would_tell(folder: Path, tmp_path: Path) -> None:
    alone = Case.create(tmp_path / "alone", "Diggers")
    alone.add([tmp_path / "texts" / "early.txt"])
    known = Case.open(folder).limited(Limits(known_on=date(2031, 4, 1)))
    assert known.claims == alone.claims
    assert known.questions == alone.questions


def test_every_face_says_what_was_left_out(folder: Path, tmp_path: Path, whosays: Run) -> None:
    out = tmp_path / "r"
    ran = whosays("report", folder, "--as-known-on", "2031-04-01", "--out", out, "--format", "html,md,docx")
    assert ran.code == 0
    for text in (
        ran.out.replace("\n", " "),
        (out / "report.md").read_text("utf-8"),
        (out / "index.html").read_text("utf-8"),
        zipfile.ZipFile(out / "report.docx").read("word/document.xml").decode("utf-8"),
    ):
        assert "1 April 2031" in text
        assert "eported only later" in text
        assert "or want of a day of report" in text


@pytest.mark.parametrize("listing", ["claims", "questions"])
def test_listings_are_limited_and_say_so(folder: Path, whosays: Run, listing: str) -> None:
    whole = whosays(listing, folder, "--format", "jsonl")
    known = whosays(listing, folder, "--as-known-on", "2031-04-01", "--format", "jsonl")
    assert 0 < len(known.records) < len(whole.records)
    assert "1 April 2031" in known.err
    assert "1 April 2031" not in whole.err


def test_an_export_says_what_was_left_out(folder: Path, whosays: Run) -> None:
    ran = whosays("export", folder, "--as-known-on", "2031-04-01", "--only", "sources", "--out", "-")
    assert "1 April 2031" in ran.err
    assert ran.out.count("early.txt") == 1
    assert "late.txt" not in ran.out


def test_a_day_before_everything_is_told(folder: Path, tmp_path: Path, whosays: Run) -> None:
    ran = whosays("report", folder, "--as-known-on", "1999-01-01", "--out", tmp_path / "r")
    assert ran.code == 2
    assert "no document is left to report on (2 reported later, 1 without such a day)" in ran.err
    assert not (tmp_path / "r").exists()


def test_no_day_at_all_is_told(folder: Path, whosays: Run) -> None:
    ran = whosays("report", folder, "--as-known-on", "spring")
    assert ran.code == 2
    assert "'spring' is no day written YYYY-MM-DD: write a day such as 2026-03-05" in " ".join(ran.err.split())


def all_bytes(folder: Path) -> bytes:
    """All files below `folder`, whatever is packed in them unpacked."""
    parts = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        parts += [path.name.encode(), content]
        if path.suffix == ".docx":
            archive = zipfile.ZipFile(BytesIO(content))
            parts += [archive.read(name) for name in archive.namelist()]
        elif path.suffix == ".pdf":
            parts += [papers.unpacked(content), papers.text(content).encode()]
        elif path.suffix == ".parquet":
            from pyarrow import parquet

            parts.append(json.dumps(parquet.read_table(path).to_pylist(), default=str, ensure_ascii=False).encode())
    return b"\n".join(parts)


def public_formats() -> tuple[str, str]:
    """The formats for people and for programs that this installation has."""
    pages, data = ["html", "md", "docx"], [name for name in exporting.NAMES if name != "parquet"]
    try:
        import weasyprint
    except (ImportError, OSError):
        pass
    else:
        pages += ["pdf"] if weasyprint.__version__ else []
    try:
        import pyarrow
    except ImportError:
        pass
    else:
        data += ["parquet"] if pyarrow.__version__ else []
    return ",".join(pages), ",".join(data)


def published(whosays: Run, folder: Path, out: Path, *words: object) -> bytes:
    """All that a report and an export of the case come to, in every format."""
    pages, data = public_formats()
    report = whosays("report", folder, "--format", pages, "--out", out / "r", *words)
    export = whosays("export", folder, "--format", data, "--out", out / "d", *words)
    assert (report.code, export.code) == (0, 0), report.err + export.err
    told = report.out.replace(str(out), "")
    return all_bytes(out) + told.encode()


def test_the_words_of_a_withheld_source_stand_nowhere(
    folder: Path, profile: Path, tmp_path: Path, whosays: Run
) -> None:
    """In the bytes of no format; and they would be found if they did."""
    digest = next(s.document.id for s in Case.open(folder).documents if s.name == "late.txt")
    open_to_all = published(whosays, folder, tmp_path / "all")
    assert all(word.encode() in open_to_all for word in (*SECRET, digest))
    public = published(whosays, folder, tmp_path / "public", "--redact", profile)
    assert not [word for word in (*SECRET, digest) if word.encode() in public]
    assert b"withheld" in public
    assert b"2,000" in public


def test_paths_and_names_of_people_stand_nowhere(
    folder: Path, profile: Path, tmp_path: Path, whosays: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "wilhelmina.prout")
    case = Case.open(folder)
    claim = case.claims[0]
    case.decide(Action.NO_EVIDENCE, [claim.id], "it stood on an old cover", by="ottmar-klee")
    settings = folder / "case.toml"
    settings.write_text(
        settings.read_text("utf-8")
        + '[[derivation]]\nname = "half"\ntitle = "Half of them"\nformula = "men / 2"\nunit = "person"\n'
        '[derivation.assumptions.men]\nvalue = 2000\nunit = "person"\nauthor = "Ottmar Klee"\nreason = "a guess"\n',
        "utf-8",
    )
    names = ("ottmar-klee", "Ottmar Klee", "wilhelmina.prout", str(tmp_path))
    open_to_all = published(whosays, folder, tmp_path / "all")
    public = published(whosays, folder, tmp_path / "public", "--redact", profile)
    assert b"ottmar-klee" in open_to_all
    assert b"Ottmar Klee" in open_to_all
    assert not [name for name in names if name.encode() in public]
    assert b"it stood on an old cover" in public


def test_a_misspelt_source_is_not_published(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "public.toml"
    file.write_text('[redact]\nsources = ["lat.txt"]\n', "utf-8")
    with pytest.raises(InputError, match=r"public.toml: there is no document 'lat.txt' to leave out; did you mean"):
        Case.open(folder).limited(Limits(redaction=redaction(file)))


def test_a_source_is_named_by_its_digest_too(folder: Path, tmp_path: Path) -> None:
    case = Case.open(folder)
    late = next(s.document.id for s in case.documents if s.name == "late.txt")
    file = tmp_path / "public.toml"
    file.write_text(f'[redact]\nsources = ["{late[:12]}"]\npaths = false\npeople = false\n', "utf-8")
    told = case.limited(Limits(redaction=redaction(file)))
    assert [s.name for s in told.documents] == ["early.txt", "undated.txt"]
    assert told.account.scope == Scope(withheld=1)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p.toml", "", "redact"),
        ("p.toml", "[redact]\nsource = []\n", "sources"),
        ("p.toml", 'title = "x"\n[redact]\n', "title"),
        ("case.toml", 'title = "x"\n', "has no table"),
        ("p.toml", "[redact]\npaths = 1\n", "paths"),
    ],
)
def test_a_profile_that_is_wrong_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=said):
        redaction(file)


def test_a_profile_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="name another with --redact"):
        redaction(tmp_path / "nowhere.toml")


def test_the_profile_may_stand_in_the_case(folder: Path) -> None:
    settings = folder / "case.toml"
    settings.write_text(settings.read_text("utf-8") + '[redact]\nsources = ["late.txt"]\n', "utf-8")
    told = opened([folder], limits=Limits(redaction=redaction(settings)))
    assert [s.name for s in told.documents] == ["early.txt", "undated.txt"]


def test_rules_that_rest_on_a_withheld_source_are_withheld(tmp_path: Path) -> None:
    example = Path(__file__).parents[1] / "examples" / "foreign-troops"
    case = Case.open(example)
    (scheme,) = case.whole.schemes
    cited = next(c.claims[0].document for c in scheme.scheme.cells if c.claims)
    name = next(s.name for s in case.documents if s.document.id.startswith(cited))
    file = tmp_path / "p.toml"
    file.write_text(f'[redact]\nsources = ["{name}"]\n', "utf-8")
    told = case.limited(Limits(redaction=redaction(file))).whole.schemes
    left = [cell for each in told for cell in each.scheme.cells]
    assert len(left) < len(scheme.scheme.cells)
    assert not [c for cell in left for c in cell.claims if c.document == cited]
