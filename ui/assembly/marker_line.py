"""The line of markers over the mixer's lanes: named, moved, renamed and removed in place. The canvas lends it room and events.

What is done is shown at once and told; the panel has it decided, and shows the production's markers when that has happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPolygon
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from studio.domain.errors import SegueError
from studio.domain.markers import Marker, with_change
from ui.icons import icon
from ui.theme import Theme
from ui.words import clock_text, tr

if TYPE_CHECKING:
    from ui.assembly.lane_canvas import LanesCanvas

TOP_PX, HEIGHT_PX = 28, 20
"""Below the times of the ruler, and how high the line is."""
_FLAG_PX = 6
_GAP_PX = 9
_REACH_PX = 4
_DRAG_PX = 3
_EDITOR_PX = (190, 26)
_STEP_S, _FINE_S, _FINE = 0.010, 0.001, 0.1
_STILL_MS = 500
_NEAR_S = 0.0005


class _Grip(NamedTuple):
    """A marker that is held, and where it was taken."""

    marker: Marker
    x: float


class MarkerLine(QObject):
    """``told``: a marker as it was and as it is to be (None: it was not, or is to go). ``sought``: the playhead is wanted there.
    ``changed``: it looks otherwise. ``let_go``: nothing is held or typed any more.
    """

    told = Signal(object, object)
    sought = Signal(float)
    changed = Signal()
    let_go = Signal()

    def __init__(self, theme: Theme, lanes: LanesCanvas) -> None:
        super().__init__(lanes)
        self._theme, self._lanes = theme, lanes
        self.markers: tuple[Marker, ...] = ()
        self.chosen: Marker | None = None
        self.editor: QLineEdit | None = None
        self._named: Marker | None = None
        """The marker whose name is typed; one without a name is new."""
        self._grip: _Grip | None = None
        self._drafted: Marker | None = None
        """Where the chosen marker is dragged or nudged to."""
        self._stillness = QTimer(self)
        self._stillness.setInterval(_STILL_MS)
        self._stillness.setSingleShot(True)
        self._stillness.timeout.connect(self.commit)

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Show these; the chosen one stays chosen where it is still there."""
        if tuple(markers) != self.markers:
            self.markers = tuple(markers)
            if self.chosen not in self.markers:
                self.chosen = None
            self.changed.emit()

    @property
    def is_held(self) -> bool:
        """Whether something is being dragged, nudged or typed, which nothing may be shown over."""
        return self._grip is not None or self._drafted is not None or self.editor is not None

    @property
    def shown(self) -> list[Marker]:
        """The markers as they are seen, with the one that is moved where it is moved to."""
        if self._drafted is None:
            return list(self.markers)
        moved = [self._drafted if one == self.chosen else one for one in self.markers]
        return sorted(moved, key=lambda one: (one.start_s, one.end_s, one.text))

    @property
    def said(self) -> str:
        """The chosen marker, for who listens; empty where none is."""
        if self.chosen is None:
            return ""
        now = self._drafted or self.chosen
        place = self.shown.index(now) + 1
        return tr("Marker {name} at {time}, {n} of {all}", name=now.line, time=clock_text(now.start_s, 3), n=place,
                  all=len(self.markers))  # fmt: skip

    # --- acts ---

    def choose(self, marker: Marker | None, *, seeks: bool = True) -> None:
        """Keys are about this marker, and the playhead goes there."""
        self.commit()
        if marker != self.chosen:
            self.chosen = marker
            self.changed.emit()
        if marker is not None and seeks:
            self.sought.emit(marker.start_s)

    def go(self, by: int, position_s: float) -> None:
        """Choose the next marker, or the one before, as seen from the playhead."""
        at = self.chosen.start_s if self.chosen is not None else position_s
        if self.chosen in self.markers:
            place = self.markers.index(self.chosen) + by
            found = self.markers[place : place + 1] if place >= 0 else ()
        elif by > 0:
            found = tuple(one for one in self.markers if one.start_s > at + _NEAR_S)[:1]
        else:
            found = tuple(one for one in self.markers if one.start_s < at - _NEAR_S)[-1:]
        if found:
            self.choose(found[0])

    def name_place(self, seconds: float) -> None:
        """Ask for the name of a new marker there; nothing comes to be without one."""
        self.choose(None)
        at_s = round(seconds, 3)
        self._ask(Marker(at_s, at_s, ""))

    def rename(self) -> None:
        """Ask for another name of the chosen one."""
        self.commit()
        if self.chosen is not None:
            self._ask(self.chosen)

    def remove(self) -> None:
        """The chosen one goes; undo brings it back."""
        self.commit()
        if self.chosen is not None:
            self._tell(self.chosen, None)

    def move_to(self, seconds: float) -> None:
        """The chosen one stands there; a range keeps its length."""
        if self.chosen is not None:
            self._draft(seconds)
            self.commit()

    def commit(self) -> None:
        """What was dragged or nudged is told."""
        self._stillness.stop()
        drafted, self._drafted = self._drafted, None
        if drafted is not None and self.chosen is not None and drafted != self.chosen:
            self._tell(self.chosen, drafted)
        elif drafted is not None:
            self.changed.emit()
            self.let_go.emit()

    def _draft(self, start_s: float) -> None:
        if self.chosen is None:
            return
        length_s = self.chosen.end_s - self.chosen.start_s
        start_s = round(min(max(0.0, start_s), max(0.0, self._lanes.scale.duration_s)), 3)
        self._drafted = replace(self.chosen, start_s=start_s, end_s=start_s + length_s)
        self.changed.emit()

    def _tell(self, before: Marker | None, after: Marker | None) -> None:
        with suppress(SegueError):  # the studio refuses it in words
            self.markers = with_change(self.markers, before, after)
        self.chosen = after
        self.changed.emit()
        self.told.emit(before, after)
        self.let_go.emit()

    # --- the name ---

    def _ask(self, marker: Marker) -> None:
        self._drop_editor()
        viewport = self._lanes.parentWidget() or self._lanes
        editor = _NameField(viewport)
        editor.setAccessibleName(tr("Name of the marker"))
        editor.setPlaceholderText(tr("Verse, chorus, solo…"))
        editor.setText(marker.text)
        editor.setMaxLength(200)
        wide, high = _EDITOR_PX
        x = self._lanes.mapTo(viewport, QPoint(self._x(marker.start_s), 0)).x()
        x = min(max(self._lanes.head_px, x), max(self._lanes.head_px, viewport.width() - wide))
        editor.setGeometry(x, TOP_PX - 3, wide, high)
        editor.selectAll()
        editor.finished.connect(self._named_it)
        self.editor, self._named = editor, marker
        editor.show()
        editor.raise_()
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def _named_it(self, is_kept: bool) -> None:
        editor, marker = self.editor, self._named
        if editor is None or marker is None:
            return
        text = editor.text().strip()
        had_focus = editor.hasFocus()
        self._drop_editor()
        if had_focus:
            self._lanes.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_kept and text and text != marker.text:
            self._tell(marker if marker.text else None, replace(marker, text=text))
        else:
            self.changed.emit()
            self.let_go.emit()

    def _drop_editor(self) -> None:
        editor, self.editor, self._named = self.editor, None, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()

    # --- pointer and keys ---

    def is_in(self, point: QPoint) -> bool:
        """Whether a point of the canvas lies in the line."""
        return point.x() >= self._lanes.head_px and TOP_PX <= point.y() < TOP_PX + HEIGHT_PX

    def at(self, point: QPoint) -> Marker | None:
        """The marker under a point: its line, or its words as far as they go."""
        if not self.is_in(point):
            return None
        metrics = QFontMetrics(self._theme.font(11))
        for marker, box in reversed(self._boxes()):
            reach = min(box.right(), box.left() + _GAP_PX + metrics.horizontalAdvance(marker.line) + _REACH_PX)
            if box.left() - _REACH_PX <= point.x() <= max(reach, box.left() + _FLAG_PX + _REACH_PX):
                return marker
        return None

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of a marker. False beside the line: nothing is chosen then."""
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.is_in(point):
            if self.chosen is not None:
                self.choose(None)
            return False
        found = self.at(point)
        self._lanes.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(found)
        if found is not None:
            self._grip = _Grip(found, event.position().x())
        else:
            self.sought.emit(self._s(event.position().x()))
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Move what is held; with Ctrl finely. False where nothing is."""
        grip, scale = self._grip, self._lanes.scale
        if grip is None:
            return False
        away = event.position().x() - grip.x
        if self._drafted is not None or abs(away) > _DRAG_PX:
            fine = _FINE if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
            self._draft(grip.marker.start_s + away * fine / scale.px_per_s if scale.px_per_s else 0.0)
        return True

    def release(self) -> bool:
        """Let go of it. False where nothing is held."""
        grip, self._grip = self._grip, None
        if grip is not None:
            self.commit()
            self.let_go.emit()
        return grip is not None

    def double_click(self, point: QPoint) -> bool:
        """Rename the marker there, or name the place. False beside the line."""
        if not self.is_in(point):
            return False
        self._grip = None
        found = self.at(point)
        if found is not None:
            self.choose(found)
            self.rename()
        else:
            self.name_place(self._s(point.x()))
        return True

    def open_menu(self, point: QPoint, at: QPoint, position_s: float) -> bool:
        """What can be done with the marker there, or with the place; ``at`` is on the screen."""
        if not self.is_in(point):
            return False
        menu, ink = QMenu(self._lanes), self._theme.color("text2")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.at(point)
        if found is None:
            seconds = self._s(point.x())
            menu.addAction(icon("plus", ink), tr("Name this place")).triggered.connect(lambda: self.name_place(seconds))
        else:
            self.choose(found, seeks=False)
            menu.addAction(icon("pencil", ink), tr("Rename")).triggered.connect(self.rename)
            moved = menu.addAction(icon("arrows-exchange", ink), tr("Move to the playhead"))
            moved.triggered.connect(lambda: self.move_to(position_s))
            menu.addAction(icon("trash", ink), tr("Remove")).triggered.connect(self.remove)
        menu.popup(at)
        return True

    def key(self, event: QKeyEvent, position_s: float) -> bool:
        """Ctrl with Left and Right goes from marker to marker; of the chosen one F2 and Enter ask for the name, Delete removes it,
        Alt with Left and Right moves it, with Ctrl finely, Escape chooses none. False for all other keys.
        """
        key, held = event.key(), event.modifiers()
        is_alt, is_ctrl = bool(held & Qt.KeyboardModifier.AltModifier), bool(held & Qt.KeyboardModifier.ControlModifier)
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if side and is_ctrl and not is_alt and self.markers:
            self.go(side, position_s)
            return True
        if self.chosen is None:
            return False
        if side and is_alt:
            now = self._drafted or self.chosen
            self._draft(now.start_s + side * (_FINE_S if is_ctrl else _STEP_S))
            self._stillness.start()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key == Qt.Key.Key_Escape:
            self.choose(None)
        else:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.choose(None)
            return False
        return True

    def tip_at(self, point: QPoint) -> str:
        """What the pointer can do there."""
        found = self.at(point)
        if found is None:
            return tr("Markers: double-click to name a place, or Shift+M at the playhead")
        length = f" – {clock_text(found.end_s, 3)}" if found.is_range else ""
        where = f"{found.line}  {clock_text(found.start_s, 3)}{length}"
        return "\n".join((where, tr("Drag to move, double-click to rename, Delete removes")))

    # --- painting ---

    def paint(self, painter: QPainter, width: int, height: int) -> None:
        """Names, each as far as the next marker, with a line through the lanes."""
        theme, bottom = self._theme, TOP_PX + HEIGHT_PX - 1
        painter.setFont(theme.font(11))
        metrics = QFontMetrics(painter.font())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if not self.markers and self.editor is None:
            box = QRect(self._lanes.head_px + _GAP_PX, TOP_PX, width - self._lanes.head_px - _GAP_PX, HEIGHT_PX - 1)
            words = tr("Double-click here to name a place: verse, chorus, solo (Shift+M at the playhead)")
            painter.setPen(theme.color("text3"))
            painter.drawText(box, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - _GAP_PX))
        if self._named is not None and not self._named.text:
            painter.fillRect(QRect(self._x(self._named.start_s), TOP_PX, 1, height), theme.color("accent"))
        for marker, box in self._boxes():
            if box.right() < self._lanes.head_px or box.left() > width:
                continue
            is_chosen = marker == (self._drafted or self.chosen)
            line = theme.color("accent" if is_chosen else "line2")
            if marker.is_range:
                tint = QColor(line)
                tint.setAlphaF(0.35)
                end = max(box.left() + 2, self._x(marker.end_s))
                painter.fillRect(QRect(QPoint(box.left(), bottom - 3), QPoint(end, bottom - 1)), tint)
            painter.fillRect(QRect(box.left(), bottom, 1, height), theme.color("accent" if is_chosen else "line"))
            painter.fillRect(QRect(box.left(), TOP_PX, 1, HEIGHT_PX), line)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line)
            left, top = box.left(), TOP_PX + 5
            painter.drawPolygon(QPolygon([QPoint(left, top), QPoint(left + _FLAG_PX, top + 4), QPoint(left, top + 8)]))
            room = box.adjusted(_GAP_PX, 0, -4, -1)
            if room.width() > HEIGHT_PX // 2:
                painter.setPen(theme.color("text1" if is_chosen else "text2"))
                name = metrics.elidedText(marker.line, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, middle, name)

    def _boxes(self) -> list[tuple[Marker, QRect]]:
        """Each marker with its room: from its line to that of the next."""
        shown = self.shown
        edges = [self._x(one.start_s) for one in shown]
        ends = [*edges[1:], self._lanes.width()]
        return [
            (one, QRect(left, TOP_PX, max(1, right - left), HEIGHT_PX))
            for one, left, right in zip(shown, edges, ends, strict=False)
        ]

    def _x(self, seconds: float) -> int:
        return self._lanes.head_px + self._lanes.scale.pixel_of(seconds)

    def _s(self, x: float) -> float:
        return self._lanes.scale.s_at(x - self._lanes.head_px)


class _NameField(QLineEdit):
    """``finished``: whether what was typed is to stay. Escape gives it up; whoever goes elsewhere keeps it."""

    finished = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editingFinished.connect(lambda: self.finished.emit(True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(False)
            return
        super().keyPressEvent(event)
        event.accept()  # Enter is no key of what lies below
