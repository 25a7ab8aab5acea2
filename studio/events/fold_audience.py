"""Who only sees and says what they think: approvers, reviewers and observers, each in a review room of their own.

A review room holds takes that were shown in it, and no terms, no price, no name. The office says who has which room and
what of (``audience.*``); in the room the owner's machine shows takes (``review.show``), reviewers and approvers remark on them,
and an approver votes. A vote decides nothing by itself: the owner's machine answers it in the room of the hand-off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.audience import APPROVER, AUDIENCE_ROLES, MAY_REMARK, REMARKS_MAX
from studio.domain.hand_off import Given
from studio.domain.review_notes import TEXT_MAX
from studio.events.catalog import Event
from studio.events.codec import is_hex
from studio.events.fold_notes import drawn_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import OFFICE, REVIEW, RoomState

VOTE_NOTES_MAX = 200
_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


# --- in the office ---------------------------------------------------------------------------------------------


def _audience_ask(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A co-owner's wish: only the owner's devices open rooms."""
    _refuse_taken(state, event)
    kept = {"name": event["name"], "role": event["role"], "stages": _stages(event), "at": step.at_ms}
    state.put("audience_ask", event["room"], {**kept, "greeting": str(event.get("greeting", ""))})
    return {"name": event["name"], "role": event["role"]}


def _refuse_taken(state: RoomState, event: Event) -> None:
    _refuse_elsewhere(state, OFFICE)
    if event["role"] not in AUDIENCE_ROLES:
        raise OverruledError("there is no such role")
    if event["room"] in state.table("audience") or event["room"] in state.table("opened"):
        raise OverruledError("this room is somebody's already")


def _audience_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    _refuse_taken(state, event)
    state.drop("audience_ask", event["room"])
    kept = {"name": event["name"], "role": event["role"], "stages": _stages(event), "at": step.at_ms, "by": step.device}
    state.put("audience", event["room"], {**kept, "is_ended": False})
    return {"name": event["name"], "role": event["role"]}


def _audience_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """Other stages from here on; what was shown already stays with whoever has it."""
    del step
    kept = _audience(state, event["room"])
    state.put("audience", event["room"], {**kept, "stages": _stages(event)})
    return {"name": kept["name"]}


def _audience_end(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    asked: dict[str, Any] | None = state.table("audience_ask").get(event["room"])
    if asked is not None:
        state.drop("audience_ask", event["room"])
        return {"name": asked["name"]}
    kept = _audience(state, event["room"])
    state.put("audience", event["room"], {**kept, "is_ended": True})
    return {"name": kept["name"]}


def _audience(state: RoomState, room: str) -> dict[str, Any]:
    kept: dict[str, Any] | None = state.table("audience").get(room)
    if kept is None or kept["is_ended"]:
        raise OverruledError("nobody is shown anything in this room")
    return kept


def _stages(event: Event) -> list[str]:
    """The stages named; none: all of them, also those that come later."""
    if not all(is_hex(stage, 32) for stage in event["stages"]):
        raise OverruledError("a stage is named by its id")
    return list(dict.fromkeys(event["stages"]))


# --- in the room -----------------------------------------------------------------------------------------------


def shown_key(stage: str, take: int) -> str:
    """What a take that was shown goes by in its room."""
    return f"{stage}/{take}"


def newest_shown(state: RoomState, stage: str) -> Given | None:
    """The last take of a stage that was shown in a review room."""
    found = [given for given in state.table("given").values() if given.source == stage]
    return max(found, key=lambda given: given.take, default=None)


def _review_show(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    key = shown_key(event["stage"], event["take"])
    if key in state.table("given"):
        raise OverruledError("this take is shown already")
    shown = Given(
        input="",
        manifest_hash=event["manifest_hash"],
        manifest=event["manifest"],
        files=event["files"],
        size_bytes=event["bytes"],
        at_ms=step.at_ms,
        source=event["stage"],
        take=event["take"],
        title=event["title"],
        track=str(event.get("track", "")),
        standing=event["state"],
    )
    state.put("given", key, shown)
    return {"title": shown.title, "take": shown.take}


def _review_tell(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """What has become of a take that was shown: approved, or changes asked for."""
    del step
    shown = _shown(state, event)
    state.put("given", shown_key(shown.source, shown.take), replace(shown, standing=event["state"]))
    return {"title": shown.title, "take": shown.take, "state": event["state"]}


def _shown(state: RoomState, event: Event) -> Given:
    shown: Given | None = state.table("given").get(shown_key(event["stage"], event["take"]))
    if shown is None:
        raise OverruledError("no such take was shown here")
    return shown


def _review_note(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    if step.role not in MAY_REMARK:
        raise OverruledError("only a reviewer or an approver can say this")
    _refuse_elsewhere(state, REVIEW)
    shown = _shown(state, event)
    if event["id"] in state.table("remark"):
        raise OverruledError("this note exists already")
    if len(state.table("remark")) >= REMARKS_MAX:
        raise OverruledError(f"a review room has {REMARKS_MAX} notes at most")
    start_ms = int(event.get("at", 0))
    kept: dict[str, Any] = {
        "stage": shown.source,
        "take": shown.take,
        "text": _words(event["text"]),
        "start": start_ms,
        "end": max(int(event.get("to", start_ms)), start_ms),
        "at": step.at_ms,
        "author": step.device,
        "person": step.person,
        **_drawn(event),
    }
    state.put("remark", event["id"], kept)
    return {"title": shown.title, "take": shown.take, "text": kept["text"][:200]}


def _review_vote(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """An approver's word on the newest take of a stage, once for each take. ``on`` is the entry that holds it."""
    if step.role != APPROVER:
        raise OverruledError("only an approver can say this")
    _refuse_elsewhere(state, REVIEW)
    shown = _shown(state, event)
    if event["manifest_hash"] != shown.manifest_hash:
        raise OverruledError("the files named are not those of the take")
    if shown != newest_shown(state, shown.source):
        raise OverruledError("a newer take was shown")
    key = f"{shown_key(shown.source, shown.take)}/{step.person}"
    if key in state.table("vote"):
        raise OverruledError("this take was voted on already")
    notes = [_vote_note(note) for note in event["notes"]]
    if len(notes) > VOTE_NOTES_MAX:
        raise OverruledError(f"a vote has {VOTE_NOTES_MAX} notes at most")
    if event["verdict"] == "revise" and not notes:
        raise OverruledError("changes are asked for without a note")
    kept = {
        "stage": shown.source,
        "take": shown.take,
        "manifest_hash": shown.manifest_hash,
        "verdict": event["verdict"],
        "notes": notes,
        "at": step.at_ms,
        "person": step.person,
        "on": [state.room, state.n, state.hash],
    }
    state.put("vote", key, kept)
    return {"title": shown.title, "take": shown.take, "verdict": event["verdict"], "notes": len(notes)}


def _vote_note(note: Any) -> dict[str, Any]:
    """A note of a vote, in the form that ``review.decide`` takes."""
    start_ms = int(note.get("at", 0))
    if not is_hex(note["id"], 32):
        raise OverruledError("a note goes by an id")
    end_ms = max(int(note.get("to", start_ms)), start_ms)
    return {"id": note["id"], "text": _words(note["text"]), "at": start_ms, "to": end_ms, **_drawn(note)}


def _drawn(note: dict[str, Any]) -> dict[str, Any]:
    """The file and the drawing of a note, where it has one."""
    return {name: value for name, value in drawn_in(note).items() if value}


def _words(value: Any) -> str:
    text = str(value).strip()
    if not text or len(text) > TEXT_MAX:
        raise OverruledError(f"it has no words, or more than {TEXT_MAX} characters")
    return text


def _refuse_elsewhere(state: RoomState, kind: str) -> None:
    if state.kind != kind:
        raise OverruledError("this has no meaning in this room")


AUDIENCE_DECISIONS: dict[str, _Handler] = {
    "audience.ask": _audience_ask,
    "audience.add": _audience_add,
    "audience.set": _audience_set,
    "audience.end": _audience_end,
}
REVIEW_DECISIONS: dict[str, _Handler] = {"review.show": _review_show, "review.tell": _review_tell}
REVIEW_FACTS: dict[str, _Handler] = {"review.note": _review_note, "review.vote": _review_vote}
