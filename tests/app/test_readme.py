"""The README's first production, typed as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People

README = Path(__file__).resolve().parents[2] / "README.md"


def typed_lines() -> list[tuple[str, list[str]]]:
    """Who types which words."""
    found = re.findall(r"^(\w+)\$ segue (.*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return [(person, shlex.split(line, comments=True)) for person, line in found]


def test_the_first_production_works_as_it_stands(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(people.folder))
    monkeypatch.setenv("USERPROFILE", str(people.folder))
    monkeypatch.chdir(people.folder)
    luca = people.named("Luca")
    for name in ("premix.wav", "di.wav", "amp.wav"):
        shutil.copy(luca.records(name), people.folder)
    (people.folder / "chart.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    lines = typed_lines()
    assert len(lines) > 9
    for person, words in lines:
        full = [word.replace("~", str(people.folder)) for word in words]
        said = {"mira": people.mira, "luca": luca}[person].says(*full)
        if words[0] == "offer":
            shutil.copy(said["pass_file"], people.folder / "Invitation Luca.seguepass")
        synchronise(people.mira, luca)
    assert said["inputs"] == 2
    assert Path(said["outputs"][0]["path"]).parent == people.folder / "Music"


def synchronise(*people: Cli) -> None:
    """What `segue sync` does meanwhile on the machines that have a home by now."""
    for _ in range(2):
        for person in people:
            if person.home.exists() and person.says("productions")["rows"]:
                person.says("sync", "--once")
