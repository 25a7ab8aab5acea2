"""The sound device, in a thread of its own: takes from the ring, hands to Qt, tells what is heard.

Without a device (none there, gone, or Qt's sound library missing) it goes on taking at the pace of the clock, silently,
and says why. It knows no files and no screen.

Sound that stops fades out after what the device already holds, and the device is let go only once that has been heard:
a cut would click. What was faded is heard again, fading in, when it goes on.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ui.review.ring import BYTES_PER_FRAME, PcmRing
from ui.review.splice import coming, going

TICK_MS = 25
DEVICE_BUFFER_S = 0.15
FADE_S = 0.01
QUIET_S = 0.4
"""How long nothing is written before a device is let go: a sound server holds more than it says, Bluetooth a lot."""
STALLED_S = 4.0
"""A device that takes nothing for so long is gone, even if it does not say so (a killed sound server does not)."""


@cache
def sound_library() -> ModuleType | None:
    """QtMultimedia with the types that are used here, None where a system library of it is missing.

    Called in the window's thread before the sound thread runs (15 ms, once): PySide makes Python types when they are
    first named, and doing that in another thread while the window makes objects crashed the process now and then.
    """
    try:
        from PySide6 import QtMultimedia
    except ImportError:
        return None
    for name in ("QAudioDevice", "QAudioFormat", "QAudioSink", "QMediaDevices"):
        getattr(QtMultimedia, name)
    _ = (QtMultimedia.QAudio.State.StoppedState, QtMultimedia.QAudio.Error.OpenError)
    _ = QtMultimedia.QAudioFormat.SampleFormat.Float
    return QtMultimedia


def device_id(device: Any) -> str:
    """A device's id in hex, which can be kept and compared."""
    return bytes(device.id().data()).hex()


class SoundOutput(QObject):
    """Plays what lies in a ring. Its slots are called through signals, its signals arrive in the window's thread."""

    ticked = Signal(int, int, int)
    """The frame that is heard now, how many frames of the ring's turn have been heard, and that turn."""
    ended = Signal()
    silenced = Signal(str)
    """Why there is no sound: ``none`` (no device), ``lost`` (it went away), ``library`` (Qt cannot play here),
    ``format`` (the device takes neither float nor this rate)."""
    sounding = Signal()
    missed = Signal(bool)
    """Whether the device that was chosen is not there, so that the system's plays."""

    def __init__(self) -> None:
        super().__init__()
        self._ring: PcmRing | None = None
        self._sample_rate_hz = 48000
        self._volume = 1.0
        self._sink: Any = None  # QAudioSink; QtMultimedia is imported when something is first played
        self._devices: Any = None
        self._sink_io: Any = None
        self._is_leaving = self._is_closing = False
        self._quiet_s, self._held_frames = 0.0, 0
        self._head = b""
        """What is written before anything of the ring."""
        self._kept = b""
        """What faded out and comes again after a pause."""
        self._come_frames = self._fade_frames = 0
        self._silent_reason = ""
        self._wanted = self._opened = ""
        """Ids of the chosen device (empty: the system's) and of the one that is open."""
        self._is_missed = False
        self._clock = QElapsedTimer()
        self._owed_frames = 0.0
        self._stalled_s = 0.0
        self._timer: QTimer | None = None

    @Slot(object, int)
    def load(self, ring: PcmRing, sample_rate_hz: int) -> None:
        """Play from another ring from now on; stands still until ``play``."""
        self.stop()
        if sample_rate_hz != self._sample_rate_hz:
            self._let_go()
        self._ring = ring
        self._sample_rate_hz = sample_rate_hz

    @Slot()
    def play(self) -> None:
        """Begin or go on. Opens the device when it is not open."""
        if self._ring is None:
            return
        if not self._is_running:
            self._come()
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setInterval(TICK_MS)
            self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    @property
    def _is_running(self) -> bool:
        return self._timer is not None and self._timer.isActive() and not self._is_leaving

    def _come(self) -> None:
        """Begin to fade in, with what faded out when it was paused; the beginning of a file is left as it is."""
        ring, kept = self._ring, self._kept
        if self._sink_io is None:
            self._open()
        else:
            self._sink.resume()
        self._fade_frames = round(FADE_S * self._sample_rate_hz)
        is_beginning = ring is not None and ring.next_frame == 0
        self._come_frames = self._fade_frames if is_beginning else 0
        if kept and len(self._head) >= len(kept):  # nothing of the fade has been written yet
            self._head = self._head[: -len(kept)] + kept
            self._come_frames = self._fade_frames
        elif kept:
            self._head += coming(kept, 0, self._fade_frames)
            self._come_frames = len(kept) // BYTES_PER_FRAME
        self._kept = b""
        self._is_leaving = self._is_closing = False
        self._clock.start()
        self._owed_frames = self._stalled_s = 0.0

    @Slot()
    def pause(self) -> None:
        """Fade out and stand still, after the little that the device holds; the device is kept for ``play``."""
        if self._is_running:
            self._leave()

    @Slot()
    def flush(self) -> None:
        """After a seek: what faded out does not come again. What the device holds is heard out, opening it again would
        take longer.
        """
        self._kept = b""

    @Slot()
    def stop(self) -> None:
        """Fade out, stand still and let the device go."""
        if self._is_running:
            self._leave()
        self._kept = b""
        if self._is_leaving:
            self._is_closing = True
        else:
            self._close_sink()

    def _leave(self) -> None:
        """Begin to fade out. Without a device there is nothing to fade."""
        if self._sink_io is None or self._ring is None:
            self._let_go()
            return
        self._kept = self._ring.take(round(FADE_S * self._sample_rate_hz) * BYTES_PER_FRAME)
        self._head += going(self._kept)
        self._is_leaving, self._quiet_s = True, 0.0

    def _let_go(self) -> None:
        """Stand still at once, without a device."""
        if self._timer is not None:
            self._timer.stop()
        self._close_sink()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """Linear, 0..1."""
        self._volume = volume
        if self._sink is not None:
            self._sink.setVolume(volume)

    @Slot(str)
    def choose(self, device: str) -> None:
        """Play on this device from now on (its id, empty: the system's); what plays goes on there."""
        self._wanted = device
        if not device:
            self._tell_missed(is_missed=False)
        self._follow_choice()

    def _follow_choice(self) -> None:
        library = sound_library()
        if library is None or self._sink_io is None or device_id(self._picked(library)) == self._opened:
            return
        if self._is_running:
            self._close_sink()
            self._come_frames = 0
            self._open()
        else:
            self.stop()  # the next ``play`` opens it

    def _picked(self, library: ModuleType) -> Any:
        """The chosen device where it is there, else the system's."""
        devices = library.QMediaDevices.audioOutputs() if self._wanted else ()
        found = next((one for one in devices if device_id(one) == self._wanted), None)
        return found if found is not None else library.QMediaDevices.defaultAudioOutput()

    def _tell_missed(self, *, is_missed: bool) -> None:
        if is_missed != self._is_missed:
            self._is_missed = is_missed
            self.missed.emit(is_missed)

    @Slot()
    def shut_down(self) -> None:
        """Let go of everything; the thread ends after this."""
        self._let_go()
        self._devices = None
        if self._timer is not None:
            self._timer.deleteLater()
            self._timer = None
        self.thread().quit()

    def _open(self) -> None:
        reason = self._try_to_open()
        if reason:
            self._close_sink()
        if reason and reason != self._silent_reason:
            self.silenced.emit(reason)
        elif self._silent_reason and not reason:
            self.sounding.emit()
        self._silent_reason = reason

    def _try_to_open(self) -> str:
        """Open the chosen device, or the system's. Returns the reason when there is no sound, else an empty string."""
        library = sound_library()
        if library is None:
            return "library"
        if self._devices is None:
            self._devices = library.QMediaDevices()
            self._devices.audioOutputsChanged.connect(self._devices_changed)
        device = self._picked(library)
        self._opened = device_id(device)
        self._tell_missed(is_missed=bool(self._wanted) and self._opened != self._wanted)
        if device.isNull():
            return "none"
        wanted = library.QAudioFormat()
        wanted.setSampleRate(self._sample_rate_hz)
        wanted.setChannelCount(2)
        wanted.setSampleFormat(library.QAudioFormat.SampleFormat.Float)
        if not device.isFormatSupported(wanted):
            return "format"
        self._sink = library.QAudioSink(device, wanted)
        self._sink.setBufferSize(int(DEVICE_BUFFER_S * self._sample_rate_hz) * BYTES_PER_FRAME)
        self._sink.setVolume(self._volume)
        self._sink_io = self._sink.start()
        if self._sink_io is None or self._sink.error() == library.QAudio.Error.OpenError:
            return "none"
        return ""

    def _close_sink(self) -> None:
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = self._sink_io = None
        self._head = self._kept = b""
        self._is_leaving = self._is_closing = False

    @Slot()
    def _devices_changed(self) -> None:
        """A device came or went: try again if we play silently, and go to the chosen one, or away from it."""
        if self._silent_reason and self._is_running:
            self._come_frames = 0
            self._open()
        elif self._wanted:
            self._follow_choice()

    @Slot()
    def _tick(self) -> None:
        ring = self._ring
        if ring is None:
            return
        elapsed_s = self._clock.restart() / 1000
        if self._sink_io is not None and self._is_lost(elapsed_s):
            was_leaving = self._is_leaving
            self._close_sink()
            self._silent_reason = "lost"
            self.silenced.emit("lost")
            if was_leaving:
                self._let_go()
                return
        if self._is_leaving:
            self._go(ring)
            return
        if self._sink_io is not None:
            self._write(ring)
            held_frames = self._held()
        else:
            self._owed_frames += elapsed_s * self._sample_rate_hz
            taken = len(ring.take(int(self._owed_frames) * BYTES_PER_FRAME)) // BYTES_PER_FRAME
            # what a slow disk could not give is not made up for: the clock stands as it would with sound
            self._owed_frames = min(self._owed_frames - taken, self._sample_rate_hz * TICK_MS / 1000)
            held_frames = 0
        self.ticked.emit(ring.heard_frame(held_frames), ring.heard_count(held_frames), ring.turn)
        if ring.is_drained and held_frames <= self._sample_rate_hz * TICK_MS // 1000:
            self.stop()
            self.ended.emit()

    def _write(self, ring: PcmRing | None) -> None:
        """Give the device as much as it takes: the head, then what lies in the ring, which fades in at first."""
        free = self._sink.bytesFree()
        head, self._head = self._head[: free - free % BYTES_PER_FRAME], self._head[free - free % BYTES_PER_FRAME :]
        block = ring.take(free - len(head)) if ring is not None and not self._head else b""
        if block and self._come_frames < self._fade_frames:
            come_frames, self._come_frames = self._come_frames, self._come_frames + len(block) // BYTES_PER_FRAME
            block = coming(block, come_frames, self._fade_frames)
        self._sink_io.write(head + block)

    def _held(self) -> int:
        """How many frames have been taken from the ring and not been heard yet."""
        return (self._sink.bufferSize() - self._sink.bytesFree() + len(self._head)) // BYTES_PER_FRAME

    def _go(self, ring: PcmRing) -> None:
        """Follow what fades out to its end, then let the device rest."""
        self._write(None)
        held_frames = self._held()
        if not self._is_closing:
            self.ticked.emit(ring.heard_frame(held_frames), ring.heard_count(held_frames), ring.turn)
        is_quiet, self._held_frames = held_frames == self._held_frames, held_frames
        self._quiet_s = self._quiet_s + TICK_MS / 1000 if is_quiet and not self._head else 0.0
        if self._quiet_s < QUIET_S:
            return
        if self._is_closing:
            self._let_go()
        elif self._timer is not None:
            self._timer.stop()
            self._sink.suspend()
            self._is_leaving = False

    def _is_lost(self, elapsed_s: float) -> bool:
        """Whether the device stopped by itself or takes nothing any more. Running dry for a moment is no loss."""
        library = sound_library()
        if library is None:
            return True
        is_full = self._sink.bytesFree() < BYTES_PER_FRAME
        self._stalled_s = self._stalled_s + elapsed_s if is_full else 0.0
        return (
            self._stalled_s > STALLED_S
            or self._sink.state() == library.QAudio.State.StoppedState
            or self._sink.error() in (library.QAudio.Error.IOError, library.QAudio.Error.FatalError)
        )
