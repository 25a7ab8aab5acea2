"""A row that goes on in the line below where it has no more room, in the direction in which the language is read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

QLAYOUTSIZE_MAX = 16_777_215
"""Qt's own greatest size."""


class FlowRow(QLayout):
    """Widgets at the width that they ask for; what is hidden takes no room. Its height follows from its width.

    ``is_spread``: the last one of a line stands at its end.
    """

    def __init__(self, *widgets: QWidget, gap_px: int = 8, is_spread: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap_px, self._is_spread = gap_px, is_spread
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """As Qt asks for it."""
        self._items.append(item)

    def put_first(self, widget: QWidget) -> None:
        """A widget before those that are there."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    def count(self) -> int:
        """How many there are, hidden ones too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, which is none of them from then on."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Yes: narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        return self._placed(QRect(0, 0, width, 0), is_trial=True)

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps_px = self._gap_px * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps_px, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest one alone, as narrow as it may be."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(*(max(map(side, sizes), default=0) for side in (QSize.width, QSize.height)))

    def setGeometry(self, rect: QRect) -> None:
        """Give each its place."""
        super().setGeometry(rect)
        self._placed(rect, is_trial=False)

    def _placed(self, rect: QRect, *, is_trial: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        left_px = rect.width()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), item.minimumSize().width()), QLAYOUTSIZE_MAX))
            if lines[-1] and size.width() > left_px:
                lines.append([])
                left_px = rect.width()
            lines[-1].append((item, size))
            left_px -= size.width() + self._gap_px
        y = rect.y()
        for line in lines:
            x, height = rect.x(), max((size.height() for _, size in line), default=0)
            for item, size in line:
                if self._is_spread and len(line) > 1 and item is line[-1][0]:
                    x = rect.x() + rect.width() - size.width()
                if not is_trial:
                    place = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                    item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
                x += size.width() + self._gap_px
            y += height + self._gap_px // 2
        return y - self._gap_px // 2 - rect.y()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
