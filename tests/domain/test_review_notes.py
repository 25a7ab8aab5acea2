"""Reasons, names after an @, and shapes on pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.drawing import (
    PLACES_MAX,
    SCALE,
    Shape,
    ShapeKind,
    line_of,
    parse_shape,
    shapes_from_log,
    shapes_to_log,
)
from studio.domain.errors import BadInputError
from studio.domain.review_notes import mention_names, mentioned, split_reason

PEOPLE = {"a": "Ana Ruiz", "b": "Kofi Mensah", "c": "Ana Silva", "d": ""}
PLACE = st.tuples(st.integers(0, SCALE), st.integers(0, SCALE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[timing] late", ("timing", "late")),
        ("[Edit]cut", ("edit", "cut")),
        ("[soup] x", ("", "[soup] x")),
        ("x", ("", "x")),
    ],
)
def test_a_reason_before_the_words(text, expected):
    assert split_reason(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Kofi, please", ("b",)),
        ("ask @kofi mensah", ("b",)),
        ("@Ana please", ()),
        ("@Ana Silva and @Kofi.", ("b", "c")),
        ("@Kofis, mail x@kofi.org", ()),
        ("@", ()),
    ],
)
def test_who_is_named(text, expected):
    assert mentioned(text, PEOPLE) == expected


def test_first_names_do_where_they_tell_people_apart():
    assert mention_names(PEOPLE) == {"a": "Ana Ruiz", "b": "Kofi", "c": "Ana Silva"}


@given(st.lists(PLACE, min_size=1, max_size=3 * PLACES_MAX))
def test_a_line_drawn_by_hand_stays_short_and_keeps_its_ends(places):
    line = line_of(places)
    assert len(line) <= PLACES_MAX
    assert (line[0], line[-1]) == (places[0], places[-1])


@given(st.lists(st.tuples(PLACE, PLACE), max_size=4), st.text(min_size=1, max_size=20).filter(str.strip))
def test_shapes_come_back_from_the_log(pairs, words):
    shapes = [Shape(ShapeKind.ARROW, pair) for pair in pairs] + [Shape(ShapeKind.WORDS, ((1, 2),), words)]
    assert list(shapes_from_log(shapes_to_log(shapes))) == shapes


@pytest.mark.parametrize(
    "odd", [None, 7, [3], [["arrow", [1, 2]]], [["line", [1, 2, 3]]], [["box", [0, 0, True, 4]]], [["words", [1, 1]]]]
)
def test_what_is_no_shape_is_left_out(odd):
    assert shapes_from_log(odd) == ()


def test_shapes_as_they_are_typed():
    assert parse_shape("arrow 10,20 50,60.5") == Shape(ShapeKind.ARROW, ((1000, 2000), (5000, 6050)))
    assert parse_shape("words 10,20 too dark") == Shape(ShapeKind.WORDS, ((1000, 2000),), "too dark")
    for odd in ("", "circle 1,1 2,2", "box 1,1", "arrow 1,1 200,2", "box 1,1 2,2 x"):
        with pytest.raises(BadInputError):
            parse_shape(odd)
