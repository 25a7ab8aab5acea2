"""A long line that somebody else's program has to get: shown whole, copied by a click, or saved as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.widgets.save_dialog import ask_where_to_save, save_line
from ui.words import tr


class CopyLine(QWidget):
    """``name`` is what it is called, ``file_name`` what it is saved as by default."""

    def __init__(self, context: Context, name: str, file_name: str, hint: str = "", *, height_px: int = 96) -> None:
        super().__init__()
        self._context, self._name, self._file_name = context, name, file_name
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(theme, name, 12, 600))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(height_px)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(name)
        column.addWidget(self.text)
        if hint:
            column.addWidget(label(theme, hint, 11, tone="3", wraps=True))
        self.copy_button = Button(theme, tr("Copy"), "copy")
        self.copy_button.setAccessibleName(tr("Copy: {what}", what=name))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = Button(theme, tr("Save as a file…"), "device-floppy")
        self.save_button.setAccessibleName(tr("Save as a file: {what}", what=name))
        self.save_button.clicked.connect(self._save)
        buttons = row_of(self.copy_button, self.save_button, None)
        buttons.setContentsMargins(0, 4, 0, 0)
        column.addLayout(buttons)

    def show_line(self, line: str) -> None:
        """Show a line."""
        self.text.setPlainText(line)

    @property
    def line(self) -> str:
        """What is shown."""
        return self.text.toPlainText()

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.line)
        self._context.show_message(tr("“{what}” is on the clipboard.", what=self._name), kind="done")

    def _save(self) -> None:
        name = Path(self._file_name)
        ask_where_to_save(self, tr("Save as a file"), name.stem, self.save_to, suffix=name.suffix)

    def save_to(self, path: Path) -> None:
        """Write it into a file."""
        save_line(self._context, path, self.line)
