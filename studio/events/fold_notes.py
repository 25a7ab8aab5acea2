"""Review notes with their threads, and the checklist of a round: who may write what.

Notes come with the owner's answer to a take. Both sides reply; only the owner resolves, opens again, and writes the checklist.
The collaborator ticks its points, the owner checks them. What is more than there may be has no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from studio.domain.drawing import shapes_from_log, shapes_to_log
from studio.domain.hand_off import Note, Point, Reply
from studio.domain.review_notes import POINT_MAX, POINTS_MAX, REPLIES_MAX, TEXT_MAX, reason_of
from studio.domain.stage_states import StageState
from studio.events.catalog import Event
from studio.events.hand_off_steps import hand_off_in, hand_off_of
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

FILE_MAX = 1000
_ENDED = frozenset(
    {
        StageState.APPROVED, StageState.SETTLED, StageState.CLOSED, StageState.CANCELLED, StageState.DECLINED, StageState.EXPIRED,
        StageState.WITHDRAWN,
    }
)  # fmt: skip


def note_from(state: RoomState, take: int, body: dict[str, Any], step: Step) -> Note:
    """A note of ``review.decide``. Fields that came later than the first version are taken as far as they can be used."""
    start_ms = int(body.get("at", 0))
    return Note(
        id=str(body["id"]),
        take=take,
        at_ms=step.at_ms,
        in_take_ms=start_ms,
        end_in_take_ms=int(body.get("to", start_ms)),
        text=str(body["text"]),
        author=step.device,
        reason=reason_of(body.get("reason")),
        mentions=_named_in(state, body.get("mentions")),
        **drawn_in(body),
    )


def drawn_in(body: dict[str, Any]) -> dict[str, Any]:
    """The file that a note is about and what is drawn on it, as far as they can be used: ``{file, marks}``."""
    file = body.get("file", "")
    usable = file if isinstance(file, str) and len(file) <= FILE_MAX else ""
    return {"file": usable, "marks": shapes_to_log(shapes_from_log(body.get("marks")))}


def close_notes(state: RoomState) -> None:
    """What is approved has no open wish: approval answers every earlier note."""
    for note in list(state.table("note").values()):
        if note.is_open:
            state.put("note", note.id, replace(note, is_open=False))


def people_in(state: RoomState) -> dict[str, str]:
    """Who is in a room, person key to name: whom a note can name."""
    return {member.person: member.name for member in state.members().values() if member.until_n < 0}


def _named_in(state: RoomState, named: object) -> list[str]:
    """Of the persons named those who are in the room, each once."""
    here = people_in(state)
    return [person for person in dict.fromkeys(_texts(named)) if person in here]


def _texts(values: object) -> Iterable[str]:
    return (value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _note_in(state: RoomState, note_id: str) -> Note:
    found: Note | None = state.table("note").get(note_id)
    if found is None:
        raise OverruledError("there is no such note")
    return found


def _words(event: Event, most: int) -> str:
    text = str(event["text"]).strip()
    if not text or len(text) > most:
        raise OverruledError(f"it has no words, or more than {most} characters")
    return text


# --- replies ---------------------------------------------------------------------------------------------------


def _note_reply(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off_of(state, step)
    return _reply(state, event, step)


def _reply(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    note, text = _note_in(state, event["note"]), _words(event, TEXT_MAX)
    if len(note.replies) >= REPLIES_MAX:
        raise OverruledError(f"a note has {REPLIES_MAX} replies at most")
    if any(reply["id"] == event["id"] for reply in note.replies):
        raise OverruledError("this reply exists already")
    reply = Reply(event["id"], step.at_ms, step.device, text, _named_in(state, event.get("mentions")))
    state.put("note", note.id, replace(note, replies=[*note.replies, reply.to_plain()]))
    return {"text": text[:200]}


def _note_resolve(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    note = _note_in(state, event["note"])
    if note.is_open == event["is_open"]:
        return None
    state.put("note", note.id, replace(note, is_open=event["is_open"]))
    return {"text": note.text[:200], "is_open": event["is_open"]}


# --- the checklist ---------------------------------------------------------------------------------------------


def checklist_round(state: RoomState) -> int:
    """The round that a point written now is for: while a take is being reviewed, that of the next one."""
    hand_off = hand_off_in(state)
    return hand_off.rounds_used + int(hand_off.stage_state is StageState.IN_REVIEW)


def _point_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    text, round_ = _words(event, POINT_MAX), checklist_round(state)
    _refuse_ended(state)
    if event["id"] in state.table("point"):
        raise OverruledError("this point exists already")
    if sum(point.round == round_ for point in state.table("point").values()) >= POINTS_MAX:
        raise OverruledError(f"a checklist has {POINTS_MAX} points at most")
    place = 1 + max((point.place for point in state.table("point").values()), default=0)
    state.put("point", event["id"], Point(event["id"], round_, text, step.at_ms, place))
    return {"text": text}


def _point_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    point = _point_in(state, event["id"])
    state.drop("point", point.id)
    return {"text": point.text}


def _point_check(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    point = _point_in(state, event["id"])
    state.put("point", point.id, replace(point, checked_ms=step.at_ms if event["is_done"] else 0))
    return None


def _point_tick(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    hand_off_of(state, step)
    point = _point_in(state, event["id"])
    state.put("point", point.id, replace(point, ticked_ms=step.at_ms if event["is_done"] else 0))
    return None


def _point_in(state: RoomState, point_id: str) -> Point:
    """A point that can still change: of this round or the next, of work that goes on."""
    found: Point | None = state.table("point").get(point_id)
    if found is None:
        raise OverruledError("there is no such point")
    if found.round < hand_off_in(state).rounds_used:
        raise OverruledError("the round of this point is over")
    _refuse_ended(state)
    return found


def may_change_points(state: RoomState) -> bool:
    """Whether a checklist can be written and ticked: the work goes on."""
    return hand_off_in(state).stage_state not in _ENDED


def _refuse_ended(state: RoomState) -> None:
    if not may_change_points(state):
        raise OverruledError("the work has been approved, or has ended")


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

NOTE_FACTS: dict[str, _Handler] = {"note.reply": _note_reply, "point.tick": _point_tick}
NOTE_DECISIONS: dict[str, _Handler] = {
    "note.answer": _reply,
    "note.resolve": _note_resolve,
    "point.add": _point_add,
    "point.remove": _point_remove,
    "point.check": _point_check,
}
