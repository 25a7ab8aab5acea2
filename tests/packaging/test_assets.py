"""What an installed program needs besides its modules: found by one function, and named in setup.py."""

from __future__ import annotations

import ast
from pathlib import Path

import studio

REPOSITORY = Path(__file__).resolve().parents[2]
LOOPS = ("bits", "cutting", "measuring", "packing", "samples")
FOLDERS = {"__pycache__", "built"}  # what Python and the compiler make


def test_the_sources_use_the_folder_beside_them():
    assert studio.assets_dir() == REPOSITORY / "assets"


def test_an_installed_package_uses_its_own(monkeypatch, tmp_path):
    package = tmp_path / "site-packages" / "studio"
    (package / "assets").mkdir(parents=True)
    monkeypatch.setattr(studio, "__file__", str(package / "__init__.py"))
    assert studio.assets_dir() == package / "assets"


def test_nobody_else_looks_for_the_folder():
    wrong = [
        str(path.relative_to(REPOSITORY))
        for folder in ("studio", "ui")
        for path in (REPOSITORY / folder).rglob("*.py")
        if path != REPOSITORY / "studio" / "__init__.py" and "assets" in (source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant) and node.right.value == "assets"
    ]
    assert not wrong


def test_every_folder_of_modules_is_a_package():
    """Setuptools leaves out what has no ``__init__.py``."""
    folders = {path.parent for name in ("studio", "ui") for path in (REPOSITORY / name).rglob("*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_every_other_file_of_the_packages_is_named():
    """Data files inside the packages must be in setup.py; notes for readers stay out of the wheel."""
    script = (REPOSITORY / "setup.py").read_text(encoding="utf-8")
    others = {
        path
        for name in ("studio", "ui")
        for path in (REPOSITORY / name).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".md"} and path.parent.name not in FOLDERS
    }
    loops = {f"studio/loops/{name}" for name in ("loops.c", *(f"{part}.inc" for part in LOOPS))}
    assert {path.relative_to(REPOSITORY).as_posix() for path in others} == loops | {
        "studio/events/data/words.txt",
        "studio/events/data/words_license.txt",
    }
    assert all(
        f'"{pattern}"' in script for pattern in ("data/*.txt", "loops/*.c", "loops/*.inc", "loops/built/segue_loops.*")
    )
