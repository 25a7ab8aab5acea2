"""Who is asked next for a stage when an offer comes to nothing: an ordered list in the office, with a switch.

The owner's machine makes the next offer (``actions/understudies``); here it is only remembered who is left, so that nobody is
asked twice and two devices do not ask two people for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from studio.events.catalog import Event
from studio.events.codec import is_hex
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

NEXT_MAX = 10
NAME_BYTES_MAX = 200


@dataclass(frozen=True, slots=True)
class NextPerson:
    """Somebody who is asked next. ``person`` is their key where they are known in the production (else empty)."""

    name: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Understudies:
    """Who is asked next for a stage, in order. ``past`` are the rooms of the stage that had ended when the list was
    written: what came to nothing before asks nobody.
    """

    people: tuple[NextPerson, ...] = ()
    is_on: bool = False
    past: frozenset[str] = frozenset()


NOBODY = Understudies()


def understudies_of(office: RoomState, stage: str) -> Understudies:
    """Who is asked next for a stage."""
    found = office.table("understudy").get(stage)
    if found is None:
        return NOBODY
    people = tuple(NextPerson(one["name"], one["person"]) for one in found["next"])
    return Understudies(people, found["is_on"], frozenset(found["past"]))


def _understudy_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """The whole list in place of the one before; an empty one takes it away."""
    del step
    stage = state.table("stage").get(event["stage"])
    if stage is None:
        raise OverruledError("there is no such stage")
    people = [_checked(one) for one in event["next"]]
    if len(people) > NEXT_MAX:
        raise OverruledError(f"at most {NEXT_MAX} people are asked one after another")
    past = sorted(o.room for o in state.table("opened").values() if o.stage == stage.id and o.is_ended)
    if people:
        state.put("understudy", stage.id, {"next": people, "is_on": event["is_on"], "past": past})
    else:
        state.drop("understudy", stage.id)
    return {"title": stage.title, "names": [one["name"] for one in people], "is_on": event["is_on"]}


def _checked(one: Any) -> dict[str, str]:
    name, person = one["name"], one.get("person", "")
    if not isinstance(name, str) or not 0 < len(name.strip().encode()) <= NAME_BYTES_MAX:
        raise OverruledError("somebody without a usable name cannot be asked next")
    if person and not is_hex(person, 64):
        raise OverruledError("a person's key is 64 hex digits")
    return {"name": name.strip(), "person": person}


def take_next(state: RoomState, event: Event) -> None:
    """An offer to who is next after a room that came to nothing: they leave the list, with all who were passed over.

    Raises OverruledError where that room has asked somebody already, or nobody of this name is next.
    """
    ended = state.table("opened").get(event["after"])
    found = understudies_of(state, event["stage"])
    if ended is None or ended.stage != event["stage"] or not ended.is_ended or ended.room in found.past:
        raise OverruledError("the hand-off that this offer follows has not ended")
    names = [one.name for one in found.people]
    if not found.is_on or event["to"] not in names:
        raise OverruledError("nobody of this name is asked next")
    left = found.people[names.index(event["to"]) + 1 :]
    record = {
        "next": [{"name": one.name, "person": one.person} for one in left],
        "is_on": True,
        "past": sorted({*found.past, ended.room}),
    }
    if left:
        state.put("understudy", event["stage"], record)
    else:
        state.drop("understudy", event["stage"])


UNDERSTUDY_EDITS: dict[str, Callable[[RoomState, Event, Step], dict[str, Any] | None]] = {
    "understudy.set": _understudy_set,
}
