"""How commands are written: help, flags on either side, wrong usage, and what happens when the program itself fails."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.app import cli, cli_production
from studio.app.cli import main
from studio.app.cli_parsers import command_parser, parse
from tests.app.cli_people import Cli, People

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlalchemy",
    "numpy",
    "boto3",
    "PySide6",
    "cryptography",
    "yaml",
    "studio.app.studio",
    "studio.store",
)


def run(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "studio.app.cli", *words]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, timeout=60, check=False, **more)


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for name in ("init", "new", "plan", "offer", "open", "accept", "deliver", "review", "sync", "assemble", "demo"):
        assert f" {name} " in text


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from studio.app.cli import main; status = main(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], status, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, timeout=60, check=True)
    assert done.stderr.decode().strip() == "[] 0"


def functions_of(parser):
    for action in parser._actions:  # noqa: SLF001 (argparse has no other way to ask)
        if isinstance(action.choices, dict):
            for child in action.choices.values():
                yield child.get_default("run")
                yield from functions_of(child)


def test_every_command_has_its_function():
    found = {name for name in functions_of(command_parser()) if name and ":" in name}
    assert len(found) > 40
    for name in found:
        module, _, function = name.partition(":")
        assert callable(getattr(importlib.import_module(f"studio.app.{module}"), function)), name


def test_flags_stand_before_or_after_the_command():
    before = parse(["--home", "a", "--json", "plan", "x"])
    after = parse(["plan", "x", "--json", "--home", "a"])
    assert (before.home, before.json) == (after.home, after.json) == ("a", True)


@pytest.mark.parametrize(
    "words",
    [["sing"], ["offer", "x"], ["review", "x", "perhaps"], ["track"], ["stage", "add"], ["mix"], ["--colour", "plan"]],
)
def test_wrong_usage_is_two_and_one_document(people: People, words):
    error = people.mira.is_refused(*words, status=2)
    assert error["code"] == "usage"
    assert "--help" in error["what_to_do"]
    assert "usage: segue" in people.mira.errors


def test_wrong_usage_without_json_prints_nothing_on_standard_output(people: People):
    assert people.mira.reads("sing", status=2) == ""


def test_a_fault_of_the_program_becomes_words_and_a_file(people: People, monkeypatch):
    def breaks(*_args: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(cli_production, "productions", breaks)
    error = people.mira.is_refused("productions")
    assert error["code"] == "internal"
    log = Path(error["subject"])
    assert log.is_relative_to(people.mira.home)
    assert "ZeroDivisionError" in log.read_text()
    assert "ZeroDivisionError" not in people.mira.errors


def test_stopping_is_one_and_says_so(people: People, monkeypatch):
    def is_interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_production, "productions", is_interrupted)
    assert people.mira.is_refused("productions")["code"] == "stopped"


def test_a_window_without_a_screen_is_refused(people: People, monkeypatch):
    if not sys.platform.startswith("linux"):
        pytest.skip("only there a missing screen shows in the environment")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert people.mira.is_refused("window")["code"] == "no_screen"
    assert people.mira.is_refused()["code"] == "no_screen"


def test_no_command_opens_the_window_on_the_home(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(cli, "open_window", lambda home, production="": opened.append((home, production)) or 0)
    assert main(["--home", str(tmp_path)]) == 0
    assert main(["window", "late-train", "--home", str(tmp_path)]) == 0
    assert opened == [(str(tmp_path), ""), (str(tmp_path), "late-train")]


def test_nobody_reads_the_output(mira: Cli):
    command = [sys.executable, "-m", "studio.app.cli", "--home", str(mira.home), "plan", "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(command, cwd=REPOSITORY, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 1


def test_output_is_utf8_whatever_the_system_says(tmp_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "SEGUE_SCRYPT_N": "1024"}
    done = run("init", "--name", "Žofie 凛", "--json", "--home", str(tmp_path / "h"), env=environment)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "Žofie 凛"
