"""Nested chains: let stages count as one, open and close them, take the nest away again. The stages stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.actions.plan_commands import FlattenNest, NestStages, RenameNest, ShowNest
from studio.actions.plan_draft import PlanDraft
from studio.actions.plan_groups import chosen_stages
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.nests import Nest, common_nest, stages_within, way_out
from studio.domain.production import Stage
from studio.events.state import RoomState
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork

_MOST_LETTERS = 200


def nest_stages(work: UnitOfWork, command: NestStages) -> dict[str, Any]:
    """Let stages count as one; nests that are wholly among them go inside.

    Raises RefusedError for a nest of which only a part is chosen, and for stages that are one nest already.
    """
    found = chosen_stages(work, command.stages)
    prj, chosen = found[0].here.prj, [one.stage for one in found]
    name = _checked_name(command.name)
    draft = PlanDraft(work, prj)
    outer = common_nest(draft.nests, chosen)
    if outer and {s.id for s in stages_within(draft.nests, draft.stages.values(), outer)} == {s.id for s in chosen}:
        raise RefusedError(
            f"These stages are the nested chain “{draft.nests[outer].name}” already.",
            subject=draft.nests[outer].name,
            what_to_do="Choose fewer of them, or others as well.",
        )
    nest = Nest(new_id(), name, outer)
    inner = {stage.id: _outermost_below(draft.nests, stage, outer) for stage in chosen}
    draft.add_nest(nest)
    for one in dict.fromkeys(filter(None, inner.values())):
        _refuse_part(draft, one, set(inner))
        draft.set_nest(one, outer=nest.id)
    for stage_id, one in inner.items():
        if not one:
            draft.put_in_nest(stage_id, nest.id)
    draft.decide(f"Nest {name}")
    return {"nest": nest.id, "stages": [stage.id for stage in chosen], "production": prj}


def _outermost_below(nests: Mapping[str, Nest], stage: Stage, outer: str) -> str:
    """The nest in which a stage lies, as seen from the one in which all chosen stages lie; empty where it is that one."""
    around = way_out(nests, outer)
    below = [one for one in way_out(nests, stage.nest) if one not in around]
    return below[-1] if below else ""


def _refuse_part(draft: PlanDraft, nest: str, chosen: set[str]) -> None:
    inside = {stage.id for stage in stages_within(draft.nests, draft.stages.values(), nest)}
    if not inside <= chosen:
        raise RefusedError(
            f"Only a part of the nested chain “{draft.nests[nest].name}” is chosen.",
            subject=draft.nests[nest].name,
            what_to_do="Choose all of its stages or none, or flatten it first.",
        )


def rename_nest(work: UnitOfWork, command: RenameNest) -> dict[str, Any]:
    """Another name."""
    here = find_production(work.connection, command.production)
    draft = PlanDraft(work, here.prj)
    nest, name = find_nest(work.view(here.prj), command.nest), _checked_name(command.name)
    draft.set_nest(nest.id, name=name)
    draft.decide(f"Rename {nest.name} to {name}")
    return {"nest": nest.id, "production": here.prj, "name": name}


def show_nest(work: UnitOfWork, command: ShowNest) -> dict[str, Any]:
    """Show it as one bar, or as its stages; an open one needs those around it to be open as well."""
    here = find_production(work.connection, command.production)
    office = work.view(here.prj)
    nest, nests = find_nest(office, command.nest), office.table("nest")
    change = [nest.id] if command.is_closed else list(way_out(nests, nest.id))
    for one in change:
        if nests[one].is_closed != command.is_closed:
            work.decide(here.prj, {"k": "nest.set", "id": one, "is_closed": command.is_closed})
    return {"nest": nest.id, "production": here.prj, "is_closed": command.is_closed}


def flatten_nest(work: UnitOfWork, command: FlattenNest) -> dict[str, Any]:
    """Take a nest away: its stages, and the nests in it, lie where it lay."""
    here = find_production(work.connection, command.production)
    draft = PlanDraft(work, here.prj)
    nest = find_nest(work.view(here.prj), command.nest)
    inside = [stage.id for stage in stages_within(draft.nests, draft.stages.values(), nest.id)]
    for stage in list(draft.stages.values()):
        if stage.nest == nest.id:
            draft.put_in_nest(stage.id, nest.outer)
    for one in list(draft.nests.values()):
        if one.outer == nest.id:
            draft.set_nest(one.id, outer=nest.outer)
    draft.remove_nest(nest.id)
    draft.decide(f"Flatten {nest.name}")
    return {"nest": nest.id, "stages": inside, "production": here.prj}


def find_nest(office: RoomState, text: str) -> Nest:
    """A nested chain by id, prefix of an id, or name. Raises NotFoundError."""
    known: list[Nest] = list(office.table("nest").values())
    found = [nest for nest in known if text == nest.id or text.casefold() == nest.name.casefold()]
    found = found or [nest for nest in known if len(text) >= 4 and nest.id.startswith(text)]
    if len(found) != 1:
        names = ", ".join(sorted(nest.name for nest in known)) or "none yet"
        raise NotFoundError(
            f"There is no single nested chain “{text}”.", subject=text, what_to_do=f"The nested chains are: {names}."
        )
    return found[0]


def _checked_name(name: str) -> str:
    text = name.strip()
    if not 0 < len(text) <= _MOST_LETTERS:
        raise BadInputError(
            f"A name of {len(text)} letters is not possible.",
            subject="name",
            what_to_do=f"Give it 1 to {_MOST_LETTERS} letters.",
        )
    return text
