"""How a cell of the table is painted and written in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QDate, QDateTime, QEvent, QObject, QRect, Qt, QTime
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import icon_pixmap
from ui.theme import Theme
from ui.timeline.layers import is_struck
from ui.timeline.pills import Pills
from ui.tokens import state_look
from ui.words import at, tr

if TYPE_CHECKING:
    from ui.plan.views.columns import Line
    from ui.plan.views.table_model import AnyIndex, StageTableModel

PAD_PX = 8
_FIRST_PAD_PX = 16
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MOMENT_FORM = "d MMM yyyy HH:mm"


class CellPainter:
    """Draws cells from the model itself: what Qt would ask in roles for each of them costs more than the painting."""

    def __init__(self, theme: Theme, model: StageTableModel) -> None:
        self._theme, self._model = theme, model
        self._pills: Pills | None = None
        self._pills_name = ""

    def draw(self, painter: QPainter, row: int, place: int, room: QRect, *, is_selected: bool, has_focus: bool) -> None:
        """One cell."""
        theme, model = self._theme, self._model
        line, column = model.lines[row], model.columns[place]
        painter.fillRect(room, theme.color("select" if is_selected else "panel"))
        is_first = model.starts_group(row)
        painter.fillRect(room.left(), room.top(), room.width(), 1, theme.color("line" if is_first else "grid"))
        painter.setFont(theme.font(12, 500 if column.key == "stage" else 400))
        inner = room.adjusted(_FIRST_PAD_PX if column.key == "track" else PAD_PX, 0, -PAD_PX, 0)
        if column.key == "track":
            self._draw_track(painter, line, inner, is_first=is_first)
        elif column.key == "state":
            self._draw_state(painter, line, model.words(row, place), inner, painter.device().devicePixelRatioF())
        elif column.key == "person":
            self._draw_person(painter, line, model.words(row, place), inner, painter.device().devicePixelRatioF())
        else:
            self._draw_words(painter, line, column.key, model.words(row, place), inner, is_number=column.is_number)
        if has_focus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -1, -1))

    def _draw_track(self, painter: QPainter, line: Line, room: QRect, *, is_first: bool) -> None:
        # the name stands once for each track, as in the timeline's column
        if is_first:
            grouped = self._model.is_grouped
            painter.setFont(self._theme.font(12, 600 if grouped else 400))
            painter.setPen(self._theme.color("text1" if grouped else "text2"))
            self._elided(painter, line.track, room, _LEFT)

    def _draw_state(self, painter: QPainter, line: Line, words: str, room: QRect, ratio: float) -> None:
        look = state_look(line.stage.state, is_silent=line.stage.is_silent)
        ink = self._theme.color(f"{look.hue}.text")
        top = room.top() + (room.height() - 14) // 2
        painter.drawPixmap(room.left(), top, icon_pixmap(look.icon, ink, 14, ratio=ratio))
        painter.setPen(ink)
        self._elided(painter, words, room.adjusted(20, 0, 0, 0), _LEFT)

    def _draw_person(self, painter: QPainter, line: Line, words: str, room: QRect, ratio: float) -> None:
        if not words:
            return
        if self._pills is None or self._pills.ratio != ratio or self._pills_name != self._theme.name:
            self._pills, self._pills_name = Pills(self._theme, ratio), self._theme.name
        painter.drawPixmap(room.left(), room.top() + (room.height() - 20) // 2, self._pills.badge(words))
        # whom a stage is only meant for is said more quietly than who has it
        painter.setPen(self._theme.color("text1" if line.stage.person else "text3"))
        self._elided(painter, words, room.adjusted(26, 0, 0, 0), _LEFT)

    def _draw_words(self, painter: QPainter, line: Line, key: str, words: str, room: QRect, *, is_number: bool) -> None:
        stage = line.stage
        role = "text1" if key in {"stage", "price"} else "text2"
        if key in {"marks", "due"} and (stage.is_late or line.problems):
            role = "late.text"
        elif key == "marks" and stage.is_stale:
            role = "stale.text"
        if key == "stage" and is_struck(stage.state):
            font = painter.font()
            font.setStrikeOut(True)
            painter.setFont(font)
        painter.setPen(self._theme.color(role))
        self._elided(painter, words, room, _RIGHT if is_number else _LEFT)

    @staticmethod
    def _elided(painter: QPainter, words: str, room: QRect, flags: int) -> None:
        if words:
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, flags, shown)


class TableDelegate(QStyledItemDelegate):
    """What a cell is written in with; it is painted by ``CellPainter``."""

    def __init__(self, theme: Theme, model: StageTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.is_writing = False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A field for text, a list for a track, a date for a date."""
        column, line = self._model.columns[index.column()], self._model.lines[index.row()]
        rows = self._model.rows
        self.is_writing = True
        editor: QWidget
        if column.kind == "track" and rows is not None:
            editor = box = QComboBox(parent)
            for track in rows.plan.tracks:
                box.addItem(track.name, track.id)
        elif column.kind == "moment":
            editor = moment = QDateTimeEdit(parent)
            moment.setDisplayFormat(_MOMENT_FORM)
            moment.setCalendarPopup(True)
        else:
            editor = field = QLineEdit(parent)
            if column.kind == "person" and rows is not None:
                completer = QCompleter(list(rows.people), field)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                field.setCompleter(completer)
        editor.setAccessibleName(tr("{head} of {title}", head=column.head, title=line.stage.title))
        editor.setFont(self._theme.font(12))
        return editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Whatever ended it, nothing is written any more."""
        self.is_writing = False
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        """Over the cell, and wider where what is written would not fit."""
        room = option.rect
        editor.setGeometry(room.left(), room.top(), max(room.width(), editor.minimumSizeHint().width()), room.height())

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What the cell says, all of it selected."""
        line, column = self._model.lines[index.row()], self._model.columns[index.column()]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(line.stage.track)))
        elif isinstance(editor, QDateTimeEdit):
            editor.setDateTime(_wall(self._moment(column.field, line)))
        elif isinstance(editor, QLineEdit):
            editor.setText(self._model.written(index.row(), index.column()))
            editor.selectAll()

    @staticmethod
    def _moment(field: str, line: Line) -> int:
        stage = line.stage
        return stage.work_end_ms if field == "work_end_ms" else stage.start_ms

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand on what was written."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QDateTimeEdit):
            line, column = self._model.lines[index.row()], self._model.columns[index.column()]
            wall = editor.dateTime()
            # the minute that is shown stands for the instant it was made of
            if wall != _wall(self._moment(column.field, line)):
                model.setData(index, _instant(wall))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps what was written and stays, also in a list and a date; the rest is Qt's."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.type() == QEvent.Type.KeyPress and isinstance(editor, QComboBox | QDateTimeEdit):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


def _wall(at_ms: int) -> QDateTime:
    """An instant as the reader's clock shows it, without the zone."""
    moment = at(at_ms)
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute))


def _instant(wall: QDateTime) -> int:
    date, time = wall.date(), wall.time()
    # without a zone it is the reader's
    return round(datetime(date.year(), date.month(), date.day(), time.hour(), time.minute()).timestamp() * 1000)  # noqa: DTZ001
