"""A blind comparison of takes: hidden letters, shuffled every round, a tally, and how likely chance alone gives it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from studio.domain.errors import BadInputError

LETTERS = "XYZ"
FEWEST_TAKES, MOST_TAKES = 2, len(LETTERS)
MOST_ROUNDS = 100


class Dice(Protocol):
    """What shuffles, as ``random.Random`` does; a test's is known beforehand."""

    def sample(self, population: Sequence[int], k: int, /) -> list[int]:
        """So many of them, in an order that nobody can tell."""


@dataclass(frozen=True, slots=True)
class BlindTally:
    """How often each take was preferred (in the order of ``takes``), and in how many rounds none was."""

    takes: tuple[int, ...]
    picked: tuple[int, ...]
    none: int
    planned: int

    @property
    def rounds(self) -> int:
        """How many rounds were answered."""
        return sum(self.picked) + self.none

    @property
    def best(self) -> int:
        """The take that was preferred most often, 0 where two were equally often or none was."""
        most = max(self.picked)
        return self.takes[self.picked.index(most)] if most and self.picked.count(most) == 1 else 0

    @property
    def chance(self) -> float | None:
        """How likely somebody who hears no difference gets a result at least so uneven: the two-sided binomial
        probability over the rounds with a preference. None for three takes, or without any preference.
        """
        answered = sum(self.picked)
        if len(self.takes) != FEWEST_TAKES or not answered:
            return None
        most = max(self.picked)
        if 2 * most == answered:
            return 1.0
        tail = sum(math.comb(answered, count) for count in range(most, answered + 1))
        return min(1.0, 2 * tail / (1 << answered))


class BlindTest:
    """Rounds of one comparison. Which letter is which take is known here only."""

    def __init__(self, takes: Sequence[int], rounds: int, dice: Dice) -> None:
        """Two or three takes by their numbers. Raises BadInputError."""
        if not FEWEST_TAKES <= len(set(takes)) == len(takes) <= MOST_TAKES:
            raise BadInputError(f"Two or three takes are compared blind, not {len(takes)}.")
        if not 1 <= rounds <= MOST_ROUNDS:
            raise BadInputError(f"A blind comparison has 1 to {MOST_ROUNDS} rounds, not {rounds}.")
        self._takes, self._planned, self._dice = tuple(takes), rounds, dice
        self._picked = dict.fromkeys(self._takes, 0)
        self._none = 0
        self._order = self._shuffled()

    def _shuffled(self) -> tuple[int, ...]:
        return tuple(self._dice.sample(self._takes, len(self._takes)))

    @property
    def letters(self) -> str:
        """The letters of a round, one for each take."""
        return LETTERS[: len(self._takes)]

    @property
    def number(self) -> int:
        """The round that is heard now, from 1; the last one stays when all are answered."""
        return min(self._planned, self.tally.rounds + 1)

    @property
    def planned(self) -> int:
        """How many rounds there are to be."""
        return self._planned

    @property
    def is_over(self) -> bool:
        """Whether all rounds are answered."""
        return self.tally.rounds >= self._planned

    def take_behind(self, letter: str) -> int:
        """What is played for a letter in this round. Not to be shown."""
        return self._order[self.letters.index(letter)]

    def pick(self, letter: str) -> None:
        """Prefer a letter, or none with an empty text; the next round is shuffled anew."""
        if self.is_over:
            return
        if letter:
            self._picked[self.take_behind(letter)] += 1
        else:
            self._none += 1
        self._order = self._shuffled()

    @property
    def tally(self) -> BlindTally:
        """What was preferred so far; to be shown when the comparison is ended."""
        return BlindTally(self._takes, tuple(self._picked.values()), self._none, self._planned)
