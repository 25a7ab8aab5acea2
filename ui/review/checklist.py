"""The checklist of a round: points that the owner writes, with a tick of each side. Shows, and says what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from studio.queries.rows import PointRow
from ui.inbox.blocks import clear_layout
from ui.theme import Theme
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label, row_of
from ui.words import tr


class _PointLine(QLineEdit):
    """Where a point is written; Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Tick(QCheckBox):
    """Space and Enter tick it, also where Space plays."""

    def event(self, event: QEvent) -> bool:
        """Space is this box's while it has the keys."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Checklist(QWidget):
    """``ticked`` carries a point's id and whether it is so, ``added`` the words of a new one, ``removed`` an id.

    ``is_owner``: the ticks are the owner's, points can be written, and what the collaborator has ticked is said beside them.
    """

    ticked = Signal(str, bool)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, *, is_owner: bool) -> None:
        super().__init__()
        self._theme, self._is_owner = theme, is_owner
        self._shown: object = None
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._head = label(theme, tr("Checklist"), 12, 600)
        self._count = label(theme, "", 11, tone="3")
        self._column.addLayout(row_of(self._head, self._count, None))
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        self._column.addLayout(self._points)
        self.line = _PointLine()
        self.line.setAccessibleName(tr("New point of the checklist"))
        self.line.setFont(theme.font(12))
        self.line.setMaxLength(300)
        self.line.returnPressed.connect(self._on_return)
        self._column.addLayout(row_of(self.line, 8, gap_px=0))

    def show_points(self, points: Sequence[PointRow], *, may_add: bool, is_next: bool = False) -> None:
        """Show the points that can still change; ``is_next``: new ones are for the take after this one."""
        current = [point for point in points if point.may_change]
        key = (current, may_add, is_next)
        if key == self._shown:
            return
        self._shown = key
        focused = next((id_ for id_, box in self.boxes.items() if box.hasFocus()), "")
        clear_layout(self._points)
        self.boxes = {}
        for point in current:
            self._points.addLayout(self._row(point))
        done = sum(point.is_checked if self._is_owner else point.is_ticked for point in current)
        self._count.setText(tr("{n} of {all}", n=done, all=len(current)) if current else "")
        self.line.setVisible(may_add)
        self.line.setPlaceholderText(
            tr("A point to look at in the next take") if is_next else tr("A point to look at in this take")
        )
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _row(self, point: PointRow) -> QHBoxLayout:
        theme = self._theme
        box = _Tick()
        box.setChecked(point.is_checked if self._is_owner else point.is_ticked)
        box.setAccessibleName(point.text)
        box.clicked.connect(lambda is_done, id_=point.id: self.ticked.emit(id_, is_done))
        self.boxes[point.id] = box
        words = label(theme, point.text, 12, wraps=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words.setMinimumHeight(24)
        row = row_of(box, gap_px=6)
        row.addWidget(words, 1)
        if point.is_next:
            row.addWidget(label(theme, tr("next take"), 11, tone="3"))
        elif self._is_owner and point.is_ticked:
            row.addWidget(label(theme, tr("ticked"), 11, tone="approved"))
        elif not self._is_owner and point.is_checked:
            row.addWidget(label(theme, tr("checked"), 11, tone="approved"))
        if self._is_owner:
            remove = icon_button(theme, tr("Take off the checklist: {text}", text=point.text), "x")
            remove.setFixedSize(24, 24)
            remove.clicked.connect(lambda: self.removed.emit(point.id))
            row.addWidget(remove)
        return row

    def _on_return(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.added.emit(text)
