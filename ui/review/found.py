"""What the checks found in a take, as marks in its lanes."""

from __future__ import annotations

from studio.domain.check_report import Finding, Severity
from studio.queries.rows import TakeRow
from ui.inbox.findings import expected_found, rule_title
from ui.languages import told
from ui.review.wave_canvas import ShownFinding

_TONES = {Severity.BLOCK: "late.base", Severity.WARN: "review.base", Severity.HINT: "text3"}


def shown_findings(take: TakeRow, output: str, file: str) -> tuple[ShownFinding, ...]:
    """Those that have a place in a file of the take, in time. What is written of no file is meant of all of its output."""
    return tuple(
        ShownFinding(finding.at_s, _TONES[finding.severity], _sentence(finding))
        for found_in, finding, of_file in sorted(take.findings, key=lambda one: one.finding.at_s or 0.0)
        if finding.at_s is not None and found_in == output and of_file in {"", file, file.rpartition("/")[2]}
    )


def _sentence(finding: Finding) -> str:
    parts = (f"{rule_title(finding)}.", expected_found(finding), told(finding.how_to_fix))
    return "\n".join(part for part in parts if part.strip("."))
