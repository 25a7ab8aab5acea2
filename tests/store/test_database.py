"""The database of a home: what its homes share."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.sql.compiler import SQLCompiler

from studio.store import tables
from studio.store.database import Database, get_meta, set_meta


def test_a_statement_made_ready_for_one_home_serves_the_others(tmp_path: Path, monkeypatch) -> None:
    asked = select(tables.meta.c.key).where(tables.meta.c.value == "of this test alone").limit(7)
    made: list[str] = []
    make = SQLCompiler.__init__

    def counted(self: SQLCompiler, *words: object, **more: object) -> None:
        made.append("one")
        make(self, *words, **more)  # type: ignore[arg-type]

    with closing(Database(tmp_path / "one.db")) as one, closing(Database(tmp_path / "two.db")) as two:
        monkeypatch.setattr(SQLCompiler, "__init__", counted)
        with one.read() as connection:
            assert connection.execute(asked).all() == []
        assert len(made) == 1
        with two.read() as connection:
            assert get_meta(connection, "version") == "0"
            assert connection.execute(asked).all() == []
        assert len(made) == 1


def test_nobody_listens_to_every_statement(tmp_path: Path) -> None:
    """A listener, even one that does nothing, makes each statement half as slow again."""
    with closing(Database(tmp_path / "home.db")) as home, home.read() as connection:
        assert not connection._has_events  # noqa: SLF001


def test_only_a_lazy_transaction_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    def waits(*, lazily: bool = False) -> bool:
        with home.write(lazily=lazily) as connection:
            set_meta(connection, "touched", str(lazily))
            return bool(connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2)

    with closing(Database(tmp_path / "home.db")) as home:
        assert waits()
        assert not waits(lazily=True)
        assert waits()
        with pytest.raises(RuntimeError), home.write(lazily=True):
            raise RuntimeError
        assert waits()
        with home.read() as connection:
            assert get_meta(connection, "touched") == "False"
