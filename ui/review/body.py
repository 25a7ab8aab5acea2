"""Wave, transport and notes of Listen side by side; shows, and says what was asked for. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui.context import Context
from ui.review.hearing import Hearing
from ui.review.notes import NotesPane
from ui.review.picture import PicturePane
from ui.review.player import Player
from ui.review.transport import Transport
from ui.review.wave_view import WaveView
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import label, rule
from ui.words import tr

_SCROLL_STEPS = 10_000


class _Top(QWidget):
    """The ruler and the flags of a wave view, in sight while its lanes are scrolled; the pointer does there what it does in it."""

    def __init__(self, wave: WaveView, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._wave = wave
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        wave.top_changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As in the wave."""
        self._wave.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As in the wave."""
        self._wave.mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As in the wave."""
        self._wave.mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """As in the wave."""
        self._wave.contextMenuEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As in the wave, whose pointer and tooltip are shown here."""
        self._wave.mouseMoveEvent(event)
        self.setCursor(self._wave.cursor())
        self.setToolTip(self._wave.toolTip())

    def follow(self, scrolled_px: int) -> None:
        """Stand over the wave once its own is scrolled away."""
        self.setGeometry(0, 0, self._wave.width(), self._wave.ruler_px)
        self.setVisible(scrolled_px > 0)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The top of the wave, as it would be painted there."""
        self._wave.paint_on(QPainter(self), event.region())


class ScrolledWave(QWidget):
    """A wave view that scrolls up and down when its lanes need it, with a bar below while it is zoomed."""

    def __init__(self, wave: WaveView) -> None:
        super().__init__()
        self._wave = wave
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        lanes = QScrollArea()
        lanes.setAccessibleName(tr("Waves"))
        lanes.setWidgetResizable(True)
        lanes.setFrameShape(QFrame.Shape.NoFrame)
        lanes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lanes.setWidget(wave)
        self._bar = QScrollBar(Qt.Orientation.Horizontal)
        self._bar.setAccessibleName(tr("Part of the song"))
        self._bar.hide()
        column.addWidget(lanes, 1)
        column.addWidget(self._bar)
        self.top = _Top(wave, lanes.viewport())
        self._down = lanes.verticalScrollBar()
        self._down.valueChanged.connect(self.top.follow)
        wave.scale_changed.connect(self._follow)
        self._bar.valueChanged.connect(lambda value: wave.move_to(value / _SCROLL_STEPS * wave.scale.duration_s))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ruler is as wide as the wave."""
        super().resizeEvent(event)
        self.top.follow(self._down.value())

    def _follow(self) -> None:
        scale = self._wave.scale
        self.top.follow(self._down.value())
        self._bar.setVisible(not scale.is_whole)
        if scale.is_whole or not scale.duration_s:
            return
        page = round(_SCROLL_STEPS * scale.span_s / scale.duration_s)
        self._bar.blockSignals(True)
        self._bar.setRange(0, _SCROLL_STEPS - page)
        self._bar.setPageStep(page)
        self._bar.setValue(round(_SCROLL_STEPS * scale.start_s / scale.duration_s))
        self._bar.blockSignals(False)


class ListenBody(QWidget):
    """The parts are public: the panel connects them."""

    def __init__(self, context: Context, player: Player, hearing: Hearing) -> None:
        super().__init__()
        theme = context.theme
        self.wave = WaveView(theme, context.background)
        self.transport = Transport(theme, player, hearing)
        self.notes = NotesPane(theme)
        row, left = QHBoxLayout(self), QVBoxLayout()
        for layout in (row, left):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.picture = PicturePane(context, hearing)
        self._sound = ScrolledWave(self.wave)
        self.no_sound = NoSound(theme)
        self.no_sound.hide()
        left.addWidget(self.no_sound, 1)
        left.addWidget(self.picture, 2)
        left.addWidget(self._sound, 1)
        left.addWidget(self.transport)
        self._left = left
        row.addLayout(left, 1)
        row.addWidget(rule(is_strong=True, is_vertical=True))
        row.addWidget(self.notes)

    def add_below_wave(self, part: QWidget) -> None:
        """Put something between the wave and the transport."""
        self._left.insertWidget(2, part)

    def show_sound(self, *, is_shown: bool) -> None:
        """Wave and transport; a take of pictures alone has none."""
        self._sound.setVisible(is_shown)
        self.transport.setVisible(is_shown)


class NoSound(QWidget):
    """Stands where a take cannot be heard: says why, how far it has come, or where its files lie."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._folder = ""
        centre = Qt.AlignmentFlag.AlignHCenter
        self._mark = IconLabel(theme, "download", "text3", 32)
        self._sentence = label(theme, "", 15, 600, wraps=True)
        self._sentence.setAlignment(centre)
        self._line = ProgressLine(theme, 240)
        self._button = Button(theme, tr("Show in folder"), "folder-open")
        self._button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._mark, 0, centre)
        column.addWidget(self._sentence)
        column.addWidget(self._line, 0, centre)
        column.addWidget(self._button, 0, centre)
        column.addStretch(3)

    def say(self, sentence: str, folder: str, share: float) -> None:
        """``folder`` empty: no button; ``share`` below 0: no progress."""
        self._folder = folder
        self._sentence.setText(sentence)
        self._mark.show_icon("download" if share >= 0 else "file-music", "text3")
        self._button.setVisible(bool(folder))
        self._line.setVisible(share >= 0)
        self._line.show_share(share)
