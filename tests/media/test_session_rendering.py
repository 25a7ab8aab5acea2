"""Sessions and edits as deliverables: lanes where they are set, media beside or inside, the same bytes again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import av
import numpy as np
import pytest
import soundfile

from studio.domain.assembly import Lane, TakeFile
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.markers import Marker
from studio.domain.production import HouseFormat
from studio.domain.recipe import recipe_book
from studio.domain.render_material import Asset, Material
from studio.domain.render_plan import plan_recipe
from studio.media.render_cache import RenderCache
from studio.media.rendering import render
from studio.papers.session_file import read_session

RATE = 48_000


def wave(path: Path, frames: int, rate: int = RATE, channels: int = 1) -> Path:
    soundfile.write(path, np.random.default_rng(frames).normal(0, 0.1, (frames, channels)), rate, "PCM_24")
    return path


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("takes")
    (folder / "b").mkdir()
    files = [
        wave(folder / "kick.wav", 5001),
        wave(folder / "b" / "kick.wav", 44_100, 44_100, 2),
        wave(folder / "vox %.wav", 77),
    ]
    lanes = [
        Lane("Drums", "s1", "Kick", 1, TakeFile("stem", "kick.wav", sha(files[0])), start_frame=12_345, gain_mdb=-3000, pan_milli=-250, fade_in_ms=20),
        Lane("Drums", "s2", "Kick 2", 1, TakeFile("stem", "kick.wav", sha(files[1])), is_muted=True),
        Lane("Vocals", "s3", "Vox", 1, TakeFile("stem", "vox %.wav", sha(files[2])), start_frame=7, fade_out_ms=1, is_soloed=True),
    ]  # fmt: skip
    local = {sha(path): str(path) for path in files}
    house = HouseFormat(RATE, tempo_mbpm=93_500, meter=(6, 8))
    return Material(
        "Late Train", "Late Train", house, {"mix": tuple(lanes)}, local, markers=(Marker(1.5, 1.5, "late"),)
    )


def made_of(recipe, material, folder, **settings):
    book = recipe_book(())
    chain = (replace(book[recipe], settings=settings),)
    plan = plan_recipe(chain, material)
    return render(plan.wanted, RenderCache(folder / "cache"), folder / "out")


def read(path, rate=RATE):
    with path.open("rb") as file:
        return read_session(file, path.name, rate)


@pytest.mark.parametrize("kind", ["dawproject", "rpp", "otio"])
def test_lanes_lie_in_the_session_as_they_are_set(material, tmp_path, kind):
    found = made_of("session", material, tmp_path, formats=["dawproject", "reaper", "otio"])
    by_name = {made.name: made.path for made in found.made}
    session = read(by_name[f"Late Train session/Late Train.{kind}"])
    kick, second, vox = session.tracks
    assert [(t.name, t.group, t.gain_mdb, t.pan_milli, t.is_muted, t.is_soloed) for t in session.tracks] == [
        ("Kick", "Drums", -3000, -250, False, False),
        ("Kick 2", "Drums", 0, 0, True, False),
        ("Vox", "Vocals", 0, 0, False, True),
    ]
    assert [(c.start_frame, c.length_frames, c.fade_in_frames, c.fade_out_frames) for t in session.tracks for c in t.clips] == [
        (12_345, 5001, 960, 0),
        (0, 48_000, 0, 0),
        (7, 77, 0, 48),
    ]  # fmt: skip
    assert (session.tempo_mbpm, session.meter, session.markers) == (93_500, (6, 8), (Marker(1.5, 1.5, "late"),))
    # every file that the session names lies beside it, byte for byte
    lanes = material.balances["mix"]
    for track, lane in zip(session.tracks, lanes, strict=True):
        path = by_name["Late Train session/Late Train.rpp"].parent / track.clips[0].file.path
        assert sha(path) == lane.file.sha256
    assert [t.clips[0].file.path for t in (kick, second, vox)] == ["Media/kick.wav", "Media/Drums Kick 2 kick.wav", "Media/vox %.wav"]  # fmt: skip
    assert session.left_out == ()


def test_the_same_session_is_the_same_bytes_and_holds_its_media(material, tmp_path):
    one, two = (made_of("session", material, tmp_path / name, formats=["dawproject"], media="inside") for name in "ab")
    assert [made.name for made in one.made] == ["Late Train session/Late Train.dawproject"]
    assert one.made[0].path.read_bytes() == two.made[0].path.read_bytes()
    assert one.made[0].path.stat().st_size > 5001 * 3
    assert all(file.is_inside for file in read(one.made[0].path).files)
    with pytest.raises(BadInputError, match="elsewhere"):
        made_of("session", material, tmp_path, media="elsewhere")
    with pytest.raises(BadInputError, match="no format “aaf”"):
        made_of("session", material, tmp_path, formats=["aaf"])
    with pytest.raises(RefusedError, match="no stem has been approved"):
        made_of("session", replace(material, balances={}), tmp_path)
    with pytest.raises(RefusedError, match="not on this machine"):
        made_of("session", replace(material, local={}), tmp_path)


def film(path: Path, pictures: int) -> Path:
    """Ten pictures a second, without sound."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for n in range(pictures):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), n, np.uint8), format="rgb24")))
        out.mux(stream.encode())
    return path


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    return [film(folder / "street.mp4", 20), film(folder / "train.mp4", 30)]


def asset(path, kind, stage="s"):
    return Asset(stage, stage, "out", kind, TakeFile("out", path.name, sha(path)), str(path))


def test_an_edit_puts_the_approved_takes_one_after_another(films, tmp_path):
    assets = tuple(asset(path, "video.cut", path.name) for path in films)
    material = Material("Cut", "Cut", HouseFormat(RATE, frame_rate=(10, 1)), {}, {}, assets)
    (edit, *media) = made_of("edit", material, tmp_path).made
    (track,) = read(edit.path).tracks
    assert [(c.start_frame, c.length_frames, c.file.path) for c in track.clips] == [
        (0, 2 * RATE, "Media/street.mp4"),
        (2 * RATE, 3 * RATE, "Media/train.mp4"),
    ]
    assert [made.name for made in media] == ["Cut edit/Media/street.mp4", "Cut edit/Media/train.mp4"]
    with pytest.raises(RefusedError, match="no video has been approved"):
        made_of("edit", replace(material, assets=()), tmp_path)


def test_an_approved_timeline_finds_its_media_again(films, tmp_path):
    timeline = tmp_path / "cut.otio"
    clip = {"OTIO_SCHEMA": "Clip.1", "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "file:///D:/x/Street.mp4"}}  # fmt: skip
    other = {"OTIO_SCHEMA": "Clip.2", "media_references": {"a": {"target_url": "gone.mov"}}}
    timeline.write_text(json.dumps({"OTIO_SCHEMA": "Timeline.1", "metadata": {"x": 1.5}, "tracks": [clip, other]}))
    assets = (*(asset(path, "video.cut") for path in films), asset(timeline, "data.timeline"))
    found = made_of("edit", Material("Cut", "Cut", HouseFormat(RATE), {}, {}, assets), tmp_path)
    back = json.loads(found.made[0].path.read_text())
    assert unquote(back["tracks"][0]["media_reference"]["target_url"]) == "Media/street.mp4"
    assert back["metadata"] == {"x": 1.5}
    assert found.warnings == ("The timeline names files that no approved take has: gone.mov.",)
    timeline.write_text("[" * 100_000)
    with pytest.raises(BadInputError, match=r"cut\.otio"):
        made_of("edit", Material("Cut", "Cut", HouseFormat(RATE), {}, {}, (*assets[:2], asset(timeline, "data.timeline"))), tmp_path)  # fmt: skip
