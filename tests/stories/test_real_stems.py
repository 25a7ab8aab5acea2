"""The ten real stems of a song, delivered by three collaborators, give exactly the sum that its manifest names."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile as sf

from studio.actions import commands as c
from tests.servers import S3Server, ceph_server  # noqa: F401 -- fixture
from tests.stories.test_song_over_s3 import real_now
from tests.world import Person, World

if TYPE_CHECKING:
    from pathlib import Path

CHAIN = """
title: Caesium
globals: {sample_rate: 48000, bit_depth: 24}
ports: {beats: audio.multitrack, synths: audio.multitrack, voices: audio.multitrack}
stages:
- {id: beats, track: Drums, title: Beats, role: Drummer, days: 2, price: 90, revisions: 1, deps: [], out: [beats]}
- {id: synths, track: Synths, title: Synths, role: Player, days: 2, price: 100, revisions: 1, deps: [], out: [synths]}
- {id: voices, track: Vocals, title: Voices, role: Singer, days: 2, price: 100, revisions: 1, deps: [], out: [voices]}
"""
SHARES = {"beats": ("01", "02", "03", "04"), "synths": ("05", "06"), "voices": ("07", "08", "09", "10")}
SONG = "band/caesium"
EXCERPT_FRAMES = 8 * 48_000
AUDIBLE = 2**26


def hands_everything_in(world: World, song: Path) -> tuple[Person, dict[str, tuple[Person, str]]]:
    """Three collaborators accept, deliver their stems, and all are approved."""
    mira = world.owner("Mira")
    mira.starts("Caesium", CHAIN)
    mira.syncs()
    stems = sorted((song / "stems").glob("*.flac"))
    gigs = {}
    for stage, numbers in SHARES.items():
        person = world.person(stage.capitalize())
        room = mira.hands_off(stage, to=person)
        world.syncs(2)
        person.accepts(room)
        world.syncs(2)
        result = person.delivers(room, *(stem for stem in stems if stem.name[:2] in numbers))
        assert result["verdict"] in ("accept", "warn")
        gigs[stage] = (person, room)
    world.syncs(2)
    for _, room in gigs.values():
        assert mira.state(room) == "in_review"
        mira.approves(room)
    world.syncs(2)
    return mira, gigs


def assert_reference_sum(mira: Person, world: World, song: Path) -> None:
    """Assembled at unity gain, the mix is the reference to the last bit."""
    reference = json.loads((song / "manifest.json").read_text())["unity_sum_reference"]
    made = mira.does(c.Assemble(world.production, "mix"))
    assert made["outputs"][0]["frames"] == reference["frames"]
    assert made["outputs"][0]["pcm_sha256"] == reference["sha256_of_s32le_interleaved_24bit_units"]
    assert len(made["people"]) == len(SHARES)


def test_over_a_folder(world: World, test_data: Path) -> None:
    song = test_data / SONG
    mira, _ = hands_everything_in(world, song)
    assert_reference_sum(mira, world, song)
    depot = world.depot_bytes()
    assert [stem.name for stem in (song / "stems").glob("*.flac") if stem.stem.encode() in depot] == []
    assert b"fLaC\x00\x00\x00\x22" not in depot, "the head of a FLAC file; four bytes alone are met by chance"


@pytest.mark.xdist_group("ceph")
def test_over_ceph(tmp_path: Path, test_data: Path, ceph_server: S3Server) -> None:  # noqa: F811
    song = excerpt_of(test_data / SONG, tmp_path / "excerpt")
    world = World(tmp_path, f"s3://{ceph_server.new_bucket()}/caesium", ceph_server, access="create")
    world.clock.now_ms = real_now()
    try:
        mira, _ = hands_everything_in(world, song)
        assert_reference_sum(mira, world, song)
    finally:
        world.close()


def excerpt_of(song: Path, out: Path) -> Path:
    """Eight seconds of each stem from where it sets in, and a manifest that names their sum."""
    (out / "stems").mkdir(parents=True)
    total = np.zeros((EXCERPT_FRAMES, 2), dtype=np.int64)
    for stem in sorted((song / "stems").glob("*.flac")):
        samples, rate = sf.read(stem, dtype="int32", always_2d=True)
        sets_in = int(np.argmax(np.abs(samples[:, 0]) > AUDIBLE))
        samples = samples[min(sets_in, len(samples) - EXCERPT_FRAMES) :][:EXCERPT_FRAMES]
        total += samples >> 8
        sf.write(out / "stems" / stem.name, samples, rate, subtype="PCM_24")
    digest = hashlib.sha256(total.astype("<i4").tobytes()).hexdigest()
    reference = {"frames": EXCERPT_FRAMES, "sha256_of_s32le_interleaved_24bit_units": digest}
    (out / "manifest.json").write_text(json.dumps({"unity_sum_reference": reference}))
    return out


def test_a_delivery_with_two_seconds_changed_sends_a_tenth_at_most(world: World, test_data: Path) -> None:
    """Two stems as 24-bit WAV, in stereo and in mono, delivered again with 2 s overwritten."""
    mira = world.owner("Mira")
    mira.starts("Caesium", CHAIN)
    ana = world.person("Ana")
    mira.syncs()
    room = mira.hands_off("voices", to=ana)
    ana.accepts(room)
    world.syncs(2)
    stems = [p for p in sorted((test_data / SONG / "stems").glob("*.flac")) if p.name[:2] in ("09", "10")]
    wavs = [as_wav(stem, ana.files / f"{stem.stem}.wav", overwritten=False) for stem in stems]
    ana.delivers(room, *wavs)
    first = ana.syncs().sent_bytes
    total = sum(path.stat().st_size for path in wavs)
    assert first < total * 0.5, "audio is packed"
    mira.syncs()
    mira.asks_for_changes(room, "again, two seconds")
    world.syncs(2)
    ana.delivers(room, *(as_wav(stem, ana.files / f"{stem.stem}.wav", overwritten=True) for stem in stems))
    second = ana.syncs().sent_bytes
    assert second <= total * 0.08, f"{second / total:.1%} of the files' bytes sent again"
    mira.syncs()
    mira.approves(room)
    world.syncs(2)
    take = mira.folder_of(room) / "takes" / "take-02" / "voices"
    assert sorted(path.read_bytes() for path in take.iterdir()) == sorted(path.read_bytes() for path in wavs)


def as_wav(flac: Path, out: Path, *, overwritten: bool) -> Path:
    """A stem as 24-bit WAV, with two seconds in the middle replaced by noise if so wished."""
    samples, rate = sf.read(flac, dtype="int32", always_2d=True)
    if overwritten:
        start = samples.shape[0] // 2
        noise = np.random.default_rng(7).integers(-(2**26), 2**26, (2 * rate, samples.shape[1]), dtype=np.int32)
        samples[start : start + 2 * rate] = noise & ~np.int32(255)
    sf.write(out, samples, rate, subtype="PCM_24")
    return out
