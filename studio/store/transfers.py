"""Transfers that outlast the process: what is to be sent, copied or fetched, and how far each has come.

Rows only. ``studio/sync/transfer`` moves the bytes; ``load``, ``set_flags`` and their like at the end are for it.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, NotFoundError
from studio.events.chunks import ChunkRef, SealedChunk
from studio.events.keys import KEY_BYTES, TAG_BYTES
from studio.events.manifest import CODINGS, FileEntry, Manifest
from studio.randomness import random_bytes
from studio.store.transfer_tables import (
    FROM_STORE,
    NO_FILE,
    Direction,
    FilePlan,
    Flag,
    LocalPlace,
    Part,
    Standing,
    TransferPlan,
    TransferState,
    transfer,
    transfer_file,
    transfer_part,
)
from studio.store.transfer_wishes import Rank, set_rank, transfer_wish
from studio.store.transfer_wishes import forget as forget_wishes

PARTIAL_FOLDER = ".segue-partial"
"""The hidden folder beside a target folder in which files lie until they are whole."""
_BATCH = 500
_TRANSFERS = select(transfer).order_by(transfer.c.created_ms, transfer.c.id)
_ABOUT = (
    select(transfer)
    .where(transfer.c.subject == bindparam("subject"))
    .order_by(transfer.c.created_ms.desc(), transfer.c.id.desc())
    .limit(1)
)
_STATE = select(transfer.c.state).where(transfer.c.id == bindparam("id"))
_RANK = func.coalesce(transfer_wish.c.rank, int(Rank.USUAL))
_OUTSTANDING = (
    select(transfer.c.id, transfer.c.direction, _RANK.label("rank"))
    .outerjoin(transfer_wish, transfer_wish.c.transfer == transfer.c.id)
    .where(
        transfer.c.prj == bindparam("prj"),
        transfer.c.state.in_([Standing.WAITING, Standing.RUNNING]),
        func.coalesce(transfer_wish.c.is_held, 0) == 0,
    )
    .order_by(_RANK, transfer.c.created_ms, transfer.c.id)
)


def add_upload(
    connection: Connection,
    *,
    prj: str,
    room: str,
    device: str,
    to_inbox: bool,
    label: str,
    subject: str,
    manifest: Manifest,
    local: Mapping[str, Path],
    blobs: Sequence[SealedChunk],
    rank: Rank = Rank.USUAL,
) -> str:
    """Send a manifest's files and its own chunks to the room, or to the device's inbox; the transfer's id.

    ``local`` tells where each path of the manifest lies; one that is left out has to be in the depot already (carried
    over from an earlier take). The bytes of ``blobs`` are in the chunk store before.
    """
    files = _file_rows(manifest, {path: str(place) for path, place in local.items()})
    parts = _unique(chain(_blob_parts((blob.ref for blob in blobs), FROM_STORE), _file_parts(manifest)))
    head = {"room": room, "device": device if to_inbox else "", "direction": Direction.UP}
    return _add(connection, {**head, "prj": prj, "label": label, "subject": subject}, files, parts, rank)


def add_copy(
    connection: Connection,
    *,
    prj: str,
    from_room: str,
    room: str,
    label: str,
    subject: str,
    refs: Sequence[ChunkRef],
    blobs: Sequence[SealedChunk],
    rank: Rank = Rank.USUAL,
) -> str:
    """Copy chunks from one room to another inside the depot, and send ``blobs`` (which are in the chunk store)."""
    sent = _blob_parts((blob.ref for blob in blobs), FROM_STORE)
    head = {"room": room, "from_room": from_room, "direction": Direction.COPY}
    parts = _unique(chain(sent, _blob_parts(refs)))
    return _add(connection, {**head, "prj": prj, "label": label, "subject": subject}, [], parts, rank)


def add_download(
    connection: Connection,
    *,
    prj: str,
    room: str,
    label: str,
    subject: str,
    manifest: Manifest,
    folder: Path,
    rank: Rank = Rank.USUAL,
) -> str:
    """Fetch a manifest's files; each appears whole as ``folder`` / its path and never replaces another.

    Raises:
        BadInputError: a name that may not be written here, or files packed in a way that only a newer Segue knows.
    """
    _check_writable(manifest)
    head = {"room": room, "direction": Direction.DOWN, "folder": str(folder)}
    parts = list(_file_parts(manifest))
    return _add(
        connection, {**head, "prj": prj, "label": label, "subject": subject}, _file_rows(manifest, {}), parts, rank
    )


def add_take_in(
    connection: Connection,
    *,
    prj: str,
    room: str,
    from_device: str,
    label: str,
    subject: str,
    manifest: Manifest,
    manifest_refs: Sequence[ChunkRef],
    folder: Path,
    rank: Rank = Rank.USUAL,
) -> str:
    """Take in a delivery (PROTOCOL.md section 7): copy from the inbox into the room, check, and fetch as a download.

    Raises BadInputError as ``add_download``.
    """
    _check_writable(manifest)
    head = {"room": room, "device": from_device, "direction": Direction.TAKE_IN, "folder": str(folder)}
    parts = list(chain(_blob_parts(manifest_refs), _file_parts(manifest)))
    return _add(
        connection, {**head, "prj": prj, "label": label, "subject": subject}, _file_rows(manifest, {}), parts, rank
    )


def transfer_rows(connection: Connection) -> list[TransferState]:
    """All transfers, oldest first."""
    rows = connection.execute(_TRANSFERS).mappings()
    return [_state_of(row) for row in rows]


def transfer_state(connection: Connection, transfer_id: str) -> TransferState:
    """One transfer. Raises NotFoundError."""
    row = connection.execute(select(transfer).where(transfer.c.id == transfer_id)).mappings().one_or_none()
    if row is None:
        raise NotFoundError("There is no such transfer.", subject=transfer_id)
    return _state_of(row)


def latest_about(connection: Connection, subject: str) -> TransferState | None:
    """The latest transfer about something, or None."""
    row = connection.execute(_ABOUT, {"subject": subject}).mappings().first()
    return _state_of(row) if row is not None else None


def is_done(connection: Connection, transfer_id: str) -> bool:
    """Whether all of it has arrived; not so for one that was forgotten."""
    found = connection.execute(_STATE, {"id": transfer_id}).scalar()
    return found == Standing.DONE


def retry(connection: Connection, transfer_id: str) -> None:
    """Let a failed or stuck transfer try again what is left of it."""
    connection.execute(
        update(transfer_part)
        .where(transfer_part.c.transfer == transfer_id, transfer_part.c.flag == Flag.BAD)
        .values(flag=Flag.WAITING)
    )
    connection.execute(
        update(transfer)
        .where(transfer.c.id == transfer_id, transfer.c.state.in_([Standing.FAILED, Standing.STUCK]))
        .values(state=Standing.WAITING, message="", missing="[]")
    )


def send_again(connection: Connection, transfer_id: str, chunk_ids: Collection[str]) -> None:
    """Send these chunks of an upload or copy once more, whatever the depot seems to have of them."""
    for batch in _batches(chunk_ids):
        connection.execute(
            update(transfer_part)
            .where(transfer_part.c.transfer == transfer_id, transfer_part.c.chunk.in_(batch))
            .values(flag=Flag.AGAIN)
        )
    set_state(connection, transfer_id, Standing.WAITING)


def begin_again(connection: Connection, transfer_id: str) -> None:
    """Look again for every chunk of an upload, as if nothing had been sent: the storage is another one now."""
    connection.execute(update(transfer_part).where(transfer_part.c.transfer == transfer_id).values(flag=Flag.WAITING))
    set_state(connection, transfer_id, Standing.WAITING, done_bytes=0)


def skipped_chunks(connection: Connection, transfer_id: str) -> list[str]:
    """The chunks of an upload or copy that were not sent because the depot had them."""
    query = select(transfer_part.c.chunk).where(
        transfer_part.c.transfer == transfer_id, transfer_part.c.flag == Flag.SKIPPED
    )
    return list(connection.execute(query).scalars())


def unfinished_chunks(connection: Connection, room: str) -> set[str]:
    """The chunks that transfers which are not done need in a room, or from it."""
    query = select(transfer_part.c.chunk).join(transfer, transfer.c.id == transfer_part.c.transfer)
    query = query.where(transfer.c.state != Standing.DONE, (transfer.c.room == room) | (transfer.c.from_room == room))
    return set(connection.execute(query).scalars())


def forget(connection: Connection, transfer_id: str) -> None:
    """Drop a transfer, and what lies half fetched of its files; whole ones stay."""
    folder = connection.execute(select(transfer.c.folder).where(transfer.c.id == transfer_id)).scalar()
    if folder:
        crash_point("transfer.forget")
        shutil.rmtree(partial_folder(Path(folder), transfer_id), ignore_errors=True)
    connection.execute(delete(transfer_part).where(transfer_part.c.transfer == transfer_id))
    connection.execute(delete(transfer_file).where(transfer_file.c.transfer == transfer_id))
    connection.execute(delete(transfer).where(transfer.c.id == transfer_id))
    forget_wishes(connection, transfer_id)


def partial_folder(folder: Path, transfer_id: str) -> Path:
    """Where files lie until they are whole: beside their folder, so on the same disk."""
    return folder.parent / PARTIAL_FOLDER / transfer_id


# --- for the engine ---------------------------------------------------------------------------------------------------


def outstanding(connection: Connection, prj: str, directions: Collection[str] | None = None) -> dict[str, Rank]:
    """The ids of a production's transfers that want to run and are not held, the first ones first, with their rank."""
    rows = connection.execute(_OUTSTANDING, {"prj": prj})
    return {row.id: Rank(row.rank) for row in rows if directions is None or row.direction in directions}


def load(connection: Connection, transfer_id: str) -> TransferPlan:
    """A transfer with its files and parts. Raises NotFoundError."""
    head = connection.execute(select(transfer).where(transfer.c.id == transfer_id)).one_or_none()
    if head is None:
        raise NotFoundError("There is no such transfer.", subject=transfer_id)
    files = connection.execute(
        select(transfer_file).where(transfer_file.c.transfer == transfer_id).order_by(transfer_file.c.n)
    )
    parts = connection.execute(
        select(transfer_part).where(transfer_part.c.transfer == transfer_id).order_by(transfer_part.c.n)
    )
    return TransferPlan(
        head.id,
        head.prj,
        head.room,
        head.device,
        head.from_room,
        Direction(head.direction),
        head.label,
        head.folder,
        head.total_bytes,
        head.done_bytes,
        tuple(FilePlan(row.n, row.path, row.local, row.size, row.sha256, bool(row.is_done)) for row in files),
        tuple(_part_of(row) for row in parts),
    )


def local_places(connection: Connection, prj: str, room: str, chunk_ids: Collection[str]) -> dict[str, LocalPlace]:
    """Where some of these chunks lie in whole files that earlier transfers brought from the room (or any, if empty)."""
    found: dict[str, LocalPlace] = {}
    same_file = (transfer_file.c.transfer == transfer_part.c.transfer) & (transfer_file.c.n == transfer_part.c.file)
    columns = (transfer_part.c.chunk, transfer_part.c.start, transfer_file.c.path, transfer.c.folder)
    query = select(*columns).join(transfer_file, same_file).join(transfer, transfer.c.id == transfer_part.c.transfer)
    query = query.where(transfer.c.prj == prj, transfer.c.folder != "", transfer_file.c.is_done == 1)
    query = query.where(transfer.c.room == room) if room else query
    for batch in _batches(chunk_ids):
        for row in connection.execute(query.where(transfer_part.c.chunk.in_(batch))):
            found[row.chunk] = LocalPlace(str(Path(row.folder).joinpath(*row.path.split("/"))), row.start)
    return found


def set_flags(connection: Connection, transfer_id: str, numbers: Collection[int], flag: Flag) -> None:
    """Note how parts stand."""
    for batch in _batches(numbers):
        connection.execute(
            update(transfer_part)
            .where(transfer_part.c.transfer == transfer_id, transfer_part.c.n.in_(batch))
            .values(flag=flag)
        )


def set_files_done(connection: Connection, transfer_id: str, numbers: Collection[int]) -> None:
    """Note that files lie whole in their place."""
    for batch in _batches(numbers):
        connection.execute(
            update(transfer_file)
            .where(transfer_file.c.transfer == transfer_id, transfer_file.c.n.in_(batch))
            .values(is_done=1)
        )


def set_state(connection: Connection, transfer_id: str, state: Standing, **values: Any) -> None:
    """Note how a transfer stands; ``values`` are other columns (lists as lists)."""
    row = {name: json.dumps(value) if isinstance(value, list) else value for name, value in values.items()}
    connection.execute(update(transfer).where(transfer.c.id == transfer_id).values(state=state, **row))


def _part_of(row: Any) -> Part:
    """``key`` of a row is the key, then the tag where it is known, then four bytes where the piece is packed."""
    key, rest = row.key[:KEY_BYTES], row.key[KEY_BYTES:]
    tag = rest[:TAG_BYTES] if len(rest) >= TAG_BYTES else b""
    packed = int.from_bytes(rest[len(tag) :], "big")
    return Part(row.n, row.chunk, key, row.length, row.file, row.start, Flag(row.flag), tag, packed)


def _key_row(ref: ChunkRef) -> bytes:
    return ref.key + ref.tag + (ref.packed.to_bytes(4, "big") if ref.packed else b"")


def _state_of(row: Any) -> TransferState:
    found = {name: row[name] for name in TransferState.__slots__}
    return TransferState(**{**found, "missing": json.loads(row["missing"]), "clear": json.loads(row["clear"])})


def _add(
    connection: Connection,
    head: dict[str, Any],
    files: list[dict[str, Any]],
    parts: list[dict[str, Any]],
    rank: Rank,
) -> str:
    transfer_id = random_bytes(16).hex()
    total = sum(part["length"] for part in parts)
    row = {"device": "", "from_room": "", "folder": "", **head, "id": transfer_id, "total_bytes": total}
    row |= {"state": Standing.WAITING, "created_ms": time.time_ns() // 1_000_000}
    connection.execute(insert(transfer).values(**row))
    if files:
        connection.execute(insert(transfer_file), [{"transfer": transfer_id, **file} for file in files])
    if parts:
        rows = [{"transfer": transfer_id, "n": n, **part} for n, part in enumerate(parts)]
        connection.execute(insert(transfer_part), rows)
    if rank is not Rank.USUAL:
        set_rank(connection, transfer_id, rank)
    return transfer_id


def _file_rows(manifest: Manifest, local: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"n": n, "path": file.path, "local": local.get(file.path, ""), "size": file.size, "sha256": file.sha256}
        for n, file in enumerate(manifest.files)
    ]


def _blob_parts(refs: Iterable[ChunkRef], file: int = NO_FILE) -> Iterator[dict[str, Any]]:
    for ref in refs:
        yield {"chunk": ref.id, "key": _key_row(ref), "length": ref.length, "file": file, "start": 0}


def _file_parts(manifest: Manifest) -> Iterator[dict[str, Any]]:
    for n, file in enumerate(manifest.files):
        start = 0
        for ref in file.chunks:
            yield {"chunk": ref.id, "key": _key_row(ref), "length": ref.length, "file": n, "start": start}
            start += ref.length


def _unique(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each chunk once, at its first place."""
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        found.setdefault(part["chunk"], part)
    return list(found.values())


def _check_writable(manifest: Manifest) -> None:
    manifest.check_names()
    for file in manifest.files:
        if file.coding not in CODINGS or not _adds_up(file):
            raise BadInputError(
                "This file is packed in a way that this version does not know.",
                subject=file.path,
                what_to_do="Install the newest version of Segue, then sync again.",
            )


def _adds_up(file: FileEntry) -> bool:
    return sum(ref.length for ref in file.chunks) == file.size


def _batches(values: Collection[Any]) -> Iterator[list[Any]]:
    """SQLite takes a limited number of values in one statement."""
    rest = iter(values)
    while batch := list(islice(rest, _BATCH)):
        yield batch
