"""Change recipes and how the lanes stand that they mix; each change is one step of undo. Rendering is ``assemble``'s."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.actions.commands import MuteStage
from studio.actions.plan_undo import edit
from studio.actions.recipe_commands import LaneChange, RemoveRecipe, SetLane, SetRecipe
from studio.domain.assembly import mixed_outputs
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.production import Stage
from studio.domain.recipe import LaneKey, Recipe, check_lane, check_recipe, recipe_named, sources_of
from studio.events.catalog import Event
from studio.events.fold_recipes import (
    LANE_PARTS,
    RECIPE_PARTS,
    lane_event,
    lane_id,
    muted_outputs,
    recipes_in,
    told_over,
)
from studio.events.state import RoomState
from studio.store.subjects import find_production, find_stage
from studio.store.unit_of_work import UnitOfWork

_LABELS = {
    "gain_mdb": "Level of {what}",
    "pan_milli": "Pan of {what}",
    "fade_in_ms": "Fade in of {what}",
    "fade_out_ms": "Fade out of {what}",
    "start_frame": "Move {what} in time",
    "position": "Order of {what}",
    "group": "Group of {what}",
    "take": "Take of {what}",
    "is_soloed": "Solo {what}",
    "is_muted": "Mute {what}",
}


def mute_stage(work: UnitOfWork, command: MuteStage) -> dict[str, Any]:
    """Leave what a stage hands in out of a recipe, or take it in again; ``undo`` takes it back.

    Result: ``{production, stage, recipe, outputs, file, is_muted}``. Raises NotFoundError, BadInputError for a recipe or an
    output that is none.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    recipe_named(recipes_in(found.office), command.recipe)
    outputs = _outputs(found.stage, command.output)
    if command.file and not command.output:
        raise BadInputError("A file is muted by its output and its name.", subject=command.file)
    forward = [
        event
        for output in outputs
        for event in _mutes(
            found.office, command.recipe, (found.stage.id, output, command.file), is_muted=command.is_muted
        )
    ]
    if forward:
        what = command.file or found.stage.title
        label = f"{'Mute' if command.is_muted else 'Unmute'} {what} in the {command.recipe}"
        edit(work, found.here.prj, label, forward)
    return {
        "production": found.here.prj,
        "stage": found.stage.id,
        "recipe": command.recipe,
        "outputs": list(outputs),
        "file": command.file,
        "is_muted": command.is_muted,
    }


def set_lane(work: UnitOfWork, command: SetLane) -> dict[str, Any]:
    """Set lanes of a balance, in one step of undo. Result as of ``SetLane``.

    Raises NotFoundError for a production or a stage, BadInputError for a recipe, an output or a value that is none.
    """
    prj, office = _office(work, command.production)
    recipe_named(recipes_in(office), command.recipe)
    lanes, forward = [], []
    for change in command.changes:
        events = _lane_events(office, command.recipe, change)
        forward += events
        if events:
            lanes.append(
                {"stage": change.stage, "output": change.output, "file": change.file, "told": dict(change.told)}
            )
    if forward:
        edit(work, prj, command.label or _label(office, command.changes), forward)
    return {"production": prj, "recipe": command.recipe, "lanes": lanes}


def set_recipe(work: UnitOfWork, command: SetRecipe) -> dict[str, Any]:
    """Add a recipe or change one. Result as of ``SetRecipe``.

    Raises NotFoundError for a production, BadInputError for what cannot be meant and for a circle.
    """
    prj, office = _office(work, command.production)
    book = recipes_in(office)
    known = book.get(command.recipe)
    told = {"kind": str(known.kind)} if known is not None else {}
    told |= {name: value for name, value in command.told.items() if value is not None}
    unknown = sorted(told.keys() - set(RECIPE_PARTS))
    if unknown:
        raise BadInputError(f"A recipe has no “{unknown[0]}”.", subject=command.recipe)
    told["recipe"] = command.recipe
    check_recipe(told)
    if known is not None and told["kind"] != known.kind:
        raise RefusedError(
            f"“{known.title}” is a {known.kind}, and stays one.",
            subject=command.recipe,
            what_to_do="Add a recipe of the other kind under a name of its own.",
        )
    _check_chain(office, told)
    if known is None or _changes(known, told):
        event = {"k": "recipe.set", **told}
        edit(work, prj, f"{'Change' if known is not None else 'Add'} the recipe {_title(known, told)}", [event])
    return {"production": prj, "recipe": command.recipe, "told": told}


def remove_recipe(work: UnitOfWork, command: RemoveRecipe) -> dict[str, Any]:
    """Remove an own recipe, or put a built-in one back. Result as of ``RemoveRecipe``.

    Raises NotFoundError; RefusedError while another recipe goes on from it, and where a built-in one was not changed.
    """
    prj, office = _office(work, command.production)
    book = recipes_in(office)
    recipe = recipe_named(book, command.recipe)
    told = office.table("recipe")
    if recipe.name not in told:
        raise RefusedError(
            f"“{recipe.title}” is built in and was not changed.",
            subject=recipe.name,
            what_to_do="Leave it; only recipes of your own can be removed.",
        )
    trial = office.clone()
    trial.drop("recipe", recipe.name)
    is_back = recipe.name in recipes_in(trial)
    users = [one.title for one in book.values() if recipe.name in (one.source, one.balance) and one is not recipe]
    if users and not is_back:
        raise RefusedError(
            f"“{recipe.title}” is what {', '.join(users)} goes on from.",
            subject=recipe.name,
            what_to_do="Let that one go on from another recipe first.",
        )
    label = f"Put the recipe {recipe.title} back" if is_back else f"Remove the recipe {recipe.title}"
    edit(work, prj, label, [{"k": "recipe.remove", "recipe": recipe.name}])
    return {"production": prj, "recipe": recipe.name}


def _office(work: UnitOfWork, production: str) -> tuple[str, RoomState]:
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    if office.production is None:
        raise NotFoundError("Only the owners of a production have recipes for it.", subject=here.title)
    return here.prj, office


def _lane_events(office: RoomState, recipe: str, change: LaneChange) -> list[Event]:
    """The decisions of one change; none for what is so already."""
    stage = office.table("stage").get(change.stage)
    if stage is None:
        raise NotFoundError("There is no such stage.", subject=change.stage)
    _outputs(stage, change.output)
    told = dict(change.told)
    is_muted = told.pop("is_muted", None)
    check_lane({name: value for name, value in told.items() if value is not None})
    where = {"recipe": recipe, "stage": stage.id, "output": change.output, "file": change.file}
    known = office.table("lane").get(lane_id(where), {})
    told = {name: value for name, value in told.items() if name in LANE_PARTS and known.get(name) != value}
    events: list[Event] = [lane_event(where, told)] if told else []
    if is_muted is not None:
        events += _mutes(office, recipe, (stage.id, change.output, change.file), is_muted=bool(is_muted))
    return events


def _label(office: RoomState, changes: tuple[LaneChange, ...]) -> str:
    told = next(iter(changes[0].told), "")
    stage = office.table("stage")[changes[0].stage]
    what = stage.title if len(changes) == 1 else f"{len(changes)} lanes"
    return _LABELS.get(told, "Change {what}").format(what=what)


def _check_chain(office: RoomState, told: Mapping[str, Any]) -> None:
    """Raise BadInputError where the recipe would go on from itself, or from one that there is not."""
    trial = office.clone()
    trial.put("recipe", told["recipe"], told_over(office.table("recipe").get(told["recipe"]), told))
    book = recipes_in(trial)
    sources_of(book, told["recipe"])
    recipe_named(book, book[told["recipe"]].balance)


def _changes(known: Recipe, told: Mapping[str, Any]) -> bool:
    now = {
        "recipe": known.name,
        "kind": known.kind,
        "title": known.title,
        "source": known.source,
        "balance": known.balance,
        "only": list(known.rule.only),
        "without": list(known.rule.without),
    }
    settings = {name: known.setting(name) for name in told.get("settings", {})}
    return any(now[name] != value for name, value in told.items() if name != "settings") or settings != dict(
        told.get("settings", {})
    )


def _title(known: Recipe | None, told: Mapping[str, Any]) -> str:
    return str(told.get("title") or (known.title if known is not None else told["recipe"]))


def _outputs(stage: Stage, output: str) -> tuple[str, ...]:
    mixed = mixed_outputs(stage)
    if output and output not in mixed:
        raise BadInputError(
            f"“{stage.title}” hands nothing in on “{output}” that goes into a mix.",
            subject=output,
            what_to_do=f"It has: {', '.join(mixed) or 'no stems'}.",
        )
    return (output,) if output else mixed


def _mutes(office: RoomState, recipe: str, lane: LaneKey, *, is_muted: bool) -> list[Event]:
    """The decisions that mute or unmute a file, or without one an output with all its files; none where it is so."""
    stage, output, file = lane
    is_output_muted = (stage, output) in muted_outputs(office, recipe)
    if file:
        where = {"recipe": recipe, "stage": stage, "output": output, "file": file}
        known = office.table("lane").get(lane_id(where), {}).get("is_muted")
        if (is_output_muted if known is None else known) == is_muted:
            return []
        return [lane_event(where, {"is_muted": None if is_muted == is_output_muted else is_muted})]
    events: list[Event] = []
    if is_output_muted != is_muted:
        events.append({"k": "recipe.mute", "recipe": recipe, "stage": stage, "output": output, "is_muted": is_muted})
    own = [
        one
        for one in office.table("lane").values()
        if (one["recipe"], one["stage"], one["output"]) == (recipe, stage, output)
    ]
    return events + [lane_event(one, {"is_muted": None}) for one in own if "is_muted" in one]
