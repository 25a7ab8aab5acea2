"""The homes' databases without SQLAlchemy's engine: the same statements on the same SQLite, several times cheaper.

SQLAlchemy still writes every statement; what is left out is its pool, its events and its results, and asking again what
was asked since the last change. A test plays a seed both ways and compares every byte.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sqlalchemy import Insert
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.util import LRUCache

from studio.store import database, tables

if TYPE_CHECKING:
    from pathlib import Path

_REAL = database.make_engine
_DIALECT: Any = sqlite_dialect(paramstyle="qmark")
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
_ROWS: dict[tuple[str, ...], Any] = {}


class Result:
    """Rows as the homes ask for them."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.rowcount = cursor.rowcount
        self._described = cursor.description or ()
        self._rows = cursor.fetchall() if self._described else []

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple([column[0] for column in self._described])

    def __iter__(self) -> Iterator[Any]:
        return iter(self.all())

    def all(self) -> list[Any]:
        """Every row."""
        if not self._rows:
            return []
        names = self._names
        kind = _ROWS.get(names)
        if kind is None:
            kind = _ROWS[names] = namedtuple("Row", names, rename=True)  # noqa: PYI024 -- made as asked
        return list(map(kind._make, self._rows))

    def first(self) -> Any:
        """The first row, or None."""
        return next(iter(self), None)

    one_or_none = first

    def one(self) -> Any:
        """The only row."""
        (row,) = self.all()
        return row

    def scalar(self) -> Any:
        """The first column of the first row, or None."""
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        """The first column of the only row."""
        ((value, *_),) = self._rows
        return value

    def scalars(self) -> Values:
        """The first column of every row."""
        return Values(row[0] for row in self._rows)

    def mappings(self) -> Values:
        """Every row by the names of its columns."""
        names = self._names
        return Values(dict(zip(names, row, strict=True)) for row in self._rows)


class Values(list[Any]):
    """What a result gives."""

    def all(self) -> list[Any]:
        """Every one."""
        return self

    def first(self) -> Any:
        """The first, or None."""
        return self[0] if self else None

    one_or_none = first

    def one(self) -> Any:
        """The only one."""
        (value,) = self
        return value


class Connection:
    """As much of a connection as the homes use."""

    def __init__(self, raw: sqlite3.Connection, engine: LeanEngine) -> None:
        self._raw = raw
        self._engine = engine
        self._began = engine.changes
        self._has_changed = False
        self.info: dict[str, Any] = {}
        self.connection, self.driver_connection = self, raw

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.free.append(self._raw)

    def in_transaction(self) -> bool:
        """Always: `read` and `write` begin one."""
        return True

    def _run_ddl_visitor(self, *_: Any, **__: Any) -> None:
        """The tables are there already."""

    def exec_driver_sql(self, sql: str) -> Result:
        """A statement as it is."""
        if sql in ("COMMIT", "ROLLBACK"):
            if self._has_changed:
                self._engine.has_changed()
        elif not sql.startswith(("BEGIN", "SELECT", "PRAGMA")):
            self._has_changed = True
        return Result(self._raw.execute(sql))

    def execute(self, statement: Any, parameters: Any = None) -> Result:
        """A statement of SQLAlchemy's, with the values of one row or of many."""
        if not isinstance(parameters, list):
            row = parameters or {}
            ready = _made_ready(statement, tuple(row), is_many=False)
            if not ready.compiled.post_compile_params:
                return self._answered(ready, [row.get(name, value) for name, value in ready.places])
        self._has_changed = True  # or a question with a list in it, after which answers are not kept either
        rows = parameters if isinstance(parameters, list) else [parameters or {}]
        ready = _made_ready(statement, tuple(rows[0]) if rows else (), is_many=len(rows) > 1)
        cursor = self._raw.cursor()
        for row in rows:
            if ready.compiled.post_compile_params:
                values = {**ready.values, **row}
                expanded = ready.compiled._process_parameters_for_postcompile(values)  # noqa: SLF001 -- as `Engine` does
                cursor.execute(expanded.statement, expanded.positional_parameters)
            else:
                cursor.execute(ready.text, [row.get(name, value) for name, value in ready.places])
        return Result(cursor)

    def _answered(self, ready: Ready, values: list[Any]) -> Result:
        """What is kept of the database as it was committed last; whoever began before that, or changes it, asks it itself."""
        if not ready.is_question:
            self._has_changed = True
        if self._has_changed or self._began != self._engine.changes:
            return Result(self._raw.execute(ready.text, values))
        key = (ready.text, *values)
        found = self._engine.answers.get(key)
        if found is None:
            found = self._engine.answers[key] = Result(self._raw.execute(ready.text, values))
        return found


class Ready(NamedTuple):
    """A statement with the values that stand in it; ``places`` are names and values in the order of the statement."""

    compiled: Any
    text: str
    values: dict[str, Any]
    places: list[tuple[str, Any]]
    is_question: bool


def _made_ready(statement: Any, keys: tuple[str, ...], *, is_many: bool) -> Ready:
    """Kept beside the statement itself, for those that are made once and carried out often; not for copies of it."""
    whose, known = statement.__dict__.get("lean", (0, {}))
    if whose != id(statement):
        known = {}
        statement.__dict__["lean"] = id(statement), known
    found = known.get((keys, is_many))
    if found is None:
        compiled, extracted, *more = statement._compile_w_cache(  # noqa: SLF001 -- what `Engine` does with it
            _DIALECT, compiled_cache=_COMPILED, column_keys=sorted(keys), for_executemany=is_many
        )
        collected = {"_collected_params": more[0]} if len(more) > 1 else {}  # since SQLAlchemy 2.1
        values = compiled.construct_params({}, extracted_parameters=extracted, _check=False, **collected)
        if isinstance(statement, Insert):
            values |= {one.key: one.default.arg for one in compiled.insert_prefetch if values.get(one.key) is None}
        places = [(name, values[name]) for name in compiled.positiontup]
        found = known[keys, is_many] = Ready(
            compiled, compiled.string, values, places, compiled.string.startswith("SELECT")
        )
    return found


class LeanEngine:
    """The connections to a database file; whoever asks gets one that nobody else has at the time.

    ``answers`` are those since the last of ``changes``: nobody else writes into a home of the simulator.
    """

    _empty = b""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.free: list[sqlite3.Connection] = []
        self.changes = 0
        self.answers: dict[tuple[Any, ...], Result] = {}
        if not path.stat().st_size:
            path.write_bytes(self._empty or self._made_empty())

    def _made_empty(self) -> bytes:
        engine = _REAL(self._path)
        tables.metadata.create_all(engine)
        engine.dispose()
        LeanEngine._empty = self._path.read_bytes()
        return self._empty

    def has_changed(self) -> None:
        """Forget what was answered."""
        self.changes += 1
        self.answers.clear()

    def connect(self) -> Connection:
        """A connection; it finds its way back when its block ends."""
        return Connection(self.free.pop() if self.free else self._new(), self)

    def _new(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self._path, isolation_level=None, cached_statements=300)
        raw.execute("PRAGMA synchronous=OFF")
        return raw

    def dispose(self) -> None:
        """Close all."""
        while self.free:
            self.free.pop().close()


@contextmanager
def lean_engines() -> Iterator[None]:
    """Every home opened meanwhile has a lean engine."""
    database.make_engine = LeanEngine  # type: ignore[assignment]
    try:
        yield
    finally:
        database.make_engine = _REAL
