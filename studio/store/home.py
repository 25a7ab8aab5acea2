"""A home: one person's installation on one machine. Identity, database, keys, workspace; the door to every change."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text

from studio.crash_points import crash_point
from studio.domain.changes import Changes
from studio.domain.errors import DiskError, NotFoundError, SegueError
from studio.events.certificates import Certificate, check_certificate
from studio.events.docket import KeyOf
from studio.events.envelope import commitment_of
from studio.events.file_names import suggested_name
from studio.events.keys import (
    BoxKey,
    EpochKey,
    SigningKey,
    device_id,
    open_secret,
    random_id,
    seal_secret,
)
from studio.events.records import from_text, to_text
from studio.events.recovery import DEFAULT_SCRYPT_N, write_recovery
from studio.events.state import FOLD_VERSION
from studio.store import tables
from studio.store.chunks import ChunkStore
from studio.store.database import DATABASE_NAME, Database, get_meta, set_meta
from studio.store.identity import first_identity
from studio.store.keychain import HomeSecrets, Keychain
from studio.store.rooms import Rooms
from studio.store.unit_of_work import UnitOfWork
from studio.store.workspace_place import placed, settled

Clock = Callable[[], int]
"""Gives UTC ms."""

_HOME_FILE_MODE = 0o700
# made once: putting a statement together costs more than carrying it out
_ROOM_KEYS = (
    select(tables.room_key.c.ep, tables.room_key.c.sealed)
    .where(tables.room_key.c.room == bindparam("room"))
    .order_by(text("rowid"))
)
_ADD_KEY = insert(tables.room_key)
_OUTDATED = select(tables.room.c.room).where(tables.room.c.fold_version != FOLD_VERSION)
_EPOCHS = select(tables.room.c.epochs).where(tables.room.c.room == bindparam("room"))


class Home:
    """Opened once per process. Reading and writing go through ``read`` and ``work``."""

    def __init__(self, path: Path, workspace: Path, clock: Clock) -> None:
        self.path = path
        self._own_workspace = workspace
        self.clock = clock
        _make_folder(path)
        self.database = Database(path / DATABASE_NAME)
        self.chunks = ChunkStore(path / "chunks")
        self._callbacks: list[Callable[[Changes], None]] = []
        self._lock = threading.RLock()
        self._secrets: HomeSecrets | None = None
        self._signing: SigningKey | None = None
        self._box: BoxKey | None = None
        self._keys: dict[str, dict[str, EpochKey]] = {}
        self._cert: Certificate | None = None
        self._name = ""
        with self.database.write() as connection:
            self.id = get_meta(connection, "home")
            if not self.id:
                self.id = random_id()
                set_meta(connection, "home", self.id)
            self.workspace = settled(connection, self.id, workspace)
        self._keychain = Keychain(path, self.id)
        self._load_identity()
        self.rooms = Rooms(self.device, self)
        self._rebuild_where_needed()

    # --- identity ----------------------------------------------------------------------------------------------

    def _load_identity(self) -> None:
        with self.database.read() as connection:
            cert_text = get_meta(connection, "cert")
        if cert_text:
            self._cert = check_certificate(from_text(cert_text))
            self._name = self._cert.name

    @property
    def has_identity(self) -> bool:
        """Whether somebody has given a name here."""
        return self._cert is not None

    @property
    def name(self) -> str:
        """The person's name, empty before ``init``."""
        return self._name

    @property
    def certificate(self) -> Certificate:
        """This device's certificate. Raises SegueError before ``init``."""
        if self._cert is None:
            raise SegueError(
                "Nobody has given a name on this home yet.",
                subject=str(self.path),
                what_to_do="Run `segue init --name NAME`, or type your name in the window.",
                code="no_identity",
                title="Who are you?",
            )
        return self._cert

    @property
    def device(self) -> str:
        """This device's id, or empty before ``init``."""
        return self._cert.device if self._cert else ""

    @property
    def person(self) -> str:
        """The person's public key in hex, or empty before ``init``."""
        return self._cert.person_public.hex() if self._cert else ""

    def secrets(self) -> HomeSecrets:
        """The home's secrets from the keychain, read once."""
        with self._lock:
            if self._secrets is None:
                self._secrets = self._keychain.load()
            return self._secrets

    @property
    def signing(self) -> SigningKey:
        """The device's signing key, made from its seed once."""
        if self._signing is None:
            self._signing = SigningKey.from_seed(self.secrets().device)
        return self._signing

    @property
    def box(self) -> BoxKey:
        """The device's box key, made from its seed once."""
        if self._box is None:
            self._box = BoxKey.from_seed(self.secrets().box)
        return self._box

    def init(self, name: str, passphrase: str, *, label: str = "", scrypt_n: int = DEFAULT_SCRYPT_N) -> Path:
        """Make the identity: person key, device keys, certificate and recovery file. Returns the file's path.

        ``label`` is how the person calls this device. Raises SegueError when there is an identity already,
        BadInputError for an unusable name or empty passphrase.
        """
        self.refuse_identity()
        made = first_identity(name, self.clock(), label)
        recovery = self.path / f"Segue recovery {suggested_name(name)}.seguerecovery"
        write_recovery(recovery, passphrase, made.recovery, name, replace=True, scrypt_n=scrypt_n)
        crash_point("identity.recovery")
        self.adopt(made.cert, made.secrets)
        return recovery

    def refuse_identity(self) -> None:
        """Raise SegueError when this home belongs to somebody already."""
        if self._cert is not None:
            raise SegueError(
                f"This home belongs to {self._name} already.",
                subject=str(self.path),
                what_to_do="Use another home (`--home DIR`) for another person.",
                code="exists",
                title="Already set up",
            )

    def adopt(self, cert: dict[str, Any], secrets: HomeSecrets) -> None:
        """Keep an identity: the device's certificate and its keys. Raises DiskError."""
        self.keep_secrets(secrets)
        crash_point("identity.keys")
        with self.database.write() as connection:
            set_meta(connection, "cert", to_text(cert))
        self._cert = check_certificate(cert)
        self._name = self._cert.name
        self.rooms = Rooms(self.device, self)

    def keep_secrets(self, secrets: HomeSecrets) -> None:
        """Put the secrets into the keychain. Raises DiskError."""
        self._keychain.save(secrets)
        self._secrets = secrets
        self._signing = self._box = None

    def keep_login(self, address: str, login: dict[str, str]) -> None:
        """Keep storage keys for an address in the keychain."""
        secrets = self.secrets()
        self.keep_secrets(replace(secrets, logins={**secrets.logins, address: login}))

    def login_for(self, address: str) -> dict[str, str]:
        """The storage keys kept for an address or for the longest address it begins with; empty when none."""
        logins = self.secrets().logins
        fitting = [known for known in logins if address == known or address.startswith(known.rstrip("/") + "/")]
        return logins[max(fitting, key=len)] if fitting else {}

    # --- sealing -----------------------------------------------------------------------------------------------

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Seal something for the database under the home's key."""
        return seal_secret(self.secrets().home, plain, purpose.encode())

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """The reverse of ``seal``."""
        return open_secret(self.secrets().home, sealed, purpose.encode())

    def add_room_key(self, connection: Connection, room: str, key: EpochKey) -> None:
        """Keep an epoch key of a room; a second time has no effect."""
        if key.ep not in connection.execute(_ROOM_KEYS, {"room": room}).scalars().all():
            connection.execute(_ADD_KEY, {"room": room, "ep": key.ep, "sealed": self.seal(key.key, key.ep)})
            self._keys.pop(room, None)

    def room_keys(self, connection: Connection, room: str) -> dict[str, EpochKey]:
        """The epoch keys of a room by commitment, oldest first."""
        found = self._keys.get(room)
        if found is None:
            rows = connection.execute(_ROOM_KEYS, {"room": room})
            found = {ep: EpochKey(self.unseal(sealed, ep)) for ep, sealed in rows}
            if found:
                self._keys[room] = found
        return found

    def key_of(self, connection: Connection, room: str) -> KeyOf:
        """A lookup of the room's epoch keys by commitment."""
        return self.room_keys(connection, room).get

    def current_key(self, connection: Connection, room: str, epochs: Sequence[str] | None = None) -> EpochKey:
        """The key new packets and entries of a room are written under: that of its last epoch.

        ``epochs`` where they are known better than the database knows them. Raises NotFoundError.
        """
        keys = self.room_keys(connection, room)
        if epochs is None:
            known = connection.execute(_EPOCHS, {"room": room}).scalar()
            epochs = from_text(known) if known else ()
        found = keys.get(epochs[-1]) if epochs else next(iter(keys.values()), None)
        if found is None:
            raise NotFoundError(
                "The key of this room has not arrived yet.",
                subject=room,
                what_to_do="Synchronise in a while; a device that decides here sends it.",
            )
        return found

    # --- reading and writing -----------------------------------------------------------------------------------

    def read(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment."""
        return self.database.read()

    @contextmanager
    def work(self) -> Iterator[UnitOfWork]:
        """One change: journal, outbox, projection in one transaction; then everybody who listens is told."""
        with self.database.write() as connection:
            unit = UnitOfWork(self, connection)
            try:
                yield unit
                unit.flush()
            except BaseException:
                unit.abandon()
                raise
        for changes in unit.changes():
            self.announce(changes)

    def _rebuild_where_needed(self) -> None:
        """A projection of another fold version is made again from the journal, once, when the home is opened."""
        with self.database.read() as connection:
            rooms = list(connection.execute(_OUTDATED).scalars())
        if rooms:
            self.rebuild(rooms)

    def rebuild(self, rooms: list[str] | None = None) -> None:
        """Make the projection again from the journal alone."""
        with self.database.write() as connection:
            names = rooms if rooms is not None else list(connection.execute(select(tables.room.c.room)).scalars())
            for room in names:
                version = connection.execute(select(tables.room.c.version).where(tables.room.c.room == room)).scalar()
                self.rooms.rebuild(connection, room, int(version or 0) + 1)

    def on_changes(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change; returns how to stop. The callback runs on the thread that made the change."""
        with self._lock:
            self._callbacks.append(callback)

        def stop() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return stop

    def announce(self, changes: Changes) -> None:
        """Tell everybody who listens."""
        with self._lock:
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback(changes)

    def close(self) -> None:
        """Close the database and what is kept open beside it."""
        self.chunks.close()
        self.database.close()

    # --- folders -----------------------------------------------------------------------------------------------

    def follow_workspace(self) -> bool:
        """Look where the workspace lies now: another process may have changed it. Whether it has."""
        before = self.workspace
        with self.read() as connection:
            self.workspace = placed(connection, self.id, self._own_workspace)
        return self.workspace != before

    def stage_folder(self, production_title: str, track: str, stage: str) -> Path:
        """``<workspace>/<Production>/<Track>/<Stage>``, each part made fit for every system."""
        return self.workspace / folder_name(production_title) / folder_name(track) / folder_name(stage)


def folder_name(text: str) -> str:
    """A folder name that a person recognises and every system accepts."""
    cleaned = re.sub(r"\s+", " ", suggested_name(text)).strip(" .")
    return cleaned[:80].strip(" .") or "Untitled"


def epoch_name(key: EpochKey) -> str:
    """The commitment of an epoch key."""
    return commitment_of(key)


def person_device(public: bytes) -> str:
    """The id of a device by its signing key."""
    return device_id(public)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True, mode=_HOME_FILE_MODE)
    except OSError as error:
        raise DiskError(
            f"The home folder cannot be made: {error.strerror}.",
            subject=str(path),
            what_to_do="Choose another folder with --home.",
        ) from error
