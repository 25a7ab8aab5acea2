"""What takes decisions about recipes and lanes back, and whether they are still as a decision left them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.events.catalog import Event
from studio.events.fold_recipes import lane_event, lane_id, told_of_lane, told_of_recipe, told_over
from studio.events.state import RoomState

RECIPE_TABLES = frozenset({"muted", "recipe", "lane"})
Left = dict[tuple[str, str], Any]


def recipe_opposites(state: RoomState, event: Event) -> list[Event]:
    """What takes a ``recipe.*`` decision back, given the state before it."""
    if event["k"] == "recipe.mute":
        return [{**event, "is_muted": _muted_key(event) in state.table("muted")}]
    if event["k"] == "recipe.lane":
        before = state.table("lane").get(lane_id(event), {})
        return [lane_event(event, {part: before.get(part) for part in told_of_lane(event)})]
    name = event["recipe"]
    known = state.table("recipe").get(name)
    again = [{"k": "recipe.set", **known}] if known is not None else []
    return again if event["k"] == "recipe.remove" else [{"k": "recipe.remove", "recipe": name}, *again]


def left_by_recipe(left: Left, event: Event) -> None:
    """Take into ``left`` what a ``recipe.*`` decision left: whether it is muted, or the parts it told; None: nothing."""
    if event["k"] == "recipe.mute":
        left["muted", _muted_key(event)] = event["is_muted"]
    elif event["k"] == "recipe.lane":
        key = ("lane", lane_id(event))
        left[key] = {**(left.get(key) or {}), **told_of_lane(event)}
    else:
        key = ("recipe", event["recipe"])
        is_gone = event["k"] == "recipe.remove"
        left[key] = None if is_gone else told_over(left.get(key), told_of_recipe(event))


def is_recipe_as_left(now: Any, record: Any) -> bool:
    """Whether a recipe, a lane or a mute still is what ``left_by_recipe`` took down."""
    if isinstance(record, bool):
        return (now is not None) == record
    if record is None:
        return now is None
    return all(_is_so((now or {}).get(part), value) for part, value in record.items())


def _is_so(now: Any, told: Any) -> bool:
    """A part that was told, of settings only those that were."""
    if isinstance(told, Mapping):
        return isinstance(now, Mapping) and all(now.get(name) == value for name, value in told.items())
    return bool(now == told)


def _muted_key(event: Event) -> str:
    return f"{event['recipe']}/{event['stage']}/{event['output']}"
