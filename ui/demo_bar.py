"""The line under the top bar of the demo's window: everything may be tried, and all of it can be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from studio.app.demo_folder import delete_demo
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import ElidedLabel, row_of
from ui.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ui.context import Context


class DemoBar(QFrame):
    """Asks once more in its own place, then quits the window; the folder goes when the window has let go of it."""

    def __init__(self, context: Context, folder: Path) -> None:
        super().__init__()
        self._context, self._folder = context, folder
        theme = context.theme
        self.setProperty("kind", "strip")
        self.setFixedHeight(40)
        self._words = ElidedLabel(theme, "", 13)
        self.ask_button = Button(theme, tr("Delete the demo…"), "trash", "quiet")
        self.ask_button.clicked.connect(lambda: self._show(is_asking=True))
        self.delete_button = Button(theme, tr("Delete and close"), "trash", "danger")
        self.delete_button.clicked.connect(self.delete)
        self.keep_button = Button(theme, tr("Keep it"))
        self.keep_button.clicked.connect(lambda: self._show(is_asking=False))
        row = row_of(IconLabel(theme, "music", "accent"), gap_px=8)
        row.addWidget(self._words, 1)
        for button in (self.ask_button, self.delete_button, self.keep_button):
            row.addWidget(button)
        row.setContentsMargins(16, 0, 12, 0)
        self.setLayout(row)
        self._show(is_asking=False)

    def _show(self, *, is_asking: bool) -> None:
        words = tr("This is the demo. Try whatever you like: it is on this computer alone, and nobody is paid.")
        if is_asking:
            words = tr("All seven people's homes, the song and the shared folder of the demo are deleted for good.")
        self._words.setText(words)
        self.setAccessibleName(words)
        self.ask_button.setVisible(not is_asking)
        for button in (self.delete_button, self.keep_button):
            button.setVisible(is_asking)
        if is_asking:
            self.keep_button.setFocus()

    def delete(self) -> None:
        """Quit, and delete it then."""
        folder = self._folder
        self._context.afterwards.append(lambda: delete_demo(folder))
        self._context.commands.run("window.close")
