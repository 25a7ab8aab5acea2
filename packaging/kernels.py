"""Builds the library of inner loops (studio/loops) with whatever C compiler is there, or with one from the package index.

It is built anew only where its sources or the compiler's flags have changed. Without a compiler the program works too.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from environment import ROOT, Environment, run_quietly, say

sys.path.insert(0, str(ROOT))

from studio.compiled import FLAGS, SOURCES, library_path, source_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIG = "ziglang>=0.13"
"""A C compiler for all three systems as a Python package of some 100 MB, fetched only where there is no other."""
_IS_FIT = "import pathlib, sys; from studio.compiled import Library; Library(pathlib.Path(sys.argv[1]))"


def provide_library(environment: Environment, path: Path | None = None, *, is_asked_for: bool = False) -> bool:
    """Have the library built; whether it is there.

    A build that failed is tried again when the sources have changed, or it is asked for.
    """
    path = path or library_path()
    given_up = path.parent / "without.txt"
    digest = source_digest()
    if is_current(path, digest):
        return True
    if not is_asked_for and given_up.is_file() and given_up.read_text(encoding="utf-8") == digest:
        return False
    with environment.locked():
        try:
            path.parent.mkdir(exist_ok=True)
            built = any(build(command, path, digest, environment.python) for command in compilers(environment))
        except OSError as error:
            say(f"The inner loops cannot be kept in {path.parent}: {error.strerror}.")
            built = False
        if not built:
            say("No C compiler could build the inner loops; mixing and measuring go by way of numpy and take longer.")
            with contextlib.suppress(OSError):
                given_up.write_text(digest, encoding="utf-8")
    return built


def is_current(path: Path, digest: str) -> bool:
    """Whether a library was built from sources with that digest: it holds it as text. It is not loaded for that."""
    try:
        return digest.encode() in path.read_bytes()
    except OSError:
        return False


def compilers(environment: Environment) -> Iterator[list[str]]:
    """Commands to try, in that order; the last is fetched when its turn comes."""
    if os.environ.get("CC"):
        yield shlex.split(os.environ["CC"])
    for name in ("cc", "gcc", "clang"):
        program = shutil.which(name)
        if program:
            yield [program]
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2", "--quiet"]
    if environment.quiet("-c", "import ziglang").returncode != 0:
        say("There is no C compiler; fetching one from the package index (100 MB)")
        if environment.quiet("-m", "pip", "install", *options, ZIG).returncode != 0:
            return
    yield [str(environment.python), "-m", "ziglang", "cc", "-mcpu=baseline"]


def build(command: list[str], path: Path, digest: str, python: Path) -> bool:
    """Compile into ``path``, which appears whole or not at all; whether that is a library that can be used."""
    with tempfile.TemporaryDirectory(prefix="building-", dir=path.parent) as name:
        fresh = Path(name) / path.name
        position = [] if sys.platform == "win32" else ["-fPIC"]
        words = [
            *command,
            *FLAGS,
            *position,
            "-shared",
            f"-DSOURCE={digest}",
            "-o",
            str(fresh),
            str(SOURCES / "loops.c"),
        ]
        cache = {name: str(fresh.parent / "cache") for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}
        say(f"Compiling the inner loops with {command[0]}")
        try:
            subprocess.run(words, check=True, capture_output=True, env={**os.environ, **cache})
        except (OSError, subprocess.CalledProcessError):
            return False
        if not fresh.is_file() or not is_fit(fresh, python):
            return False
        fresh.replace(path)
    return True


def is_fit(library: Path, python: Path) -> bool:
    """Whether the program's Python can load it: compilers for another kind of machine compile, too."""
    return (
        run_quietly(
            [str(python), "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {_IS_FIT}", str(library)]
        ).returncode
        == 0
    )
