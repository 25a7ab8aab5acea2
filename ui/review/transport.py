"""Play, pause, position, volume: the transport of Listen, and a small player bar for other screens."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from ui.context import Context
from ui.review.beats import BeatGrid
from ui.review.hearing import Hearing
from ui.review.player import Player, shared_player
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel
from ui.widgets.flow import FlowRow
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.words import clock_text, number_text, tr

_SLIDER_STEPS = 100
_LEAST_WORDS_PX = 160
"""What words about the device keep when room is short."""


def gain_of(step: int) -> float:
    """A step of the volume slider (0..100) as a linear gain: even steps in loudness, silence at 0."""
    return 0.0 if step <= 0 else 10 ** ((step - _SLIDER_STEPS) * 0.5 / 20)


def step_of(gain: float) -> int:
    """The slider's step of a linear gain."""
    return 0 if gain <= 0 else max(0, min(_SLIDER_STEPS, round(_SLIDER_STEPS + 40 * math.log10(gain))))


def level_words(gain: float) -> str:
    """A gain in dB."""
    return tr("silent") if gain <= 0 else tr("{level} dB", level=number_text(20 * math.log10(gain)))


class PlayButton(Button):
    """Play when it stands, pause when it plays."""

    def __init__(self, theme: Theme, player: Player, hearing: Hearing | None = None, *, is_big: bool = False) -> None:
        """With ``hearing`` it shows whether *that* is played; without, whether anything is."""
        super().__init__(
            theme, "", "player-play-filled", "primary" if is_big else "icon", tooltip=tr("Play or pause (Space)")
        )
        self._player, self._hearing = player, hearing
        if is_big:
            self.setFixedSize(44, 36)
            self.setProperty("big", True)
        player.state_changed.connect(self._follow)
        if hearing is not None:
            hearing.moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_playing = self._player.is_playing and (self._hearing is None or self._hearing.is_mine)
        self.set_icon("player-pause-filled" if is_playing else "player-play-filled")
        self.setAccessibleName(tr("Pause") if is_playing else tr("Play"))


class Transport(QFrame):
    """The line below the wave. ``play_wanted`` when play or pause is pressed."""

    play_wanted = Signal()
    start_wanted = Signal()
    loop_dropped = Signal()
    changes_wanted = Signal(bool)

    def __init__(self, theme: Theme, player: Player, hearing: Hearing) -> None:
        super().__init__()
        self._theme, self._player = theme, player
        self._grid: BeatGrid | None = None
        self._shown_s = (0.0, 0.0)
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Transport"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = self._row = QHBoxLayout()
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(8)
        back = icon_button(theme, tr("To the start"), "player-skip-back", tr("To the start (Home)"))
        back.clicked.connect(self.start_wanted)
        self.play_button = PlayButton(theme, player, hearing, is_big=True)
        self.play_button.clicked.connect(self.play_wanted)
        self._time = label(theme, clock_text(0), 20, 600)
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance("00:00.0") + 4)
        self._length = label(theme, "", 13, tone="3")
        self._loop = self._loop_button(theme)
        self.changes_button, self.levels_button = self._changes_button(theme), self._levels_button(theme)
        self._silence = ElidedLabel(theme, "", 12, tone="review")
        self._silence_mark = IconLabel(theme, "alert-triangle", "review.text")
        self.volume = self._make_volume()
        self._level = label(theme, "", 12, tone="2")
        self._level.setMinimumWidth(self._level.fontMetrics().horizontalAdvance("−50.0 dB") + 4)
        self._level.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(back)
        row.addWidget(self.play_button)
        row.addSpacing(8)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addSpacing(8)
        self._more, self._flow = QWidget(), FlowRow(self._loop, self.changes_button, self.levels_button)
        self._more.setLayout(self._flow)
        self._more.setMinimumWidth(1)  # else it would keep the page from becoming narrow enough for a second line
        self._place = QHBoxLayout()
        row.addLayout(self._place, 1)
        row.addStretch(0)  # takes the room when the rest stands in the line below
        row.addWidget(self._silence_mark)
        row.addWidget(self._silence, 4)
        row.addSpacing(8)
        row.addLayout(row_of(IconLabel(theme, "volume", "text2"), self.volume, self._level, gap_px=8))
        column.addLayout(row)
        self._below, self._is_wide = QHBoxLayout(), True
        column.addLayout(self._below)
        self._place.addWidget(self._more)
        player.state_changed.connect(self._follow)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one line has no room for all of it there are two, or more."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """What is shown in it has changed: it may need more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        needed_px = self._row.sizeHint().width() - self._silence.sizeHint().width() * self._silence.isVisible()
        if not self._is_wide:
            needed_px += self._more.sizeHint().width()
        is_wide = self.width() >= needed_px + _LEAST_WORDS_PX * self._silence.isVisible()
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            (self._place if is_wide else self._below).addWidget(self._more)
            self._below.setContentsMargins(12, 0, 16, 0 if is_wide else 8)

    def _make_volume(self) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(0, _SLIDER_STEPS)
        made.setFixedWidth(96)
        made.setAccessibleName(tr("Volume"))
        made.setValue(step_of(self._player.volume))
        made.valueChanged.connect(self._on_volume)
        return made

    def add_choice(self, choice: QWidget) -> None:
        """Put what is heard before all other tools."""
        self._flow.put_first(choice)

    def add_tool(self, tool: QWidget) -> None:
        """Put a control before the volume."""
        self._flow.addWidget(tool)

    def show_grid(self, grid: BeatGrid | None) -> None:
        """Tell the bar beside the time, or no longer."""
        self._grid = grid
        self.show_position(*self._shown_s)

    def show_position(self, position_s: float, duration_s: float) -> None:
        """Where it stands."""
        self._shown_s = (position_s, duration_s)
        self._time.setText(clock_text(position_s))
        length = clock_text(duration_s)
        bar = self._grid.words(position_s) if self._grid is not None else ""
        words = tr("of {length} · bar {bar}", length=length, bar=bar) if bar else tr("of {length}", length=length)
        if len(words) != len(self._length.text()):
            self._length.setMinimumWidth(self._length.fontMetrics().horizontalAdvance(words) + 2)
        self._length.setText(words)

    def show_range(self, marked: tuple[float, float] | None) -> None:
        """The range that is played again and again."""
        self._loop.setVisible(marked is not None)
        if marked is not None:
            self._loop.setText(f"{clock_text(marked[0])} – {clock_text(marked[1])}")
            self._loop.setChecked(True)

    def _loop_button(self, theme: Theme) -> Button:
        made = Button(theme, "", "repeat", "quiet", tooltip=tr("Play this range again and again; click to end"))
        made.setCheckable(True)
        made.hide()
        made.clicked.connect(self.loop_dropped)
        return made

    def _changes_button(self, theme: Theme) -> Button:
        words = tr("Mark in the wave what an earlier take had otherwise")
        made = Button(theme, "", "history", "quiet", tooltip=words)
        made.setAccessibleName(tr("Changes since an earlier take"))
        made.setCheckable(True)
        made.hide()
        made.clicked.connect(self.changes_wanted)
        return made

    def _levels_button(self, theme: Theme) -> Button:
        words = tr(
            "Takes are turned down to the loudness of the softest, since the louder one always seems better; click to hear them as they are"
        )
        made = Button(theme, "", "scale", "quiet", tooltip=words)
        made.setAccessibleName(tr("Levels of the takes matched"))
        made.setCheckable(True)
        made.hide()
        return made

    def show_changes(self, words: str, *, is_wanted: bool) -> None:
        """The button that marks changes; without words there is nothing to compare."""
        self.changes_button.setVisible(bool(words))
        self.changes_button.setText(words)
        # the bold checked text must have room
        bold_px = QFontMetrics(self._theme.font(13, 600)).horizontalAdvance(words)
        self.changes_button.setMinimumWidth(bold_px + 44)
        self.changes_button.setChecked(is_wanted)

    def _on_volume(self, step: int) -> None:
        self._player.set_volume(gain_of(step))

    def _follow(self) -> None:
        words = self._player.silence_words
        self._silence.setText(words)
        self._silence.setVisible(bool(words))
        self._silence_mark.setVisible(bool(words))
        self._level.setText(level_words(self._player.volume))


class SeekLine(QWidget):
    """A thin line that fills with the position. ``sought`` carries a share 0..1."""

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Position"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """High enough to hit."""
        return QSize(160, 20)

    def show_share(self, share: float) -> None:
        """Fill to a share 0..1."""
        if abs(share - self._share) * self.width() >= 0.5 or share in {0.0, 1.0}:
            self._share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, filled part and knob."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(0, self.height() / 2 - 2, self.width(), 4)
        painter.setBrush(theme.color("line2"))
        painter.drawRoundedRect(ground, 2, 2)
        x = self._share * self.width()
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(ground.left(), ground.top(), x, 4), 2, 2)
        painter.setBrush(theme.color("focus" if self.hasFocus() else "text1"))
        painter.drawRoundedRect(QRectF(min(max(0.0, x - 2), self.width() - 4), self.height() / 2 - 6, 4, 12), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click seeks."""
        self.sought.emit(min(1.0, max(0.0, event.position().x() / max(1, self.width()))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag seeks along."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows seek by a fiftieth."""
        step = {Qt.Key.Key_Left: -0.02, Qt.Key.Key_Right: 0.02}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.sought.emit(min(1.0, max(0.0, self._share + step)))


class PlayerBar(QFrame):
    """What plays, on any screen: play or pause, title, position, and a cross that ends it. Hidden while nothing is loaded."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._player = shared_player(context)
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Player"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self.play_button = PlayButton(theme, self._player)
        self.play_button.clicked.connect(self._player.toggle)
        self.title = ElidedLabel(theme, "", 12, 500)
        self.title.setMaximumWidth(360)
        self._time = label(theme, "", 12, tone="2")
        self.line = SeekLine(theme)
        self.line.sought.connect(lambda share: self._player.seek(share * self._player.duration_s))
        self._silence = ElidedLabel(theme, "", 12, tone="review")
        close = icon_button(theme, tr("Close the player"), "x")
        close.clicked.connect(lambda: self._player.load(()))
        row = row_of(self.play_button, self.title, self._time, gap_px=8)
        row.addWidget(self.line, 1)
        row.addWidget(self._silence)
        row.addWidget(close)
        row.setContentsMargins(12, 4, 12, 4)
        column.addLayout(row)
        self._player.state_changed.connect(self._follow)
        self._player.position_changed.connect(self._on_position)
        self._follow()

    def _follow(self) -> None:
        player = self._player
        self.setVisible(player.is_loaded)
        self.title.setText(player.title)
        self._silence.setText(player.silence_words)
        self._silence.setVisible(bool(player.silence_words))
        self._on_position(player.position_s)

    def _on_position(self, position_s: float) -> None:
        duration_s = self._player.duration_s
        self._time.setText(f"{clock_text(position_s)} / {clock_text(duration_s)}")
        self.line.show_share(position_s / duration_s if duration_s else 0.0)
