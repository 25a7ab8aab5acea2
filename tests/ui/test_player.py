"""The player: reads ahead in a thread, follows the clock with and without a device, never loses its place."""

from __future__ import annotations

import itertools
import math
import struct
import threading
import time

import pytest
from PySide6.QtMultimedia import QMediaDevices

from studio.domain.errors import BadInputError
from ui.review.player import Player
from ui.review.ring import BYTES_PER_FRAME, Feeder, PcmRing

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
    assert player.position_s == there_s
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
