"""Decisions about recipes and about the lanes that they mix. What cannot be meant has no effect, and nothing grows
beyond bounds, whoever writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from studio.domain.recipe import (
    BUILT_IN,
    DEFAULTS,
    NAME_PATTERN,
    LaneKey,
    LaneSetting,
    Recipe,
    RecipeKind,
    check_lane,
    check_recipe,
    recipe_book,
)
from studio.events.catalog import Event
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

RECIPES_MAX = 200
"""So many recipes can be told of in a production."""
LANES_MAX = 20_000
"""So many lanes can be set, in all balances together."""
RECIPE_PARTS = ("recipe", "kind", "title", "source", "balance", "only", "without", "settings")
"""What ``recipe.set`` can tell of a recipe."""
LANE_PARTS = frozenset(part.name for part in fields(LaneSetting))
"""What ``recipe.lane`` can tell of a lane: the fields of ``LaneSetting``."""
_TEXT_MAX = 1000
_BODY_MAX = 50_000
_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


def _recipe_set(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """What is told of a recipe, over what was told before; another kind begins anew. Settings that this program does
    not know are left out.
    """
    del step
    name, told = event["recipe"], told_of_recipe(event)
    check_recipe(told)
    known = state.table("recipe").get(name)
    if known is None and len(state.table("recipe")) >= RECIPES_MAX:
        raise OverruledError(f"a production has at most {RECIPES_MAX} recipes of its own")
    body = told_over(known, told)
    if len(repr(body)) > _BODY_MAX:
        raise OverruledError("the recipe is too long")
    state.put("recipe", name, body)
    return None


def _recipe_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """An own recipe goes; a built-in one is as it was built in again."""
    del step
    if event["recipe"] not in state.table("recipe"):
        raise OverruledError("there is no such recipe")
    state.drop("recipe", event["recipe"])
    return None


def _recipe_lane(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """What is told of a lane, over what was told before; what is ``unset`` is as if it had never been told."""
    del step
    if event["stage"] not in state.table("stage"):
        raise OverruledError("there is no such stage")
    if not NAME_PATTERN.fullmatch(event["recipe"]) or max(len(event["output"]), len(event["file"])) > _TEXT_MAX:
        raise OverruledError("there is no such lane")
    told = told_of_lane(event)
    check_lane({name: value for name, value in told.items() if value is not None})
    key = lane_id(event)
    known = state.table("lane").get(key)
    if known is None and len(state.table("lane")) >= LANES_MAX:
        raise OverruledError(f"at most {LANES_MAX} lanes are set")
    parts = {name: value for name, value in {**(known or {}), **told}.items() if value is not None}
    if not parts.keys() & LANE_PARTS:
        state.drop("lane", key)
    else:
        state.put("lane", key, {**parts, **{name: event[name] for name in ("recipe", "stage", "output", "file")}})
    return None


def _recipe_mute(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """Whether a recipe leaves out what a stage hands in on an output."""
    del step
    if event["stage"] not in state.table("stage"):
        raise OverruledError("there is no such stage")
    key = f"{event['recipe']}/{event['stage']}/{event['output']}"
    if event["is_muted"]:
        state.put("muted", key, {name: event[name] for name in ("recipe", "stage", "output")})
    else:
        state.drop("muted", key)
    return None


def muted_outputs(state: RoomState, recipe: str) -> frozenset[tuple[str, str]]:
    """What a recipe leaves out, as pairs of stage and output."""
    muted = state.table("muted").values()
    return frozenset((one["stage"], one["output"]) for one in muted if one["recipe"] == recipe)


def told_of_lane(event: Event) -> dict[str, Any]:
    """The parts that a ``recipe.lane`` tells; None for those that are as if they had never been told."""
    gone = event.get("unset", ())
    named = gone if isinstance(gone, list) else ()
    return {
        **dict.fromkeys(LANE_PARTS.intersection(one for one in named if isinstance(one, str))),
        **{name: event[name] for name in LANE_PARTS if name in event},
    }


def lane_event(where: Mapping[str, Any], told: Mapping[str, Any]) -> Event:
    """The ``recipe.lane`` that tells this of a lane (``recipe``, ``stage``, ``output``, ``file``); the log has no null."""
    gone = sorted(name for name, value in told.items() if value is None)
    event: Event = {"k": "recipe.lane", **{name: where[name] for name in ("recipe", "stage", "output", "file")}}
    event |= {name: value for name, value in told.items() if value is not None}
    return event | ({"unset": gone} if gone else {})


def told_of_recipe(event: Event) -> dict[str, Any]:
    """The parts of a ``recipe.set`` that this program knows."""
    told = {name: event[name] for name in RECIPE_PARTS if name in event}
    settings = told.get("settings")
    if isinstance(settings, Mapping) and told.get("kind") in set(RecipeKind):
        known = DEFAULTS[RecipeKind(told["kind"])]
        told["settings"] = {name: value for name, value in settings.items() if name in known}
    return told


def told_over(known: Mapping[str, Any] | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a recipe after something more was told of it."""
    if known is None or known["kind"] != told["kind"]:
        return dict(told)
    merged = {**known, **told}
    if "settings" in known and "settings" in told:
        merged["settings"] = {**known["settings"], **told["settings"]}
    return merged


def recipes_in(state: RoomState) -> dict[str, Recipe]:
    """Every recipe of a production by name: the built-in ones first, then its own in the order of their names."""
    told = state.table("recipe")
    built_in = [recipe.name for recipe in BUILT_IN]
    return recipe_book(told[name] for name in sorted(told, key=lambda one: (one not in built_in, one)))


def lane_settings(state: RoomState, balance: str) -> dict[LaneKey, LaneSetting]:
    """How the lanes of a balance are set. What is told of an output holds for each of its files that says nothing else."""
    told = {key: one for key, one in state.table("lane").items() if one["recipe"] == balance}
    found: dict[LaneKey, LaneSetting] = {}
    for one in told.values():
        whole = told.get(lane_id({**one, "file": ""}), {}) if one["file"] else {}
        parts = {name: value for name, value in {**whole, **one}.items() if name in LANE_PARTS}
        found[one["stage"], one["output"], one["file"]] = LaneSetting(**parts)
    return found


def lane_id(body: Mapping[str, Any]) -> str:
    """The key of a lane's record: its balance, stage, output and file."""
    return f"{body['recipe']}/{body['stage']}/{body['output']}/{body['file']}"


RECIPE_EDITS: dict[str, _Handler] = {
    "recipe.set": _recipe_set,
    "recipe.remove": _recipe_remove,
    "recipe.lane": _recipe_lane,
    "recipe.mute": _recipe_mute,
}
