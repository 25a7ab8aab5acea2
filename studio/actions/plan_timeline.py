"""Edit the plan: move and change stages, add and remove tracks, stages and links; undo and redo.

Each edit is a list of decisions together with its opposite, so that undo is an ordinary edit later in the log.
"""

from __future__ import annotations

from typing import Any

from studio.actions.commands import MoveStage, SetStage
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import new_id, slug
from studio.domain.ports import refuse_link
from studio.domain.production import Link, LinkKind, Port, Stage
from studio.events.catalog import Event, link_to_log, stage_changes_from_log, stage_changes_to_log, stage_to_log
from studio.events.fold_office import open_room_of
from studio.events.state import RoomState
from studio.store.subjects import StageHere, find_production, find_stage
from studio.store.undo import forget_edit, mark_edit, next_edit, remember_edit
from studio.store.unit_of_work import UnitOfWork

_TEXT_FIELDS = frozenset({"title", "role", "brief", "track"})
_INT_FIELDS = frozenset({"work_min", "review_days", "price_minor", "revisions", "not_before_ms", "position"})
_BOUND_BY_TERMS = frozenset({"brief", "work_min", "review_days", "price_minor", "revisions", "role"})


def edit(work: UnitOfWork, prj: str, label: str, forward: list[Event], back: list[Event]) -> None:
    """Decide an edit and remember its opposite; what had been undone can no longer be redone."""
    work.decide(prj, *forward)
    remember_edit(work.connection, prj, label, forward, back)


def move_stage(work: UnitOfWork, command: MoveStage) -> dict[str, Any]:
    """Start a stage no earlier than an instant."""
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    changes = {"not_before_ms": max(command.not_before_ms, 0)}
    return _change(work, found, changes, f"Move {found.stage.title}")


def set_stage(work: UnitOfWork, command: SetStage) -> dict[str, Any]:
    """Change fields of a stage. Terms that somebody has signed or is reading do not change with it.

    Raises BadInputError for unknown fields or values, RefusedError for what an open hand-off has fixed.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    changes = {name: _value(found, name, value) for name, value in command.changes.items()}
    if found.room:
        fixed = sorted(_BOUND_BY_TERMS & changes.keys())
        if fixed:
            raise RefusedError(
                f"“{found.stage.title}” is offered or given to somebody; its {fixed[0].replace('_', ' ')} is part of "
                "the terms.",
                subject=found.stage.slug,
                what_to_do="Withdraw the offer first, or agree on a change with the collaborator.",
                code="terms_fixed",
            )
    return _change(work, found, changes, f"Change {found.stage.title}")


def _value(found: StageHere, name: str, value: str | int) -> str | int:
    if name in _TEXT_FIELDS:
        text = str(value).strip()
        if name == "title" and not text:
            raise BadInputError("A stage needs a title.", subject=found.stage.slug)
        if name == "track":
            return find_track(found.office, text)
        return text
    if name in _INT_FIELDS:
        number = _integer(name, value)
        if number < 0 or (name == "work_min" and number == 0):
            raise BadInputError(f"{name.replace('_', ' ')} cannot be {number}.", subject=name)
        return number
    raise BadInputError(
        f"A stage has no field “{name}”.",
        subject=name,
        what_to_do=f"Its fields are: {', '.join(sorted(_TEXT_FIELDS | _INT_FIELDS))}.",
    )


def _integer(name: str, value: str | int) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise BadInputError(f"“{value}” is not a whole number.", subject=name) from error


def _change(work: UnitOfWork, found: StageHere, changes: dict[str, Any], label: str) -> dict[str, Any]:
    before = {name: getattr(found.stage, name) for name in changes}
    if before != changes:
        forward = [{"k": "stage.set", "id": found.stage.id, **stage_changes_to_log(changes)}]
        back = [{"k": "stage.set", "id": found.stage.id, **stage_changes_to_log(before)}]
        edit(work, found.here.prj, label, forward, back)
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
    edit(work, here.prj, f"Add track {name}", forward, [{"k": "track.remove", "id": identity}])
    return {"track": identity}


def set_track(
    work: UnitOfWork, production: str, text: str, *, name: str = "", position: int | None = None
) -> dict[str, Any]:
    """Rename or move a track."""
    here = find_production(work.connection, production)
    track = work.view(here.prj).table("track")[find_track(work.view(here.prj), text)]
    after = {"name": name.strip() or track.name, "position": track.position if position is None else position}
    forward = [{"k": "track.set", "id": track.id, **after}]
    back = [{"k": "track.set", "id": track.id, "name": track.name, "position": track.position}]
    edit(work, here.prj, f"Change track {track.name}", forward, back)
    return {"track": track.id}


def remove_track(work: UnitOfWork, production: str, text: str) -> dict[str, Any]:
    """Remove an empty track."""
    here = find_production(work.connection, production)
    office = work.view(here.prj)
    track = office.table("track")[find_track(office, text)]
    if any(stage.track == track.id for stage in office.table("stage").values()):
        raise RefusedError(
            f"The track “{track.name}” still has stages.", subject=track.name, what_to_do="Move or remove them first."
        )
    back = [{"k": "track.add", "id": track.id, "name": track.name, "position": track.position}]
    edit(work, here.prj, f"Remove track {track.name}", [{"k": "track.remove", "id": track.id}], back)
    return {"track": track.id}


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
    stage = Stage(
        id=new_id(),
        slug=slug(title, {known.slug for known in stages}),
        track=find_track(office, track),
        title=title.strip(),
        position=max((known.position for known in stages), default=-1) + 1,
        inputs=inputs,
        outputs=outputs,
        **(fields or {}),
    )
    edit(
        work,
        here.prj,
        f"Add {stage.title}",
        [{"k": "stage.add", **stage_to_log(stage)}],
        [{"k": "stage.remove", "id": stage.id}],
    )
    return {"stage": stage.id, "slug": stage.slug}


def remove_stage(work: UnitOfWork, text: str) -> dict[str, Any]:
    """Remove a stage and its links; refused while it is handed to somebody."""
    found = find_stage(work.home, work.connection, text, work.now_ms)
    if open_room_of(found.office, found.stage.id) is not None:
        raise RefusedError(
            f"“{found.stage.title}” is handed to somebody.",
            subject=found.stage.slug,
            what_to_do="Withdraw or cancel the hand-off first.",
            code="wrong_state",
        )
    links = [k for k in found.office.table("link").values() if found.stage.id in (k.source, k.target)]
    back: list[Event] = [{"k": "stage.add", **stage_to_log(found.stage)}]
    back += [{"k": "link.add", **link_to_log(link)} for link in links]
    edit(work, found.here.prj, f"Remove {found.stage.title}", [{"k": "stage.remove", "id": found.stage.id}], back)
    return {"stage": found.stage.id}


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
    edit(
        work,
        source.here.prj,
        f"Link {source.stage.title} to {target.stage.title}",
        [{"k": "link.add", **link_to_log(link)}],
        [{"k": "link.remove", "id": link.id}],
    )
    return {"link": link.id}


def remove_link(work: UnitOfWork, production: str, text: str) -> dict[str, Any]:
    """Remove a link by its id or a prefix of it."""
    here = find_production(work.connection, production)
    found = [link for link in work.view(here.prj).table("link").values() if link.id.startswith(text)]
    if len(found) != 1:
        raise NotFoundError(f"There is no single link “{text}”.", subject=text)
    back = [{"k": "link.add", **link_to_log(found[0])}]
    edit(work, here.prj, "Remove link", [{"k": "link.remove", "id": found[0].id}], back)
    return {"link": found[0].id}


# --- undo ------------------------------------------------------------------------------------------------------


def undo(work: UnitOfWork, production: str) -> dict[str, Any]:
    """Take the last edit of the plan back. Raises RefusedError when there is none, or what came since forbids it."""
    return _step(work, production, is_undo=True)


def redo(work: UnitOfWork, production: str) -> dict[str, Any]:
    """Do again what was undone last."""
    return _step(work, production, is_undo=False)


def _step(work: UnitOfWork, production: str, *, is_undo: bool) -> dict[str, Any]:
    """The next edit that nobody has changed since; those that somebody has are left as they are now."""
    here = find_production(work.connection, production)
    while (step := next_edit(work.connection, here.prj, is_undo=is_undo)) is not None:
        before, after = (step.forward, step.back) if is_undo else (step.back, step.forward)
        if not _is_overtaken(work.view(here.prj), before):
            work.decide(here.prj, *after)
            mark_edit(work.connection, step, is_undone=is_undo)
            return {"production": here.prj, "undone" if is_undo else "redone": step.label}
        forget_edit(work.connection, step)
    raise RefusedError(f"There is nothing to {'undo' if is_undo else 'redo'}.", subject=here.title, code="nothing")


def _is_overtaken(office: RoomState, set_before: list[Event]) -> bool:
    """Whether a field that these decisions set has another value by now: another device decided since."""
    for event in set_before:
        stage = office.table("stage").get(event.get("id", ""))
        if event["k"] == "stage.set" and stage is not None:
            changes = stage_changes_from_log(event)
            if any(getattr(stage, field) != value for field, value in changes.items()):
                return True
    return False
