"""Many seeds one after another: the long profile, ``dev.py simulate``. Prints one JSON document.

A run in which a kind of trouble never struck fails, unless it was too short to expect it.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import logging
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from studio.randomness import seeded_randomness
from studio.sync import pull, push
from studio.workers import inline_workers
from tests.simulator.absence import comes_back_after_weeks
from tests.simulator.choices import is_chosen_on_two_devices
from tests.simulator.lean import lean_engines
from tests.simulator.life import AUDIENCE_FROM, MORE_FROM, Life
from tests.simulator.rights import buckets_in_memory
from tests.simulator.stages import Stage, set_stage
from tests.simulator.tales import (
    another_way_is_chosen,
    catches_up_through_damage,
    comes_back_while_keys_end,
    forgets_how_far_keys_reach,
    forgets_what_it_has_made,
    gives_rights_by_a_wrong_clock,
    gives_the_lead_to_who_is_to_go,
    hears_of_keys_before_it_is_let_in,
    is_lost_while_it_moves,
    is_shut_out_with_a_key,
    is_taken_over_while_it_moves,
    keeps_a_room_from_who_is_to_go,
    loses_a_key,
    make_keys_at_once,
    meets_every_deed,
)

if TYPE_CHECKING:
    from studio.events.state import RoomState

STEPS = 40
SEGMENT_ENTRIES, AHEAD = 5, 2
"""So small that a life has segments, and that whoever was away reads them."""
GARBAGE = 50_000, 20, 20
"""Collected rarely: looking through all that is imported costs every seed a tenth of its time."""
REGRESSIONS = Path(__file__).parent / "regression_seeds.txt"
EXPECTED = (
    *("busy", "conflict", "timeout_before", "timeout_after", "short_read", "cut_short", "bit_flip", "stale_list"),
    *("cut_list", "denied", "late effect", "not arrived in folder", "restored backup", "clock jump"),
    *("one u under two numbers", "packet with a wrong prev", "packet of a number to come", "garbage in the inbox"),
    *("packet with a spoilt body", "packet under an unknown key", "wrong bytes in a chunk", "packet in another's name"),
    *(
        "entry by a member",
        "ring by a member",
        "object lost",
        "late listing",
        "away: OfflineError",
        "away: AccessError",
    ),
)
"""What a run of at least `ENOUGH` seeds must have met."""
EXPECTED_LATER = ("new laptop", "back from the recovery file")
"""What such a run must have met besides, when machines come in it."""
EXPECTED_MORE = ("nests", "left", "word after leaving", "shut out while rights were made", "answer about rights lost")
"""And when stages are nested, people leave, and buckets are reached by keys."""
EXPECTED_SUMS = (
    *("price grown", "milestone accepted", "paid in parts", "disputed", "split agreed", "chosen in an audition"),
    *(f"{command} done" for command in ("ProposeChange", "ReachMilestone", "AnswerMilestone", "AnswerDispute")),
)
"""And when people reckon."""
EXPECTED_AUDIENCE = (
    *("remark", "vote", "vote answered", "invited to see takes", "shown nothing more", "let in again"),
    *("words beyond a role", "vote on what was not shown", "vote said twice", "words in another room"),
)
"""And when takes are shown to others."""
ENOUGH = 200


class Simulator:
    """Stages made once, seeds played on them. ``counts`` says what happened in all of them."""

    def __init__(self, folder: Path, *, is_real: bool = False) -> None:
        self._folder = folder
        self._is_real = is_real
        self._stages: dict[tuple[bool, bool, bool, bool], Stage] = {}
        self.log: list[str] = []
        self.has_arrivals = self.has_more = self.has_sums = self.has_audience = False
        self.steps = 0
        self.done: Counter[str] = Counter()
        self.injected: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()

    def loses_a_key(self, *, is_kept_back: bool) -> RoomState:
        """See `tales.loses_a_key`."""
        with self._tale() as life:
            return loses_a_key(life, is_kept_back=is_kept_back)

    def is_taken_over_while_it_moves(self, *, is_cut_off: bool) -> list[str]:
        """See `tales.is_taken_over_while_it_moves`."""
        with self._tale() as life:
            return is_taken_over_while_it_moves(life, is_cut_off=is_cut_off)

    def is_lost_while_it_moves(self) -> tuple[str, str, str]:
        """See `tales.is_lost_while_it_moves`."""
        with self._tale() as life:
            return is_lost_while_it_moves(life)

    def is_shut_out_with_a_key(self) -> RoomState:
        """See `tales.is_shut_out_with_a_key`."""
        with self._tale(is_folder=False, has_crew=False) as life:
            return is_shut_out_with_a_key(life)

    def gives_rights_by_a_wrong_clock(self) -> tuple[list[str], list[str]]:
        """See `tales.gives_rights_by_a_wrong_clock`."""
        with self._tale(is_folder=False, has_keys=True) as life:
            return gives_rights_by_a_wrong_clock(life)

    def another_way_is_chosen(self) -> tuple[str, str]:
        """See `tales.another_way_is_chosen`."""
        with self._tale(is_folder=False, has_keys=True) as life:
            return another_way_is_chosen(life)

    def make_keys_at_once(self) -> list[str]:
        """See `tales.make_keys_at_once`."""
        with self._tale(is_folder=False, has_keys=True) as life:
            return make_keys_at_once(life)

    def forgets_what_it_has_made(self) -> list[str]:
        """See `tales.forgets_what_it_has_made`."""
        with self._tale(is_folder=False, has_crew=False, has_keys=True) as life:
            return forgets_what_it_has_made(life)

    def forgets_how_far_keys_reach(self) -> tuple[list[str], list[str]]:
        """See `tales.forgets_how_far_keys_reach`."""
        with self._tale(is_folder=False, has_crew=False, has_keys=True) as life:
            return forgets_how_far_keys_reach(life)

    def hears_of_keys_before_it_is_let_in(self) -> tuple[list[str], list[str]]:
        """See `tales.hears_of_keys_before_it_is_let_in`."""
        with self._tale(is_folder=False, has_keys=True) as life:
            return hears_of_keys_before_it_is_let_in(life)

    def comes_back_while_keys_end(self) -> list[str]:
        """See `tales.comes_back_while_keys_end`."""
        with self._tale(is_folder=False, has_crew=False, has_keys=True) as life:
            return comes_back_while_keys_end(life)

    def is_chosen_on_two_devices(self) -> list[str]:
        """See `choices.is_chosen_on_two_devices`."""
        with self._tale(is_folder=False) as life:
            return is_chosen_on_two_devices(life)

    def comes_back_after_weeks(self, *, is_owner_away: bool) -> tuple[list[list[str]], str, int]:
        """See `absence.comes_back_after_weeks`."""
        with self._tale(is_folder=False, has_crew=False, has_keys=True) as life:
            return comes_back_after_weeks(life, is_owner_away=is_owner_away)

    def catches_up_through_damage(self) -> str:
        """See `tales.catches_up_through_damage`."""
        with self._tale(is_folder=False, has_crew=False) as life:
            return catches_up_through_damage(life)

    def gives_the_lead_to_who_is_to_go(self) -> str:
        """See `tales.gives_the_lead_to_who_is_to_go`."""
        with self._tale() as life:
            return gives_the_lead_to_who_is_to_go(life)

    def keeps_a_room_from_who_is_to_go(self) -> tuple[list[str], list[str]]:
        """See `tales.keeps_a_room_from_who_is_to_go`."""
        with self._tale() as life:
            return keeps_a_room_from_who_is_to_go(life)

    @contextmanager
    def _tale(self, *, is_folder: bool = True, has_crew: bool = True, has_keys: bool = False) -> Iterator[Life]:
        """A life for a tale to be told in."""
        with inline_workers(), lean_engines():
            stage = self._stage(is_folder=is_folder, has_crew=has_crew, has_keys=has_keys)
            with seeded_randomness(Random(3).randbytes):
                life = Life(stage, 3, is_honest=True)
                self.log = life.log
                yield life

    def _stage(self, *, is_folder: bool, has_crew: bool, has_keys: bool, has_audience: bool = False) -> Stage:
        kind = (is_folder, has_crew, has_keys, has_audience)
        if kind not in self._stages:
            with seeded_randomness(Random(20261128 + is_folder + 2 * has_crew).randbytes):
                self._stages[kind] = set_stage(
                    self._folder, is_folder=is_folder, has_crew=has_crew, has_keys=has_keys, has_audience=has_audience
                )
        return self._stages[kind]

    def plays(self, seed: int, steps: int = STEPS, *, with_every_deed: bool = False) -> Life:
        """One life; ``with_every_deed``: the villain's whole list instead of dice.

        Raises ViolationError, or whatever a broken core raises.
        """
        has_keys = seed >= MORE_FROM and seed % 2 == 0 and seed % 8 > 3
        has_crew = seed % 4 > 1 and not with_every_deed
        with inline_workers(), nullcontext() if self._is_real else lean_engines():
            stage = self._stage(
                is_folder=seed % 2 == 1, has_crew=has_crew, has_keys=has_keys, has_audience=seed >= AUDIENCE_FROM
            )
            with seeded_randomness(Random(seed).randbytes):
                life = Life(stage, seed, is_honest=False if with_every_deed else None)
                self.log = life.log
                self.has_arrivals |= life.has_arrivals
                self.has_more |= life.has_more
                self.has_sums |= life.has_sums
                self.has_audience |= stage.has_audience
                try:
                    if with_every_deed:
                        meets_every_deed(life)
                    else:
                        life.lives(steps)
                finally:
                    self._count(life)
        return life

    def _count(self, life: Life) -> None:
        self.steps += sum(life.done.values())
        self.done.update(life.done)
        self.injected.update(life.waters.injected)
        self.refused.update(life.refused)
        self.problems.update(life.problems)
        if life.villain is not None:
            self.injected.update(life.villain.deeds)
        if life.audience.liar is not None:
            self.injected.update(life.audience.liar.deeds)


@contextmanager
def simulator(*, is_real: bool = False) -> Iterator[Simulator]:
    """A simulator in memory where there is a file system in memory; with ``is_real`` on SQLAlchemy's engine."""
    before = {name: os.environ.get(name) for name in ("SEGUE_KEYS", "SEGUE_SCRYPT_N")}
    thresholds = gc.get_threshold()
    gc.set_threshold(*GARBAGE)
    sizes = push.SEGMENT_ENTRIES, pull.AHEAD
    push.SEGMENT_ENTRIES, pull.AHEAD = SEGMENT_ENTRIES, AHEAD
    os.environ.update(SEGUE_KEYS="file", SEGUE_SCRYPT_N="2")
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="segue-simulator-", dir=shared if shared.is_dir() else None))
    try:
        with buckets_in_memory():
            yield Simulator(folder, is_real=is_real)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        push.SEGMENT_ENTRIES, pull.AHEAD = sizes
        gc.set_threshold(*thresholds)
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def fingerprint(seed: int, steps: int, *, is_real: bool = False) -> str:
    """A hash over every byte that a life has left in the depot."""
    logging.disable(logging.CRITICAL)
    with simulator(is_real=is_real) as place:
        life = place.plays(seed, steps)
    objects, names = life.depot.contents()
    left = [(name, hashlib.sha256(objects[name].data).hexdigest(), objects[name].modified_ms) for name in names]
    return hashlib.sha256(repr((left, life.log)).encode()).hexdigest()


def known_seeds() -> list[int]:
    """Seeds that once failed: every run of the tests plays them again."""
    lines = (line.partition("#")[0].strip() for line in REGRESSIONS.read_text().splitlines())
    return [int(line) for line in lines if line]


def simulate(
    seeds: Iterable[int],
    *,
    steps: int,
    limit_s: float,
    keeps: bool = False,
    stops: bool = False,
    with_deeds: bool = False,
) -> dict[str, Any]:
    """Play seeds until they or the time are over. The JSON of ``dev.py simulate``.

    ``with_deeds``: before them, in a bucket and in a folder, the dishonest member does everything once.
    """
    begun_s = time.monotonic()
    violations: list[dict[str, Any]] = []
    played = 0
    with simulator() as place:
        deeds = [(seed, True) for seed in (0, 1)] if with_deeds else []
        for seed, is_deed in chain(deeds, ((seed, False) for seed in seeds)):
            if time.monotonic() - begun_s > limit_s or (stops and violations):
                break
            played += 1
            try:
                place.plays(seed, steps, with_every_deed=is_deed)
            except Exception as error:  # noqa: BLE001 -- whatever the core raises is a finding
                where = traceback.extract_tb(error.__traceback__)[-1]
                told = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
                violations.append({"seed": seed, "what": told, "log": place.log[-12:]})
                sys.stderr.write(f"seed {seed}: {told}\n")
                if keeps:
                    _keep(seed, told)
    kinds = (
        (place.has_arrivals, EXPECTED_LATER),
        (place.has_more, EXPECTED_MORE),
        (place.has_sums, EXPECTED_SUMS),
        (place.has_audience, EXPECTED_AUDIENCE),
    )
    later = [kind for has_some, some in kinds for kind in some if has_some]
    expected = [*EXPECTED, *later] if played >= ENOUGH else []
    missing = [kind for kind in expected if not place.injected[kind]]
    return {
        "name": "simulate",
        "seeds": played,
        "steps": place.steps,
        "violations": violations,
        "injected": dict(place.injected.most_common()),
        "never_injected": missing,
        "done": dict(place.done.most_common()),
        "refused": dict(place.refused.most_common()),
        "problems_met": dict(place.problems.most_common()),
        "wall_s": round(time.monotonic() - begun_s, 1),
        "cpu_s": round(time.process_time(), 1),
    }


def _keep(seed: int, told: str) -> None:
    if seed not in known_seeds():
        with REGRESSIONS.open("a") as file:
            file.write(f"{seed}  # {told.splitlines()[0][:150]}\n")


def main() -> int:
    """Run it as a program. Exit status 1 for a violation or for trouble that never struck."""
    options = argparse.ArgumentParser(prog="dev.py simulate", description=__doc__)
    options.add_argument("--seeds", type=int, default=1000, help="how many seeds (default 1000)")
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--steps", type=int, default=STEPS, help=f"steps of each (default {STEPS})")
    options.add_argument("--minutes", type=float, default=60.0, help="stop after this time (default 60)")
    options.add_argument("--keep", action="store_true", help="add failing seeds to the file that every test run plays")
    options.add_argument("--stop", action="store_true", help="stop at the first violation")
    options.add_argument(
        "--deeds", action="store_true", help="first the dishonest member does everything once, in calm waters"
    )
    options.add_argument("--known", action="store_true", help="play the seeds that once failed instead")
    chosen = options.parse_args()
    logging.disable(logging.CRITICAL)
    seeds = known_seeds() if chosen.known else range(chosen.first, chosen.first + chosen.seeds)
    limit_s = chosen.minutes * 60
    result = simulate(
        seeds, steps=chosen.steps, limit_s=limit_s, keeps=chosen.keep, stops=chosen.stop, with_deeds=chosen.deeds
    )
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    return 1 if result["violations"] or result["never_injected"] else 0


if __name__ == "__main__":
    sys.exit(main())
