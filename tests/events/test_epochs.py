"""A new key comes with the entry that names it: to whoever is in the room then, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.hand_off import Member
from studio.events.epochs import key_boxes, sealed_key, with_sealed_key
from studio.events.keys import BoxKey, EpochKey, device_id, recovery_id
from studio.events.state import HAND_OFF, RoomState
from tests.golden.events.make_golden import Cast

CAST = Cast("epochs")
KEY = EpochKey(b"k" * 32)
OWN, OTHER = device_id(CAST.device.public), device_id(CAST.other_device.public)
NAMED = {"k": "key.epoch", "ep": KEY.ep}


def room(*, other_until_n: int = -1, prj: str = CAST.prj) -> RoomState:
    state = RoomState(prj, CAST.room, CAST.person.public.hex(), kind=HAND_OFF)
    for device, cert, until_n in ((OWN, CAST.cert, -1), (OTHER, CAST.other_cert, other_until_n)):
        fields = {"device": device, "person": cert["person"], "name": cert["name"], "role": "owner"}
        keys = {"device_public": cert["signing"], "box_public": cert["box"], "cert": cert}
        state.put("member", device, Member.from_plain({**fields, **keys, "from_n": 0, "until_n": until_n}))
    return state


def test_it_opens_for_every_device_and_recovery_box_of_the_room() -> None:
    event = with_sealed_key(NAMED, KEY, room())
    recovery = recovery_id(CAST.recovery_box.public)
    assert sealed_key(event, OWN, CAST.box, room()) == KEY
    assert sealed_key(event, OTHER, CAST.other_box, room()) == KEY
    assert sealed_key(event, recovery, CAST.recovery_box, room()) == KEY
    assert {name for name, _ in event["to"]} == set(key_boxes(room())) == {OWN, OTHER, recovery}
    assert KEY.key.hex() not in str(event)


def test_it_brings_nothing_to_who_is_out_or_to_another_box() -> None:
    event = with_sealed_key(NAMED, KEY, room(other_until_n=3))
    assert sealed_key(event, OTHER, CAST.other_box, room()) is None
    assert sealed_key(event, OWN, BoxKey.generate(), room()) is None
    assert sealed_key(event, OWN, CAST.box, room(prj="0" * 32)) is None


def test_another_key_than_the_one_it_names_is_not_taken() -> None:
    event = {**with_sealed_key(NAMED, EpochKey(b"x" * 32), room()), "ep": KEY.ep}
    assert sealed_key(event, OWN, CAST.box, room()) is None


@pytest.mark.parametrize("to", ["", [], [[]], [[OWN]], [OWN], [[OWN, 7]], [[OWN, "ab"]], [[OWN, "0" * 160]], {"a": 1}])
def test_garbage_in_its_place_brings_nothing(to: Any) -> None:
    assert sealed_key({**NAMED, "to": to}, OWN, CAST.box, room()) is None
