"""Modules of at most 350 lines; functions of at most 40 lines and five parameters (command faces and records aside)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "whosays"
MODULE_LINES, FUNCTION_LINES, PARAMETERS = 350, 40, 5
RECORDS = {"dataclass", "BaseModel", "NamedTuple", "Protocol"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_big(module: Path, tree: Path) -> list[str]:
    """What in `module` is over a limit; `tree` is the package, so that its cli/ may have long parameter lists."""
    place = module.relative_to(tree)
    text = module.read_text("utf-8")
    lines = len(text.splitlines())
    found = [f"{place}: {lines} lines"] if lines > MODULE_LINES else []
    for function, in_record in _functions(ast.parse(text), in_record=False):
        length = (function.end_lineno or 0) - function.lineno + 1
        if length > FUNCTION_LINES:
            found.append(f"{place}:{function.lineno} {function.name}: {length} lines")
        if _parameters(function) > PARAMETERS and not in_record and place.parts[0] != "cli":
            found.append(f"{place}:{function.lineno} {function.name}: {_parameters(function)} parameters")
    return found


def _functions(node: ast.AST, *, in_record: bool) -> Iterator[tuple[Function, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            yield child, in_record
        yield from _functions(child, in_record=_is_record(child) if isinstance(child, ast.ClassDef) else in_record)


def _is_record(node: ast.ClassDef) -> bool:
    marks = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list] + node.bases
    return any(ast.unparse(m).rpartition(".")[2] in RECORDS for m in marks)


def _parameters(function: Function) -> int:
    a = function.args
    named = [p.arg for p in (*a.posonlyargs, *a.args, *a.kwonlyargs)]
    return len(named) - (named[:1] in (["self"], ["cls"])) + (a.vararg is not None) + (a.kwarg is not None)


def test_nothing_is_too_big() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    assert modules
    assert not [line for module in modules for line in too_big(module, SOURCE)]


SIX = "a, b, c, *, d, e, f"


@pytest.mark.parametrize(
    ("place", "code", "found"),
    [
        ("link/keys.py", "x = 1\n" * 351, ["link/keys.py: 351 lines"]),
        ("link/keys.py", "x = 1\n" * 350, []),
        ("link/keys.py", "def f():\n" + "    x = 1\n" * 40, ["link/keys.py:1 f: 41 lines"]),
        ("link/keys.py", "async def f():\n" + "    x = 1\n" * 39, []),
        ("link/keys.py", f"def f({SIX}): ...", ["link/keys.py:1 f: 6 parameters"]),
        ("link/keys.py", "def f(a, b, c, d, *e, **g): ...", ["link/keys.py:1 f: 6 parameters"]),
        ("link/keys.py", "class C:\n    def f(self, a, b, c, d, e): ...", []),
        ("link/keys.py", f"class C:\n    def f(self, {SIX}): ...", ["link/keys.py:2 f: 6 parameters"]),
        ("link/keys.py", f"@dataclass(frozen=True)\nclass C:\n    def f(self, {SIX}): ...", []),
        ("link/keys.py", f"def f():\n    def g({SIX}): ...", ["link/keys.py:2 g: 6 parameters"]),
        ("cli/report.py", f"def f({SIX}): ...", []),
    ],
)
def test_what_is_too_big_is_found(tmp_path: Path, place: str, code: str, found: list[str]) -> None:
    module = tmp_path / place
    module.parent.mkdir()
    module.write_text(code, "utf-8")
    assert too_big(module, tmp_path) == found
