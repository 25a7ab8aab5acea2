"""Segments: frames go in and come out byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.events.codec import GrammarError
from studio.events.segments import pack_segment, split_segment


@given(st.lists(st.binary(min_size=1)))
def test_frames_come_back(frames):
    assert split_segment(pack_segment(frames)) == frames


@given(st.lists(st.binary(min_size=1), min_size=1), st.data())
def test_a_cut_segment_is_refused_or_ends_with_a_frame(frames, data):
    packed = pack_segment(frames)
    cut = packed[: data.draw(st.integers(0, len(packed) - 1))]
    try:
        assert split_segment(cut) == frames[: len(split_segment(cut))]
    except GrammarError:
        return


@pytest.mark.parametrize(
    "data", [b"\0", b"\0\0\0\0", b"\0\0\0\5abc", b"\xff\xff\xff\xff", b"\x00\x50\x00\x00" + bytes(0x500000)]
)
def test_a_length_that_cannot_be_is_refused(data):
    with pytest.raises(GrammarError):
        split_segment(data)
