"""The log: what the program wrote down on this computer, without names of folders, addresses and keys; and the faults it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from studio.app.fault_files import fault_files, fault_folder
from studio.app.log_file import LEVELS, USUAL_LEVEL, last_lines
from ui.dialogs.page import field
from ui.faults import open_fault
from ui.inbox.blocks import Card
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import label, row_of, section_label
from ui.words import later, tr

if TYPE_CHECKING:
    from pathlib import Path

    from ui.context import Context

_LOOK_MS, _TEXT_PX = 2_000, 320
LEVEL = "log_level"
"""The name under which the window remembers how much is written."""
_LEVEL_WORDS = {
    "problems": later("Problems"),
    "events": later("What happens"),
    "everything": later("Everything"),
}


class LogPage(SectionPage):
    """The last lines, which grow while the page is looked at."""

    help_page = "trouble"

    def __init__(self, context: Context) -> None:
        sentence = tr("What Segue has written down on this computer, without names of folders, addresses and keys. Nothing of it is ever sent.")  # fmt: skip
        super().__init__(context, "log", tr("Log"), sentence)
        theme = context.theme
        card = Card(gap_px=12)
        self.levels = Segments(theme, [(key, tr(_LEVEL_WORDS[key])) for key in LEVELS], tr("What is written down"))
        self.levels.chosen.connect(self._choose)
        card.column.addLayout(field(theme, tr("What is written down"), self.levels))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("The last lines of the log"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumHeight(_TEXT_PX)
        self.text.setPlaceholderText(tr("Nothing has been written down yet."))
        card.column.addWidget(self.text)
        self.copy_button = Button(theme, tr("Copy"), "copy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.folder_button = Button(theme, tr("Show in folder"), "folder-open")
        self.folder_button.clicked.connect(self._show_folder)
        card.column.addLayout(row_of(self.copy_button, self.folder_button, None))
        self.column.addWidget(card)
        self.faults = Card(gap_px=8)
        self.column.addWidget(self.faults)
        self.column.addStretch(1)
        self._shown_faults: list[Path] = []
        self.faults.hide()
        self._often = QTimer(self, interval=_LOOK_MS)
        self._often.timeout.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again and again."""
        super().showEvent(event)
        self._often.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._often.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Show what has been written down."""
        settings, studio = self._context.settings, self._context.studio
        level = str(settings.value(LEVEL) or USUAL_LEVEL) if settings is not None else USUAL_LEVEL
        self.levels.show_chosen(level if level in LEVELS else USUAL_LEVEL)
        if studio is None:
            return
        text = "\n".join(last_lines(studio.home))
        if text != self.text.toPlainText():
            bar = self.text.verticalScrollBar()
            was_at_end, place = bar.value() == bar.maximum(), bar.value()
            self.text.setPlainText(text)
            bar.setValue(bar.maximum() if was_at_end else place)
        self._show_faults(fault_files(studio.home))

    def _show_faults(self, found: list[Path]) -> None:
        if found == self._shown_faults:
            return
        self._shown_faults = found
        theme = self._context.theme
        self.faults.clear()
        self.faults.column.addWidget(section_label(theme, tr("Mistakes of the program that were kept")))
        for path in found:
            show = Button(theme, tr("Show it"), "info-circle", "quiet")
            show.setAccessibleName(tr("Show it: {what}", what=path.name))
            show.clicked.connect(lambda _checked=False, path=path: open_fault(self._context, path))
            name = label(theme, path.name, 12)
            self.faults.column.addLayout(row_of(name, None, show))
        self.faults.setVisible(bool(found))

    def _choose(self, level: str) -> None:
        self.levels.show_chosen(level)
        if self._context.settings is not None:
            self._context.settings.setValue(LEVEL, level)
        self._context.preferred.emit(LEVEL)

    def _show_folder(self) -> None:
        studio = self._context.studio
        if studio is not None:
            folder = fault_folder(studio.home)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else studio.home)))
