"""Inputs and outputs of a stage as rows: what they must be, where files come from, what is there.

For the owner over the whole production, for the collaborator from their own room alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.domain.hand_off import Take
from studio.domain.production import HouseFormat, Link, Port, Stage
from studio.domain.terms import Terms
from studio.events.catalog import house_from_log
from studio.events.state import RoomState
from studio.queries.files import PlacedFile, given_files, take_files
from studio.queries.room_facts import RoomFacts
from studio.queries.rows import PortRow, TakeRow
from studio.queries.standing import ProductionFacts
from studio.queries.wording import listed, spec_sentence
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import ProductionHere, stage_folder, takes_folder


@dataclass(frozen=True, slots=True)
class ProductionFiles:
    """Where the files of one's own production lie on this machine."""

    home: Home
    connection: Connection
    here: ProductionHere
    facts: ProductionFacts

    def folder_of(self, stage_id: str) -> Path:
        """A stage's folder."""
        stage = self.facts.stages[stage_id]
        track = self.facts.office.table("track").get(stage.track)
        name = track.name if track is not None else ""
        return stage_folder(self.home, self.connection, self.here.prj, stage_id, name, stage.title)

    def approved_files(self, stage_id: str) -> tuple[PlacedFile, ...]:
        """The files of a stage's approved take; empty when there is none or its manifest is not here."""
        standing = self.facts.standings.get(stage_id)
        take = standing.approved if standing is not None else None
        if standing is None or take is None:
            return ()
        return self.files_of_take(stage_id, take)

    def files_of_take(self, stage_id: str, take: Take) -> tuple[PlacedFile, ...]:
        """The files of a take of a stage as it stands: an own one, or one of whoever has the stage."""
        standing = self.facts.standings[stage_id]
        room = self.here.prj if standing.is_own else standing.room
        hand_off = standing.facts.hand_off if standing.facts is not None and not standing.is_own else None
        return take_files(self.connection, room, take, takes_folder(self.folder_of(stage_id), hand_off, is_owner=True))

    def links_into(self, stage_id: str, input_name: str) -> list[Link]:
        """The links that feed an input."""
        links: Iterable[Link] = self.facts.office.table("link").values()
        return [link for link in links if link.target == stage_id and link.input == input_name]


def house_of(terms: Terms) -> HouseFormat | None:
    """The house format that the terms name."""
    try:
        return house_from_log(terms.house)
    except (TypeError, ValueError, KeyError, IndexError):
        return None


# --- the owner's side ------------------------------------------------------------------------------------------


def owner_inputs(files: ProductionFiles, stage: Stage) -> tuple[PortRow, ...]:
    """The inputs of a stage: by the signed terms where there are any."""
    standing = files.facts.standings[stage.id]
    bound = standing.bound
    ports = bound.terms.inputs if bound is not None else stage.inputs
    house = house_of(bound.terms) if bound is not None else files.facts.production.house
    return tuple(_owner_input(files, stage, port, house) for port in ports)


def _owner_input(files: ProductionFiles, stage: Stage, port: Port, house: HouseFormat | None) -> PortRow:
    standing = files.facts.standings[stage.id]
    bound = standing.bound
    links = files.links_into(stage.id, port.name)
    attached = files.facts.office.table("given").get(f"{stage.id}/{port.name}")
    sources = [
        placed
        for link in links
        for placed in files.approved_files(link.source)
        if not link.output or placed.port == link.output
    ]
    found: tuple[PlacedFile, ...] = tuple(sources)
    is_there = bool(sources)
    folder = files.folder_of(stage.id)
    if attached is not None:
        found, is_there = given_files(files.connection, files.here.prj, attached, folder), True
    if bound is not None:
        given = bound.given.get(port.name)
        is_there = given is not None
        if given is not None:
            found = given_files(files.connection, standing.room, given, folder, found)
    titles = [files.facts.stages[link.source].title for link in links if link.source in files.facts.stages]
    return PortRow(
        name=port.name,
        type=port.type,
        several=port.several,
        spec_sentence=spec_sentence(port, house),
        other="" if attached is not None else listed(list(dict.fromkeys(titles))),
        is_there=is_there,
        files=tuple(placed.row() for placed in found),
    )


def unfed_inputs(files: ProductionFiles, stage: Stage) -> tuple[str, ...]:
    """The inputs that neither a link nor an attached file provides."""
    attached = files.facts.office.table("given")
    return tuple(
        port.name
        for port in stage.inputs
        if f"{stage.id}/{port.name}" not in attached and not files.links_into(stage.id, port.name)
    )


def owner_outputs(files: ProductionFiles, stage: Stage, takes: tuple[TakeRow, ...]) -> tuple[PortRow, ...]:
    """The outputs of a stage, each with the stages it feeds and the files of the latest take."""
    bound = files.facts.standings[stage.id].bound
    ports = bound.terms.outputs if bound is not None else stage.outputs
    house = house_of(bound.terms) if bound is not None else files.facts.production.house
    targets: dict[str, list[str]] = {}
    for link in files.facts.office.table("link").values():
        if link.source == stage.id and link.target in files.facts.stages:
            targets.setdefault(link.output, []).append(files.facts.stages[link.target].title)
    return tuple(
        output_row(port, house, takes, listed(list(dict.fromkeys(targets.get(port.name, []))))) for port in ports
    )


def output_row(port: Port, house: HouseFormat | None, takes: tuple[TakeRow, ...], other: str = "") -> PortRow:
    """One output with the files of the latest take."""
    files = tuple(file for output, file in takes[-1].files if output == port.name) if takes else ()
    return PortRow(port.name, port.type, port.several, spec_sentence(port, house), other, bool(files), files)


# --- the collaborator's side -----------------------------------------------------------------------------------


def held_inputs(
    connection: Connection, state: RoomState, facts: RoomFacts, stage_folder_path: Path
) -> tuple[PortRow, ...]:
    """What a collaborator gets: an input is there when all of its files lie on this machine."""
    house = house_of(facts.terms)
    rows = []
    for port in facts.terms.inputs:
        given = facts.given.get(port.name)
        files = given_files(connection, state.room, given, stage_folder_path) if given is not None else ()
        rows.append(
            PortRow(
                name=port.name,
                type=port.type,
                several=port.several,
                spec_sentence=spec_sentence(port, house),
                is_there=bool(files) and all(file.path for file in files),
                files=tuple(file.row() for file in files),
            )
        )
    return tuple(rows)
