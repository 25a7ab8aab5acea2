"""Reports come back under their key, and only under theirs."""

from __future__ import annotations

import os
import sys
import wave

from studio.app.checking import Checker
from studio.domain.check_report import FileReport, Finding, Severity
from studio.domain.delivery_spec import DeliverySpec
from studio.media import worker
from studio.store import tables
from studio.store.check_cache import cached_report, drop_key, keep_report, kept_report

REPORT = FileReport("/x.wav", (Finding("clip", Severity.WARN, "none", "3", 1.25, "Turn down."),))


def test_a_report_comes_back_as_it_was(owner):
    with owner.home.work() as work:
        keep_report(work.connection, "k", REPORT, 12.5)
        keep_report(work.connection, "", REPORT)
    with owner.home.read() as connection:
        kept = kept_report(connection, "k")
        assert (kept.report, kept.duration_s) == (REPORT, 12.5)
        assert cached_report(connection, "k") == REPORT
        assert cached_report(connection, "other") is None
        assert cached_report(connection, "") is None


def test_what_cannot_be_read_is_no_report(owner):
    with owner.home.work() as work:
        for key, body in (("a", "{"), ("b", "[]"), ("c", '{"report": {"path": 1}}'), ("d", '{"report": null}')):
            work.connection.execute(tables.check_cache.insert().values(key=key, body=body))
    with owner.home.read() as connection:
        assert [cached_report(connection, key) for key in "abcd"] == [None] * 4


def test_the_key_follows_file_and_spec(tmp_path):
    path = tmp_path / "x.wav"
    path.write_bytes(b"1")
    spec = DeliverySpec().as_json()
    first = drop_key(path, spec)
    assert first == drop_key(path, spec)
    assert first != drop_key(path, DeliverySpec(sample_rates_hz=(44100,)).as_json())
    os.utime(path, (1, 1))
    assert drop_key(path, spec) != first
    assert drop_key(tmp_path / "gone", spec) == ""


def test_a_file_that_could_not_be_looked_at_is_looked_at_again_by_whoever_delivers(owner, tmp_path, monkeypatch):
    path = tmp_path / "x.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 3, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(range(1, 250)) * 300)
    check, spec = Checker(owner.home), DeliverySpec.audio_stem()
    with monkeypatch.context() as busy:
        busy.setattr(worker, "worker_command", lambda: [sys.executable, "-c", "import os; input(); os.abort()"])
        (finding,) = check([path], spec)[0].findings
    assert (finding.rule, finding.severity) == ("unexamined", Severity.BLOCK)
    assert "Try it again" in finding.how_to_fix
    assert check([path], spec)[0].is_examined
