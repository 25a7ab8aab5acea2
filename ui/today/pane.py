"""The pane that lists what waits: each with its time, a way to its one next action, and a message that can be copied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from ui import tokens
from ui.inbox.blocks import clear_layout
from ui.languages import told
from ui.today.model import about, count_words, due_words, grouped, icon_of, place_of
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, label, row_of, rule, section_label
from ui.widgets.over_pane import OverPane, window_of
from ui.words import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.domain.reminder import Reminder
    from studio.queries.reminders import ReminderRow
    from ui.context import Context

_MOST_LISTED = 300
_LANGUAGES = (("en", later("Copy in English")), ("de", later("Copy in German")))


class TodayPane(OverPane):
    """All productions together; one's own turns first."""

    help_page = "people"

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, tr("Today"), window)
        theme = context.theme
        self.rows: tuple[ReminderRow, ...] | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.close)
        self.count = label(theme, "", 12, tone="2")
        head = row_of(label(theme, tr("Today"), 15, 600), self.count, None, close, gap_px=10)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 10, 8, 8)
        whole.addLayout(head)
        whole.addWidget(rule())
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        content = QWidget()
        content.setProperty("kind", "panel")
        content.setLayout(self._column)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("What waits"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(content)
        whole.addWidget(self.area, 1)
        whole.addWidget(rule())
        how = Button(theme, tr("How you are told…"), "settings", "quiet")
        how.clicked.connect(partial(self._leave_for, "settings", ""))
        foot = row_of(how, None)
        foot.setContentsMargins(8, 6, 8, 6)
        whole.addLayout(foot)

    def show_rows(self, rows: tuple[ReminderRow, ...]) -> None:
        """Show these."""
        if rows == self.rows:
            return
        self.rows = rows
        self.count.setText(count_words(rows) if rows else "")
        clear_layout(self._column)
        for head, some in grouped(rows[:_MOST_LISTED]):
            title = row_of(section_label(self._context.theme, head))
            title.setContentsMargins(tokens.PANE_PADDING_PX, 14, 8, 4)
            self._column.addLayout(title)
            for row in some:
                self._column.addWidget(self._row(row))
                self._column.addWidget(rule())
        if not rows:
            self._column.addWidget(
                EmptyState(
                    self._context.theme,
                    "bell",
                    tr("Nothing waits"),
                    tr(
                        "Offers, deliveries, reviews, payments and questions of all productions stand here with their dates."
                    ),
                )
            )
        self._column.addStretch(1)

    def _row(self, row: ReminderRow) -> QWidget:
        theme, reminder = self._context.theme, row.reminder
        made = QWidget()
        tone = "late.text" if reminder.is_late else "accent" if reminder.is_mine else "text3"
        outer = row_of(gap_px=10)
        outer.addWidget(IconLabel(theme, icon_of(reminder), tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        outer.setContentsMargins(tokens.PANE_PADDING_PX, 9, 8, 9)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(theme, told(row.action), 13, 500 if reminder.is_mine else 400, wraps=True))
        column.addWidget(ElidedLabel(theme, about(reminder), 12, tone="2"))
        due = due_words(reminder)
        if due:
            column.addWidget(label(theme, due, 12, tone="late" if reminder.is_late else "3"))
        outer.addLayout(column, 1)
        if any(row.messages.values()):
            copy = icon_button(theme, tr("Copy a message"), "copy", tr("A text for mail or chat, ready to be sent"))
            copy.setAccessibleName(tr("Copy a message: {what}", what=f"{told(row.action)}, {about(reminder)}"))
            copy.clicked.connect(partial(self.offer_message, copy, row))
            outer.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        go = icon_button(theme, tr("Go there"), "chevron-right")
        go.setAccessibleName(tr("Go there: {what}", what=f"{told(row.action)}, {about(reminder)}"))
        go.clicked.connect(partial(self.go, reminder))
        outer.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        made.setLayout(outer)
        made.setAccessibleName(", ".join(filter(None, (told(row.action), about(reminder), due))))
        return made

    def offer_message(self, button: QWidget, row: ReminderRow, *_state: bool) -> QMenu:
        """The languages in which the message about something can be copied."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for language, words in _LANGUAGES:
            menu.addAction(tr(words)).triggered.connect(partial(self.copy_message, row.messages[language]))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        return menu

    def copy_message(self, text: str, *_state: bool) -> None:
        """Put it on the clipboard and show what it says."""
        QGuiApplication.clipboard().setText(text)
        self._context.show_message(text, tr("On the clipboard"), "done")

    def go(self, reminder: Reminder, *_state: bool) -> None:
        """Close, and go where the next action is taken."""
        self.close()
        go_to(self._context, reminder)

    def _leave_for(self, page: str, subject: str, *_state: bool) -> None:
        self.close()
        self._context.navigate(page, subject)


def go_to(context: Context, reminder: Reminder) -> None:
    """Show the production and the place where the next action is taken."""
    page, subject = place_of(reminder)
    if reminder.is_owner:
        context.set_production(reminder.production)
    context.navigate(page, subject)


def open_today(context: Context, rows: Sequence[ReminderRow]) -> TodayPane:
    """Open the pane; an open one is replaced."""
    pane = TodayPane(context, window_of(context)).open_alone()
    pane.show_rows(tuple(rows))
    pane.area.setFocus()
    return pane
