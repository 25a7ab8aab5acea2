"""A table of figures: a name and what belongs to it in each line, sums in a last line that stays in sight.

Read only; however long it is, only what is in sight is made and drawn. A chosen line is told by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.tokens import LIST_ROW_PX

_TONES = {"1": "text1", "2": "text2", "3": "text3"}
_Index = QModelIndex | QPersistentModelIndex
_LEAST_COLUMN_PX = 64
_MEASURED = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line: whose it is (empty: nothing to choose), its cells, and the tone of each (1 to 3, or a state's hue)."""

    id: str
    cells: tuple[str, ...]
    tones: tuple[str, ...] = ()

    def tone(self, column: int) -> str:
        """The tone of a cell."""
        return self.tones[column] if column < len(self.tones) else "1"


Make = Callable[[int], Line]


class _Lines(QAbstractTableModel):
    """Makes a line when it is first drawn or read."""

    def __init__(self) -> None:
        super().__init__()
        self.head: tuple[str, ...] = ()
        self.ids: Sequence[str] = ()
        self.first_right = 1
        self._make: Make | None = None
        self._made: dict[int, Line] = {}

    def show_lines(self, head: tuple[str, ...], ids: Sequence[str], make: Make, first_right: int) -> None:
        self.beginResetModel()
        self.head, self.ids, self.first_right = head, ids, first_right
        self._make, self._made = make, {}
        self.endResetModel()

    def line(self, row: int) -> Line:
        found = self._made.get(row)
        if found is None and self._make is not None:
            found = self._made[row] = self._make(row)
        return found or Line("", ())

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index.row()).cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self, index.column())
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Horizontal and section < len(self.head):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.head[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self, section)
        return None


def _alignment(model: _Lines, column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column >= model.first_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _Cell(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, room, model = self._theme, option.rect, index.model()
        if not isinstance(model, _Lines):
            return
        line = model.line(index.row())
        painter.save()
        if line.id and index.row() == self._view.currentIndex().row():
            painter.fillRect(room, theme.color("select"))
            if index.column() == 0:
                painter.fillRect(room.x(), room.y(), 2, room.height(), theme.color("accent"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        is_first = index.column() == 0
        tone = line.tone(index.column())
        painter.setPen(theme.color(_TONES.get(tone, f"{tone}.text")))
        painter.setFont(theme.font(12, 500 if is_first else 400))
        _draw_text(painter, room, line.cells[index.column()], model, index.column())
        painter.restore()


def _draw_text(painter: QPainter, room: QRect, text: str, model: _Lines, column: int) -> None:
    left = 16 if column == 0 else 8
    words = room.adjusted(left, 0, -8, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, int(_alignment(model, column)), shown)


class _Sums(QFrame):
    """The last line, painted under the columns of the table."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__()
        self._theme, self._view = theme, view
        self.cells: tuple[str, ...] = ()
        self.setFixedHeight(LIST_ROW_PX + 2)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: object) -> None:
        painter, header, model = QPainter(self), self._view.horizontalHeader(), self._view.model()
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line2"))
        if not isinstance(model, _Lines):
            return
        painter.setFont(self._theme.font(12, 600))
        painter.setPen(self._theme.color("text1"))
        for column, text in enumerate(self.cells):
            place = QRect(header.sectionViewportPosition(column), 1, header.sectionSize(column), self.height() - 1)
            _draw_text(painter, place, text, model, column)


class _View(QTableView):
    def __init__(self, table: FiguresTable) -> None:
        super().__init__()
        self._table = table

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        # the whole line is marked, not only its cell
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._table.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class FiguresTable(QWidget):
    """``chosen`` carries the id of a line that was clicked, or walked to with the keyboard and confirmed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._lines = theme, _Lines()
        self.view = view = _View(self)
        view.setAccessibleName(name)
        view.setModel(self._lines)
        view.setItemDelegate(_Cell(theme, view))
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(LIST_ROW_PX)
        header = view.horizontalHeader()
        header.setAccessibleName(name)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_COLUMN_PX)
        view.clicked.connect(lambda index: self.choose(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        self._sums = _Sums(theme, view)
        column.addWidget(self._sums)
        header.sectionResized.connect(lambda *_sizes: self._sums.update())

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, made now."""
        return tuple(self._lines.line(row) for row in range(len(self._lines.ids)))

    def show_lines(
        self, head: tuple[str, ...], ids: Sequence[str], make: Make, sums: tuple[str, ...] = (), *, first_right: int = 1
    ) -> None:
        """Show a line for each id (empty: nothing to choose), made by its number when it comes into sight.

        Columns from ``first_right`` on are flush right; ``sums`` are the cells of the last line. Who was chosen stays so.
        """
        at, model = self.view.currentIndex().row(), self._lines
        kept = model.ids[at] if 0 <= at < len(model.ids) else ""
        model.show_lines(head, ids, make, first_right)
        self._sums.cells = sums
        self._sums.setVisible(bool(sums))
        self._sums.setAccessibleName(", ".join(f"{name}: {cell}" for name, cell in zip(head, sums, strict=False)))
        self._set_widths()
        self._sums.update()
        if kept and kept in ids:
            self.view.setCurrentIndex(model.index(ids.index(kept), 0))

    def _set_widths(self) -> None:
        """The first column takes what is left; the others are as wide as what is seen of the first lines."""
        model, header = self._lines, self.view.horizontalHeader()
        bold, plain = QFontMetrics(self._theme.font(13, 600)), QFontMetrics(self._theme.font(12))
        cells = [model.line(row).cells for row in range(min(len(model.ids), _MEASURED))]
        for column, name in enumerate(model.head):
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Fixed if column else QHeaderView.ResizeMode.Stretch
            )
            widest = max((plain.horizontalAdvance(line[column]) for line in cells), default=0)
            last = bold.horizontalAdvance(self._sums.cells[column]) if column < len(self._sums.cells) else 0
            header.resizeSection(column, max(widest, last, bold.horizontalAdvance(name), _LEAST_COLUMN_PX - 24) + 24)

    def choose(self, row: int) -> None:
        """Tell which line was chosen."""
        if 0 <= row < len(self._lines.ids) and self._lines.ids[row]:
            self.view.viewport().update()
            self.chosen.emit(self._lines.ids[row])
