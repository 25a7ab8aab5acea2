"""The table's model: one line a stage, in the order of the plan or of a column. An edit is told as a command, not done here.

What was written is shown until the plan says it, or until it is known that it will not.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from studio.domain.errors import BadInputError
from ui.languages import told
from ui.plan.views.columns import Column, Line, columns, command_for, hint_of, why_fixed
from ui.plan.views.view import ViewRows
from ui.timeline.axis import zone_named
from ui.widgets.tips import tip

AnyIndex = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class StageTableModel(QAbstractTableModel):
    """``edited`` carries a value of ``studio.actions``, ``refused`` words on what was written and is none."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.columns: list[Column] = columns()
        self.lines: list[Line] = []
        self.rows: ViewRows | None = None
        self.sort_key, self.is_descending = "", False
        self._row_of: dict[str, int] = {}
        self._starts_group: list[bool] = []
        self._pending: dict[tuple[str, str], str] = {}
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        self._flags = [plain | Qt.ItemFlag.ItemIsEditable if one.field else plain for one in self.columns]

    # --- what is shown
    def show_rows(self, rows: ViewRows) -> None:
        """Show these; where the same stages stand in the same order, cells are only told anew."""
        self.rows = rows
        self._pending.clear()
        lines = self._ordered(rows)
        if [line.stage.id for line in lines] == [line.stage.id for line in self.lines]:
            self._take(lines)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._take(lines)
        self.endResetModel()

    def _ordered(self, rows: ViewRows) -> list[Line]:
        zone, tracks = zone_named(rows.plan.zone), {track.id: track.name for track in rows.plan.tracks}
        fields, problems = rows.fields, rows.problems
        lines = [
            Line(stage, tracks.get(stage.track, ""), fields.get(stage.id), zone, problems.get(stage.id, ()))
            for stage in rows.plan.stages
            if stage.id in rows.shown
        ]
        column = self.column_named(self.sort_key)
        if column is not None:
            lines.sort(key=column.sorts, reverse=self.is_descending)
        return lines

    def _take(self, lines: list[Line]) -> None:
        self.lines = lines
        self._row_of = {line.stage.id: row for row, line in enumerate(lines)}
        is_grouped = not self.sort_key
        self._starts_group = [
            not is_grouped or row == 0 or lines[row - 1].stage.track != line.stage.track
            for row, line in enumerate(lines)
        ]

    def sort_by(self, key: str, *, is_descending: bool) -> None:
        """Order by a column (empty: as in the plan)."""
        self.sort_key, self.is_descending = key, is_descending
        if self.rows is not None:
            self.beginResetModel()
            self._take(self._ordered(self.rows))
            self.endResetModel()

    @property
    def is_grouped(self) -> bool:
        """Whether the lines stand by track."""
        return not self.sort_key

    def starts_group(self, row: int) -> bool:
        """Whether a line is the first of its track; where they are sorted each says its own."""
        return self._starts_group[row]

    def row_of(self, stage: str) -> int:
        """The line of a stage, -1 where it is not shown."""
        return self._row_of.get(stage, -1)

    def column_named(self, key: str) -> Column | None:
        """The column of that key."""
        return next((column for column in self.columns if column.key == key), None)

    # --- Qt's questions
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            column = self.columns[section]
            if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
                return column.head
            if role == _Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        line, about = self.lines[row], self.columns[column]
        if self._pending:
            pending = self._pending.get((line.stage.id, about.key))
            if pending is not None:
                return pending
        return about.words(line)

    def is_pending(self, row: int, column: int) -> bool:
        """Whether a cell says what has been written and is not decided yet."""
        return (self.lines[row].stage.id, self.columns[column].key) in self._pending

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, place = index.row(), index.column()
        if role == _Role.DisplayRole:
            return self.words(row, place)
        if role == _Role.AccessibleTextRole:
            return f"{self.columns[place].head}: {self.words(row, place)}"
        if role == _Role.EditRole:
            return self.written(row, place)
        if role == _Role.ToolTipRole:
            about = (self.words(row, place), hint_of(self.columns[place], self.lines[row]), *self.lines[row].problems)
            return tip("\n".join(word for word in about if word))
        return None

    def written(self, row: int, place: int) -> str:
        """The text that an editor of a cell begins with."""
        column = self.columns[place]
        return (column.written or column.words)(self.lines[row])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Whether a column is written in at all; what forbids it for one stage is said when somebody tries."""
        # Qt asks for every cell it paints, many times over
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def why_fixed(self, row: int, place: int) -> str:
        """Why a cell cannot be written in; empty where it can."""
        return why_fixed(self.columns[place], self.lines[row])

    # --- writing
    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Tell what was written as a command."""
        if role != _Role.EditRole or not index.isValid():
            return False
        line, column = self.lines[index.row()], self.columns[index.column()]
        try:
            command = command_for(column, line, value)
        except BadInputError as error:
            self.refused.emit(f"{told(error.message)} {told(error.what_to_do)}".strip())
            return False
        if command is None:
            return False
        self._pending[line.stage.id, column.key] = self._shown(column, value)
        self.dataChanged.emit(index, index)
        self.edited.emit(command)
        return True

    def _shown(self, column: Column, value: Any) -> str:
        if column.kind == "moment":
            from ui.words import moment_text

            return moment_text(int(value)) if value else ""
        if column.kind == "track" and self.rows is not None:
            return next((track.name for track in self.rows.plan.tracks if track.id == value), "")
        return str(value).strip()

    def forget_pending(self) -> None:
        """What was written did not come to be."""
        self._pending.clear()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))
