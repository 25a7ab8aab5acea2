"""Hidden letters, an honest tally, and how likely chance alone gives it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from studio.domain.blind import BlindTally, BlindTest
from studio.domain.errors import BadInputError


def test_letters_are_shuffled_evenly_and_picks_count_for_the_take_behind_them():
    test = BlindTest((1, 2, 3), 100, Random(4))
    behind = Counter()
    while not test.is_over:
        behind[test.take_behind("X")] += 1
        test.pick("".join(letter for letter in "XYZ" if test.take_behind(letter) == 2))
    assert set(behind) == {1, 2, 3}
    assert min(behind.values()) > 20
    assert test.tally == BlindTally((1, 2, 3), (0, 100, 0), 0, 100)


def test_a_round_without_a_preference_is_counted_apart_and_nothing_after_the_last():
    test = BlindTest((4, 5), 2, Random(1))
    assert (test.letters, test.number) == ("XY", 1)
    test.pick("")
    test.pick("")
    test.pick("X")
    assert (test.tally.picked, test.tally.none, test.tally.best) == ((0, 0), 2, 0)
    assert test.tally.chance is None


@pytest.mark.parametrize(
    ("picked", "chance"),
    [((10, 0), 2 / 1024), ((9, 1), 22 / 1024), ((5, 5), 1.0), ((1, 0), 1.0), ((3, 13), 2 * 697 / 65536)],
)
def test_the_chance_is_the_two_sided_binomial_one(picked, chance):
    assert BlindTally((1, 2), picked, 3, 20).chance == pytest.approx(chance)


def test_for_three_takes_no_chance_is_given():
    assert BlindTally((1, 2, 3), (9, 1, 0), 0, 10).chance is None


@pytest.mark.parametrize(("takes", "rounds"), [((1,), 5), ((1, 1), 5), ((1, 2, 3, 4), 5), ((1, 2), 0)])
def test_what_is_no_comparison_is_refused(takes, rounds):
    with pytest.raises(BadInputError):
        BlindTest(takes, rounds, Random(1))
