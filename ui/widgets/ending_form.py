"""Ending a hand-off before its approval: a link that opens what it costs, a word on why, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.words import tr

_REASON_LETTERS = 500


@dataclass(frozen=True, slots=True)
class EndingWords:
    """What the link says, the head and the sentences of the form, and its button."""

    link: str
    head: str
    cost: str
    button: str


class EndingForm(QWidget):
    """``wanted`` carries the reason, which may be empty."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: EndingWords, *, is_narrow: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.open_button = Button(theme, words.link, kind="link")
        self.open_button.clicked.connect(self.open)
        self._link = QWidget()
        self._link.setLayout(row_of(self.open_button, None))
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(label(theme, words.head, 12 if is_narrow else 15, 600, wraps=True))
        form.addWidget(label(theme, words.cost, 12, tone="2", wraps=True))
        self.reason = QLineEdit()
        self.reason.setMaxLength(_REASON_LETTERS)
        self.reason.setPlaceholderText(tr("A word on why"))
        self.reason.setAccessibleName(tr("Reason"))
        form.addWidget(self.reason)
        self.end_button = Button(theme, words.button, kind="danger")
        self.end_button.clicked.connect(self._end)
        back = Button(theme, tr("Back"), kind="quiet")
        back.clicked.connect(self.close_form)
        form.addLayout(row_of(self.end_button, back, None, gap_px=8))
        column.addWidget(self._link)
        column.addWidget(self._form)
        self._form.hide()

    def open(self) -> None:
        """Show what it costs; nothing is ended yet."""
        self._link.hide()
        self._form.show()
        self.reason.setFocus()

    def close_form(self) -> None:
        """Leave it as it is."""
        self._form.hide()
        self._link.show()
        self.open_button.setFocus()

    def can_try_again(self) -> None:
        """It was refused."""
        self.end_button.setEnabled(True)

    def _end(self) -> None:
        self.end_button.setEnabled(False)
        self.wanted.emit(self.reason.text().strip())
