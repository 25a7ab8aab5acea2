"""Where homes and workspaces lie. Standard library only: read on the way to the first picture."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home_path(given: str | Path | None = None) -> Path:
    """The home folder: as given, as ``SEGUE_HOME`` says, else the platform's data folder."""
    text = str(given) if given else os.environ.get("SEGUE_HOME", "")
    if text:
        return Path(text).expanduser().absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local")))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share")))
    return base / "Segue"


def first_plan_path(home: Path) -> Path:
    """Where a home keeps the plan to show first; whoever deletes it loses nothing but a moment at the next start."""
    return home / "first-plan.json"


def workspace_path(home: Path) -> Path:
    """Where productions' files lie: inside a home that was named, else ``~/Segue``."""
    return Path.home() / "Segue" if home == home_path_of_platform() else home / "workspace"


def home_path_of_platform() -> Path:
    """The platform's data folder, whatever the environment says."""
    kept = os.environ.pop("SEGUE_HOME", None)
    try:
        return home_path()
    finally:
        if kept is not None:
            os.environ["SEGUE_HOME"] = kept
