"""One edit of the plan: decisions with their opposites, and undo and redo of it.

An undo is an ordinary edit later in the log. It is taken back only where everything still is as the edit left it; where
another device has decided since, it is refused in words and the edit is no longer offered for undoing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.actions.recipe_undo import RECIPE_TABLES, is_recipe_as_left, left_by_recipe, recipe_opposites
from studio.domain.errors import RefusedError
from studio.domain.network import in_order
from studio.domain.plan_rules import why_it_stands
from studio.domain.ports import refuse_link
from studio.domain.production import Link, Stage
from studio.domain.stage_states import StageState
from studio.events.catalog import (
    Event,
    baseline_from_log,
    calendar_from_log,
    link_from_log,
    link_to_log,
    nest_to_log,
    production_changes_from_log,
    stage_changes_from_log,
    stage_changes_to_log,
    stage_from_log,
    stage_to_log,
    track_from_log,
)
from studio.events.fold import apply_decision
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.fold_rights import SHEET
from studio.events.state import ZERO_HASH, RoomState
from studio.store.productions import rooms_of
from studio.store.subjects import find_production
from studio.store.undo import forget_edit, mark_edit, next_edit, remember_edit
from studio.store.unit_of_work import UnitOfWork

_ABSENT = None
_FEW_LINKS = 50
Key = tuple[str, str]


def edit(work: UnitOfWork, prj: str, label: str, forward: list[Event], back: list[Event] | None = None) -> None:
    """Decide an edit as one step of undo; what had been undone can no longer be redone.

    ``back`` are its opposites where the caller knows them already, which is quicker for thousands of decisions.

    Raises RefusedError when a rule overrules one of the decisions: then nothing of it happens.
    """
    if back is not None:
        work.decide(prj, *forward)
    else:
        back = []
        for event in forward:
            back[:0] = _opposites(work.view(prj), event)
            work.decide(prj, event)
    if forward:
        remember_edit(work.connection, prj, label, forward, back)


def stage_state(work: UnitOfWork, office: RoomState, stage: str) -> tuple[StageState, bool]:
    """Where a stage stands for the plan's rules, and whether a hand-off of it is open."""
    opened = open_room_of(office, stage)
    if opened is not None:
        is_here = opened.room in rooms_of(work.connection, office.prj)
        hand_off = work.view(opened.room).hand_off if is_here else None
        return (hand_off.stage_state if hand_off is not None else StageState.OFFERED), True
    return (StageState.APPROVED if last_own_take(office, stage) else StageState.PLANNED), False


def _opposites(state: RoomState, event: Event) -> list[Event]:
    """What takes a decision back, given the state before it; nothing where the decision will be overruled."""
    kind, _, verb = event["k"].partition(".")
    if kind in _STATED:
        return _STATED[kind](state, event)
    if verb == "add":
        return [{"k": f"{kind}.remove", "id": event["id"]}]
    known = state.table(kind).get(event["id"])
    if known is None:
        return []
    if verb == "remove":
        return _removed_again(state, kind, known)
    if kind in _WHOLE:
        return [{"k": f"{kind}.set", **_WHOLE[kind](known)}]
    before = {name: getattr(known, name) for name in stage_changes_from_log(event)}
    return [{"k": "stage.set", "id": known.id, **stage_changes_to_log(before)}]


def _removed_again(state: RoomState, kind: str, known: Any) -> list[Event]:
    if kind in _WHOLE:
        return [{"k": f"{kind}.add", **_WHOLE[kind](known)}]
    if kind == "link":
        return [{"k": "link.add", **link_to_log(known)}]
    links = [link for link in state.table("link").values() if known.id in (link.source, link.target)]
    return [{"k": "stage.add", **stage_to_log(known)}, *({"k": "link.add", **link_to_log(link)} for link in links)]


def _track_to_log(track: Any) -> Event:
    return {"id": track.id, "name": track.name, "position": track.position}


_WHOLE: dict[str, Callable[[Any], Event]] = {"track": _track_to_log, "nest": nest_to_log}
"""What is changed and brought back by all of its fields."""


def _split_opposites(state: RoomState, event: Event) -> list[Event]:
    return [{**event, "sheet": state.table("split").get(SHEET, {})}]


_STATED: dict[str, Callable[[RoomState, Event], list[Event]]] = {
    "split": _split_opposites,
    "recipe": recipe_opposites,
}
"""What is told as a whole, and taken back by telling what it was before."""


# --- undo and redo ---------------------------------------------------------------------------------------------


def undo(work: UnitOfWork, production: str) -> dict[str, Any]:
    """Take the last edit of the plan back: ``{production, undone}``.

    What no longer applies is left as it is and forgotten: ``{production, refused, reason}``. Raises RefusedError when
    there is nothing to undo.
    """
    return _step(work, production, is_undo=True)


def redo(work: UnitOfWork, production: str) -> dict[str, Any]:
    """Do again what was undone last; as ``undo``, with ``redone``."""
    return _step(work, production, is_undo=False)


def _step(work: UnitOfWork, production: str, *, is_undo: bool) -> dict[str, Any]:
    here = find_production(work.connection, production)
    step = next_edit(work.connection, here.prj, is_undo=is_undo)
    if step is None:
        raise RefusedError(f"There is nothing to {'undo' if is_undo else 'redo'}.", subject=here.title, code="nothing")
    left, wanted = (step.forward, step.back) if is_undo else (step.back, step.forward)
    reason = _why_overtaken(work.view(here.prj), left) or _why_not_possible(work, here.prj, wanted)
    if reason:
        forget_edit(work.connection, step)
        return {"production": here.prj, "refused": step.label, "reason": reason}
    work.decide(here.prj, *wanted)
    mark_edit(work.connection, step, is_undone=is_undo)
    return {"production": here.prj, "undone" if is_undo else "redone": step.label}


_RECORDS: dict[str, Callable[[Event], Any]] = {
    "track": track_from_log,
    "stage": stage_from_log,
    "link": link_from_log,
    "baseline": baseline_from_log,
}


_WITHOUT_IDS: dict[str, Callable[[Event], tuple[Key, Any]]] = {
    "split": lambda e: (("split", SHEET), e["sheet"] or _ABSENT),
    "calendar": lambda e: (("calendar", e["who"]), calendar_from_log(e["calendar"]) if e["calendar"] else _ABSENT),
    "project": lambda e: (("production", ""), production_changes_from_log(e)),
}
"""What a decision leaves that is not about a thing with an id."""


def _is_left_without_id(left: dict[Key, Any], kind: str, event: Event) -> bool:
    """Whether the decision is about a thing without an id; then what it left is in ``left``."""
    if kind == "recipe":
        left_by_recipe(left, event)
    elif kind in _WITHOUT_IDS:
        key, record = _WITHOUT_IDS[kind](event)
        left[key] = record
    else:
        return False
    return True


def _left_by(events: list[Event]) -> dict[Key, Any]:
    """What these decisions left behind, by kind and id: a record, None for what is gone, a dict of single fields."""
    left: dict[Key, Any] = {}
    for event in events:
        kind, _, verb = event["k"].partition(".")
        if _is_left_without_id(left, kind, event):
            continue
        key = (kind, event["id"])
        if verb == "remove":
            left[key] = _ABSENT
            for other, record in list(left.items()):
                if isinstance(record, Link) and event["id"] in (record.source, record.target):
                    left[other] = _ABSENT
        elif kind == "nest":  # whether it is closed is how it is shown, and no edit
            left[key] = {**(left.get(key) or {}), **{name: event[name] for name in ("name", "outer") if name in event}}
        elif verb == "add":
            left[key] = _RECORDS[kind](event)
        elif kind == "track":
            left[key] = track_from_log(event)
        elif kind == "baseline":
            left[key] = {"name": event["name"], "is_shown": event["is_shown"]}
        else:
            changes, before = stage_changes_from_log(event), left.get(key) or {}
            left[key] = replace(before, **changes) if isinstance(before, Stage) else {**before, **changes}
    return left


def _why_overtaken(office: RoomState, events: list[Event]) -> str:
    """Why what these decisions left is not so any more, as a sentence; empty where it is."""
    left = _left_by(events)
    used = _used_by_others(office, left)
    for (kind, identity), record in left.items():
        now = office.production if kind == "production" else office.table(kind).get(identity)
        if kind in RECIPE_TABLES:
            reason = "" if is_recipe_as_left(now, record) else "The recipe has been changed since."
        elif kind == "split":
            reason = "" if now == record else "The split sheet has been changed since."
        else:
            reason = _why_not_as_left(now, record)
        if not reason and isinstance(record, Stage):
            reason = used.get(record.id, "").format(title=f"“{record.title}”")
        if reason:
            return reason
    return ""


def _why_not_as_left(now: Any, record: Any) -> str:
    title = str(getattr(now, "title", "") or getattr(now, "name", "") or getattr(record, "title", ""))
    if record is _ABSENT:
        return "" if now is None else f"“{title or 'The link'}” is there again."
    if now is None:
        return f"“{title or 'What it changed'}” has been removed since."
    if isinstance(record, dict):
        is_so = all(getattr(now, name) == value for name, value in record.items())
    else:
        is_so = now == record
    return "" if is_so else f"“{title or 'The link'}” has been changed since, on another device."


def _used_by_others(office: RoomState, left: dict[Key, Any]) -> dict[str, str]:
    """Why a stage that was added cannot just go again, by its id: others have built on it."""
    used: dict[str, str] = {}
    for link in office.table("link").values():
        if ("link", link.id) not in left:
            why = "{title} has been linked to others since, on another device."
            used.update(dict.fromkeys((link.source, link.target), why))
    for key in office.table("given"):
        used[key.partition("/")[0]] = "Something has been attached to {title} since."
    brought = {key.split("/")[1] for kind, key in left if kind == "lane"}
    for take in office.table("take").values():
        if take.number > 1 or take.stage not in brought:  # a session brings first takes along with their lanes
            used[take.stage] = "Something has been handed in for {title} since."
    for opened in office.table("opened").values():
        used[opened.stage] = "{title} has been offered to somebody since."
    return used


def _why_not_possible(work: UnitOfWork, prj: str, wanted: list[Event]) -> str:
    """Why these decisions cannot be made now, as a sentence; empty where they can."""
    office = work.view(prj)
    if _has_lost_takes(office, wanted):
        return "The takes that came with it were taken back before they had been sent; take the session in again."
    trial = office.clone()
    is_small = sum(event["k"] == "link.add" for event in wanted) <= _FEW_LINKS
    for event in wanted:
        if event["k"] == "stage.set" and (stage := office.table("stage").get(event["id"])) is not None:
            state, is_handed = stage_state(work, office, stage.id)
            reason = why_it_stands(stage.title, state, stage_changes_from_log(event), is_handed=is_handed)
            if reason:
                return reason
        if event["k"] == "link.add" and is_small:
            try:
                refuse_link(trial.table("stage"), trial.table("link").values(), link_from_log(event))
            except RefusedError as error:
                return error.message
        outcome = apply_decision(trial, event, work.home.device, work.now_ms, ZERO_HASH)
        if outcome.overruled:
            return f"It cannot be so any more: {outcome.overruled}."
    return "" if is_small else _why_in_a_loop(trial)


def _has_lost_takes(office: RoomState, wanted: list[Event]) -> bool:
    """Whether stages would come back that a session brought along with takes, and none of these is there any more."""
    added = {event["id"] for event in wanted if event["k"] == "stage.add"}
    brought = {event["stage"] for event in wanted if event["k"] == "recipe.lane"} & added
    return bool(brought) and not any(take.stage in brought for take in office.table("take").values())


def _why_in_a_loop(trial: RoomState) -> str:
    """The sentence about a loop in a plan; thousands of links are not looked at one by one."""
    try:
        in_order(trial.table("stage"), [(link.source, link.target) for link in trial.table("link").values()])
    except RefusedError as error:
        return error.message
    return ""
