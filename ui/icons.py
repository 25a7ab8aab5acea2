"""Icons: Tabler's outlines as SVG, tinted by the theme and cached per size, colour and device pixel ratio.

Only the files in ``assets/icons`` can be named; QtSvg is loaded with the first icon.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap

from ui.places import assets_dir
from ui.tokens import ICON_PX, ICON_STROKE

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_pixmaps: dict[tuple[str, int, str, float, float], QPixmap] = {}


@cache
def _svg(name: str) -> str:
    return (assets_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(
    name: str, color: QColor, size_px: int = ICON_PX, *, stroke: float = ICON_STROKE, ratio: float | None = None
) -> QPixmap:
    """The icon in one colour. ``ratio`` is the device pixel ratio, by default the application's."""
    ratio = ratio or max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    key = (name, size_px, color.name(), stroke, ratio)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _render(name, color, size_px, stroke, ratio)
    return found


def icon_svg(name: str, color: QColor, size_px: int, stroke: float = ICON_STROKE) -> QByteArray:
    """The icon's picture in one colour; the stroke is given at the drawn size, the picture's grid is 24."""
    text = _svg(name).replace("currentColor", color.name())
    text = text.replace('stroke-width="2"', f'stroke-width="{min(stroke * 24 / size_px, 2.6):.2f}"')
    return QByteArray(text.encode())


def _render(name: str, color: QColor, size_px: int, stroke: float, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(icon_svg(name, color, size_px, stroke)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


def icon(name: str, color: QColor, size_px: int = ICON_PX, *, disabled: QColor | None = None) -> QIcon:
    """The icon for a button or menu, with a second colour where the control is disabled."""
    from PySide6.QtGui import QIcon

    made = QIcon(icon_pixmap(name, color, size_px))
    if disabled is not None:
        made.addPixmap(icon_pixmap(name, disabled, size_px), QIcon.Mode.Disabled)
    return made


def icon_exists(name: str) -> bool:
    """Whether there is a file for this name."""
    return (assets_dir() / "icons" / f"{name}.svg").is_file()
