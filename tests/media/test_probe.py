"""Probing: what a file is by its content, under limits, in a subprocess that survives what it is shown."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from studio.domain.errors import CancelledError
from studio.media import worker as worker_module
from studio.media.probe import ProbeResult, probe, probe_files
from studio.media.worker import Worker, kept_worker, worker_command
from tests.media.signals import noise, write_wav


def test_a_wave(tmp_path):
    path = write_wav(tmp_path / "kick.txt", noise(1000, 2))
    found = probe(path)
    assert (found.kind, found.container, found.codec, found.subtype) == ("audio", "WAV", "pcm", "PCM_24")
    assert (found.sample_rate_hz, found.bit_depth, found.channels, found.frames) == (48000, 24, 2, 1000)
    assert found.duration_s == pytest.approx(1000 / 48000)
    assert len(found.sha256) == 64
    assert found.problems == ()


def test_json_and_back(tmp_path):
    found = probe(write_wav(tmp_path / "a.wav", noise(10)))
    assert ProbeResult.from_json(json.loads(json.dumps(found.as_json()))) == found


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "unknown"),
        (b"just words", "text"),
        (b"<!DOCTYPE html><p>expired", "text"),
        (b"PK\x03\x04" + bytes(50), "archive"),
        (b"MThd\0\0\0\6" + bytes(20), "midi"),
        (b"%PDF-1.7", "document"),
        (b"RIFF", "audio"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0", "audio"),
        (b"fLaC" + bytes(100), "audio"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "image"),
        (bytes(range(256)) * 20, "unknown"),
    ],
)
def test_what_a_file_is_comes_from_its_content(tmp_path, content, kind):
    path = tmp_path / "kick.wav"
    path.write_bytes(content)
    assert probe(path).kind == kind


def test_dull_and_broken_files_give_problems_not_errors(tmp_path):
    broken = tmp_path / "a.flac"
    broken.write_bytes(b"fLaC" + np.random.default_rng(1).bytes(5000))
    results = probe_files([broken, tmp_path / "gone.wav", tmp_path])
    assert all(result.problems for result in results)


def test_names_with_odd_signs(tmp_path):
    paths = [write_wav(tmp_path / name, noise(10)) for name in ("new\nline.wav", "🥁 שיר.wav", "'a\"b.wav")]
    assert [result.path for result in probe_files(paths)] == [str(path) for path in paths]


def test_a_header_that_lies_about_hours_is_answered_at_once(tmp_path):
    """A 4-hour file costs no more than its header: 4 h of stereo in a sparse file."""
    header = write_wav(tmp_path / "short.wav", noise(1, 2)).read_bytes()[:44]
    frames = 4 * 3600 * 48000
    with (tmp_path / "long.wav").open("wb") as file:
        file.write(header[:40] + (frames * 6).to_bytes(4, "little"))
        file.truncate(44 + 1000)
    found = probe(tmp_path / "long.wav")
    assert found.frames == 1000 // 6
    assert "cut off" in found.problems[0]


def scripted(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(worker_module, "worker_command", lambda: [sys.executable, "-c", program])


def test_a_file_that_hangs_the_decoder_is_given_up(monkeypatch, tmp_path):
    scripted(monkeypatch, "import time; input(); time.sleep(600)")
    found = probe_files([tmp_path / "a.wav"], timeout_s=0.3)[0]
    assert "within 0.3 s" in found.problems[0]


def test_a_file_that_crashes_the_decoder_does_not_stop_the_others(monkeypatch, tmp_path):
    scripted(monkeypatch, "import os; input(); os.abort()")
    found = probe_files([tmp_path / "a.wav", tmp_path / "b.wav"])
    assert ["crash" in result.problems[0] for result in found] == [True, True]


def test_cancel_ends_the_worker(monkeypatch, tmp_path):
    scripted(monkeypatch, "import time; input(); time.sleep(600)")
    cancel = threading.Event()
    timer = threading.Timer(0.2, cancel.set)
    timer.start()
    started = time.monotonic()
    with pytest.raises(CancelledError):
        probe_files([tmp_path / "a.wav"], timeout_s=100, cancel=cancel)
    timer.join()
    assert time.monotonic() - started < 50


def test_one_worker_serves_many_files_and_may_be_prepared_before_the_first(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(10))
    with Worker() as worker:
        worker.prepare()
        assert worker.ask({"what": "probe", "path": str(path)}, 60)["kind"] == "audio"
        process = worker._process  # noqa: SLF001 - the point of the test
        worker.ask({"what": "probe", "path": str(path)}, 60)
        assert worker._process is process  # noqa: SLF001


def test_a_worker_is_kept_for_the_next_and_one_that_has_ended_costs_no_answer(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(10))
    assert not probe(path).problems
    with kept_worker() as worker:
        first = worker._process  # noqa: SLF001 - the point of the test
        assert first is not None
        worker.ask({"what": "probe", "path": str(path)}, 60)
        assert worker._process is first  # noqa: SLF001
        first.kill()
        assert "problems" in worker.ask({"what": "probe", "path": str(path)}, 60)
        second = worker._process  # noqa: SLF001
        second.kill()
        second.wait()
    assert not probe(path).problems


def test_a_relative_path_is_that_of_the_folder_of_now(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_wav(tmp_path / name / "a.wav", noise(10))
        monkeypatch.chdir(tmp_path / name)
        found = probe(Path("a.wav"))
        assert (found.path, found.problems, found.frames) == ("a.wav", (), 10)


def test_a_worker_that_is_left_alone_ends(monkeypatch):
    program = "from studio.media import probe_worker as w; w.IDLE_S = 0.05; w.main()"
    done = subprocess.run([sys.executable, "-c", program], stdin=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of the address space is only sure on Linux")
def test_the_worker_limits_its_memory():
    program = "from studio.media.probe_worker import _limit_memory; _limit_memory(); bytearray(5 << 30)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


def test_a_request_without_sense_is_answered():
    with Worker() as worker:
        assert "failed" in worker.ask({"nonsense": True}, 60)


def test_the_frozen_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--probe-worker"]


def test_the_odd_files_are_described_as_the_collection_says(test_data):
    folder = test_data / "odd"
    entries = [e for e in json.loads((folder / "manifest.json").read_text())["files"] if e.get("sample_exact")]
    results = probe_files([folder / entry["file"] for entry in entries])
    for entry, found in zip(entries, results, strict=True):
        if entry["frames"] is None or entry["file"].startswith(
            ("lossy/", "codecs/", "disguised/mp3", "media/", "multi/stems5", "names.tar")
        ):
            continue  # coded audio: padding differs from decoder to decoder
        described = (found.sample_rate_hz, found.channels, found.frames, found.sha256)
        assert described == (entry["rate"], entry["channels"], entry["frames"], entry["sha256"]), entry["file"]


def test_coded_lengths_are_near(test_data):
    folder = test_data / "odd" / "lossy"
    for name, frames in (("mp3_cbr_128.mp3", 66150), ("mp3_vbr_no_xing.mp3", 66150), ("opus_96.opus", 72000)):
        found = probe(Path(folder / name))
        assert abs((found.frames or 0) - frames) < 2500
