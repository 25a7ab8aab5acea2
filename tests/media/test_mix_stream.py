"""The preview of a mix: the same samples as the rendered file, and changes that hold from the next block on."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import soundfile

from studio.domain.mixing import HeardLane, MixBoard, silent_lanes
from studio.domain.recipe import LaneSetting
from studio.media.mix import mix
from studio.media.mix_session import Lane, MixOptions, MixSession
from studio.media.mix_stream import MixStream
from tests.media.signals import RATE_HZ, noise, write_wav

SETTINGS = (
    LaneSetting(gain_mdb=-3500, pan_milli=-250, fade_in_ms=40, fade_out_ms=70),
    LaneSetting(gain_mdb=1250, start_frame=4321, pan_milli=600),
    LaneSetting(gain_mdb=-12_000, fade_out_ms=100),
    LaneSetting(),
    LaneSetting(gain_mdb=9000),
)


def board_of(folder) -> MixBoard:
    lanes = []
    for place, setting in enumerate(SETTINGS):
        samples = noise(20_000 + 1000 * place, seed=place, channels=1 + place % 2) * 0.5
        path = folder / f"{place}.flac" if place == 2 else write_wav(folder / f"{place}.wav", samples)
        if place == 2:
            soundfile.write(path, samples, RATE_HZ, "PCM_24")
        lanes.append(HeardLane(str(path), setting, is_silent=place == 4))
    return MixBoard(lanes, RATE_HZ)


def played(board: MixBoard, frames: int = 1024) -> np.ndarray:
    parts = []
    with closing(MixStream(board)) as stream:
        while data := stream.read(frames):
            parts.append(np.frombuffer(data, "<f4"))
    return np.concatenate(parts).reshape(-1, 2)


def test_the_preview_is_bit_for_bit_what_is_rendered(tmp_path):
    board = board_of(tmp_path)
    lanes = tuple(
        Lane(
            tmp_path / heard.path,
            start_s=heard.setting.start_frame / RATE_HZ,
            gain_db=heard.setting.gain_mdb / 1000,
            pan=heard.setting.pan_milli / 1000,
            mute=heard.is_silent,
            fade_in_s=heard.setting.fade_in_ms / 1000,
            fade_out_s=heard.setting.fade_out_ms / 1000,
        )
        for heard in board.lanes
    )
    mix(MixSession(lanes), tmp_path / "mix.wav", MixOptions(rate_hz=RATE_HZ))
    rendered = soundfile.read(tmp_path / "mix.wav", dtype="int32")[0] >> 8
    heard = played(board)
    heard_integers = np.rint(heard[: len(rendered)].astype(np.float64) * 8388608).astype(np.int32)
    assert np.array_equal(heard_integers, rendered)
    assert not heard[len(rendered) :].any(), "what is muted only makes it longer"
    assert np.array_equal(played(board, 777), heard)


def test_a_change_holds_from_the_next_block_on_and_a_seek_finds_its_frame(tmp_path):
    board = board_of(tmp_path)
    before = played(board)
    with closing(MixStream(board)) as stream:
        changes(stream, board, before)


def changes(stream: MixStream, board: MixBoard, before: np.ndarray) -> None:
    first = np.frombuffer(stream.read(1000), "<f4").reshape(-1, 2)
    assert np.array_equal(first, before[:1000])
    assert board.peaks[4].max() == 0.0 < board.peaks[0].max()
    only = [HeardLane(lane.path, LaneSetting(), is_silent=place != 4) for place, lane in enumerate(board.lanes)]
    board.set(only)
    then = np.frombuffer(stream.read(1000), "<f4").reshape(-1, 2)
    alone = soundfile.read(only[4].path, dtype="float32", always_2d=True)[0][1000:2000]
    assert np.array_equal(then, np.repeat(alone, 2, axis=1)), "the lane that was silent is read from the right place"
    stream.seek(300)
    again = np.frombuffer(stream.read(10), "<f4").reshape(-1, 2)
    assert np.array_equal(again[:, 0], soundfile.read(only[4].path, dtype="float32")[0][300:310])


def test_a_solo_silences_the_others_and_a_mute_counts_more():
    assert silent_lanes([False, True], [False, False]) == [False, True]
    assert silent_lanes([False, False, True], [True, False, True]) == [False, True, True]
