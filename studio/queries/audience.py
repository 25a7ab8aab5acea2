"""Who is shown takes, for the owner; and what one is shown oneself. Rows only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio.domain.audience import APPROVER, AUDIENCE_ROLES, MAY_REMARK
from studio.domain.drawing import Shape, shapes_from_log
from studio.domain.hand_off import Given
from studio.events.fold_audience import newest_shown
from studio.events.state import REVIEW, RoomState
from studio.queries.history import name_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.manifests import manifest_of
from studio.store.productions import ProductionHere, page_of_room, productions, rooms_of, stage_folder
from studio.store.subjects import find_production

ASKED, INVITED, IN, ENDED = "asked", "invited", "in", "ended"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """Something said about a take that was shown. ``start_s`` and ``end_s`` are places in it, ``shapes`` what was drawn on
    ``file``, a path of the take.
    """

    take: int
    text: str
    start_s: float
    end_s: float
    author: str
    at_ms: int
    file: str = ""
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteRow:
    """An approver's word on a take. ``verdict``: approve, revise."""

    take: int
    verdict: str
    author: str
    at_ms: int
    notes: tuple[RemarkRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownRow:
    """The newest take of a stage as it is shown in a review room. ``standing`` is the take's state; ``files`` are paths below
    ``folder``, ``is_here`` whether all of them are; ``vote`` is one's own verdict, empty when none was given yet.
    """

    room: str
    production: str
    production_title: str
    owner_name: str
    stage: str
    title: str
    track: str
    take: int
    standing: str
    shown_ms: int
    folder: str
    files: tuple[str, ...]
    is_here: bool
    role: str
    may_remark: bool
    may_vote: bool
    vote: str
    remarks: tuple[RemarkRow, ...]
    votes: tuple[VoteRow, ...]


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """Somebody who is shown takes of an own production. ``state``: asked (a co-owner's wish), invited, in, ended; ``stages`` are titles, none: all."""

    room: str
    production: str
    name: str
    role: str
    stages: tuple[str, ...]
    state: str
    shown: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An invitation to be shown takes, opened here; the owner's machine has not let this one in yet."""

    room: str
    production: str
    production_title: str
    owner_name: str
    role: str


def audience_rows(home: Home, connection: Connection, text: str, now_ms: int) -> tuple[AudienceRow, ...]:
    """Everybody who is or was shown takes of an own production. Raises NotFoundError."""
    here = find_production(connection, text)
    office = home.rooms.view(connection, here.prj, now_ms)
    stages = office.table("stage")
    rows = []
    for room, kept in sorted(office.table("audience").items(), key=lambda pair: pair[1]["at"]):
        state = home.rooms.view(connection, room, now_ms)
        is_in = any(m.until_n < 0 and m.role in AUDIENCE_ROLES for m in state.members().values())
        rows.append(
            AudienceRow(
                room=room,
                production=here.prj,
                name=kept["name"],
                role=kept["role"],
                stages=tuple(stages[one].title for one in kept["stages"] if one in stages),
                state=ENDED if kept["is_ended"] else IN if is_in else INVITED,
                shown=_shown_rows(home, connection, here, state, kept["role"]),
            )
        )
    for room, kept in sorted(office.table("audience_ask").items(), key=lambda pair: pair[1]["at"]):
        titles = tuple(stages[one].title for one in kept["stages"] if one in stages)
        rows.append(AudienceRow(room, here.prj, kept["name"], kept["role"], titles, ASKED, ()))
    return tuple(rows)


def shown_rows(home: Home, connection: Connection, now_ms: int) -> tuple[ShownRow, ...]:
    """What this person is shown in others' productions, the newest first."""
    found: list[ShownRow] = []
    for here in productions(connection):
        for room in rooms_of(connection, here.prj):
            state = home.rooms.view(connection, room, now_ms)
            own = state.member(home.device)
            if state.kind == REVIEW and own is not None and own.role in AUDIENCE_ROLES:
                found += _shown_rows(home, connection, here, state, own.role)
    return tuple(sorted(found, key=lambda row: -row.shown_ms))


def waiting_rows(home: Home, connection: Connection, now_ms: int) -> tuple[WaitingRow, ...]:
    """Review rooms that this home was invited to and cannot read yet."""
    found = []
    for here in productions(connection):
        for room in rooms_of(connection, here.prj):
            page = page_of_room(connection, room)
            if page.get("role") in AUDIENCE_ROLES and not home.rooms.view(connection, room, now_ms).kind:
                title, owner = str(page.get("title", here.title)), str(page.get("owner", ""))
                found.append(WaitingRow(room, here.prj, title, owner, str(page["role"])))
    return tuple(found)


def _shown_rows(
    home: Home, connection: Connection, here: ProductionHere, state: RoomState, role: str
) -> tuple[ShownRow, ...]:
    stages = dict.fromkeys(given.source for given in state.table("given").values())
    newest = [shown for stage in stages if (shown := newest_shown(state, stage)) is not None]
    return tuple(_shown_row(home, connection, here, state, shown, role) for shown in newest)


def _shown_row(
    home: Home, connection: Connection, here: ProductionHere, state: RoomState, shown: Given, role: str
) -> ShownRow:
    folder = stage_folder(home, connection, here.prj, shown.source, shown.track, shown.title)
    folder = folder / "takes" / f"take-{shown.take:02d}"
    manifest = manifest_of(connection, state.room, shown.manifest_hash)
    files = tuple(entry.path for entry in manifest.files) if manifest is not None else ()
    own = f"{shown.source}/{shown.take}/{home.person}" if home.has_identity else ""
    vote = state.table("vote").get(own)
    is_member = not here.is_owner
    owner = next((m.name for m in state.members().values() if m.role == "owner"), "")
    return ShownRow(
        room=state.room,
        production=here.prj,
        production_title=here.title,
        owner_name=owner,
        stage=shown.source,
        title=shown.title,
        track=shown.track,
        take=shown.take,
        standing=shown.standing,
        shown_ms=shown.at_ms,
        folder=str(folder),
        files=files,
        is_here=bool(files) and all((folder / path).is_file() for path in files),
        role=role,
        may_remark=is_member and role in MAY_REMARK,
        may_vote=is_member and role == APPROVER and vote is None and shown.standing == "in_review",
        vote=str(vote["verdict"]) if vote is not None else "",
        remarks=tuple(_remark(home, state, row) for row in _of_stage(state, "remark", shown.source)),
        votes=tuple(_vote(home, state, row) for row in _of_stage(state, "vote", shown.source)),
    )


def _of_stage(state: RoomState, kind: str, stage: str) -> list[dict[str, Any]]:
    found = [row for row in state.table(kind).values() if row["stage"] == stage]
    return sorted(found, key=lambda row: (row["take"], row.get("start", 0), row["at"]))


def _remark(home: Home, state: RoomState, row: dict[str, Any]) -> RemarkRow:
    author = name_of(state, row["author"], home)
    place = row["start"] / 1000, row["end"] / 1000
    return RemarkRow(row["take"], row["text"], *place, author, row["at"], *_drawn(row))


def _drawn(row: dict[str, Any]) -> tuple[str, tuple[Shape, ...]]:
    return row.get("file", ""), shapes_from_log(row.get("marks"))


def _vote(home: Home, state: RoomState, row: dict[str, Any]) -> VoteRow:
    del home
    author = next((m.name for m in state.members().values() if m.person == row["person"]), "")
    notes = tuple(
        RemarkRow(row["take"], note["text"], note["at"] / 1000, note["to"] / 1000, author, row["at"], *_drawn(note))
        for note in row["notes"]
    )
    return VoteRow(row["take"], row["verdict"], author, row["at"], notes)
