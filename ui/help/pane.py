"""The help: a pane over the right side of the window with a search field, the contents and the page that is read.

It blocks nothing: what a page tells can be done while it is read.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.help.pages import CONTENTS, HelpPage, Hit, help_pages, search
from ui.help.reading import Reading
from ui.icons import icon_pixmap
from ui.languages import spoken_language
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.over_pane import OverPane, window_of
from ui.words import tr

_ICON_PX, _SIDE_PX, _ABOVE_PX, _MOST_LINES = 16, 20, 10, 2
AnyIndex = QModelIndex | QPersistentModelIndex


class _Found(QAbstractListModel):
    """Pages to choose among: all of them, or what was found."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return len(self.hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return title_of(hit)
        return hit.excerpt if role == Qt.ItemDataRole.AccessibleDescriptionRole else None


def title_of(hit: Hit) -> str:
    """What a line of the list is called."""
    return f"{hit.page.title}: {hit.section}" if hit.section else hit.page.title


class _Lines(QStyledItemDelegate):
    """A title, and below it a line or two of what stands there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.width_px = 0

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(13, 600), self._theme.font(12)

    def _room(self) -> int:
        return self.width_px - 2 * _SIDE_PX - _ICON_PX - 10

    def _below(self, text: str) -> int:
        metrics = QFontMetrics(self._fonts()[1])
        needed = metrics.boundingRect(QRect(0, 0, self._room(), 999), int(Qt.TextFlag.TextWordWrap), text).height()
        return min(needed, _MOST_LINES * metrics.lineSpacing())

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        title = QFontMetrics(self._fonts()[0]).height()
        return QSize(self.width_px, 2 * _ABOVE_PX + title + 2 + self._below(hit.excerpt))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        theme, room = self._theme, option.rect
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(room.adjusted(8, 1, -8, -1), 6, 6)
        top = room.top() + _ABOVE_PX
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        mark = icon_pixmap(CONTENTS[hit.page.key], theme.color("text2"), _ICON_PX, ratio=ratio)
        painter.drawPixmap(room.left() + _SIDE_PX, top, mark)
        title, text = self._fonts()
        left = room.left() + _SIDE_PX + _ICON_PX + 10
        painter.setFont(title)
        painter.setPen(theme.color("text1"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(title_of(hit), Qt.TextElideMode.ElideRight, self._room())
        painter.drawText(left, top + metrics.ascent(), shown)
        painter.setFont(text)
        painter.setPen(theme.color("text2"))
        place = QRect(left, top + metrics.height() + 2, self._room(), self._below(hit.excerpt))
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), hit.excerpt)


class HelpPane(OverPane):
    """``show_page`` reads a page, ``show_contents`` lists all; typing in the field searches. Alt+Left goes back."""

    pane_px = 500
    back: Button
    contents: Button
    field: QLineEdit
    lines: QListView

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, tr("Help"), window)
        self.setObjectName("help")
        theme = context.theme
        self.language = spoken_language()
        self.pages: dict[str, HelpPage] = {page.key: page for page in help_pages(self.language)}
        self.page = ""
        self._before: list[str] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head(theme))
        self.field = self._search_field()
        row = row_of(self.field)
        row.setContentsMargins(_SIDE_PX - 8, 0, _SIDE_PX - 8, 10)
        whole.addLayout(row)
        whole.addWidget(rule())
        self._found = _Found()
        self._delegate = _Lines(theme, self)
        self.lines = self._list_of_pages()
        self.nothing = label(theme, tr("The help has no page with these words."), 13, tone="2", wraps=True)
        self.nothing.setContentsMargins(_SIDE_PX, 16, _SIDE_PX, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reading = Reading(theme)
        self.reading.page_wanted.connect(self.show_page)
        self.reading.command_wanted.connect(self._run)
        self.stack = QStackedWidget()
        for part in (self.lines, self.nothing, self.reading):
            self.stack.addWidget(part)
        whole.addWidget(self.stack, 1)
        theme.changed.connect(self.lines.viewport().update)

    def _head(self, theme: Theme) -> QHBoxLayout:
        self.back = icon_button(theme, tr("Back"), "arrow-left", tr("Back (Alt+Left)"))
        self.back.clicked.connect(self.go_back)
        self.contents = Button(theme, tr("All pages"), "menu-2", "quiet")
        self.contents.clicked.connect(self.show_contents)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.close)
        head = row_of(label(theme, tr("Help"), 15, 600), None, self.back, self.contents, close, gap_px=4)
        head.setContentsMargins(_SIDE_PX, 8, 8, 8)
        return head

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Search in the help"))
        field.setAccessibleName(tr("Search in the help"))
        field.setClearButtonEnabled(True)
        field.setFixedHeight(28)
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(lambda: self._open_row(max(0, self.lines.currentIndex().row())))
        return field

    def _list_of_pages(self) -> QListView:
        made = QListView()
        made.setAccessibleName(tr("Pages of the help"))
        made.setModel(self._found)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setFrameShape(QListView.Shape.NoFrame)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.clicked.connect(lambda index: self._open_row(index.row()))
        made.activated.connect(lambda index: self._open_row(index.row()))
        return made

    # --- what is shown
    def show_contents(self) -> None:
        """All pages, in their order."""
        self._remember()
        self.page = ""
        self.field.clear()
        self._list_hits([Hit(page, "", page.summary) for page in self.pages.values()])
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def show_page(self, key: str, section: str = "") -> None:
        """Read a page; of an unknown key the contents are shown."""
        if key not in self.pages:
            self.show_contents()
            return
        self._remember()
        self.field.clear()
        self._read(key, section)

    def _read(self, key: str, section: str = "") -> None:
        self.page = key
        self.stack.setCurrentWidget(self.reading)
        self.reading.show_page(self.pages[key], self.language, section)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def go_back(self) -> None:
        """To what was found, to the page that was read before, else to the contents."""
        if self.field.text().strip() and self.stack.currentWidget() is self.reading:
            self._typed(self.field.text())
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        last = self._before.pop() if self._before else ""
        self.page = ""
        self.show_page(last)

    def _remember(self) -> None:
        if self.page:
            self._before.append(self.page)

    def _tell(self) -> None:
        self.back.setVisible(bool(self._before) or self.stack.currentWidget() is self.reading)
        self.contents.setVisible(self.stack.currentWidget() is not self.lines or bool(self.field.text()))

    # --- searching
    def _typed(self, query: str) -> None:
        if query.strip():
            hits = search(tuple(self.pages.values()), query)
            self._list_hits(hits)
            if not hits:
                self.stack.setCurrentWidget(self.nothing)
        elif self.page:
            self.stack.setCurrentWidget(self.reading)
        else:
            self._list_hits([Hit(page, "", page.summary) for page in self.pages.values()])
        self._tell()

    def _list_hits(self, hits: list[Hit]) -> None:
        self._found.show_hits(hits)
        self.stack.setCurrentWidget(self.lines)
        if hits:
            self.lines.setCurrentIndex(self._found.index(0))
            self.lines.scrollToTop()

    def _open_row(self, row: int) -> None:
        if self.stack.currentWidget() is self.lines and row < len(self._found.hits):
            hit = self._found.hits[row]
            self._remember()
            self._read(hit.page.key, hit.section)

    def _run(self, command: str) -> None:
        table = self._context.commands
        known = {one.id for one in table.all()}
        if command not in known or not table.run(command):
            self._context.show_message(tr("That cannot be done now: there is nothing yet that it could be done with."))

    # --- the pane
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Left goes back; Down leads from the field into the list; Escape leaves a search, then the help."""
        if event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.stack.currentWidget() is self.lines:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as high as their words need at this width."""
        super().resizeEvent(event)
        self._delegate.width_px = self.width() - 1
        self._found.layoutChanged.emit()


def open_help(context: Context, page: str = "", section: str = "") -> HelpPane:
    """Open the help at a page (empty: at its contents), or turn to it where it is open."""
    window = window_of(context)
    pane = window.findChild(HelpPane, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if pane is None or not pane.isVisible():
        pane = HelpPane(context, window).open_alone()
    pane.raise_()
    if page:
        pane.show_page(page, section)
    else:
        pane.show_contents()
    return pane
