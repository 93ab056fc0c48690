"""What the import contract cannot say: names tell something, no face hides a module, thinking touches nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "whosays"
DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "base"}
THINKING = ("extract", "normalise", "link", "trace", "reconcile", "check", "derive", "report", "export", "verify")
WORLD = {
    "asyncio", "glob", "http", "multiprocessing", "os", "random", "secrets", "shutil", "socket", "sqlalchemy",
    "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today"}


def drawers(tree: Path) -> list[str]:
    """Modules and packages under `tree` whose name says only that things lie in them."""
    return [
        str(p.relative_to(tree))
        for p in sorted(tree.rglob("*"))
        if p.stem in DRAWERS and (p.is_dir() or p.suffix == ".py")
    ]


def hidden_modules(package: Path) -> list[str]:
    """Names that the face of `package` takes from inside a module, or defines, and that name a module beside it too."""
    beside = {p.stem for p in package.iterdir() if p.suffix == ".py"} | {
        p.name for p in package.iterdir() if p.is_dir()
    }
    return sorted(beside & set(_names_of_face(ast.parse((package / "__init__.py").read_text("utf-8")), package.name)))


def _names_of_face(face: ast.Module, package: str) -> Iterator[str]:
    for node in ast.walk(face):
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom):
            hands_on_modules = node.module is None or node.module.endswith(package)
            yield from (a.asname or a.name for a in node.names if not hands_on_modules)


def touches(module: Path) -> list[str]:
    """What of the world (files, network, database, processes, chance, clock) `module` reaches for."""
    return sorted(set(_reaches(ast.parse(module.read_text("utf-8")))))


def _reaches(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (a.name for a in names if a.name in WORLD or a.name.partition(".")[0] in WORLD)
            case ast.ImportFrom(module=str(name)) if name in WORLD or name.partition(".")[0] in WORLD:
                yield name
            case ast.Call(func=ast.Name(id="open")):
                yield "open"
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in CLOCKS:
                yield attr


def packages() -> list[Path]:
    return sorted(p.parent for p in SOURCE.rglob("__init__.py"))


def thinking() -> list[Path]:
    return sorted(p for name in THINKING for p in SOURCE.joinpath(name).rglob("*.py"))


@pytest.mark.parametrize("tree", ["src", "tests"])
def test_no_module_is_a_drawer(tree: str) -> None:
    assert not drawers(ROOT / tree)


@pytest.mark.parametrize("package", packages(), ids=lambda p: p.name)
def test_no_face_hides_a_module(package: Path) -> None:
    assert not hidden_modules(package)


def test_thinking_is_pure() -> None:
    assert not {str(p.relative_to(SOURCE)): found for p in thinking() if (found := touches(p))}


def test_a_drawer_is_found(tmp_path: Path) -> None:
    (tmp_path / "link").mkdir()
    for name in ("helpers.py", "based.py", "helpers.toml"):
        (tmp_path / "link" / name).touch()
    assert drawers(tmp_path) == ["link/helpers.py"]


@pytest.mark.parametrize(
    ("face", "hidden"),
    [
        ("from whosays.link.keys import keys", ["keys"]),
        ("from .judge import judgement as judge", ["judge"]),
        ("def keys(): ...", ["keys"]),
        ("from whosays.link.keys import question_keys", []),
        ("from whosays.link import keys", []),
        ("from . import judge", []),
    ],
)
def test_a_hidden_module_is_found(tmp_path: Path, face: str, hidden: list[str]) -> None:
    package = tmp_path / "link"
    package.mkdir()
    (package / "__init__.py").write_text(face, "utf-8")
    (package / "keys.py").touch()
    (package / "judge").mkdir()
    assert hidden_modules(package) == hidden


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import os.path", ["os.path"]),
        ("def f():\n    from urllib.request import urlopen", ["urllib.request"]),
        ("open('x')", ["open"]),
        ("import datetime\ndatetime.date.today()", ["today"]),
        ("from urllib.parse import quote\nfrom datetime import date", []),
    ],
)
def test_a_touch_is_found(tmp_path: Path, code: str, found: list[str]) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, "utf-8")
    assert touches(module) == found
