"""What Assemble shows: the approved takes that would be mixed, what is missing, and what has been made.

Picks and places; the order of lanes is ``domain/assembly``'s, rendering is the application's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.domain.assembly import (
    ApprovedTake,
    Doubling,
    Lane,
    TakeFile,
    fingerprint_of,
    heard_twice,
    missing_from_mix,
    mix_inputs,
    silent_outputs,
)
from studio.domain.errors import BadInputError
from studio.domain.hand_off import Take
from studio.domain.markers import Marker
from studio.domain.ports import fits
from studio.domain.production import Stage
from studio.domain.recipe import BUILT_IN, DEFAULTS, MIX, Recipe, RecipeKind, sources_of
from studio.events.fold_recipes import lane_settings, muted_outputs, recipes_in
from studio.queries.assembly_blocks import assembly_blocks, recipe_stages
from studio.queries.assembly_rows import DRAFT_MARK, NO_PICTURE, MadeFile
from studio.queries.files import PlacedFile
from studio.queries.ports import ProductionFiles
from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow, LaneRow, RecipeRow
from studio.queries.session_notes import session_markers
from studio.queries.standing import ProductionFacts, production_facts
from studio.store.database import Connection
from studio.store.deliverables import Deliverable, deliverables
from studio.store.home import Home
from studio.store.productions import production_folder
from studio.store.subjects import find_production

OUT_FOLDER = "deliverables"
_MADE_LIMIT = 20
_TAKE_OTHER_FILES = frozenset(
    {RecipeKind.RELEASE, RecipeKind.EDIT, RecipeKind.VIDEO, RecipeKind.PODCAST, RecipeKind.BUNDLE}
)
"""What also takes in files that are no lanes: a picture, a cover, chapters."""
_WITHOUT_SOUND = frozenset({RecipeKind.EDIT, RecipeKind.BUNDLE})
_ON_FINISHED_SOUND = frozenset({RecipeKind.VIDEO, RecipeKind.PODCAST})
"""What takes an approved or attached master or mix in place of the stems (``domain/plan_media``)."""
_PICTURES = {RecipeKind.EDIT: frozenset({"video", "data.timeline"}), RecipeKind.VIDEO: frozenset({"video"})}
"""Of which families of types something has to be approved."""


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
    return _latest(_placed_takes(_files(home, connection, prj, now_ms)))


def placed_lanes(
    home: Home, connection: Connection, prj: str, now_ms: int, balance: str = MIX
) -> tuple[PlacedLane, ...]:
    """The lanes of a balance, as they are set there, with the place of each file. Raises NotFoundError."""
    files = _files(home, connection, prj, now_ms)
    return _placed_lanes(files, _placed_takes(files), balance)


def assemble_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> AssembleRows:
    """Lanes of the mix in order, titles of the stages that are still missing, every recipe, results with the newest
    first. Raises NotFoundError.
    """
    files = _files(home, connection, prj, now_ms)
    facts, takes = files.facts, _placed_takes(files)
    lanes = _placed_lanes(files, takes)
    missing = missing_from_mix(facts.stages.values(), [placed.take for placed in takes])
    numbers: dict[str, tuple[int, ...]] = {}
    for placed in takes:
        numbers[placed.take.stage] = (*numbers.get(placed.take.stage, ()), placed.take.take)
    made = _made(connection, files, takes)
    return AssembleRows(
        production=files.here.prj,
        lanes=tuple(_lane_row(placed, numbers[placed.lane.stage]) for placed in lanes),
        missing=tuple(facts.stages[stage_id].title for stage_id in missing),
        made=made,
        out_dir=str(production_folder(home, connection, files.here.prj) / OUT_FOLDER),
        heard_twice=_heard_twice(facts, [placed.lane for placed in lanes]),
        recipes=recipe_rows(files.facts, takes, made),
        warnings=take_warnings(placed.lane for placed in lanes),
        sample_rate_hz=facts.production.house.sample_rate_hz,
        markers=facts.production.markers,
    )


def take_warnings(lanes: Iterable[Lane]) -> tuple[str, ...]:
    """A sentence for each stage of which another take is heard than was chosen."""
    told = {
        f"Take {lane.wanted_take} of “{lane.stage_title}” was chosen and is not an approved one that is known here; "
        f"take {lane.take} is heard instead.": None
        for lane in lanes
        if lane.wanted_take
    }
    return tuple(told)


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
    """Every approved take that can be heard: the approved one of each stage, of own stages also the earlier ones."""
    found = []
    for stage_id in files.facts.stages:
        standing = files.facts.standings.get(stage_id)
        approved = standing.approved if standing is not None else None
        if standing is None or approved is None:
            continue
        takes = [approved]
        if standing.is_own:
            own = files.facts.office.table("take").values()
            takes = sorted((take for take in own if take.stage == stage_id), key=lambda take: take.number)
        for take in takes:
            placed = files.files_of_take(stage_id, take)
            if placed:
                found.append(_placed_take(files, stage_id, take, placed))
    return found


def _latest(takes: Iterable[PlacedTake]) -> list[PlacedTake]:
    """Of each stage the latest take."""
    return list({placed.take.stage: placed for placed in takes}.values())


def _placed_take(files: ProductionFiles, stage_id: str, take: Take, placed: tuple[PlacedFile, ...]) -> PlacedTake:
    standing = files.facts.standings[stage_id]
    bound = standing.bound
    approved = ApprovedTake(
        stage=stage_id,
        take=take.number,
        files=tuple(TakeFile(file.port, file.name, file.entry.sha256, file.entry.size) for file in placed),
        person=standing.person,
        person_id=bound.hand_off.person if bound is not None else files.facts.owner_person,
        manifest_hash=take.manifest_hash,
        licence=bound.rights if bound is not None else "",
        terms_hash=bound.hand_off.terms_hash if bound is not None else "",
    )
    return PlacedTake(approved, {(file.port, file.name): file.path for file in placed})


def _placed_lanes(files: ProductionFiles, takes: list[PlacedTake], balance: str = MIX) -> tuple[PlacedLane, ...]:
    office, stages = files.facts.office, files.facts.stages
    lanes = mix_inputs(
        office.table("track").values(),
        stages.values(),
        [placed.take for placed in takes],
        muted_outputs(office, balance),
        settings=lane_settings(office, balance),
    )
    paths = {
        (placed.take.stage, placed.take.take, *key): path for placed in takes for key, path in placed.paths.items()
    }
    return tuple(
        PlacedLane(lane, paths.get((lane.stage, lane.take, lane.file.output, lane.file.name), "")) for lane in lanes
    )


def _lane_row(placed: PlacedLane, takes: tuple[int, ...]) -> LaneRow:
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
        file=lane.key[2],
        gain_mdb=lane.gain_mdb,
        pan_milli=lane.pan_milli,
        fade_in_ms=lane.fade_in_ms,
        fade_out_ms=lane.fade_out_ms,
        start_frame=lane.start_frame,
        group=lane.group,
        is_soloed=lane.is_soloed,
        chosen_take=lane.chosen_take,
        takes=takes,
        missed_take=lane.wanted_take,
        role=lane.role,
    )


def recipe_rows(
    facts: ProductionFacts, takes: Sequence[PlacedTake], made: Sequence[DeliverableRow]
) -> tuple[RecipeRow, ...]:
    """Every recipe with its state: what is missing for it, or whether its newest result is still what it makes."""
    book = recipes_in(facts.office)
    approved = [placed.take for placed in takes]
    balances = {recipe.balance: lane_settings(facts.office, recipe.balance) for recipe in book.values()}
    families = {_family(facts.stages[take.stage], file.output) for take in approved for file in take.files}
    has_sound = _has_finished_sound(facts, approved)
    rows = []
    for recipe in book.values():
        muted = muted_outputs(facts.office, recipe.balance)
        lanes = mix_inputs(
            facts.office.table("track").values(),
            facts.stages.values(),
            approved,
            muted,
            settings=balances[recipe.balance],
            rule=recipe.rule,
        )
        heard = sum(not lane.is_muted for lane in lanes)
        is_sounding = bool(heard) or (has_sound and recipe.kind in _ON_FINISHED_SOUND)
        missing = _missing(recipe, families, is_sounding=is_sounding)
        newest = next((one for one in made if one.recipe == recipe.name), None)
        used = recipe_stages(facts, recipe, silent_outputs(lanes, muted))
        rows.append(replace(_recipe_row(recipe, heard, missing, newest), blocks=assembly_blocks(facts, used)))
    return tuple(rows)


def _family(stage: Stage, output: str) -> str:
    """The family of an output's type, or the whole type where what it has to be says more."""
    port = stage.output_named(output)
    if port is None:
        return ""
    return port.type if port.type == "data.timeline" else port.type.partition(".")[0]


def _has_finished_sound(facts: ProductionFacts, approved: Iterable[ApprovedTake]) -> bool:
    """Whether a master or a mix is approved, or was attached to an input."""
    ports = [facts.stages[take.stage].output_named(file.output) for take in approved for file in take.files]
    given = facts.office.table("given")
    ports += [port for stage in facts.stages.values() for port in stage.inputs if f"{stage.id}/{port.name}" in given]
    return any(port is not None and fits(port.type, sound) for port in ports for sound in ("audio.master", "audio.mix"))


def _missing(recipe: Recipe, families: Collection[str], *, is_sounding: bool) -> tuple[str, ...]:
    """What a recipe has to have and has not, in words."""
    silent = () if is_sounding or recipe.kind in _WITHOUT_SOUND else (_why_silent(recipe),)
    wanted = _PICTURES.get(recipe.kind, frozenset())
    return silent if not wanted or not wanted.isdisjoint(families) else (*silent, NO_PICTURE)


def _recipe_row(recipe: Recipe, heard: int, missing: tuple[str, ...], made: DeliverableRow | None) -> RecipeRow:
    built_in = {one.name: one for one in BUILT_IN}
    state = "missing" if missing else "ready"
    if made is not None and made.is_there:
        state = ("draft" if made.is_draft else "current") if made.is_current else "stale"
    return RecipeRow(
        name=recipe.name,
        kind=str(recipe.kind),
        title=recipe.title,
        source=recipe.source,
        balance=recipe.balance,
        only=recipe.rule.only,
        without=recipe.rule.without,
        settings={name: recipe.setting(name) for name in DEFAULTS[recipe.kind]},
        is_own=recipe.name not in built_in,
        is_changed=recipe.name in built_in and recipe != built_in[recipe.name],
        state=state,
        missing=missing,
        lanes=heard,
        made_ms=made.made_ms if made is not None else 0,
        path=made.path if made is not None else "",
    )


def _why_silent(recipe: Recipe) -> str:
    if recipe.rule.only or recipe.rule.without:
        return "no approved stem that it hears"
    return "no approved stem"


def recipe_fingerprint(home: Home, connection: Connection, prj: str, now_ms: int, chain: Sequence[Recipe]) -> str:
    """What a chain of recipes would be made of now (``assembly.fingerprint_of``). Raises NotFoundError."""
    files = _files(home, connection, prj, now_ms)
    return _fingerprint(files, _placed_takes(files), chain)


def _fingerprint(files: ProductionFiles, takes: list[PlacedTake], chain: Sequence[Recipe]) -> str:
    names = dict.fromkeys(recipe.balance for recipe in chain)
    balances = {name: [placed.lane for placed in _placed_lanes(files, takes, name)] for name in names}
    beside: set[str] = set()
    if chain[-1].kind in _TAKE_OTHER_FILES:
        heard = {lane.file.sha256 for lanes in balances.values() for lane in lanes}
        beside = {file.sha256 for placed in _latest(takes) for file in placed.take.files} - heard
    markers: tuple[Marker, ...] = ()
    if chain[-1].kind is RecipeKind.SESSION:
        heard_there = [lane for lanes in balances.values() for lane in lanes]
        markers = session_markers(files.home, files.connection, files.facts.office, heard_there, files.facts.from_ms)
    return fingerprint_of(files.facts.production, chain, balances, beside, markers)


def _made(connection: Connection, files: ProductionFiles, takes: list[PlacedTake]) -> tuple[DeliverableRow, ...]:
    made = deliverables(connection, files.facts.production.id)[:_MADE_LIMIT]
    book = recipes_in(files.facts.office)
    now: dict[str, str] = {}
    for name in dict.fromkeys(one.recipe for one in made if one.recipe in book):
        with suppress(BadInputError):  # a chain that goes round in a circle makes nothing
            now[name] = _fingerprint(files, takes, sources_of(book, name))
    return tuple(_deliverable_row(one, files.facts, now.get(one.recipe, "")) for one in made)


def _deliverable_row(made: Deliverable, facts: ProductionFacts, fingerprint: str) -> DeliverableRow:
    output, nulls = _output_in(made.body, made.path), _checks(made.body, "null")
    return DeliverableRow(
        recipe=made.recipe,
        path=made.path,
        made_ms=made.made_ms,
        frames=int(_number(output.get("frames")) or 0),
        sample_rate_hz=int(_number(output.get("sample_rate_hz")) or facts.production.house.sample_rate_hz),
        integrated_lufs=_number(output.get("integrated_lufs")),
        true_peak_dbtp=_number(output.get("true_peak_dbtp")),
        is_current=made.inputs_hash.removeprefix(DRAFT_MARK) == fingerprint,
        is_there=Path(made.path).exists(),
        files=_made_files(made.body),
        warnings=tuple(str(words) for words in made.body.get("warnings") or ()),
        null_peak_dbfs=next((_number(check.get("residual_dbfs")) for check in nulls), None),
        has_null_test=bool(nulls),
        manifest=str(made.body.get("manifest") or ""),
        is_draft=made.inputs_hash.startswith(DRAFT_MARK),
    )


def _checks(body: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    checks = body.get("checks")
    return (
        [one for one in checks if isinstance(one, dict) and one.get("kind") == kind] if isinstance(checks, list) else []
    )


def _made_files(body: Mapping[str, Any]) -> tuple[MadeFile, ...]:
    outputs = body.get("outputs")
    known = [one for one in outputs if isinstance(one, dict)] if isinstance(outputs, list) else []
    return tuple(
        MadeFile(
            str(one.get("name") or Path(str(one.get("path", ""))).name),
            str(one.get("path", "")),
            int(_number(one.get("size_bytes")) or 0),
            _number(one.get("integrated_lufs")),
            _number(one.get("true_peak_dbtp")),
        )
        for one in known
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
