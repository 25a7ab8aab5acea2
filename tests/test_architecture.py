"""The floors of ARCHITECTURE.md, read from the imports with ``ast``. A failure names the file, the line and the rule.

Nothing is imported here, so that a rule is checked even where a library is missing.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

FLOORS = {
    "domain": 0,
    "events": 1,
    "store": 2,
    "depot": 2,
    "media": 2,
    "papers": 2,
    "actions": 3,
    "queries": 3,
    "sync": 3,
    "app": 4,
}
UI_MAY_IMPORT = {"app", "actions", "queries", "domain"}
NEVER_TOUCH_THE_NETWORK = {"actions", "queries"}

# library -> its home, the only package that imports it
HOMES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"store"},
    "keyring": {"store"},
    "fastcdc": {"store"},
    "yaml": {"store"},
    "boto3": {"depot"},
    "botocore": {"depot"},
    "soundfile": {"media"},
    "soxr": {"media"},
    "av": {"media"},
    "PIL": {"media"},
    "mutagen": {"media"},
    "lameenc": {"media"},
    "pydub": {"media"},
    "fpdf": {"papers"},
    "reportlab": {"papers"},
    "watchdog": {"sync"},
    "cryptography": {"events"},
    "nacl": {"events"},
    "orjson": {"events"},
    "zstandard": {"events"},
    # arrays are what media makes of samples, what a waveform is painted from, and what pieces of audio are packed from
    "numpy": {"", "events", "store", "media", "queries", "ui"},
}
# the domain has no clock, no disk, no network, no dice
NOT_FOR_THE_DOMAIN = {
    *("asyncio", "ftplib", "glob", "http", "multiprocessing", "random", "secrets", "shutil", "signal", "smtplib"),
    *("socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request"),
}
# of these it may use what is named, and nothing else
PURE_PARTS = {"os": {"urandom"}, "sys": {"maxsize"}}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}


@dataclass(frozen=True)
class Import:
    module: str  # the dotted name; for `from a import b` both `a` and `a.b`
    where: str
    inside_function: bool
    is_relative: bool


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (REPOSITORY / folder).rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def imports_of(path: Path) -> list[Import]:
    return imports_in(parsed(path), path)


def imports_in(tree: ast.Module, path: Path) -> list[Import]:
    """At the top, in functions, under TYPE_CHECKING, relative or by ``import_module("name")``: all of them."""
    found: list[Import] = []

    def visit(node: ast.AST, inside_function: bool) -> None:
        names: list[str] = []
        is_relative = isinstance(node, ast.ImportFrom) and node.level > 0
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            prefix = node.module or ""
            if node.level:  # relative: as seen from this file
                package = list(path.relative_to(REPOSITORY).parts[: -node.level])
                prefix = ".".join([*package, *filter(None, [node.module])])
            names = [prefix, *(f"{prefix}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                names = [str(node.args[0].value)]
        if names:
            where = f"{path.relative_to(REPOSITORY)}:{getattr(node, 'lineno', 0)}"
            found.extend(Import(name, where, inside_function, is_relative) for name in names)
        deeper = inside_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, deeper)

    visit(tree, inside_function=False)
    return found


def package_of(path: Path) -> str:
    """The floor's package of a file: "ui", "domain", ...; "" for studio/__init__.py."""
    parts = path.relative_to(REPOSITORY).parts
    if parts[0] == "ui":
        return "ui"
    return parts[1] if len(parts) > 2 else ""


def studio_package(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "studio" and len(parts) > 1 and parts[1] in FLOORS else None


def begins_with_a_docstring(path: Path) -> bool:
    """Whether the first line that is no comment opens one; parsing every test for that would take seconds."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith('"""') and first.strip('"') != ""


STUDIO = python_files("studio")
UI = python_files("ui")

pytestmark = pytest.mark.xdist_group("sources")  # one worker, so that every file is parsed once


def test_every_folder_of_studio_has_a_floor():
    folders = {path.name for path in (REPOSITORY / "studio").iterdir() if any(path.glob("*.py"))}
    assert folders <= set(FLOORS)  # `papers` is still to come


def test_imports_go_down_only_and_neighbours_do_not_know_each_other():
    wrong = []
    for path in STUDIO:
        here = package_of(path)
        for imported in imports_of(path):
            there = studio_package(imported.module)
            if there and there != here and (not here or FLOORS[there] >= FLOORS[here]):
                wrong.append(f"{imported.where}: {here or 'studio'} imports {imported.module}")
    assert not wrong


def test_actions_and_queries_never_touch_the_network():
    # how objects are named is no secret of the network; everything else of the depot is
    def touches(module: str) -> bool:
        of_depot = module.startswith("studio.depot.") and module.split(".")[2] != "object_names"
        return of_depot or module in {"socket", "http.client", "urllib.request"}

    wrong = [
        f"{imported.where}: {imported.module}"
        for path in STUDIO
        if package_of(path) in NEVER_TOUCH_THE_NETWORK
        for imported in imports_of(path)
        if touches(imported.module)
    ]
    assert not wrong


def test_the_window_sees_only_what_it_may():
    wrong = [
        f"{imported.where}: {imported.module}"
        for path in UI
        for imported in imports_of(path)
        if (there := studio_package(imported.module)) and there not in UI_MAY_IMPORT
    ]
    assert not wrong


def test_only_the_command_line_opens_the_window_and_only_when_asked():
    wrong = []
    for path in STUDIO:
        is_command_line = path.relative_to(REPOSITORY).as_posix() in {"studio/app/cli.py", "studio/app/start.py"}
        for imported in imports_of(path):
            of_window = imported.module.split(".")[0] == "ui"
            if of_window and not (is_command_line and imported.inside_function):
                wrong.append(f"{imported.where}: {imported.module}")
    assert not wrong


def test_each_library_has_one_home():
    wrong = []
    for path in STUDIO + UI:
        here = package_of(path)
        for imported in imports_of(path):
            library = imported.module.split(".")[0]
            if library in {"studio", "ui", "__future__"} or library in sys.stdlib_module_names:
                continue
            if library not in HOMES:
                wrong.append(f"{imported.where}: {library} has no home; give it one in HOMES and ARCHITECTURE.md")
            elif here not in HOMES[library]:
                wrong.append(f"{imported.where}: {here} imports {library}, whose home is {sorted(HOMES[library])}")
    assert not sorted(set(wrong))


def test_the_domain_is_standard_library_without_clock_disk_or_network():
    wrong = []
    for path in python_files("studio/domain"):
        for imported in imports_of(path):
            library = imported.module.split(".")[0]
            if library not in sys.stdlib_module_names | {"studio"} or {library, imported.module} & NOT_FOR_THE_DOMAIN:
                wrong.append(f"{imported.where}: {imported.module}")
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in {"now", "utcnow", "today", "open", "read_text", "write_text"}:
                    wrong.append(f"{path.relative_to(REPOSITORY)}:{node.lineno}: {called}()")
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                allowed = PURE_PARTS.get(node.value.id)
                if allowed is not None and node.attr not in allowed:
                    wrong.append(f"{path.relative_to(REPOSITORY)}:{node.lineno}: {node.value.id}.{node.attr}")
    assert not wrong


def test_nothing_is_imported_relatively():
    wrong = [imported.where for path in STUDIO + UI for imported in imports_of(path) if imported.is_relative]
    assert not wrong


def test_the_folder_packaging_is_no_package():
    # it would shadow the library of that name, which pip, pytest and PyInstaller import
    assert not list((REPOSITORY / "packaging").rglob("__init__.py"))


def test_no_module_is_called_after_nothing():
    paths = [
        path for folder in ("studio", "ui", "packaging", "assets", "tests") for path in (REPOSITORY / folder).rglob("*")
    ]
    wrong = [path for path in paths if path.stem in EMPTY_NAMES and (path.suffix == ".py" or path.is_dir())]
    assert not [str(path.relative_to(REPOSITORY)) for path in wrong]


@pytest.mark.parametrize("folder", ["studio", "ui", "packaging", "assets", "tests"])
def test_every_module_says_what_it_is_for(folder):
    wrong = [path for path in python_files(folder) if path.stat().st_size and not begins_with_a_docstring(path)]
    assert not [str(path.relative_to(REPOSITORY)) for path in wrong]


def test_no_import_can_hide():
    source = (
        "def f():\n    from ui.app import open_window\n    import_module('boto3')\n"
        "from . import ports\nimport numpy as np\n"
    )
    imports = imports_in(ast.parse(source), REPOSITORY / "studio" / "domain" / "errors.py")
    found = {imported.module: imported.inside_function for imported in imports}
    assert {imported.module for imported in imports if imported.is_relative} == {"studio.domain", "studio.domain.ports"}
    assert found["ui.app"]
    assert found["boto3"]
    assert not found["studio.domain.ports"]
    assert not found["numpy"]
