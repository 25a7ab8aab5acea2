"""Where the window's own files lie: icons, marks, fonts, the demo."""

from __future__ import annotations

import sys
from pathlib import Path


def assets_dir() -> Path:
    """The folder ``assets``, beside ``ui`` or inside the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen) if frozen else Path(__file__).resolve().parent.parent) / "assets"
