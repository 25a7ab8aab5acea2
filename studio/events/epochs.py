"""A new key of a room, brought by the very entry that names it: sealed to everybody who is in once that entry counts.

So nobody reads of a key that they lack, whatever becomes of the device that made it. Rings are for those who come later.
"""

from __future__ import annotations

from studio.domain.errors import TrustError
from studio.events.catalog import Event
from studio.events.codec import is_hex
from studio.events.keys import BOX_OVERHEAD_BYTES, KEY_BYTES, BoxKey, EpochKey, recovery_id, seal_to
from studio.events.state import RoomState


def key_boxes(state: RoomState) -> dict[str, bytes]:
    """For whom a room's keys are: the box keys of its devices, and of their persons' recovery files, by name."""
    found: dict[str, bytes] = {}
    for device, member in state.members().items():
        if member.until_n < 0:
            found[device] = bytes.fromhex(member.box_public)
            recovery = member.cert.get("recovery")
            if recovery:
                found[recovery_id(bytes.fromhex(recovery))] = bytes.fromhex(recovery)
    return found


def with_sealed_key(decision: Event, key: EpochKey, state: RoomState) -> Event:
    """A ``key.epoch`` that brings its key to whoever is in ``state``, the room as the entry leaves it."""
    context = _context(state.prj, state.room)
    boxes = sorted(key_boxes(state).items())
    return {**decision, "to": [[name, seal_to(box, key.key, context).hex()] for name, box in boxes]}


def sealed_key(decision: Event, name: str, box: BoxKey, state: RoomState) -> EpochKey | None:
    """The key that a ``key.epoch`` brings to a device or recovery box; None where it brings none, or not the one it names."""
    told = decision.get("to")
    sealed = {one[0]: one[1] for one in told if _is_pair(one)} if isinstance(told, list) else {}
    if name not in sealed:
        return None
    try:
        key = EpochKey(box.open(bytes.fromhex(sealed[name]), _context(state.prj, state.room)))
    except (TrustError, ValueError):
        return None
    return key if key.ep == decision["ep"] else None


def _is_pair(told: object) -> bool:
    if not isinstance(told, list) or len(told) != 2:
        return False
    return is_hex(told[0], 32) and is_hex(told[1], 2 * (BOX_OVERHEAD_BYTES + KEY_BYTES))


def _context(prj: str, room: str) -> bytes:
    return f"segue/1/epoch/{prj}/{room}".encode()
