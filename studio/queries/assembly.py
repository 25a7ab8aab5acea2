"""What Assemble shows: the approved takes that would be mixed, what is missing, and what has been made.

Picks and places; the order of lanes is ``domain/assembly``'s, rendering is the application's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.domain.assembly import (
    ApprovedTake,
    Doubling,
    Lane,
    TakeFile,
    heard_twice,
    manifest_of,
    missing_from_mix,
    mix_inputs,
)
from studio.events.fold_office import muted_outputs
from studio.queries.files import PlacedFile
from studio.queries.ports import ProductionFiles
from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow, LaneRow
from studio.queries.standing import ProductionFacts, production_facts
from studio.store.database import Connection
from studio.store.deliverables import Deliverable, deliverables
from studio.store.home import Home
from studio.store.productions import production_folder
from studio.store.subjects import find_production

OUT_FOLDER = "deliverables"
MIX = "mix"
_MADE_LIMIT = 20


@dataclass(frozen=True, slots=True)
class PlacedTake:
    """An approved take and where its files lie; a file that is not on this machine has an empty path."""

    take: ApprovedTake
    paths: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane of the mix and where its file lies ("" while it is not on this machine)."""

    lane: Lane
    path: str


def approved_takes(home: Home, connection: Connection, prj: str, now_ms: int) -> list[ApprovedTake]:
    """The approved takes of a production whose files are known here, in lane order. Raises NotFoundError."""
    return [placed.take for placed in placed_takes(home, connection, prj, now_ms)]


def placed_takes(home: Home, connection: Connection, prj: str, now_ms: int) -> list[PlacedTake]:
    """The same with the place of every file, by output and name. Raises NotFoundError."""
    return _placed_takes(_files(home, connection, prj, now_ms))


def placed_lanes(home: Home, connection: Connection, prj: str, now_ms: int) -> tuple[PlacedLane, ...]:
    """The lanes of the first mix with the place of each file. Raises NotFoundError."""
    files = _files(home, connection, prj, now_ms)
    return _placed_lanes(files, _placed_takes(files))


def assemble_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> AssembleRows:
    """Lanes in order, titles of the stages that are still missing, results with the newest first.

    Raises NotFoundError.
    """
    files = _files(home, connection, prj, now_ms)
    facts, takes = files.facts, _placed_takes(files)
    lanes = _placed_lanes(files, takes)
    missing = missing_from_mix(facts.stages.values(), [placed.take for placed in takes])
    return AssembleRows(
        production=files.here.prj,
        lanes=tuple(_lane_row(placed) for placed in lanes),
        missing=tuple(facts.stages[stage_id].title for stage_id in missing),
        made=_made(connection, facts, tuple(placed.lane for placed in lanes)),
        out_dir=str(production_folder(home, connection, files.here.prj) / OUT_FOLDER),
        heard_twice=_heard_twice(facts, [placed.lane for placed in lanes]),
    )


def twice_in_mix(home: Home, connection: Connection, prj: str, now_ms: int) -> tuple[HeardTwiceRow, ...]:
    """Pairs of stages that would both be heard though one was made from the other. Raises NotFoundError."""
    files = _files(home, connection, prj, now_ms)
    lanes = _placed_lanes(files, _placed_takes(files))
    return _heard_twice(files.facts, [placed.lane for placed in lanes])


def _heard_twice(facts: ProductionFacts, lanes: list[Lane]) -> tuple[HeardTwiceRow, ...]:
    found = heard_twice(lanes, facts.office.table("link").values(), facts.stages)
    return tuple(_twice_row(facts, doubling) for doubling in found)


def _twice_row(facts: ProductionFacts, doubling: Doubling) -> HeardTwiceRow:
    """Stages are called by title; two outputs of one stage by their own names."""
    first, second = facts.stages[doubling.first], facts.stages[doubling.second]
    is_one = first.id == second.id
    return HeardTwiceRow(
        first_id=first.id,
        first_output=doubling.first_output,
        first=doubling.first_output if is_one else first.title,
        second_id=second.id,
        second_output=doubling.second_output,
        second=doubling.second_output if is_one else second.title,
    )


def _files(home: Home, connection: Connection, prj: str, now_ms: int) -> ProductionFiles:
    here = find_production(connection, prj)
    return ProductionFiles(home, connection, here, production_facts(home, connection, here, now_ms))


def _placed_takes(files: ProductionFiles) -> list[PlacedTake]:
    found = []
    for stage_id in files.facts.stages:
        placed = files.approved_files(stage_id)
        if placed:
            found.append(_placed_take(files, stage_id, placed))
    return found


def _placed_take(files: ProductionFiles, stage_id: str, placed: tuple[PlacedFile, ...]) -> PlacedTake:
    standing = files.facts.standings[stage_id]
    take, bound = standing.approved, standing.bound
    approved = ApprovedTake(
        stage=stage_id,
        take=take.number if take is not None else 0,
        files=tuple(TakeFile(file.port, file.name, file.entry.sha256, file.entry.size) for file in placed),
        person=standing.person,
        person_id=bound.hand_off.person if bound is not None else files.facts.owner_person,
        manifest_hash=take.manifest_hash if take is not None else "",
        licence=bound.terms.rights if bound is not None else "",
    )
    return PlacedTake(approved, {(file.port, file.name): file.path for file in placed})


def _placed_lanes(files: ProductionFiles, takes: list[PlacedTake]) -> tuple[PlacedLane, ...]:
    facts = files.facts
    approved = [placed.take for placed in takes]
    muted = muted_outputs(facts.office, MIX)
    lanes = mix_inputs(facts.office.table("track").values(), facts.stages.values(), approved, muted)
    paths = {(placed.take.stage, *key): path for placed in takes for key, path in placed.paths.items()}
    return tuple(PlacedLane(lane, paths.get((lane.stage, lane.file.output, lane.file.name), "")) for lane in lanes)


def _lane_row(placed: PlacedLane) -> LaneRow:
    lane = placed.lane
    return LaneRow(
        id=f"{lane.stage}/{lane.file.output}/{lane.file.name}",
        track=lane.track,
        stage=lane.stage_title,
        name=lane.file.name,
        person=lane.person,
        take=lane.take,
        path=placed.path,
        stage_id=lane.stage,
        output=lane.file.output,
        is_muted=lane.is_muted,
    )


def _made(connection: Connection, facts: ProductionFacts, lanes: tuple[Lane, ...]) -> tuple[DeliverableRow, ...]:
    made = deliverables(connection, facts.production.id)[:_MADE_LIMIT]
    return tuple(_deliverable_row(one, facts, lanes) for one in made)


def _deliverable_row(made: Deliverable, facts: ProductionFacts, lanes: tuple[Lane, ...]) -> DeliverableRow:
    output = _output_in(made.body, made.path)
    fingerprint = manifest_of(facts.production, lanes, recipe=made.recipe).fingerprint
    return DeliverableRow(
        recipe=made.recipe,
        path=made.path,
        made_ms=made.made_ms,
        frames=int(_number(output.get("frames")) or 0),
        sample_rate_hz=int(_number(output.get("sample_rate_hz")) or facts.production.house.sample_rate_hz),
        integrated_lufs=_number(output.get("integrated_lufs")),
        true_peak_dbtp=_number(output.get("true_peak_dbtp")),
        is_current=made.inputs_hash == fingerprint,
        is_there=Path(made.path).exists(),
    )


def _output_in(body: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """What is known of one file: the body is the output itself, or the document of ``assemble`` with all of them."""
    outputs = body.get("outputs")
    if not isinstance(outputs, list):
        return body
    known = [output for output in outputs if isinstance(output, dict)]
    mine = [output for output in known if output.get("path") == path]
    return (mine or known or [{}])[0]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
