"""What stories of attacks and damage share: a gig under way, and what a member's program could lay into the storage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.depot import object_names
from studio.events.docket import write_packet
from studio.events.keys import random_id
from studio.events.state import ZERO_HASH

if TYPE_CHECKING:
    from tests.world import Person, World


def gig(world: World) -> tuple[Person, Person, str]:
    """Ana has begun to write the words."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    assert mira.state(room) == "in_progress"
    return mira, ana, room


def forged(person: Person, room: str, *events: dict[str, Any], **wrong: Any) -> bytes:
    """A packet by a person's own key, next in its order but for what is ``wrong``: n, prev, key, room, prj, seen."""
    home = person.studio.store
    state = person.settled(room)
    n, prev = state.heads.get(home.device, (-1, ZERO_HASH))
    with home.read() as connection:
        key = wrong.get("key") or home.current_key(connection, room)
    return write_packet(
        prj=wrong.get("prj", state.prj),
        room=wrong.get("room", room),
        head=(wrong.get("n", n + 1) - 1, wrong.get("prev", prev)),
        seen=wrong.get("seen", (state.n, state.hash)),
        u=wrong.get("u", random_id()),
        at_ms=wrong.get("at_ms", person.world.clock()),
        events=list(events),
        key=key,
        signing=home.signing,
        device=home.device,
    )


def lays(world: World, person: Person, room: str, data: bytes, *, n: int | None = None) -> Path:
    """Put bytes where a person's next packet belongs."""
    device = person.studio.store.device
    number = person.settled(room).heads.get(device, (-1, ZERO_HASH))[0] + 1 if n is None else n
    path = Path(world.depot_url) / object_names.packet(world.production, device, room, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def comment(text: str = "hello") -> dict[str, Any]:
    return {"k": "comment.add", "id": random_id(), "text": text}
