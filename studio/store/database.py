"""One SQLite database per home, in WAL mode, through SQLAlchemy Core. Never inside a synced folder.

Every change is one ``write()``: BEGIN IMMEDIATE, so that two processes take turns instead of meeting half-way.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, insert, select, text, update
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from studio.crash_points import crash_point
from studio.domain.errors import DiskError, SegueError
from studio.store import tables
from studio.store import transfers as _transfers  # noqa: F401 (its tables are in the metadata)

BUSY_TIMEOUT_S = 30.0
_NORMAL = 1
"""SQLite's ``synchronous`` with which a commit in WAL mode does not wait for the disk, and nothing can be torn."""
__all__ = ["Connection", "Database", "bump_version", "get_meta", "set_meta"]
DATABASE_NAME = "segue.db"
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements made ready, for all homes of the process: they all speak to the same schema of the same dialect."""
_META = select(tables.meta.c.value).where(tables.meta.c.key == bindparam("key"))
_SET_META = text("INSERT OR REPLACE INTO meta(key, value) VALUES (:key, :value)")
_SET_VERSION = update(tables.meta).where(tables.meta.c.key == "version").values(value=bindparam("to"))
"""Made once: putting a statement together costs more than SQLite takes to answer it."""
_TABLES = ",".join(sorted(tables.metadata.tables))


class HomesDialect(SQLiteDialect_pysqlite):
    """SQLite as every home of the process speaks it: what was made ready for one of them serves the others.

    SQLAlchemy keeps made statements by their dialect, and each engine has one of its own.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """All are alike."""
        return type(other) is type(self)

    def __hash__(self) -> int:
        """All are alike."""
        return hash(type(self))


registry.register("sqlite.home", __name__, HomesDialect.__name__)


class Database:
    """The database file of a home. Threads share it; each ``read`` or ``write`` takes a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write_lock = threading.RLock()
        _make_private(path)
        self._engine = make_engine(path)
        with self.write() as connection:
            _make_tables(connection)
            self._refuse_newer(connection)

    def _refuse_newer(self, connection: Connection) -> None:
        found = connection.execute(_META, {"key": "schema"}).scalar()
        if found is None:
            connection.execute(insert(tables.meta).values(key="schema", value=str(tables.SCHEMA_VERSION)))
            connection.execute(insert(tables.meta).values(key="version", value="0"))
        elif int(found) > tables.SCHEMA_VERSION:
            raise SegueError(
                "This home was last used by a newer Segue.",
                subject=str(self.path),
                what_to_do="Install the newest version of Segue.",
                code="newer_home",
            )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; sees one moment of the database."""
        try:
            with self._engine.connect() as connection:
                sqlite: Any = connection.connection.driver_connection
                sqlite.execute("BEGIN")
                try:
                    yield connection
                finally:
                    if sqlite.in_transaction:
                        sqlite.execute("ROLLBACK")
        except DatabaseError as error:
            told = _in_words(self.path, error)
            if told is None:
                raise
            raise told from error

    @contextmanager
    def write(self, *, lazily: bool = False) -> Iterator[Connection]:
        """A transaction for writing: everything in it happens, or nothing.

        ``lazily``: the disk is not waited for. A power cut may then undo it, with the lazy ones after it, and nothing
        else; for what is found out again.

        Raises DiskError when the disk is full or the file cannot be written.
        """
        try:
            with self._write_lock, self._engine.connect() as connection, _lazy(connection) if lazily else nullcontext():
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                info = connection.info  # asked now: a connection that a full disk has broken does not tell it any more
                info["writing"] = True
                try:
                    yield connection
                    crash_point("commit.begin")
                    connection.exec_driver_sql("COMMIT")
                    crash_point("commit.done")
                except BaseException:
                    _roll_back(connection)
                    raise
                finally:
                    info.pop("writing", None)
        except DatabaseError as error:
            told = _in_words(self.path, error)
            if told is None:
                raise
            raise told from error

    def version(self) -> int:
        """A number that grows with every change any process makes."""
        with self.read() as connection:
            return int(get_meta(connection, "version", "0"))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


@contextmanager
def _lazy(connection: Connection) -> Iterator[None]:
    """What is committed meanwhile is on the disk in time, not at once."""
    before = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    connection.exec_driver_sql(f"PRAGMA synchronous={min(before, _NORMAL)}")
    try:
        yield
        connection.exec_driver_sql(f"PRAGMA synchronous={before}")
    except BaseException:
        connection.invalidate()  # a full disk may have broken it; the next one waits for the disk again
        raise


def make_engine(path: Path) -> Engine:
    """The connections to a database file."""
    engine = create_engine(
        f"sqlite+home:///{path}",
        hide_parameters=True,  # values of a failed statement must not reach logs and error files
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=16,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    ).execution_options(compiled_cache=_COMPILED)
    # only the pool's events: a listener for statements or transactions, even one that does nothing, slows down every statement
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _make_tables(connection: Connection) -> None:
    """Make the tables that are not there yet. Asking for each of them is left out where all were made before."""
    is_new = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'meta'").first() is None
    if is_new or get_meta(connection, "tables") != _TABLES:
        tables.metadata.create_all(connection)
        set_meta(connection, "tables", _TABLES)


def _make_private(path: Path) -> None:
    """Make a new database's file readable by its owner only; SQLite gives its journals the same mode.

    A home may lie in a folder that others can read. Where it cannot be made, opening it says why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def bump_version(connection: Connection) -> int:
    """Grow the change number inside a write transaction."""
    version = int(get_meta(connection, "version", "0")) + 1
    connection.execute(_SET_VERSION, {"to": str(version)})
    return version


def get_meta(connection: Connection, key: str, default: str = "") -> str:
    """A value of the home's own settings."""
    found = connection.execute(_META, {"key": key}).scalar()
    return default if found is None else str(found)


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Set a value of the home's own settings."""
    connection.execute(_SET_META, {"key": key, "value": value})


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by hand: sqlite3 itself would begin them deferred
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _roll_back(connection: Connection) -> None:
    try:
        connection.exec_driver_sql("ROLLBACK")
    except OperationalError:  # a full disk has rolled back already
        connection.invalidate()


def _in_words(path: Path, error: DatabaseError) -> SegueError | None:
    """What SQLite says about the disk, the file or another program; None for anything else."""
    reason = str(error.orig or error)
    if "full" in reason or "readonly" in reason or "disk I/O" in reason or "unable to open" in reason:
        return DiskError(f"The home's database cannot be written ({reason}).", subject=str(path))
    if "malformed" in reason or "not a database" in reason:
        return DiskError(
            f"The home's database is damaged ({reason}).",
            subject=str(path),
            what_to_do="Move this file aside; productions come back from their storage by `segue open` or recovery.",
        )
    if "locked" in reason:
        return SegueError(
            "Another Segue is busy with this home.",
            subject=str(path),
            what_to_do="Wait a moment and try again.",
            code="busy",
            title="Busy",
        )
    return None
