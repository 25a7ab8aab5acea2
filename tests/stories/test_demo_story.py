"""The main job over a bucket, with a real process for everybody: the demo (over a folder: ``tests/app/test_demo.py``).

By default three of its seven people play as far as their takes have arrived; SEGUE_THOROUGH=1 plays the whole.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.app.demo_people import PARTS
from studio.app.demo_story import Story
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


needs_wish = pytest.mark.skipif(not PLAYS_OVER_S3, reason="takes long: set CI=true or SEGUE_TEST_DEMO_S3=1")
over_ceph = pytest.param("ceph", marks=pytest.mark.xdist_group("ceph"))
over_moto = pytest.param("moto", marks=pytest.mark.skipif(not why_no_ceph(), reason="Ceph is here and does the same"))


@pytest.fixture
def place(bucket_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """A depot in a bucket, whose keys are in the owner's environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", bucket_server.owner.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", bucket_server.owner.secret)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    return f"s3://{bucket_server.new_bucket()}/songs"


class TakesArriveError(Exception):
    """The story goes on elsewhere."""


class Beginning(Story):
    """The story until somebody would listen."""

    def _review(self) -> None:
        raise TakesArriveError


@pytest.mark.timeout(600)
@needs_wish
@pytest.mark.parametrize("bucket_server", [over_moto, over_ceph], indirect=True)
def test_the_demo_begins_over_a_bucket(bucket_server: S3Server, place: str, tmp_path: Path) -> None:
    said: list[str] = []
    parts = [part for part in PARTS if part.stage in ("drums", "voice")]
    story = Beginning(tmp_path, place, bucket_server.endpoint_url, said.append, parts)
    with pytest.raises(TakesArriveError):
        story.tell()
    assert (story.told.takes, story.told.blocked) == (3, 1)
    assert not [words for words in said if "shares one key pair" in words]
    try:
        assert story.owner.sync()["waiting"] == []
        stages = story.owner.segue("plan", story.told.production)["stages"]
    finally:
        story.owner.leave()
    assert sorted(stage["slug"] for stage in stages if stage["state"] == "in_review") == ["drums", "voice"]


@pytest.mark.timeout(900)
@needs_wish
@pytest.mark.skipif(not IS_THOROUGH, reason="begun there, and played whole over a folder: SEGUE_THOROUGH=1")
@pytest.mark.parametrize("bucket_server", [over_moto, "rclone", over_ceph], indirect=True)
def test_the_demo_over_a_bucket(bucket_server: S3Server, place: str, tmp_path: Path) -> None:
    """moto and Ceph make users of their own; rclone makes none, so that the owner shares one pair of keys (a shorter
    production over rclone: ``test_song_over_s3.py``).
    """
    command = [sys.executable, "-m", "studio.app.cli", "demo", "--headless", "--json", "--dir", str(tmp_path / "demo")]
    where = ["--depot", place, "--endpoint-url", bucket_server.endpoint_url]
    done = subprocess.run([*command, *where], cwd=REPOSITORY, capture_output=True, timeout=850, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert (answer["people"], answer["stages"], answer["approved"]) == (7, 8, 8)
    assert answer["outputs"][0]["frames"] == 1_800_000
    assert ("shares one key pair" in done.stderr.decode()) == (bucket_server.name == "rclone")
