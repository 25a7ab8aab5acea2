"""Several devices nest, rename, open, close, flatten and undo at once, while the stages go on being worked on.

A nest is a name for stages: whoever does not know nests has to see the same plan, and no nest lies in itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from studio.actions import plan_commands as p
from studio.domain.errors import SegueError
from studio.domain.nests import way_out
from studio.events.fold import fold
from studio.events.state import RoomState
from tests.simulator.invariants import Reader, require

if TYPE_CHECKING:
    from studio.events.docket import VerifiedEntry
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

SLUGS = ("idea", "words", "tune", "sheet")


class Nests:
    """See the module."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._flat: RoomState | None = None
        self._read = 0
        self._names = 0

    def somebody_nests(self) -> str:
        """One edit of nests by somebody who decides."""
        dice = self._life.dice
        device = dice.choice(self._life.deciders)
        prj = self._life.stage.prj
        known = sorted(device.view(prj).table("nest")) if prj in device.rooms() else []
        choice = dice.choices(["nest", "flatten", "rename", "show", "undo", "redo"], [5, 2, 1, 2, 2, 1])[0]
        if choice in ("undo", "redo"):
            return f"{device.name} {choice} {self._steps(device, choice)}"
        if choice == "nest" or not known:
            self._names += 1
            command: Any = p.NestStages(tuple(dice.sample(SLUGS, dice.randrange(1, 4))), f"nest {self._names}")
        else:
            nest = dice.choice(known)
            command = {
                "flatten": lambda: p.FlattenNest(prj, nest),
                "rename": lambda: p.RenameNest(prj, nest, f"canary {dice.randrange(9)}"),
                "show": lambda: p.ShowNest(prj, nest, dice.random() < 0.5),
            }[choice]()
        told = self._life.does(device, command)
        self._life.injected["nests"] += told.endswith(" ")
        return told

    def _steps(self, device: Device, verb: str) -> str:
        try:
            getattr(device.studio, verb)(self._life.stage.prj)
        except SegueError as error:
            return error.code
        return ""

    def look(self, office: Reader) -> None:
        """Read on, entry by entry, as somebody who knows no nests. Raises ViolationError."""
        flat = self._flat = self._flat or RoomState(office.prj, office.room, office.owner)
        for entry in office.entries[self._read :]:
            fold(flat, _without_nests(entry))
        if self._read == len(office.entries):
            return
        self._read = len(office.entries)
        state = office.state
        for kind in sorted({*state.tables, *flat.tables} - {"nest"}):
            require(_plain(state, kind) == _plain(flat, kind), f"a nest has changed the {kind}s of the plan")
        nests = state.table("nest")
        for nest in nests.values():
            require(nest.id not in way_out(nests, nest.outer), f"the nest “{nest.name}” lies in itself")


def _without_nests(entry: VerifiedEntry) -> VerifiedEntry:
    """An entry without what older readers pass over."""
    kept = []
    for decision in entry.decisions:
        kind = decision.get("k", "") if isinstance(decision, dict) else ""
        if not kind.startswith("nest."):
            kept.append({key: value for key, value in decision.items() if key != "nest"} if kind else decision)
    return replace(entry, decisions=tuple(kept))


def _plain(state: RoomState, kind: str) -> dict[str, Any]:
    table = state.table(kind)
    return {key: replace(stage, nest="") for key, stage in table.items()} if kind == "stage" else table
