"""The thread below a note: its replies, a line to answer in, and for the owner the button that closes the wish."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.queries.rows import ReplyRow
from ui.review.mentions import Mentions
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Badge
from ui.widgets.labels import label, row_of
from ui.words import moment_text, tr


class ReplyLine(QLineEdit):
    """Where a reply is typed. ``written`` carries its words; Escape leaves it."""

    written = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, people: Sequence[str]) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Reply"))
        self.setToolTip(tr("Reply; @ names somebody") if people else "")
        self.setAccessibleName(tr("Reply to this note"))
        self.setFont(theme.font(12))
        self.setMaxLength(2000)
        self.mentions = Mentions(self)
        self.mentions.show_names(people)
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the reply up."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_return(self) -> None:
        text = self.text().strip()
        if text and not self.mentions.takes_return():
            self.clear()
            self.written.emit(text)


class Thread(QWidget):
    """Replies, oldest first. ``replied`` carries the words, ``resolved`` whether the note is open from now on."""

    replied = Signal(str)
    resolved = Signal(bool)

    def __init__(self, theme: Theme, replies: Sequence[ReplyRow]) -> None:
        super().__init__()
        self._theme = theme
        self.line: ReplyLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        for reply in replies:
            self._column.addLayout(self._reply(reply))

    def add_line(self, people: Sequence[str], *, is_open: bool, may_resolve: bool) -> ReplyLine:
        """The line to answer in, with the button beside it."""
        self.line = ReplyLine(self._theme, people)
        self.line.written.connect(self.replied)
        row = row_of(self.line, gap_px=4)
        if may_resolve:
            button = Button(self._theme, tr("Resolve") if is_open else tr("Open again"), kind="quiet")
            button.clicked.connect(lambda: self.resolved.emit(not is_open))
            row.addWidget(button)
        self._column.addLayout(row)
        return self.line

    def _reply(self, reply: ReplyRow) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(0)
        who = label(theme, reply.author, 11, 600, "2")
        badge = Badge(theme, reply.author, 18)
        when = label(theme, moment_text(reply.made_ms), 11, tone="3")
        column.addLayout(row_of(badge, who, when, None, gap_px=6))
        words = label(theme, reply.text, 12, wraps=True, is_selectable=True)
        words.setContentsMargins(24, 0, 0, 0)
        words.setAccessibleName(tr("{name} replied: {text}", name=reply.author, text=reply.text))
        column.addWidget(words)
        return column
