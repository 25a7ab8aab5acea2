"""The command palette: one field that finds commands, and everything of the home that has the words. Opened with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon_exists, icon_pixmap
from ui.theme import Theme
from ui.widgets.labels import label
from ui.words import tr

_WIDTH_PX, _ROW_PX, _MOST_ROWS = 560, 32, 10
_PAUSE_MS = 120
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``detail`` stands at the right (a key or a state), ``kind`` groups what is found."""

    words: str
    run: Callable[[], object]
    icon: str = ""
    detail: str = ""
    kind: str = "command"


Search = Callable[[str, Callable[[list[Entry]], None]], None]


def match_score(query: str, words: str) -> int:
    """How well words fit a query: 0 not at all; starts of words count most, letters in order least."""
    query, text = query.casefold().strip(), words.casefold()
    if not query:
        return 1
    parts = query.split()
    rules = (
        (100, text.startswith(query)),
        (80, f" {query}" in text),
        (60, query in text),
        (50, len(parts) > 1 and all(part in text for part in parts)),
        # two letters in order are found in almost any words
        (10, len(query) > 2 and _in_order(query.replace(" ", ""), text)),
    )
    return next((score for score, fits in rules if fits), 0)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.words
        return entry.detail if role == Qt.ItemDataRole.AccessibleDescriptionRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(0, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        theme, room = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(room.adjusted(4, 1, -4, -1), 6, 6)
        if entry.icon and icon_exists(entry.icon):
            painter.drawPixmap(room.left() + 14, room.top() + 8, icon_pixmap(entry.icon, theme.color("text2"), 16))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        width = painter.fontMetrics().horizontalAdvance(entry.detail)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(room.right() - width - 14, room.top(), width + 2, room.height()), flags, entry.detail)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text1"))
        place = room.adjusted(40, 0, -width - 28, 0)
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, flags, words)


class Palette(QFrame):
    """Lies over the window; ``entries`` is asked each time it opens. ``search`` is asked for more that has the words, when nothing has
    been typed for a moment, and hands on what it finds later. Escape or a click beside it closes it.
    """

    def __init__(
        self, theme: Theme, entries: Callable[[], list[Entry]], parent: QWidget, search: Search | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_entries, self._search = entries, search
        self._entries: list[Entry] = []
        self._more: list[Entry] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask_more)
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Commands"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Type a command, or what you look for: a name, a note, a file"))
        self.field.setAccessibleName(tr("Search or run a command"))
        self.field.setFont(theme.font(15))
        self.field.setFixedHeight(36)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self._model = _Model()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(theme, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Found"))
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.nothing = label(theme, tr("Nothing here is called that."), 13, tone="3")
        self.nothing.setContentsMargins(8, 0, 8, 0)
        self.nothing.setFixedHeight(_ROW_PX)
        self._before: QWidget | None = None
        for part in (self.field, self.list, self.nothing):
            column.addWidget(part)
        self.hide()

    def open(self) -> None:
        """Come up empty, over the upper middle of the window."""
        self._entries = self._ask_entries()
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = focus
        self._more = []
        self.field.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def found(self) -> list[Entry]:
        """What is listed now, best first."""
        return self._model.entries

    def _typed(self, query: str) -> None:
        self._more = []
        self._filter(query)
        if self._search is not None and len(query.strip()) > 1:
            self._pause.start()
        else:
            self._pause.stop()

    def _ask_more(self) -> None:
        query = self.field.text()
        if self._search is not None and self.isVisible():
            self._search(query, lambda entries: self._take_more(query, entries))

    def _take_more(self, query: str, entries: list[Entry]) -> None:
        """What was found, unless something else has been typed since; the chosen line stays chosen."""
        if query == self.field.text() and self.isVisible():
            row = max(0, self.list.currentIndex().row())
            self._more = entries
            self._filter(query, row)

    def _filter(self, query: str, row: int = 0) -> None:
        scored = [(match_score(query, entry.words), entry) for entry in self._entries]
        kept = [(score, number, entry) for number, (score, entry) in enumerate(scored) if score]
        kept.sort(key=lambda one: (-one[0], one[1]))
        known = {(entry.kind, entry.words) for _score, _number, entry in kept}
        more = [entry for entry in self._more if (entry.kind, entry.words) not in known]
        shown = [*(entry for _score, _number, entry in kept), *more]
        self._model.show_entries(shown)
        if shown:
            self.list.setCurrentIndex(self._model.index(min(row, len(shown) - 1)))
        self._place(min(len(shown), _MOST_ROWS))

    def _place(self, rows: int) -> None:
        self.list.setFixedHeight(rows * _ROW_PX)
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        width = min(_WIDTH_PX, self.parentWidget().width() - 24)
        height = 8 + 36 + 8 + max(rows, 1) * _ROW_PX + 8
        self.setGeometry((self.parentWidget().width() - width) // 2, 56, width, height)

    def _run(self, row: int) -> None:
        entry = self._model.entries[row]
        self.close_palette()
        entry.run()

    def close_palette(self) -> None:
        """Go away and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.parentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the field that belong to the list."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and last >= 0:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self._model.index((row + step) % (last + 1)))
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and 0 <= row <= last:
            self._run(row)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        return False


def key_words(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
