"""Who may write an entry, and where: anything else at its name is none, whoever put it there."""

from __future__ import annotations

import pytest

from studio.events.certificates import certificate
from studio.events.docket import NotAnEntryError, open_entry, write_entry
from studio.events.fold import fold
from studio.events.keys import BoxKey, SigningKey, device_id, rotation_hash
from studio.events.state import RoomState
from tests.events.test_forged_packets import ANA, FORGER, KEY, KEYS, OWNER, entry_on, room

BEGUN = entry_on(room(), [], {"k": "heartbeat"})
SECOND = SigningKey.from_seed(b"\x04" * 32)
SECOND_CERT = certificate(
    OWNER, SECOND.public, BoxKey.from_seed(SECOND.seed).public, rotation_hash(OWNER.public), "P", 1
)


def entry(state: RoomState, *, signing: SigningKey = OWNER, device: SigningKey = OWNER) -> bytes:
    return write_entry(
        state=state,
        at_ms=20,
        packets=[],
        decisions=[{"k": "heartbeat"}],
        key=KEY,
        signing=signing,
        device=device_id(device.public),
    )


def with_second(*, lead: SigningKey | None) -> RoomState:
    """The room with another device of the owner, and a lead."""
    add = {"k": "member.add", "cert": SECOND_CERT, "name": "P", "role": "owner"}
    leads = [{"k": "lead", "dev": device_id(lead.public), "turn": 1}] if lead else []
    return entry_on(BEGUN.clone(), [], add, *leads)


def placed(state: RoomState, *, n: int = 0, prev: str = "") -> RoomState:
    """A state that says another place than the room has come to."""
    other = state.clone()
    other.n += n
    other.hash = prev or other.hash
    return other


def is_entry(state: RoomState, data: bytes) -> bool:
    try:
        fold(state.clone(), open_entry(state, data, KEYS.get))
    except NotAnEntryError:
        return False
    return True


def test_a_deciding_devices_entry_is_one() -> None:
    assert is_entry(BEGUN, entry(BEGUN))


@pytest.mark.parametrize(
    "forged",
    [
        entry(BEGUN, signing=FORGER),
        entry(BEGUN, signing=ANA, device=ANA),
        entry(BEGUN, signing=FORGER, device=FORGER),
        entry(placed(BEGUN, prev="c" * 64)),
        entry(placed(BEGUN, n=1)),
        entry(placed(BEGUN, n=-1)),
        b"nothing of ours",
    ],
    ids=["signature", "member", "stranger", "prev", "next number", "old number", "garbage"],
)
def test_what_is_no_entry_continues_nothing(forged: bytes) -> None:
    assert not is_entry(BEGUN, forged)


@pytest.mark.parametrize(
    ("lead", "counts"), [(None, True), (SECOND, True), (OWNER, False)], ids=["none", "it", "other"]
)
def test_where_a_device_leads_only_that_one_writes(lead: SigningKey | None, counts: bool) -> None:
    state = with_second(lead=lead)
    assert is_entry(state, entry(state, signing=SECOND, device=SECOND)) is counts


def test_a_removed_device_writes_no_entry() -> None:
    state = entry_on(with_second(lead=None), [], {"k": "member.remove", "device": device_id(SECOND.public)})
    assert not is_entry(state, entry(state, signing=SECOND, device=SECOND))
