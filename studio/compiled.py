"""Functions compiled by numba, and where the compiled code is kept. Below every floor; imported only where numba is wanted.

Compiled code is cached beside the source, or in the user's cache folder where that cannot be written.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

_Function = TypeVar("_Function", bound=Callable[..., Any])

logging.getLogger("numba").setLevel(logging.WARNING)


def _cache_folder() -> Path | None:
    """Where compiled code goes when it cannot lie beside the source; None where it can, or the environment says."""
    if os.environ.get("NUMBA_CACHE_DIR"):
        return None
    if not getattr(sys, "frozen", False) and os.access(Path(__file__).parent, os.W_OK):
        return None
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "segue" / "compiled"


_settings: Any = numba.config
if (_folder := _cache_folder()) is not None:
    _settings.CACHE_DIR = str(_folder)


def compiled(function: _Function, **options: Any) -> _Function:
    """The function compiled on its first call and kept on disk, dated by its file or the frozen program.

    It releases the interpreter's lock; ``options`` are more of ``numba.njit``.
    """
    options = {"nogil": True, "error_model": "numpy", **options}
    try:
        made: Any = numba.njit(cache=True, **options)(function)
    except RuntimeError:  # no folder for the cache can be written
        made = numba.njit(**options)(function)
    result: _Function = made
    return result
