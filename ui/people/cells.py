"""The tables of people: how a row looks, and which of the two tables is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.buttons import Segments
from ui.words import initials, tr

ROW_PX = 40
TONE_ROLE = 0x0102  # Qt.UserRole + 2


class PersonCell(QStyledItemDelegate):
    """Draws a cell: the first with the person's badge, words in their tone, cut at the edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, room = self._theme, option.rect
        table = self.parent()
        is_chosen = isinstance(table, QTableWidget) and index.row() == table.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(room, theme.color("select"))
            if index.column() == 0:
                painter.fillRect(room.x(), room.y(), 2, room.height(), theme.color("accent"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        left = 16 if index.column() == 0 else 8
        if index.column() == 0:
            circle = QRectF(room.x() + 16, room.y() + (room.height() - 22) / 2, 22, 22)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawEllipse(circle)
            painter.setPen(theme.color("text1"))
            painter.setFont(theme.font(10, 600))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(str(index.data())))
            left = 48
        tone = str(index.data(TONE_ROLE) or "1")
        roles = {"1": "text1", "2": "text2", "3": "text3", "review": "review.text", "late": "late.text"}
        painter.setPen(theme.color(roles[tone]))
        painter.setFont(theme.font(13, 600 if index.column() == 0 else 400))
        words = room.adjusted(left, 0, -8, 0)
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)
        painter.restore()


class ViewWithPane(QWidget):
    """What a view of people is made of: its main part with a column, and a place at the right for a pane."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._main = QWidget()
        self._main.setProperty("kind", "panel")
        self._column = QVBoxLayout(self._main)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._whole.addWidget(self._main, 1)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._side)


def people_table(
    theme: Theme, name: str, columns: Mapping[str, QHeaderView.ResizeMode], choose: Callable[[int], None]
) -> QTableWidget:
    """A table of people; one row is chosen as a whole: ``choose`` gets its number."""
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    table.setItemDelegate(PersonCell(theme, table))
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_PX)
    header = table.horizontalHeader()
    header.setAccessibleName(tr("Columns"))
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, mode in enumerate(columns.values()):
        header.setSectionResizeMode(column, mode)
    header.setMinimumSectionSize(96)
    # a table that gets the keyboard marks its first row: nobody has chosen that
    table.currentCellChanged.connect(lambda row, _column, old, _before: choose(row) if old >= 0 else None)
    table.cellClicked.connect(lambda row, _column: choose(row))
    table.cellActivated.connect(lambda row, _column: choose(row))
    return table


def view_choice(theme: Theme) -> Segments:
    """Which people are shown."""
    made = Segments(theme, (("production", tr("In this production")), ("roster", tr("My people"))), tr("Which people"))
    made.show_chosen("production")
    return made
