"""The licences of the system's own libraries that a bundle takes along, where dpkg knows whose they are (Debian, Ubuntu).

Windows and macOS have nothing of the kind: what is needed there lies in the wheels, or belongs to the system and stays there.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licences import Row

DOCUMENTS = Path("/usr/share/doc")
LIBRARIES = ("/lib/", "/usr/lib/")
_MOST_NAMED = 6


def system_rows(libraries: Iterable[Path], documents: Path = DOCUMENTS) -> list[Row]:
    """A row for each package of the system that one of the files belongs to; none where dpkg is not."""
    names = {name for path in libraries if str(path).startswith(LIBRARIES) for name in (path.name, path.resolve().name)}
    if not names or not shutil.which("dpkg-query"):
        return []
    # by name: a folder such as /lib may be a link that dpkg's list does not know of
    told = asked("-S", *(f"*/{name}" for name in sorted(names)))
    packages = {
        owner.strip() for line in told.splitlines() if ": /" in line for owner in line.partition(": /")[0].split(",")
    }
    packages = {name for name in packages if not name.endswith(("-dev", "-dbg")) and "-cross" not in name}
    described = asked("-W", "-f=${Package}\t${Version}\t${Homepage}\n", *sorted(packages)) if packages else ""
    rows = (line.split("\t") for line in described.splitlines())
    return [row_of(package, version, url, documents) for package, version, url in rows]


def asked(*words: str) -> str:
    """What dpkg-query says; of names that it does not know it says nothing here."""
    return subprocess.run(["dpkg-query", *words], capture_output=True, text=True, check=False).stdout


def row_of(package: str, version: str, url: str, documents: Path) -> Row:
    """What the package's own file of copyrights says."""
    path = documents / package / "copyright"
    text = path.read_text("utf-8", "replace").strip() if path.is_file() else ""
    named = list(dict.fromkeys(re.findall(r"^License: *(\S.*)$", text, re.MULTILINE)))
    licence = ", ".join(named[:_MOST_NAMED]) + (" and others" if len(named) > _MOST_NAMED else "")
    return {
        "name": f"{package} ({distribution_name()} package)",
        "version": version,
        "licence": licence if licence and len(licence) < 200 else "see the text",
        "url": url,
        "text": text,
    }


def distribution_name() -> str:
    """Debian or ubuntu."""
    try:
        return platform.freedesktop_os_release().get("ID", "linux")
    except OSError:
        return "linux"
