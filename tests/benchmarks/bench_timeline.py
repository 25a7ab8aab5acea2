"""How dear a frame of the timeline is: 5,000 stages in 50 lanes at 1600 x 900, against two QGraphicsScenes.

All draw the same plan in the same process, offscreen, in turn. A frame's cost is CPU time of the GUI thread: wall times
of a shared machine say little. ``ratios`` is the geometric mean over scrolling, zooming and dragging; ``p95`` are the
costs that 95 of 100 frames stay below. ``marked`` is ours with three baselines, slack, dates and problems drawn as well.

``graphicsscene`` is written as one writes it at first. ``tuned`` is what can be got out of items: an item a bar and an
item a link, painted in device px by the very code, pictures and kept words of ours, without antialiasing, without saved
painter states, repainting only what is exposed; it has neither ruler nor column of tracks to paint.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))

import samples
from harness import RUNS, machine, print_json
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView

from studio.queries.rows import PlanRows
from ui.theme import Theme
from ui.timeline import layers
from ui.timeline.geometry import BAR_PX, Edge, PlanGeometry
from ui.timeline.pills import Pills
from ui.timeline.scene import Scene
from ui.timeline.view import TimelineView
from ui.tokens import TRACKS_COLUMN_PX, state_look

SIZE = (1600, 900)
FRAMES = 40
PARTS = ("scroll", "zoom", "drag")


class Ours:
    """The window's timeline with one line a track."""

    def __init__(self, theme: Theme, plan: PlanRows, *, has_marks: bool = False) -> None:
        self.view = TimelineView(theme)
        self.view.set_compact(is_compact=True)
        self.view.set_now(samples.NOW)
        self.view.resize(*SIZE)
        self.view.show_plan(plan)
        if has_marks:
            self.view.show_checks(samples.plan_checks(plan, 3))
        self.view.show()
        self.view.horizontalScrollBar().setValue(2600)

    def visible(self) -> int:
        return sum(
            self.view.viewport().rect().intersects(self.view.bar_rect(bar)) for bar in range(self.view.bar_count())
        )

    def scroll(self, step: int) -> None:
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + (23 if step % FRAMES < FRAMES / 2 else -23))

    def zoom(self, step: int) -> None:
        self.view.zoom_to(self.view.px_per_day * (1.02 if step % FRAMES < FRAMES / 2 else 1 / 1.02), 700)

    def drag(self, step: int) -> None:
        view = self.view
        if view.drag is None:
            bar = next(bar for bar in range(view.bar_count()) if view.viewport().rect().contains(view.bar_rect(bar)))
            self.at = view.bar_rect(bar).center()
            view.begin_drag(bar, self.at)
            view.hold(self.at + QPoint(40, 0))
            QApplication.processEvents()
        view.hold(self.at + QPoint(40 + step % 20 * 30, 0))

    def rest(self) -> None:
        self.view.cancel_drag()
        self.view.zoom_to(26.0, 700)
        self.view.horizontalScrollBar().setValue(2600)


class Bar(QGraphicsItem):
    """A bar as one writes it at first."""

    def __init__(self, width: float, split: float, colours: tuple[QColor, QColor, QColor], text: str) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.width, self.split, self.colours, self.text = width, split, colours, text

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return QRectF(-1, -1, self.width + 130, BAR_PX + 2)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        fill, edge, ink = self.colours
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QBrush(fill))
        painter.drawRoundedRect(QRectF(0, 0, self.width, BAR_PX), 6, 6)
        painter.fillRect(QRectF(0, 1, 4, BAR_PX - 2), edge)
        painter.drawLine(round(self.split), 1, round(self.split), BAR_PX - 1)
        painter.drawEllipse(QRectF(27, 4, 20, 20))
        painter.setPen(ink)
        painter.drawText(QRectF(self.width + 18, 0, 110, BAR_PX), int(Qt.AlignmentFlag.AlignVCenter), self.text)


class Peer:
    """The same plan as items of a QGraphicsScene, links as cubic paths, the whole viewport repainted."""

    def __init__(self, theme: Theme, plan: PlanRows) -> None:
        self.scene = QGraphicsScene()
        self.view = QGraphicsView(self.scene)
        self.view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setBackgroundBrush(theme.color("track"))
        self.geometry, self.theme = PlanGeometry(plan, is_compact=True), theme
        self.items: list[Bar] = []
        self.paths: list[tuple[int, int, object]] = []
        self._fill(26.0)
        self.view.resize(SIZE[0] - TRACKS_COLUMN_PX, SIZE[1])
        self.view.show()
        self.view.horizontalScrollBar().setValue(2600)

    def _fill(self, px: float) -> None:
        geometry = self.geometry
        for number, stage in enumerate(geometry.plan.stages):
            look = state_look(stage.state)
            colours = (
                self.theme.color(f"{look.hue}.done"),
                self.theme.color(f"{look.hue}.edge"),
                self.theme.color("text3"),
            )
            left, right = geometry.start[number] - geometry.origin, geometry.end[number] - geometry.origin
            split = (geometry.work_end[number] - geometry.start[number]) * px
            item = Bar((right - left) * px, split, colours, stage.person)
            item.setPos(left * px, geometry.tops[number])
            self.scene.addItem(item)
            self.items.append(item)
        for edge in geometry.edges:
            path = self.scene.addPath(self._way(edge.source, edge.target), QPen(self.theme.color("link"), 1.5))
            self.paths.append((edge.source, edge.target, path))

    def _way(self, source: int, target: int) -> QPainterPath:
        first, last = self.items[source], self.items[target]
        start, end = first.pos().x() + first.width, last.pos().x()
        top, bottom = first.pos().y() + BAR_PX / 2, last.pos().y() + BAR_PX / 2
        path = QPainterPath()
        path.moveTo(start, top)
        path.cubicTo(start + 30, top, end - 30, bottom, end, bottom)
        return path

    def visible(self) -> int:
        return sum(isinstance(item, Bar) for item in self.view.items(self.view.viewport().rect()))

    def scroll(self, step: int) -> None:
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + (23 if step % FRAMES < FRAMES / 2 else -23))

    def zoom(self, step: int) -> None:
        self.view.scale(1.02 if step % FRAMES < FRAMES / 2 else 1 / 1.02, 1)

    def drag(self, step: int) -> None:
        shown = (
            next(item for item in self.view.items(QPoint(700, 400).x() - 300, 200, 600, 400) if isinstance(item, Bar))
            if step == 0
            else self.held
        )
        if step == 0:
            self.held, self.home = shown, shown.pos()
        shown.setPos(self.home.x() + 40 + step % 20 * 30, self.home.y())
        number = self.items.index(shown)
        for source, target, path in self.paths:
            if number in (source, target):
                path.setPath(self._way(source, target))

    def rest(self) -> None:
        held = getattr(self, "held", None)
        if held is not None:
            held.setPos(self.home)
        self.view.resetTransform()
        self.view.horizontalScrollBar().setValue(2600)


class TunedBar(QGraphicsItem):
    """A bar with its words, painted as ours is."""

    def __init__(self, plan: Scene, bar: int, size: tuple[float, float]) -> None:
        super().__init__()
        self.plan, self.bar = plan, bar
        self.box = QRectF(-2, -8, size[0] + size[1] + 4, BAR_PX + 14)

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return self.box

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        plan, bar = self.plan, self.bar
        painter.resetTransform()
        held = plan.held_px if plan.held == bar else 0
        if held:
            painter.translate(held, 0)
        layers.paint_bar(painter, plan, bar)
        if plan.geometry.plan.stages[bar].is_critical:
            left, _split, right, top = plan.place(bar)
            line = QRect(left - plan.left_px, top - plan.top_px + BAR_PX + 3, right - left, 2)
            painter.fillRect(line, plan.theme.color("text2"))
        layers.paint_labels(painter, plan, [bar], plan.shown)


class TunedLink(QGraphicsItem):
    """A link, painted as ours is."""

    def __init__(self, plan: Scene, edge: Edge, box: QRectF) -> None:
        super().__init__()
        self.plan, self.edge, self.box = plan, edge, box

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return self.box

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        plan = self.plan
        painter.resetTransform()
        painter.translate(-plan.left_px, -plan.top_px)
        wire = plan.wires([self.edge])[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plan.theme.color("link"))
        painter.drawRects(wire.pieces)
        arrow = plan.pills.arrow("link", points_right=wire.points_right)
        painter.drawPixmap(wire.head_x, wire.head_y, arrow)


class TunedView(QGraphicsView):
    """Paints the ground that ours has, and knows where the bars lie before they are painted."""

    def __init__(self, scene: QGraphicsScene, plan: Scene) -> None:
        super().__init__(scene)
        self.plan = plan
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        flags = QGraphicsView.OptimizationFlag
        self.setOptimizationFlags(flags.DontSavePainterState | flags.DontAdjustForAntialiasing)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802  Qt's name
        origin = self.mapFromScene(0, 0)
        self.plan.left_px, self.plan.top_px = -origin.x(), -origin.y()
        exposed = self.mapFromScene(rect).boundingRect()
        self.plan.shown = exposed
        painter.resetTransform()
        layers.paint_ground(painter, self.plan, exposed)


class TunedPeer:
    """The same plan as items, as fast as they get: see the module."""

    def __init__(self, theme: Theme, plan: PlanRows) -> None:
        geometry = PlanGeometry(plan, is_compact=True)
        self.plan = Scene(geometry, theme, Pills(theme, 1.0), 26.0, now_ms=samples.NOW)
        self.plan.held, self.plan.held_px, self.plan.shown = -1, 0, QRect()
        self.scene = QGraphicsScene()
        # the tree of places is faster than none, while scrolling by half
        self.scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        width = (geometry.last_day - geometry.origin) * 26.0
        self.scene.setSceneRect(0, 0, width, geometry.height_px + 16)
        self.view = TunedView(self.scene, self.plan)
        self.bars: list[TunedBar] = []
        metrics = QFontMetrics(theme.font(11.5))
        for bar, stage in enumerate(plan.stages):
            left, _split, right, top = self.plan.place(bar)
            words = metrics.horizontalAdvance(layers.bar_label(stage, samples.NOW)[0]) + layers.LABEL_GAP_PX
            item = TunedBar(self.plan, bar, (right - left, words))
            item.setPos(left, top)
            item.setZValue(1)
            self.scene.addItem(item)
            self.bars.append(item)
        self.links: dict[int, list[TunedLink]] = {}
        for edge in geometry.edges:
            source, target = self.plan.place(edge.source), self.plan.place(edge.target)
            left, right = min(source[2], target[0]) - 24, max(source[2], target[0]) + 24
            top, bottom = min(source[3], target[3]), max(source[3], target[3]) + BAR_PX
            link = TunedLink(self.plan, edge, QRectF(left, top, right - left, bottom - top))
            self.scene.addItem(link)
            for bar in (edge.source, edge.target):
                self.links.setdefault(bar, []).append(link)
        self.view.resize(SIZE[0] - TRACKS_COLUMN_PX, SIZE[1])
        self.view.show()
        self.view.horizontalScrollBar().setValue(2600)

    def visible(self) -> int:
        return sum(isinstance(item, TunedBar) for item in self.view.items(self.view.viewport().rect()))

    def scroll(self, step: int) -> None:
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + (23 if step % FRAMES < FRAMES / 2 else -23))

    def zoom(self, step: int) -> None:
        self.view.scale(1.02 if step % FRAMES < FRAMES / 2 else 1 / 1.02, 1)
        self.plan.zoom_to(26.0 * self.view.transform().m11())

    def drag(self, step: int) -> None:
        if step == 0:
            shown = self.view.items(400, 200, 600, 400)
            self.held = next(item for item in shown if isinstance(item, TunedBar))
            self.home = self.held.pos()
        self.plan.held, self.plan.held_px = self.held.bar, 40 + step % 20 * 30
        self.held.setPos(self.home.x() + self.plan.held_px, self.home.y())
        for link in self.links.get(self.held.bar, ()):
            link.update()

    def rest(self) -> None:
        if self.plan.held >= 0:
            self.plan.held, self.plan.held_px = -1, 0
            self.held.setPos(self.home)
        self.view.resetTransform()
        self.plan.zoom_to(26.0)
        self.view.horizontalScrollBar().setValue(2600)


def frames_ms(act: Callable[[int], None], app: QApplication) -> list[float]:
    """The CPU times of frames in ms, from the action to the painted picture."""
    costs = []
    for step in range(FRAMES):
        began = time.thread_time()
        act(step)
        app.processEvents()
        costs.append((time.thread_time() - began) * 1000)
    return costs


PEERS = {"tuned": TunedPeer, "graphicsscene": Peer}


def main() -> None:
    app = QApplication([])
    theme = Theme(app, "dark")
    plan = samples.many_plan(5000, 50)
    built: dict[str, float] = {}
    contenders = {}
    for name, kind in (("ours", Ours), ("marked", partial(Ours, has_marks=True)), *PEERS.items()):
        began = time.thread_time()
        contenders[name] = kind(theme, plan)
        app.processEvents()
        built[name] = round((time.thread_time() - began) * 1000, 1)
    # as the program does once its pages stand
    gc.collect()
    gc.freeze()
    found: dict[str, dict[str, list[float]]] = {name: {part: [] for part in PARTS} for name in contenders}
    for turn in range(RUNS + 1):
        for name, contender in contenders.items():
            for part in PARTS:
                contender.rest()
                app.processEvents()
                costs = frames_ms(getattr(contender, part), app)
                if turn:  # the first turn warms up
                    found[name][part] += costs
    medians = {
        name: {part: round(statistics.median(costs), 3) for part, costs in parts.items()}
        for name, parts in found.items()
    }
    p95 = {
        name: {part: round(statistics.quantiles(costs, n=20)[-1], 3) for part, costs in parts.items()}
        for name, parts in found.items()
    }
    means = {name: statistics.geometric_mean(parts.values()) for name, parts in medians.items()}
    for contender in contenders.values():
        contender.rest()
    print_json(
        {
            "name": "timeline",
            "machine": machine(),
            "runs": RUNS,
            "ours": {"frame_ms": round(means["ours"], 3), **medians["ours"], "p95": p95["ours"]},
            "marked": {"frame_ms": round(means["marked"], 3), **medians["marked"], "p95": p95["marked"]},
            "peers": {name: {"frame_ms": round(means[name], 3), **medians[name], "p95": p95[name]} for name in PEERS},
            "ratios": {name: round(means[name] / means["ours"], 2) for name in PEERS},
            "parts": {
                name: {part: round(medians[name][part] / medians["ours"][part], 2) for part in PARTS} for name in PEERS
            },
            "visible_bars": {name: contender.visible() for name, contender in contenders.items()},
            "build_ms": built,
            "stages": len(plan.stages),
            "links": len(plan.links),
        }
    )


if __name__ == "__main__":
    main()
