"""Painting of the timeline's layers: ground, links, bars, labels. Reads the scene, decides nothing.

Every function paints only what touches the span it is given; the view calls them for the exposed parts.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QStaticText, QTransform

from ui.timeline.bar_words import bar_label
from ui.timeline.geometry import BAR_PX, Edge
from ui.timeline.pills import (
    BACK_PX,
    CAP_PX,
    FRONT_PX,
    HEAD_PX,
    HEAD_X,
    HEAD_Y,
    ICON_PX,
    MILESTONE_PX,
    PILL_PX,
)
from ui.timeline.routes import verticals
from ui.timeline.ruler import line_places, reader_rest
from ui.timeline.scene import HEAD_LEAST_PX, REACH_PX, SIMPLE_BELOW_PX, TAIL_LEAST_PX, Scene, Words
from ui.tokens import RADIUS_PX, STAGE_ROW_PX
from ui.words import day_text, money, tr, tr_n

LABEL_GAP_PX = 18
# words within the bar of a folded track
_SUM_GAP_PX = 8
# no word is narrower
_LEAST_LABEL_PX = 6
# how far left of the span a bar may begin whose label reaches into it
LABEL_REACH_PX = 280
BADGE_ROOM_PX = 49
# how far icon, or icon and badge, reach into a bar
_HEADS_PX = (0, HEAD_X + ICON_PX, HEAD_X + HEAD_PX)
DIMMED = 0.28
# px a day from which links and labels are drawn, and from which hours can be told apart
FINE_FROM = 3
HOURS_FROM = 120
# how high the strip is that wide grounds are laid with, and what is wide
_STRIP_PX, _WIDE_PX = 16, 200


def paint_ground(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Days without work, vertical lines, the lines between tracks."""
    if scene.pills.is_paper or exposed.width() < _WIDE_PX or exposed.height() < 4 * _STRIP_PX:
        _paint_days(painter, scene, exposed)
    else:
        # every line of it is the same: a strip is drawn and laid down again and again, which is easier on the memory
        ratio = scene.pills.ratio
        strip = QPixmap(round(exposed.width() * ratio), round(_STRIP_PX * ratio))
        strip.setDevicePixelRatio(ratio)
        on_strip = QPainter(strip)
        on_strip.translate(-exposed.left(), 0)
        _paint_days(on_strip, scene, QRect(exposed.left(), 0, exposed.width(), _STRIP_PX))
        on_strip.end()
        painter.drawTiledPixmap(exposed, strip)
    for group in scene.geometry.groups_between(exposed.top() + scene.top_px, exposed.bottom() + scene.top_px):
        y = group.top_px + group.height_px - scene.top_px - 1
        painter.fillRect(exposed.left(), y, exposed.width(), 1, scene.theme.color("line"))


def _paint_days(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """What every line of the ground has in common."""
    theme, geometry = scene.theme, scene.geometry
    painter.fillRect(exposed, theme.color("track"))
    first, last = scene.units(exposed.left()), scene.units(exposed.right() + 1)
    top, height, x_px = exposed.top(), exposed.height(), scene.x_px
    painter.setPen(Qt.PenStyle.NoPen)
    if scene.px_per_day >= FINE_FROM:
        rests = [(x_px(start), x_px(end)) for start, end in _rests(scene, first, last)]
        painter.setBrush(theme.color("weekend"))
        painter.drawRects([QRect(left, top, right - left, height) for left, right in rests])
    for role, places in zip(("grid", "line"), line_places(geometry.axis, first, last, scene.px_per_day), strict=True):
        painter.setBrush(theme.color(role))
        painter.drawRects([QRect(x_px(place), top, 1, height) for place in places])


def _rests(scene: Scene, first: float, last: float) -> list[tuple[float, float]]:
    """Spans without work between two places: days without any, and hours when the reader does not work."""
    axis, found = scene.geometry.axis, []
    for day in range(int(first // 1), int(last // 1) + 1):
        if not axis.is_work_day(day):
            found.append((float(day), day + 1.0))
        elif scene.px_per_day >= HOURS_FROM:
            found += [(day + start, day + end) for start, end in reader_rest(axis, day)]
    return found


def paint_links(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """The links that cross the exposed part; those of the selected bar brighter and on top."""
    if scene.px_per_day < FINE_FROM:
        return
    geometry = scene.geometry
    rows = geometry.rows_between(
        exposed.top() + scene.top_px - STAGE_ROW_PX, exposed.bottom() + scene.top_px + STAGE_ROW_PX
    )
    margin = REACH_PX / scene.px_per_day
    quiet = geometry.edges_between(rows, scene.units(exposed.left()) - margin, scene.units(exposed.right()) + margin)
    bright: list[Edge] = []
    selected, dimmed = scene.selected, scene.dimmed
    if selected >= 0:
        bright = [edge for edge in quiet if selected in (edge.source, edge.target)]
        quiet = [edge for edge in quiet if selected not in (edge.source, edge.target)]
    if dimmed:
        faint = [edge for edge in quiet if edge.source in dimmed or edge.target in dimmed]
        quiet = [edge for edge in quiet if edge.source not in dimmed and edge.target not in dimmed]
        painter.setOpacity(DIMMED)
        _draw_links(painter, scene, faint, "link")
        painter.setOpacity(1)
    for role, some in (("link", quiet), ("text2", bright)):
        if some:
            _draw_links(painter, scene, some, role)


def _draw_links(painter: QPainter, scene: Scene, edges: list[Edge], role: str) -> None:
    color, draw = scene.theme.color(role), painter.drawPixmap
    heads = (scene.pills.arrow(role, points_right=False), scene.pills.arrow(role, points_right=True))
    painter.save()
    painter.translate(-scene.left_px, -scene.top_px)
    if scene.is_smooth:
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in edges:
            way = scene.way(edge)
            painter.drawPath(way.path)
            x, y = way.route.points[-1]
            draw(x - 6 if way.route.points_right else x, y - 4, heads[way.route.points_right])
    else:
        wires = scene.wires(edges)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRects([piece for wire in wires for piece in wire.pieces])
        for wire in wires:
            draw(wire.head_x, wire.head_y, heads[wire.points_right])
    painter.restore()


def paint_bars(painter: QPainter, scene: Scene, exposed: QRect) -> list[int]:
    """The bars in the exposed part. Returns those that are not dimmed and whose labels may reach into it."""
    geometry = scene.geometry
    reach_px = LABEL_REACH_PX if scene.px_per_day >= FINE_FROM else 0
    first, last = scene.units(exposed.left() - REACH_PX - reach_px), scene.units(exposed.right() + REACH_PX)
    left_px, right_px = exposed.left() + scene.left_px, exposed.right() + scene.left_px
    labelled: list[int] = []
    seen: list[int] = []
    dimmed, places = scene.dimmed, scene.places
    for row in geometry.rows_between(exposed.top() + scene.top_px - 4, exposed.bottom() + scene.top_px + 4):
        if geometry.rows[row].is_folded:
            _paint_folded(painter, scene, row, exposed)
            continue
        for bar in geometry.bars_between(row, first, last):
            left, _split, right, _top = places[bar]
            is_seen = right >= left_px and left <= right_px
            if bar in dimmed:
                if is_seen:
                    painter.setOpacity(DIMMED)
                    _paint_simple(painter, scene, _paint_bodies(painter, scene, [bar]))
                    painter.setOpacity(1)
            else:
                if is_seen:
                    seen.append(bar)
                labelled.append(bar)
    _paint_simple(painter, scene, _paint_bodies(painter, scene, seen))
    if scene.shows_critical:
        paint_critical(painter, scene, seen)
    return labelled


def paint_critical(painter: QPainter, scene: Scene, bars: list[int]) -> None:
    """The line under those of the bars that are on the critical path."""
    stages, places, x, drop = scene.geometry.plan.stages, scene.places, scene.left_px, BAR_PX + 3 - scene.top_px
    lines: list[QRect] = []
    for bar in bars:
        if stages[bar].is_critical:
            left, _split, right, top = places[bar]
            lines.append(QRect(left - x, top + drop + (3 if bar == scene.selected else 0), right - left, 2))
    if lines:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scene.theme.color("text2"))
        painter.drawRects(lines)


def paint_bar(painter: QPainter, scene: Scene, bar: int) -> None:
    """One bar by itself, without the line of the critical path."""
    _paint_simple(painter, scene, _paint_bodies(painter, scene, [bar]))


def _paint_simple(painter: QPainter, scene: Scene, bars: list[int]) -> None:
    """Bars that are too short for more: plain rectangles in the colours of their states."""
    simple: dict[str, list[QRect]] = {}
    looks, places, x, drop = scene.looks, scene.places, scene.left_px, 4 - scene.top_px
    for bar in bars:
        left, _split, right, top = places[bar]
        simple.setdefault(looks[bar].hue, []).append(QRect(left - x, top + drop, right - left, BAR_PX - 8))
    if simple:
        painter.setPen(Qt.PenStyle.NoPen)
    for hue, boxes in simple.items():
        painter.setBrush(scene.theme.color(f"{hue}.base"))
        painter.drawRects(boxes)


def _paint_bodies(painter: QPainter, scene: Scene, bars: list[int]) -> list[int]:
    """Bars with all that is on them. Returns those that are too short for it.

    One loop, with as few calls of its own as may be: this is where most of a frame's time goes.
    """
    pills, stages, places, pictured = scene.pills, scene.geometry.plan.stages, scene.places, scene.pictures()
    x, y, draw, cuts, rare = scene.left_px, scene.top_px, painter.drawPixmap, pills.cuts, scene.rare
    height, back_px, simple, is_paper, hovered = cuts[BAR_PX], cuts[BACK_PX], list[int](), pills.is_paper, scene.hovered
    for bar in bars:
        left, split, right, top = places[bar]
        if right - left < SIMPLE_BELOW_PX:
            simple.append(bar)
            continue
        has_tail = right - split >= TAIL_LEAST_PX
        room = (split if has_tail else right) - left
        kind = 2 if room >= BADGE_ROOM_PX else 1 if room >= HEAD_LEAST_PX else 0
        front_px = room if has_tail else room - CAP_PX
        tail_px = right - left - front_px
        left, right, top = left - x, right - x, top - y
        if is_paper or bar == hovered or bar in rare or front_px > FRONT_PX or tail_px > BACK_PX:
            _paint_pill(painter, scene, bar, (left, left + room, right, top))
            continue
        # nearly all: two pieces of the pictures
        pictures, cut = pictured[bar] or scene.picture(bar), cuts[tail_px]
        has_head = front_px >= _HEADS_PX[kind]
        draw(left, top, pictures.fronts[kind if has_head else 0], 0, 0, cuts[front_px], height)
        draw(left + front_px, top, pictures.backs[has_tail], back_px - cut, 0, cut, height)
        if has_tail:
            draw(left + front_px, top, pictures.split)
        if not has_head:
            draw(left + HEAD_X, top + HEAD_Y, pictures.heads[kind])
        if stages[bar].is_stale:
            draw(right - 11, top, pills.stale())
    return simple


def _paint_folded(painter: QPainter, scene: Scene, row: int, exposed: QRect) -> None:
    """A folded track as one calm bar over all its time: what lies in it as a thin line of states, and its sum in words."""
    theme, line, places = scene.theme, scene.geometry.rows[row], scene.places
    boxes = [places[bar] for bar in line.bars]
    left, right = boxes[0][0] - scene.left_px, max(box[2] for box in boxes) - scene.left_px
    top = boxes[0][3] - scene.top_px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, max(right - left, _LEAST_LABEL_PX) - 1, BAR_PX - 1), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    inner = QRect(left + RADIUS_PX, top + BAR_PX - 7, right - left - 2 * RADIUS_PX, 4)
    for bar, (start, _split, end, _top) in zip(line.bars, boxes, strict=True):
        piece = QRect(start - scene.left_px, inner.top(), max(2, end - start - 1), inner.height()) & inner
        if piece.intersects(exposed):
            painter.fillRect(piece, theme.color(f"{scene.looks[bar].hue}.base"))
    if scene.px_per_day < FINE_FROM:
        return
    painter.setFont(theme.font(11.5))
    painter.setPen(theme.color("text2"))
    text, width, height = scene.sums.get(row) or _sum(scene, row)
    # inside where there is room, else beside it, as a bar's words stand
    fits = width + 2 * _SUM_GAP_PX <= right - left
    x, y = (left + _SUM_GAP_PX, top + 2) if fits else (right + LABEL_GAP_PX, top + (BAR_PX - height) // 2)
    painter.drawStaticText(x, y, text)


def _sum(scene: Scene, row: int) -> Words:
    """How many stages a folded track holds, what they cost, and from when to when they last."""
    stages = [scene.geometry.plan.stages[bar] for bar in scene.geometry.rows[row].bars]
    currencies = {stage.currency for stage in stages if stage.price_minor}
    sums = [
        money(sum(stage.price_minor for stage in stages if stage.currency == currency), currency)
        for currency in sorted(currencies)
    ]
    first, last = min(stage.start_ms for stage in stages), max(stage.end_ms for stage in stages)
    zone = scene.geometry.axis.zone
    count = tr_n("{n} stage", "{n} stages", len(stages))
    days = list(dict.fromkeys((day_text(first, zone), day_text(last, zone))))
    span = tr("{first} to {last}", first=days[0], last=days[1]) if len(days) > 1 else days[0]
    scene.sums[row] = found = _measured(scene, " · ".join([count, *sums, span]))
    return found


def _paint_pill(painter: QPainter, scene: Scene, bar: int, place: tuple[int, int, int, int]) -> None:
    """A bar of any kind and length, by its left edge, the end of its work, its right edge and top in the viewport."""
    left, split, right, top = place
    look, pills, stage = scene.looks[bar], scene.pills, scene.geometry.plan.stages[bar]
    if bar in scene.geometry.milestones:
        diamond = pills.milestone(look, is_hover=bar == scene.hovered)
        painter.drawPixmap(left, top + (BAR_PX - MILESTONE_PX) // 2, diamond)
        return
    has_tail, room = split < right, split - left
    pills.paint_body(painter, look, place, is_hover=bar == scene.hovered)
    if stage.is_late and stage.due_ms:
        _paint_overrun(painter, scene, stage.due_ms, (left, split if has_tail else right - 2, top))
    if has_tail:
        painter.drawPixmap(split, top, pills.split(look))
    if room >= HEAD_LEAST_PX:
        pills.paint_head(painter, look, stage.person if room >= BADGE_ROOM_PX else "", left + HEAD_X, top + HEAD_Y)
    if stage.is_stale:
        painter.drawPixmap(right - 11, top, pills.stale())


def _paint_overrun(painter: QPainter, scene: Scene, due_ms: int, place: tuple[int, int, int]) -> None:
    left, split, top = place
    due = max(scene.x_px(scene.geometry.axis.units(due_ms)), left + 4)
    width = min(split - due, PILL_PX)
    if width > 0:
        scene.pills.paint_hatch(painter, due, top + 1, width)


def paint_labels(painter: QPainter, scene: Scene, bars: list[int], exposed: QRect) -> None:
    """The words right of the bars, shortened where a link or the next bar is in the way."""
    if scene.px_per_day < FINE_FROM:
        return
    painter.setFont(scene.theme.font(11.5))
    painter.setPen(scene.theme.color("text3"))
    walls = _walls(scene, bars)
    x, y, first, last = scene.left_px, scene.top_px, exposed.left(), exposed.right()
    after, selected, is_paper = scene.geometry.after, scene.selected, scene.pills.is_paper
    places, labels, draw = scene.places, scene.labels, painter.drawStaticText
    starts, origin, px_per_day = scene.geometry.start, scene.geometry.origin, scene.px_per_day
    for bar in bars:
        _left, _split, right, top = places[bar]
        left, following = right - x + LABEL_GAP_PX, after[bar]
        if left > last:
            continue
        limit = left + 400 if following < 0 else round((starts[following] - origin) * px_per_day) - x - 8
        if is_paper:
            # nothing is cut at the edge of a page
            limit = min(limit, last + 1) if left >= first else left
        if limit - left < _LEAST_LABEL_PX or limit < first:
            continue
        if walls:
            limit = _before_walls(walls, left, limit, top - y + BAR_PX // 2)
        whole, short = labels.get(bar) or _label(scene, bar)
        text, width, height = whole if 0 < whole[1] <= limit - left else short
        if not 0 < width <= limit - left or left + width < first:
            continue
        if bar == selected:
            painter.setPen(scene.theme.color("text1"))
        draw(left, top - y + (BAR_PX - height) // 2, text)
        if bar == selected:
            painter.setPen(scene.theme.color("text3"))


def _walls(scene: Scene, bars: list[int]) -> list[tuple[int, int, int]]:
    """Upright pieces of links, where there are few enough to look."""
    geometry = scene.geometry
    if not bars or not scene.is_smooth:
        return []
    x, y = scene.left_px, scene.top_px
    pieces = [piece for edge in geometry.edges for piece in verticals(scene.way(edge).route)]
    walls = [(at - x, top - y, bottom - y) for at, top, bottom in pieces]
    if scene.now_ms:
        walls.append((scene.x_px(geometry.axis.units(scene.now_ms)), -100_000, 100_000))
    return walls


def _before_walls(walls: list[tuple[int, int, int]], left: int, limit: int, middle: int) -> int:
    """How far words from ``left`` on may reach, at a height, before they meet an upright piece of a link."""
    for x, top, bottom in walls:
        if left - 4 <= x < limit and top - 8 <= middle <= bottom + 8:
            limit = x - 6
    return limit


def _label(scene: Scene, bar: int) -> tuple[Words, Words]:
    """A bar's words at full length and shortened."""
    whole, short = bar_label(scene.geometry.plan.stages[bar], scene.now_ms)
    scene.labels[bar] = found = (_measured(scene, whole), _measured(scene, short))
    return found


def _measured(scene: Scene, words: str) -> Words:
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    font = scene.theme.font(11.5)
    # unprepared, it would measure itself in the application's font until it is first drawn
    text.prepare(QTransform(), font)
    return text, QFontMetrics(font).horizontalAdvance(words), round(text.size().height())


def is_struck(state: str) -> bool:
    """Whether a stage's name is struck through: its hand-off has ended without a result."""
    return state in {"declined", "expired", "withdrawn", "cancelled"}
