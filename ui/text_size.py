"""How large everything is shown: as a person chose it, or as Windows has it set for text. Read before Qt starts.

Letters, icons and what stands around them grow together, so nothing is cut off; where the screen becomes too small for the
window, the window scrolls (``ui/door``).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

SIZES_PERCENT = (100, 125, 150, 175, 200)
KEY = "text_size"
"""The name under which the window remembers it: a number of percent, or ``system``."""
SYSTEM = "system"
_FACTOR = "QT_SCALE_FACTOR"


def chosen_size(settings: QSettings | None) -> str:
    """``system``, or one of the sizes as text."""
    kept = str(settings.value(KEY) or SYSTEM) if settings is not None else SYSTEM
    return kept if kept in {str(size) for size in SIZES_PERCENT} else SYSTEM


def apply_size(settings: QSettings | None) -> None:
    """Show everything so large from now on; before the application is made. What is set around the program comes first."""
    choice = chosen_size(settings)
    percent = system_percent() if choice == SYSTEM else int(choice)
    if percent != 100 and not os.environ.get(_FACTOR):
        os.environ[_FACTOR] = str(percent / 100)


def system_percent() -> int:
    """How large the system wants text, where Qt does not heed that by itself: Windows has a setting for text alone."""
    if sys.platform != "win32":
        return 100
    from PySide6.QtCore import QSettings

    kept = QSettings(r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility", QSettings.Format.NativeFormat)
    return within(kept.value("TextScaleFactor"))


def within(value: object) -> int:
    """A number of percent between 100 and 225, which Windows allows; 100 for anything else."""
    text = str(value if value is not None else "")
    return min(225, max(100, int(text))) if text.isdecimal() else 100
