"""Stand-ins for libraries that are linked and never called, and licences: built and loaded here, no bundle is needed."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def script(name: str):
    """A script of packaging/, which is no package."""
    place = Path(__file__).resolve().parents[2] / "packaging" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lean_bundle, licences = script("lean_bundle"), script("licences")
COMPILER = all(shutil.which(tool) for tool in ("cc", "nm", "readelf", "strip"))
pytestmark = pytest.mark.skipif(sys.platform != "linux" or not COMPILER, reason="binutils or a C compiler are not here")


def compiled(folder: Path, name: str, source: str, *more: str) -> Path:
    path = folder / name
    file = folder / "source.c"
    file.write_text(source)
    command = ["cc", "-shared", "-fPIC", f"-Wl,-soname,{name}", "-Wl,-rpath,$ORIGIN", "-o", str(path), str(file), *more]
    subprocess.run(command, check=True)
    return path


@pytest.fixture
def libraries(tmp_path) -> Path:
    """Like PyAV's: one that is called, an encoder with versions, and what only the encoder needs."""
    deep = compiled(tmp_path, "libdeep-1.so", "int deep(void) { return 7; }")
    (tmp_path / "versions").write_text("NEW_2 { global: encode; useless; };")
    encoder = (
        "int deep(void); int encode(void) { return deep(); } int useless(void) { return 1; } char big[99999] = {1};"
    )
    script = f"-Wl,--version-script={tmp_path / 'versions'}"
    x265 = compiled(tmp_path, "libx265-1.so", encoder, str(deep), script)
    compiled(tmp_path, "libavcodec-1.so", "int encode(void); int both(void) { return encode() + 40; }", str(x265))
    return tmp_path


def both(folder: Path) -> int:
    """In a process of its own, which has not loaded the library before."""
    code = "import ctypes, sys; print(ctypes.CDLL(sys.argv[1]).both())"
    command = [sys.executable, "-c", code, str(folder / "libavcodec-1.so")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return int(done.stdout)


def test_a_stand_in_has_what_is_asked_for_and_does_nothing(libraries):
    assert both(libraries) == 47
    size = (libraries / "libx265-1.so").stat().st_size
    lean_bundle.stand_in(libraries)
    assert both(libraries) == 40
    assert (libraries / "libx265-1.so").stat().st_size < size / 2
    assert not (libraries / "libdeep-1.so").exists()
    with pytest.raises(AttributeError):
        _ = ctypes.CDLL(str(libraries / "libx265-1.so")).useless


def test_a_library_whose_data_is_read_has_no_stand_in(libraries):
    compiled(libraries, "libother-1.so", "extern char table[]; char first(void) { return table[0]; }")
    compiled(libraries, "libx265-1.so", "int encode(void) { return 0; } char table[9] = {1};")
    with pytest.raises(ValueError, match=r"reads table of libx265-1\.so"):
        lean_bundle.stand_in(libraries)


def test_every_package_of_the_program_has_a_licence_and_its_text():
    rows = {row["name"]: row for row in licences.rows()}
    assert {"Python", "PySide6_Essentials", "numpy", "av", "boto3", "soundfile"} <= rows.keys()
    assert not [name for name, row in rows.items() if not row["version"] or row["licence"] == "see the text"]
    assert not [name for name, row in rows.items() if not row["text"]]
