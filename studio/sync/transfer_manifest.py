"""Looking at what lies in a depot: a delivery's manifest, and whether chunks are (still) there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import TrustError
from studio.events.chunks import ChunkRef, open_chunk
from studio.events.manifest import Manifest, open_manifest, refuse_long_manifest
from studio.sync.transfer_receive import read_checked, take_in
from studio.sync.transfer_work import HEADS_AT_MOST, Holdings
from studio.workers import worker_pool

_HEADS_AT_ONCE = 6


def fetch_manifest(
    depot: Depot, prj: str, room: str, refs: Sequence[ChunkRef], manifest_hash: str, *, from_device: str | None = None
) -> Manifest:
    """The manifest of a delivery; ``from_device`` copies its chunks from that device's inbox into the room first.

    Raises:
        ObjectMissingError: chunks of it are missing or wrong; ``subject`` has their ids with a space between.
        TrustError, GrammarError: the chunks are there, but are not the manifest that was signed.
    """
    refuse_long_manifest(refs, manifest_hash)
    pieces, missing = [], []
    for ref in refs:
        name = object_names.chunk(prj, room, ref.id)
        if from_device is None:
            data = read_checked(depot, name, ref.id).data
        else:
            inbox_name = object_names.upload(prj, from_device, ref.id)
            data = take_in(depot, name, inbox_name, ref.id, is_here=depot.head(name) is not None)
        if data is None:
            missing.append(ref.id)
        else:
            pieces.append(open_chunk(data, ref.id, ref.key))
    if missing:
        raise ObjectMissingError("The list of files of a delivery has not arrived yet.", subject=" ".join(missing))
    if [len(piece) for piece in pieces] != [ref.length for ref in refs]:
        raise TrustError("A manifest's pieces are not as long as was signed.", subject=manifest_hash)
    return open_manifest(pieces, manifest_hash)


def still_there(depot: Depot, prj: str, room: str, ids: Collection[str], *, device: str = "") -> list[str]:
    """Which of these chunks are now neither in the room nor in the device's inbox, in the order given.

    Asked for every chunk that an upload skipped, just before its delivery is sent (PROTOCOL.md section 7).
    """
    prefixes = [object_names.chunk_prefix(prj, room)]
    if device:
        prefixes.append(object_names.upload_prefix(prj, device))
    left = list(dict.fromkeys(ids))
    if len(left) > HEADS_AT_MOST:
        listed: set[str] = set()
        for prefix in prefixes:
            listed |= Holdings(depot).all_ids(prefix)
        left = [chunk for chunk in left if chunk not in listed]  # asked for again: a listing may lag behind

    def is_gone(chunk: str) -> bool:
        return all(depot.head(prefix + chunk) is None for prefix in prefixes)

    with worker_pool(_HEADS_AT_ONCE, "look") as workers:
        return [chunk for chunk, gone in zip(left, workers.map(is_gone, left), strict=True) if gone]
