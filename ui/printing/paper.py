"""What the timeline's painting needs in order to paint on paper: the light look, pills as shapes, icons as shapes.

Nothing here is a pixmap, so that it stays sharp at any size and may be painted in a worker.
"""

from __future__ import annotations

import re
from typing import Any, cast

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPen, QPicture, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui import tokens
from ui.icons import icon_svg
from ui.theme import Theme
from ui.timeline.geometry import BAR_PX
from ui.timeline.pills import BADGE_PX, HEAD_PX, TAIL_FILL, WORK_FILL, Pills
from ui.tokens import RADIUS_PX, StateLook

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
_WHITE = frozenset({"panel", "track", "window", "raised"})
_EDGE_PX = 4
_ICON_PX = 14
_HATCH_PX = 6
_BLANK = re.compile(rb'<path stroke="none"[^>]*fill="none"[^>]*/>')


class PaperTheme:
    """The light colours on white, whatever the window shows, with the application's font."""

    is_dark = False
    name = "paper"
    palette = tokens.LIGHT

    def __init__(self) -> None:
        self._family = QGuiApplication.font().family()
        self._colours: dict[str, QColor] = {}

    def color(self, role: str) -> QColor:
        """A colour by role or by state hue, as ``ui.theme.Theme`` gives it."""
        found = self._colours.get(role)
        if found is None:
            hue, _, part = role.partition(".")
            value = getattr(self.palette.hues[hue], part) if part else getattr(self.palette, hue)
            found = self._colours[role] = QColor(tokens.PAPER if role in _WHITE else value)
        return found

    def font(self, size_px: float = 13, weight: int = 400) -> QFont:
        """The font at a size in px of the sheet."""
        font = QFont(self._family)
        font.setPixelSize(round(size_px))
        font.setWeight(_WEIGHTS[weight])
        return font


def paper_theme() -> Theme:
    """What stands for the window's theme where paper is painted: it gives colours and fonts, and that is all."""
    return cast("Theme", PaperTheme())


class PaperPainter(QPainter):
    """Draws what was recorded, and icons as their shapes, where the screen's pixmaps would be drawn."""

    def drawPixmap(self, *args: Any) -> None:
        """``(x, y, picture)`` or ``(point, picture)``."""
        *place, picture = args
        x, y = place if len(place) == 2 else (place[0].x(), place[0].y())
        if isinstance(picture, QSvgRenderer):
            picture.render(self, QRectF(x, y, _ICON_PX, _ICON_PX))
        elif isinstance(picture, QPicture):
            self.save()
            self.translate(x, y)
            # a picture keeps its size in inches, and here a px is a px
            self.scale(
                picture.logicalDpiX() / self.device().logicalDpiX(), picture.logicalDpiY() / self.device().logicalDpiY()
            )
            self.drawPicture(QPointF(0, 0), picture)
            self.restore()
        else:
            super().drawPixmap(*args)


class PaperPills(Pills):
    """Pills and marks as shapes."""

    is_paper = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 1.0)
        self._icons: dict[StateLook, QSvgRenderer] = {}

    def _blank(self, _width_px: int, _height_px: int) -> QPixmap:
        return cast("QPixmap", QPicture())  # it is painted on in the same way, and drawn by ``PaperPainter``

    def paint_body(
        self, painter: QPainter, look: StateLook, place: tuple[int, int, int, int], *, is_hover: bool = False
    ) -> None:
        """As on the screen, in shapes."""
        del is_hover  # nothing hovers over paper
        left, split, right, top = place
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(left + 0.5, top + 0.5, right - left - 1, BAR_PX - 1), RADIUS_PX, RADIUS_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if split < right:
            painter.fillPath(whole, self.ground(look, TAIL_FILL[look.firmness]))
        work = whole if split >= right else whole.intersected(_box(left, top, split - left))
        painter.fillPath(work, self.ground(look, WORK_FILL[look.firmness]))
        painter.fillPath(whole.intersected(_box(left, top, _EDGE_PX)), self.theme.color(f"{look.hue}.base"))
        painter.strokePath(whole, self.outline(look))
        painter.restore()

    def paint_head(self, painter: QPainter, look: StateLook, person: str, left: int, top: int) -> None:
        """As on the screen, in two shapes."""
        painter.drawPixmap(left, top + 3, self.icon(look))
        if person:
            painter.drawPixmap(left + HEAD_PX - BADGE_PX, top, self.badge(person))

    def paint_hatch(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """As on the screen; every line ends at the edge, since not every program that shows an SVG cuts anything off."""
        height, step = BAR_PX - 2, _HATCH_PX * 2**0.5
        painter.fillRect(left, top, width, height, self.theme.color("late.faint"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("late.base"), 1.5))
        for number in range(int((width + height) / step) + 1):
            x = number * step - height
            first, last = max(x, 0.0), min(x + height, float(width))
            if first < last:
                painter.drawLine(
                    QPointF(left + first, top + height - (first - x)), QPointF(left + last, top + height - (last - x))
                )
        painter.restore()
        painter.fillRect(left, top, 1, height, self.theme.color("late.base"))

    def icon(self, look: StateLook) -> QPixmap:
        """The state's icon as it stands in a bar."""
        found = self._icons.get(look)
        if found is None:
            svg = icon_svg(look.icon, self.theme.color(f"{look.hue}.text"), _ICON_PX, 1.6)
            # what Tabler draws with no stroke and no fill, Qt's writers of PDF and SVG outline in black
            found = self._icons[look] = QSvgRenderer(QByteArray(_BLANK.sub(b"", svg.data())))
        return cast("QPixmap", found)


def _box(left: int, top: int, width: int) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(left, top, width, BAR_PX))
    return path
