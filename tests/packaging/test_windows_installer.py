"""The installer for Windows: read as text; compiled where makensis is; run under wine where SEGUE_THOROUGH=1 asks for it.

Packages of Debian: nsis, wine64. What is installed is a stand-in, a program of a few lines that writes down its words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPT = REPOSITORY / "packaging" / "windows" / "segue.nsi"
WINE = shutil.which("wine64") or "/usr/lib/wine/wine64"
IS_THOROUGH = os.environ.get("SEGUE_THOROUGH") == "1"
"""Read at import: the tests' own environment is stripped of everything that starts with SEGUE_."""
STAND_IN = """
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "segue.exe"
Icon "{icon}"
!include FileFunc.nsh
Section
  ${{GetParameters}} $0
  FileOpen $1 "$EXEDIR\\said.txt" w
  FileWriteUTF16LE $1 "$0"
  FileClose $1
  IfFileExists "$EXEDIR\\wait.txt" 0 +2
    Sleep 15000
SectionEnd
"""
PASS_CLASS = r"HKCU\Software\Classes\Segue.Pass.1"


@pytest.fixture(scope="module")
def script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def test_it_writes_for_one_person_only(script):
    words = re.findall(r"^\s*(?:Write|Delete|Read)Reg\w+ (?:/ifempty )?(\w+)", script, re.MULTILINE)
    assert set(words) == {"HKCU"}
    assert "RequestExecutionLevel user" in script


def test_nothing_but_the_program_is_removed_with_what_lies_in_it(script):
    removed = re.findall(r'RMDir /r "([^"]+)"', script)
    assert set(removed) == {r"$INSTDIR\_internal", r"$INSTDIR\before"}
    assert not re.search(r'^\s*Delete ".*\*', script, re.MULTILINE)


def test_every_text_is_there_in_both_languages(script):
    texts = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", script, re.MULTILINE)
    names = {name for name, _language in texts}
    assert set(texts) == {(name, language) for name in names for language in ("ENGLISH", "GERMAN")}
    assert set(re.findall(r"\$\((\w+)\)", script)) == names


def test_whatever_is_asked_has_an_answer_for_a_silent_run(script):
    boxes = [line for line in script.splitlines() if "MessageBox" in line and not line.lstrip().startswith(";")]
    assert boxes
    assert all(" /SD " in line for line in boxes)


def test_endings_and_links_are_taken_and_given_back(script):
    taken = set(re.findall(r'insertmacro KnowEnding "([^"]+)"', script))
    assert taken == set(re.findall(r'insertmacro ForgetEnding "([^"]+)"', script))
    assert taken == {".seguepass", ".segue"}
    assert r'"${CLASSES}\segue" "URL Protocol"' in script


def payload(folder: Path, text: str) -> Path:
    """What PyInstaller would have made, small."""
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    (inside / f"{text}.txt").write_text(text)
    source = folder.parent / "stand_in.nsi"
    source.write_text(STAND_IN.format(icon=icon(folder.parent)))
    compile_nsis(source)
    shutil.copyfile(source.parent / "segue.exe", folder / "segue.exe")
    return folder


def icon(folder: Path) -> Path:
    from PIL import Image

    path = folder / "segue.ico"
    Image.new("RGBA", (32, 32), "navy").save(path)
    return path


def compile_nsis(source: Path, *defined: str) -> None:
    command = ["makensis", "-V2", *(f"-D{one}" for one in defined), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def installer(folder: Path, version: str) -> Path:
    folder.mkdir()
    out = folder / f"Segue-{version}-setup.exe"
    files = payload(folder / "payload", version)
    compile_nsis(SCRIPT, "AMD64", f"PAYLOAD={files}", f"VERSION={version}", f"ICON={icon(folder)}", f"OUT={out}")
    return out


@pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not here (Debian: nsis)")
def test_it_compiles(tmp_path):
    made = installer(tmp_path / "made", "0.1.0")
    assert made.read_bytes()[:2] == b"MZ"
    assert b"\xef\xbe\xad\xde\x4e\x75\x6c\x6c\x73\x6f\x66\x74" in made.read_bytes()  # NSIS's own mark


class Windows:
    """A wine prefix of its own."""

    def __init__(self, folder: Path) -> None:
        self.drive = folder / "prefix" / "drive_c"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "-i")

    def run(self, *words: str, timeout_s: float = 300) -> int:
        done = subprocess.run(
            [WINE, *words],
            env=self.environment,
            capture_output=True,
            timeout=timeout_s,
            check=False,
            cwd=self.drive.parent.parent,
        )
        self.said = done.stdout.decode("utf-8", "replace")
        return done.returncode

    def value(self, key: str, name: str = "") -> str:
        """Of the registry; empty where there is none."""
        self.run("reg", "query", key, *(["/v", name] if name else ["/ve"]))
        found = re.search(r"REG_\w+\s+(.*)", self.said)
        return found[1].strip() if found else ""

    def end(self) -> None:
        subprocess.run(
            ["/usr/lib/wine/wineserver", "-k"], env=self.environment, check=False, capture_output=True, timeout=60
        )


@pytest.fixture
def windows(tmp_path):
    made = Windows(tmp_path)
    yield made
    made.end()


@pytest.mark.skipif(not IS_THOROUGH, reason="takes a minute; asked for by SEGUE_THOROUGH=1")
@pytest.mark.skipif(not Path(WINE).is_file(), reason="wine is not here (Debian: wine64)")
@pytest.mark.skipif(sys.platform != "linux", reason="wine is for Linux here")
@pytest.mark.timeout(600)
def test_install_upgrade_and_removal_leave_a_persons_files(tmp_path, windows):
    first, second = installer(tmp_path / "one", "0.1.0"), installer(tmp_path / "two", "0.2.0")
    assert windows.run(str(first), "/S") == 0
    program = next(windows.drive.glob("users/*/AppData/Local/Programs/Segue"))
    assert (program / "_internal" / "0.1.0.txt").is_file()
    opened = f'"{windows_path(windows, program)}\\segue.exe" "%1"'
    assert windows.value(PASS_CLASS + r"\shell\open\command") == opened
    assert windows.value(r"HKCU\Software\Classes\segue\shell\open\command") == opened
    assert (
        windows.value(r"HKCU\Software\Classes\.seguepass")
        == windows.value(r"HKCU\Software\Classes\.segue")
        == "Segue.Pass.1"
    )
    assert list(windows.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Segue.lnk"))

    # a double click, as Windows carries it out
    windows.run(opened.split('"')[1], "C:\\Invitation for Ana.seguepass")
    assert "Invitation for Ana.seguepass" in (program / "said.txt").read_text("utf-16-le")

    home = program.parents[1] / "Segue"
    home.mkdir()
    (home / "home.db").write_text("a life's work")
    own = program / "notes.txt"
    own.write_text("put here by the person")

    # while it is open nothing is changed, and the installer says so
    (program / "wait.txt").touch()
    running = subprocess.Popen([WINE, opened.split('"')[1]], env=windows.environment)
    try:
        wait_for(lambda: "said" if (program / "said.txt").read_text("utf-16-le") == "" else "")
        assert windows.run(str(second), "/S") == 2
        assert (program / "_internal" / "0.1.0.txt").is_file()
    finally:
        running.kill()
        running.wait()
        windows.end()
    (program / "wait.txt").unlink()

    assert windows.run(str(second), "/S") == 0
    assert (program / "_internal" / "0.2.0.txt").is_file()
    assert not (program / "_internal" / "0.1.0.txt").exists()
    assert not (program / "before").exists()
    entry = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Segue"
    assert windows.value(entry, "DisplayVersion") == "0.2.0"

    assert windows.run(str(program / "Uninstall.exe"), "/S", f"_?={windows_path(windows, program)}") == 0
    assert not (program / "segue.exe").exists()
    assert not (program / "_internal").exists()
    assert own.read_text() == "put here by the person"
    assert (home / "home.db").read_text() == "a life's work"
    assert not windows.value(entry, "DisplayVersion")
    assert not windows.value(PASS_CLASS + r"\shell\open\command")
    assert not windows.value(r"HKCU\Software\Classes\.seguepass")


def windows_path(windows: Windows, path: Path) -> str:
    return "C:\\" + str(path.relative_to(windows.drive)).replace("/", "\\")


def wait_for(is_so, tries: int = 200) -> None:
    import time

    for _ in range(tries):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about")
