"""The head of a lane in Listen: its name, what there is to say of it, solo and mute. Places and painting only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.theme import Theme
from ui.words import tr

BUTTON_PX = QSize(22, 18)
LINE_PX = 18
_LEFT_PX, _RIGHT_PX = 12, 8
_LOW_PX = 76
"""A lane that is lower has no room for its detail beside solo and mute."""


def top_of(head: QRect) -> int:
    """Where the first line stands: a low lane has less above it."""
    return head.top() + (8 if head.height() < _LOW_PX else 12)


def has_detail(head: QRect, *, may_silence: bool) -> bool:
    """Whether the second line has room."""
    return not may_silence or head.height() >= _LOW_PX


def silence_rects(head: QRect, *, has_detail: bool) -> tuple[QRect, QRect]:
    """Solo and mute, below the name (and the detail)."""
    top = top_of(head) + LINE_PX * (2 if has_detail else 1) + 4
    solo = QRect(QPoint(_LEFT_PX, top), BUTTON_PX)
    return solo, solo.translated(BUTTON_PX.width() + 4, 0)


def paint_silence(
    painter: QPainter, theme: Theme, rects: tuple[QRect, QRect], *, is_soloed: bool, is_muted: bool
) -> None:
    """The two buttons, as the mixer has them."""
    paint_lane_button(painter, theme, rects[0], tr("S"), "accent" if is_soloed else "")
    paint_lane_button(painter, theme, rects[1], tr("M"), "review.base" if is_muted else "")


def paint_lane_button(painter: QPainter, theme: Theme, box: QRect, word: str, hue: str) -> None:
    """A small button with a letter; ``hue`` fills it while it is pressed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(hue or "line2"), 1))
    painter.setBrush(theme.color(hue) if hue else theme.color("raised"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setFont(theme.font(11, 600))
    painter.setPen(theme.color("onaccent" if hue else "text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def paint_words(
    painter: QPainter,
    theme: Theme,
    top: int,
    width: int,
    words: str,
    *,
    is_strong: bool = False,
    ink: str = "",
    left: int = _LEFT_PX,
) -> None:
    """A line of a head, cut in the middle where it is too long."""
    font = theme.font(12, 600) if is_strong else theme.font(11)
    room = QRect(left, top, width - left - _RIGHT_PX, 17)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
    painter.setFont(font)
    painter.setPen(theme.color(ink or ("text1" if is_strong else "text3")))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


def name_lines(theme: Theme, words: str, width: int, most: int) -> list[str]:
    """A lane's name in as many lines as it needs, at most ``most``, broken between words or where names are joined."""
    metrics, room = QFontMetrics(theme.font(12, 600)), width - _LEFT_PX - _RIGHT_PX
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and metrics.horizontalAdvance((line + piece).rstrip()) > room and len(lines) + 1 < most:
            lines.append(line.rstrip())
            line = piece
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(words: str) -> Sequence[str]:
    """Where a name may be broken: after a space, an underscore or a hyphen."""
    found, piece = [], ""
    for sign in words:
        piece += sign
        if sign in " _-":
            found.append(piece)
            piece = ""
    return [*found, piece] if piece else found
