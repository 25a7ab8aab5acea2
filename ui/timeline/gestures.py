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
    from collections.abc import Mapping

    from studio.domain.linking import LinkChoice
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


class LinkDrag:
    """A link drawn from a bar, or from the one of its outputs that is named. What it may lead to is lit as soon as
    ``choices`` are known; ``target`` is aimed at.
    """

    def __init__(self, scene: Scene, source: int, output: str = "") -> None:
        self.source, self.target, self.output = source, -1, output
        self.choices: Mapping[str, LinkChoice] | None = None
        self.is_in_time = False
        self._at = QPoint(scene.box(source).right + 40, scene.box(source).middle)

    def hold(self, scene: Scene, point: QPoint) -> None:
        """Hold the arrow's tip at a point."""
        self._at = point
        place = scene.geometry.bar_at(scene.units(point.x()), point.y() + scene.top_px, 6 / scene.px_per_day)
        self.aim(scene, -1 if place is None or place == self.source else place)

    def take_choices(self, choices: Mapping[str, LinkChoice], scene: Scene) -> None:
        """What the link may lead to; of an output only what takes that one."""
        if self.output:
            titles = {stage.id: stage.title for stage in scene.geometry.plan.stages}
            choices = {stage: self._of_output(choice, titles.get(stage, "")) for stage, choice in choices.items()}
        self.choices = choices

    def _of_output(self, choice: LinkChoice, title: str) -> LinkChoice:
        pairs = tuple(pair for pair in choice.ports if pair[0] == self.output)
        if pairs or not choice.ports:
            return replace(choice, ports=pairs)
        words = tr("“{output}” fits no free input of “{title}”.", output=self.output, title=title)
        return replace(choice, ports=(), reason=words)

    def aim(self, scene: Scene, bar: int) -> None:
        """Aim at a bar (-1: at none)."""
        self.target = bar
        if bar >= 0:
            box = scene.box(bar)
            self._at = QPoint(box.left - 2, box.middle)

    def choice(self, scene: Scene) -> LinkChoice | None:
        """What is known about the bar that is aimed at."""
        if self.choices is None or self.target < 0:
            return None
        return self.choices.get(scene.geometry.plan.stages[self.target].id)

    def is_possible(self, scene: Scene) -> bool:
        """Whether letting go here links something."""
        choice = self.choice(scene)
        return choice is not None and (choice.is_time_possible if self.is_in_time else bool(choice.ports))

    def words(self, scene: Scene) -> str:
        """What letting go here does, or why it does nothing."""
        plan = scene.geometry.plan
        if self.target < 0:
            return tr("Link {title} to …", title=self.output or plan.stages[self.source].title)
        choice, title = self.choice(scene), plan.stages[self.target].title
        if choice is None:
            return title
        if self.is_in_time and choice.is_time_possible:
            return tr(
                "{title} waits for {source}, nothing is handed on", title=title, source=plan.stages[self.source].title
            )
        if choice.ports and not self.is_in_time:
            output, into = choice.ports[0]
            more = tr(", {n} more fit", n=len(choice.ports) - 1) if len(choice.ports) > 1 else ""
            return f"{output} → {title}: {into}{more}"
        if choice.is_time_possible and choice.reason:
            return choice.reason + " " + tr("With Shift: in time only.")
        return choice.reason or tr("These two are linked like this already.")

    def paint(self, painter: QPainter, scene: Scene, bars: list[int]) -> None:
        """Light what fits, dim what does not, and draw the ghost of the arrow with its words."""
        self._light(painter, scene, bars)
        theme = scene.theme
        box = scene.box(self.source)
        start, end = QPointF(box.right, box.middle + 0.5), QPointF(self._at) + QPointF(0, 0.5)
        bend = max(24.0, abs(end.x() - start.x()) / 2)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        is_refused = self.target >= 0 and self.choices is not None and not self.is_possible(scene)
        pen = QPen(theme.color("late.base" if is_refused else "accent"), 2)
        pen.setDashPattern([3, 2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPixmap(end - QPointF(6, 4.5), scene.pills.arrow("text1", points_right=True))
        self._say(painter, scene)

    def _light(self, painter: QPainter, scene: Scene, bars: list[int]) -> None:
        if self.choices is None:
            return
        veil = QColor(scene.theme.color("track"))
        veil.setAlpha(_DIMMED)
        stages = scene.geometry.plan.stages
        for bar in bars:
            if bar == self.source:
                continue
            choice, box = self.choices.get(stages[bar].id), scene.box(bar)
            if choice is not None and choice.ports:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(scene.theme.color("approved.base"), 2.5 if bar == self.target else 1.5))
                painter.drawRoundedRect(
                    QRectF(box.left - 2.5, box.top - 2.5, box.right - box.left + 5, BAR_PX + 5), 8, 8
                )
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            elif bar != self.target:
                painter.fillRect(box.left - 1, box.top - 1, box.right - box.left + 2, BAR_PX + 2, veil)

    def _say(self, painter: QPainter, scene: Scene) -> None:
        words = self.words(scene)
        room = painter.window().width()
        metrics = QFontMetrics(scene.theme.font(12, 500))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - 40)
        width = metrics.horizontalAdvance(words) + 20
        top = self._at.y() + 20 if self._at.y() < 60 else self._at.y() - 46
        left = min(max(8, self._at.x() - width // 3), max(8, room - width - 8))
        paint_words(painter, scene, QRect(left, top, width, 24), words)
