"""Which steps a recipe takes: one planner for each kind, and how recipes go on from each other.

A planner gets the recipe, what there is (``Material``) and the plan of the recipe that it goes on from (None where it
begins with the takes), and says which files are wanted and by which steps they are made. Adding a kind: a planner in a
file of its own (``plan_*.py``), a line in ``PLANNERS``, makers for its new kinds of steps in ``media/makers``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from studio.domain.errors import BadInputError
from studio.domain.plan_bundle import plan_bundle
from studio.domain.plan_media import plan_podcast, plan_video, stands_alone
from studio.domain.plan_release import plan_master, plan_release
from studio.domain.plan_sessions import plan_edit, plan_session
from studio.domain.plan_sums import plan_mix, plan_stems
from studio.domain.recipe import Recipe, RecipeKind
from studio.domain.render_material import Material, Plan

Planner = Callable[[Recipe, Material, Plan | None], Plan]

PLANNERS: Mapping[RecipeKind, Planner] = {
    RecipeKind.MIX: plan_mix,
    RecipeKind.STEMS: plan_stems,
    RecipeKind.SESSION: plan_session,
    RecipeKind.EDIT: plan_edit,
    RecipeKind.MASTER: plan_master,
    RecipeKind.VIDEO: plan_video,
    RecipeKind.PODCAST: plan_podcast,
    RecipeKind.BUNDLE: plan_bundle,
    RecipeKind.RELEASE: plan_release,
}
"""The planner of each kind that can be made."""


def plan_recipe(chain: Sequence[Recipe], material: Material) -> Plan:
    """The plan of the last recipe of a chain as ``recipe.sources_of`` gives it.

    Raises:
        RefusedError: there is nothing to make it of, or a file is not here yet.
        BadInputError: a setting cannot be meant, or this kind cannot be made yet.
    """
    plan: Plan | None = None
    if chain and stands_alone(chain[-1], material):
        chain = chain[-1:]
    for recipe in chain:
        planner = PLANNERS.get(recipe.kind)
        if planner is None:
            made = ", ".join(sorted(PLANNERS))
            raise BadInputError(
                f"“{recipe.title}” cannot be made: this version makes no {recipe.kind}.",
                subject=recipe.name,
                what_to_do=f"It makes: {made}.",
            )
        plan = planner(recipe, material, plan)
    if plan is None:
        raise BadInputError("There is no recipe to plan.", what_to_do="Name one.")
    return plan
