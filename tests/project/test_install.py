"""The plain install: as locked, at most 120 MB; it brings all that is imported, and the wheel lacks nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "whosays"
RUN_LOCK = ROOT / "requirements" / "run.lock"
WHOLE_LOCK = ROOT / "requirements" / "whole.lock"
LIMIT_MB = 120


def locked(lock: Path) -> dict[str, str]:
    """Distribution → version in a lock file, for this interpreter and system."""
    pins = (line.rstrip("\\ ") for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum())
    wanted = [r for r in map(Requirement, pins) if r.marker is None or r.marker.evaluate()]
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in wanted}


def installed_bytes(distribution: str) -> int:
    """What the files of an installed distribution take, as its record lists them."""
    files = metadata.files(distribution) or []
    return sum(path.stat().st_size for f in files if (path := Path(str(f.locate()))).is_file())


def imported(tree: Path) -> dict[str, str]:
    """Top-level name → one module that imports it, wherever in a module under `tree` the import stands."""
    return {
        name: str(p.relative_to(tree))
        for p in sorted(tree.rglob("*.py"))
        for name in _imports(ast.parse(p.read_text("utf-8")))
    }


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name.partition(".")[0] for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def strangers(tree: Path, brought: set[str]) -> dict[str, str]:
    """Imports under `tree` that neither Python nor a distribution in `brought` provides."""
    providers: Mapping[str, list[str]] = metadata.packages_distributions()
    own = sys.stdlib_module_names | {"whosays"}
    return {
        name: place
        for name, place in imported(tree).items()
        if name not in own and not brought & {canonicalize_name(d) for d in providers.get(name, [])}
    }


def missing_from(wheel: Path, tree: Path) -> list[str]:
    """Files of the package in `tree` that the wheel lacks."""
    files = {f"{tree.name}/{p.relative_to(tree).as_posix()}" for p in tree.rglob("*") if p.is_file()}
    return sorted(f for f in files - set(zipfile.ZipFile(wheel).namelist()) if "__pycache__" not in f)


@pytest.mark.parametrize(("name", "version"), locked(RUN_LOCK).items())
def test_what_is_installed_is_what_is_locked(name: str, version: str) -> None:
    assert metadata.version(name) == version


def test_a_plain_install_stays_small() -> None:
    sizes = {name: installed_bytes(name) / 1e6 for name in locked(RUN_LOCK)}
    assert all(sizes.values())
    assert sum(sizes.values()) <= LIMIT_MB, sorted(sizes.items(), key=lambda item: -item[1])


def test_only_locked_libraries_are_imported() -> None:
    """Those of the whole lock; what the plain one lacks is named, and the program does without (see weighing.py, paper.py, parquet.py, cli/serve.py, engine/dask.py, store/postgres_line.py)."""
    assert not strangers(SOURCE, set(locked(WHOLE_LOCK)))
    assert set(strangers(SOURCE, set(locked(RUN_LOCK)))) == {
        *("numpy", "psycopg", "threadpoolctl", "pyarrow", "weasyprint"),
        *("fastapi", "starlette", "uvicorn"),
        *("dask", "distributed"),
    }


def test_the_wheel_is_whole(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert not missing_from(wheel, SOURCE)


def brought(site: Path, wheel: Path) -> None:
    """Puts the wheel, and nothing but what the plain lock brings, into the empty environment whose packages lie in `site`."""
    zipfile.ZipFile(wheel).extractall(site)
    for name in locked(RUN_LOCK):
        for told in metadata.files(name) or []:
            first = told.parts[0]
            if first != ".." and not (site / first).exists():
                (site / first).symlink_to(Path(str(told.locate())).parents[len(told.parts) - 1] / first)


@pytest.mark.timeout(600)  # a loaded machine takes its time
def test_the_wheel_works_in_an_empty_environment(tmp_path: Path) -> None:
    """No extras, no network: a report, and a clear word on what is not there."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    (site,) = (tmp_path / "env").glob("lib/python*/site-packages")
    (wheel,) = tmp_path.glob("*.whl")
    brought(site, wheel)
    (tmp_path / "a.txt").write_text(
        "Tarn News, 3 March 2025\n\nThe army said 3,140 soldiers were killed in Osk.\n", "utf-8"
    )

    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(tmp_path / "env" / "bin" / "python"), "-I", "-c", "from whosays.cli import main; main()", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    for words in (("report", "a.txt"), ("init", "case")):
        run = ran(*words)
        assert run.returncode == 0, run.stderr
    assert "3,140" in (tmp_path / "report" / "report.md").read_text("utf-8")
    missing = ran("serve", "case")
    assert (missing.returncode, "pip install 'whosays[web]'" in missing.stderr) == (2, True)


def test_a_stranger_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import json, lxml.etree\nfrom whosays import model\nfrom . import two", "utf-8")
    (tmp_path / "two.py").write_text("def f():\n    import hypothesis\n    from nowhere.at import all", "utf-8")
    assert strangers(tmp_path, {"lxml"}) == {"hypothesis": "two.py", "nowhere": "two.py"}


def test_a_hole_in_the_wheel_is_found(tmp_path: Path) -> None:
    package = tmp_path / "whosays"
    package.mkdir()
    for name in ("a.py", "b.toml"):
        (package / name).touch()
    with zipfile.ZipFile(tmp_path / "w.whl", "w") as wheel:
        wheel.writestr("whosays/a.py", "")
    assert missing_from(tmp_path / "w.whl", package) == ["whosays/b.toml"]


def test_a_lock_is_read(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    lock.write_text(
        "Some_Name==1.2 \\\n    --hash=sha256:00\n    # via x\nother==3 ; python_version < '3' \\\n", "utf-8"
    )
    assert locked(lock) == {"some-name": "1.2"}
