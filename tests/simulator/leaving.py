"""People who drop out of a hand-off, and what is said there afterwards: on a machine that has not heard of it, or by a
backup that was put back, or in their own name by somebody whose program was changed.

What comes late is taken into the order like everything, and changes nothing of what leaving has settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions.agreement_commands import LeaveHandOff
from studio.actions.hand_off import leave_hand_off
from studio.domain.errors import SegueError
from tests.simulator.invariants import Reader, require

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.store.unit_of_work import UnitOfWork
    from tests.simulator.devices import Device
    from tests.simulator.life import Life


class Leaving:
    """See the module."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._left: dict[str, Any] = {}

    def leaves_or_speaks_on(self) -> str:
        """Somebody leaves; or says something that may be said at any time, also after that."""
        life = self._life
        person, stage = life.dice.choice([(life.ana, "words"), (life.ben, "tune")])
        device, room = life.arrivals.machine_of(person), life.stage.rooms[stage]
        life.words += 1
        if life.dice.random() < 0.4:
            told = _does(device, lambda work: leave_hand_off(work, LeaveHandOff(room, f"canary #{life.words}")))
            life.injected["left"] += not told
            return f"{device.name} leaves {told}"
        if room in self._left:
            life.injected["word after leaving"] += 1
            if life.villain is not None and person is life.ben:
                return f"{device.name} {life.villain.does(life.villain.works_on)}"
        fact = {"k": "comment.add", "id": life.dice.randbytes(16).hex(), "text": f"canary #{life.words}"}
        return f"{device.name} says {_does(device, lambda work: work.say(room, fact))}"

    def look(self, reader: Reader) -> None:
        """What stood when somebody left stands: the terms, the takes, who it was. Raises ViolationError."""
        hand_off = reader.state.hand_off
        if hand_off is None or not (hand_off.is_left or reader.room in self._left):
            return
        takes = sorted(reader.state.table("take"))
        stood = "cancelled" if hand_off.is_left and hand_off.state == "disputed" else hand_off.state
        stands = (hand_off.is_left, stood, hand_off.person, hand_off.terms_hash, hand_off.reason, takes)
        known = self._left.setdefault(reader.room, stands)
        require(known == stands, f"after somebody left {reader.room[:6]} it changed from {known} to {stands}")


def _does(device: Device, deed: Callable[[UnitOfWork], object]) -> str:
    try:
        with device.studio.store.work() as work:
            deed(work)
    except SegueError as error:
        return error.code
    return ""
