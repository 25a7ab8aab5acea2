"""Which file names in a deliver folder nobody means to hand in: temporary, hidden, partial, peak files."""

from __future__ import annotations

_SUFFIXES = (
    ".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp", "~",
    ".reapeaks", ".pkf", ".sfk", ".asd", ".ovw", ".wfm", ".peak", ".peaks", ".sfl",
)  # fmt: skip
_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def is_ignored_name(name: str) -> bool:
    """Whether a file (or folder) of this name is not for delivery."""
    folded = name.casefold()
    return name.startswith((".", "~$")) or folded in _NAMES or folded.endswith(_SUFFIXES)
