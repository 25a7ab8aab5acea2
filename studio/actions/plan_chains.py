"""Put a chain into a plan, as one step of undo: as one nested stage or stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.actions.chain_commands import InsertChain
from studio.actions.plan_draft import PlanDraft
from studio.actions.plan_timeline import find_track
from studio.actions.productions import with_log_specs
from studio.domain.chain import MOST_STAGES, Chain, ChainParts, chain_parts
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.nests import Nest
from studio.domain.production import Link, Stage
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork


def insert_chain(work: UnitOfWork, command: InsertChain, chain: Chain) -> dict[str, Any]:
    """Stages, links and nests of a chain under new ids.

    Raises RefusedError where the plan would hold too many stages, or an input cannot be linked as it is wished.
    """
    here = find_production(work.connection, command.production)
    draft = PlanDraft(work, here.prj)
    refuse_too_many(len(draft.stages), len(chain.stages), here.title)
    parts = chain_parts(chain, taken_slugs={stage.slug for stage in draft.stages.values()})
    outer = Nest(new_id(), chain.title) if command.is_nested else None
    around = outer.id if outer is not None else ""
    for nest in (*((outer,) if outer is not None else ()), *parts.nests):
        draft.add_nest(nest if nest is outer or nest.outer else replace(nest, outer=around))
    if command.track:
        lane = find_track(work.view(here.prj), command.track)
        lanes = {track.id: lane for track in parts.tracks}
    else:
        lanes = {track.id: draft.add_track(track.name) for track in parts.tracks}
    is_same_money = chain.currency == draft.production.currency
    fed = {parts.stage_ids.get(stage, "") for _source, _output, stage, _input in command.links}
    waiting = {link.target for link in parts.links} | fed
    for stage in parts.stages:
        draft.add_stage(
            with_log_specs(
                replace(
                    stage,
                    track=lanes[stage.track],
                    nest=stage.nest or around,
                    position=draft.next_position(),
                    not_before_ms=command.at_ms if stage.id not in waiting else 0,
                    price_minor=stage.price_minor if is_same_money else 0,
                )
            )
        )
    for link in parts.links:
        draft.keep_link(link)
    for source, output, target, name in command.links:
        draft.add_link(_outer_link(draft.stages, parts, (source, output, target, name)))
    draft.decide(f"Insert {chain.title}")
    notes = [] if is_same_money or not chain.price_minor else ["prices"]
    stages = [stage.id for stage in parts.stages]
    return {"nest": around, "stages": stages, "production": here.prj, "notes": notes}


def refuse_too_many(there: int, more: int, title: str) -> None:
    """Raises RefusedError for more stages than a production holds."""
    if there + more > MOST_STAGES:
        raise RefusedError(
            f"“{title}” has {there} stages; with {more} more there would be {there + more}.",
            subject=title,
            what_to_do=f"A production holds at most {MOST_STAGES}. Start another one for these.",
            code="too_many_stages",
        )


def _outer_link(stages: Mapping[str, Stage], parts: ChainParts, wish: tuple[str, str, str, str]) -> Link:
    source, output, target, name = wish
    by_slug = {stage.slug: stage.id for stage in stages.values()}
    found = source if source in stages else by_slug.get(source, "")
    if not found or target not in parts.stage_ids:
        raise NotFoundError(
            f"There is no stage “{target if found else source}” to link.",
            subject=target if found else source,
            what_to_do="Name a stage of the plan and one of the chain.",
        )
    return Link(new_id(), found, parts.stage_ids[target], output, name)
