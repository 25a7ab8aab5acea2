"""Judges files against a delivery spec: one decode pass each, then every rule, then a report.

``check_file`` works in this process; ``check_files`` sends foreign files to the worker under limits.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.domain.check_report import UNEXAMINED, CheckReport, FileReport, Finding, Severity
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import BadInputError
from studio.media import check_format, check_signal
from studio.media.check_other import check_other_file
from studio.media.check_scan import Measured, scan
from studio.media.worker import Worker, WorkerFailedError, kept_worker

Rule = Callable[[Measured, DeliverySpec], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    check_format.check_decodes,
    check_format.check_header,
    check_format.check_streams,
    check_format.check_container,
    check_format.check_lossless,
    check_format.check_sample_rate,
    check_format.check_bit_depth,
    check_format.check_used_bits,
    check_format.check_channels,
    check_format.check_length,
    check_format.check_name,
    check_signal.check_silence,
    check_signal.check_start,
    check_signal.check_clipping,
    check_signal.check_true_peak,
    check_signal.check_loudness,
    check_signal.check_dc_offset,
    check_signal.check_both_channels,
    check_signal.check_dropouts,
    check_signal.check_origin,
)
_TIMEOUT_MIN_S = 120.0
_TIMEOUT_S_PER_MB = 0.5


def check_file(path: Path, spec: DeliverySpec | None = None, guide_path: Path | None = None) -> FileReport:
    """The report on one file; without a spec it is judged as an audio stem outside any production.

    ``guide_path`` is a file that this one should run along with: place and polarity are compared with it.
    """
    return measured_report(path, spec or DeliverySpec.audio_stem(), guide_path)[0]


def measured_report(path: Path, spec: DeliverySpec, guide_path: Path | None) -> tuple[FileReport, int]:
    """The report on one file, and its length in frames (0 where it is no audio)."""
    if not spec.is_audio:
        return check_other_file(path, spec), 0
    try:
        found = scan(path)
    except BadInputError as error:
        finding = Finding(error.code, Severity.BLOCK, "an audio file", error.message, None, error.what_to_do)
        return FileReport(str(path), (finding,)), 0
    findings = [finding for rule in RULES for finding in rule(found, spec)]
    if guide_path is not None and found.frames:
        from studio.media.check_guide import check_against_guide

        findings += check_against_guide(found, guide_path)
    return FileReport(str(path), tuple(findings)), found.frames


def check_files(
    paths: Sequence[Path],
    spec: DeliverySpec | None = None,
    guide_path: Path | None = None,
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
) -> CheckReport:
    """The reports on the files of one output, in order, and what they must share: number and length.

    Raises:
        CancelledError: ``cancel`` was set.
    """
    spec = spec or DeliverySpec.audio_stem()
    reports: list[FileReport] = []
    lengths: list[int] = []
    with kept_worker(cancel) as worker:
        for path in paths:
            report, frames = _asked(worker, Path(path), spec, guide_path)
            reports.append(report)
            lengths.append(frames)
            if progress:
                progress(len(reports) / len(paths))
    return CheckReport(tuple(_with_shared_rules(reports, lengths, spec)))


def _asked(worker: Worker, path: Path, spec: DeliverySpec, guide_path: Path | None) -> tuple[FileReport, int]:
    """The worker's report; a file over which it fails is rejected with the reason."""
    # a worker that was kept may have begun in another folder
    request: dict[str, Any] = {"what": "check", "path": str(path.absolute()), "spec": spec.as_json()}
    request["guide"] = None if guide_path is None else str(guide_path.absolute())
    try:
        answer = worker.ask(request, _time_limit_s(path))
        reason = answer.get("failed") or answer.get("error", {}).get("message")
    except WorkerFailedError as error:
        fix = "Try it again: this machine may have been busy. If it stays so, export the file again."
        finding = Finding(UNEXAMINED, Severity.BLOCK, "a file that can be examined", error.reason, None, fix)
        return FileReport(str(path), (finding,)), 0
    if reason:
        fix = "Export it again; if it happens again, send the file to another person to open."
        finding = Finding("decodes", Severity.BLOCK, "a file that can be examined", str(reason), None, fix)
        return FileReport(str(path), (finding,)), 0
    return replace(FileReport.from_json(answer), path=str(path)), int(answer["frames"])


def _time_limit_s(path: Path) -> float:
    """Large files may take longer."""
    try:
        size_mb = path.stat().st_size / 1e6
    except OSError:
        size_mb = 0.0
    return max(_TIMEOUT_MIN_S, size_mb * _TIMEOUT_S_PER_MB)


def _with_shared_rules(reports: list[FileReport], lengths: list[int], spec: DeliverySpec) -> Iterator[FileReport]:
    """Findings about the files together are put on the file that differs, or on the first."""
    known = Counter(frames for frames in lengths if frames)
    common = known.most_common(1)[0][0] if known else 0
    for number, (report, frames) in enumerate(zip(reports, lengths, strict=True)):
        findings = list(report.findings)
        if spec.is_same_length and not spec.length_frames and frames and frames != common:
            fix = "Export all stems over the same range, from the start to the end of the session."
            words = f"{frames} frames, {abs(frames - common)} {'more' if frames > common else 'fewer'}"
            findings.append(
                Finding("same_length", Severity.BLOCK, f"{common} frames like the others", words, None, fix)
            )
        if number == 0 and len(reports) < spec.min_files:
            words = f"{len(reports)} file{'s' if len(reports) > 1 else ''}"
            fix = "Add the missing files and check again."
            findings.append(Finding("min_files", Severity.BLOCK, f"at least {spec.min_files} files", words, None, fix))
        yield FileReport(report.path, tuple(findings))
