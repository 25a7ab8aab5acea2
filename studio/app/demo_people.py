"""The people of the demo: who they are, what they play, and how each one's commands are carried out.

Everybody has a process of their own, `segue batch`, and uses the command line that everybody else uses; nothing here
knows how the work is done.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from studio import assets_dir
from studio.domain.errors import SegueError

ROOT = Path(__file__).resolve().parents[2]
AUDIO = assets_dir() / "demo"
_TIMEOUT_S = 300.0
_LEAVE_S = 10.0
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
    """Somebody with a home and a process of their own. ``has_owner_keys``: the storage's keys are in its environment."""

    name: str
    home: Path
    has_owner_keys: bool = False
    commands: int = field(default=0)
    _process: subprocess.Popen[bytes] | None = field(default=None)
    _errors: IO[bytes] | None = field(default=None)
    _last_words: str = ""
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def segue(self, *words: str, is_refused: bool = False) -> dict[str, Any]:
        """Carry out one command and give its JSON document. ``is_refused``: the story wants it to be refused.

        Raises DemoError when it ends otherwise.
        """
        with self._turn:
            self.commands += 1
            outcome = self._ask(words)
        answer: dict[str, Any] = outcome["answer"]
        if outcome["status"] != int(is_refused):
            reason = answer.get("error", {}).get("message", "it was not refused")
            raise DemoError(f"{self.name}: segue {words[0]}: {reason}", subject=str(self.home))
        return answer

    def _ask(self, words: Sequence[str]) -> dict[str, Any]:
        """One line to the person's ``segue batch``, and its answer."""
        process = self._process or self._started()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 -- opened as pipes
        too_late = threading.Timer(_TIMEOUT_S, process.kill)
        too_late.daemon = True
        too_late.start()
        try:
            process.stdin.write(json.dumps(words).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = b""
        finally:
            too_late.cancel()
        try:
            outcome: dict[str, Any] = json.loads(line)
        except ValueError:
            status = self.leave() or 1
            return {"status": status + 1, "answer": {"error": {"message": self._last_words or f"status {status}"}}}
        return outcome

    def _started(self) -> subprocess.Popen[bytes]:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by ``leave``
        self._process = subprocess.Popen(
            [*program(), "--home", str(self.home), "batch"],
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process

    def leave(self) -> int:
        """End the person's process, whose input ends with this. Returns its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        try:
            status = process.wait(_LEAVE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        if self._errors is not None:
            self._errors.seek(0)
            self._last_words = self._errors.read().decode("utf-8", "replace").strip()[-600:]
            self._errors.close()
        return status

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
            "SEGUE_PLAIN_LOOPS": "1",
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
