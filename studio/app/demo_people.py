"""The people of the demo: who they are, what they play, and how each one's commands are run as a process of its own.

Everybody uses the command line that everybody else uses; nothing here knows how the work is done.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.domain.errors import SegueError

ROOT = Path(__file__).resolve().parents[2]
AUDIO = ROOT / "assets" / "demo"
_TIMEOUT_S = 300.0
# Compiled loops gain less on half a minute of sound than loading them costs; the samples are the same.
_FAST_SCRYPT = "1024"  # the demo's keys guard nothing; stretching a passphrase for a second each would


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody does in the demo: a stage of the chain and the file that is handed in."""

    person: str
    stage: str
    title: str
    price: int
    file: str

    @property
    def slug(self) -> str:
        """The name of the person's home folder."""
        return self.person.casefold().translate({ord("á"): "a"})


OWNER = "Mira"
PARTS = (
    Part("Kofi", "drums", "Drums", 50, "drums.flac"),
    Part("Inês", "bass", "Bass", 35, "bass.flac"),
    Part("Yuki", "chords", "Chords", 40, "chords.flac"),
    Part("Tomás", "lead", "Lead line", 35, "lead.flac"),
    Part("Ana", "voice", "Lead voice", 80, "voice.flac"),
    Part("Leila", "backing", "Backing voices", 50, "backing.flac"),
)
FAULTY_VOICE = "takes/voice-too-short.flac"
FLAT_VOICE = "takes/voice-flat-note.flac"
FLAT_NOTE = "0:11.0-0:13.5 the long C in bar 5 is a little flat; the rest is lovely"


class DemoError(SegueError):
    """Somebody's command did not end as the story says."""

    code = "demo"
    title = "The demo came to a stop"
    what_to_do = "Its files are left as they are. Run `segue self-test`; then play it again with --again."


@dataclass(slots=True)
class Person:
    """Somebody with a home of their own. ``has_owner_keys``: the storage's keys of the environment are theirs."""

    name: str
    home: Path
    has_owner_keys: bool = False
    commands: int = field(default=0)

    def segue(self, *words: str, is_refused: bool = False) -> dict[str, Any]:
        """Run one command and give its JSON document. ``is_refused``: the story wants it to be refused.

        Raises DemoError when it ends otherwise.
        """
        self.commands += 1
        run = subprocess.run(
            [*program(), "--home", str(self.home), *words, "--json"],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
        try:
            answer: dict[str, Any] = json.loads(run.stdout)
        except ValueError:
            answer = {"error": {"message": run.stderr.decode("utf-8", "replace")[-600:] or f"status {run.returncode}"}}
        if (run.returncode == 0) == is_refused or (is_refused and run.returncode != 1):
            reason = answer.get("error", {}).get("message", "it was not refused")
            raise DemoError(f"{self.name}: segue {words[0]}: {reason}", subject=str(self.home))
        return answer

    def sync(self) -> dict[str, Any]:
        """Send and fetch everything."""
        return self.segue("sync", "--once")

    def _environment(self) -> dict[str, str]:
        """Own keys in a file, never a prompt; the owner's storage keys are the owner's alone."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("SEGUE_") and (self.has_owner_keys or not name.startswith("AWS_"))
        }
        kept |= {
            "SEGUE_KEYS": "file",
            "SEGUE_SCRYPT_N": _FAST_SCRYPT,
            "SEGUE_NO_NUMBA": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        if not self.has_owner_keys:
            kept["AWS_EC2_METADATA_DISABLED"] = "true"
        if not getattr(sys, "frozen", False):
            kept["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), kept.get("PYTHONPATH", "")]))
        return kept


def program() -> list[str]:
    """How this program is started, from sources and frozen."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "studio.app.cli"]
