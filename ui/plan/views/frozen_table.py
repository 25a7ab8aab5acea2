"""A table whose first columns stay in sight when it is scrolled sideways.

The cells are painted by who inherits from this; here is where they lie, what is under the pointer, and the head over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_Hint = QAbstractItemView.ScrollHint
# where they took more of the table than this, nothing stays
_MOST_SHARE = 0.6


class FrozenTable(QTableView):
    """``may_stay`` are the columns (logical) that stay as long as they stand first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.may_stay: frozenset[int] = frozenset()
        self.frozen: dict[int, tuple[int, int]] = {}
        """Left edge and width in px of each column that stays, from left to right."""
        self._over: QHeaderView | None = None

    def watch_columns(self) -> None:
        """Follow the head from now on: what is moved, hidden or made wider."""
        head = self.horizontalHeader()
        for told in (head.sectionResized, head.sectionMoved, head.sectionCountChanged):
            told.connect(self.freeze)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._show_over())

    @property
    def frozen_px(self) -> int:
        """How wide the columns that stay are; 0 while nothing is scrolled away."""
        return sum(width for _, width in self.frozen.values()) if self.horizontalScrollBar().value() else 0

    def freeze(self, *_what: object) -> None:
        """Find out which columns stay."""
        head, left = self.horizontalHeader(), 0
        self.frozen = {}
        for place in range(head.count()):
            column = head.logicalIndex(place)
            width = head.sectionSize(column)
            if width and column not in self.may_stay:
                break
            if width:
                self.frozen[column] = (left, width)
                left += width
        if left > _MOST_SHARE * self.viewport().width():
            self.frozen = {}
        self._show_over()
        self.viewport().update()

    # --- the head over the head
    def _show_over(self) -> None:
        width = self.frozen_px
        if not width:
            if self._over is not None:
                self._over.hide()
            return
        head, over = self.horizontalHeader(), self._over or self._make_over()
        over.blockSignals(True)
        for place, column in enumerate(self.frozen):
            over.moveSection(over.visualIndex(column), place)
        for column in range(over.count()):
            over.setSectionHidden(column, column not in self.frozen)
            if column in self.frozen:
                over.resizeSection(column, self.frozen[column][1])
        over.setSortIndicator(head.sortIndicatorSection(), head.sortIndicatorOrder())
        over.blockSignals(False)
        over.setGeometry(0, 0, width, head.height())
        over.show()

    def _make_over(self) -> QHeaderView:
        head = self.horizontalHeader()
        self._over = over = QHeaderView(Qt.Orientation.Horizontal, head)
        over.setModel(self.model())
        over.setFont(head.font())
        over.setSectionsClickable(True)
        over.setHighlightSections(False)
        over.setSortIndicatorShown(True)
        over.setSortIndicatorClearable(True)
        over.setAccessibleName(head.accessibleName())
        over.setDefaultAlignment(head.defaultAlignment())
        over.sortIndicatorChanged.connect(lambda place, order: self.horizontalHeader().setSortIndicator(place, order))
        over.sectionResized.connect(
            lambda column, _before, width: self.setColumnWidth(column, width) if width else None
        )
        over.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        over.customContextMenuRequested.connect(self._ask_menu)
        head.sortIndicatorChanged.connect(lambda *_: self._show_over())
        return over

    def _ask_menu(self, point: QPoint) -> None:
        self.horizontalHeader().customContextMenuRequested.emit(point)

    # --- where cells lie
    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """A cell's place in the viewport."""
        if self.frozen_px and index.isValid() and index.column() in self.frozen:
            left, width = self.frozen[index.column()]
            return QRect(left, self.rowViewportPosition(index.row()), width, self.rowHeight(index.row()))
        return super().visualRect(index)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell at a place of the viewport."""
        if point.x() < self.frozen_px:
            row = self.rowAt(point.y())
            found = [column for column, (left, width) in self.frozen.items() if left <= point.x() < left + width]
            return self.model().index(row, found[0]) if row >= 0 and found else QModelIndex()
        return super().indexAt(point)

    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a cell into sight, clear of the columns that stay."""
        across = self.horizontalScrollBar()
        before = across.value()
        super().scrollTo(index, hint)
        across.setValue(before)
        if not index.isValid() or index.column() in self.frozen:
            return
        left, width = self.columnViewportPosition(index.column()), self.columnWidth(index.column())
        covered = sum(width for _, width in self.frozen.values())
        if left < covered:
            across.setValue(before + left - covered)
        elif left + width > self.viewport().width():
            across.setValue(before + min(left + width - self.viewport().width(), left - covered))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays is painted anew, and what comes out from under it."""
        super().scrollContentsBy(dx, dy)
        covered = sum(width for _, width in self.frozen.values())
        if dx and covered:
            self.viewport().update(0, 0, covered + abs(dx) + 1, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table lets go of them."""
        super().resizeEvent(event)
        self.freeze()
