"""The plan as a table: a line a stage, sorted by any column, written in where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QVBoxLayout, QWidget

from ui.plan.views.frozen_table import FrozenTable
from ui.plan.views.table_delegate import CellPainter, TableDelegate
from ui.plan.views.table_model import StageTableModel
from ui.plan.views.view import Look, ViewRows, Wishes
from ui.plan.views.view_state import TableLayout
from ui.theme import Theme
from ui.tokens import LIST_ROW_PX
from ui.widgets.buttons import Button
from ui.words import tr

_Flag = QItemSelectionModel.SelectionFlag
_WHOLE_LINE = _Flag.ClearAndSelect | _Flag.Rows
_Trigger = QAbstractItemView.EditTrigger
_ASKS = {_Trigger.DoubleClicked, _Trigger.EditKeyPressed, _Trigger.AnyKeyPressed, _Trigger.AllEditTriggers}
# keys that the window has commands for, but mean the cell while the table has the keyboard
_OWN_KEYS = {Qt.Key.Key_F2, Qt.Key.Key_Home, Qt.Key.Key_End}


# these stay in sight, so that one knows what a line is about
_STAYING = frozenset({"track", "stage"})
_LEAST_COLUMN_PX, _COLUMN_STEP_PX = 40, 16


class StageTable(FrozenTable):
    """Lines are selected as a whole; one cell of them has the keyboard. ``wishes`` tells what is asked for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wishes = Wishes(self)
        self.stages = StageTableModel(self)
        self.setModel(self.stages)
        self.writer = TableDelegate(theme, self.stages, self)
        self.setItemDelegate(self.writer)
        self._theme, self._cells = theme, CellPainter(theme, self.stages)
        # every pixel is painted here, so that a scroll shifts what is there
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Stages"))
        self.setAccessibleDescription(
            tr(
                "Arrows move between cells, F2 or Enter writes, Tab in a field goes on to the next one, the menu key has more."
            )
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab leaves the table; within a field it goes on to the next one
        self.setTabKeyNavigation(False)
        lines = self.verticalHeader()
        lines.hide()
        lines.setMinimumSectionSize(LIST_ROW_PX)
        lines.setDefaultSectionSize(LIST_ROW_PX)
        self._widths: dict[str, int] = {}
        self._lay_head(theme)
        self._is_told = False
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.stages.edited.connect(self.wishes.edited)
        self.stages.refused.connect(self.wishes.refused)
        theme.changed.connect(self.viewport().update)

    def _lay_head(self, theme: Theme) -> None:
        head = self.horizontalHeader()
        head.setFont(theme.font(11, 600))
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setAccessibleName(tr("Columns"))
        for place, column in enumerate(self.stages.columns):
            self.setColumnWidth(place, column.width_px)
            self.setColumnHidden(place, column.is_hidden)
        head.setMinimumSectionSize(_LEAST_COLUMN_PX)
        self.may_stay = frozenset(place for place, column in enumerate(self.stages.columns) if column.key in _STAYING)
        self.watch_columns()
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionMoved.connect(lambda *_: self.wishes.laid_out.emit())
        head.sectionResized.connect(self._keep_width)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda point: self.open_columns(head.mapToGlobal(point)))

    # --- order and columns
    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        key = self.stages.columns[place].key if place >= 0 else ""
        chosen, primary = self.chosen_ids(), self.primary_id()
        self.stages.sort_by(key, is_descending=order == Qt.SortOrder.DescendingOrder)
        self.show_choice(frozenset(chosen), primary)
        self.wishes.laid_out.emit()

    def sort_by_current(self) -> None:
        """Order by the cell's column, the other way round, or as in the plan: in turn."""
        place, head = max(0, self.currentIndex().column()), self.horizontalHeader()
        if head.sortIndicatorSection() != place:
            head.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
        elif head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            head.setSortIndicator(place, Qt.SortOrder.DescendingOrder)
        else:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def widen(self, steps: int) -> None:
        """Make the cell's column wider, or narrower for fewer than no steps."""
        place = max(0, self.currentIndex().column())
        wide = max(_LEAST_COLUMN_PX, self.columnWidth(place) + steps * _COLUMN_STEP_PX)
        self.setColumnWidth(place, wide)
        self.scrollTo(self.currentIndex())

    def _keep_width(self, place: int, before: int, width: int) -> None:
        # to hide and to show a column are no other width
        if before and width:
            self._widths[self.stages.columns[place].key] = width
            self.wishes.laid_out.emit()

    def layout_now(self) -> TableLayout:
        """Order and columns as they are."""
        head, about = self.horizontalHeader(), self.stages.columns
        order = tuple(about[head.logicalIndex(place)].key for place in range(head.count()))
        hidden = frozenset(column.key for place, column in enumerate(about) if self.isColumnHidden(place))
        widths = {column.key: self._widths[column.key] for column in about if column.key in self._widths}
        return TableLayout(self.stages.sort_key, self.stages.is_descending, hidden, order, tuple(widths.items()))

    def show_layout(self, layout: TableLayout) -> None:
        """Order and columns as they were kept; unknown ones do not count."""
        head, about = self.horizontalHeader(), self.stages.columns
        keys = [column.key for column in about]
        head.blockSignals(True)
        wanted = [key for key in layout.order if key in keys]
        wanted += [key for key in keys if key not in wanted]
        for place, key in enumerate(wanted):
            head.moveSection(head.visualIndex(keys.index(key)), place)
        self._widths = {key: wide for key, wide in layout.widths if key in keys}
        for place, column in enumerate(about):
            self.setColumnWidth(place, self._widths.get(column.key, column.width_px))
        sort = keys.index(layout.sort) if layout.sort in keys else -1
        order = Qt.SortOrder.DescendingOrder if layout.is_descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(sort, order)
        head.blockSignals(False)
        for place, column in enumerate(about):
            is_hidden = column.is_hidden if layout.hidden is None else column.key in layout.hidden
            # without the stage's name nobody knows what a line is about
            self.setColumnHidden(place, is_hidden and column.key != "stage")
        self.stages.sort_by(layout.sort if sort >= 0 else "", is_descending=layout.is_descending)
        self.updateGeometries()
        self.freeze()

    def open_columns(self, place: QPoint) -> QMenu:
        """The menu in which columns are chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.stages.columns):
            if column.key != "stage":
                action = QAction(column.head, menu)
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(number))
                action.toggled.connect(lambda is_on, number=number: self._show_column(number, is_shown=is_on))
                menu.addAction(action)
        menu.popup(place)
        return menu

    def _show_column(self, place: int, *, is_shown: bool) -> None:
        self.setColumnHidden(place, not is_shown)
        self.wishes.laid_out.emit()

    # --- selection
    def chosen_ids(self) -> tuple[str, ...]:
        """The stages whose lines are selected."""
        ranges = sorted(self._ranges())
        return tuple(self.stages.lines[row].stage.id for first, last in ranges for row in range(first, last + 1))

    def _ranges(self) -> list[tuple[int, int]]:
        """The selected lines, as first and last of those that follow each other."""
        picked = self.selectionModel().selection()
        return [(picked.at(number).top(), picked.at(number).bottom()) for number in range(picked.count())]

    def primary_id(self) -> str:
        """The stage of the cell that has the keyboard, where its line is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return ""
        return self.stages.lines[index.row()].stage.id

    def _tell(self, *_what: object) -> None:
        if not self._is_told:
            self._is_told = True
            # both of Qt's signals of one press are told as one
            chosen, primary = self.chosen_ids(), self.primary_id()
            self._is_told = False
            self.wishes.chosen.emit(chosen, primary or (chosen[0] if chosen else ""))

    def show_choice(self, chosen: frozenset[str], primary: str) -> None:
        """Select these lines; the cell with the keyboard stays in its column."""
        rows = sorted(row for stage in chosen if (row := self.stages.row_of(stage)) >= 0)
        current, now = self.stages.row_of(primary), self.currentIndex()
        if set(self.chosen_ids()) == {self.stages.lines[row].stage.id for row in rows} and self.primary_id() == primary:
            return
        self._is_told = True
        marked = self.selectionModel()
        if current >= 0:
            place = now.column() if now.isValid() else self.stages.columns.index(self.stages.column_named("stage"))
            marked.setCurrentIndex(self.stages.index(current, place), _WHOLE_LINE)
        picked, last = QItemSelection(), self.stages.columnCount() - 1
        for first, end in _runs(rows):
            picked.select(self.stages.index(first, 0), self.stages.index(end, last))
        marked.select(picked, _WHOLE_LINE)
        self._is_told = False
        if current >= 0:
            across = self.horizontalScrollBar().value()
            self.scrollTo(self.currentIndex())
            # a stage that is chosen elsewhere comes into sight from above or below only
            self.horizontalScrollBar().setValue(across)

    # --- writing
    def edit(self, index: Any, trigger: Any = None, event: Any = None) -> bool:  # type: ignore[override]
        """Write in a cell; where that cannot be, say why."""
        if trigger is None:
            super().edit(index)
            return True
        if trigger in _ASKS and index.isValid():
            reason = self.stages.why_fixed(index.row(), index.column())
            if reason:
                self.wishes.refused.emit(reason)
                return False
        return bool(super().edit(index, trigger, event))

    def write(self, key: str) -> bool:
        """Write in a column of the selected line."""
        row, column = self.stages.row_of(self.primary_id()), self.stages.column_named(key)
        if row < 0 or column is None:
            return False
        index = self.stages.index(row, self.stages.columns.index(column))
        self.setCurrentIndex(index)
        return self.edit(index, _Trigger.EditKeyPressed, None)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be written in, within the line."""
        index = self.currentIndex()
        goes_on = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        step = goes_on.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        self.writer.is_writing = False
        beside = self._next_writable(index, step) if step else None
        if beside is not None:
            self.setCurrentIndex(beside)
            self.edit(beside, _Trigger.EditKeyPressed, None)
        else:
            self.wishes.let_go.emit()

    def _next_writable(self, index: QModelIndex, step: int) -> QModelIndex | None:
        head = self.horizontalHeader()
        place = head.visualIndex(index.column()) + step
        while 0 <= place < head.count():
            column = head.logicalIndex(place)
            if not self.isColumnHidden(column) and not self.stages.why_fixed(index.row(), column):
                return self.stages.index(index.row(), column)
            place += step
        return None

    # --- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the exposed lines. Qt asks the model some forty questions for a cell, which is too dear for a scroll."""
        painter, theme = QPainter(self.viewport()), self._theme
        head, current = self.horizontalHeader(), self.currentIndex()
        focus = (current.row(), current.column()) if self.hasFocus() and current.isValid() else (-1, -1)
        ranges = self._ranges()
        places = [(head.logicalIndex(at), head.sectionSize(head.logicalIndex(at))) for at in range(head.count())]
        shown = [(place, self.columnViewportPosition(place), width) for place, width in places if width]
        covered = self.frozen_px
        staying = [(place, *self.frozen[place]) for place in self.frozen] if covered else []
        passing = [one for one in shown if not covered or one[0] not in self.frozen]
        for exposed in cast("Iterable[QRect]", event.region()):
            painter.setClipRect(exposed)
            painter.fillRect(exposed, theme.color("panel"))
            first, last = self.rowAt(exposed.top()), self.rowAt(exposed.bottom())
            rows = range(first, (last if last >= 0 else self.stages.rowCount() - 1) + 1) if first >= 0 else ()
            for left_px, cells in ((covered, passing), (0, staying)):
                painter.setClipRect(
                    exposed.intersected(QRect(left_px, 0, self.viewport().width(), self.viewport().height()))
                )
                for row in rows:
                    top, height = self.rowViewportPosition(row), self.rowHeight(row)
                    is_selected = any(start <= row <= end for start, end in ranges)
                    for place, left, width in cells:
                        if left < exposed.right() + 1 and left + width > max(exposed.left(), left_px):
                            room = QRect(left, top, width, height)
                            has_focus = focus == (row, place)
                            self._cells.draw(painter, row, place, room, is_selected=is_selected, has_focus=has_focus)
            if covered:
                painter.fillRect(covered - 1, exposed.top(), 1, exposed.height(), theme.color("line2"))

    # --- keys
    def event(self, event: QEvent) -> bool:
        """F2, Home and End are the cell's while the table has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, or opens what cannot be written in; Escape lets go of the selection."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            if self.stages.why_fixed(index.row(), index.column()) and not self.stages.columns[index.column()].field:
                self.wishes.opened.emit(self.stages.lines[index.row()].stage.id)
            else:
                self.edit(index, _Trigger.EditKeyPressed, event)
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Without a cell of its own the keyboard begins at the first stage's name."""
        if not self.currentIndex().isValid() and self.stages.lines:
            place = self.stages.columns.index(self.stages.column_named("stage"))
            self.selectionModel().setCurrentIndex(self.stages.index(0, place), _Flag.NoUpdate)
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, by the right button or the menu key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.primary_id():
            self.wishes.menu_wanted.emit(place)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


class TableView(QWidget, Look):
    """The table with what the row of tools has for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = StageTable(theme, self)
        self.wishes = self.table.wishes
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.columns = Button(theme, tr("Columns"), "table", "quiet")
        self.columns.clicked.connect(self.open_columns)

    @property
    def is_held(self) -> bool:
        return self.table.writer.is_writing

    def show_rows(self, rows: ViewRows) -> None:
        chosen, primary = frozenset(self.table.chosen_ids()), self.table.primary_id()
        self.table.stages.show_rows(rows)
        self.table.show_choice(chosen, primary)

    def show_choice(self, chosen: frozenset[str], primary: str) -> None:
        self.table.show_choice(chosen, primary)

    def place_below(self, stage: str) -> QPoint:
        table = self.table
        index = table.stages.index(max(0, table.stages.row_of(stage)), max(0, table.currentIndex().column()))
        return table.viewport().mapToGlobal(table.visualRect(index).bottomLeft())

    def rename(self) -> bool:
        return self.table.write("stage")

    def copied_text(self) -> str:
        """The selected lines with the columns that are shown, as tab-separated text."""
        table, head = self.table, self.table.horizontalHeader()
        places = [head.logicalIndex(place) for place in range(head.count())]
        places = [place for place in places if not table.isColumnHidden(place)]
        rows = [table.stages.row_of(stage) for stage in table.chosen_ids()]
        lines = [[table.stages.columns[place].head for place in places]]
        lines += [[table.stages.words(row, place) for place in places] for row in rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def forget_pending(self) -> None:
        self.table.stages.forget_pending()

    def open_columns(self) -> None:
        """Choose the columns from the row of tools."""
        menu = self.table.open_columns(self.columns.mapToGlobal(QPoint(0, self.columns.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def tools(self) -> list[Any]:
        return [self.columns]
