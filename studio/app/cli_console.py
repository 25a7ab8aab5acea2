"""What every command gets: where it prints, its home, its way to be stopped. Opens the studio when first asked.

One JSON document or readable text on standard output; everything else on standard error. Decides nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from studio.app.cli_text import error_lines, harmless, harmless_json
from studio.app.identity_paths import home_path
from studio.domain.errors import BadInputError, SegueError

if TYPE_CHECKING:
    from studio.app.cli_parsers import UsageError
    from studio.app.studio import Studio

_PROGRESS_EVERY_S = 0.1
SEND_HINT = "`segue sync --once` sends it."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found or did: its JSON shape and the same as lines of text.

    With ``window_home`` the window is opened on that home afterwards.
    """

    shape: dict[str, Any]
    lines: Sequence[str] = field(default=())
    exit_state: int = 0
    window_home: str = ""
    window_production: str = ""


class Stopped(SegueError):  # noqa: N818 -- the person did it; nothing went wrong
    """The person pressed Ctrl+C, or the system asked the program to end."""

    code = "stopped"
    title = "Stopped"
    what_to_do = "Start it again when you like; what was begun goes on where it was."

    def __init__(self) -> None:
        super().__init__("Stopped.")


def _typed_passphrase() -> str:
    """A passphrase typed twice; empty when the person leaves it to the program."""
    import getpass

    while True:
        try:
            first = getpass.getpass("A passphrase for your recovery file (Enter: eight words are made for you): ")
            if not first or getpass.getpass("The same again: ") == first:
                return first
        except EOFError:
            return ""
        print("They differ; once more.", file=sys.stderr)


class Console:
    """One run of the program. ``cancel`` is set when the person wants it to stop."""

    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        self.home_given = ""
        self.passphrase_file = ""
        self.cancel = threading.Event()
        self._is_patient = False
        self._has_printed = False
        self._studio: Studio | None = None
        self._progress_shown_s = 0.0
        self._progress_length = 0
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="backslashreplace")

    # --- the home ----------------------------------------------------------------------------------------------

    @property
    def home(self) -> Path:
        """The home folder of this run."""
        return home_path(self.home_given)

    @property
    def studio(self) -> Studio:
        """The studio of the home, opened at the first use. Raises DiskError, SegueError."""
        if self._studio is None:
            from studio.app.studio import open_studio

            self._studio = open_studio(self.home)
        return self._studio

    def named_studio(self) -> Studio:
        """The studio of a home that belongs to somebody. Raises SegueError before ``init``."""
        studio = self.studio
        _ = studio.store.certificate
        return studio

    def passphrase(self) -> str:
        """The passphrase of ``--passphrase-file`` or ``SEGUE_PASSPHRASE_FILE``, else what a person types at a terminal.

        Empty where there is none: then words are made. Never asked for in scripts or where keys lie in files.
        """
        path = self.passphrase_file or os.environ.get("SEGUE_PASSPHRASE_FILE", "")
        if not path:
            is_asked = not self.is_json and os.environ.get("SEGUE_KEYS") != "file" and sys.stdin.isatty()
            return _typed_passphrase() if is_asked else ""
        from studio.app.identity import read_secret_file

        return read_secret_file(path)

    def known_passphrase(self) -> str:
        """The passphrase of a recovery file that exists: from a file, or typed once at a terminal.

        Raises BadInputError where there is none.
        """
        path = self.passphrase_file or os.environ.get("SEGUE_PASSPHRASE_FILE", "")
        if path:
            from studio.app.identity import read_secret_file

            return read_secret_file(path)
        if self.is_json or not sys.stdin.isatty():
            raise BadInputError(
                "The recovery file is closed by a passphrase.",
                subject="passphrase",
                what_to_do="Name a file whose first line it is: --passphrase-file F.",
            )
        import getpass

        return getpass.getpass("The passphrase of your recovery file: ")

    def close(self) -> None:
        """Close the studio."""
        studio, self._studio = self._studio, None
        if studio is not None:
            studio.close()

    # --- printing ----------------------------------------------------------------------------------------------

    def print_answer(self, answer: Answer) -> None:
        """The answer on standard output."""
        self._end_progress()
        self._has_printed = True
        if self.is_json:
            print(harmless_json(json.dumps(answer.shape, ensure_ascii=False, indent=1)))
        else:
            for line in answer.lines:
                print(harmless(line))

    def say(self, text: str) -> None:
        """A line on standard error."""
        self._end_progress()
        with contextlib.suppress(BrokenPipeError):
            print(harmless(text), file=sys.stderr, flush=True)

    def progress(self, share: float, what: str) -> None:
        """How far a long thing is; shown only where a person looks on."""
        now_s = time.monotonic()
        if not sys.stderr.isatty() or now_s - self._progress_shown_s < _PROGRESS_EVERY_S:
            return
        self._progress_shown_s = now_s
        text = f"{round(max(0.0, min(share, 1.0)) * 100):3d} % {harmless(what)}"[:100]
        print(f"\r{text.ljust(self._progress_length)}", end="", file=sys.stderr, flush=True)
        self._progress_length = len(text)

    def _end_progress(self) -> None:
        if self._progress_length:
            print("\r" + " " * self._progress_length + "\r", end="", file=sys.stderr, flush=True)
            self._progress_length = 0

    def refuse(self, error: SegueError, result: dict[str, Any] | None = None) -> None:
        """An error as words, and as JSON beside what the command still has to tell."""
        self._end_progress()
        if self.is_json and not self._has_printed:
            self._has_printed = True
            shape = {**(result or {}), "error": error.as_json()}
            print(harmless_json(json.dumps(shape, ensure_ascii=False, indent=1)))
        for line in error_lines(error):
            self.say(line)

    def refuse_usage(self, error: UsageError) -> None:
        """A command that cannot be understood."""
        self.say(error.usage.rstrip())
        self.refuse(error)

    # --- stopping ----------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def until_stopped(self) -> Iterator[None]:
        """Ctrl+C and a request to end raise Stopped, or only set ``cancel`` inside ``patiently``."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        is_second = self.cancel.is_set()
        self.cancel.set()
        if is_second or not self._is_patient:
            raise Stopped

    @contextlib.contextmanager
    def patiently(self) -> Iterator[threading.Event]:
        """Inside, the first Ctrl+C only sets ``cancel``: what runs looks at it and ends in good order."""
        self._is_patient = True
        try:
            yield self.cancel
        finally:
            self._is_patient = False


def keep_error(home: str) -> SegueError:
    """Write the error that is being handled to a file in the home, and say which."""
    import tempfile
    import traceback

    text = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}\n{traceback.format_exc()}\n"
    for folder in (home_path(home) / "logs", Path(tempfile.gettempdir())):
        path = folder / "segue-errors.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            continue
        return SegueError(
            "This is a fault of the program, not yours. What happened was written to a file.",
            subject=str(path),
            what_to_do="Try again; if it happens again, run `segue self-test` and send the file to the makers of Segue.",
            code="internal",
        )
    return SegueError("This is a fault of the program, not yours.", code="internal")
