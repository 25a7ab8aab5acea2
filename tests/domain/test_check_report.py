"""What findings amount to, and their JSON form."""

from __future__ import annotations

import json

import pytest

from studio.domain.check_report import CheckReport, FileReport, Finding, Severity, Verdict


def finding(severity: str) -> Finding:
    return Finding("sample_rate", Severity(severity), "48000 Hz", "44100 Hz", 1.5, "Export at 48000 Hz.")


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [([], "accept"), (["hint"], "accept"), (["hint", "warn"], "warn"), (["warn", "block", "hint"], "reject")],
)
def test_the_worst_finding_decides(severities, verdict):
    report = FileReport("a.wav", tuple(finding(severity) for severity in severities))
    assert report.verdict == verdict
    assert CheckReport((FileReport("b.wav"), report)).verdict == verdict
    assert report.passes == (verdict != "reject")


def test_the_json_shape():
    report = CheckReport((FileReport("a.wav", (finding("block"),)),))
    assert report.as_json() == {
        "files": [
            {
                "path": "a.wav",
                "verdict": "reject",
                "findings": [
                    {
                        "rule": "sample_rate",
                        "severity": "block",
                        "expected": "48000 Hz",
                        "found": "44100 Hz",
                        "at_s": 1.5,
                        "how_to_fix": "Export at 48000 Hz.",
                    }
                ],
            }
        ]
    }


def test_comes_back_from_json():
    report = CheckReport((FileReport("a.wav", (finding("warn"),)), FileReport("b.wav")))
    assert CheckReport.from_json(json.loads(json.dumps(report.as_json()))) == report


def test_an_empty_report_accepts():
    assert CheckReport().verdict is Verdict.ACCEPT
