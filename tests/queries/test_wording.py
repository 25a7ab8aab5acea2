"""Specs, times, sizes and amounts in words."""

from __future__ import annotations

import pytest

from studio.domain.instants import iso_utc
from studio.domain.production import HouseFormat, Port
from studio.queries.wording import clock, listed, moment, money_words, size_words, spec_sentence

HOUSE = HouseFormat(48000, 24)


@pytest.mark.parametrize(
    ("port", "words"),
    [
        (Port("a", "audio.stem", spec={"channels": "mono"}), "WAV or FLAC, 48 kHz, 24 bit, mono"),
        (Port("a", "audio.stem", spec={"formats": ["wav"], "sr": [44100, 48000]}), "WAV, 44.1 or 48 kHz, 24 bit"),
        (Port("a", "audio.mix", spec={"format": "mp3"}), "MP3"),
        (
            Port("a", "audio.master", spec={"sr": 44100, "bits": 16, "lufs_i_mdb": [-15000, -13000]}),
            "WAV or FLAC, 44.1 kHz, 16 bit, −15 to −13 LUFS",
        ),
        (
            Port("a", "audio.master", spec={"true_peak_max_mdb": -1000}),
            "WAV or FLAC, true peak at most −1 dBTP",
        ),
        (Port("a", "image.cover", spec={"px": [3000, 3000], "format": "png"}), "PNG, 3000 × 3000 pixels"),
        (Port("a", "image.cover", spec={"px_min": [3000, 3000], "bytes_max": 10_000_000}),
         "at least 3000 × 3000 pixels, at most 10 MB"),
        (Port("a", "text.lyrics"), ""),
        (Port("a", "audio.stem", spec={"sr": "very fast"}), ""),
        (Port("a", "nonsense", spec={"px": 5}), ""),
    ],
)  # fmt: skip
def test_a_spec_in_words(port, words):
    assert spec_sentence(port, HOUSE) == words


def test_a_session_length_is_said():
    assert spec_sentence(Port("a", "audio.stem"), HouseFormat(48000, 24, length_frames=1_800_000)).endswith(
        "exactly 0:37.5 long"
    )


def test_times_sizes_lists_and_amounts():
    assert iso_utc(1_788_163_200_123) == "2026-08-31T08:00:00Z"
    assert (iso_utc(0), iso_utc(10**18), moment(0), moment(10**18)) == ("", "", "", "")
    assert [clock(seconds) for seconds in (0, 62.5, 3723)] == ["0:00", "1:02.5", "1:02:03"]
    assert [size_words(size) for size in (1, 999, 61_000_000, 1_500_000_000)] == [
        "1 byte",
        "999 bytes",
        "61 MB",
        "1.5 GB",
    ]
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert (money_words(6000, "USD"), money_words(6050, "???")) == ("60 USD", "60.50 ???")
