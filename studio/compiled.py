"""The inner loops in C (``studio/loops``): where the library lies, whether it is the right one, and how it is called.

Below every floor. ``packaging/kernels.py`` builds the library; where there is none, or one of other sources, everything
goes by way of numpy. ``SEGUE_PLAIN_LOOPS=1`` asks for that.
"""

from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCES = Path(__file__).resolve().parent / "loops"
FLAGS = ("-std=gnu99", "-O3", "-ffp-contract=off", "-fvisibility=hidden", "-Wno-psabi", "-Wno-unknown-pragmas")
"""Of the compiler. The second and third belong to the promise that every machine gives the same bits."""
ADDRESS, INTEGER, UNSIGNED, DOUBLE, FLOAT = (
    ctypes.c_void_p,
    ctypes.c_int64,
    ctypes.c_uint32,
    ctypes.c_double,
    ctypes.c_float,
)
_SUFFIXES = {"win32": ".dll", "darwin": ".dylib"}
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_loaded: dict[Path, Library | None] = {}


class UnfitLibraryError(Exception):
    """A library that cannot be loaded or was built from other sources."""


class Library:
    """A built library. Raises UnfitLibraryError for one that is not of the sources beside it."""

    def __init__(self, path: Path) -> None:
        try:
            self._library = ctypes.CDLL(str(path))
            told = self._library.segue_loops_source
            told.restype = ctypes.c_char_p
            if told().decode("ascii", "replace") != source_digest():
                raise UnfitLibraryError("it was built from other sources")
            self.is_wide = bool(self._library.has_avx2())
        except (OSError, AttributeError) as error:
            raise UnfitLibraryError(str(error)) from error

    def function(self, name: str, result: Any, *arguments: Any, is_wide: bool = True) -> Callable[..., Any]:
        """A loop by its name in C, in its form for wide registers where that exists and the machine has them.

        Other threads run while it does.
        """
        found = getattr(self._library, f"{name}_avx2", None) if self.is_wide and is_wide else None
        function = found or getattr(self._library, name)
        function.restype, function.argtypes = result, arguments
        called: Callable[..., Any] = function
        return called


def source_digest() -> str:
    """What a library has to say of itself: a digest of the sources and of the compiler's flags."""
    digest = hashlib.sha256(" ".join(FLAGS).encode())
    for path in sorted(SOURCES.glob("*.[ci]*")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def library_path() -> Path:
    """Where the library of this system is built, and looked for."""
    return SOURCES / "built" / f"segue_loops{_SUFFIXES.get(sys.platform, '.so')}"


def library() -> Library | None:
    """The compiled loops, loaded once; None where there are none for this system, or plain ones are asked for."""
    if os.environ.get("SEGUE_PLAIN_LOOPS", "") not in ("", "0") or sys.byteorder != "little":
        return None
    path = library_path()
    with _lock:
        if path not in _loaded:
            _loaded[path] = _load(path)
        return _loaded[path]


def _load(path: Path) -> Library | None:
    if not path.is_file():
        return None
    try:
        return Library(path)
    except UnfitLibraryError as error:
        _log.warning(
            "The compiled loops in %s are not used: %s. “packaging/dev.py setup” builds them anew.", path, error
        )
        return None


def address(array: NDArray[Any], kind: str, items: int, *, is_written: bool = False) -> int:
    """Where an array's items lie, for a loop that reads or writes the first ``items`` of them.

    ``kind`` is numpy's word for the type, as "<f8". Raises ValueError for an array that the loop would read wrongly.
    """
    flags = array.flags
    if array.dtype.str != kind or not flags.c_contiguous or not 0 <= items <= array.size:
        raise ValueError(f"a loop needs {items} items of {kind} in a row, not {array.size} of {array.dtype.str}")
    if is_written and not flags.writeable:
        raise ValueError("a loop was given an array that may not be written")
    place: int = array.ctypes.data
    return place
