"""What the systems are told about the program: menu entry, AppStream, types of files, Info.plist, versions, all of one mind."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from studio import __version__
from studio.app.running_window import subject_in

REPOSITORY = Path(__file__).resolve().parents[2]
LINUX = REPOSITORY / "packaging" / "linux"
NAME = "org.segue.Studio"
MIME = "application/x-segue-pass"
ENDINGS = {"seguepass", "segue"}


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def appstream() -> ET.Element:
    return ET.parse(LINUX / f"{NAME}.metainfo.xml").getroot()  # noqa: S314 -- a file of this project


@pytest.fixture(scope="module")
def plist() -> dict:
    return plistlib.loads((REPOSITORY / "packaging" / "macos" / "Info.plist").read_bytes())


def test_the_menu_entry_opens_invitations_and_links(entry):
    assert entry["Exec"] == "segue %u"
    assert set(entry["MimeType"].strip(";").split(";")) == {MIME, "x-scheme-handler/segue"}
    assert entry["Icon"] == NAME


def test_types_of_files_are_the_same_on_all_systems(plist):
    globs = re.findall(r'pattern="\*\.(\w+)"', (LINUX / f"{NAME}.xml").read_text(encoding="utf-8"))
    (kind,) = plist["UTExportedTypeDeclarations"]
    windows = re.findall(
        r'KnowEnding "\.(\w+)"', (REPOSITORY / "packaging" / "windows" / "segue.nsi").read_text(encoding="utf-8")
    )
    assert set(globs) == set(kind["UTTypeTagSpecification"]["public.filename-extension"]) == set(windows) == ENDINGS
    assert kind["UTTypeTagSpecification"]["public.mime-type"] == [MIME]
    assert plist["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["segue"]


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_the_program_opens_what_the_systems_hand_it(ending, tmp_path):
    path = tmp_path / f"Drums für Ana.{ending}"
    assert subject_in(str(path)) == str(path)


def test_appstream_names_what_there_is(appstream):
    assert appstream.findtext("id") == NAME
    assert appstream.findtext("launchable") == f"{NAME}.desktop"
    assert appstream.findtext("provides/mediatype") == MIME
    assert appstream.findtext("project_license") == "GPL-3.0-or-later"


def test_the_version_is_one(appstream):
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    releases = [release.get("version") for release in appstream.iterfind("releases/release")]
    assert project["version"] == __version__ == releases[0]


def test_the_hardened_runtime_allows_what_python_needs_and_no_more():
    allowed = plistlib.loads((REPOSITORY / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not here (Debian: appstream)")
def test_appstream_is_valid():
    command = ["appstreamcli", "validate", "--no-net", str(LINUX / f"{NAME}.metainfo.xml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="not here (Debian: desktop-file-utils)")
def test_the_menu_entry_is_valid():
    done = subprocess.run(
        ["desktop-file-validate", str(LINUX / f"{NAME}.desktop")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
