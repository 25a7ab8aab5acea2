"""The main job over a bucket, with a real process for everybody: the demo (over a folder: ``tests/app/test_demo.py``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import S3Server, ceph_server, moto_server, rclone_server, why_no_ceph  # noqa: F401

REPOSITORY = Path(__file__).resolve().parents[2]
PLAYS_OVER_S3 = os.environ.get("CI") == "true" or os.environ.get("SEGUE_TEST_DEMO_S3") == "1"
"""Read at import: a test's own environment has no SEGUE_ in it."""
IS_THOROUGH = bool(os.environ.get("SEGUE_THOROUGH"))


@pytest.fixture(scope="module")
def bucket_server(request: pytest.FixtureRequest) -> S3Server:
    """A server of the name that the test asks for; of a wider scope than a test, so that it may go on running."""
    server: S3Server = request.getfixturevalue(f"{request.param}_server")
    return server


@pytest.mark.timeout(900)
@pytest.mark.skipif(not PLAYS_OVER_S3, reason="takes minutes: set CI=true or SEGUE_TEST_DEMO_S3=1")
@pytest.mark.parametrize(
    "bucket_server",
    [
        pytest.param("moto", marks=pytest.mark.skipif(not why_no_ceph(), reason="Ceph is here and does the same")),
        pytest.param(
            "rclone", marks=pytest.mark.skipif(not IS_THOROUGH, reason="the song is played there: SEGUE_THOROUGH=1")
        ),
        pytest.param("ceph", marks=pytest.mark.xdist_group("ceph")),
    ],
    indirect=True,
)
def test_the_demo_over_a_bucket(bucket_server: S3Server, tmp_path, monkeypatch):
    """moto and Ceph make users of their own; rclone makes none, so that the owner shares one pair of keys (a shorter
    production over rclone: ``test_song_over_s3.py``).
    """
    server = bucket_server
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", server.owner.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", server.owner.secret)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    where = ["--depot", f"s3://{server.new_bucket()}/songs", "--endpoint-url", server.endpoint_url]
    command = [sys.executable, "-m", "studio.app.cli", "demo", "--headless", "--json", "--dir", str(tmp_path / "demo")]
    done = subprocess.run([*command, *where], cwd=REPOSITORY, capture_output=True, timeout=850, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert (answer["people"], answer["stages"], answer["approved"]) == (7, 8, 8)
    assert answer["outputs"][0]["frames"] == 1_800_000
    assert ("shares one key pair" in done.stderr.decode()) == (server.name == "rclone")
