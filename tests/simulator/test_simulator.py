"""The short profile: some seeds, every seed that once failed, and that a seed gives the same life again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.simulator.mutation import Mutation, StaleMutationError
from tests.simulator.mutations import MUTATIONS
from tests.simulator.run import Simulator, known_seeds, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
SHORT = range(2)
SUMS = 70_002
"""One in which people reckon."""
AUDIENCE = 80_004
"""One in which others are shown takes."""
AGAIN = 4
"""So many of the seeds that once failed are played in each run; ``dev.py simulate --known`` plays them all."""
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def place() -> Iterator[Simulator]:
    """One set of stages for all seeds."""
    with simulator() as found:
        yield found


@pytest.mark.parametrize("seed", [*SHORT, SUMS, AUDIENCE, *known_seeds()[:AGAIN]])
def test_every_invariant_holds_at_each_step_of_a_seed(place: Simulator, seed: int) -> None:
    place.plays(seed)


@pytest.mark.parametrize("seed", [0, 1], ids=["bucket", "folder"])
def test_a_dishonest_member_gets_nowhere_with_anything(place: Simulator, seed: int) -> None:
    life = place.plays(seed, with_every_deed=True)
    assert life.villain is not None
    assert len(life.villain.deeds) >= 11


@pytest.mark.parametrize(("is_kept_back", "epochs"), [(False, 2), (True, 3)], ids=["in_the_entry", "in_no_ring"])
def test_a_key_whose_maker_is_gone_before_its_rings_came_with_the_entry_or_is_replaced(
    place: Simulator, is_kept_back: bool, epochs: int
) -> None:
    state = place.loses_a_key(is_kept_back=is_kept_back)
    assert state.hand_off is not None
    assert state.hand_off.accepted_ms, place.log
    assert len(state.epochs) == epochs


@pytest.mark.parametrize("is_cut_off", [False, True], ids=["all_are_told", "only_the_office_is_told"])
def test_nobody_writes_where_a_production_was_once_it_has_moved_and_rooms_led_by_others_are_told(
    place: Simulator, is_cut_off: bool
) -> None:
    office, *rooms = place.is_taken_over_while_it_moves(is_cut_off=is_cut_off)
    assert (office, set(rooms)) == ("mira", {"second" if is_cut_off else "mira"}), place.log


def test_a_device_from_the_recovery_file_comes_in_without_a_key_that_only_a_lost_one_has(place: Simulator) -> None:
    room = place.is_shut_out_with_a_key()
    assert [m.until_n < 0 for m in room.members().values() if m.role == "owner"] == [False, True], place.log
    assert len(room.epochs) == 4


def test_another_device_brings_to_its_end_what_whoever_moved_the_production_could_not(place: Simulator) -> None:
    assert place.is_lost_while_it_moves() == ("", "second", "in_progress"), place.log


def test_the_lead_is_not_handed_to_somebody_who_is_to_be_shut_out(place: Simulator) -> None:
    assert place.gives_the_lead_to_who_is_to_go() == "not_found", place.log


def test_a_room_kept_from_who_is_to_go_is_brought_to_its_end_by_taking_the_lead_back(place: Simulator) -> None:
    assert place.keeps_a_room_from_who_is_to_go() == (["mira", "cara"], ["mira", "mira"]), place.log


def test_rights_given_by_a_clock_that_is_behind_are_the_newest_or_are_not_given(place: Simulator) -> None:
    assert place.gives_rights_by_a_wrong_clock() == ([], []), place.log


def test_a_ring_tells_of_the_way_of_access_that_another_device_chose_last(place: Simulator) -> None:
    way, chosen = place.another_way_is_chosen()
    assert way == chosen, place.log


def test_of_keys_that_two_devices_made_at_once_the_older_ones_end(place: Simulator) -> None:
    assert len(place.make_keys_at_once()) == 1, place.log


def test_what_a_lost_or_put_back_device_made_at_the_storage_is_taken_away_with_who_had_it(place: Simulator) -> None:
    assert place.forgets_what_it_has_made() == [], place.log


def test_keys_that_reach_further_than_a_device_that_was_put_back_knows_end_where_their_holder_left(
    place: Simulator,
) -> None:
    before, after = place.forgets_how_far_keys_reach()
    assert (len(before), len(after)) == (2, 1), place.log


def test_a_new_computer_takes_no_keys_away_for_rooms_that_it_cannot_read_yet(place: Simulator) -> None:
    before, after = place.hears_of_keys_before_it_is_let_in()
    assert (len(before), after) == (2, before), place.log


def test_who_comes_back_while_their_keys_are_taken_away_gets_new_ones(place: Simulator) -> None:
    assert len(place.comes_back_while_keys_end()) == 1, place.log


@pytest.mark.parametrize("is_owner_away", [False, True], ids=["owner_there", "owner_away"])
def test_who_was_away_for_longer_than_their_keys_live_brings_what_they_did_meanwhile(
    place: Simulator, is_owner_away: bool
) -> None:
    told, state, takes = place.comes_back_after_weeks(is_owner_away=is_owner_away)
    assert told == [[], ["access_ended"], []], place.log
    assert (state, takes) == ("in_review", 1), place.log


def test_of_two_candidates_chosen_on_two_devices_at_once_one_is_told_so(place: Simulator) -> None:
    assert place.is_chosen_on_two_devices() == ["chosen", "other"], place.log


def test_a_home_that_was_put_back_catches_up_also_when_an_object_comes_damaged(place: Simulator) -> None:
    assert place.catches_up_through_damage() == "", place.log


def life_of(seed: int, hash_seed: str, *, is_real: bool) -> str:
    code = f"from tests.simulator.run import fingerprint; print(fingerprint({seed}, 6, is_real={is_real}))"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_seed_gives_the_same_bytes_in_another_process_and_on_the_homes_own_engine() -> None:
    assert life_of(4, "1", is_real=False) == life_of(4, "2", is_real=True)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_still_finds_the_text_that_it_changes(mutation: Mutation) -> None:
    text = (REPOSITORY / mutation.file).read_text()
    assert mutation.applied(text) != text


def test_a_mutation_whose_text_is_gone_fails_loudly() -> None:
    with pytest.raises(StaleMutationError):
        MUTATIONS[0].applied("nothing of it")
