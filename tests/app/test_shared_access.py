"""Rights that two of the owner's devices made for one person: none is forgotten before it was taken away."""

from __future__ import annotations

from typing import Any

from studio.actions.access import rooms_held
from studio.app.members import FORMER_MS
from studio.app.shared_access import with_former

NOW_MS = 1_796_029_200_000


def grant(user: str, issued_ms: int, *former: dict[str, Any]) -> dict[str, Any]:
    """Rights as a home keeps them."""
    kept: dict[str, Any] = {"kind": "users", "issued": issued_ms, "keys": [{"key_id": user}], "made": [user]}
    return {**kept, "former": list(former)} if former else kept


def test_the_rights_made_first_are_taken_away_once_the_person_has_had_time_to_fetch_the_others() -> None:
    first, second = grant("a", 1), grant("b", 2)
    kept = with_former(second, first, NOW_MS)
    assert kept == {**second, "former": [{**first, "until": NOW_MS + FORMER_MS}]}
    assert with_former(kept, second, NOW_MS) == kept, "told by the other device it stays what it is"
    assert with_former(kept, first, NOW_MS) == kept, "nor is anything named twice"


def test_rights_that_another_device_did_not_know_of_when_it_took_all_away_are_taken_away_too() -> None:
    own = grant("b", 2, {**grant("a", 1), "until": NOW_MS + 5})
    kept = with_former({}, own, NOW_MS)
    assert [(one["made"], one["until"]) for one in kept["former"]] == [(["b"], NOW_MS), (["a"], NOW_MS + 5)]
    assert with_former({}, kept, NOW_MS) == kept


def test_the_same_user_under_another_policy_is_not_taken_away() -> None:
    assert with_former(grant("a", 2), grant("a", 1), NOW_MS) == grant("a", 2)


def test_rights_are_held_for_every_room_that_their_holder_is_not_known_to_have_left() -> None:
    kept = {**grant("b", 2, {**grant("a", 1), "rooms": ["r3"], "until": NOW_MS}), "rooms": ["r1", "r2"]}
    assert rooms_held(kept, {"r1", "r2", "r3"}, []) == {"r1", "r2", "r3"}, "a room that cannot be read says nothing"
    assert rooms_held(kept, {"r1", "r2", "r3"}, ["r2"]) == {"r1", "r3"}
    assert rooms_held(kept, {"r1"}, ["r1"]) == set(), "the others never came to be"
