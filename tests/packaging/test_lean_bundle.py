"""Stand-ins for libraries that are linked and never called, ICU's data, and licences: built and loaded here, no bundle is needed."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def script(name: str):
    """A script of packaging/, which is no package; those beside it are found by it."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(PACKAGING))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(PACKAGING))
    return module


lean_bundle, lean_icu, licences = script("lean_bundle"), script("lean_icu"), script("licences")
sbom, system_licences = script("sbom"), script("system_licences")
wheel_licences = script("wheel_licences")
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


def test_the_libraries_inside_wheels_are_named_with_their_licences():
    rows = {row["name"]: row for row in licences.rows()}
    for name in ("FFmpeg (in av)", "libsndfile (in soundfile)", "OpenSSL (in cryptography)", "OpenBLAS (in numpy)"):
        assert rows[name]["licence"], name
        assert rows[name]["url"].startswith("https://"), name
        assert len(rows[name]["text"]) > 80, name
    carried = rows["libwebp (in pillow)"]["text"]
    assert carried.startswith("LIBWEBP")
    assert carried in rows["pillow"]["text"]
    assert "Redistribution" in rows["OpenBLAS (in numpy)"]["text"]


def test_a_library_that_nobody_has_named_does_not_come_in_unseen():
    names = (
        "libavcodec-5e6b81c2.so.62.28.102",
        "avcodec-62.dll",
        "libxcb-shm-0be6.so.0",
        "libscipy_openblas64_-32a4.so",
    )
    assert [wheel_licences.library_of(name).name for name in names] == ["FFmpeg", "FFmpeg", "libxcb", "OpenBLAS"]
    files = ["there/__init__.py", "there/_module.abi3.so", "there.libs/libwebp-1.so.7", "there.libs/libnobody-1.so.2"]
    wheel = types.SimpleNamespace(metadata={"Name": "there"}, files=files[:-1], version="1")
    assert [library.name for library in wheel_licences.libraries_in(wheel)] == ["libwebp"]
    wheel.files = files
    with pytest.raises(wheel_licences.UnknownLibraryError, match=r"there brings libnobody-1\.so\.2"):
        wheel_licences.libraries_in(wheel)


ASKED_OF_ICU = """
import json, sys
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
words = "Zug äpfel Apfel Öl ol ß ss ñandú nube Łódź ć č ch h 10 2 日本 中国 한국 ı I İ".split()
found = {}
for name in ("de_DE", "sv_SE", "cs_CZ", "es_ES", "ja_JP", "tr_TR"):
    locale = QLocale(name)
    found[name] = sorted(words, key=cmp_to_key(QCollator(locale).compare)), locale.toUpper("istanbul ß ı")
    zone = QTimeZone(b"Europe/Berlin")
    found[name] += tuple(zone.displayName(QTimeZone.TimeType.StandardTime, kind, locale) for kind in QTimeZone.NameType)
found["sets"] = [QStringDecoder(name).isValid() for name in ("windows-1252", "iso-8859-15", "koi8-r", "ibm437")]
maps = open("/proc/self/maps").read()
print(json.dumps([found, next(line.split()[-1] for line in maps.splitlines() if "libicudata" in line)]))
"""


def answers_with(folder: Path | None) -> list:
    """What Qt says of languages, with the library of a folder instead of its own, and which library that was."""
    more = {"LD_LIBRARY_PATH": str(folder)} if folder else {}
    command = [sys.executable, "-c", ASKED_OF_ICU]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **more})
    return json.loads(done.stdout)


def test_qt_says_the_same_with_less_of_icu(tmp_path):
    own, used = answers_with(None)
    lean = tmp_path / Path(used).name
    shutil.copyfile(used, lean)
    before, after = lean_icu.make_lean(lean)
    assert 300 < after < before / 3
    assert lean.stat().st_size < Path(used).stat().st_size / 3
    assert answers_with(tmp_path) == [own, str(lean)]


def test_a_package_of_icu_is_written_as_it_was_read():
    items = [lean_icu.Item(f"icudt9l/{name}", name.encode() * 5) for name in ("a.icu", "coll/root.res", "z.cnv")]
    head = b"\x20\x00\xda\x27" + bytes(8) + b"CmnD\x01\x00\x00\x00" + bytes(12)
    library = b"\0icudt9_dat\0" + bytes(500) + lean_icu.write_package(head, items)
    got_head, symbol, got = lean_icu.read_package(library)
    assert (got_head, symbol) == (head, b"icudt9_dat")
    assert [(item.name, item.data.rstrip(b"\0")) for item in got] == [(item.name, item.data) for item in items]


def test_what_is_no_data_of_icu_is_refused():
    with pytest.raises(ValueError, match="no ICU data"):
        lean_icu.read_package(bytes(1000))


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="dpkg is not here")
def test_a_library_of_the_system_is_listed_with_its_package_and_licence():
    maps = Path("/proc/self/maps").read_text()
    libc = next(Path(line.split()[-1]) for line in maps.splitlines() if "/libc.so" in line or "/libc-" in line)
    rows = system_licences.system_rows([libc, Path(sys.executable), Path("/usr/lib/nobody-has-this.so.1")])
    assert [row["name"].split()[0] for row in rows] == ["libc6"]
    assert rows[0]["version"]
    part = sbom.component(rows[0])
    assert part["name"] == "libc6"
    assert part["purl"].startswith("pkg:deb/")


def test_the_bill_of_a_bundle_says_what_about_says(tmp_path):
    place = tmp_path / "_internal" / "assets" / "licences"
    libraries = [Path("/usr/lib/nobody-has-this.so.1")]
    rows = json.loads(licences.write_licences(place, libraries).read_text(encoding="utf-8"))
    assert sbom.rows_of(tmp_path) == rows
    bill = sbom.bill(rows, "1.0", 0)
    assert len(bill["components"]) == len({part["bom-ref"] for part in bill["components"]}) == len(rows)
