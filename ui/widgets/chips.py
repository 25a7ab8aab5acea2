"""Own-painted marks: the state chip, the person's badge, an icon that follows the theme, a progress line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.domain.stage_states import StageState
from ui import tokens
from ui.icons import icon_pixmap
from ui.languages import told
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import initials, state_word


class Chip(QWidget):
    """An icon and a word in a hue, outlined; dashed where nothing is signed yet."""

    def __init__(self, theme: Theme, hue: str, icon_name: str, text: str, *, is_dashed: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_words(hue, icon_name, text, is_dashed=is_dashed)

    def show_words(self, hue: str, icon_name: str, text: str, *, is_dashed: bool = False) -> None:
        """Show something else."""
        self._hue, self._icon, self._text, self._is_dashed = hue, icon_name, text, is_dashed
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        width = QFontMetrics(self._theme.font(12, 500)).horizontalAdvance(self._text)
        return QSize(width + 8 + 14 + 5 + 10, tokens.CHIP_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline, the icon and the words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color(f"{self._hue}.{'edge' if not self._is_dashed else 'base'}"), 1)
        if self._is_dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color(f"{self._hue}.faint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
        ink = theme.color(f"{self._hue}.text")
        pixmap = icon_pixmap(self._icon, ink, 14, ratio=self.devicePixelRatioF())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(self.width() - 22 if rtl else 8, 4, pixmap)
        painter.setPen(ink)
        painter.setFont(theme.font(12, 500))
        room = self.rect().adjusted(10 if rtl else 27, 0, -27 if rtl else 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._text)


class StateChip(Chip):
    """The chip of a stage's state."""

    def __init__(self, theme: Theme, state: StageState = StageState.PLANNED, *, is_silent: bool = False) -> None:
        super().__init__(theme, "planned", "circle-dashed", "")
        self.show_state(state, is_silent=is_silent)

    def show_state(self, state: StageState, *, is_silent: bool = False) -> None:
        """Show another state."""
        look = tokens.state_look(state, is_silent=is_silent)
        is_dashed = look.firmness in {"open", "ended"}
        self.show_words(look.hue, look.icon, state_word(state), is_dashed=is_dashed)
        self.setToolTip(tip(told(state.sentence)))


class Badge(QWidget):
    """A person's initials in a circle."""

    def __init__(self, theme: Theme, name: str, size_px: int = tokens.BADGE_PX, *, is_me: bool = False) -> None:
        super().__init__()
        self._theme, self._size_px, self._is_me = theme, size_px, is_me
        self.setFixedSize(size_px, size_px)
        theme.changed.connect(self.update)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle and the letters."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 1.5 if self._is_me else 1
        painter.setPen(QPen(theme.color("accent" if self._is_me else "line2"), width))
        painter.setBrush(theme.color("raised"))
        inset = width / 2
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(theme.color("text1"))
        painter.setFont(theme.font(10, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))


class IconLabel(QWidget):
    """An icon in a role's colour (``text2``, ``review.text``)."""

    def __init__(self, theme: Theme, icon_name: str, role: str = "text2", size_px: int = 16) -> None:
        super().__init__()
        self._theme, self._size_px = theme, size_px
        self.setFixedSize(size_px, size_px)
        theme.changed.connect(self.update)
        self.show_icon(icon_name, role)

    def show_icon(self, icon_name: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon_name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        color = self._theme.color(self._role)
        QPainter(self).drawPixmap(0, 0, icon_pixmap(self._icon, color, self._size_px, ratio=self.devicePixelRatioF()))


class ProgressLine(QWidget):
    """A 4 px line that fills; ``share`` is 0 to 1, below 0 means unknown."""

    def __init__(self, theme: Theme, width_px: int = 96) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        if width_px:
            self.setFixedWidth(width_px)
        self.setFixedHeight(4)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Fill up to a share."""
        self._share = min(share, 1.0)
        self.setAccessibleDescription(f"{max(0, round(share * 100))} %")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line2"))
        painter.drawRoundedRect(self.rect(), 2, 2)
        if self._share > 0:
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * self._share), self.height()), 2, 2)
