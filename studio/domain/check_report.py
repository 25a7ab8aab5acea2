"""What a check found: one finding per rule, one report per file, one report for all files of a take.

Plain values with their JSON form. Measuring lives in the media engine, not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

UNEXAMINED = "unexamined"
"""The rule of a finding that says nothing about the file: whoever looked at it gave no answer."""


class Severity(StrEnum):
    """How much a finding weighs: ``block`` stops a delivery, ``warn`` is shown, ``hint`` is a remark."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


class Verdict(StrEnum):
    """What the findings of a file amount to."""

    ACCEPT = "accept"
    WARN = "warn"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Finding:
    """One measured result against a delivery spec.

    ``rule`` is a stable name for scripts, ``expected`` and ``found`` are words with units for a person, ``at_s`` is
    the place in the file in seconds (None: the whole file), ``how_to_fix`` tells the maker what to do.
    """

    rule: str
    severity: Severity
    expected: str
    found: str
    at_s: float | None = None
    how_to_fix: str = ""

    def as_json(self) -> dict[str, Any]:
        """The six keys that scripts rely on."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "expected": self.expected,
            "found": self.found,
            "at_s": self.at_s,
            "how_to_fix": self.how_to_fix,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Finding:
        """The finding that ``as_json`` wrote."""
        at_s = value.get("at_s")
        return cls(
            rule=str(value["rule"]),
            severity=Severity(value["severity"]),
            expected=str(value["expected"]),
            found=str(value["found"]),
            at_s=None if at_s is None else float(at_s),
            how_to_fix=str(value.get("how_to_fix", "")),
        )


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """Reject when anything blocks, warn when anything warns, else accept; hints change nothing."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Verdict.REJECT
    return Verdict.WARN if Severity.WARN in severities else Verdict.ACCEPT


@dataclass(frozen=True, slots=True)
class FileReport:
    """All findings about one file and what they amount to."""

    path: str
    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the findings amount to."""
        return verdict_of(self.findings)

    @property
    def passes(self) -> bool:
        """Whether nothing blocks."""
        return self.verdict is not Verdict.REJECT

    @property
    def is_examined(self) -> bool:
        """Whether it says something about the file; else looking at it again may say something else."""
        return all(finding.rule != UNEXAMINED for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Path, verdict and findings."""
        findings = [finding.as_json() for finding in self.findings]
        return {"path": self.path, "verdict": self.verdict.value, "findings": findings}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> FileReport:
        """The report that ``as_json`` wrote; the verdict is computed anew."""
        return cls(str(value["path"]), tuple(Finding.from_json(finding) for finding in value["findings"]))


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The reports of all files of a take."""

    files: tuple[FileReport, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all files."""
        return verdict_of(finding for file in self.files for finding in file.findings)

    @property
    def passes(self) -> bool:
        """Whether nothing blocks in any file."""
        return self.verdict is not Verdict.REJECT

    def as_json(self) -> dict[str, Any]:
        """The shape that ``segue check --json`` prints."""
        return {"files": [file.as_json() for file in self.files]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> CheckReport:
        """The report that ``as_json`` wrote."""
        return cls(tuple(FileReport.from_json(file) for file in value["files"]))
