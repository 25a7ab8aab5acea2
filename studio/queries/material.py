"""What there is to make deliverables of: the lanes of each balance, all approved files, and who is named."""

from __future__ import annotations

from collections.abc import Sequence

from studio.domain.assembly import ApprovedTake
from studio.domain.production import Production, Stage
from studio.domain.recipe import Recipe, RecipeKind
from studio.domain.render_material import Asset, Credit, Material
from studio.events.state import RoomState
from studio.queries.assembly import PlacedLane, PlacedTake, placed_lanes, placed_takes
from studio.queries.material_beside import given_assets, made_assets
from studio.queries.session_notes import session_markers
from studio.store.database import Connection
from studio.store.home import Home, folder_name


def material_of(
    home: Home,
    connection: Connection,
    production: Production,
    office: RoomState,
    chain: Sequence[Recipe],
    now_ms: int,
) -> Material:
    """The material of a production for a chain of recipes. Raises NotFoundError."""
    balances = {
        name: placed_lanes(home, connection, production.id, now_ms, name)
        for name in dict.fromkeys(recipe.balance for recipe in chain)
    }
    lanes = tuple(each for placed in balances.values() for each in placed)
    takes = placed_takes(home, connection, production.id, now_ms)
    stages = office.table("stage")
    is_session = bool(chain) and chain[-1].kind is RecipeKind.SESSION
    return Material(
        title=production.title,
        name=folder_name(production.title),
        house=production.house,
        balances={name: tuple(each.lane for each in placed) for name, placed in balances.items()},
        local=_local(lanes, takes),
        assets=tuple(asset for placed in takes for asset in _assets(placed, stages[placed.take.stage])),
        credits=_credits([placed.take for placed in takes], stages),
        given=given_assets(home, connection, production.id, now_ms),
        made=made_assets(connection, production.id) if chain and chain[-1].kind is RecipeKind.BUNDLE else {},
        markers=session_markers(home, connection, office, [each.lane for each in lanes], now_ms) if is_session else (),
    )


def _local(lanes: tuple[PlacedLane, ...], takes: list[PlacedTake]) -> dict[str, str]:
    local = {each.lane.file.sha256: each.path for each in lanes if each.path}
    for placed in takes:
        for file in placed.take.files:
            path = placed.paths.get((file.output, file.name), "")
            if path:
                local.setdefault(file.sha256, path)
    return local


def _assets(placed: PlacedTake, stage: Stage) -> list[Asset]:
    types = {port.name: port.type for port in stage.outputs}
    take = placed.take
    return [
        Asset(
            stage=take.stage,
            stage_title=stage.title,
            output=file.output,
            type=types.get(file.output, "any"),
            file=file,
            path=placed.paths.get((file.output, file.name), ""),
            take=take.take,
            person=take.person,
            person_id=take.person_id,
            manifest_hash=take.manifest_hash,
            licence=take.licence,
            terms_hash=take.terms_hash,
        )
        for file in take.files
    ]


def _credits(takes: list[ApprovedTake], stages: dict[str, Stage]) -> tuple[Credit, ...]:
    """Who made the approved takes, each with the roles of their stages, in the order of the plan."""
    named: dict[tuple[str, str], dict[str, None]] = {}
    for take in takes:
        if take.person:
            stage = stages[take.stage]
            named.setdefault((take.person_id, take.person), {})[stage.role or stage.title] = None
    return tuple(Credit(name, tuple(roles)) for (_, name), roles in named.items())
