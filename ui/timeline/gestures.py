"""What a hand does on the timeline besides moving bars: draws a rectangle around some, or a link from one to another.

A gesture knows what it would do; the view asks it to paint itself and to hold a point, and sends what a drop means.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from ui.timeline.geometry import BAR_PX, BAR_TOP_PX
from ui.timeline.overlay import paint_words
from ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studio.domain.linking import LinkChoice
    from studio.queries.rows import StageRow
    from ui.theme import Theme
    from ui.timeline.pills import Pills
    from ui.timeline.routes import Box
    from ui.timeline.scene import Scene

_DIMMED = 165


class Gesture(Protocol):
    """See the module."""

    def hold(self, scene: Scene, point: QPoint) -> None:
        """The pointer is at a viewport position now."""

    def paint(self, painter: QPainter, scene: Scene, bars: list[int]) -> None:
        """Paint over the bars in sight."""


class Marquee:
    """A rectangle drawn over the ground; ``found`` are the bars that it touches."""

    def __init__(self, scene: Scene, point: QPoint, kept: frozenset[int]) -> None:
        self.kept = kept
        self.found: frozenset[int] = kept
        self._from = (scene.units(point.x()), point.y() + scene.top_px)
        self._rect = QRect(point, point)

    def hold(self, scene: Scene, point: QPoint) -> None:
        """Draw to a point; only lines between its edges are looked at."""
        start = QPoint(scene.x_px(self._from[0]), self._from[1] - scene.top_px)
        self._rect = QRect(start, point).normalized()
        geometry = scene.geometry
        top, bottom = self._rect.top() + scene.top_px, self._rect.bottom() + scene.top_px
        first, last = scene.units(self._rect.left()), scene.units(self._rect.right())
        found = set(self.kept)
        for row in geometry.rows_between(top, bottom):
            bar_top = geometry.rows[row].top_px + BAR_TOP_PX
            if bar_top + BAR_PX >= top and bar_top <= bottom:
                found.update(geometry.bars_between(row, first, last))
        self.found = frozenset(found)

    def paint(self, painter: QPainter, scene: Scene, bars: list[int]) -> None:
        """The rectangle; the bars in it have their rings already."""
        del bars
        accent = scene.theme.color("accent")
        ground = QColor(accent)
        ground.setAlpha(28)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(ground)
        painter.drawRect(QRectF(self._rect).adjusted(0.5, 0.5, -0.5, -0.5))


class LinkGround(Protocol):
    """What a link is drawn over: stages by their index, where each lies in the viewport, and its ports where these are
    painted.
    """

    theme: Theme

    @property
    def pills(self) -> Pills:
        """Marks at the present resolution."""

    @property
    def stages(self) -> tuple[StageRow, ...]:
        """The stages that are shown."""

    def box(self, bar: int) -> Box:
        """Where a stage lies."""

    def bar_near(self, point: QPoint) -> int:
        """The stage at a place or right beside it, -1 for none."""

    def link_end(self, bar: int, port: str, *, is_output: bool) -> QPoint:
        """Where a link from a stage begins (from the output that is named), or where one to it ends."""

    def port_at(self, bar: int, point: QPoint, *, is_output: bool) -> str:
        """The output, or the input, of a stage whose line is at a place; empty for none."""


class LinkDrag:
    """A link drawn from the stage ``held``, or from the one of its outputs that is named by ``port``; with ``is_backward``
    from one of its inputs back to what feeds it. What it may lead to is lit as soon as ``choices`` are known; ``target`` is
    aimed at, or the one of its ports that is named by ``target_port``.
    """

    def __init__(self, ground: LinkGround, held: int, port: str = "", *, is_backward: bool = False) -> None:
        self.held, self.target, self.port, self.target_port = held, -1, port, ""
        self.is_backward = is_backward
        self.choices: Mapping[str, LinkChoice] | None = None
        self.is_in_time = self.has_moved = False
        self._at = ground.link_end(held, port, is_output=not is_backward) + QPoint(-40 if is_backward else 40, 0)

    def hold(self, ground: LinkGround, point: QPoint) -> None:
        """Hold the free end at a point."""
        self._at, self.has_moved = point, True
        place = ground.bar_near(point)
        self.aim(ground, -1 if place == self.held else place)
        if self.target >= 0:
            self.target_port = ground.port_at(self.target, point, is_output=self.is_backward)

    def take_choices(self, choices: Mapping[str, LinkChoice], ground: LinkGround) -> None:
        """What the link may lead to; of a port only what fits that one."""
        if self.port:
            titles = {stage.id: stage.title for stage in ground.stages}
            choices = {stage: self._of_port(choice, titles.get(stage, "")) for stage, choice in choices.items()}
        self.choices = choices

    def _of_port(self, choice: LinkChoice, title: str) -> LinkChoice:
        side, port = int(self.is_backward), self.port
        if self.is_backward:
            words = tr("Nothing that “{title}” hands on fits “{input}”, or it is fed already.", title=title, input=port)
        else:
            words = tr("“{output}” fits no free input of “{title}”.", output=port, title=title)
        return _only(choice, lambda pair: pair[side] == port, words)

    def aim(self, ground: LinkGround, bar: int) -> None:
        """Aim at a stage (-1: at none)."""
        self.target, self.target_port = bar, ""
        if bar >= 0:
            box = ground.box(bar)
            self._at = QPoint(box.right + 2 if self.is_backward else box.left - 2, box.middle)

    def choice(self, ground: LinkGround) -> LinkChoice | None:
        """What is known about the stage, or the input, that is aimed at."""
        if self.choices is None or self.target < 0:
            return None
        stage = ground.stages[self.target]
        choice = self.choices.get(stage.id)
        port = self.target_port
        if choice is None or not port:
            return choice
        if self.is_backward:
            words = tr("“{output}” of “{title}” fits no free input here.", output=port, title=stage.title)
            return _only(choice, lambda pair: pair[0] == port, words)
        words = tr(
            "Nothing that is handed on here fits “{input}” of “{title}”, or it is fed already.",
            input=port,
            title=stage.title,
        )
        return _only(choice, lambda pair: pair[1] == port, words)

    def is_possible(self, ground: LinkGround) -> bool:
        """Whether letting go here links something."""
        choice = self.choice(ground)
        return choice is not None and (choice.is_time_possible if self.is_in_time else bool(choice.ports))

    def words(self, ground: LinkGround) -> str:
        """What letting go here does, or why it does nothing."""
        held, choice = ground.stages[self.held], self.choice(ground)
        if self.target < 0:
            if self.is_backward:
                return tr("Feed {title} from …", title=self.port or held.title)
            return tr("Link {title} to …", title=self.port or held.title)
        aimed = ground.stages[self.target]
        if choice is None:
            return aimed.title
        source, target = (aimed, held) if self.is_backward else (held, aimed)
        if self.is_in_time and choice.is_time_possible:
            return tr("{title} waits for {source}, nothing is handed on", title=target.title, source=source.title)
        if choice.ports and not self.is_in_time:
            output, into = choice.ports[0]
            more = tr(", {n} more fit", n=len(choice.ports) - 1) if len(choice.ports) > 1 else ""
            return f"{output} → {target.title}: {into}{more}"
        return self._why_not(choice)

    @staticmethod
    def _why_not(choice: LinkChoice) -> str:
        if choice.is_time_possible and choice.reason:
            return choice.reason + " " + tr("With Shift: in time only.")
        return choice.reason or tr("These two are linked like this already.")

    def paint(self, painter: QPainter, ground: LinkGround, bars: list[int]) -> None:
        """Light what fits, dim what does not, and draw the ghost of the arrow with its words."""
        self._light(painter, ground, bars)
        theme = ground.theme
        start = QPointF(ground.link_end(self.held, self.port, is_output=not self.is_backward)) + QPointF(0, 0.5)
        end = QPointF(self._at) + QPointF(0, 0.5)
        if self.is_backward:
            start, end = end, start
        bend = max(24.0, abs(end.x() - start.x()) / 2)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        is_refused = self.target >= 0 and self.choices is not None and not self.is_possible(ground)
        pen = QPen(theme.color("late.base" if is_refused else "accent"), 2)
        pen.setDashPattern([3, 2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPixmap(end - QPointF(6, 4.5), ground.pills.arrow("text1", points_right=True))
        self._say(painter, ground)

    def _light(self, painter: QPainter, ground: LinkGround, bars: list[int]) -> None:
        if self.choices is None:
            return
        veil = QColor(ground.theme.color("track"))
        veil.setAlpha(_DIMMED)
        for bar in bars:
            if bar == self.held:
                continue
            choice, box = self.choices.get(ground.stages[bar].id), ground.box(bar)
            width, height = box.right - box.left, box.bottom - box.top
            if choice is not None and (choice.is_time_possible if self.is_in_time else choice.ports):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(ground.theme.color("approved.base"), 2.5 if bar == self.target else 1.5))
                painter.drawRoundedRect(QRectF(box.left - 2.5, box.top - 2.5, width + 5, height + 5), 8, 8)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            elif bar != self.target:
                painter.fillRect(box.left - 1, box.top - 1, width + 2, height + 2, veil)

    def _say(self, painter: QPainter, ground: LinkGround) -> None:
        words = self.words(ground)
        room = painter.window().width()
        metrics = QFontMetrics(ground.theme.font(12, 500))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - 40)
        width = metrics.horizontalAdvance(words) + 20
        # over what is aimed at, not on it
        box = ground.box(self.target) if self.target >= 0 else None
        above, below = (box.top - 32, box.bottom + 8) if box is not None else (self._at.y() - 46, self._at.y() + 20)
        top = above if above >= 4 else below
        left = min(max(8, self._at.x() - width // 3), max(8, room - width - 8))
        paint_words(painter, ground, QRect(left, top, width, 24), words)


def _only(choice: LinkChoice, fits: Callable[[tuple[str, str]], bool], reason: str) -> LinkChoice:
    """A choice of which only some pairs of ports are asked for, with the reason where none of them fits."""
    kept = [number for number, pair in enumerate(choice.ports) if fits(pair)]
    if len(kept) == len(choice.ports):
        return choice
    ends = tuple(choice.ends[number] for number in kept) if choice.ends else ()
    return replace(
        choice,
        ports=tuple(choice.ports[number] for number in kept),
        ends=ends,
        reason=choice.reason if kept else reason,
    )


def open_first(name: str) -> str:
    """Why something cannot be done with the bar of a nested chain, and what to do."""
    return tr("“{name}” is a nested chain. Open it first (Ctrl+G): this is done with the stages in it.", name=name)
