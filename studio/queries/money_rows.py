"""The rows of a production's money. Frozen, plain, comparable; amounts are minor units of its currency."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.plan_money import MoneySums
from studio.domain.stage_states import StageState


@dataclass(frozen=True, slots=True)
class MoneyStageRow:
    """The money of one stage; ``needed_ms`` is when what is left of it has to be paid (0: nothing is left)."""

    id: str
    slug: str
    title: str
    track: str
    state: StageState
    person: str
    sums: MoneySums
    needed_ms: int = 0


@dataclass(frozen=True, slots=True)
class MoneyGroupRow:
    """The money of several stages together: of a track, a state or a person. ``key`` is an id, a state or a name."""

    key: str
    name: str
    stages: int
    sums: MoneySums


@dataclass(frozen=True, slots=True)
class MoneyWeekRow:
    """What was paid in a week and what is needed in it. ``key`` is its ISO week, ``start_ms`` its Monday, 0:00, in the
    zone of the production.
    """

    key: str
    start_ms: int
    sums: MoneySums


@dataclass(frozen=True, slots=True)
class MoneyMoveRow:
    """A part of a stage's money: when it was paid or is needed, and since when it is committed (0: it is not). UTC ms."""

    at_ms: int
    since_ms: int
    sums: MoneySums


@dataclass(frozen=True, slots=True)
class MoneyRows:
    """A production's money as a whole and in groups; every way to group it adds up to ``total``. ``budget_minor`` 0: none is
    set. ``moves`` are in the order of time.
    """

    production: str
    currency: str
    budget_minor: int
    total: MoneySums
    stages: tuple[MoneyStageRow, ...]
    tracks: tuple[MoneyGroupRow, ...]
    states: tuple[MoneyGroupRow, ...]
    people: tuple[MoneyGroupRow, ...]
    weeks: tuple[MoneyWeekRow, ...]
    moves: tuple[MoneyMoveRow, ...] = ()
