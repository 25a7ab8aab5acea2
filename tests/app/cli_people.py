"""People at the command line, in this process: ``ana.says("inbox")`` is ``segue inbox`` on Ana's home.

What each answer holds is asserted by the tests; here only that exactly one JSON document is printed and the exit status
is the expected one.
"""

from __future__ import annotations

import json
import math
import wave
from pathlib import Path
from typing import Any

import pytest

from studio.app.cli import main

CHAIN = """
title: A short song
currency: EUR
globals: {sample_rate: 48000, bit_depth: 24, length_s: 0.5}
tracks: [Direction, Drums, Vocals, Mix]
ports: {guide: audio.mix, beat: audio.stem, voice: audio.stem, words: text.lyrics, mix: audio.mix}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, days: 1, price: 0, out: [guide]}
- {id: beat, track: Drums, title: Drums, role: Drummer, days: 2, price: 60, revisions: 1, in: [guide], out: [beat], brief: Play.}
- {id: voice, track: Vocals, title: Lead voice, role: Singer, days: 2, price: 80.50, in: [guide, words], out: [voice]}
- {id: mix, track: Mix, title: Mix, role: Owner, days: 1, price: 0, in: [beat, voice], out: [mix]}
"""
RATE_HZ = 48_000


class Cli:
    """The command line on one home."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path, name: str) -> None:
        self.name = name
        self.home = folder / "homes" / name
        self.folder = folder
        self.errors = ""
        self._capsys = capsys

    def says(self, *words: str, status: int = 0) -> dict[str, Any]:
        """Run a command with --json; its document."""
        self._capsys.readouterr()
        found = main(["--home", str(self.home), *words, "--json"])
        output, self.errors = self._capsys.readouterr()
        assert found == status, output + self.errors
        document: dict[str, Any] = json.loads(output)
        assert "Traceback" not in self.errors
        return document

    def reads(self, *words: str, status: int = 0) -> str:
        """Run a command without --json; what is on standard output."""
        self._capsys.readouterr()
        found = main(["--home", str(self.home), *words])
        output, self.errors = self._capsys.readouterr()
        assert found == status, output + self.errors
        assert "Traceback" not in output + self.errors
        return output

    def is_refused(self, *words: str, status: int = 1) -> dict[str, str]:
        """Run a command that is refused; the error, which has all five keys and says what to do."""
        error: dict[str, str] = self.says(*words, status=status)["error"]
        assert set(error) == {"code", "title", "message", "what_to_do", "subject"}
        assert error["title"]
        assert error["message"]
        assert error["message"].split(".")[0][:30] in self.errors.replace("\n  ", " ")
        return error

    def begins(self) -> Cli:
        """Make the identity."""
        self.says("init", "--name", self.name)
        return self

    def starts(self, title: str = "Late Train", chain: str = CHAIN) -> str:
        """Start a production on the shared folder; its id."""
        path = self.folder / "chain.yaml"
        path.write_text(chain, encoding="utf-8")
        made = self.says("new", title, "--chain", str(path), "--depot", str(self.folder / "depot"), "--zone", "UTC")
        return str(made["production"])

    def records(self, name: str, seconds: float = 0.5, *, level: float = 0.25, rate_hz: int = RATE_HZ) -> str:
        """A 24-bit mono WAV with two tones; its path."""
        path = self.folder / "files" / self.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        full = (1 << 23) - 1
        samples = b"".join(
            round(full * level * (math.sin(n * 0.061) + math.sin(n * 0.0173)) / 2).to_bytes(3, "little", signed=True)
            for n in range(round(seconds * rate_hz))
        )
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(3)
            file.setframerate(rate_hz)
            file.writeframes(samples)
        return str(path)

    def writes(self, name: str, text: str) -> str:
        """A text file; its path."""
        path = self.folder / "files" / self.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)


class People:
    """Mira, who owns the production, and whoever else is named; a shared folder between them."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capsys = capsys
        self.folder = folder
        self.depot = folder / "depot"
        self.mira = self.named("Mira")

    def named(self, name: str) -> Cli:
        """Somebody with a home of their own."""
        return Cli(self._capsys, self.folder, name)

    def hand_off(self, stage: str, to: str, *flags: str) -> tuple[Cli, str]:
        """An offer that has been opened and let in; the person and the hand-off's id."""
        offer = self.mira.says("offer", stage, "--to", to, *flags, "--sync")
        person = self.named(to)
        person.says("open", offer["pass"], "--name", to, "--depot", str(self.depot))
        self.mira.says("sync", "--once")
        person.says("sync", "--once")
        return person, str(offer["handoff"])
