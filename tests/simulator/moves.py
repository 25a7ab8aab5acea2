"""The production goes over to another folder while a life goes on, and everybody has to find the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.actions import commands as c
from studio.actions.moving import moved_to, told_by_log
from studio.depot.memory import MemoryDepot
from studio.store.places import next_place
from studio.store.productions import production_here
from tests.simulator.invariants import require
from tests.simulator.waters import Medium

if TYPE_CHECKING:
    from tests.simulator.devices import Device
    from tests.simulator.life import Life


class Moves:
    """See the module. ``media`` are the places in the order in which the production was in them."""

    def __init__(self, life: Life, first: Medium) -> None:
        self._life = life
        self._mover: Device | None = None
        self.media = [first]

    def moves_or_is_found(self) -> str:
        """The first time somebody who decides moves it; afterwards they go on with that, or somebody looks for it."""
        life = self._life
        if self._mover is None:
            return self.begins(life.dice.choice(life.deciders))
        lost = [one for one in life.devices if self._is_told(one)]
        if lost and life.dice.random() < 0.8:
            return self.finds(life.dice.choice(lost))
        return life.does(self._mover, c.MoveDepot(life.stage.prj, self.media[-1].url))

    def begins(self, mover: Device) -> str:
        """A device moves the production, or tries to."""
        life = self._life
        name = f"{life.stage.url.partition(':')[2]}-next"
        new = Medium(name, now_ms=lambda: life.clock.now_ms, is_folder=True)
        MemoryDepot.known_as(name, new)
        told = life.does(mover, c.MoveDepot(life.stage.prj, new.url))
        if self._is_moving(mover) or self._place_of(mover) == new.url:  # under way, or done
            self._mover = mover
            self.media.append(new)
            life.injected["moved"] += 1
        return told

    def _is_moving(self, device: Device) -> bool:
        with device.studio.store.read() as connection:
            return next_place(connection, self._life.stage.prj) is not None

    def _place_of(self, device: Device) -> str:
        with device.studio.store.read() as connection:
            return production_here(connection, self._life.stage.prj).depot_url

    def _is_told(self, device: Device) -> bool:
        """Whether somebody knows that it lies somewhere else, and not where."""
        with device.studio.store.work() as work:
            return bool(moved_to(work, self._life.stage.prj) or told_by_log(work, self._life.stage.prj))

    def finds(self, device: Device) -> str:
        """Somebody says where it lies now."""
        return self._life.does(device, c.LocateDepot(self._life.stage.prj, self.media[-1].url))

    def come_to_an_end(self) -> bool:
        """Whoever moves it goes on; whoever was told goes where it lies. Whether anybody had to."""
        life = self._life
        if self._mover is not None and self._is_moving(self._mover):
            life.log.append(life.does(self._mover, c.MoveDepot(life.stage.prj)))
        told = [device for device in life.devices if len(self.media) > 1 and self._is_told(device)]
        life.log += [self.finds(device) for device in told]
        return bool(told)

    def look_at_the_end(self) -> None:
        """Everybody who is in the production is where it lies: where it was, if who moved it has lost that with a backup."""
        life = self._life
        has_moved = any(reader.state.table("place") for reader in life.truth.early.values())
        wanted = self.media[-1].url if has_moved else life.stage.address
        for device in life.devices:
            url = self._place_of(device)
            is_in = any(reader.state.member(device.device) for reader in life.truth.early.values())
            require(not is_in or not life.is_honest(device) or url == wanted, f"{device.name} has not found the way")
