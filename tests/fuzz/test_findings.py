"""What fuzzing found, for ever after; and each target takes its seeds and a few hundred mutations of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import media
from tests.fuzz.fuzz import mutate
from tests.fuzz.targets import REFUSALS, TARGETS, finding

TIMES = b'"start_time": {"rate": 48000, "value": 0}, "duration": {"rate": 48000, "value": 9}'
CLIP = b'{"OTIO_SCHEMA": "Clip.1", "source_range": {%s}, "media_reference": {"target_url": "a.wav"}}' % TIMES
TRACK = b'{"OTIO_SCHEMA": "Track.1", "metadata": {"segue": {"colour": "#aJ5500"}}, "children": [%s]}' % CLIP
FINDINGS = [
    ("wav", b"ID3\x03"),  # a tag shorter than its own header
    ("session.otio", b'{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [%s]}}' % TRACK),
]
TRIES = 150


@pytest.mark.parametrize(("name", "data"), FINDINGS)
def test_what_was_found_is_refused_in_words_now(name: str, data: bytes) -> None:
    assert finding(name, data) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_nonsense_is_refused_in_words(name: str) -> None:
    function, seeds = TARGETS[name]
    for data in seeds:
        assert finding(name, data) == ""
    dice = random.Random(name)
    for _ in range(TRIES):
        data = mutate(dice.choice(seeds), dice, seeds)
        assert finding(name, data) == "", f"{name}: {data.hex()}"
    assert callable(function)


def test_damaged_media_is_judged_and_nothing_else_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = media.fuzz_media(60, 1, most=25)
    assert (result["inputs"], result["findings"]) == (25, [])
    # a check that writes beside the file, or falls over it, is noticed
    path = tmp_path / "tone.wav"
    path.write_bytes(b"RIFF")
    (tmp_path / "stray").touch()
    assert "stray" in media.finding(path, tmp_path)
    monkeypatch.setattr(media, "check_files", lambda *_: [].pop())
    assert media.finding(path, tmp_path).startswith("IndexError")


def test_a_finding_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(data: bytes) -> None:
        raise IndexError(len(data))

    monkeypatch.setitem(TARGETS, "wav", (raises, [b"x"]))
    assert finding("wav", b"abc") == "IndexError: 3"
    assert REFUSALS
