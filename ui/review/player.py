"""The player of the window: what plays, where it stands, whether there is sound. One for all screens.

It lives in the window's thread and never waits: files are read by the feeder's thread, the device has its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QThread, Signal, Slot

from studio.domain.metering import LiveMeter
from ui.review.devices import OutputDevice, chosen_output
from ui.review.feeder import Feeder, Tap
from ui.review.metering import MakeMeter, Metering
from ui.review.ring import BYTES_PER_FRAME, PcmRing, PcmSource
from ui.review.silence import missed_words, silence_words
from ui.review.sound import SoundOutput, sound_library

if TYPE_CHECKING:
    from ui.context import Context

RING_S = 0.4
RING_SAMPLE_RATE_HZ = 48000
_LATE_S = 0.05
"""A tick that lies a little behind the last one is jitter of the device, not a jump."""
_GRAIN_S, _GRAIN_PAUSE_MS = 0.09, 60
"""What is heard of a place while somebody drags over it, and how often."""
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)

OpenStream = Callable[[tuple[str, ...]], PcmSource]


class Source(NamedTuple):
    """Another way to make sound of files than to sum them: how it is opened, who looks at its blocks (or None), and its rate.

    Both are called in the feeder's thread.
    """

    open_stream: Callable[[], PcmSource]
    tap: Tap | None = None
    sample_rate_hz: int = RING_SAMPLE_RATE_HZ


def _rate_of(source: Source | None) -> int:
    """Files that are summed come at the ring's rate."""
    return source.sample_rate_hz if source is not None else RING_SAMPLE_RATE_HZ


class Player(QObject):
    """Plays one take, or several files summed at unity."""

    position_changed = Signal(float)
    """Where it stands, in seconds of what is loaded."""
    state_changed = Signal()
    """What is loaded, whether it plays, how long it is, or the words about the device are different now."""
    metered = Signal(object)
    """A list of ``MeterReading`` of what was heard since the last one, while meters are wanted."""
    heard = Signal(int, int)
    """The frame that is heard now and its turn, several times a second while it plays."""
    failed = Signal(object)
    """The error that opening or reading gave."""

    _opened = Signal(object, int, int)
    _broken = Signal(object, object)
    _out_load = Signal(object, int)
    _out_play = Signal()
    _out_pause = Signal()
    _out_flush = Signal()
    _out_stop = Signal()
    _out_volume = Signal(float)
    _out_device = Signal(str)
    _out_shut_down = Signal()

    def __init__(
        self, open_stream: OpenStream, parent: QObject | None = None, make_meter: MakeMeter | None = None
    ) -> None:
        """``open_stream`` is ``Studio.pcm_stream``, ``make_meter`` ``Studio.live_meter``, or the like; they are called in
        a thread of the player.
        """
        super().__init__(parent)
        self._make_meter = make_meter
        self._metering: Metering | None = None
        self._open_stream = open_stream
        self._paths: tuple[str, ...] = ()
        self._title = ""
        self._subject = ""
        self._source: Source | None = None
        self._feeder: Feeder | None = None
        self._old_feeders: list[Feeder] = []
        self._ring: PcmRing | None = None
        self._sample_rate_hz = 0
        self._frames = 0
        self._position_s = 0.0
        self._duration_hint_s = 0.0
        self._start_at_s = 0.0
        self._is_playing = self._is_fading_out = False
        self._loop: tuple[float, float] | None = None
        self._volume = self._trim = self._speed = 1.0
        self._is_scrubbing = self._was_playing = False
        self._grain_clock = QElapsedTimer()
        self._silence_reason = ""
        self._device = OutputDevice()
        self._is_missed = False
        self._is_closed = False
        self._thread: QThread | None = None
        self._output: SoundOutput | None = None
        self._opened.connect(self._on_opened)
        self._broken.connect(self._on_broken)

    # --- what it is doing ---

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are loaded."""
        return self._paths

    @property
    def title(self) -> str:
        """What is loaded, in words."""
        return self._title

    @property
    def subject(self) -> str:
        """The id or key that the caller gave for what is loaded."""
        return self._subject

    @property
    def is_loaded(self) -> bool:
        """Whether there is something to play."""
        return bool(self._paths)

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        return self._is_playing

    @property
    def position_s(self) -> float:
        """Where it stands."""
        return self._position_s

    @property
    def duration_s(self) -> float:
        """How long it is; what the caller said until the stream is open."""
        return self._frames / self._sample_rate_hz if self._sample_rate_hz else self._duration_hint_s

    @property
    def volume(self) -> float:
        """Linear, 0..1."""
        return self._volume

    @property
    def silence_words(self) -> str:
        """Why nothing is heard, or not where it was wanted, for a person; empty when all is well (or nothing was played)."""
        return silence_words(self._silence_reason) or (missed_words(self._device.name) if self._is_missed else "")

    # --- what it can do ---

    def choose_device(self, device: OutputDevice) -> None:
        """Play on another device from now on; an empty one is the system's."""
        self._device = device
        self._out_device.emit(device.id)

    def load(
        self,
        paths: tuple[str, ...],
        *,
        title: str = "",
        subject: str = "",
        duration_s: float = 0.0,
        at_s: float = 0.0,
        play: bool = False,
        trim: float = 1.0,
        source: Source | None = None,
    ) -> None:
        """Load files to be summed at unity, or what ``source`` makes of them; the old ones are let go. Starts at ``at_s``,
        playing or not.

        Where something of the same rate plays already and the new files are to go on at that very place, they do without
        a gap.
        """
        if self._is_closed:
            return
        is_going_on = play and self._is_playing and bool(paths) and abs(at_s - self._position_s) < _LATE_S
        is_going_on = is_going_on and _rate_of(source) == _rate_of(self._source)
        opener = source.open_stream if source is not None else lambda: self._open_stream(paths)
        self._source = source
        if is_going_on and self._feeder is not None and self._ring is not None and self._sample_rate_hz:
            self._paths, self._title, self._subject, self._trim, self._loop = paths, title, subject, trim, None
            self._feeder.change(open_stream=opener, gain=trim)
            self._set_tap()
            self.state_changed.emit()
            return
        self._let_go()
        self._paths, self._title, self._subject = paths, title, subject
        self._duration_hint_s = duration_s
        self._position_s = self._start_at_s = max(0.0, at_s)
        self._loop = None
        self._trim = trim
        self._is_playing = play and bool(paths)
        if paths:
            ring = PcmRing(int(RING_S * RING_SAMPLE_RATE_HZ) * BYTES_PER_FRAME)
            self._ring = ring
            self._feeder = Feeder(
                ring,
                opener,
                lambda rate, frames: self._opened.emit(ring, rate, frames),
                lambda error: self._broken.emit(ring, error),
                gain=trim,
                speed=self._speed,
            )
            self.set_metering(is_wanted=self._metering is not None)
            self._feeder.start()
        self.position_changed.emit(self._position_s)
        self.state_changed.emit()

    def play(self) -> None:
        """Begin or go on; from the start when it stands at the end."""
        if self._is_playing or not self._paths:
            return
        if self.duration_s and self._position_s >= self.duration_s - _LATE_S:
            self.seek(0.0)
        self._is_playing, self._is_fading_out = True, False
        if self._sample_rate_hz:
            self._out_play.emit()
        self.state_changed.emit()

    def pause(self) -> None:
        """Fade out and stand still."""
        if not self._is_playing:
            return
        self._is_playing, self._is_fading_out = False, True
        self._out_pause.emit()
        self.state_changed.emit()

    def toggle(self) -> None:
        """Play when it stands, pause when it plays."""
        if self._is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, position_s: float) -> None:
        """Go to a time; playing goes on there."""
        if not self._paths:
            return
        self._is_fading_out = False
        end_s = self.duration_s or position_s
        self._position_s = min(max(0.0, position_s), end_s)
        if self._sample_rate_hz and self._feeder is not None:
            self._feeder.seek(round(self._position_s * self._sample_rate_hz), is_heard=self._is_playing)
            self._out_flush.emit()
        else:
            self._start_at_s = self._position_s
        self.position_changed.emit(self._position_s)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play a range (seconds) again and again, or None for the whole."""
        self._loop = loop if loop and loop[1] - loop[0] > _LATE_S else None
        self._tell_loop()
        self.state_changed.emit()

    def _tell_loop(self) -> None:
        """The feeder goes round by itself, to the sample."""
        if self._feeder is not None and self._sample_rate_hz:
            first, last = (round(edge * self._sample_rate_hz) for edge in self._loop or (0.0, 0.0))
            self._feeder.set_loop((first, last) if self._loop is not None else None)

    @property
    def loop(self) -> tuple[float, float] | None:
        """The range that is played again and again."""
        return self._loop

    def set_volume(self, volume: float) -> None:
        """Linear, 0..1."""
        self._volume = min(max(0.0, volume), 1.0)
        self._out_volume.emit(self._volume)
        self.state_changed.emit()

    def set_trim(self, trim: float) -> None:
        """The gain of what is loaded (0..1), so that takes sound equally loud."""
        if trim != self._trim:
            self._trim = trim
            if self._feeder is not None:
                self._feeder.change(gain=trim)

    @property
    def speed(self) -> float:
        """How fast it plays, at the same pitch; 1 is as recorded."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Play faster or slower at the same pitch, between half and twice."""
        speed = min(max(SPEEDS[0], speed), SPEEDS[-1])
        if speed != self._speed:
            self._speed = speed
            if self._feeder is not None:
                self._feeder.change(speed=speed)
            self.state_changed.emit()

    def set_metering(self, *, is_wanted: bool) -> None:
        """Measure what is read from now on, or no longer; ``metered`` tells it when it is heard."""
        self._metering = Metering(self._make_meter) if is_wanted and self._make_meter is not None else None
        self._set_tap()

    def _set_tap(self) -> None:
        """Who looks at what is read: the meters, and the source where it wants to."""
        wanted = [tap for tap in (self._metering and self._metering.tap, self._source and self._source.tap) if tap]

        def both(block: bytes, frame: int, turn: int, sample_rate_hz: int) -> None:
            for tap in wanted:
                tap(block, frame, turn, sample_rate_hz)

        if self._feeder is not None:
            self._feeder.tap = both if wanted else None

    def refresh(self) -> None:
        """What is played sounds otherwise from here on (its source has been told): heard at once, without a click."""
        if self._feeder is not None and self._sample_rate_hz:
            self._feeder.change()

    def scrub(self, position_s: float) -> None:
        """Go to a time and let a short grain of it be heard; until ``end_scrub`` it stands there."""
        if self._feeder is None or not self._sample_rate_hz:
            self.seek(position_s)
            return
        if not self._is_scrubbing:
            self._is_scrubbing, self._was_playing = True, self._is_playing
            self._out_play.emit()
        self._position_s = min(max(0.0, position_s), self.duration_s)
        if not self._grain_clock.isValid() or self._grain_clock.elapsed() >= _GRAIN_PAUSE_MS:
            self._grain_clock.start()
            grain_frames = round(_GRAIN_S * self._sample_rate_hz)
            self._feeder.seek(round(self._position_s * self._sample_rate_hz), grain_frames, is_heard=True)
        self.position_changed.emit(self._position_s)

    def end_scrub(self) -> None:
        """Play on from there if it played before, else stand there."""
        if not self._is_scrubbing:
            return
        self._is_scrubbing = False
        self._grain_clock.invalidate()
        if not self._was_playing:
            self._out_pause.emit()
        self.seek(self._position_s)

    def close(self) -> None:
        """End all threads of the player. After this it does nothing any more."""
        if self._is_closed:
            return
        self._is_closed = True
        self._let_go()
        for feeder in self._old_feeders:
            feeder.stop()
        if self._thread is not None:
            self._out_shut_down.emit()
            self._thread.wait(3000)
            self._thread = self._output = None

    # --- inside ---

    def _let_go(self) -> None:
        """Let the old stream end by itself; its thread is waited for only when the window closes."""
        if self._feeder is not None:
            self._feeder.stop(wait_s=0)
            self._old_feeders = [feeder for feeder in self._old_feeders if feeder.is_running] + [self._feeder]
        if self._output is not None:
            self._out_stop.emit()
        self._feeder = self._ring = None
        self._is_scrubbing = self._is_fading_out = False
        self._sample_rate_hz = self._frames = 0

    def _start_output(self) -> None:
        if self._thread is not None:
            return
        sound_library()
        self._thread = QThread(self)
        self._thread.setObjectName("segue-player-sound")
        self._output = SoundOutput()
        self._output.moveToThread(self._thread)
        self._thread.finished.connect(self._output.deleteLater)
        self._out_load.connect(self._output.load)
        self._out_play.connect(self._output.play)
        self._out_pause.connect(self._output.pause)
        self._out_flush.connect(self._output.flush)
        self._out_stop.connect(self._output.stop)
        self._out_volume.connect(self._output.set_volume)
        self._out_device.connect(self._output.choose)
        self._out_shut_down.connect(self._output.shut_down)
        self._output.ticked.connect(self._on_tick)
        self._output.ended.connect(self._on_ended)
        self._output.silenced.connect(self._on_silenced)
        self._output.sounding.connect(self._on_sounding)
        self._output.missed.connect(self._on_missed)
        self._thread.start()
        self._out_device.emit(self._device.id)

    @Slot(object, int, int)
    def _on_opened(self, ring: PcmRing, sample_rate_hz: int, frames: int) -> None:
        if ring is not self._ring or self._feeder is None:
            return
        is_other = bool(self._sample_rate_hz)
        self._sample_rate_hz, self._frames = sample_rate_hz, frames
        if is_other:  # other files that go on where the ones before stood
            self.state_changed.emit()
            return
        self._start_output()
        self._out_load.emit(ring, sample_rate_hz)
        self._out_volume.emit(self._volume)
        if self._start_at_s:
            self._position_s = min(self._start_at_s, self.duration_s)
            self._feeder.seek(round(self._position_s * sample_rate_hz))
        self._tell_loop()
        if self._is_playing:
            self._out_play.emit()
        self.state_changed.emit()

    @Slot(object, object)
    def _on_broken(self, ring: PcmRing, error: Exception) -> None:
        if ring is not self._ring:
            return
        self._let_go()
        self._paths = ()
        self._is_playing = False
        self.state_changed.emit()
        self.failed.emit(error)

    @Slot(int, int, int)
    def _on_tick(self, frame: int, count: int, turn: int) -> None:
        if self._ring is None or turn != self._ring.turn or not self._sample_rate_hz:
            return
        if self._is_scrubbing or not (self._is_playing or self._is_fading_out):
            return
        if self._metering is not None:
            readings = self._metering.heard(count, turn)
            if readings:
                self.metered.emit(readings)
        self.heard.emit(frame, turn)
        position_s = frame / self._sample_rate_hz
        if self._loop is None and self._position_s - _LATE_S * 4 < position_s < self._position_s:
            return
        self._position_s = position_s
        if self._is_playing and self._loop is not None and position_s >= self._loop[1] + _LATE_S:
            # it stood behind the range when that was marked
            self.seek(self._loop[0])
            return
        self.position_changed.emit(position_s)

    @Slot()
    def _on_ended(self) -> None:
        if not self._is_playing or self._ring is None or not self._ring.is_drained:
            return
        if self._loop is not None:
            self.seek(self._loop[0])
            self._out_play.emit()
            return
        self._is_playing = False
        self._position_s = self.duration_s
        self.position_changed.emit(self._position_s)
        self.state_changed.emit()

    @Slot(str)
    def _on_silenced(self, reason: str) -> None:
        self._silence_reason = reason
        self.state_changed.emit()

    @Slot(bool)
    def _on_missed(self, is_missed: bool) -> None:
        self._is_missed = is_missed
        self.state_changed.emit()

    @Slot()
    def _on_sounding(self) -> None:
        self._silence_reason = ""
        self.state_changed.emit()


def shared_player(context: Context) -> Player:
    """The one player of the window, made when it is first asked for. The window closes it with its panels."""
    found = context.findChild(Player, "player")
    if found is None:

        def open_stream(paths: tuple[str, ...]) -> PcmSource:
            return context.studio.pcm_stream(paths)  # the studio may be opened after the player is made

        def make_meter(sample_rate_hz: int) -> LiveMeter:
            return context.studio.live_meter(sample_rate_hz)

        found = Player(open_stream, context, make_meter)
        found.setObjectName("player")
        found.failed.connect(context.show_error)
        found.choose_device(chosen_output(context.settings))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(found.close)
    return found
