"""The program and its peers as clients of one S3 server: each can upload a folder and fetch it again.

Every upload goes to a place of its own, as a first upload does. Peers are real programs started as processes.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path

import boto3
from harness import machine  # noqa: F401  puts the repository on the path

from studio.depot.retrying import RetryingDepot
from studio.events.manifest import Manifest, seal_manifest
from studio.store import transfers
from studio.store.chunks import ChunkStore
from studio.store.database import Database
from studio.store.sealing import seal_files, settings_of
from studio.sync.transfer import TransferEngine
from tests.servers import S3Server

ROOM, DEVICE, KEY = "b" * 32, "d" * 32, bytes(range(32))
PASSWORD = "benchmark"


class Peer(ABC):
    """A client. ``sent_by_edit``: bytes sent again after an edit, None where it has no notion of it."""

    name: str

    @abstractmethod
    def upload(self, folder: Path) -> None: ...

    @abstractmethod
    def download(self, into: Path) -> None:
        """Fetch what was uploaded last."""

    @abstractmethod
    def sent_by_edit(self, folder: Path, path: Path, before: bytes, after: bytes) -> int | None: ...


class Ours(Peer):
    """Seal the files and send them, in this process, as delivering and synchronising do.

    One home sends everything, as one person's does; whoever fetches has a new one, which knows no file yet.
    """

    name = "ours"

    def __init__(self, server: S3Server, bucket: str, folder: Path) -> None:
        self._server, self._bucket, self._folder = server, bucket, folder
        folder.mkdir()
        self._depot = RetryingDepot(server.depot(bucket, "ours"))
        self._prj, self._manifest = "", Manifest(())
        self._sender = self._new_home()

    def upload(self, folder: Path) -> None:
        self._prj = secrets.token_hex(16)
        self._send(folder, {})

    def _send(self, folder: Path, averages: dict[str, int]) -> int:
        files = [(path.name, path) for path in sorted(folder.iterdir())]
        database, store, engine = self._sender
        self._manifest = seal_files(files, KEY, averages=averages, spool=store.spool)
        blobs = seal_manifest(self._manifest, KEY)
        for blob in blobs:
            store.put(blob.id, blob.data)
        with database.write() as connection:
            transfers.add_upload(
                connection, prj=self._prj, room=ROOM, device=DEVICE, to_inbox=False, label="", subject="",
                manifest=self._manifest, local=dict(files), blobs=blobs,
            )  # fmt: skip
        return self._ran(engine)

    def download(self, into: Path) -> None:
        shutil.rmtree(into, ignore_errors=True)
        database, _store, engine = self._new_home()
        with database.write() as connection:
            transfers.add_download(
                connection, prj=self._prj, room=ROOM, label="", subject="", manifest=self._manifest, folder=into
            )
        self._ran(engine)
        database.close()

    def sent_by_edit(self, folder: Path, path: Path, before: bytes, after: bytes) -> int | None:
        path.write_bytes(before)
        self.upload(folder)
        path.write_bytes(after)
        return self._send(folder, settings_of(self._manifest))

    def _new_home(self) -> tuple[Database, ChunkStore, TransferEngine]:
        home = self._folder / secrets.token_hex(4)
        home.mkdir()
        database, store = Database(home / "home.db"), ChunkStore(home / "chunks")
        return database, store, TransferEngine(database, store)

    def _ran(self, engine: TransferEngine) -> int:
        summary = engine.run(self._depot, self._prj)
        if summary.failed or summary.stuck:
            raise SystemExit(str(summary))
        return summary.sent_bytes


class _Program(Peer):
    """A peer that is a program."""

    def __init__(self, server: S3Server, bucket: str, folder: Path) -> None:
        self._server, self._bucket = server, bucket
        self._folder = folder
        folder.mkdir()
        self._place = ""
        keys = server.owner
        self._environment = {
            **os.environ,
            "AWS_ACCESS_KEY_ID": keys.key_id,
            "AWS_SECRET_ACCESS_KEY": keys.secret,
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "RCLONE_CONFIG": str(folder / "rclone.conf"),
            "RESTIC_PASSWORD": PASSWORD,
            "RESTIC_CACHE_DIR": str(folder / "cache"),
        }
        self.prepare()

    def prepare(self) -> None:
        """What is set up once."""

    def _new_place(self) -> str:
        self._place = f"{self._bucket}/{self.name}/{secrets.token_hex(6)}"
        return self._place

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: {done.stderr[-800:]}")

    def _stored_bytes(self) -> int:
        """What lies at this peer's place."""
        keys = self._server.owner
        client = boto3.session.Session(keys.key_id, keys.secret, region_name="us-east-1").client(
            "s3", endpoint_url=self._server.endpoint_url
        )
        prefix = self._place.removeprefix(f"{self._bucket}/")
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        return sum(row["Size"] for page in pages for row in page.get("Contents", ()))

    def sent_by_edit(self, folder: Path, path: Path, before: bytes, after: bytes) -> int | None:
        """These send a changed file whole: what they move is its length."""
        del folder, path, before
        return len(after)


def _program(name: str) -> str:
    return shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}") or ""


class Rclone(_Program):
    """rclone copy, 8 transfers at once."""

    name = "rclone"
    remote = "s3:"
    program = _program("rclone")

    def prepare(self) -> None:
        (self._folder / "rclone.conf").write_text(
            f"[s3]\ntype = s3\nprovider = Other\nenv_auth = true\nregion = us-east-1\nforce_path_style = true\n"
            f"endpoint = {self._server.endpoint_url}\nno_check_bucket = true\n"
        )

    def upload(self, folder: Path) -> None:
        self._run(
            self.program, "copy", "--transfers", "8", "--no-traverse", str(folder), self.remote + self._new_place()
        )

    def download(self, into: Path) -> None:
        shutil.rmtree(into, ignore_errors=True)
        self._run(self.program, "copy", "--transfers", "8", self.remote + self._place, str(into))


class RcloneCrypt(Rclone):
    """rclone with its crypt remote: encrypted as ours is."""

    name = "rclone_crypt"
    remote = "crypt:"

    def prepare(self) -> None:
        super().prepare()
        obscured = subprocess.run(
            [self.program, "obscure", PASSWORD], capture_output=True, text=True, check=True
        ).stdout.strip()
        with (self._folder / "rclone.conf").open("a") as file:
            file.write(
                f"\n[crypt]\ntype = crypt\nremote = s3:\npassword = {obscured}\nfilename_encryption = off\n"
                "directory_name_encryption = false\n"
            )


class S5cmd(_Program):
    """s5cmd cp with its own defaults."""

    name = "s5cmd"
    program = _program("s5cmd")

    def upload(self, folder: Path) -> None:
        self._s5("cp", f"{folder}/*", f"s3://{self._new_place()}/")

    def download(self, into: Path) -> None:
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir(parents=True)
        self._s5("cp", f"s3://{self._place}/*", f"{into}/")

    def _s5(self, *words: str) -> None:
        self._run(self.program, "--endpoint-url", self._server.endpoint_url, *words)


class Restic(_Program):
    """restic backup without compression, into a new repository each time."""

    name = "restic"
    program = _program("restic")

    def upload(self, folder: Path) -> None:
        self._new_place()
        self._restic("init", "--repository-version", "2")
        self._back_up(folder)

    def _back_up(self, folder: Path) -> None:
        self._restic("backup", "--compression", "off", str(folder))

    def download(self, into: Path) -> None:
        shutil.rmtree(into, ignore_errors=True)
        self._restic("restore", "latest", "--target", str(into))

    def sent_by_edit(self, folder: Path, path: Path, before: bytes, after: bytes) -> int | None:
        path.write_bytes(before)
        self.upload(folder)
        stored = self._stored_bytes()
        path.write_bytes(after)
        self._back_up(folder)
        return self._stored_bytes() - stored

    def _restic(self, *words: str) -> None:
        self._run(self.program, "-q", "-r", f"s3:{self._server.endpoint_url}/{self._place}", *words)


def with_every_client_of(server: S3Server, bucket: str, folder: Path) -> list[Peer]:
    """Ours, and the peers that are installed here."""
    peers: list[Peer] = [Ours(server, bucket, folder / "ours")]
    kinds = [kind for kind in (Rclone, RcloneCrypt, S5cmd, Restic) if kind.program]
    return [*peers, *(kind(server, bucket, folder / kind.name) for kind in kinds)]
