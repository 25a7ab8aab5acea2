"""Where a deliverable can go from here: the inputs of the plan, and the storages whose keys this home has."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.stage_states import StageState
from studio.queries.standing import production_facts
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions
from studio.store.subjects import find_production


@dataclass(frozen=True, slots=True)
class InputPlace:
    """An input of a stage. ``target`` is what ``PushDeliverable.to_input`` takes; ``is_fed``: something is there already."""

    target: str
    stage: str
    input: str
    type: str
    person: str
    state: StageState
    several: bool
    is_fed: bool


@dataclass(frozen=True, slots=True)
class HandOnRows:
    """``buckets`` are addresses (s3://...) whose keys are here; ``has_links``: the production's own storage can give links."""

    production: str
    title: str
    inputs: tuple[InputPlace, ...]
    buckets: tuple[str, ...]
    has_links: bool


def hand_on_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> HandOnRows:
    """The places of a production of one's own, inputs in the order of the plan. Raises NotFoundError."""
    here = find_production(connection, prj)
    facts = production_facts(home, connection, here, now_ms)
    linked = {(link.target, link.input) for link in facts.office.table("link").values()}
    given = facts.office.table("given")
    inputs = tuple(
        InputPlace(
            target=f"{stage.id}:{port.name}",
            stage=stage.title,
            input=port.name,
            type=port.type,
            person=facts.standings[stage.id].person,
            state=facts.standings[stage.id].state,
            several=port.several,
            is_fed=(stage.id, port.name) in linked or f"{stage.id}/{port.name}" in given,
        )
        for stage in facts.stages.values()
        for port in stage.inputs
        if stage.id in facts.standings
    )
    known = [*home.secrets().logins, *(one.depot_url for one in productions(connection) if one.is_owner)]
    buckets = tuple(sorted({url.rstrip("/") for url in known if url.startswith("s3://")}))
    return HandOnRows(here.prj, here.title, inputs, buckets, here.depot_url.startswith("s3://"))
