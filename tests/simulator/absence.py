"""Somebody whose keys of the storage last seven days is away for weeks, and comes back with what they have done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.actions import commands as c
from tests.simulator.rights import ENDING

if TYPE_CHECKING:
    from tests.simulator.life import Life


def comes_back_after_weeks(life: Life, *, is_owner_away: bool) -> tuple[list[list[str]], str, int]:
    """A bucket reached by keys that end: a member says something and delivers, and is away for longer than their keys live.

    ``is_owner_away``: so is the owner, who comes back after them; else the owner has made new keys again and again.

    What the member is told a day after the first keys have ended, when they come back, and when they have read their rings; then
    how the hand-off stands, and how many takes it has. Raises ViolationError.
    """
    words, told = life.stage.rooms["words"], []
    try:
        life.waters.calm()
        life.log.append(life.does(life.mira, c.SetAccess(life.stage.prj, str(ENDING))))
        _all_sync(life)
        life.log.append(life.does(life.ana, c.AcceptOffer(words)))
        for days in (0, 4, 4):
            life.clock.passes(days=days)
            _all_sync(life)
        told.append([problem.code for problem in life.ana.syncs()])
        life.log.append(life.does(life.ana, c.Deliver(words, (life.text(life.ana),))))
        for _ in range(5):
            life.clock.passes(days=4)
            if not is_owner_away:
                life.log.append(life.syncs(life.mira))
        told.append([problem.code for problem in life.ana.syncs()])
        life.log.append(life.syncs(life.mira))
        assert life.rights is not None
        life.rights.is_let_in_again(life.ana)
        told.append([problem.code for problem in life.ana.syncs()])
        life.look()
        life.log += [life.syncs(device) for device in (life.mira, life.ana)]
        state = life.ana.settled(words)
        life.ends()
        return told, state.hand_off.state if state.hand_off else "", len(state.table("take"))
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def _all_sync(life: Life) -> None:
    for _ in range(2):
        for device in life.devices:
            life.log.append(life.syncs(device))
            life.clock.now_ms += 1000
    life.look()
