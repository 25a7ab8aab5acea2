"""Which file names in a deliver folder nobody means to hand in: temporary, hidden, half downloaded, a program's own."""

from __future__ import annotations

import unicodedata

_TEMPORARY_ENDINGS = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp", "~")
_PEAK_ENDINGS = (".reapeaks", ".pkf", ".sfk", ".asd", ".ovw", ".wfm", ".peak", ".gpk")
"""Overviews that Reaper, Audition, Sound Forge, Live, WaveLab, Pro Tools, Cakewalk and others draw beside a file."""
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "system volume information"})


def is_ignored_name(name: str) -> bool:
    """Whether a file or folder of this name is never news: hidden, temporary, half downloaded, a program's own."""
    plain = unicodedata.normalize("NFC", name).casefold()
    if plain.startswith((".", "~$")) or plain in _SYSTEM_NAMES:
        return True
    return plain.endswith(_TEMPORARY_ENDINGS + _PEAK_ENDINGS)
