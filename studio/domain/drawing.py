"""Shapes drawn on a picture or on a frame of a film: arrow, box, line drawn by hand, words.

Places are ten-thousandths of the picture's width and height from its upper left corner, so that they hold at any size. In the log
a shape is ``[kind, [x, y, x, y, ...]]``, words with the text as a third value. What cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from studio.domain.errors import BadInputError

SCALE = 10_000
SHAPES_MAX = 60
PLACES_MAX = 400
WORDS_MAX = 200
_LEAST_STEP = 15

Place = tuple[int, int]


class ShapeKind(StrEnum):
    """What is drawn. An arrow points at its second place; a box has two corners; words begin at their place."""

    ARROW = "arrow"
    BOX = "box"
    LINE = "line"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape; ``places`` are ten-thousandths of the picture: two, one for words, two or more for a line."""

    kind: ShapeKind
    places: tuple[Place, ...]
    words: str = ""


def shapes_to_log(shapes: Iterable[Shape]) -> list[list[Any]]:
    """Shapes as log values."""
    return [
        [shape.kind.value, [number for place in shape.places for number in place], *([shape.words] * bool(shape.words))]
        for shape in shapes
    ]


def shapes_from_log(values: object) -> tuple[Shape, ...]:
    """Shapes from log values, at most ``SHAPES_MAX``; anything that is no shape is left out."""
    found = [_shape(value) for value in values[:SHAPES_MAX]] if isinstance(values, list) else []
    return tuple(shape for shape in found if shape is not None)


def _shape(value: object) -> Shape | None:
    if not isinstance(value, list) or len(value) not in (2, 3) or not isinstance(value[1], list):
        return None
    name, numbers, words = value[0], value[1], value[2] if len(value) == 3 else ""
    if name not in list(ShapeKind) or not isinstance(words, str) or len(words) > WORDS_MAX:
        return None
    kind = ShapeKind(name)
    if len(numbers) % 2 or len(numbers) > 2 * PLACES_MAX or not all(_is_on_picture(number) for number in numbers):
        return None
    places = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    wanted = {ShapeKind.LINE: len(places) >= 2, ShapeKind.WORDS: len(places) == 1 and bool(words.strip())}
    return Shape(kind, places, words) if wanted.get(kind, len(places) == 2) else None


def _is_on_picture(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= SCALE


def line_of(places: Sequence[Place]) -> tuple[Place, ...]:
    """A line drawn by hand with as few places as tell it: none within 0.15 % of the one before, at most ``PLACES_MAX``."""
    kept: list[Place] = []
    for place in places:
        if not kept or max(abs(place[0] - kept[-1][0]), abs(place[1] - kept[-1][1])) >= _LEAST_STEP:
            kept.append(place)
    if places and kept[-1] != places[-1]:
        kept.append(places[-1])
    step = -(-len(kept) // (PLACES_MAX - 1))
    return tuple(kept) if step <= 1 else (*kept[:-1:step], kept[-1])


def parse_shape(text: str) -> Shape:
    """``arrow 10,20 50,60``, ``box 10,20 50,60``, ``line 1,1 2,2 3,3`` or ``words 10,20 too dark``, in percent of the picture.

    Raises BadInputError.
    """
    name, _, rest = text.strip().partition(" ")
    places: list[Place] = []
    while rest:
        first, _, after = rest.partition(" ")
        place = _percent(first)
        if place is None:
            break
        places.append(place)
        rest = after.strip()
    shape = _shape([name, [number for place in places for number in place], *([rest] * bool(rest))])
    if shape is None or (rest and shape.kind is not ShapeKind.WORDS):
        raise BadInputError(
            f"“{text}” is no shape.",
            subject="shape",
            what_to_do='For example: "arrow 10,20 50,60", "box 10,20 50,60", "line 1,1 2,2 3,3" or "words 10,20 too dark", '
            "in percent of the picture from its upper left corner.",
        )
    return shape


def _percent(text: str) -> Place | None:
    x, comma, y = text.partition(",")
    try:
        found = round(float(x) * SCALE / 100), round(float(y) * SCALE / 100)
    except (ValueError, OverflowError):
        return None
    return found if comma and all(_is_on_picture(number) for number in found) else None
