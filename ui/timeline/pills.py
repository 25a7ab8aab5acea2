"""Cached pictures of which bars are put together: pills, icons, badges, arrows, rings.

A pill is painted once per look, theme and pixel ratio, wide enough for most bars; a bar is two blits from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ui.icons import icon_pixmap
from ui.theme import Theme
from ui.timeline.geometry import BAR_PX
from ui.tokens import RADIUS_PX, StateLook
from ui.words import initials

if TYPE_CHECKING:
    from collections.abc import Callable

PILL_PX = 640
CAP_PX = 12
MILESTONE_PX = 16
BADGE_PX, ICON_PX = 20, 14
# icon and badge with what is between them, and where they stand in a bar
HEAD_PX, HEAD_X, HEAD_Y = 39, 8, 4
# both ends of a pill by themselves, of which most bars are put together: narrow pictures stay near to the processor
FRONT_PX, BACK_PX = 160, 96
_DASHES = {"open": [4.0, 3.0], "ended": [2.0, 3.0]}
WORK_FILL = {"open": "", "ended": "", "agreed": "faint", "live": "live", "done": "done"}
TAIL_FILL = {"open": "", "ended": "", "agreed": "", "live": "tail", "done": "faint"}


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """``ground`` with a share of ``ink`` laid over it."""
    return QColor(
        round(ground.red() + (ink.red() - ground.red()) * share),
        round(ground.green() + (ink.green() - ground.green()) * share),
        round(ground.blue() + (ink.blue() - ground.blue()) * share),
    )


class BarPictures(NamedTuple):
    """The pictures of which a bar is put together, ready to be drawn: left ends with nothing on them, with the state's
    icon, and with the person's badge as well; right ends of work, and of a review wait. ``heads`` is what the left ends have
    on them.
    """

    fronts: tuple[QPixmap, QPixmap, QPixmap]
    backs: tuple[QPixmap, QPixmap]
    heads: tuple[QPixmap, QPixmap, QPixmap]
    split: QPixmap


class Pills:
    """The pictures for one theme and pixel ratio; thrown away when either changes. ``is_paper``: they are shapes instead."""

    is_paper = False

    def __init__(self, theme: Theme, ratio: float) -> None:
        self.theme, self.ratio = theme, ratio
        # a picture's px by those of the screen, to cut pieces from
        self.cuts = [round(px * ratio) for px in range(PILL_PX + 1)]
        self._made: dict[tuple[object, ...], QPixmap] = {}
        self._bars: dict[tuple[StateLook, str], BarPictures] = {}

    def _blank(self, width_px: int, height_px: int) -> QPixmap:
        pixmap = QPixmap(round(width_px * self.ratio), round(height_px * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def picture(self, key: tuple[object, ...], size: tuple[int, int], draw: Callable[[QPainter], None]) -> QPixmap:
        """A small picture that is drawn once, antialiased, on nothing."""
        found = self._made.get(key)
        if found is None:
            found = self._blank(*size)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
            self._made[key] = found
        return found

    def milestone(self, look: StateLook, *, is_hover: bool = False) -> QPixmap:
        """A date without work: a diamond, filled and ticked when it is reached."""

        def draw(painter: QPainter) -> None:
            theme, middle = self.theme, MILESTONE_PX / 2
            is_reached = look.firmness == "done"
            base = theme.color(f"{look.hue}.base")
            ground = base if is_reached else theme.color("panel")
            painter.setPen(QPen(base, 1.75))
            painter.setBrush(mixed(ground, base, 0.12) if is_hover and not is_reached else ground)
            corners = ((middle, 1.2), (MILESTONE_PX - 1.2, middle), (middle, MILESTONE_PX - 1.2), (1.2, middle))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            if is_reached:
                painter.setPen(QPen(theme.color("panel"), 1.5))
                painter.drawPolyline(QPolygonF([QPointF(5.2, 8.2), QPointF(7.2, 10.2), QPointF(10.8, 6.2)]))

        return self.picture(("milestone", look.hue, look.firmness, is_hover), (MILESTONE_PX, MILESTONE_PX), draw)

    def work(self, look: StateLook, *, is_hover: bool = False) -> QPixmap:
        """The pill filled as work, with the state's edge at the left."""
        key = ("work", look.hue, look.firmness, is_hover)
        found = self._made.get(key)
        return found if found is not None else self._make_pill(key, look, WORK_FILL[look.firmness], is_hover=is_hover)

    def tail(self, look: StateLook, *, is_hover: bool = False) -> QPixmap:
        """The pill filled as review wait."""
        key = ("tail", look.hue, look.firmness, is_hover)
        found = self._made.get(key)
        return found if found is not None else self._make_pill(key, look, TAIL_FILL[look.firmness], is_hover=is_hover)

    def _make_pill(self, key: tuple[object, ...], look: StateLook, fill: str, *, is_hover: bool) -> QPixmap:
        theme, ground = self.theme, self.ground(look, fill)
        if is_hover:
            ground = mixed(ground, theme.color(f"{look.hue}.base"), 0.12)
        pixmap = self._blank(PILL_PX, BAR_PX)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, PILL_PX - 1, BAR_PX - 1)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.fillPath(path, ground)
        painter.strokePath(path, self.outline(look))
        painter.setClipRect(QRectF(0, 0, 4, BAR_PX))
        painter.fillPath(path, theme.color(f"{look.hue}.base"))
        painter.end()
        self._made[key] = pixmap
        return pixmap

    def ground(self, look: StateLook, fill: str) -> QColor:
        """What a pill is filled with."""
        return self.theme.color(f"{look.hue}.{fill}" if fill else "panel")

    def outline(self, look: StateLook) -> QPen:
        """What a pill is drawn around with: dashed while nothing is agreed."""
        pen = QPen(self.theme.color(f"{look.hue}.base" if look.firmness == "open" else f"{look.hue}.edge"), 1)
        if dashes := _DASHES.get(look.firmness):
            pen.setDashPattern(dashes)
        return pen

    def paint_body(
        self, painter: QPainter, look: StateLook, place: tuple[int, int, int, int], *, is_hover: bool = False
    ) -> None:
        """A bar by its left edge, split, right edge and top: work up to the split, the review wait behind it."""
        left, split, right, top = place
        ratio, work = self.ratio, self.work(look, is_hover=is_hover)
        if split < right:
            _blit_left(painter, ratio, work, left, top, split - left)
            _blit_right(painter, ratio, self.tail(look, is_hover=is_hover), split, top, right - split)
        else:
            _blit_left(painter, ratio, work, left, top, right - left - CAP_PX)
            _blit_right(painter, ratio, work, max(left, right - CAP_PX), top, min(CAP_PX, right - left))

    def of_bar(self, look: StateLook, person: str) -> BarPictures:
        """The pictures of a bar that is not under the pointer."""
        found = self._bars.get((look, person))
        if found is None:
            icon = self._front(look, "")
            fronts = (self._end(self.work(look), FRONT_PX), icon, self._front(look, person) if person else icon)
            backs = (self._end(self.work(look), -BACK_PX), self._end(self.tail(look), -BACK_PX))
            heads = (self.head(look, ""), self.head(look, ""), self.head(look, person))
            found = self._bars[look, person] = BarPictures(fronts, backs, heads, self.split(look))
        return found

    def _end(self, pill: QPixmap, width_px: int) -> QPixmap:
        """So much of a pill's left end, or of its right one (negative)."""
        key = ("end", pill.cacheKey(), width_px)
        found = self._made.get(key)
        if found is None:
            cut = self.cuts[abs(width_px)]
            found = self._made[key] = pill.copy(0 if width_px > 0 else pill.width() - cut, 0, cut, pill.height())
        return found

    def _front(self, look: StateLook, person: str) -> QPixmap:
        """The left end of a bar with what stands on it."""
        key = ("front", look, person)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._end(self.work(look), FRONT_PX).copy()
            painter = QPainter(found)
            painter.drawPixmap(HEAD_X, HEAD_Y, self.head(look, person))
            painter.end()
        return found

    def paint_head(self, painter: QPainter, look: StateLook, person: str, left: int, top: int) -> None:
        """The state's icon and behind it the badge of a person (empty: none), from the badge's upper edge."""
        painter.drawPixmap(left, top, self.head(look, person))

    def head(self, look: StateLook, person: str) -> QPixmap:
        """What ``paint_head`` paints."""
        key = ("head", look, person)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._blank(HEAD_PX if person else ICON_PX, BADGE_PX)
            both = QPainter(found)
            both.drawPixmap(0, 3, self.icon(look))
            if person:
                both.drawPixmap(HEAD_PX - BADGE_PX, 0, self.badge(person))
            both.end()
        return found

    def paint_hatch(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """The hatched ground of an overrun of at most ``PILL_PX``."""
        hatch = self.hatch()
        painter.drawPixmap(left, top, hatch, 0, 0, round(width * self.ratio), hatch.height())

    def split(self, look: StateLook) -> QPixmap:
        """The dashed line between work and review."""
        key = ("split", look.hue)
        found = self._made.get(key)
        if found is None:
            found = self._blank(1, BAR_PX)
            painter = QPainter(found)
            pen = QPen(self.theme.color(f"{look.hue}.base"), 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(0.5, 1.5), QPointF(0.5, BAR_PX - 1.5))
            painter.end()
            self._made[key] = found
        return found

    def icon(self, look: StateLook) -> QPixmap:
        """The state's icon as it stands in a bar."""
        key = ("icon", look.icon, look.hue)
        found = self._made.get(key)
        if found is None:
            color = self.theme.color(f"{look.hue}.text")
            found = self._made[key] = icon_pixmap(look.icon, color, 14, stroke=1.6, ratio=self.ratio)
        return found

    def badge(self, person: str) -> QPixmap:
        """A person's initials in a circle."""
        key = ("badge", person)
        found = self._made.get(key)
        if found is None:
            letters = initials(person)
            found = self._blank(20, 20)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("line2"), 1))
            painter.setBrush(self.theme.color("panel"))
            painter.drawEllipse(QRectF(0.5, 0.5, 19, 19))
            painter.setPen(self.theme.color("text1"))
            painter.setFont(self.theme.font(9.5, 600))
            painter.drawText(QRectF(0, 0, 20, 20), Qt.AlignmentFlag.AlignCenter, letters)
            painter.end()
            self._made[key] = found
        return found

    def arrow(self, role: str, *, points_right: bool) -> QPixmap:
        """The head of a link, 6 x 8."""
        key = ("arrow", role, points_right)
        found = self._made.get(key)
        if found is None:
            found = self._blank(7, 10)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(role))
            back, tip = (0.0, 6.5) if points_right else (7.0, 0.5)
            painter.drawPolygon(QPolygonF([QPointF(back, 1), QPointF(tip, 5), QPointF(back, 9)]))
            painter.end()
            self._made[key] = found
        return found

    def stale(self) -> QPixmap:
        """The corner mark of a stale bar."""
        found = self._made.get(("stale",))
        if found is None:
            found = self._blank(11, 11)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            clip = QPainterPath()
            clip.addRoundedRect(QRectF(-20, 0, 31, 40), RADIUS_PX, RADIUS_PX)
            painter.setClipPath(clip)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("stale.base"))
            painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(11, 0), QPointF(11, 11)]))
            painter.end()
            self._made[("stale",)] = found
        return found

    def hatch(self) -> QPixmap:
        """The hatched ground of an overrun, to be cut to length."""
        found = self._made.get(("hatch",))
        if found is None:
            found = self._blank(PILL_PX, BAR_PX - 2)
            painter = QPainter(found)
            painter.fillRect(0, 0, PILL_PX, BAR_PX, self.theme.color("late.faint"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("late.base"), 1.5))
            step = 6 * 2**0.5
            for number in range(int((PILL_PX + BAR_PX) / step) + 1):
                x = number * step - BAR_PX
                painter.drawLine(QPointF(x, BAR_PX - 2), QPointF(x + BAR_PX - 2, 0))
            painter.fillRect(QRectF(0, 0, 1, BAR_PX), self.theme.color("late.base"))
            painter.end()
            self._made[("hatch",)] = found
        return found

    def port(self, port_type: str) -> QPixmap:
        """The mark of a typed port: circle audio, square text or document, triangle MIDI, diamond image or video."""
        family = port_type.partition(".")[0]
        key = ("port", family)
        found = self._made.get(key)
        if found is None:
            found = self._blank(9, 9)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("text2"), 1.5))
            painter.setBrush(self.theme.color("panel"))
            draw_port(painter, family, QRectF(1, 1, 7, 7))
            painter.end()
            self._made[key] = found
        return found


def _blit_left(painter: QPainter, ratio: float, pill: QPixmap, left: int, top: int, width: int) -> None:
    """The left end of a pill, repeated in its middle where a bar is longer than the picture."""
    piece = min(width, PILL_PX - CAP_PX)
    painter.drawPixmap(left, top, pill, 0, 0, round(piece * ratio), pill.height())
    done = piece
    while done < width:
        piece = min(width - done, PILL_PX - 2 * CAP_PX)
        painter.drawPixmap(left + done, top, pill, round(CAP_PX * ratio), 0, round(piece * ratio), pill.height())
        done += piece


def _blit_right(painter: QPainter, ratio: float, pill: QPixmap, left: int, top: int, width: int) -> None:
    """The right end of a pill."""
    piece = min(width, PILL_PX - CAP_PX)
    done = 0
    while width - done > piece:
        middle = min(width - done - piece, PILL_PX - 2 * CAP_PX)
        painter.drawPixmap(left + done, top, pill, round(CAP_PX * ratio), 0, round(middle * ratio), pill.height())
        done += middle
    cut = pill.width() - round(piece * ratio)
    painter.drawPixmap(left + done, top, pill, cut, 0, pill.width() - cut, pill.height())


def draw_port(painter: QPainter, family: str, box: QRectF) -> None:
    """Draw a port's shape with the painter's pen and brush."""
    if family in {"audio", "any"}:
        painter.drawEllipse(box.adjusted(0.2, 0.2, -0.2, -0.2))
    elif family == "midi":
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif family in {"image", "video"}:
        middle = box.center()
        corners = (
            QPointF(middle.x(), box.top() - 0.5),
            QPointF(box.right() + 0.5, middle.y()),
            QPointF(middle.x(), box.bottom() + 0.5),
            QPointF(box.left() - 0.5, middle.y()),
        )
        painter.drawPolygon(QPolygonF(list(corners)))
    else:
        painter.drawRoundedRect(box.adjusted(0.4, 0.4, -0.4, -0.4), 1, 1)
