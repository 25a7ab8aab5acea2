"""One depot and the homes around it, for the tests of transfers. Everything in it is real."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from pathlib import Path

from studio.depot import object_names
from studio.depot.depot import Depot
from studio.events.manifest import Manifest, seal_manifest
from studio.store import transfers
from studio.store.chunks import ChunkStore
from studio.store.database import Database
from studio.store.sealing import seal_files
from studio.sync.transfer import TransferEngine, TransferProgress, TransferSummary

PRJ, ROOM, OTHER, DEVICE = "a" * 32, "b" * 32, "c" * 32, "d" * 32
KEY = bytes(range(32))


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def tone(size: int) -> bytes:
    """Something that begins as a WAV does and can be packed."""
    ramp = b"".join((n * n % 9000 * 40).to_bytes(3, "little") for n in range(10_000))
    return b"RIFF" + bytes(40) + (ramp * (size // len(ramp) + 1))[: size - 44]


class Home:
    """A person's machine: database, chunk store, files, engine."""

    def __init__(self, folder: Path, depot: Depot, *, workers: int = 4) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.depot = depot
        self.database = Database(folder / "segue.db")
        self.chunk_store = ChunkStore(folder / "chunks")
        self.told: list[TransferProgress] = []
        self.engine = TransferEngine(self.database, self.chunk_store, workers=workers, on_progress=self.told.append)

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def seal(self, files: dict[str, bytes]) -> Manifest:
        """Write files and make their manifest."""
        local = [(name, self.file(name, data)) for name, data in files.items()]
        return seal_files(local, KEY, spool=self.chunk_store.spool)

    def sends(self, manifest: Manifest, *, to_inbox: bool = True, only: Iterable[str] | None = None) -> str:
        blobs = seal_manifest(manifest, KEY)
        for blob in blobs:
            self.chunk_store.put(blob.id, blob.data)
        names = [file.path for file in manifest.files] if only is None else only
        local = {name: self.folder / "files" / name for name in names}
        with self.database.write() as connection:
            return transfers.add_upload(
                connection,
                prj=PRJ,
                room=ROOM,
                device=DEVICE,
                to_inbox=to_inbox,
                label="up",
                subject="s",
                manifest=manifest,
                local=local,
                blobs=blobs,
            )

    def hands_on(self, manifest: Manifest, room: str = OTHER) -> str:
        blobs = seal_manifest(manifest, KEY)
        for blob in blobs:
            self.chunk_store.put(blob.id, blob.data)
        refs = [ref for file in manifest.files for ref in file.chunks]
        with self.database.write() as connection:
            return transfers.add_copy(
                connection, prj=PRJ, from_room=ROOM, room=room, label="copy", subject="s", refs=refs, blobs=blobs
            )

    def fetches(self, manifest: Manifest, *, room: str = ROOM, into: str = "inputs") -> str:
        with self.database.write() as connection:
            return transfers.add_download(
                connection,
                prj=PRJ,
                room=room,
                label="down",
                subject="s",
                manifest=manifest,
                folder=self.folder / "stage" / into,
            )

    def takes_in(self, manifest: Manifest, into: str = "take-01") -> str:
        with self.database.write() as connection:
            return transfers.add_take_in(
                connection,
                prj=PRJ,
                room=ROOM,
                from_device=DEVICE,
                label="take in",
                subject="s",
                manifest=manifest,
                manifest_refs=[blob.ref for blob in seal_manifest(manifest, KEY)],
                folder=self.folder / "stage" / into,
            )

    def runs(
        self, *, cancel: threading.Event | None = None, directions: Iterable[str] | None = None
    ) -> TransferSummary:
        wanted = None if directions is None else list(directions)
        return self.engine.run(self.depot, PRJ, directions=wanted, cancel=cancel)

    def state(self, transfer_id: str) -> transfers.TransferState:
        with self.database.read() as connection:
            return transfers.transfer_state(connection, transfer_id)

    def retries(self, transfer_id: str) -> None:
        with self.database.write() as connection:
            transfers.retry(connection, transfer_id)

    def arrived(self, into: str) -> dict[str, bytes]:
        """What a person finds in a folder."""
        folder = self.folder / "stage" / into
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def leftovers(self) -> list[Path]:
        return list((self.folder / "stage").rglob("*.part"))

    def close(self) -> None:
        self.chunk_store.close()
        self.database.close()


def chunk_ids(manifest: Manifest) -> set[str]:
    return {ref.id for file in manifest.files for ref in file.chunks}


def all_ids(manifest: Manifest) -> set[str]:
    """With the manifest's own."""
    return chunk_ids(manifest) | {blob.id for blob in seal_manifest(manifest, KEY)}


def room_name(chunk: str, room: str = ROOM) -> str:
    return object_names.chunk(PRJ, room, chunk)


def inbox_name(chunk: str) -> str:
    return object_names.upload(PRJ, DEVICE, chunk)


def names_in(depot: Depot, prefix: str) -> set[str]:
    return {info.name.rsplit("/", 1)[-1] for info in depot.list_after(prefix, limit=100_000)}


def in_room(depot: Depot, room: str = ROOM) -> set[str]:
    return names_in(depot, object_names.chunk_prefix(PRJ, room))


def in_inbox(depot: Depot) -> set[str]:
    return names_in(depot, object_names.upload_prefix(PRJ, DEVICE))
