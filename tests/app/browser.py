"""Chromium without a window: what a page has become once it has loaded."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_PATIENCE_S = 120


def shown_by_chromium(address: str, folder: Path) -> str:
    """The document at an address as Chromium has it in the end. Skips, with the reason, where there is none that starts."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium here")
    words = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    call = [chromium, *words, "--virtual-time-budget=3000", "--dump-dom", address]
    try:
        return subprocess.check_output(call, stderr=subprocess.DEVNULL, text=True, timeout=_PATIENCE_S)
    except (subprocess.SubprocessError, OSError):
        pytest.skip("Chromium is here and does not start")
