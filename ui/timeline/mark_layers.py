"""Painting of what stands on and around the bars: shadows of baselines and slack under them, dates asked for, gaps and
what is wrong over them. Reads ``marks``, decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPolygonF, QStaticText, QTransform

from ui.icons import icon_pixmap
from ui.timeline.geometry import BAR_PX
from ui.timeline.layers import BADGE_ROOM_PX
from ui.words import number_text, tr

if TYPE_CHECKING:
    from ui.timeline.marks import BarMarks
    from ui.timeline.pills import Pills
    from ui.timeline.scene import Scene

# below the bar: the line of the critical path and of slack, then the shadows
SLACK_DROP_PX = 3
SHADOW_DROP_PX = 6
# height of a shadow and step to the next, by how many are drawn
SHADOW_ROLES = ("text3", "link", "line2")
_SHADOW_PX = {1: (4, 5), 2: (3, 4), 3: (2, 3)}
# px a day from which the marks are drawn, fine shapes, and words
MARKS_FROM, FINE_FROM, WORDS_FROM = 3, 9, 14
_GLYPH_PX = 9
_BADGE_PX = 16
_FONT_PX = 10


def paint_under(painter: QPainter, scene: Scene, found: list[BarMarks], exposed: QRect) -> None:
    """What the bars stand upon: shadows, slack, how long they could have begun."""
    if scene.px_per_day < MARKS_FROM or not found:
        return
    theme = scene.theme
    _paint_shadows(painter, scene, found, exposed)
    if scene.shows_critical:
        _fill(painter, _slack_pieces(scene, found), theme.color("link"))
    waits = [marks for marks in found if marks.waited_from]
    if waits:
        pen = QPen(theme.color("late.base"), 1.5)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLines([_wait_line(scene, marks) for marks in waits])


def _fill(painter: QPainter, pieces: list[QRect], color: object) -> None:
    if pieces:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRects(pieces)


def _paint_shadows(painter: QPainter, scene: Scene, found: list[BarMarks], exposed: QRect) -> None:
    lines: dict[int, list[QRect]] = {0: [], 1: [], 2: []}
    count = max(1, len(scene.marks.baselines) if scene.marks is not None else 1)
    height, step = _SHADOW_PX[count]
    geometry, px_per_day, left_px = scene.geometry, scene.px_per_day, scene.left_px
    origin, drop, tops = geometry.origin, BAR_PX + SHADOW_DROP_PX - scene.top_px, geometry.tops
    first, last = scene.units(exposed.left() - 4), scene.units(exposed.right() + 1)
    for marks in found:
        top = tops[marks.bar] + drop
        for start, end, _days, line in marks.shadows:
            if end < first or start > last:
                continue
            left = round((start - origin) * px_per_day)
            width = round((end - origin) * px_per_day) - left
            lines[line].append(QRect(left - left_px, top + line * step, width if width > 2 else 3, height))
    for line, role in enumerate(SHADOW_ROLES):
        _fill(painter, lines[line], scene.theme.color(role))


def _slack_pieces(scene: Scene, found: list[BarMarks]) -> list[QRect]:
    """A line from each bar to where it may slip, and its end."""
    places, origin, px_per_day, pieces = scene.places, scene.geometry.origin, scene.px_per_day, list[QRect]()
    left_px, drop = scene.left_px, BAR_PX + SLACK_DROP_PX - scene.top_px
    for marks in found:
        if marks.slack:
            _left, _split, right, top = places[marks.bar]
            end, y = round((marks.slack - origin) * px_per_day), top + drop
            if end > right:
                pieces += (QRect(right - left_px, y, end - right, 1), QRect(end - left_px - 1, y - 2, 1, 5))
    return pieces


def _wait_line(scene: Scene, marks: BarMarks) -> QLine:
    middle = scene.geometry.tops[marks.bar] - scene.top_px + BAR_PX // 2
    return QLine(scene.x_px(marks.waited_from), middle, scene.box(marks.bar).left - 1, middle)


def paint_over(painter: QPainter, scene: Scene, found: list[BarMarks], exposed: QRect) -> None:
    """What stands on the bars: gaps, progress, dates asked for, what is wrong."""
    if scene.px_per_day < MARKS_FROM:
        _paint_dots(painter, scene, [marks for marks in found if marks.is_wrong or marks.clash[1]])
        return
    is_fine = scene.px_per_day >= FINE_FROM
    if scene.px_per_day >= WORDS_FROM:
        _paint_drifts(painter, scene, found, exposed)
    for marks in found:
        if not marks.has_more:
            continue
        left, split, right, top = scene.places[marks.bar]
        place = (left - scene.left_px, split - scene.left_px, right - scene.left_px, top - scene.top_px)
        if marks.paused:
            _paint_gap(painter, scene, marks, place)
        if marks.done:
            hue = scene.theme.color(f"{scene.looks[marks.bar].hue}.base")
            width = scene.x_px(marks.done) - place[0] - 4
            painter.fillRect(place[0] + 4, place[3] + BAR_PX - 4, max(2, width), 3, hue)
        if marks.clash[1]:
            first, last = (scene.x_px(edge) for edge in marks.clash)
            painter.fillRect(first, place[3] + 1, max(3, last - first), 3, scene.theme.color("late.base"))
        if is_fine:
            _paint_asked(painter, scene, marks, place)
        if marks.is_wrong or marks.clash[1]:
            name = "alert-triangle" if marks.is_wrong else "users"
            painter.drawPixmap(place[2] - 10, place[3] - 7, badge(scene.pills, name))


def _paint_dots(painter: QPainter, scene: Scene, found: list[BarMarks]) -> None:
    """What is wrong where bars are too small for more."""
    color = scene.theme.color("late.base")
    for marks in found:
        box = scene.box(marks.bar)
        painter.fillRect(box.left, box.top - 3, 5, 5, color)


def _paint_gap(painter: QPainter, scene: Scene, marks: BarMarks, place: tuple[int, int, int, int]) -> None:
    """The work stands still: the bar is open from then until now."""
    left, split, _right, top = place
    now = scene.x_px(scene.geometry.axis.units(scene.now_ms)) if scene.now_ms else split
    first, last = max(left + 5, scene.x_px(marks.paused)), min(max(now, left + 11), split - 1)
    if last - first < 3:
        return
    theme = scene.theme
    painter.fillRect(first, top, last - first, BAR_PX, theme.color("track"))
    pen = QPen(theme.color("text3"), 1)
    pen.setDashPattern([2, 3])
    painter.setPen(pen)
    painter.drawLine(first, top + BAR_PX // 2, last, top + BAR_PX // 2)
    painter.fillRect(first - 1, top, 1, BAR_PX, theme.color("text3"))
    painter.fillRect(last, top, 1, BAR_PX, theme.color("text3"))
    person = scene.geometry.plan.stages[marks.bar].person
    if person and split - left >= BADGE_ROOM_PX and first < left + BADGE_ROOM_PX:
        painter.drawPixmap(left + 27, top + 4, scene.pills.badge(person))


def _paint_asked(painter: QPainter, scene: Scene, marks: BarMarks, place: tuple[int, int, int, int]) -> None:
    """Not before, done by, agreed, as late as possible: small shapes above the bar, at their dates."""
    y = place[3] - _GLYPH_PX
    if marks.floor:
        painter.drawPixmap(scene.x_px(marks.floor), y, glyph(scene.pills, "floor", "text2"))
    if marks.is_late_as_possible:
        painter.drawPixmap(place[0] + 2, y, glyph(scene.pills, "alap", "text2"))
    if marks.due:
        painter.drawPixmap(scene.x_px(marks.due) - _GLYPH_PX // 2 - 1, y, glyph(scene.pills, "due", "text2"))
    if marks.must:
        role = "late.base" if marks.is_missed else "text2"
        x = scene.x_px(marks.must)
        painter.drawPixmap(x - _GLYPH_PX + 1, y, glyph(scene.pills, "must", role))
        painter.drawPixmap(x, y, must_line(scene.pills, role))


def _paint_drifts(painter: QPainter, scene: Scene, found: list[BarMarks], exposed: QRect) -> None:
    """By how many days ends have moved since the newest baseline, right of its shadow."""
    painter.setFont(scene.theme.font(_FONT_PX))
    geometry, places, px_per_day, left_px = scene.geometry, scene.places, scene.px_per_day, scene.left_px
    start, after, origin, draw = geometry.start, geometry.after, geometry.origin, painter.drawStaticText
    first, last, drop = exposed.left(), exposed.right(), BAR_PX + 4 - scene.top_px
    texts: dict[float, tuple[QStaticText, int]] = {}
    for is_later, role in ((True, "late.text"), (False, "approved.text")):
        painter.setPen(scene.theme.color(role))
        for marks in found:
            bar, days = marks.bar, marks.drift_days
            if not days or (days > 0) is not is_later:
                continue
            _left, _split, right, top = places[bar]
            left = max(right, round((marks.shadows_end - origin) * px_per_day)) - left_px + 12
            if left > last:
                continue
            if days not in texts:
                texts[days] = _drift_text(scene, days)
            text, width = texts[days]
            if left + width < first:
                continue
            if after[bar] < 0 or round((start[after[bar]] - origin) * px_per_day) - left_px >= left + width:
                draw(left, top + drop, text)


def _drift_text(scene: Scene, days: float) -> tuple[QStaticText, int]:
    found = scene.drifts.get(days)
    if found is None:
        words = tr("{sign}{n} d", sign="+" if days > 0 else "", n=number_text(days, 0 if days == int(days) else 1))
        text, font = QStaticText(words), scene.theme.font(_FONT_PX)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), font)
        found = scene.drifts[days] = (text, QFontMetrics(font).horizontalAdvance(words))
    return found


# --- pictures


def glyph(pills: Pills, name: str, role: str) -> QPixmap:
    """A date that is asked for, 9 x 9: ``floor`` (not before), ``must`` (done by), ``due``, ``alap``."""

    def draw(painter: QPainter) -> None:
        color = pills.theme.color(role)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        if name == "floor":
            painter.fillRect(QRectF(0, 0, 1.5, 9), color)
            painter.drawPolygon(QPolygonF([QPointF(2.5, 1), QPointF(7.5, 4.5), QPointF(2.5, 8)]))
        elif name == "must":
            painter.drawPolygon(QPolygonF([QPointF(6.5, 1), QPointF(1.5, 4.5), QPointF(6.5, 8)]))
        elif name == "due":
            painter.drawPolygon(QPolygonF([QPointF(1, 1), QPointF(9, 1), QPointF(5, 7.5)]))
        else:
            painter.fillRect(QRectF(0, 3.75, 5, 1.5), color)
            painter.drawPolygon(QPolygonF([QPointF(4, 1), QPointF(8, 4.5), QPointF(4, 8)]))
            painter.fillRect(QRectF(8, 0, 1.5, 9), color)

    return pills.picture(("glyph", name, role), (10, _GLYPH_PX), draw)


def must_line(pills: Pills, role: str) -> QPixmap:
    """The dashed line at a date by which a stage has to be done, as high as its row."""

    def draw(painter: QPainter) -> None:
        pen = QPen(pills.theme.color(role), 1.5)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, 0), QPointF(1, BAR_PX + _GLYPH_PX + 4))

    return pills.picture(("must line", role), (2, BAR_PX + _GLYPH_PX + 4), draw)


def badge(pills: Pills, icon: str) -> QPixmap:
    """Something is wrong: an icon in a small circle that lies over the bar's corner."""

    def draw(painter: QPainter) -> None:
        theme = pills.theme
        painter.setPen(QPen(theme.color("late.base"), 1))
        painter.setBrush(theme.color("late.faint"))
        painter.drawEllipse(QRectF(0.5, 0.5, _BADGE_PX - 1, _BADGE_PX - 1))
        if pills.is_paper:
            # no picture on paper
            for top, height in ((3.5, 5.5), (10.5, 2)):
                painter.fillRect(QRectF(_BADGE_PX / 2 - 1, top, 2, height), theme.color("late.text"))
            return
        picture = icon_pixmap(icon, theme.color("late.text"), 10, stroke=1.3, ratio=pills.ratio)
        painter.drawPixmap(QPointF(3, 2.5 if icon == "alert-triangle" else 3), picture)

    return pills.picture(("badge", icon, "wrong"), (_BADGE_PX, _BADGE_PX), draw)
