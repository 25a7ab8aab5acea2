"""Loads Qt's bindings, and keeps what they would compile anew at every start.

WORKAROUND: shiboken carries thirteen of its modules as text inside its library (``signature_bootstrap``), for which
Python keeps no compiled form; compiling them takes 25 ms, a sixth of an empty window's start. What came out is kept as
Python keeps its own (same folder, same conditions); text that is not known is compiled as ever.

WORKAROUND: shiboken reads the source of every module that is imported after it, to see whether it speaks of PySide6 and
so might switch on ``__feature__``. Nothing here does; what it would find is said at once.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
from importlib.util import cache_from_source
from types import CodeType
from typing import Any

_CARRIED = "shibokensupport"


def kept_path() -> str:
    """Where the compiled form is kept."""
    return cache_from_source(__file__).replace("kept_code", _CARRIED)


def load_qt(path: str = "") -> None:
    """Import QtCore."""
    if "PySide6.QtCore" in sys.modules:
        return
    path = path or kept_path()
    kept = _read(path)
    known = len(kept)
    compile_ = builtins.compile

    def compiled(source: Any, filename: Any, *more: Any, **others: Any) -> Any:
        if not (isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(_CARRIED)):
            return compile_(source, filename, *more, **others)
        found = kept.get(source)
        if not isinstance(found, CodeType):
            found = kept[source] = compile_(source, filename, *more, **others)
        return found

    builtins.compile = compiled
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compile_
    feature: Any = sys.modules.get(f"{_CARRIED}.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _switches_nothing  # noqa: SLF001
    if len(kept) > known and not sys.dont_write_bytecode:
        _write(path, kept)


def _switches_nothing(_module: object) -> bool:
    return False


def _read(path: str) -> dict[bytes, Any]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  pathlib is not loaded yet
            found = marshal.load(file)  # noqa: S302  as trusted as the compiled modules beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: str, kept: dict[bytes, Any]) -> None:
    beside = f"{path}.{os.getpid()}"
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(beside, "wb") as file:  # noqa: PTH123
            marshal.dump(kept, file)
        os.replace(beside, path)  # noqa: PTH105
