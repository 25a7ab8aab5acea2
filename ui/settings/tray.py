"""Whether Segue has a place beside the clock, and goes on there when its window is closed. Neither is so until it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from ui.inbox.blocks import Card
from ui.tray import SHOWN, STAYS, has_tray, is_wanted
from ui.widgets.labels import label
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context


class TrayCard(Card):
    """What is changed counts at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=10)
        self._context = context
        theme = context.theme
        self.column.addWidget(label(theme, tr("Beside the clock"), 13, 600))
        self.is_shown = QCheckBox(tr("Show Segue beside the clock, with how much waits"))
        self.stays = QCheckBox(tr("Closing the window keeps it running there"))
        self.column.addWidget(self.is_shown)
        self.column.addWidget(self.stays)
        self._words = label(theme, "", 12, tone="2", wraps=True)
        self.column.addWidget(self._words)
        self.refresh()
        self.is_shown.toggled.connect(lambda is_on: self._keep(SHOWN, is_on=is_on))
        self.stays.toggled.connect(lambda is_on: self._keep(STAYS, is_on=is_on))

    def refresh(self) -> None:
        """Show what is chosen, and whether it can be."""
        settings, is_possible = self._context.settings, has_tray()
        for box, name in ((self.is_shown, SHOWN), (self.stays, STAYS)):
            box.blockSignals(True)
            box.setChecked(is_wanted(settings, name))
            box.blockSignals(False)
        self.is_shown.setEnabled(is_possible)
        self.stays.setEnabled(is_possible and self.is_shown.isChecked())
        words = tr("Then it goes on sending and fetching; “Quit” in its menu ends it.")
        self._words.setText(words if is_possible else tr("This desktop has no place for it."))

    def _keep(self, name: str, *, is_on: bool) -> None:
        if self._context.settings is not None:
            self._context.settings.setValue(name, "true" if is_on else "false")
        self._context.preferred.emit(name)
        self.refresh()
