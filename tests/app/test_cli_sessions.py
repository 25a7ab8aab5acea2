"""Sessions of other programs at the command line: taken in as stages and lanes in one step, handed on, and back again."""

from __future__ import annotations

import io
import json
import shutil
import wave
import zipfile
from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People

CHAIN = """
title: Empty
currency: EUR
globals: {sample_rate: 48000, bit_depth: 24}
tracks: [Direction]
ports: {guide: audio.mix}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, days: 1, price: 0, out: [guide]}
"""


def clip(kind: str, file: str, start_s: float, length_s: float, offset_s: float = 0.0, fade: float = 0.0) -> str:
    return (
        f"<ITEM\nPOSITION {start_s:.12f}\nLENGTH {length_s:.12f}\nFADEIN 1 {fade} 0\nSOFFS {offset_s:.12f}\n"
        f'<SOURCE {kind}\nFILE "{file}"\n>\n>\n'
    )


def project(cli: Cli) -> Path:
    """A Reaper project of a drummer: a group with two tracks, a part of a file, a file that is gone, one that is none."""
    folder = Path(cli.records("kit/Media/kick.wav")).parent
    cli.records("kit/Media/snare.wav", 0.25, level=0.1)
    cli.records("elsewhere/room.wav", 0.125, rate_hz=44_100)
    cli.writes("kit/Media/secret.wav", "no sound at all")
    path = folder.parent / "Kit.rpp"
    tracks = (
        ("Drums", "ISBUS 1 1\nVOLPAN 0.5 0 -1 -1 1", ""),
        ("Kick", "VOLPAN 1 -0.25 -1 -1 1", clip("WAVE", "Media/kick.wav", 12_345 / 48_000, 0.5, fade=0.02)),
        ("Snare", "ISBUS 2 -1\nMUTESOLO 1 0 0", clip("WAVE", "Media/snare.wav", 0, 0.1, 0.05) + clip("WAVE", "Media/snare.wav", 1, 0.25)),
        ("Room", "", clip("WAVE", "../elsewhere/room.wav", 0, 0.125)),
        ("Gone", "MUTESOLO 0 1 0", clip("WAVE", "D:\\x\\gone.wav", 2, 1)),
        ("Secret", "", clip("WAVE", "Media/secret.wav", 0, 1)),
    )  # fmt: skip
    text = "".join(f"<TRACK\nNAME {name}\n{lines}\n{items}>\n" for name, lines, items in tracks)
    path.write_text(f'<REAPER_PROJECT 0.1 "7.0"\nTEMPO 93.5 6 8\nMARKER 1 0.5 late 0\n{text}>\n')
    return path


@pytest.fixture
def mira(people: People) -> Cli:
    people.mira.begins().starts("Late Train", CHAIN)
    return people.mira


def lanes(cli: Cli, production: str = "late-train"):
    return {(lane["stage"], lane["name"]): lane for lane in cli.says("recipe", "lanes", production)["lanes"]}


def test_a_session_becomes_stages_and_lanes_in_one_step(mira: Cli):
    path = project(mira)
    before = mira.says("plan", "late-train")["stages"]
    trial = mira.says("recipe", "lanes", "late-train", "--from", str(path), "--trial")
    assert mira.says("plan", "late-train")["stages"] == before
    result = mira.says("recipe", "lanes", "late-train", "--from", str(path))
    assert {**trial, "production": 0} == {**result, "production": 0}
    assert (result["added"], result["changed"], result["title"]) == (5, 0, "Kit")
    assert result["missing"] == ["D:/x/gone.wav", "Media/secret.wav"]
    assert [Path(one).name for one in result["outside"]] == ["room.wav"]
    said = " ".join(result["left_out"])
    assert "“secret.wav” is no sound" in said
    assert result["markers"] == ["late"]
    plan = {stage["name"]: stage for stage in mira.says("plan", "late-train")["stages"]}
    assert {name: (one["track"], one["state"]) for name, one in plan.items() if name != "Guide"} == {
        "Kick": ("Drums", "approved"),
        "Snare": ("Drums", "approved"),
        "Room": ("Kit", "approved"),
        "Gone": ("Kit", "planned"),
        "Secret": ("Kit", "planned"),
    }
    found = lanes(mira)
    kick, cut, whole = found["Kick", "kick.wav"], found["Snare", "snare.wav"], found["Snare", "snare 2.wav"]
    assert (kick["start_frame"], kick["gain_mdb"], kick["pan_milli"], kick["fade_in_ms"]) == (12_345, -6021, -250, 20)
    assert (cut["start_frame"], cut["is_muted"], whole["start_frame"], whole["is_muted"]) == (0, True, 48_000, True)
    with wave.open(cut["path"]) as part, wave.open(str(path.parent / "Media/snare.wav")) as file:
        file.setpos(2400)
        assert part.getnframes() == 4800
        assert part.readframes(4800) == file.readframes(4800)
    # one step of undo takes all of it away, and redo brings it back with its takes
    assert mira.says("undo", "late-train")["undone"] == "Take in Kit.rpp"
    assert mira.says("plan", "late-train")["stages"] == before
    mira.says("redo", "late-train")
    assert lanes(mira).keys() == found.keys()
    mira.says("sync", "--once")
    assert lanes(mira) == found
    assert mira.says("assemble", "late-train", "mix")["inputs"] == 2


def test_a_step_that_was_undone_before_it_was_sent_is_taken_in_anew(mira: Cli):
    take = ("recipe", "lanes", "late-train", "--from", str(project(mira)))
    mira.says(*take)
    mira.says("undo", "late-train")
    mira.says("sync", "--once")
    assert "take the session in again" in mira.is_refused("redo", "late-train")["message"]
    assert len(mira.says("plan", "late-train")["stages"]) == 1
    assert mira.says(*take)["added"] == 5
    mira.says("sync", "--once")
    assert len(lanes(mira)) == 4


def test_what_was_handed_on_comes_back_as_changes(mira: Cli, people: People):
    mira.says("recipe", "lanes", "late-train", "--from", str(project(mira)))
    assert mira.is_refused("recipe", "unmute", "snare:stems/tom.wav")["code"] == "bad_input"
    assert mira.says("recipe", "unmute", "snare:stems/snare.wav")["file"] == "snare.wav"
    before = lanes(mira)
    assert [name for (_, name), lane in before.items() if lane["is_muted"]] == ["snare 2.wav"], "one file by itself"
    mira.says("recipe", "mute", "snare")
    assert sum(lane["is_muted"] for lane in lanes(mira).values()) == 2, "all of a stage is all of it"
    mira.says("undo", "late-train")
    assert lanes(mira) == before
    out = Path(mira.says("assemble", "late-train", "session")["outputs"][0]["path"]).parent
    again = mira.says("recipe", "lanes", "late-train", "--from", str(out / "Late Train.dawproject"))
    assert (again["added"], again["changed"], again["unchanged"], again["markers"]) == (0, 0, len(before), [])
    text = (out / "Late Train.rpp").read_text()
    assert 'MARKER 1 0.5 "late" 0' in text, "the production's markers are handed on"
    assert "VOLPAN 0.499976969687456" in text
    louder = text.replace("VOLPAN 0.499976969687456", "VOLPAN 1").replace("POSITION 0.2571875", "POSITION 2.5")
    (out / "Late Train.rpp").write_text(louder)
    again = mira.says("recipe", "lanes", "late-train", "--from", str(out / "Late Train.rpp"))
    assert (again["added"], again["changed_titles"]) == (0, ["Kick", "Snare"])
    assert lanes(mira)["Kick", "kick.wav"]["start_frame"] == 120_000
    mira.says("undo", "late-train")
    assert lanes(mira) == before
    # in another production, from every format, they are the same lanes to the sample
    mira.says("recipe", "set", "late-train", "session", "--set", 'formats=["dawproject","reaper","otio"]')
    shutil.rmtree(out)
    out = Path(mira.says("assemble", "late-train", "session")["outputs"][0]["path"]).parent
    other = people.named("Kofi").begins()
    for name in ("Late Train.dawproject", "Late Train.rpp", "Late Train.otio"):
        production = other.starts(name, CHAIN)
        other.says("recipe", "lanes", production, "--from", str(out / name))
        back = lanes(other, production)
        essence = (
            "track",
            "start_frame",
            "gain_mdb",
            "pan_milli",
            "fade_in_ms",
            "fade_out_ms",
            "is_muted",
            "is_soloed",
        )
        assert sorted([lane[part] for part in essence] for lane in back.values()) == sorted(
            [lane[part] for part in essence] for lane in before.values()
        )


def test_a_clip_that_loops_or_is_stretched_is_made_anew(mira: Cli):
    beat = Path(mira.records("loops/beat.wav", 0.25))
    items = (
        clip("WAVE", "beat.wav", 0, 0.625).replace("SOFFS", "LOOP 1\nSOFFS"),
        clip("WAVE", "beat.wav", 1, 0.5).replace("SOFFS", "PLAYRATE 0.5 1 0\nSOFFS"),
    )
    path = beat.with_name("Loops.rpp")
    path.write_text(f'<REAPER_PROJECT 0.1 "7.0"\n<TRACK\nNAME Beat\n{"".join(items)}>\n>\n')
    result = mira.says("recipe", "lanes", "late-train", "--from", str(path))
    said = " ".join(result["left_out"])
    assert "looped becomes one file" in said
    assert "0.5 ×" in said
    found = {lane["start_frame"]: lane["path"] for lane in lanes(mira).values()}
    with wave.open(str(beat)) as whole, wave.open(found[0]) as looped, wave.open(found[48_000]) as slow:
        frames = whole.readframes(whole.getnframes())
        assert looped.readframes(30_000) == (frames * 3)[: 30_000 * whole.getsampwidth() * whole.getnchannels()]
        assert (looped.getnframes(), slow.getnframes(), slow.getframerate()) == (30_000, 24_000, 48_000)


def test_what_cannot_be_read_changes_nothing(mira: Cli, tmp_path: Path):
    take = ("recipe", "lanes", "late-train", "--from")
    assert mira.is_refused(*take, str(tmp_path / "no.rpp"))["code"] == "not_found"
    (tmp_path / "a.als").write_bytes(b"x")
    assert "Ableton" in mira.is_refused(*take, str(tmp_path / "a.als"))["message"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("project.xml", "<Project><Structure/>")
    (tmp_path / "a.dawproject").write_bytes(packed.getvalue())
    assert "damaged" in mira.is_refused(*take, str(tmp_path / "a.dawproject"))["message"]
    (tmp_path / "a.otio").write_text(json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {}}))
    assert mira.says(*take, str(tmp_path / "a.otio"))["added"] == 0
    assert len(mira.says("plan", "late-train")["stages"]) == 1
