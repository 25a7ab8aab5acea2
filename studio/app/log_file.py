"""What happened, line by line, in a file of the home, without what is nobody else's business. Nothing is ever sent.

Names of folders, addresses, keys and invitations are taken out before a line is written, as they are from faults.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from pathlib import Path

from studio.app.fault_files import fault_folder, without_secrets

LEVELS = {"problems": logging.WARNING, "events": logging.INFO, "everything": logging.DEBUG}
"""How much is written, by the word for it; the first is the least."""
USUAL_LEVEL = "events"
MOST_BYTES = 512 * 1024
OLD_FILES = 2
_OWN = ("studio", "ui")
_TAIL_BYTES = 64 * 1024


def log_path(home: Path) -> Path:
    """Where a home's log lies."""
    return fault_folder(home) / "segue.log"


def last_lines(home: Path, most: int = 400) -> list[str]:
    """The newest lines, the oldest of them first; none where there is no log yet."""
    try:
        with log_path(home).open("rb") as file:
            file.seek(0, 2)
            start = max(0, file.tell() - _TAIL_BYTES)
            file.seek(start)
            data = file.read()
    except OSError:
        return []
    lines = data.decode("utf-8", "replace").splitlines()
    return lines[1 if start else 0 :][-most:]


class LogFile(logging.Handler):
    """Writes what the program's own modules tell, and what others warn of. ``stop`` ends it.

    The file is open only while a line is written: it may be read, moved or deleted at any time.
    """

    def __init__(self, home: Path, level: str = USUAL_LEVEL, most_bytes: int = MOST_BYTES) -> None:
        """Raises OSError where the folder cannot be made."""
        super().__init__()
        fault_folder(home).mkdir(parents=True, exist_ok=True)
        self._path, self._most_bytes = log_path(home), most_bytes
        self.setFormatter(_Lines())
        self.choose(level)
        logging.getLogger().addHandler(self)

    def choose(self, level: str) -> None:
        """Write as much as this word of ``LEVELS`` says from now on."""
        for name in _OWN:
            logging.getLogger(name).setLevel(LEVELS.get(level, LEVELS[USUAL_LEVEL]))

    @staticmethod
    def tell(words: str) -> None:
        """Write a line of the window's own."""
        logging.getLogger("ui.window").info(words)

    def stop(self) -> None:
        """From now on nothing is written."""
        root = logging.getLogger()
        if self in root.handlers:
            root.removeHandler(self)
            for name in _OWN:
                logging.getLogger(name).setLevel(logging.NOTSET)

    def filter(self, record: logging.LogRecord) -> bool:
        """What other libraries tell is theirs; their warnings are told."""
        return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _OWN

    def emit(self, record: logging.LogRecord) -> None:
        """Add a line. One that cannot be written (a full disk) is left out: nothing else fails for it."""
        with suppress(OSError):
            if self._path.is_file() and self._path.stat().st_size > self._most_bytes:
                self._put_aside()
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{self.format(record)}\n")

    def _put_aside(self) -> None:
        """Begin a new file; the oldest goes."""
        for number in range(OLD_FILES, 0, -1):
            newer = self._path.with_name(f"{self._path.name}.{number - 1}") if number > 1 else self._path
            if newer.exists():
                newer.replace(self._path.with_name(f"{self._path.name}.{number}"))


class _Lines(logging.Formatter):
    """``2026-11-30 15:02:55 UTC  warning  studio.sync.pull  what happened``; of an error what it said, not where."""

    def format(self, record: logging.LogRecord) -> str:
        when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(record.created))
        words = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            words = f"{words} ({type(error).__name__}: {error})"
        words = " ".join(without_secrets(words).split())
        return f"{when}  {record.levelname.lower()}  {record.name}  {words}"
