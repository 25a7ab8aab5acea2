"""How the plan of each production was last looked at: scale, place, folded tracks, what is drawn. Kept across restarts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.timeline.scroller import PlanScroller

_KEEP_MS = 800


class KeptPlaces(QObject):
    """One for a canvas. ``settings`` keeps a line of JSON for each production, under ``timeline/ID``."""

    def __init__(self, settings: QSettings, canvas: PlanScroller) -> None:
        super().__init__(canvas)
        self._settings, self._canvas = settings, canvas
        self._later = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._later.timeout.connect(self.keep)
        canvas.span_changed.connect(self._later.start)

    def of(self, production: str) -> dict[str, Any]:
        """What is known of a production; empty for one that was never looked at, or where it cannot be read."""
        try:
            found = json.loads(str(self._settings.value(f"timeline/{production}") or "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self) -> None:
        """Keep how the plan is looked at now."""
        self._later.stop()
        production, place = self._canvas.production, self._canvas.place()
        if production and place:
            self._settings.setValue(f"timeline/{production}", json.dumps(place))
