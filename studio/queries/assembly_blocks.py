"""What stands in the way of a deliverable: inputs that are not approved, are stale, or that nobody may use.

Says which stage it is and what ends it. Passing over it, for a draft, is ``actions/assemble``'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from studio.domain.assembly import Lane, TakeFile, mixed_outputs
from studio.domain.errors import RefusedError
from studio.domain.ports import fits
from studio.domain.recipe import LaneRule, Recipe, RecipeKind
from studio.domain.rights import GrantKind, read_grant
from studio.domain.stage_states import StageState
from studio.queries.assembly_rows import AssemblyBlock
from studio.queries.standing import ProductionFacts, Standing

_S = StageState
_HANDED_IN = frozenset({_S.IN_REVIEW, _S.DISPUTED, _S.REVISION})
"""A take was handed in and nobody has approved it: without it the deliverable would lack what is known to come."""


class AssemblyBlockedError(RefusedError):
    """A deliverable is not made. ``result`` holds every block as JSON."""

    code = "blocked"
    title = "This cannot be delivered yet"

    def __init__(self, production: str, blocks: Collection[AssemblyBlock]) -> None:
        self.blocks = tuple(blocks)
        self.result = {"blocks": [block.as_json() for block in self.blocks]}
        first, *more = self.blocks
        words = first.words if not more else f"{first.words} {len(more)} more: {', '.join(b.title for b in more[:4])}."
        super().__init__(
            words,
            subject=production,
            what_to_do=f"{first.what_to_do} Or make a draft all the same: `--draft`; its manifest says so.",
        )


def mixed_stages(
    facts: ProductionFacts, muted: Collection[tuple[str, str]] = (), rule: LaneRule | None = None
) -> tuple[str, ...]:
    """The ids of the stages that are heard in a mix, in lane order: those with a stem that the rule (None: every rule)
    hears and nobody has left out.
    """
    rule, tracks = rule or LaneRule(), facts.office.table("track")
    heard = []
    for stage in facts.stages.values():
        track = tracks.get(stage.track)
        for output in mixed_outputs(stage):
            file = TakeFile(output, "", "")
            lane = Lane(track.name if track is not None else "", stage.id, stage.title, 0, file, role=stage.role)
            if (stage.id, output) not in muted and rule.hears(lane.words):
                heard.append(stage.id)
    return tuple(dict.fromkeys(heard))


_TYPES = {
    RecipeKind.VIDEO: ("video.master", "video.cut", "audio.master"),
    RecipeKind.PODCAST: ("audio.mix", "audio.master", "data.json", "image.cover"),
    RecipeKind.EDIT: ("video", "data.timeline"),
    RecipeKind.BUNDLE: ("any",),
}


def recipe_stages(facts: ProductionFacts, recipe: Recipe, muted: Collection[tuple[str, str]] = ()) -> tuple[str, ...]:
    """The ids of the stages from whose takes a recipe is made, in the order of the plan."""
    types = _TYPES.get(recipe.kind)
    if types is None:
        return mixed_stages(facts, muted, recipe.rule)
    named = [str(one).partition(":")[0].casefold() for one in recipe.settings.get("outputs", ())]
    return tuple(
        stage.id
        for stage in facts.stages.values()
        if any(fits(port.type, one) for port in stage.outputs for one in types)
        and (not named or stage.id in named or stage.title.casefold() in named)
    )


def assembly_blocks(
    facts: ProductionFacts, stages: Iterable[str], needed: Collection[str] = ()
) -> tuple[AssemblyBlock, ...]:
    """Why what these stages gave cannot be delivered. Of ``needed`` ones there has to be an approved take at all."""
    found = []
    for stage_id in dict.fromkeys(stages):
        standing = facts.standings.get(stage_id)
        block = _block(facts, stage_id, standing, is_needed=stage_id in needed) if standing is not None else None
        if block is not None:
            found.append(block)
    return tuple(found)


def _block(facts: ProductionFacts, stage_id: str, standing: Standing, *, is_needed: bool) -> AssemblyBlock | None:
    title, slug = facts.stages[stage_id].title, facts.stages[stage_id].slug
    if standing.approved is None:
        if standing.state not in _HANDED_IN and not is_needed:
            return None
        who = f" by {standing.person}" if standing.person else ""
        words, way = {
            _S.REVISION: (f"“{title}”{who} is being changed.", "Wait for the next take and approve it."),
            _S.DISPUTED: (f"“{title}”{who} is disputed.", "Settle it, or leave it out of the mix (M beside its lane)."),
            _S.IN_REVIEW: (
                f"“{title}”{who} was handed in and is not approved.",
                f"Approve it in Listen, or `segue review {slug} approve`.",
            ),
        }.get(
            standing.state,
            (f"“{title}” has no approved take.", f"Have it made, and approve it: the stage “{title}” in the plan."),
        )
        return AssemblyBlock("unapproved", stage_id, title, words, way, standing.state)
    bound = standing.bound
    grant = read_grant(bound.rights) if bound is not None else None
    if grant is not None and not grant.is_usable:
        who = standing.person or "whoever made it"
        is_open = grant.kind is GrantKind.TO_BE_AGREED
        return AssemblyBlock(
            "no_rights",
            stage_id,
            title,
            f"The rights in “{title}” are still to be agreed with {who}."
            if is_open
            else f"{standing.person or 'Nobody'} has granted no rights in “{title}”.",
            f"Ask {who} to grant them beside the signed terms (Grant rights… in their Inbox, or `segue rights grant`), "
            f"or leave “{title}” out (`segue recipe mute {slug}`).",
        )
    if standing.is_stale:
        return AssemblyBlock(
            "stale",
            stage_id,
            title,
            f"“{title}” was made from files that have been replaced since.",
            f"Listen to it: `segue stage keep {slug}` lets it stand; else have it made again.",
        )
    return None
