"""Markers in the log, and more of them beside those that are known."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.markers import MOST_MARKERS, Marker, markers_from_log, markers_to_log, with_change, with_more

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


def test_one_is_added_renamed_moved_and_removed_and_they_stay_in_time():
    both = with_change((CHORUS,), None, Marker(1.5, 1.5, " Verse "))
    assert both == (VERSE, CHORUS)
    later = Marker(30.0, 30.0, "Verse 2")
    assert with_change(both, VERSE, later) == (CHORUS, later)
    assert with_change(both, CHORUS, None) == (VERSE,)
    assert with_change(both, None, VERSE) == both, "the same place and words: it is there already"


def test_one_that_was_changed_meanwhile_is_not_changed():
    with pytest.raises(NotFoundError, match="“Verse” is not where it was"):
        with_change((CHORUS,), VERSE, None)


@pytest.mark.parametrize(
    "wrong", [Marker(1, 1, "  "), Marker(1, 1, "x" * 2001), Marker(-1, 1, "x"), Marker(2, 1, "x"), Marker(0, 1e9, "x")]
)
def test_what_cannot_be_a_marker_is_refused(wrong):
    with pytest.raises(BadInputError):
        with_change((), None, wrong)


def test_there_are_at_most_so_many():
    full = tuple(Marker(n, n, "x") for n in range(MOST_MARKERS))
    with pytest.raises(BadInputError, match="at most"):
        with_change(full, None, VERSE)
    assert len(with_change(full, full[0], VERSE)) == MOST_MARKERS
