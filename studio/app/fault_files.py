"""A fault of the program as a file in the home, without what is nobody else's business. Nothing is sent: a person sees the file first.

Names of folders, addresses, keys and invitations are taken out; what is left says where in the program it happened, and of what kind it was.
"""

from __future__ import annotations

import platform
import re
import sys
import time
import traceback
from pathlib import Path

from studio import durable

MOST_KEPT = 10
_FOLDER = "logs"
_HERE = Path(__file__).resolve().parents[2]
_OWN = re.compile(
    r"(?P<invitation>SEGUE1-\S+)"
    r"|(?P<address>\b(?!segue:)[a-z][a-z0-9+]*://[^\s\"'<>]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<secret>(?i:secret|passphrase|password|token|key_id|key)[\"']?\s*[=:]\s*[\"']?[^\s,\"')]+)"
    r"|(?P<key>(?<![\w/+-])(?=[\w/+-]*\d)[A-Za-z0-9/+_-]{20,}={0,2}(?![\w/+-]))"
)
_LEAF = r"[^\s\\/\"':<>|]+"
_QUOTED_PATH = re.compile(r"(?P<quote>['\"])(?:[A-Za-z]:)?[\\/][^'\"\n]*(?P=quote)")
# folders may have blanks in their names; where the last name ends cannot be known then
_PATH = re.compile(rf"(?<![\w<])(?:[A-Za-z]:)?(?:[\\/]{_LEAF}(?: {_LEAF})*(?=[\\/]))+[\\/]{_LEAF}")


def fault_folder(home: Path) -> Path:
    """Where a home keeps them."""
    return home / _FOLDER


def fault_files(home: Path) -> list[Path]:
    """All that there are, the newest first."""
    return sorted(fault_folder(home).glob("fault-*.txt"), reverse=True)


def keep_fault(home: Path, error: BaseException, what: str = "") -> Path:
    """Write a fault into a file of its own and say which; only the newest few are kept. Raises OSError."""
    folder = fault_folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    now_ns = time.time_ns()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now_ns // 10**9))
    path = folder / f"fault-{stamp}-{now_ns % 10**9:09d}.txt"
    durable.write_whole(path, fault_text(error, what).encode("utf-8", "backslashreplace"))
    for old in fault_files(home)[MOST_KEPT:]:
        old.unlink(missing_ok=True)
    return path


def fault_text(error: BaseException, what: str = "") -> str:
    """What happened, as it may be shown to anybody."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    trace = "".join(traceback.format_exception(error))
    when = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    return f"Segue, {when}, {system}{frozen}\n{without_secrets(what)}\n\n{without_secrets(trace)}"


def without_secrets(text: str) -> str:
    """A text without invitations, addresses, keys, and names of folders outside the program."""
    for own in (str(_HERE), sys.prefix, sys.base_prefix):
        # where the program itself lies says nothing of the person, and everything of the fault
        text = text.replace(f"{own}/", "").replace(f"{own}\\", "")
    text = _OWN.sub(lambda found: f"<{found.lastgroup}>", text)
    return _PATH.sub("<path>", _QUOTED_PATH.sub("'<path>'", text))
