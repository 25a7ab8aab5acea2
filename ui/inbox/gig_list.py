"""The list of gigs at the left: what to do next, what waits for others, what is done."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.queries.rows import GigRow
from ui import tokens
from ui.icons import icon_pixmap
from ui.inbox.model import GigGroup, has_waiting_credit, when_words
from ui.theme import Theme
from ui.words import money, state_word, tr, tr_n

_HEAD_PX = 32
_ROW_PX = 92
_PAD_PX = 16
_Index = QModelIndex | QPersistentModelIndex


class GigListModel(QAbstractListModel):
    """Headings and gigs in one list."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[GigGroup | GigRow] = []

    def show_groups(self, groups: list[tuple[GigGroup, list[GigRow]]]) -> None:
        """Show these groups. Rows that only changed are redrawn, so that the selection stays."""
        rows: list[GigGroup | GigRow] = []
        for group, gigs in groups:
            rows += [group, *gigs]
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, hand_off: str) -> int:
        """The row of a gig, -1 when it is not in the list."""
        keys = [_key(row) for row in self._rows]
        return keys.index(hand_off) if hand_off in keys else -1

    def row_at(self, place: int) -> GigGroup | GigRow:
        """A heading or a gig. As item data the heading, a string enum, would arrive as a plain string."""
        return self._rows[place]

    def rowCount(self, _parent: _Index | None = None) -> int:
        """Headings and gigs."""
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, for assistive technology and for typing to search; the delegate draws from ``row_at``."""
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.words if isinstance(row, GigGroup) else spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only gigs can be selected."""
        if isinstance(self._rows[index.row()], GigGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _row(index: _Index) -> GigGroup | GigRow:
    model = index.model()
    assert isinstance(model, GigListModel)  # noqa: S101  # the delegate serves this list only
    return model.row_at(index.row())


def _key(row: GigGroup | GigRow) -> str:
    return row.hand_off if isinstance(row, GigRow) else row.value


def spoken(gig: GigRow) -> str:
    """A gig in one sentence."""
    parts = [gig.title, gig.production_title, gig.owner_name, money(gig.price_minor, gig.currency)]
    words = [*parts, state_word(gig.state), for_me_words(gig), when_words(gig)]
    return ", ".join(filter(None, words))


def for_me_words(gig: GigRow) -> str:
    """What waits for this person alone: a credit, or notes that name them and have no answer. Empty: nothing does."""
    if has_waiting_credit(gig):
        return tr("a credit for you")
    if not gig.for_me:
        return ""
    return tr_n("{n} note for you", "{n} notes for you", gig.for_me)


class GigDelegate(QStyledItemDelegate):
    """Draws a gig: title and pay, production and owner, state and date."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are low, gigs have three lines."""
        return QSize(200, _HEAD_PX if isinstance(_row(index), GigGroup) else _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row, rect = _row(index), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GigGroup):
            painter.setPen(self._theme.color("text3"))
            painter.setFont(self._theme.font(11, 600))
            room = rect.adjusted(_PAD_PX, 6, -_PAD_PX, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), row.words)
        else:
            self._paint_gig(painter, option, row)
        painter.restore()

    def _paint_gig(self, painter: QPainter, option: QStyleOptionViewItem, gig: GigRow) -> None:
        theme, rect = self._theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        if is_selected:
            painter.fillRect(rect, theme.color("select"))
            edge_x = rect.right() - 2 if is_rtl else rect.left()
            painter.fillRect(QRect(edge_x, rect.top(), 3, rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inner = rect.adjusted(_PAD_PX, 12, -_PAD_PX, -12)
        pay = money(gig.price_minor, gig.currency)
        self._pair(painter, inner, 0, gig.title, pay, is_strong=True)
        hue = "approved.text" if has_waiting_credit(gig) else "review.text"
        self._pair(painter, inner, 22, f"{gig.production_title}, {gig.owner_name}", for_me_words(gig), hue=hue)
        chip_px = self._chip(painter, inner, gig, is_rtl=is_rtl)
        room = QRect(inner.left(), inner.top() + 46, inner.width(), tokens.CHIP_PX)
        room.adjust(0 if is_rtl else chip_px + 8, 0, -(chip_px + 8) if is_rtl else 0, 0)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("late.text" if gig.is_late else "text2"))
        line = QFontMetrics(theme.font(12)).elidedText(when_words(gig), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _pair(
        self,
        painter: QPainter,
        inner: QRect,
        top: int,
        text: str,
        right: str,
        *,
        is_strong: bool = False,
        hue: str = "",
    ) -> None:
        theme = self._theme
        font = theme.font(13, 600) if is_strong else theme.font(12)
        metrics = QFontMetrics(font)
        right_px = metrics.horizontalAdvance(right) + 8 if right else 0
        line = QRect(inner.left(), inner.top() + top, inner.width(), 20)
        is_rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = line.adjusted(right_px if is_rtl else 0, 0, 0 if is_rtl else -right_px, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text1" if is_strong else "text2"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), shown)
        if right:
            painter.setPen(theme.color(hue or ("text1" if is_strong else "text2")))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), right)

    def _chip(self, painter: QPainter, inner: QRect, gig: GigRow, *, is_rtl: bool) -> int:
        """Draw the state chip at the leading edge of the third line. Returns its width."""
        theme, look = self._theme, tokens.state_look(gig.state)
        words, font = state_word(gig.state), theme.font(12, 500)
        width = QFontMetrics(font).horizontalAdvance(words) + 37
        left = inner.right() - width + 1 if is_rtl else inner.left()
        box = QRect(left, inner.top() + 46, width, tokens.CHIP_PX)
        is_dashed = look.firmness in {"open", "ended"}
        pen = QPen(theme.color(f"{look.hue}.{'base' if is_dashed else 'edge'}"), 1)
        if is_dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color(f"{look.hue}.faint"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
        ink: QColor = theme.color(f"{look.hue}.text")
        ratio = painter.device().devicePixelRatioF()
        pixmap = icon_pixmap(look.icon, ink, 14, ratio=ratio)
        painter.drawPixmap(box.right() - 21 if is_rtl else box.left() + 8, box.top() + 4, pixmap)
        painter.setPen(ink)
        painter.setFont(font)
        room = box.adjusted(10 if is_rtl else 27, 0, -27 if is_rtl else 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), words)
        return width


class GigList(QListView):
    """``chosen`` carries the id of the hand-off that a person selected."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = GigListModel()
        self.setModel(self.rows)
        self.setItemDelegate(GigDelegate(theme, self))
        self.setAccessibleName(tr("Gigs"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(False)
        self._is_quiet = False
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    def show_groups(self, groups: list[tuple[GigGroup, list[GigRow]]], selected: str) -> None:
        """Show the gigs and mark one without saying so."""
        self._is_quiet = True
        self.rows.show_groups(groups)
        row = self.rows.row_of(selected)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_quiet = False

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows.row_at(current.row()) if current.isValid() else None
        if isinstance(row, GigRow) and not self._is_quiet:
            self.chosen.emit(row.hand_off)
