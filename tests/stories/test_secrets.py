"""Canaries: no secret in logs, output, error files or what a provider sees, and nothing of ours readable by others."""

from __future__ import annotations

import base64
import contextlib
import io
import logging
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from studio.app import cli
from studio.depot.s3 import S3Depot
from studio.domain.errors import SegueError
from studio.store.database import Database
from tests.depot.scripted_server import Answer, scripted_server

if TYPE_CHECKING:
    from tests.world import Person, World


def secrets_of(person: Person) -> list[bytes]:
    """Every form in which a home's seeds could slip out."""
    secrets = person.studio.store.secrets()
    seeds = [secrets.home, secrets.device, secrets.box, secrets.person]
    with person.studio.store.read() as connection:
        from studio.store.productions import productions, rooms_of

        for here in productions(connection):
            for room in rooms_of(connection, here.prj):
                seeds += [key.key for key in person.studio.store.room_keys(connection, room).values()]
    forms = [form for seed in seeds if seed for form in (seed, seed.hex().encode(), base64.b64encode(seed)[:40])]
    return [form for form in forms if len(form) >= 16]


def said_by(person: Person, *argv: str) -> bytes:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.suppress(SystemExit):
        cli.main([*argv, "--home", str(person.home_folder)])
    return (out.getvalue() + err.getvalue()).encode()


def test_no_key_in_logs_commands_exports_or_the_depot(world: World, caplog: pytest.LogCaptureFixture) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    with caplog.at_level(logging.DEBUG):
        mira.starts()
        mira.delivers("idea", mira.writes("idea.txt", "a late train"))
        mira.syncs()
        room = mira.hands_off("words", to=ana)
        ana.accepts(room)
        world.syncs()
        said = b"".join(
            said_by(person, *argv, *extra)
            for person in (mira, ana)
            for argv in (["inbox"], ["show", room], ["debug", "rooms"], ["debug", "room", room], ["productions"])
            for extra in ([], ["--json"])
        )
        export = world.folder / "export"
        said += said_by(mira, "export", world.production, str(export))
        said += said_by(ana, "debug", "room", world.production)
    exported = b"".join(path.read_bytes() for path in export.rglob("*") if path.is_file())
    assert len(said) > 2000
    assert exported
    places = {"logs": caplog.text.encode(), "commands": said, "depot": world.depot_bytes()}
    for person in (mira, ana):
        forms = secrets_of(person)
        for place, data in places.items():
            assert [form for form in forms if form in data] == [], place
    seeds = mira.studio.store.secrets()
    for seed in (seeds.home, seeds.device, seeds.box, seeds.person):
        assert seed not in exported
        assert seed.hex().encode() not in exported


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_what_lies_in_a_home_is_its_owners_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the folder was there before, open to everybody."""
    monkeypatch.setenv("SEGUE_KEYS", "file")
    before = os.umask(0)
    try:
        loose = world.folder / "homes" / "Mira"
        loose.mkdir(parents=True, mode=0o777)
        mira = world.owner("Mira")
        mira.starts()
    finally:
        os.umask(before)
    open_to_others = [
        path.name
        for path in mira.home_folder.iterdir()
        if path.name.startswith(("keys.json", "segue.db")) or path.suffix == ".seguerecovery"
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_a_failed_statement_does_not_name_its_values(tmp_path: Path) -> None:
    database = Database(tmp_path / "segue.db")
    statement = text("INSERT INTO nowhere VALUES (:value)").bindparams(value="canary-secret")
    with database.read() as connection, pytest.raises(Exception, match="no such table") as caught:
        connection.execute(statement)
    database.close()
    assert "canary-secret" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_keys_do_not_follow_a_redirect_to_another_host(status: int) -> None:
    with scripted_server(Answer(200)) as thief:
        away = {"Location": f"{thief.endpoint_url}/bucket/x", "x-amz-bucket-region": "eu-west-9"}
        with scripted_server(Answer(status, "PermanentRedirect", headers=away)) as server:
            depot = S3Depot(
                "bucket",
                endpoint_url=server.endpoint_url,
                key_id="AKIDCANARY",
                secret="canary-secret",
                region="us-east-1",
            )
            name = f"s/{'a' * 32}/r/{'b' * 32}/d/0000000000"
            with contextlib.closing(depot):
                for call in (
                    lambda: depot.get(name),
                    lambda: depot.put(name, b"x"),
                    lambda: depot.put_new(name, b"x"),
                    lambda: depot.head(name),
                    lambda: depot.list_after(f"s/{'a' * 32}/"),
                    lambda: depot.delete(name),
                    lambda: depot.copy(name, name[:-1] + "1"),
                ):
                    with pytest.raises(SegueError) as caught:
                        call()
                    assert "canary-secret" not in str(caught.value.as_json())
        assert thief.requests == []
