"""The media engine at the command line, without any production: shapes, sums, and files that are not what they seem."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from studio.app.cli_parsers import SPECS_HELP
from studio.domain.ready_specs import READY_SPECS
from tests.app.cli_people import Cli, People


@pytest.fixture
def nobody(people: People) -> Cli:
    """A home without an identity: the media engine needs none."""
    return people.named("Nobody")


def test_probe_says_what_a_file_is(nobody: Cli):
    path = nobody.records("a.wav")
    found = nobody.says("probe", path)["files"][0]
    assert (found["path"], found["sample_rate_hz"], found["bit_depth"]) == (path, 48000, 24)
    assert (found["channels"], found["frames"], found["duration_s"]) == (1, 24000, 0.5)
    assert {"container", "codec", "subtype", "sha256"} <= found.keys()
    assert "48000 Hz" in nobody.reads("probe", path)


def test_probe_of_a_text_called_wav_is_a_result(nobody: Cli):
    found = nobody.says("probe", nobody.writes("x.wav", "not a sound"))["files"][0]
    assert found["frames"] is None
    assert found["problems"] or found["container"] != "wav"


@pytest.mark.parametrize(
    "command", [["probe"], ["measure"], ["check"], ["peaks", "--out", "x.dat"], ["mix", "--out", "x.wav"]]
)
def test_a_file_that_is_not_there(nobody: Cli, command):
    assert nobody.is_refused(*command, "no such.wav")["subject"] == "no such.wav"


def test_measure_has_every_number_and_silence_has_none(nobody: Cli):
    loud = nobody.says("measure", nobody.records("a.wav", 1.0))["files"][0]
    assert {
        *("path", "integrated_lufs", "loudness_range_lu", "true_peak_dbtp", "max_momentary_lufs"),
        *("max_short_term_lufs", "sample_peak_dbfs", "clipped_samples"),
    } <= loud.keys()
    assert -40 < loud["integrated_lufs"] < 0
    silent = nobody.says("measure", nobody.records("b.wav", 1.0, level=0))["files"][0]
    assert silent["integrated_lufs"] is None
    assert silent["true_peak_dbtp"] is None
    assert "silence" in nobody.reads("measure", silent["path"])


def test_a_rejected_file_is_a_result(nobody: Cli):
    files = nobody.says("check", nobody.records("a.wav"), nobody.writes("b.wav", "no sound"))["files"]
    assert files[0]["verdict"] in ("accept", "warn")
    assert files[1]["verdict"] == "reject"
    assert {"rule", "severity", "expected", "found", "at_s", "how_to_fix"} == files[1]["findings"][0].keys()
    assert "reject" in nobody.reads("check", files[1]["path"])


def test_check_against_a_spec_file(nobody: Cli):
    spec = nobody.writes("spec.json", json.dumps({"type": "audio.stem", "sr": 44100}))
    found = nobody.says("check", nobody.records("a.wav"), "--spec", spec)["files"][0]
    assert found["verdict"] == "reject"
    assert found["findings"][0]["rule"] == "sample_rate"
    for text in ("[]", "no json", json.dumps({"type": "audio.smell"}), json.dumps({"bits": {}})):
        assert nobody.is_refused("check", nobody.records("a.wav"), "--spec", nobody.writes("bad.json", text))[
            "what_to_do"
        ]


def test_check_against_a_ready_made_spec(nobody: Cli):
    sound, text = nobody.records("a.wav"), nobody.writes("a.txt", "no picture")
    of_sound, of_text = {}, {}
    for name in READY_SPECS:
        for path, verdicts in ((sound, of_sound), (text, of_text)):
            (found,) = nobody.says("check", path, "--spec", name)["files"]
            verdicts[name] = found["verdict"], {row["rule"] for row in found["findings"] if row["severity"] == "block"}
    assert of_sound["stem"] == ("accept", set())
    assert of_sound["podcast"] == ("reject", {"loudness"})
    assert of_sound["master-cd"] == ("reject", {"sample_rate", "channels"})
    assert of_sound["mix"] == ("reject", {"channels"})
    assert of_sound["cover-art"] == ("reject", {"kind"})
    assert [name for name, (verdict, _) in of_text.items() if verdict != "reject"] == ["subtitles"]
    refused = nobody.is_refused("check", sound, "--spec", "master")
    assert all(name in refused["what_to_do"] and name in SPECS_HELP for name in READY_SPECS)


def test_check_against_a_stage_of_a_plan(people: People):
    people.mira.begins().starts()
    right, wrong = people.mira.records("beat.wav"), people.mira.records("other.wav", rate_hz=44_100)
    files = people.mira.says("check", right, f"beat={wrong}", "--stage", "late-train/beat")["files"]
    assert [found["verdict"] for found in files][1] == "reject"
    assert people.mira.is_refused("check", right, "--stage", "beat", "--output", "horn")["subject"] == "horn"
    assert people.mira.is_refused("check", right, "--stage", "nothing")["code"] == "not_found"


def test_mix_is_the_sum(nobody: Cli):
    stems = [nobody.records("a.wav"), nobody.records("b.wav", level=0.1)]
    out = nobody.folder / "mix.wav"
    made = nobody.says("mix", *stems, "--out", str(out))
    assert made["inputs"] == 2
    assert made["outputs"][0]["frames_over_full_scale"] == 0
    shape = {"path", "frames", "sample_rate_hz", "bit_depth", "channels", "sha256", "pcm_sha256"}
    assert shape | {"integrated_lufs", "true_peak_dbtp"} <= made["outputs"][0].keys()
    with wave.open(str(out)) as file, wave.open(stems[0]) as one, wave.open(stems[1]) as two:
        left = sample(file.readframes(12000), 2 * 11_999)
        assert left == sample(one.readframes(12000), 11_999) + sample(two.readframes(12000), 11_999)


def sample(data: bytes, number: int) -> int:
    return int.from_bytes(data[3 * number : 3 * number + 3], "little", signed=True)


def test_mix_counts_overs_and_other_ways_avoid_them(nobody: Cli):
    stems = [nobody.records("a.wav", level=0.9), nobody.records("b.wav", level=0.9)]
    loud = nobody.says("mix", *stems, "--out", str(nobody.folder / "loud.wav"))["outputs"][0]
    assert loud["frames_over_full_scale"] > 0
    assert "Note:" in nobody.errors
    floats = nobody.says("mix", *stems, "--out", str(nobody.folder / "f.wav"), "--bits", "32f")["outputs"][0]
    assert floats["bit_depth"] == 32
    lower = nobody.says("mix", *stems, "--out", str(nobody.folder / "n.wav"), "--normalize", "peak")["outputs"][0]
    assert lower["frames_over_full_scale"] == 0
    assert lower["true_peak_dbtp"] == pytest.approx(-1.0, abs=0.05)


def test_a_session_file_and_unlike_rates(nobody: Cli):
    stems = [nobody.records("a.wav"), nobody.records("b.wav", rate_hz=44_100)]
    out = str(nobody.folder / "mix.flac")
    assert "rate" in nobody.is_refused("mix", *stems, "--out", out)["message"].lower()
    assert nobody.says("mix", *stems, "--out", out, "--rate", "48000")["outputs"][0]["sample_rate_hz"] == 48000
    lanes = [{"file": Path(stems[0]).name, "gain_db": -6.0, "start_s": 0.25}]
    session = nobody.writes("session.json", json.dumps({"rate": 48000, "bits": 24, "lanes": lanes}))
    made = nobody.says("mix", session, "--out", str(nobody.folder / "s.wav"))
    assert made["outputs"][0]["frames"] == 36000
    assert nobody.is_refused("mix", session, stems[0], "--out", out)["what_to_do"]
    assert nobody.is_refused("mix", nobody.writes("bad.json", "{}"), "--out", out)["code"] == "bad_session"
    assert nobody.is_refused("mix", stems[0], "--out", str(nobody.folder / "mix.mp3"))["what_to_do"]


def test_peaks_of_a_file(nobody: Cli):
    out = nobody.folder / "a.dat"
    made = nobody.says("peaks", nobody.records("a.wav"), "--out", str(out))
    assert (made["frames"], made["channels"]) == (24000, 1)
    assert out.stat().st_size > 24
    assert nobody.is_refused("peaks", nobody.writes("x.wav", "x"), "--out", str(out))["what_to_do"]
    assert nobody.is_refused("peaks", nobody.records("a.wav"), "--out", str(out), "--frames-per-bucket", "0")[
        "what_to_do"
    ]


def test_assemble_before_anything_is_approved(people: People):
    people.mira.begins().starts()
    assert people.mira.is_refused("assemble", "late-train", "mix")["code"] == "nothing_to_mix"
    assert people.mira.is_refused("assemble", "late-train", "soup")["code"] == "bad_input"
    assert people.mira.is_refused("assemble", "no song", "mix")["code"] == "not_found"
