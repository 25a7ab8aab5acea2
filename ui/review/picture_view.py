"""A picture with what was drawn on it, and where arrows, boxes, lines and words are drawn, by pointer or by keys.

Shapes are ``domain/drawing`` values. Knows no files and no notes; ``ui/review/picture`` asks for what is shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from studio.domain.drawing import SCALE, WORDS_MAX, Place, Shape, ShapeKind, line_of
from ui.theme import Theme
from ui.words import tr, tr_n

_STEP = SCALE // 50
_FINE_STEP = SCALE // 400
_LEAST = SCALE // 200
_MARGIN_PX = 16
_HALO = QColor(0, 0, 0, 150)
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class PictureView(QWidget):
    """``drawn`` carries a finished shape. ``shown`` are shapes with whether they belong to the chosen note.

    Keys: arrows move a cross (with Shift finely), Enter begins and ends a shape, Escape gives it up.
    """

    drawn = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._words = ""
        self._shown: Sequence[tuple[Shape, bool]] = ()
        self._begun: list[Place] = []
        self._cross: Place | None = None
        self.kind = ShapeKind.ARROW
        self.may_draw = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self.setAccessibleName(tr("Picture"))
        self.words = QLineEdit(self)
        self.words.setAccessibleName(tr("Words on the picture"))
        self.words.setMaxLength(WORDS_MAX)
        self.words.setFixedWidth(220)
        self.words.hide()
        self.words.returnPressed.connect(self._on_words)
        theme.changed.connect(self.update)

    # --- what is shown ---

    def show_picture(self, jpeg: bytes, name: str, words: str = "") -> None:
        """Show a picture; no bytes: ``words`` in its place."""
        self._words = words
        pixmap = QPixmap()
        pixmap.loadFromData(jpeg)
        self._pixmap = pixmap
        self.setAccessibleName(tr("Picture: {name}", name=name))
        self.update()

    def show_shapes(self, shapes: Sequence[tuple[Shape, bool]]) -> None:
        """Show what was drawn, each with whether it is to stand out."""
        self._shown = shapes
        count = len(shapes)
        self.setAccessibleDescription(
            tr_n("{n} shape is drawn on it", "{n} shapes are drawn on it", count) if count else ""
        )
        self.update()

    def set_may_draw(self, *, may_draw: bool) -> None:
        """Whether something can be drawn."""
        self.may_draw = may_draw
        self.setCursor(Qt.CursorShape.CrossCursor if may_draw else Qt.CursorShape.ArrowCursor)

    @property
    def frame(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        if self._pixmap.isNull() or room.width() <= 0 or room.height() <= 0:
            return QRectF()
        share = min(room.width() / self._pixmap.width(), room.height() / self._pixmap.height())
        width, height = self._pixmap.width() * share, self._pixmap.height() * share
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    # --- drawing by pointer ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a shape."""
        self.setFocus()
        if event.button() == Qt.MouseButton.LeftButton and self._can_draw:
            self._begin(self._place(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._begun and self.words.isHidden():
            self._go_on(self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it; what is hardly longer than a click is none."""
        if self._begun and self.words.isHidden() and event.button() == Qt.MouseButton.LeftButton:
            self._end()

    # --- and by keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, begin, end, give up."""
        key = Qt.Key(event.key())
        if not self._can_draw:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_cross(*_ARROWS[key], _FINE_STEP if is_fine else _STEP)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._cross = self._cross or (SCALE // 2, SCALE // 2)
            if self._begun:
                self._end()
            else:
                self._begin(self._cross)
        elif key == Qt.Key.Key_Escape and self._begun:
            self._begun = []
            self.words.hide()
        else:
            super().keyPressEvent(event)
        self.update()

    def _move_cross(self, x: int, y: int, step: int) -> None:
        old = self._cross or (SCALE // 2, SCALE // 2)
        self._cross = (min(max(old[0] + x * step, 0), SCALE), min(max(old[1] + y * step, 0), SCALE))
        if self._begun:
            self._go_on(self._cross)

    # --- both ---

    @property
    def _can_draw(self) -> bool:
        return self.may_draw and not self._pixmap.isNull()

    def _begin(self, place: Place) -> None:
        self._begun = [place]
        if self.kind is ShapeKind.WORDS:
            at = self._point(place)
            self.words.move(int(min(at.x(), self.width() - self.words.width())), int(at.y()))
            self.words.clear()
            self.words.show()
            self.words.setFocus()
        self.update()

    def _go_on(self, place: Place) -> None:
        self._begun = [*self._begun, place] if self.kind is ShapeKind.LINE else [self._begun[0], place]
        self.update()

    def _end(self) -> None:
        places, self._begun = self._begun, []
        spread = max((math.dist(places[0], place) for place in places), default=0)
        if len(places) > 1 and spread >= _LEAST:
            self.drawn.emit(Shape(self.kind, line_of(places) if self.kind is ShapeKind.LINE else tuple(places)))
        self.update()

    def _on_words(self) -> None:
        text, places = self.words.text().strip(), self._begun
        self._begun = []
        self.words.hide()
        self.setFocus()
        if text and places:
            self.drawn.emit(Shape(ShapeKind.WORDS, (places[0],), text))

    def _place(self, at: QPointF) -> Place:
        frame = self.frame
        x = (at.x() - frame.left()) / max(frame.width(), 1)
        y = (at.y() - frame.top()) / max(frame.height(), 1)
        return min(max(round(x * SCALE), 0), SCALE), min(max(round(y * SCALE), 0), SCALE)

    def _point(self, place: Place) -> QPointF:
        frame = self.frame
        return QPointF(frame.left() + place[0] / SCALE * frame.width(), frame.top() + place[1] / SCALE * frame.height())

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, the shapes, and the cross while the keys are here."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("window"))
        if self._pixmap.isNull():
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font(12))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
            return
        painter.drawPixmap(self.frame, self._pixmap, QRectF(self._pixmap.rect()))
        for shape, is_chosen in self._shown:
            self._paint(painter, shape, theme.color("review.base"), 3.0 if is_chosen else 2.0)
        if self._begun and self.kind is not ShapeKind.WORDS and len(self._begun) > 1:
            self._paint(painter, Shape(self.kind, tuple(self._begun)), theme.color("accent"), 3.0)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.frame.adjusted(-3, -3, 3, 3))
            if self._cross is not None and self.may_draw:
                self._paint_cross(painter, self._point(self._cross))

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        for color, width in ((_HALO, 4.0), (self._theme.color("accent"), 2.0)):
            painter.setPen(QPen(color, width))
            painter.drawLine(at - QPointF(10, 0), at + QPointF(10, 0))
            painter.drawLine(at - QPointF(0, 10), at + QPointF(0, 10))

    def _paint(self, painter: QPainter, shape: Shape, color: QColor, width: float) -> None:
        """A shape with a dark edge, so that it is seen on any picture."""
        points = [self._point(place) for place in shape.places]
        if shape.kind is ShapeKind.WORDS:
            self._paint_words(painter, points[0], shape.words, color)
            return
        path = QPainterPath(points[0])
        if shape.kind is ShapeKind.BOX:
            path.addRect(QRectF(points[0], points[1]).normalized())
        else:
            for point in points[1:]:
                path.lineTo(point)
        if shape.kind is ShapeKind.ARROW:
            _add_head(path, points[0], points[1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, thickness in ((_HALO, width + 2.5), (color, width)):
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(ink, thickness, Qt.PenStyle.SolidLine, cap, join))
            painter.drawPath(path)

    def _paint_words(self, painter: QPainter, at: QPointF, words: str, color: QColor) -> None:
        font: QFont = self._theme.font(13, 600)
        painter.setFont(font)
        room = painter.fontMetrics().boundingRect(words)
        box = QRectF(at.x(), at.y(), room.width() + 14, room.height() + 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.color("onaccent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _add_head(path: QPainterPath, start: QPointF, end: QPointF) -> None:
    """The two strokes of an arrow's head."""
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    length = min(16.0, max(8.0, math.hypot(end.x() - start.x(), end.y() - start.y()) / 4))
    for turn in (math.radians(150), math.radians(-150)):
        path.moveTo(end)
        path.lineTo(end + QPointF(math.cos(angle + turn) * length, math.sin(angle + turn) * length))
