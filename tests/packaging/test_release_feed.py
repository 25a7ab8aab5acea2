"""``packaging/release_feed.py``: a folder of files, a key of OpenSSH, and a feed that the program believes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from studio import __version__
from studio.events.release_feed import public_key_of, read_feed

REPOSITORY = Path(__file__).resolve().parents[2]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()
NAMES = {
    "segue_0.1.0_amd64.deb": ("linux", "x86_64", "deb"),
    "segue-0.1.0-linux-x86_64.tar.xz": ("linux", "x86_64", "tar"),
    "Segue-0.1.0-x86_64.AppImage": ("linux", "x86_64", "appimage"),
    "Segue.flatpak": ("linux", "x86_64", "flatpak"),
    "Segue-0.1.0-setup.exe": ("windows", "x86_64", "setup"),
    "Segue-0.1.0-arm64.dmg": ("macos", "arm64", "dmg"),
    "segue_studio-0.1.0-py3-none-any.whl": ("any", "any", "wheel"),
    "segue_studio-0.1.0.tar.gz": ("any", "any", "sources"),
}


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(REPOSITORY / "packaging" / "release_feed.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key"
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    return path


def test_every_file_of_a_release_is_in_it_and_nothing_else(tmp_path, key):
    folder, out = tmp_path / "release", tmp_path / "segue-release.json"
    folder.mkdir()
    for name in (*NAMES, "SHA256SUMS", "segue-linux.cdx.json"):
        (folder / name).write_text(name)
    done = run("make", folder, "--key", key, "--serial", 12, "--page", "https://example.org/segue", "--out", out)
    assert done.returncode == 0, done.stderr
    assert PUBLIC in done.stdout
    release = read_feed(out.read_bytes(), public_key_of(PUBLIC))
    assert (release.version, release.serial, release.page) == (__version__, 12, "https://example.org/segue")
    assert {one.name: (one.system, one.machine, one.kind) for one in release.files} == NAMES
    assert all(one.sha256 == hashlib.sha256(one.name.encode()).hexdigest() for one in release.files)
    assert release.notes["en"].startswith("The main job")


def test_a_file_that_is_no_key_is_said_without_a_trace(tmp_path):
    (tmp_path / "key").write_text("no key")
    done = run("key", tmp_path / "key")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
