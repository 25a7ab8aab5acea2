"""Edit the plan one thing at a time: move and change a stage, add and remove tracks, stages and links.

Each is one step of undo. What changes several stages at once is in ``plan_groups``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studio.actions.plan_commands import AddStage, AddTrack, LinkStages, MoveStage, RemoveTrack, SetStage, SetTrack
from studio.actions.plan_fields import field_value
from studio.actions.plan_undo import edit, stage_state
from studio.domain.calendar import day_min, work_between
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import new_id, slug
from studio.domain.plan_rules import BOUND_BY_TERMS, way_out, why_it_stands
from studio.domain.ports import refuse_link
from studio.domain.production import Link, LinkKind, Port, Stage, WorkCalendar
from studio.events.catalog import Event, link_to_log, stage_changes_to_log, stage_to_log
from studio.events.state import RoomState
from studio.store.subjects import StageHere, find_production, find_stage
from studio.store.unit_of_work import UnitOfWork


def move_stage(work: UnitOfWork, command: MoveStage) -> dict[str, Any]:
    """Start a stage no earlier than an instant. Raises RefusedError for one that has begun or is done."""
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    at_ms = field_value("not_before_ms", max(command.not_before_ms, 0), found.stage.slug)
    production = found.office.production
    calendar = production.calendar if production is not None else WorkCalendar()
    was_ms = command.was_ms or found.stage.not_before_ms
    label = f"Move {found.stage.title}{spoken_shift(was_ms, at_ms, calendar)}"
    return change_stage(work, found, {"not_before_ms": at_ms}, label)


def spoken_shift(was_ms: int, at_ms: int, calendar: WorkCalendar) -> str:
    """By how much a start is moved, after a stage's name: “ by 2 days”, “ back by 3 hours”; empty where not known."""
    if not was_ms or not at_ms:
        return "" if at_ms else " to as early as it can"
    minutes = work_between(was_ms, at_ms, calendar)
    days, hours = round(abs(minutes) / day_min(calendar)), round(abs(minutes) / 60)
    count, unit = (days, "day") if abs(minutes) >= day_min(calendar) else (hours, "hour")
    back = " back" if minutes < 0 else ""
    return f"{back} by {count} {unit}{'' if count == 1 else 's'}" if count else ""


def set_stage(work: UnitOfWork, command: SetStage) -> dict[str, Any]:
    """Change fields of a stage. Terms that somebody has signed or is reading do not change with it.

    Raises BadInputError for unknown fields or values, RefusedError for what an open hand-off has fixed.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    changes = {name: field_value(name, value, found.stage.slug) for name, value in command.changes.items()}
    if "track" in changes:
        changes["track"] = find_track(found.office, str(changes["track"]))
    changes = _with_beginning(work, found.stage, changes)
    _refuse_paid_point(found.stage, changes)
    title = found.stage.title
    label = f"Change {title}"
    if changes.keys() == {"title"}:
        label = f"Rename {title} to {changes['title']}"
    elif changes.keys() == {"track"}:
        label = f"Move {title} to {found.office.table('track')[str(changes['track'])].name}"
    return change_stage(work, found, changes, label)


def refuse_change(work: UnitOfWork, office: RoomState, stage: Stage, fields: Iterable[str]) -> None:
    """Raise RefusedError where a hand-off or what has happened has fixed these fields of a stage."""
    state, is_handed = stage_state(work, office, stage.id)
    reason = why_it_stands(stage.title, state, fields, is_handed=is_handed)
    if reason:
        code = "terms_fixed" if is_handed and BOUND_BY_TERMS & set(fields) else "dates_fixed"
        raise RefusedError(reason, subject=stage.slug, what_to_do=way_out(state, is_handed=is_handed), code=code)


def _with_beginning(work: UnitOfWork, stage: Stage, changes: dict[str, Any]) -> dict[str, Any]:
    """Progress has been made by now, and what has progressed has begun."""
    if not changes.get("progress_pct"):
        return changes
    begun_ms = changes.get("started_ms", stage.started_ms) or work.now_ms
    return {"progress_ms": work.now_ms, **changes, "started_ms": begun_ms}


def _refuse_paid_point(stage: Stage, changes: dict[str, Any]) -> None:
    """Raise BadInputError for a stage without work that is paid for."""
    if not changes.get("work_min", stage.work_min) and changes.get("price_minor", stage.price_minor):
        raise BadInputError(
            f"“{stage.title}” is paid for, so it needs working time.",
            subject=stage.slug,
            what_to_do="Give it time, or take its price away: a stage without work is a milestone.",
        )


def change_stage(work: UnitOfWork, found: StageHere, changes: dict[str, Any], label: str) -> dict[str, Any]:
    """Write fields that differ, as one step of undo. Raises RefusedError for what an open hand-off has fixed."""
    changes = {name: value for name, value in changes.items() if getattr(found.stage, name) != value}
    if changes:
        refuse_change(work, found.office, found.stage, changes)
        edit(work, found.here.prj, label, [{"k": "stage.set", "id": found.stage.id, **stage_changes_to_log(changes)}])
    return {"stage": found.stage.id, "production": found.here.prj}


def find_track(office: RoomState, text: str) -> str:
    """A track's id by id, id prefix or name. Raises NotFoundError."""
    tracks = office.table("track").values()
    found = [t.id for t in tracks if text == t.id or t.name.casefold() == text.casefold()]
    found = found or [t.id for t in tracks if len(text) >= 4 and t.id.startswith(text)]
    if len(found) != 1:
        names = ", ".join(track.name for track in tracks)
        raise NotFoundError(f"There is no track “{text}”.", subject=text, what_to_do=f"The tracks are: {names}.")
    return str(found[0])


# --- tracks ----------------------------------------------------------------------------------------------------


def add_track(work: UnitOfWork, production: str, name: str) -> dict[str, Any]:
    """A new track below the others."""
    here = find_production(work.connection, production)
    tracks = work.view(here.prj).table("track").values()
    if not name.strip():
        raise BadInputError("A track needs a name.", subject="name")
    identity = new_id()
    position = max((track.position for track in tracks), default=-1) + 1
    forward = [{"k": "track.add", "id": identity, "name": name.strip(), "position": position}]
    edit(work, here.prj, f"Add track {name.strip()}", forward)
    return {"track": identity, "production": here.prj}


def set_track(
    work: UnitOfWork, production: str, text: str, *, name: str = "", position: int | None = None
) -> dict[str, Any]:
    """Rename a track, or move it to a place among the others (0: the top); the others close up."""
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    track = office.table("track")[find_track(office, text)]
    order = sorted(office.table("track").values(), key=lambda one: (one.position, one.id))
    forward: list[Event] = []
    if name.strip() and name.strip() != track.name:
        forward.append({"k": "track.set", "id": track.id, "name": name.strip(), "position": track.position})
    if position is not None:
        order.remove(track)
        order.insert(min(max(position, 0), len(order)), track)
        moved = [(place, one) for place, one in enumerate(order) if one.position != place]
        forward += [{"k": "track.set", "id": one.id, "name": one.name, "position": place} for place, one in moved]
    label = f"Move track {track.name}" if position is not None else f"Rename track {track.name} to {name.strip()}"
    edit(work, here.prj, label, forward)
    return {"track": track.id, "production": here.prj}


def remove_track(work: UnitOfWork, production: str, text: str) -> dict[str, Any]:
    """Remove an empty track."""
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    track = office.table("track")[find_track(office, text)]
    if any(stage.track == track.id for stage in office.table("stage").values()):
        raise RefusedError(
            f"The track “{track.name}” still has stages.", subject=track.name, what_to_do="Move or remove them first."
        )
    edit(work, here.prj, f"Remove track {track.name}", [{"k": "track.remove", "id": track.id}])
    return {"track": track.id, "production": here.prj}


# --- stages ----------------------------------------------------------------------------------------------------


def add_stage(
    work: UnitOfWork,
    production: str,
    track: str,
    title: str,
    *,
    fields: dict[str, Any] | None = None,
    inputs: tuple[Port, ...] = (),
    outputs: tuple[Port, ...] = (),
) -> dict[str, Any]:
    """A new stage on a track."""
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    stages = office.table("stage").values()
    if not title.strip():
        raise BadInputError("A stage needs a title.", subject="title")
    checked = {name: field_value(name, value, title) for name, value in (fields or {}).items()}
    stage = Stage(
        id=new_id(),
        slug=slug(title, {known.slug for known in stages}),
        track=find_track(office, track),
        title=title.strip(),
        position=max((known.position for known in stages), default=-1) + 1,
        inputs=inputs,
        outputs=outputs,
        **checked,
    )
    edit(work, here.prj, f"Add {stage.title}", [{"k": "stage.add", **stage_to_log(stage)}])
    return {"stage": stage.id, "slug": stage.slug, "production": here.prj}


# --- links -----------------------------------------------------------------------------------------------------


def add_link(
    work: UnitOfWork,
    source_text: str,
    target_text: str,
    *,
    output: str = "",
    input_name: str = "",
    kind: str = "FS",
    lag_min: int = 0,
) -> dict[str, Any]:
    """Link two stages, through ports or in time only. Raises RefusedError with the reason when it does not fit."""
    source = find_stage(work.home, work.connection, source_text, work.now_ms)
    target = find_stage(work.home, work.connection, target_text, work.now_ms)
    if source.here.prj != target.here.prj:
        raise RefusedError("Stages of two productions cannot be linked.", subject=target_text)
    if kind not in LinkKind.__members__:
        raise BadInputError(f"“{kind}” is no kind of link.", subject=kind, what_to_do="Use FS, SS, FF or SF.")
    link = Link(new_id(), source.stage.id, target.stage.id, output, input_name, LinkKind(kind), lag_min)
    office = work.view(source.here.prj)
    refuse_link(office.table("stage"), office.table("link").values(), link)
    label = f"Link {source.stage.title} to {target.stage.title}"
    edit(work, source.here.prj, label, [{"k": "link.add", **link_to_log(link)}])
    return {"link": link.id, "production": source.here.prj}


def remove_link(work: UnitOfWork, production: str, text: str) -> dict[str, Any]:
    """Remove a link by its id or a prefix of it."""
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    found = [link for link in office.table("link").values() if link.id.startswith(text)]
    if len(found) != 1:
        raise NotFoundError(f"There is no single link “{text}”.", subject=text)
    ends = [office.table("stage")[one].title for one in (found[0].source, found[0].target)]
    edit(work, here.prj, f"Unlink {ends[0]} from {ends[1]}", [{"k": "link.remove", "id": found[0].id}])
    return {"link": found[0].id, "production": here.prj}


# --- as commands -----------------------------------------------------------------------------------------------


def make_stage(work: UnitOfWork, command: AddStage) -> dict[str, Any]:
    """``add_stage`` from a command."""
    fields = {"not_before_ms": max(command.not_before_ms, 0), "work_min": command.work_min}
    return add_stage(work, command.production, command.track, command.title, fields=fields)


def link_stages(work: UnitOfWork, command: LinkStages) -> dict[str, Any]:
    """``add_link`` from a command."""
    ports = {"output": command.output, "input_name": command.input}
    return add_link(work, command.source, command.target, **ports, kind=command.kind, lag_min=command.lag_min)


def make_track(work: UnitOfWork, command: AddTrack) -> dict[str, Any]:
    """``add_track`` from a command."""
    return add_track(work, command.production, command.name)


def change_track(work: UnitOfWork, command: SetTrack) -> dict[str, Any]:
    """``set_track`` from a command."""
    position = command.position if command.position >= 0 else None
    return set_track(work, command.production, command.track, name=command.name, position=position)


def drop_track(work: UnitOfWork, command: RemoveTrack) -> dict[str, Any]:
    """``remove_track`` from a command."""
    return remove_track(work, command.production, command.track)
