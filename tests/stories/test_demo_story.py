"""The main job with real processes: two people who type commands, over a folder; and the demo over a bucket."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

from tests.servers import S3Server, ceph_server, moto_server, rclone_server, why_no_ceph  # noqa: F401

REPOSITORY = Path(__file__).resolve().parents[2]
PLAYS_OVER_S3 = os.environ.get("CI") == "true" or os.environ.get("SEGUE_TEST_DEMO_S3") == "1"
"""Read at import: a test's own environment has no SEGUE_ in it."""
IS_THOROUGH = bool(os.environ.get("SEGUE_THOROUGH"))

CHAIN = """
title: One stem
currency: USD
globals: {sample_rate: 48000, bit_depth: 24, length_s: 1}
tracks: [Direction, Bass, Mix]
ports: {guide: audio.mix, bass: audio.stem, mix: audio.mix}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, days: 1, price: 0, out: [guide]}
- {id: bass, track: Bass, title: Bass, role: Bassist, days: 2, price: 60, in: [guide], out: [bass]}
- {id: mix, track: Mix, title: Mix, role: Owner, days: 1, price: 0, in: [bass], out: [mix]}
"""


def segue(home: Path, *words: str, status: int = 0) -> dict[str, Any]:
    command = [sys.executable, "-m", "studio.app.cli", *words, "--json"]
    environment = {**os.environ, "SEGUE_HOME": str(home), "SEGUE_SCRYPT_N": "1024"}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == status, done.stdout.decode() + done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def tone(path: Path, step: float) -> Path:
    samples = b"".join(round(2e6 * math.sin(n * step)).to_bytes(3, "little", signed=True) for n in range(48_000))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(48_000)
        file.writeframes(samples)
    return path


def test_a_stem_from_another_home_ends_in_the_mix(tmp_path):
    mira, ines, depot = tmp_path / "mira", tmp_path / "inês", tmp_path / "depot"
    chain = tmp_path / "chain.yaml"
    chain.write_text(CHAIN)
    bass = tone(tmp_path / "bass.wav", 0.02)
    segue(mira, "init", "--name", "Mira")
    production = segue(mira, "new", "One stem", "--chain", str(chain), "--depot", str(depot))["production"]
    segue(mira, "deliver", f"{production}/guide", str(tone(tmp_path / "guide.wav", 0.05)))
    offer = segue(mira, "offer", "bass", "--to", "Inês", "--price", "60", "--sync")
    opened = segue(ines, "open", offer["pass_file"], "--name", "Inês", "--depot", str(depot))
    segue(mira, "sync", "--once")
    segue(ines, "accept", opened["handoff"])  # kept until the key has been fetched
    segue(ines, "sync", "--once")
    segue(mira, "sync", "--once")
    (Path(opened["deliver_dir"]) / "bass.wav").write_bytes(bass.read_bytes())
    assert segue(ines, "deliver", opened["handoff"], "--sync")["take"] == 1
    assert [path.name for path in Path(opened["inputs_dir"]).rglob("*.wav")] == ["guide.wav"]
    assert segue(mira, "review", "bass", "approve", "--sync")["state"] == "approved"
    made = segue(mira, "assemble", production, "mix")["outputs"][0]
    with wave.open(made["path"]) as mixed, wave.open(str(bass)) as stem:
        left = [mixed.readframes(1)[:3] for _ in range(48_000)]
        assert b"".join(left) == stem.readframes(48_000)
    segue(ines, "sync", "--once")
    assert segue(ines, "inbox")["rows"][0]["state"] == "approved"


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
