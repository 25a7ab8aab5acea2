"""A release: every format holds the master's sound, at its length, with the tags that were asked for."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import av
import mutagen
import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC
from PIL import Image

from studio.domain.assembly import TakeFile
from studio.domain.errors import BadInputError
from studio.domain.plan_release import FORMATS, encoded
from studio.domain.recipe import recipe_book, sources_of
from studio.domain.render_material import Asset, Credit
from studio.domain.render_plan import plan_recipe
from studio.domain.rendering import SourceFile, Wanted
from studio.media import libraries
from studio.media.loudness import measure
from studio.media.making_coded import peak_words
from studio.media.mp3_frames import frame_offsets
from studio.media.render_cache import RenderCache, hash_of
from studio.media.rendering import Made, render
from studio.media.sources import open_source
from studio.media.tags import Tags, read_tags
from tests.media.test_rendering import Bench, material_of

RATE = 48000
WORDS = "La la\n\nla – ünd so weiter"
TOLD = {"artist": "Ana Ribeiro", "album": "Nächte", "isrc": "DE-A12-26-00001", "year": 2026}


ONE_OF_EACH = ("flac", "mp3-v0", "aac-256", "opus")
LEVELS = ("integrated_lufs", "true_peak_dbtp", "loudness_range_lu")


def asset(path: Path, output: str, kind: str) -> Asset:
    return Asset("s-art", "Art", output, kind, TakeFile(output, path.name, hash_of(path)), str(path))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Two and a half seconds of music, mastered and released in every format."""
    folder = tmp_path_factory.mktemp("release")
    times = np.arange(round(2.5 * RATE)) / RATE
    sound = sum(0.1 * np.sin(times * 2 * np.pi * hertz)[:, None] * [1.0, 0.6] for hertz in (220.0, 331.0, 4400.0))
    sound += np.random.default_rng(3).normal(0, 0.02, sound.shape)
    soundfile.write(folder / "drums.wav", sound, RATE, "PCM_24")
    Image.new("RGB", (40, 40), "teal").save(folder / "cover.jpg")
    (folder / "words.txt").write_text(WORDS + "\n", encoding="utf-8")
    material = replace(
        material_of({"drums": folder / "drums.wav"}),
        assets=(
            asset(folder / "cover.jpg", "cover", "image.cover"),
            asset(folder / "words.txt", "words", "text.lyrics"),
        ),
        credits=(Credit("Ana Ribeiro", ("Drums", "Mix")), Credit("Mira: Lindqvist", ("Owner",))),
    )
    book = recipe_book(({"recipe": "release", "kind": "release", "settings": {**TOLD, "formats": list(FORMATS)}},))
    plan = plan_recipe(sources_of(book, "release"), material)
    made = render(plan.wanted, RenderCache(folder / "cache"), folder / "out", threads=2)
    master = render([Wanted("m.wav", plan.wanted[0].step.inputs[0].inputs[0])], RenderCache(folder / "cache"), folder)
    return {"master": master.made[0], **dict(zip(FORMATS, made.made, strict=True))}


def decoded(path: Path) -> np.ndarray:
    """What a player gives: priming and padding left out where the file says them."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        parts = [frame.to_ndarray() for frame in container.decode(stream)]
        form = stream.codec_context.format
    whole = np.concatenate(parts, axis=1)
    sound = whole.T if form.is_planar else whole.reshape(-1, 2)
    return sound if sound.dtype.kind == "f" else sound / float(1 << (8 * sound.dtype.itemsize - 1))


def test_each_format_has_a_file_of_its_own_name(release: dict[str, Made]) -> None:
    names = [release[name].name for name in FORMATS]
    assert names[0] == "Late Train release/Late Train (WAV 24 bit).wav"
    assert len(set(names)) == len(FORMATS)
    assert all(release[name].path.stat().st_size == release[name].facts["size_bytes"] for name in FORMATS)


@pytest.mark.parametrize("name", ["wav24", "flac"])
def test_lossless_ones_are_the_master_to_the_bit(release: dict[str, Made], name: str) -> None:
    master, _ = soundfile.read(release["master"].path, dtype="int32")
    copy, rate = soundfile.read(release[name].path, dtype="int32")
    assert rate == RATE
    assert (master == copy).all()
    assert release[name].facts["pcm_sha256"] == release["master"].facts["pcm_sha256"]


def test_16_bit_is_dithered_the_same_way_every_time(release: dict[str, Made]) -> None:
    master, _ = soundfile.read(release["master"].path)
    reduced, _ = soundfile.read(release["wav16"].path)
    assert soundfile.info(release["wav16"].path).subtype == "PCM_16"
    error = (reduced - master) * 32768.0
    assert 0.4 < error.std() < 0.6, "TPDF noise and rounding: half a step"
    assert abs(error.mean()) < 0.01


@pytest.mark.parametrize("name", ["mp3-320", "mp3-v0", "aac-256", "aac-320", "opus"])
def test_lossy_ones_have_its_sound_at_its_place(release: dict[str, Made], name: str) -> None:
    master, _ = soundfile.read(release["master"].path)
    sound = decoded(release[name].path)
    assert abs(len(sound) - len(master)) <= (1024 if name.startswith("aac") else 0)
    count = min(len(sound), len(master))
    residual = sound[:count] - master[:count]
    middle = slice(4800, count - 4800)
    ratio = 10 * np.log10((residual[middle] ** 2).mean() / (master[middle] ** 2).mean())
    assert ratio < -12, "a shift by one sample would be far above"
    assert "encoder" in release[name].facts
    facts, told = release[name].facts, measure(release[name].path).as_json()
    assert told["integrated_lufs"] == pytest.approx(release["master"].facts["integrated_lufs"], abs=0.2)
    assert {key: facts[key] for key in LEVELS} == {key: told[key] for key in LEVELS}, "measured as it is played"
    assert facts["warnings"] == []


def test_opus_that_is_read_through_is_the_same_sound(release: dict[str, Made]) -> None:
    with open_source(release["opus"].path) as one, open_source(release["opus"].path, is_read_through=True) as other:
        assert type(one) is not type(other), "read by the quicker library"
        first = [one.read(RATE), one.read(3 * RATE)]
        second = [other.read(RATE), other.read(3 * RATE)]
    assert [len(part) for part in first] == [len(part) for part in second]
    assert np.concatenate(first) == pytest.approx(np.concatenate(second), abs=1e-5)


@pytest.mark.parametrize("name", list(FORMATS))
def test_tags_come_back(release: dict[str, Made], name: str) -> None:
    tags = read_tags(release[name].path)
    assert replace(tags, cover=b"") == Tags(
        title="Late Train",
        artist="Ana Ribeiro",
        album="Nächte",
        isrc="DEA122600001",
        year=2026,
        credits=(("Ana Ribeiro", ("Drums", "Mix")), ("Mira: Lindqvist", ("Owner",))),
        lyrics=WORDS,
    )
    assert Image.open(io.BytesIO(tags.cover)).size == (40, 40)
    assert mutagen.File(release[name].path).info.length == pytest.approx(2.5, abs=0.05)


def test_a_file_with_a_variable_rate_says_how_long_it_is_and_where_its_seconds_lie(release: dict[str, Made]) -> None:
    data = release["mp3-v0"].path.read_bytes()
    at = data.index(b"Xing")
    frames = int.from_bytes(data[at + 8 : at + 12], "big")
    table = data[at + 16 : at + 116]
    assert frames == len(list(frame_offsets(data[at - 36 :]))) - 1
    assert list(table) == sorted(table)


def test_without_lame_the_other_library_makes_the_mp3(
    release: dict[str, Made], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "lameenc", lambda: None)
    source = SourceFile(release["master"].facts["sha256"], str(release["master"].path))
    wanted = [Wanted(f"{name}.mp3", encoded(source, name)) for name in ("mp3-320", "mp3-v0")]
    for made in render(wanted, RenderCache(tmp_path / "cache"), tmp_path).made:
        assert "libavcodec" in made.facts["encoder"]
        assert len(decoded(made.path)) == 2.5 * RATE


def test_again_the_same_bytes(release: dict[str, Made], tmp_path: Path) -> None:
    source = SourceFile(release["master"].facts["sha256"], str(release["master"].path))
    hashes = []
    for run in ("one", "two"):
        wanted = [Wanted(f"{name}{FORMATS[name][1]}", encoded(source, name)) for name in ONE_OF_EACH]
        made = render(wanted, RenderCache(tmp_path / run), tmp_path / run, threads=1 if run == "one" else 2).made
        hashes.append([one.facts["sha256"] for one in made])
    assert hashes[0] == hashes[1]


def test_high_rates_come_down_for_lossy_formats(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "m.wav", np.random.default_rng(1).normal(0, 0.1, (48000, 2)), 96000, "PCM_24")
    source = SourceFile("e" * 64, str(tmp_path / "m.wav"))
    wanted = [Wanted(f"{name}{FORMATS[name][1]}", encoded(source, name)) for name in ("mp3-320", "opus", "wav16")]
    made = render(wanted, RenderCache(tmp_path / "cache"), tmp_path / "out").made
    assert [one.facts["sample_rate_hz"] for one in made] == [48000, 48000, 96000]
    assert len(decoded(made[0].path)) == 24000


def test_peaks_that_coding_lifts_too_far_are_said(tmp_path: Path) -> None:
    square = np.sign(np.random.default_rng(1).normal(0, 1, (24000, 2))) * 0.8
    soundfile.write(tmp_path / "m.wav", square, RATE, "PCM_24")
    (words,) = render(
        [Wanted("m.mp3", encoded(SourceFile("f" * 64, str(tmp_path / "m.wav")), "mp3-320"))],
        RenderCache(tmp_path / "cache"),
        tmp_path / "out",
    ).warnings
    assert re.match(r"Encoding MP3 320: what is decoded again reaches \+\d\.\d dBTP and clips in many players\.", words)
    for ceiling, is_said in ((None, False), (-1.0, False), (-1.6, True)):
        assert bool(peak_words("MP3", -0.5, ceiling)) is is_said


@pytest.mark.skipif(not shutil.which("flac"), reason="no flac program")
def test_the_flac_program_finds_it_whole(release: dict[str, Made]) -> None:
    subprocess.run(["flac", "-t", "-s", str(release["flac"].path)], check=True)


def test_the_flac_holds_the_checksum_of_its_own_sound(release: dict[str, Made]) -> None:
    """What ``flac -t`` compares, without the program."""
    told = FLAC(release["flac"].path).info
    samples, _ = soundfile.read(release["flac"].path, dtype="int32", always_2d=True)
    raw = (samples >> 8).astype("<i4").reshape(-1, 1).view(np.uint8)[:, :3].tobytes()
    assert told.bits_per_sample == 24
    assert f"{told.md5_signature:032x}" == hashlib.md5(raw, usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("name", ["flac", "mp3-320", "aac-256", "opus", "wav24"])
def test_ffmpegs_library_reads_the_tags(release: dict[str, Made], name: str) -> None:
    """What ``ffprobe`` shows, without the program."""
    with av.open(str(release[name].path)) as played:
        told = " ".join(
            [*played.metadata.values(), *(one for each in played.streams for one in each.metadata.values())]
        )
    for word in ("Late Train", "Ana Ribeiro", "Nächte", "DEA122600001", "2026"):
        assert word in told


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="no ffprobe")
@pytest.mark.parametrize("name", ["flac", "mp3-320", "aac-256", "opus", "wav24"])
def test_ffprobe_reads_the_tags(release: dict[str, Made], name: str) -> None:
    command = ["ffprobe", "-v", "error", "-show_entries", "format_tags:stream_tags", str(release[name].path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for word in ("Late Train", "Ana Ribeiro", "Nächte", "DEA122600001", "2026"):
        assert word in told


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"formats": ["ogg"]}, "no format “ogg”"),
        ({"formats": []}, "has no format"),
        ({"isrc": "nonsense"}, "is no ISRC"),
        ({"cover": "Art:front"}, "no approved cover"),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path: Path, settings: dict[str, object], words: str) -> None:
    soundfile.write(tmp_path / "drums.wav", np.zeros((100, 2)), RATE, "PCM_24")
    book = recipe_book(({"recipe": "release", "kind": "release", "settings": settings},))
    with pytest.raises(BadInputError, match=words):
        plan_recipe(sources_of(book, "release"), material_of({"drums": tmp_path / "drums.wav"}))


def test_a_cover_that_is_no_picture_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "drums.wav", np.random.default_rng(1).normal(0, 0.1, (40000, 2)), RATE, "PCM_24")
    (tmp_path / "cover.jpg").write_bytes(b"GIF89a")
    material = replace(
        material_of({"drums": tmp_path / "drums.wav"}), assets=(asset(tmp_path / "cover.jpg", "c", "image.cover"),)
    )
    book = recipe_book(({"recipe": "release", "kind": "release", "settings": {"formats": ["flac"]}},))
    bench = Bench(tmp_path)
    plan = plan_recipe(sources_of(book, "release"), material)
    with pytest.raises(BadInputError, match="neither a JPEG nor a PNG"):
        render(plan.wanted, bench.cache, bench.out)
    assert not list(bench.out.rglob("*.flac"))
