"""Change what a recipe does with the approved takes. Rendering is ``assemble``'s."""

from __future__ import annotations

from typing import Any

from studio.actions.assemble import refuse_recipe
from studio.actions.commands import MuteStage
from studio.actions.plan_undo import edit
from studio.domain.assembly import mixed_outputs
from studio.domain.errors import BadInputError
from studio.domain.production import Stage
from studio.events.catalog import Event
from studio.events.fold_office import muted_outputs
from studio.store.subjects import find_stage
from studio.store.unit_of_work import UnitOfWork


def mute_stage(work: UnitOfWork, command: MuteStage) -> dict[str, Any]:
    """Leave what a stage hands in out of a recipe, or take it in again; ``undo`` takes it back.

    Result: ``{production, stage, recipe, outputs, is_muted}``. Raises NotFoundError, BadInputError for a recipe or an
    output that is none.
    """
    refuse_recipe(command.recipe)
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    outputs = _outputs(found.stage, command.output)
    muted = muted_outputs(found.office, command.recipe)
    changed = [output for output in outputs if ((found.stage.id, output) in muted) != command.is_muted]
    if changed:
        label = f"{'Mute' if command.is_muted else 'Unmute'} {found.stage.title} in the {command.recipe}"
        forward = [_event(command.recipe, found.stage.id, output, is_muted=command.is_muted) for output in changed]
        edit(work, found.here.prj, label, forward)
    return {
        "production": found.here.prj,
        "stage": found.stage.id,
        "recipe": command.recipe,
        "outputs": list(outputs),
        "is_muted": command.is_muted,
    }


def _outputs(stage: Stage, output: str) -> tuple[str, ...]:
    mixed = mixed_outputs(stage)
    if output and output not in mixed:
        raise BadInputError(
            f"“{stage.title}” hands nothing in on “{output}” that goes into a mix.",
            subject=output,
            what_to_do=f"It has: {', '.join(mixed) or 'no stems'}.",
        )
    return (output,) if output else mixed


def _event(recipe: str, stage: str, output: str, *, is_muted: bool) -> Event:
    return {"k": "recipe.mute", "recipe": recipe, "stage": stage, "output": output, "is_muted": is_muted}
