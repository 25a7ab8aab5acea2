"""Markers in the log, and more of them beside those that are known."""

from __future__ import annotations

import pytest

from studio.domain.markers import Marker, markers_from_log, markers_to_log, with_more

VERSE, CHORUS = Marker(1.5, 1.5, "Verse"), Marker(12.0, 20.25, "Chorus")


def test_they_are_whole_milliseconds_in_the_log_and_come_back_in_time():
    told = markers_to_log((CHORUS, VERSE))
    assert told == [[12_000, 20_250, "Chorus"], [1500, 1500, "Verse"]]
    assert markers_from_log(told) == (VERSE, CHORUS)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "x",
        [[1, 2]],
        [[1.5, 2, "x"]],
        [[2, 1, "x"]],
        [[-1, 1, "x"]],
        [[1, 2, ""]],
        [[1, True, "x"]],
        [[0, 10**12, "x"]],
    ],
)
def test_what_cannot_be_a_marker_is_left_out(told):
    assert markers_from_log(told) == ()


def test_two_with_the_same_words_at_the_same_millisecond_are_one():
    known = (Marker(1.5, 1.5, "Verse", "Ana"),)
    assert with_more(known, (VERSE, CHORUS)) == (*known, CHORUS)
