"""The signed part of an export: the log's frames byte for byte, laid out as in a depot, with lists of files and own key rings.

``signed/`` is a depot in a folder without the files' chunks: those are made again from the plain files beside it.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.depot.folder import FolderDepot
from studio.domain.errors import BadInputError, SegueError, TrustError
from studio.events.chunks import open_chunk
from studio.events.docket import open_entry
from studio.events.fold import fold
from studio.events.keys import EpochKey, recovery_id
from studio.events.manifest import Manifest, open_manifest
from studio.events.rings import open_ring, write_ring
from studio.events.state import RoomState
from studio.store.journal import entries_of
from studio.store.named import Named, named_in
from studio.store.productions import rooms_of
from studio.store.sealing import seal_again

if TYPE_CHECKING:
    from studio.store.database import Connection
    from studio.store.home import Home
    from studio.store.productions import ProductionHere

ABOUT_NAME = "segue-export.json"
SIGNED_NAME = "signed"
FORMAT = "segue-export-1"


# --- writing ---------------------------------------------------------------------------------------------------


def write_signed(home: Home, connection: Connection, here: ProductionHere, folder: Path) -> None:
    """Write ``signed/`` and what is needed to find one's way in it. Raises DiskError."""
    rooms = []
    with closing(FolderDepot.create(folder / SIGNED_NAME)) as depot:
        for room in rooms_of(connection, here.prj):
            state = home.rooms.folded(connection, room)
            frames = entries_of(connection, room)
            for n, data in enumerate(frames):
                depot.put(object_names.entry(here.prj, room, n), data)
                crash_point("export.half")
            for of in named_in(connection, state):
                _write_list(depot, here.prj, room, of)
            if here.is_owner:
                _write_rings(home, connection, depot, state)
            rooms.append({"room": room, "entries": len(frames), "hash": state.hash})
    about = {
        "format": FORMAT,
        "production": here.prj,
        "title": here.title,
        "is_owner": here.is_owner,
        "owner": here.owner_person,
        "device": home.device,
        "storage": {"url": here.depot_url, "endpoint_url": here.endpoint_url, "marker": here.marker},
        "access": here.access,
        "rooms": rooms,
    }
    (folder / ABOUT_NAME).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_list(depot: Depot, prj: str, room: str, of: Named) -> None:
    """The list of files of a take or input, in the sealed pieces in which it was signed."""
    if of.manifest is None:
        return
    body, start = of.manifest.to_bytes(), 0
    for ref in of.refs:
        data = seal_again(ref, body[start : start + ref.length])
        start += ref.length
        if data is not None:
            depot.put(object_names.chunk(prj, room, ref.id), data)
            crash_point("export.half")


def _write_rings(home: Home, connection: Connection, depot: Depot, state: RoomState) -> None:
    """The room's keys, sealed to this device and to the recovery file: nobody else can open them."""
    cert = home.certificate
    keys = list(home.room_keys(connection, state.room).values())
    boxes = [(home.device, cert.box_public)]
    if cert.recovery_public is not None:
        boxes.append((recovery_id(cert.recovery_public), cert.recovery_public))
    for to, box in boxes:
        ring = write_ring(
            home.signing,
            box,
            prj=state.prj,
            room=state.room,
            n=max(state.n, 0),
            to=to,
            cert=cert.fields,
            keys=keys,
            grant={},
            head=(state.n, state.hash),
        )
        depot.put(object_names.ring(state.prj, state.room, to), ring)
        crash_point("export.half")


# --- reading ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedRoom:
    """A room of an export, verified from its first entry to its last. ``manifests`` are those that were in it."""

    room: str
    keys: tuple[EpochKey, ...]
    frames: tuple[bytes, ...]
    state: RoomState
    manifests: tuple[Manifest, ...]


def read_about(folder: Path) -> dict[str, Any]:
    """What an export says of itself. Raises BadInputError when the folder is none."""
    try:
        about: dict[str, Any] = json.loads((folder / ABOUT_NAME).read_text(encoding="utf-8"))
        if about["format"] == FORMAT and about["production"] and isinstance(about["rooms"], list):
            return about
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"Its {ABOUT_NAME} cannot be read."
        raise BadInputError(
            f"“{folder.name}” is no export of Segue. {reason}",
            subject=str(folder),
            what_to_do="Name the folder that `segue export` has written.",
        ) from error
    raise BadInputError(
        "This export was made by a newer Segue.", subject=str(folder), what_to_do="Install the newest version."
    )


def read_signed(home: Home, folder: Path, about: dict[str, Any]) -> list[SignedRoom]:
    """Every room of an export, the office first, opened and verified with the keys that are sealed to this device.

    Raises BadInputError for another person's or device's export, TrustError when a frame is not what was signed.
    """
    prj = str(about["production"])
    with closing(FolderDepot.open(folder / SIGNED_NAME)) as depot:
        rooms = sorted(about["rooms"], key=lambda row: (row["room"] != prj, row["room"]))
        return [_read_room(home, depot, prj, row) for row in rooms]


def _read_room(home: Home, depot: Depot, prj: str, row: dict[str, Any]) -> SignedRoom:
    room = str(row["room"])
    try:
        data = depot.get(object_names.ring(prj, room, home.device)).data
        ring = open_ring(data, home.box, owner=bytes.fromhex(home.person))
    except (ObjectMissingError, TrustError) as error:
        raise BadInputError(
            "This export's keys are sealed to another device or person.",
            subject=str(depot.url),
            what_to_do="Import it on the home that has written it, or on one that was restored from it.",
            code="other_device",
        ) from error
    keys = {key.ep: key for key in ring.keys}
    state = RoomState(prj, room, home.person)
    frames = []
    for n in range(int(row["entries"])):
        try:
            frame = depot.get(object_names.entry(prj, room, n)).data
            fold(state, open_entry(state, frame, keys.get))
        except SegueError as error:
            raise TrustError(
                f"Entry {n} of a room is missing or is not what was signed: {error.message}",
                subject=room,
                what_to_do="Use another copy of the export; nothing was taken over.",
            ) from error
        frames.append(frame)
    return SignedRoom(room, ring.keys, tuple(frames), state, tuple(_manifests(depot, prj, state)))


def _manifests(depot: Depot, prj: str, state: RoomState) -> list[Manifest]:
    found = []
    for of in [*state.table("take").values(), *state.table("given").values()]:
        try:
            pieces = [
                open_chunk(depot.get(object_names.chunk(prj, state.room, ref[0])).data, ref[0], bytes.fromhex(ref[1]))
                for ref in of.manifest
            ]
            found.append(open_manifest(pieces, of.manifest_hash))
        except (ObjectMissingError, SegueError):
            continue  # it was not on the machine that wrote the export: its files are reported as missing
    return found
