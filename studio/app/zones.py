"""The time zone of this machine."""

from __future__ import annotations

import os
from pathlib import Path


def local_zone() -> str:
    """The name of this machine's time zone, UTC where it cannot be told."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        link = Path("/etc/localtime")
        text = str(link.resolve()) if link.exists() else ""
        name = text.split("zoneinfo/", 1)[1] if "zoneinfo/" in text else ""
    try:
        from zoneinfo import ZoneInfo

        return ZoneInfo(name).key if name else "UTC"
    except (OSError, ValueError, KeyError):
        return "UTC"
