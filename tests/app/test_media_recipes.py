"""Productions that are not songs run to their deliverables: a podcast, a music video, the launch of a brand."""

from __future__ import annotations

import io
import json
import math
import wave
import zipfile
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.id3 import ID3
from PIL import Image

from studio.actions.attach import attach_input
from studio.actions.commands import Assemble
from studio.app.assembling import assemble
from studio.app.deliverable_proof import proof_of
from studio.domain.chapters import chapters_in
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.rendering import Step
from studio.media.making import Input, Job
from studio.media.making_av import make_episodes
from studio.queries.assembly import assemble_rows
from tests.queries.homes import Clock, Studio, home_of

RATE_HZ, FPS = 48_000, 25
CHAPTERS = {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Hello"}, {"startTime": 0.5, "title": "Ünder"}]}


def sound(path: Path, seconds: float) -> Path:
    """A quiet stereo tone of 24 bits."""
    frames = b"".join(
        round(400_000 * math.sin(n * 0.05)).to_bytes(3, "little", signed=True) * 2
        for n in range(round(seconds * RATE_HZ))
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(3)
        file.setframerate(RATE_HZ)
        file.writeframes(frames)
    return path


def film(path: Path, seconds: float) -> Path:
    """A few small pictures, grey becoming white."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(round(seconds * FPS)):
            picture = np.full((48, 64, 3), min(255, number * 5), np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
    return path


def some_file(folder: Path, name: str, type_: str) -> Path:
    """A file that an output of this type could get."""
    kind, path = type_.partition(".")[0], folder / name
    if kind == "audio":
        return sound(path.with_suffix(".wav"), 1.0)
    if kind == "video":
        return film(path.with_suffix(".mp4"), 1.0)
    if kind == "image":
        Image.new("RGB", (32, 32), (20, 90, 160)).save(path.with_suffix(".jpg"))
        return path.with_suffix(".jpg")
    ending = {"chapters_json": ".json", "vtt": ".vtt", "srt": ".srt", "show_notes_md": ".md"}.get(name, ".txt")
    text = json.dumps(CHAPTERS) if name == "chapters_json" else f"{name} of the production\n"
    path.with_suffix(ending).write_text(text, encoding="utf-8")
    return path.with_suffix(ending)


class Maker:
    """An owner who makes the stages of a chain alone."""

    def __init__(self, folder: Path, chain: str) -> None:
        self.clock = Clock()
        self.owner = Studio(home_of(folder / "mira", "Mira Lindqvist", self.clock), self.clock)
        self.folder = folder
        self.owner.starts(chain, title="Späti Nacht")

    def makes(self, *slugs: str) -> None:
        """Hand in a file on every output of these stages."""
        with self.owner.home.work() as work:
            stages = {one.slug: one for one in work.view(self.owner.prj).table("stage").values()}
        for slug in slugs:
            place = self.folder / slug
            place.mkdir(exist_ok=True)
            files = [f"{port.name}={some_file(place, port.name, port.type)}" for port in stages[slug].outputs]
            self.owner.delivers(slug, *files)

    def assembles(self, recipe: str, out: str = "out", **more) -> dict:
        """Make a deliverable; it verifies."""
        made = assemble(self.owner.home, Assemble(self.owner.prj, recipe, str(self.folder / out), **more))
        assert proof_of(Path(made["manifest"])).problems == ()
        return made

    def missing(self) -> set[str]:
        """Which of some recipes Assemble says cannot be made."""
        rows = self.owner.ask(assemble_rows, self.owner.prj).recipes
        return {row.name for row in rows if row.missing} & {"podcast", "video", "edit", "master", "mix"}

    def named(self, made: dict) -> dict[str, Path]:
        """The files of a deliverable by their names in it."""
        return {row["name"]: Path(row["path"]) for row in made["outputs"]}


@pytest.fixture
def maker(tmp_path: Path):
    """Makes makers; closes their homes."""
    made: list[Maker] = []

    def make(chain: str) -> Maker:
        made.append(Maker(tmp_path, chain))
        return made[-1]

    yield make
    for one in made:
        one.owner.home.close()


def test_a_podcast_becomes_an_episode_with_chapters_cover_and_notes(maker):
    mira = maker("podcast")
    mira.makes("mix", "trans", "notes", "art")
    assert mira.missing() == {"edit", "video", "master", "mix"}, (
        "an episode goes on from the finished mix, without stems"
    )
    made = mira.assembles("podcast")
    files = mira.named(made)
    base = "Späti Nacht podcast"
    assert sorted(files) == sorted(
        f"{base}/{base}{end}" for end in (".mp3", " chapters.json", " cover.jpg", " notes.md", " vtt.vtt")
    )
    tags = ID3(files[f"{base}/{base}.mp3"])
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in chapters] == [
        (0, 500, "Hello"),
        (500, 1000, "Ünder"),
    ]
    assert tags.getall("CTOC")[0].child_element_ids == ["chp0", "chp1"]
    assert (str(tags["TIT2"]), tags.getall("APIC")[0].mime) == ("Späti Nacht", "image/jpeg")
    assert "show_notes_md" in str(tags.getall("COMM")[0])
    with av.open(str(files[f"{base}/{base}.mp3"])) as played:
        assert abs(played.duration / 1e6 - 1.0) < 0.1
        assert (played.streams.audio[0].codec_context.name, played.streams.audio[0].rate) == ("mp3float", RATE_HZ)
    manifest = json.loads(Path(made["manifest"]).read_text())
    assert {one["output"] for one in manifest["inputs"]} == {
        "mix_wav",
        "chapters_json",
        "show_notes_md",
        "cover_jpg",
        "vtt",
    }
    assert manifest["recipe"]["settings"]["formats"] == ["mp3-128"]
    again = mira.assembles("podcast", "again")
    assert [row["sha256"] for row in again["outputs"]] == [row["sha256"] for row in made["outputs"]]
    assert again["steps"]["made"] == 0


def test_a_music_video_keeps_its_picture_and_gets_the_song(maker, tmp_path: Path):
    mira = maker("video")
    with pytest.raises(RefusedError, match="no video is approved"):
        mira.assembles("video")
    song = sound(tmp_path / "song.wav", 1.5)
    attach_input(mira.owner.home, "treatment", "song_master", (str(song),))
    mira.makes("fine", "online")
    made = mira.assembles("video")
    assert made["people"] == [
        {"name": "Mira Lindqvist", "stages": ["Online, lay-back, QC, masters", "Treatment and lookbook"]}
    ]
    (path,) = mira.named(made).values()
    assert path.name == "Späti Nacht video.mp4"
    (warning,) = made["warnings"]
    assert "The sound is 0.50 s longer than the picture" in warning
    with av.open(str(path)) as played, av.open(str(tmp_path / "online" / "master_mov.mp4")) as given:
        assert [bytes(one) for one in played.demux(played.streams.video[0]) if one.size] == [
            bytes(one) for one in given.demux(given.streams.video[0]) if one.size
        ], "the picture's packets are as they were"
        assert played.streams.audio[0].codec_context.name == "aac"
        assert abs(float(played.streams.audio[0].duration * played.streams.audio[0].time_base) - 1.5) < 0.05
        assert played.streams.video[0].average_rate == Fraction(FPS)


def test_a_launch_becomes_a_folder_and_a_zip_that_are_the_same_every_time(maker):
    mira = maker("launch")
    mira.makes("discovery", "photo")
    made = mira.assembles("bundle")
    files = mira.named(made)
    packed = files["Späti Nacht bundle.zip"].read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        names = found.namelist()
        assert names == sorted(names)
        assert {name.partition("/")[2] for name in names} == {
            name.partition("/")[2] for name in files if not name.endswith(".zip")
        }
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in found.infolist())
        page = found.read("Späti Nacht bundle/index.html").decode()
    assert "<h1>Späti Nacht</h1>" in page
    assert "Mira Lindqvist" in page
    assert "://" not in page, "nothing is asked for outside the folder"
    assert 'src="Photo%20selects%20or%20stock%2C%20licensed/photos_jpg.jpg"' in page
    again = mira.assembles("bundle", "again")
    assert mira.named(again)["Späti Nacht bundle.zip"].read_bytes() == packed


def test_an_episode_as_m4a_has_its_chapters_too(tmp_path: Path):
    (tmp_path / "chapters.json").write_text(json.dumps(CHAPTERS))
    params = {"codec": "aac", "kbps": 96, "parts": ["chapters"], "names": {"chapters": "c"}, "tags": {"title": "T"}}
    inputs = (Input(sound(tmp_path / "a.wav", 0.4), {}), Input(tmp_path / "chapters.json", {}))
    job = Job(Step("episode", 1, ".m4a", params), inputs, tmp_path / "o.m4a", 1, lambda _: None, lambda: False)
    (facts,) = make_episodes([job])
    assert facts["warnings"] == ["The chapter “Ünder” begins after the end of the episode."]
    with av.open(str(job.out)) as played:
        assert [one["metadata"]["title"] for one in played.chapters()] == ["Hello", "Ünder"]


def test_chapters_that_cannot_be_read_are_refused_with_their_name():
    assert [one.start_ms for one in chapters_in("00:00 A\n[1:02:03.5] - B\n", "c.txt")] == [0, 3_723_500]
    assert chapters_in("1.5\t2.5\tLabel\n", "c.txt")[0].title == "Label"
    for text in ("", "{", "[1]", '[{"start": "x", "title": "A"}]', "0:01 A\n0:01 B\n"):
        with pytest.raises(BadInputError, match=r"c\.txt"):
            chapters_in(text, "c.txt")
