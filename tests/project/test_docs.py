"""The documentation keeps up with the code: commands, options, keys, fields, links, and the commands shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel

from tests.project.test_words import own_files
from whosays import settings
from whosays.cli.program import program
from whosays.derive.schemes.shapes import SchemeFile, TestFile
from whosays.export import flat, ucdp
from whosays.lexicon.language import Language
from whosays.lexicon.packs import PackFile
from whosays.settings import House
from whosays.workspace import Case, exporting, listings

ROOT = Path(__file__).parents[2]
COMMANDS = ROOT / "docs" / "reference" / "commands.md"
PACKS = ROOT / "docs" / "reference" / "packs.md"
RECORDS = ROOT / "docs" / "reference" / "records.md"
SCHEMES = ROOT / "docs" / "reference" / "schemes.md"
PATH = ("read", "extract", "normalise", "link", "trace", "reconcile", "check", "report")
"""The stages that exist, in the order of the path: each has a page."""

PASSAGE = (
    "Some 10,000 North Korean soldiers were deployed. Of these, 4,000 were killed or wounded, Kyiv said. "
    "Moscow denies the deployment."
)
"""Enough for claims, a question, a check and a statement."""

KINDS = (
    *("claim_records", "question_records", "check_records", "documents"),
    *("statement_records", "event_records"),
)

_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def pages() -> list[Path]:
    """Every Markdown file of the repository but the documents of examples and evaluation."""
    inputs = ("examples/foreign-troops", "evaluation")
    return [p for p in own_files() if p.suffix == ".md" and not p.relative_to(ROOT).as_posix().startswith(inputs)]


def leaves(command: click.Command, path: tuple[str, ...] = ("whosays",)) -> Iterator[tuple[str, click.Command]]:
    """Each command that does something, with its whole name."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from leaves(inner, (*path, name))


def keys(shape: type[BaseModel]) -> set[str]:
    """The keys of a table and of all tables in it; the keys of a mapping are the user's own."""
    found: set[str] = set()
    for name, field in shape.model_fields.items():
        found.add(name)
        for inner in tables_in(field.annotation):
            found |= keys(inner)
    return found


def tables_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from tables_in(part)


def coded(text: str) -> set[str]:
    """The words that stand in code marks, `[read]` and `[measure.KEY]` by the name of their table."""
    marked = re.findall(r"`([^`\n]+)`", text)
    return {word for mark in marked for word in re.findall(r"[a-z_0-9]+", mark)}


@pytest.mark.parametrize(
    ("name", "command"), list(leaves(program)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_in_the_reference(name: str, command: click.Command) -> None:
    parts = text_of(COMMANDS).split(f"\n## {name}\n")
    assert len(parts) == 2, f"{name} has no section of its own in {COMMANDS}: run make docs"
    section = parts[1].split("\n## ")[0]
    options = [option for p in command.params if isinstance(p, click.Option) for option in p.opts]
    assert options
    assert not [option for option in options if option not in section]


def test_every_key_of_packs_and_settings_is_in_the_reference() -> None:
    wanted = keys(PackFile) | keys(vars(settings)["_CaseFile"]) | set(Language.model_fields)
    assert {"measure", "holds", "max_bytes", "wait", "hedges"} <= wanted
    missing = wanted - coded(text_of(PACKS))
    assert not missing


def test_every_key_of_schemes_is_in_the_reference() -> None:
    wanted = {key.rstrip("_") for key in keys(SchemeFile) | keys(TestFile)}
    assert {"valid", "from", "if", "expect"} <= wanted
    assert not wanted - (coded(text_of(SCHEMES)) | {"test"})


def test_every_field_of_the_house_style_is_a_key() -> None:
    assert {field.name for field in fields(House)} <= coded(text_of(PACKS))


@pytest.fixture(scope="module")
def records() -> dict[str, list[dict[str, Any]]]:
    """Records of each kind that a small text gives."""
    account = Case.transient([], [("passage.txt", PASSAGE.encode())]).account
    kinds = (
        *(listings.claim_records, listings.question_records, listings.check_records, listings.documents),
        *(listings.statement_records, listings.event_records),
    )
    return {kind.__name__: list(kind(account)) for kind in kinds}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_records_is_in_the_reference(kind: str, records: dict[str, list[dict[str, Any]]]) -> None:
    found = records[kind]
    assert found, f"the passage gives no {kind}"
    page = text_of(RECORDS)
    for record in found:
        section = page.split(f": `{record['schema']}`")[1].split("\n## ")[0]
        missing = set(record) - {"schema"} - coded(section)
        assert not missing


def test_the_field_that_only_some_claims_have_is_in_the_reference() -> None:
    section = text_of(RECORDS).split(": `whosays/claim/1`")[1].split("\n## ")[0]
    assert "found_by" in coded(section)


def test_every_column_of_the_flat_tables_is_in_the_reference() -> None:
    section = text_of(RECORDS).split("\n## Flat tables")[1].split("\n## ")[0]
    tables = {"claims": flat.CLAIMS, "questions": flat.QUESTIONS, "checks": flat.CHECKS, "sources": flat.SOURCES}
    for name, columns in {**tables, "ucdp": ucdp.COLUMNS}.items():
        (row,) = (line for line in section.splitlines() if line.startswith(f"| `{name}` |"))
        assert not set(columns) - coded(row)


def test_every_format_of_data_is_told() -> None:
    page = text_of(ROOT / "docs" / "how-to" / "export-data.md")
    assert not set(exporting.NAMES) - coded(page)


def test_every_schema_is_in_the_reference() -> None:
    code = "".join(text_of(path) for path in (ROOT / "src").rglob("*.py"))
    schemas = set(re.findall(r'"(whosays/[a-z_]+/\d+)"', code))
    assert "whosays/claim/1" in schemas
    assert not {schema for schema in schemas if f"`{schema}`" not in text_of(RECORDS)}


def test_every_stage_has_a_page_that_the_index_names() -> None:
    index = text_of(ROOT / "docs" / "index.md")
    assert [stage for stage in PATH if (ROOT / "src" / "whosays" / stage).is_dir()] == list(PATH)
    for stage in PATH:
        assert (ROOT / "docs" / "explanation" / f"{stage}.md").is_file()
        assert f"(explanation/{stage}.md)" in index


def test_every_decision_is_in_its_index() -> None:
    folder = ROOT / "docs" / "decisions"
    notes = sorted(path.name for path in folder.glob("20*.md"))
    assert notes
    assert sorted(_LINK.findall(text_of(folder / "README.md"))) == notes


def broken_links(page: Path, text: str) -> list[str]:
    """The relative links of a page that lead nowhere; what stands in a fence or code marks is no link."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))
    targets = [target.split("#")[0] for target in _LINK.findall(prose) if "://" not in target]
    return [target for target in targets if target and not (page.parent / target).exists()]


def test_every_relative_link_leads_somewhere() -> None:
    assert ROOT / "README.md" in pages()
    found = {str(page.relative_to(ROOT)): links for page in pages() if (links := broken_links(page, text_of(page)))}
    assert not found


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("[a](docs/index.md) [b](https://example.org/x) [c](#heading)", []),
        ("[a](docs/index.md#there) ![p](docs/nowhere.png)", ["docs/nowhere.png"]),
        ("`[a](nowhere.md)`\n```\n[b](nowhere.md)\n```\n", []),
    ],
)
def test_a_broken_link_is_found(text: str, broken: list[str]) -> None:
    assert broken_links(ROOT / "README.md", text) == broken


def shown_commands(text: str) -> Iterator[list[str]]:
    """The commands in fences marked `console`, as words, without prompts and environment folders."""
    for language, body in _FENCE.findall(text):
        if language == "console":
            for line in body.splitlines():
                command = line.removeprefix("$ ").removeprefix(".venv/bin/")
                prompted = "$ " not in body or line.startswith("$ ")
                if prompted and command.split()[:1] in (["whosays"], ["make"]):
                    yield shlex.split(command, comments=True)


def wrong_command(words: list[str]) -> str | None:
    """What in a command that is shown does not exist."""
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
        return next((word for word in words[1:] if "=" not in word and word not in targets), None)
    known = {tuple(name.split()): command for name, command in leaves(program)}
    name = next((tuple(words[:n]) for n in (3, 2) if tuple(words[:n]) in known), None)
    if name is None:
        return None if words[1:] == ["--version"] or words[1:] == ["--help"] else " ".join(words[:2])
    options = {o for p in known[name].params for o in p.opts} | {"--help", "-h"}
    return next((w for w in words[len(name) :] if w.startswith("-") and w != "-" and w not in options), None)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_shown_exist(page: Path) -> None:
    assert not [wrong for words in shown_commands(text_of(page)) if (wrong := wrong_command(words))]


def test_the_readme_shows_commands() -> None:
    shown = [words[:2] for words in shown_commands(text_of(ROOT / "README.md"))]
    assert {"report", "build", "explain"} <= {words[1] for words in shown if words[0] == "whosays"}
    assert {"demo", "test"} <= {words[1] for words in shown if words[0] == "make"}


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("make demo", None),
        ("make dance", "dance"),
        ("whosays report a b --out c", None),
        ("whosays repart a", "whosays repart"),
        ("whosays lexicon check a --format json", None),
        ("whosays checks a --fail-upon fails", "--fail-upon"),
        ("whosays --version", None),
    ],
)
def test_a_wrong_command_is_found(command: str, wrong: str | None) -> None:
    assert wrong_command(command.split()) == wrong
