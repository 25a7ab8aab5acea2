"""What a deciding device may embed and what counts of it: a dishonest one cannot make a member say anything."""

from __future__ import annotations

import pytest

from studio.events.certificates import certificate
from studio.events.docket import open_entry, write_entry, write_packet
from studio.events.envelope import frame_hash
from studio.events.fold import fold
from studio.events.keys import BoxKey, EpochKey, SigningKey, device_id, rotation_hash
from studio.events.state import HAND_OFF, ZERO_HASH, RoomState

PRJ, ROOM = "a" * 32, "b" * 32
OWNER, ANA, FORGER = (SigningKey.from_seed(bytes([seed]) * 32) for seed in (1, 2, 3))
KEY, MADE_UP = EpochKey(b"k" * 32), EpochKey(b"m" * 32)
KEYS = {KEY.ep: KEY, MADE_UP.ep: MADE_UP}
DEVICE = device_id(ANA.public)


def cert(key: SigningKey) -> dict[str, object]:
    return certificate(key, key.public, BoxKey.from_seed(key.seed).public, rotation_hash(key.public), "P", 1)


def entry_on(state: RoomState, packets: list[bytes], *decisions: dict[str, object]) -> RoomState:
    data = write_entry(
        state=state,
        at_ms=10 + state.n,
        packets=[(packet, 5) for packet in packets],
        decisions=list(decisions),
        key=KEY,
        signing=OWNER,
        device=device_id(OWNER.public),
    )
    return fold(state, open_entry(state, data, KEYS.get))


def room() -> RoomState:
    """A room with Ana in it."""
    state = RoomState(PRJ, ROOM, OWNER.public.hex(), kind=HAND_OFF)
    add = {"k": "member.add", "cert": cert(ANA), "name": "Ana", "role": "collaborator"}
    return entry_on(state, [], {"k": "room.open", "kind": HAND_OFF, "cert": cert(OWNER)}, add)


def packet(n: int, prev: str, *, key: EpochKey = KEY, signing: SigningKey = ANA, u: str = "") -> bytes:
    return write_packet(
        prj=PRJ,
        room=ROOM,
        head=(n - 1, prev),
        seen=(0, ZERO_HASH),
        u=u or f"{n:032x}",
        at_ms=1,
        events=[{"k": "comment.add", "id": "c" * 32, "text": "hello"}],
        key=key,
        signing=signing,
        device=DEVICE,
    )


FIRST = packet(0, ZERO_HASH)


def test_a_packet_counts() -> None:
    assert entry_on(room(), [FIRST]).heads[DEVICE] == (0, frame_hash(FIRST))


@pytest.mark.parametrize(
    "forged",
    [
        packet(1, frame_hash(FIRST), signing=FORGER),
        packet(1, "9" * 64),
        packet(2, frame_hash(FIRST)),
        packet(1, frame_hash(FIRST), key=MADE_UP),
        FIRST,
    ],
    ids=["signature", "prev", "number", "key", "again"],
)
def test_what_is_no_packet_counts_for_nothing(forged: bytes) -> None:
    state = entry_on(entry_on(room(), [FIRST]), [forged])
    assert state.heads[DEVICE] == (0, frame_hash(FIRST))


def test_a_packet_after_removal_counts_for_nothing() -> None:
    state = entry_on(entry_on(room(), [FIRST]), [], {"k": "member.remove", "device": DEVICE})
    assert entry_on(state, [packet(1, frame_hash(FIRST))]).heads[DEVICE][0] == 0


def test_one_u_under_two_numbers_is_one_word() -> None:
    second = packet(1, frame_hash(FIRST), u=f"{0:032x}")
    once = entry_on(room(), [FIRST])
    twice = entry_on(once.clone(), [second])
    assert twice.heads[DEVICE][0] == 1
    assert twice.lines == once.lines
