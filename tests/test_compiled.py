"""The library of inner loops: what it was built from, when it is refused, and how it is built."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import pytest

from studio import compiled
from studio.media.kernels import load_kernels

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
HAS_COMPILER = any(shutil.which(name) for name in ("cc", "gcc", "clang"))
needs_library = pytest.mark.skipif(compiled.library() is None, reason="no compiler has built the loops")


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """The library is looked for in a folder of the test's own."""
    path = tmp_path / "built" / compiled.library_path().name
    path.parent.mkdir()
    monkeypatch.setattr(compiled, "library_path", lambda: path)
    return path


@pytest.fixture
def builder(monkeypatch, tmp_path):
    """packaging/kernels.py, which is no package, and an environment with this very Python."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    environment = importlib.import_module("environment").Environment(tmp_path)
    environment.python = Path(sys.executable)
    yield importlib.import_module("kernels"), environment
    for name in ("kernels", "environment", "interpreters", "system_packages"):
        sys.modules.pop(name, None)


@pytest.mark.skipif(not HAS_COMPILER, reason="there is no compiler")
def test_the_loops_are_there_where_a_compiler_is():
    """Else every test of them would be passed over."""
    assert compiled.library() is not None


def test_without_a_library_everything_goes_by_way_of_numpy(elsewhere):
    assert load_kernels().name == "numpy"


@needs_library
@pytest.mark.expects_logs
def test_a_library_of_other_sources_is_refused(elsewhere, caplog):
    digest, ours = compiled.source_digest().encode(), (compiled.SOURCES / "built" / elsewhere.name).read_bytes()
    elsewhere.write_bytes(ours.replace(digest, digest[::-1]))
    assert load_kernels().name == "numpy"
    assert "it was built from other sources" in caplog.text


@pytest.mark.expects_logs
@pytest.mark.parametrize("content", [b"", b"no library", b"\x7fELF and then nothing"])
def test_what_is_no_library_is_refused(elsewhere, content):
    elsewhere.write_bytes(content)
    assert load_kernels().name == "numpy"


def test_the_digest_tells_sources_and_flags_apart(monkeypatch, tmp_path):
    before = compiled.source_digest()
    copy = tmp_path / "loops"
    shutil.copytree(compiled.SOURCES, copy, ignore=shutil.ignore_patterns("built"))
    monkeypatch.setattr(compiled, "SOURCES", copy)
    assert compiled.source_digest() == before
    (copy / "cutting.inc").write_text("other", encoding="utf-8")
    assert compiled.source_digest() != before
    monkeypatch.undo()
    monkeypatch.setattr(compiled, "FLAGS", ("-O0",))
    assert compiled.source_digest() != before


class TestBuilding:
    """With a compiler that is a shell script, since the real one takes seconds."""

    @pytest.fixture
    def compiler(self, monkeypatch, tmp_path):
        """Copies what it is told to, and counts."""
        if sys.platform == "win32" or compiled.library() is None:
            pytest.skip("the compiler is imitated by a shell script that gives out the library")
        script, ours = tmp_path / "compiler", compiled.library_path()
        script.write_text(
            f'#!/bin/sh\necho x >> "{tmp_path}/count"\nwhile [ "$1" != -o ]; do shift; done\ncp "{ours}" "$2"\n',
            encoding="utf-8",
        )
        script.chmod(0o755)
        monkeypatch.setenv("CC", str(script))
        monkeypatch.setenv("PATH", "/bin:/usr/bin")
        return lambda: len((tmp_path / "count").read_text().split()) if (tmp_path / "count").exists() else 0

    def test_a_library_is_built_once(self, builder, compiler, tmp_path):
        kernels, environment = builder
        path = tmp_path / "out" / "library.so"
        assert kernels.provide_library(environment, path)
        assert kernels.provide_library(environment, path)
        assert compiler() == 1
        path.write_bytes(path.read_bytes().replace(compiled.source_digest().encode(), b"0" * 16))
        assert kernels.provide_library(environment, path)
        assert compiler() == 2
        assert [file.name for file in path.parent.iterdir()] == ["library.so"]

    def test_without_a_compiler_it_says_so_once(self, builder, monkeypatch, tmp_path, capsys):
        kernels, environment = builder
        monkeypatch.setattr(kernels, "compilers", lambda _: iter([["false"], [str(tmp_path / "nowhere")]]))
        path = tmp_path / "out" / "library.so"
        assert not kernels.provide_library(environment, path)
        assert "No C compiler could build the inner loops" in capsys.readouterr().err
        assert not kernels.provide_library(environment, path)
        assert not capsys.readouterr().err
        assert not kernels.provide_library(environment, path, is_asked_for=True)
        assert "No C compiler" in capsys.readouterr().err

    def test_what_cannot_be_loaded_does_not_stay(self, builder, monkeypatch, tmp_path):
        kernels, environment = builder
        script = tmp_path / "compiler"
        script.write_text('#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho nonsense > "$2"\n', encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setattr(kernels, "compilers", lambda _: iter([[str(script)]]))
        path = tmp_path / "out" / "library.so"
        assert not kernels.provide_library(environment, path)
        assert not path.exists()
