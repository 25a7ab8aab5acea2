"""The line above the mixer's lanes: how much goes in, and how a session of another program comes in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from ui import tokens
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.words import tr

_NAMED_PX = 700


class LanesHead(QFrame):
    """``session_wanted``: a session is to be brought in."""

    session_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setFixedHeight(44)
        self._name = label(theme, tr("What goes in"), 15, 600)
        self._count = ElidedLabel(theme, "", 12, tone="2")
        session = tr("DAWproject, Reaper, Ardour, OTIO, EDL or Final Cut; it can be dropped here too (Ctrl+I)")
        bring_in = Button(theme, tr("Bring in a session…"), "package", "quiet", tooltip=session)
        bring_in.clicked.connect(self.session_wanted)
        inside = row_of(self._name, 4)
        inside.addWidget(self._count, 1)
        inside.addWidget(bring_in)
        inside.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX - 8, 0)
        self.setLayout(inside)

    def say(self, words: str) -> None:
        """How much goes in."""
        self._count.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window how much goes in is said without the name."""
        super().resizeEvent(event)
        self._name.setVisible(self.width() >= _NAMED_PX)
