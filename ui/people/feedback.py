"""Feedback after a hand-off that is paid, the same for both sides: written and sealed, then what both wrote, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from studio.actions.feedback_commands import GiveFeedback
from studio.domain.hand_off import FEEDBACK_BYTES_MAX
from ui.inbox.blocks import clear_layout
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import first_name, moment_text, tr

if TYPE_CHECKING:
    from studio.queries.rows import FeedbackRow
    from ui.theme import Theme

_FIELD_PX = 84


class FeedbackPart(QWidget):
    """``wanted`` carries the command by which it is given. Words that are being typed stay while the same can be given."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str, FeedbackRow] | None = None
        self.field: QPlainTextEdit | None = None
        self.seal_button: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_feedback(self, hand_off: str, name: str, row: FeedbackRow) -> None:
        """How it stands between this person and the other one."""
        if self._shown == (hand_off, name, row):
            return
        self._shown = (hand_off, name, row)
        typed = self.field.toPlainText() if self.field is not None and row.may_give else ""
        clear_layout(self._column)
        self.field = self.seal_button = None
        who = first_name(name) or tr("the other side")
        if row.may_give:
            self._form(hand_off, who, row, typed)
            return
        self._head(tr("Feedback"), "lock" if row.is_sealed else "pencil")
        if row.theirs:
            self._said(tr("{who} wrote", who=who), row.theirs)
        if row.mine:
            self._said(tr("You wrote"), row.mine)
        if row.is_sealed:
            words = tr("Sealed. It opens once {who} has written too, at the latest {when}.", who=who, when=moment_text(row.opens_ms))  # fmt: skip
            self._small(words)
        elif row.has_theirs and not row.theirs:
            self._small(tr("What {who} wrote is sealed until {when}.", who=who, when=moment_text(row.opens_ms)))

    def _form(self, hand_off: str, who: str, row: FeedbackRow, typed: str) -> None:
        self._head(tr("How was it with {who}?", who=who), "pencil")
        has = tr("{who} has written already. ", who=who) if row.has_theirs else ""
        until = tr("You two alone read it: once both have written, at the latest {when}. Then it cannot be changed.", when=moment_text(row.opens_ms))  # fmt: skip
        self._small(f"{has}{until}")
        self.field = QPlainTextEdit(typed)
        self.field.setAccessibleName(tr("Your feedback"))
        self.field.setPlaceholderText(tr("What was good, what would be better next time"))
        self.field.setFixedHeight(_FIELD_PX)
        self.field.setTabChangesFocus(True)
        self._column.addWidget(self.field)
        self.seal_button = Button(self._theme, tr("Seal it"), "lock")
        self.seal_button.setEnabled(bool(typed.strip()))
        self.field.textChanged.connect(self._follow)
        self.seal_button.clicked.connect(lambda: self._seal(hand_off))
        self._column.addLayout(row_of(self.seal_button, None))

    def _follow(self) -> None:
        if self.field is not None and self.seal_button is not None:
            text = self.field.toPlainText().strip()
            is_short = len(text.encode()) <= FEEDBACK_BYTES_MAX
            self.seal_button.setEnabled(bool(text) and is_short)
            self.seal_button.setToolTip("" if is_short else tr("This is too long."))

    def _seal(self, hand_off: str) -> None:
        if self.field is not None and self.seal_button is not None:
            self.seal_button.setEnabled(False)
            self.wanted.emit(GiveFeedback(hand_off, self.field.toPlainText()))

    def _head(self, words: str, icon: str) -> None:
        row = row_of(IconLabel(self._theme, icon, "text3", 16), gap_px=8)
        row.addWidget(label(self._theme, words, 13, 600, wraps=True), 1)
        self._column.addLayout(row)

    def _said(self, who: str, text: str) -> None:
        self._column.addWidget(label(self._theme, who, 11, tone="3"))
        self._column.addWidget(label(self._theme, text, 12, wraps=True, is_selectable=True))

    def _small(self, words: str) -> None:
        self._column.addWidget(label(self._theme, words, 12, tone="2", wraps=True))
