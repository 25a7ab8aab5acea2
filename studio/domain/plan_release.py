"""The steps of masters."""

from __future__ import annotations

from studio.domain.errors import BadInputError
from studio.domain.plan_sums import in_float
from studio.domain.recipe import Recipe
from studio.domain.render_material import Material, Plan, deliverable_name
from studio.domain.rendering import Step, Wanted

MASTER, MASTER_VERSION = "master", 1
_TARGETS_CLUFS = (-4000, -500)
_CEILINGS_MDB = (-12_000, 0)
_SILENCE_MOST_MS = 60_000


def plan_master(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """The source's sound at a loudness and under a ceiling. It is taken in float, so that overs of a mix are no clips.

    Raises BadInputError for a recipe that goes on from nothing, and for settings outside of what can be meant.
    """
    if source is None:
        raise BadInputError(
            f"“{recipe.title}” goes on from no recipe.",
            subject=recipe.name,
            what_to_do=f"Let it go on from a mix: `segue recipe set {recipe.name} --source mix`.",
        )
    params = {
        "bits": str(recipe.setting("bits")),
        "target_clufs": _within(recipe, "target_clufs", _TARGETS_CLUFS),
        "ceiling_mdb": _within(recipe, "ceiling_mdb", _CEILINGS_MDB),
        "head_ms": _within(recipe, "head_ms", (0, _SILENCE_MOST_MS)),
        "tail_ms": _within(recipe, "tail_ms", (0, _SILENCE_MOST_MS)),
    }
    step = Step(MASTER, MASTER_VERSION, ".wav", params, (in_float(source.main.step),), f"Mastering {recipe.title}", 1.0)
    return Plan(recipe, (Wanted(f"{deliverable_name(material, recipe)}.wav", step),), source.lanes, source.assets)


def _within(recipe: Recipe, name: str, limits: tuple[int, int]) -> int:
    value = int(recipe.setting(name))
    if not limits[0] <= value <= limits[1]:
        raise BadInputError(
            f"“{name}” is {value}, not between {limits[0]} and {limits[1]}.",
            subject=recipe.name,
            what_to_do=f"Change it with `segue recipe set {recipe.name}`.",
        )
    return value
