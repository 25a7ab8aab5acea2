"""What a command imports: heavy libraries only where their work is done. Counts modules, not seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = {
    *("PIL", "PySide6", "av", "boto3", "botocore", "cryptography", "fastcdc", "keyring", "mutagen", "numpy"),
    *("pydub", "soundfile", "soxr", "sqlalchemy", "watchdog", "yaml"),
}
OF_EVERY_HOME = {"cryptography", "sqlalchemy"}
CODE = """
import contextlib, io, json, sys
from studio.app.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    status = main(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported(home: Path, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, "--home", str(home), *words],
        cwd=REPOSITORY,
        env={**os.environ, "SEGUE_SCRYPT_N": "1024", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        timeout=120,
        check=True,
    )
    status, modules = json.loads(done.stdout)
    assert status == 0, done.stderr.decode()
    return set(modules) & HEAVY


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEGUE_KEYS", "file")
        imported(folder, "init", "--name", "Mira")
        imported(folder, "new", "Late Train", "--chain", "demo", "--depot", str(folder / "depot"))
    return folder


def test_help_imports_nothing_heavy(tmp_path):
    assert imported(tmp_path, "--help") == set()


@pytest.mark.parametrize("words", ["productions", "plan late-train", "inbox", "sync --once"])
def test_commands_without_files_import_what_every_home_needs_and_no_more(home, words):
    assert imported(home, *words.split()) <= OF_EVERY_HOME


def test_only_a_new_production_reads_yaml(tmp_path):
    imported(tmp_path, "init", "--name", "Mira")
    new = imported(tmp_path, "new", "Late Train", "--chain", "demo", "--depot", str(tmp_path / "depot"))
    assert new <= OF_EVERY_HOME | {"yaml"}
