"""studio.spec read as PyInstaller reads it on each system: what it hands on is kept, nothing is built and no other system is here.

Which libraries a system has is not known here; names as they lie in the wheels for Windows and macOS stand for them.
"""

from __future__ import annotations

import plistlib
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LIBRARIES = {
    "win32": (
        ["PySide6\\Qt6Core.dll", "PySide6\\plugins\\platforms\\qwindows.dll", "av.libs\\avcodec-62.dll"],
        ["PySide6\\Qt6Qml.dll", "PySide6\\avcodec-61.dll", "PySide6\\plugins\\multimedia\\ffmpegmediaplugin.dll"],
    ),
    "darwin": (
        ["PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "PySide6/Qt/plugins/platforms/libqcocoa.dylib"],
        ["PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.dylib", "PySide6/Qt/lib/libavcodec.61.dylib"],
    ),
    "linux": (
        ["PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so", "av.libs/libavcodec-1.so.62.1"],
        ["PySide6/Qt/lib/libQt6Qml.so.6", "PySide6/Qt/plugins/platforms/libqeglfs.so", "libgtk-3.so.0"],
    ),
}
DATA = [
    "botocore/data/s3/2006-03-01/service-2.json.gz",
    "botocore/data/ec2/2016-11-15/service-2.json.gz",
    "botocore/data/endpoints.json",
    "botocore/cacert.pem",
    "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6/Qt/translations/qtbase_ko.qm",
    "PySide6/Qt/qml/QtQuick/qmldir",
]
KEPT_DATA = {DATA[0], DATA[2], DATA[3], DATA[4]}


class Part:
    """Stands for one of PyInstaller's: keeps what it is given."""

    def __init__(self, *given: Any, **options: Any) -> None:
        self.given, self.options = given, options
        self.pure, self.scripts = "pure", "scripts"
        self.datas, self.binaries = list(options.get("datas", ())), list(options.get("binaries", ()))


def read_as_on(system: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names that studio.spec has in the end; what it would build is under EXE, COLLECT and BUNDLE."""
    made: dict[str, Any] = {}

    def part(name: str) -> Any:
        def make(*given: Any, **options: Any) -> Part:
            made[name] = Part(*given, **options)
            if name == "Analysis":
                good, bad = LIBRARIES[system]
                source = folder / "library"
                source.write_bytes(bytes(600_000))
                made[name].binaries = [(place, str(source), "BINARY") for place in (*good, *bad)]
                made[name].datas = [(place, str(source), "DATA") for place in DATA]
            return made[name]

        return make

    hooks = types.SimpleNamespace(collect_submodules=lambda name: [name], copy_metadata=lambda name: [(name, name)])
    writers = types.SimpleNamespace(ZlibArchiveWriter=type("Writer", (), {}))
    for name, module in (
        ("PyInstaller", types.ModuleType("PyInstaller")),
        ("PyInstaller.utils", types.ModuleType("PyInstaller.utils")),
        ("PyInstaller.utils.hooks", hooks),
        ("PyInstaller.archive", types.ModuleType("PyInstaller.archive")),
        ("PyInstaller.archive.writers", writers),
        # what these do has tests of its own
        ("lean_bundle", types.SimpleNamespace(make_lean=lambda bundle: made.update(lean=bundle))),
        ("licences", types.SimpleNamespace(write_licences=lambda into, _libraries=(): into / "licences.json")),
    ):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(subprocess, "run", lambda command, **_options: made.update(icons=command))
    names = {name: part(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    names |= {"SPECPATH": str(REPOSITORY), "DISTPATH": str(folder)}
    text = (REPOSITORY / "studio.spec").read_text(encoding="utf-8")
    exec(compile(text, "studio.spec", "exec"), names)  # noqa: S102 -- it is ours
    return made


@pytest.mark.parametrize("system", LIBRARIES)
def test_each_system_keeps_its_libraries_and_leaves_out_what_is_never_opened(system, tmp_path, monkeypatch):
    made = read_as_on(system, tmp_path, monkeypatch)
    good, _bad = LIBRARIES[system]
    program, libraries, data = made["COLLECT"].given
    assert program is made["EXE"]
    assert [entry[0] for entry in libraries] == good
    assert {entry[0] for entry in data} == KEPT_DATA


def test_windows_has_a_window_program_with_an_icon_and_its_version(tmp_path, monkeypatch):
    made = read_as_on("win32", tmp_path, monkeypatch)
    options = made["EXE"].options
    assert not options["console"]
    assert options["icon"].endswith("segue.ico")
    told = Path(options["version"]).read_text(encoding="utf-8")
    assert "filevers=(0, 1, 0, 0)" in told
    assert "BUNDLE" not in made
    assert "lean" not in made
    assert made["icons"][1].endswith("program_icons.py")


def test_macos_has_an_app_that_opens_invitations_and_links(tmp_path, monkeypatch):
    monkeypatch.setenv("SEGUE_CODESIGN_IDENTITY", "Somebody")
    made = read_as_on("darwin", tmp_path, monkeypatch)
    assert made["EXE"].options["codesign_identity"] == "Somebody"
    entitlements = plistlib.loads(Path(made["EXE"].options["entitlements_file"]).read_bytes())
    assert all(name.startswith("com.apple.security.cs.") for name in entitlements)
    app = made["BUNDLE"].options
    assert (app["name"], app["bundle_identifier"]) == ("Segue.app", "org.segue.studio")
    assert app["info_plist"]["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["segue"]
    taught = app["info_plist"]["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    assert taught["public.filename-extension"] == ["seguepass", "segue"]


def test_linux_is_made_lean_and_can_be_spoken_to(tmp_path, monkeypatch):
    made = read_as_on("linux", tmp_path, monkeypatch)
    assert made["lean"] == tmp_path / "segue"
    assert made["EXE"].options["console"]
    assert "icons" not in made


def test_copies_of_one_library_become_links_where_links_are(tmp_path, monkeypatch):
    equal = {
        "linux": ["PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6.11"],
        "win32": ["PySide6\\Qt6Core.dll", "PySide6\\Qt6Core-2.dll"],
    }
    monkeypatch.setitem(LIBRARIES, "linux", (equal["linux"], []))
    monkeypatch.setitem(LIBRARIES, "win32", (equal["win32"], []))
    kinds = {
        system: [entry[2] for entry in read_as_on(system, tmp_path, monkeypatch)["COLLECT"].given[1]]
        for system in equal
    }
    assert kinds == {"linux": ["BINARY", "SYMLINK"], "win32": ["BINARY", "BINARY"]}
