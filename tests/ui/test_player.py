"""The player: reads ahead in a thread, follows the clock with and without a device, never loses its place."""

from __future__ import annotations

import itertools
import math
import struct
import threading
import time

import numpy as np
import pytest
from PySide6.QtMultimedia import QMediaDevices

from studio.domain.errors import BadInputError
from ui.review.feeder import Feeder
from ui.review.player import Player
from ui.review.ring import BYTES_PER_FRAME, PcmRing
from ui.review.sound import DEVICE_BUFFER_S, FADE_S, SoundOutput

RATE_HZ = 8000


class ToneStream:
    """A stream as ``Studio.pcm_stream`` gives it: one second of tone, or more."""

    def __init__(self, seconds: float = 1.0, delay_s: float = 0.0) -> None:
        self.sample_rate_hz = RATE_HZ
        self.frames = int(seconds * RATE_HZ)
        self.at = 0
        self.is_closed = False
        self.delay_s = delay_s
        self.reading_thread = ""

    def read(self, frames: int) -> bytes:
        self.reading_thread = threading.current_thread().name
        time.sleep(self.delay_s)
        count = min(frames, self.frames - self.at)
        values = [0.2 * math.sin((self.at + n) / 9) for n in range(count)]
        self.at += count
        return b"".join(struct.pack("<ff", value, value) for value in values)

    def seek(self, frame: int) -> None:
        self.at = frame

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def stream():
    return ToneStream()


@pytest.fixture
def player(qtbot, stream):
    made = Player(lambda paths: stream)
    yield made
    made.close()


def test_loading_tells_length_and_title_without_playing(qtbot, player):
    player.load(("a.wav",), title="Lead vocal, take 2")
    qtbot.waitUntil(lambda: player.duration_s == 1.0)
    assert (player.title, player.is_playing, player.position_s) == ("Lead vocal, take 2", False, 0.0)


def test_it_plays_to_the_end_and_stands_there(qtbot, player):
    seen: list[float] = []
    player.position_changed.connect(seen.append)
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: player.position_s == 1.0 and not player.is_playing, timeout=20_000)
    assert seen == sorted(seen)
    assert len(seen) > 3


def test_files_are_read_in_the_players_own_thread(qtbot, player, stream):
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: bool(stream.reading_thread))
    assert stream.reading_thread == "segue-player-feeder"


def test_pause_keeps_the_place(qtbot, player):
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: player.position_s > 0.1, timeout=20_000)
    player.pause()
    there_s = player.position_s
    qtbot.wait(150)
    assert player.position_s <= there_s + 2 * DEVICE_BUFFER_S  # a device is heard out
    there_s = player.position_s
    player.play()
    qtbot.waitUntil(lambda: player.position_s > there_s, timeout=20_000)


def test_seek_goes_there_at_once_and_stays_inside(qtbot, player):
    player.load(("a.wav",))
    qtbot.waitUntil(lambda: player.duration_s == 1.0)
    player.seek(0.5)
    assert player.position_s == 0.5
    player.seek(7.0)
    assert player.position_s == 1.0
    player.seek(-2.0)
    assert player.position_s == 0.0


def test_a_place_given_before_the_file_is_open_is_kept(qtbot, player):
    player.load(("a.wav",), duration_s=1.0, at_s=0.25)
    player.seek(0.75)
    qtbot.waitUntil(lambda: player.duration_s == 1.0)
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.76, timeout=20_000)


def test_playing_again_after_the_end_starts_over(qtbot, player):
    player.load(("a.wav",))
    qtbot.waitUntil(lambda: player.duration_s == 1.0)
    player.seek(1.0)
    player.play()
    assert player.position_s == 0.0


def test_a_loop_comes_round(qtbot, player):
    player.load(("a.wav",), play=True)
    player.set_loop((0.0, 0.2))
    jumps: list[float] = []
    player.position_changed.connect(jumps.append)
    qtbot.waitUntil(lambda: any(b < a for a, b in itertools.pairwise(jumps)), timeout=20_000)
    assert player.is_playing


def test_without_a_device_it_says_so_and_the_clock_runs(qtbot, player):
    if QMediaDevices.audioOutputs():
        pytest.skip("this machine has a sound device")
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: bool(player.silence_words), timeout=20_000)
    assert "No sound device" in player.silence_words
    before_s = player.position_s
    qtbot.waitUntil(lambda: player.position_s > before_s, timeout=20_000)


def test_a_file_that_cannot_be_opened_is_reported_once(qtbot):
    def refuse(paths):
        raise BadInputError("This is not a sound file.", subject="a.wav")

    player = Player(refuse)
    with qtbot.waitSignal(player.failed) as failed:
        player.load(("a.wav",), play=True)
    assert failed.args[0].subject == "a.wav"
    assert not player.is_playing
    assert not player.is_loaded
    player.close()


def test_loading_another_file_lets_the_first_one_go(qtbot):
    streams = {"a": ToneStream(), "b": ToneStream(2.0)}
    player = Player(lambda paths: streams[paths[0]])
    player.load(("a",), play=True)
    player.load(("b",))
    qtbot.waitUntil(lambda: player.duration_s == 2.0)
    qtbot.waitUntil(lambda: streams["a"].is_closed)
    player.close()
    assert streams["b"].is_closed


def test_a_slow_disk_never_blocks_the_caller(qtbot):
    stream = ToneStream(delay_s=0.3)
    player = Player(lambda paths: stream)
    started = time.monotonic()
    player.load(("a",), play=True)
    player.seek(0.2)
    player.pause()
    player.load(("b",))
    assert time.monotonic() - started < 0.3
    player.close()


def test_volume_stays_between_nothing_and_all(player):
    player.set_volume(3.0)
    assert player.volume == 1.0
    player.set_volume(-1.0)
    assert player.volume == 0.0


def test_the_ring_gives_whole_frames_and_counts_them():
    ring = PcmRing(1000)
    ring.put(bytes(range(24)), ring.turn)
    assert ring.take(17) == bytes(range(16))
    assert ring.next_frame == 2
    assert ring.take(100) == bytes(range(16, 24))
    assert ring.take(100) == b""


def test_sound_of_an_older_turn_is_not_let_in():
    ring = PcmRing(1000)
    old = ring.turn
    ring.restart(500)
    assert not ring.put(b"x" * BYTES_PER_FRAME, old)
    assert ring.filled_bytes == 0
    assert ring.next_frame == 500


def test_the_ring_is_drained_only_after_the_last_frame():
    ring = PcmRing(1000)
    ring.put(b"x" * BYTES_PER_FRAME, ring.turn)
    ring.put(b"", ring.turn)
    assert not ring.is_drained
    ring.take(BYTES_PER_FRAME)
    assert ring.is_drained


def test_a_full_ring_makes_the_feeder_wait_and_a_seek_wakes_it(qtbot):
    stream = ToneStream(60.0)
    ring = PcmRing(2048 * BYTES_PER_FRAME)
    feeder = Feeder(ring, lambda: stream, lambda *_: None, lambda error: None)
    feeder.start()
    qtbot.waitUntil(lambda: ring.filled_bytes >= 2048 * BYTES_PER_FRAME)
    feeder.seek(RATE_HZ * 30)
    qtbot.waitUntil(lambda: ring.filled_bytes > 0 and ring.next_frame == RATE_HZ * 30)
    feeder.stop()
    assert stream.is_closed


class RampStream(ToneStream):
    """Every sample says its stream and its frame: ``base + frame / 1e6``, on both sides."""

    def __init__(self, base: float, seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self.base = base

    def read(self, frames: int) -> bytes:
        count = max(0, min(frames, self.frames - self.at))
        values = self.base + np.arange(self.at, self.at + count, dtype=np.float32) / 1e6
        self.at += count
        return np.repeat(values, 2).astype("<f4").tobytes()


@pytest.fixture
def fed():
    """A feeder whose ring is full of the first stream."""
    made = []

    def start(stream: RampStream, seconds: float = 0.4) -> tuple[Feeder, PcmRing]:
        ring = PcmRing(int(seconds * RATE_HZ) * BYTES_PER_FRAME)
        made.append(Feeder(ring, lambda: stream, lambda *_: None, lambda error: None))
        made[-1].start()
        return made[-1], ring

    yield start
    for feeder in made:
        feeder.stop()


def taken(ring: PcmRing, frames: int) -> np.ndarray:
    """So many frames of the left side, as a device takes them in small pieces."""
    parts = []
    while frames:
        part = ring.take(min(frames, 200) * BYTES_PER_FRAME)
        parts.append(np.frombuffer(part, "<f4")[::2])
        frames -= len(parts[-1])
        time.sleep(0 if part else 0.002)
    return np.concatenate(parts)


def test_another_take_follows_at_the_same_place_without_gap_or_click(qtbot, fed):
    first, second = RampStream(0.0), RampStream(0.5)
    feeder, ring = fed(first)
    before = taken(ring, 1000)
    feeder.change(open_stream=lambda: second, gain=0.5)
    qtbot.waitUntil(lambda: first.is_closed and ring.filled_bytes > RATE_HZ * BYTES_PER_FRAME // 5)
    sound = np.concatenate([before, taken(ring, 3000)])
    frames = np.arange(len(sound)) / 1e6
    is_old, is_new = np.isclose(sound, frames, atol=1e-7), np.isclose(sound, (0.5 + frames) / 2, atol=1e-7)
    switched = int(np.argmin(is_old))
    assert 1000 <= switched <= 1000 + RATE_HZ // 10  # a twentieth of a second after what was taken
    fade = RATE_HZ // 100
    assert is_old[:switched].all()
    assert is_new[switched + fade :].all()
    assert np.abs(np.diff(sound)).max() < 0.25 / fade * 1.1  # an even fade, no step
    assert ring.next_frame == len(sound)


def test_a_switch_too_near_to_what_is_taken_goes_in_later(fed):
    _feeder, ring = fed(RampStream(0.0))
    taken(ring, 500)
    place = ring.splice_place(10)
    ring.take(20 * BYTES_PER_FRAME)
    assert not ring.splice(place, b"", 1.0)
    assert ring.next_frame == 520


def test_the_place_is_counted_in_frames_of_the_file_at_any_speed(qtbot, fed):
    stream = RampStream(0.0)
    feeder, ring = fed(stream)
    taken(ring, 800)
    feeder.change(speed=2.0)
    qtbot.waitUntil(lambda: getattr(stream, "speed", 1.0) == 2.0 and ring.filled_bytes > 0)
    at = ring.splice_place(RATE_HZ // 20)[1]
    taken(ring, 2000)
    assert ring.next_frame == 800 + 400 + (2000 - 400) * 2
    assert at == 1200


def test_a_seek_while_it_plays_fades_the_old_place_out_under_the_new_one(qtbot, fed):
    feeder, ring = fed(RampStream(0.25))
    before = taken(ring, 1000)
    qtbot.waitUntil(lambda: ring.filled_bytes > RATE_HZ * BYTES_PER_FRAME // 5)
    feeder.seek(RATE_HZ * 30, is_heard=True)
    sound = np.concatenate([before, taken(ring, 2000)])
    fade = RATE_HZ // 100
    old, new = 0.25 + np.arange(1000, 1000 + fade) / 1e6, 0.25 + (RATE_HZ * 30 + np.arange(fade)) / 1e6
    turned = (np.arange(fade) + 0.5) / fade * np.pi / 2
    assert sound[1000 : 1000 + fade] == pytest.approx(old * np.cos(turned) + new * np.sin(turned), abs=1e-6)
    after = 0.25 + (RATE_HZ * 30 + np.arange(fade, 2000)) / 1e6
    assert sound[1000 + fade :] == pytest.approx(after, abs=1e-6)
    assert ring.next_frame == RATE_HZ * 30 + 2000
    feeder.seek(RATE_HZ)  # while it stands, the new place begins as it is
    assert taken(ring, 5) == pytest.approx(0.25 + (RATE_HZ + np.arange(5)) / 1e6, abs=1e-6)


def test_a_loop_goes_round_to_the_sample_with_a_fade_at_its_seam(qtbot, fed):
    feeder, ring = fed(RampStream(0.25))
    before = taken(ring, 100)
    feeder.set_loop((2000, 3000))
    qtbot.waitUntil(lambda: len(ring._stretches) > 1)  # noqa: SLF001 -- what was read ahead has been read again
    sound = np.concatenate([before, taken(ring, 4900)])
    fade = RATE_HZ // 100
    assert sound[:3000] == pytest.approx(0.25 + np.arange(3000) / 1e6, abs=1e-6)
    turned = (np.arange(fade) + 0.5) / fade * np.pi / 2
    first = 0.25 + (2000 + np.arange(1000)) / 1e6
    seam = (0.25 + (3000 + np.arange(fade)) / 1e6) * np.cos(turned) + first[:fade] * np.sin(turned)
    for round_ in (3000, 4000):
        assert sound[round_ : round_ + fade] == pytest.approx(seam, abs=1e-6)
        assert sound[round_ + fade : round_ + 1000] == pytest.approx(first[fade:], abs=1e-6)
    assert ring.next_frame == 2000
    assert (ring.heard_frame(1), ring.heard_frame(1001), ring.heard_count(1)) == (2999, 2999, 4999)
    qtbot.waitUntil(lambda: ring.filled_bytes > RATE_HZ * BYTES_PER_FRAME // 5)
    rounds = len(ring._stretches)  # noqa: SLF001
    feeder.set_loop(None)
    qtbot.waitUntil(lambda: ring._stretches[-1].frame not in (2000, 3000) or len(ring._stretches) < rounds)  # noqa: SLF001
    assert taken(ring, 1500)[1200:] == pytest.approx(0.25 + (2000 + np.arange(1200, 1500)) / 1e6, abs=1e-6)


def test_a_loop_to_the_very_end_of_the_file_goes_round(fed):
    feeder, ring = fed(RampStream(0.25, 0.5))
    feeder.set_loop((1000, RATE_HZ))  # beyond the end, as rounding may have it
    sound = taken(ring, 10_000)
    assert sound[3999] == pytest.approx(0.25 + 3999 / 1e6, abs=1e-6)
    assert sound[4000 + 500] == pytest.approx(0.25 + 1500 / 1e6, abs=1e-6)
    assert not ring.is_drained


def test_dragging_lets_short_grains_be_heard_and_playing_goes_on_after(qtbot, player):
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: player.position_s > 0.05, timeout=20_000)
    player.scrub(0.5)
    player.scrub(0.6)
    assert player.position_s == 0.6
    qtbot.wait(60)
    assert player.position_s == 0.6  # it stands where the pointer is
    player.end_scrub()
    qtbot.waitUntil(lambda: player.position_s > 0.6, timeout=20_000)


def test_a_grain_is_short_and_begins_and_ends_softly(qtbot, fed):
    feeder, ring = fed(RampStream(0.5))
    feeder.seek(4000, 720)
    qtbot.waitUntil(lambda: ring.next_frame == 4000 and ring.filled_bytes >= 720 * BYTES_PER_FRAME)
    grain = np.frombuffer(ring.take(10_000 * BYTES_PER_FRAME), "<f4")[::2]
    assert len(grain) == 720
    assert max(grain[0], grain[-1]) < 0.01
    assert grain[360] > 0.49
    assert not ring.is_drained


class Device:
    """In place of QAudioSink and what it writes to: a device with a buffer that is heard as fast as a test says."""

    def __init__(self, size_bytes: int) -> None:
        self.size_bytes, self.held, self.is_suspended = size_bytes, 0, False
        self.sound = b""

    def bytesFree(self) -> int:  # noqa: N802 -- Qt's name
        return self.size_bytes - self.held

    def bufferSize(self) -> int:  # noqa: N802 -- Qt's name
        return self.size_bytes

    def write(self, data: bytes) -> int:
        assert len(data) <= self.bytesFree()
        self.sound += data
        self.held += len(data)
        return len(data)

    def hear(self, frames: int) -> None:
        if not self.is_suspended:
            self.held = max(0, self.held - frames * BYTES_PER_FRAME)

    def suspend(self) -> None:
        assert not self.held  # else it is cut
        self.is_suspended = True

    def resume(self) -> None:
        self.is_suspended = False

    def reset(self) -> None:
        assert not self.held

    def deleteLater(self) -> None:  # noqa: N802 -- Qt's name
        """Nothing of Qt's is held."""

    @property
    def left(self) -> np.ndarray:
        return np.frombuffer(self.sound, "<f4")[::2]


class OutputToDevice(SoundOutput):
    """The output with a device that stands in for the one this machine has not."""

    def _try_to_open(self) -> str:
        self._sink = self._sink_io = self.device = Device(int(DEVICE_BUFFER_S * RATE_HZ) * BYTES_PER_FRAME)
        return ""

    def _is_lost(self, elapsed_s: float) -> bool:
        return False

    def pass_time(self, seconds: float) -> None:
        """Ticks of 25 ms, as the timer gives them."""
        for _ in range(round(seconds / 0.025)):
            self.device.hear(RATE_HZ // 40)
            if self._timer.isActive():
                self._tick()


@pytest.fixture
def output(qapp):
    made = OutputToDevice()
    yield made
    made.device.held = 0
    made._let_go()  # noqa: SLF001 -- as its thread does at the end


@pytest.fixture
def full(fed):
    """A ring with some seconds of sound."""

    def start(base: float) -> PcmRing:
        ring = fed(RampStream(base), 30.0)[1]
        while ring.filled_bytes < 5 * RATE_HZ * BYTES_PER_FRAME:
            time.sleep(0.001)
        return ring

    return start


@pytest.mark.parametrize("rests_s", [0.025, 0.1, 2.0])
def test_pause_fades_out_and_play_fades_the_same_sound_in_again(output, full, rests_s):
    """Whether it goes on before the fade is heard out or later, what reaches the device has no step, and all is heard."""
    ring = full(0.5)
    output.load(ring, RATE_HZ)
    output.play()
    output.pass_time(0.5)
    output.pause()
    output.pass_time(rests_s)
    output.play()
    output.pass_time(0.5)
    fade = round(FADE_S * RATE_HZ)
    sound = output.device.left
    assert np.abs(np.diff(sound)).max() < 0.5 * np.pi / 2 / fade * 1.1
    own = 0.5 + np.arange(ring.next_frame) / 1e6
    left = int(np.argmin(np.isclose(sound[: len(own)], own, atol=1e-7)))  # a file's own beginning is not touched
    assert left > RATE_HZ // 2
    assert sound[left + fade - 1] == pytest.approx(0, abs=0.001)
    assert sound[left + 2 * fade :] == pytest.approx(own[left + fade :], abs=1e-6)


def test_a_seek_while_it_stands_lets_the_new_place_alone_fade_in(output, full):
    ring = full(0.5)
    output.load(ring, RATE_HZ)
    output.play()
    output.pass_time(0.5)
    output.pause()
    output.pass_time(0.1)
    turn = ring.restart(RATE_HZ)
    output.flush()
    ring.put(np.full(2 * RATE_HZ, 0.9, "<f4").tobytes(), turn)
    output.play()
    output.pass_time(0.2)
    fade = round(FADE_S * RATE_HZ)
    sound = output.device.left
    assert np.abs(np.diff(sound)).max() < 0.9 * np.pi / 2 / fade * 1.1
    new = int(np.argmax(sound > 0.6))
    assert np.abs(sound[new - fade : new - fade // 2]).max() < 0.5  # nothing of the old place between the fades
    assert sound[new + fade] == pytest.approx(0.9)


def test_a_device_is_let_go_only_when_all_has_been_heard(output, full):
    output.load(full(0.5), RATE_HZ)
    output.play()
    output.pass_time(0.5)
    device = output.device
    output.load(full(0.25), RATE_HZ)  # another file, as when another stage is chosen
    output.play()
    output.pass_time(0.3)
    assert output.device is device
    output.stop()
    output.pass_time(1.0)
    fade = round(FADE_S * RATE_HZ)
    steps = np.abs(np.diff(device.left))
    assert steps[steps > 0.5 * np.pi / 2 / fade * 1.1] == pytest.approx([0.25], abs=0.001)  # how the other file begins
    assert output._sink is None  # noqa: SLF001
