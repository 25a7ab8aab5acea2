"""Rules for files that are not audio: that they are of the kind asked for, their size, pixels and name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio.domain.check_report import FileReport, Finding, Severity
from studio.domain.delivery_spec import DeliverySpec
from studio.media.check_format import name_findings
from studio.media.examine import ProbeResult, examine

# Kinds that may be delivered where a port's type begins with this word; what is not listed takes anything.
_KINDS: dict[str, tuple[str, ...]] = {
    "image": ("image", "document"),
    "video": ("video",),
    "midi": ("midi",),
    "doc": ("document", "text", "archive"),
    "text": ("text", "document"),
    "archive": ("archive",),
}
_CONTAINERS: dict[str, tuple[str, ...]] = {"doc.pdf": ("pdf",), "image.jpeg": ("jpeg",), "image.png": ("png",)}
_PIXEL_KINDS = ("image", "video")


def check_other_file(path: Path, spec: DeliverySpec) -> FileReport:
    """The report on a file for an output that is not audio."""
    found = examine(path)
    findings = [*_kind(found, spec), *_problems(found), *_size(found, spec), *_pixels(found, spec)]
    findings += name_findings(path, spec)
    return FileReport(str(path), tuple(findings))


def _kind(found: ProbeResult, spec: DeliverySpec) -> Iterator[Finding]:
    family = spec.port_type.split(".", maxsplit=1)[0]
    words = found.container.upper() or "an unknown kind of file"
    containers = _CONTAINERS.get(spec.port_type, ())
    if containers and found.container not in containers:
        expected = " or ".join(container.upper() for container in containers)
        yield Finding("kind", Severity.BLOCK, expected, words, None, f"Export it as {expected}.")
    elif family in _KINDS and found.kind not in _KINDS[family]:
        expected = f"a file of the kind {family}"
        yield Finding("kind", Severity.BLOCK, expected, words, None, "Choose the right file, or export it again.")


def _problems(found: ProbeResult) -> Iterator[Finding]:
    for problem in found.problems:
        yield Finding("decodes", Severity.BLOCK, "opens without a problem", problem, None, "Export or copy it again.")


def _size(found: ProbeResult, spec: DeliverySpec) -> Iterator[Finding]:
    if spec.bytes_max is not None and found.size_bytes > spec.bytes_max:
        fix = "Use a stronger compression or fewer pixels."
        yield Finding(
            "bytes", Severity.BLOCK, f"at most {spec.bytes_max} bytes", f"{found.size_bytes} bytes", None, fix
        )


def _pixels(found: ProbeResult, spec: DeliverySpec) -> Iterator[Finding]:
    if found.kind not in _PIXEL_KINDS or found.width_px is None or found.height_px is None:
        return
    size = (found.width_px, found.height_px)
    words = f"{size[0]} x {size[1]} pixels"
    if spec.size_px and size != spec.size_px:
        expected = f"{spec.size_px[0]} x {spec.size_px[1]} pixels"
        yield Finding("pixels", Severity.BLOCK, expected, words, None, f"Export it at {expected}.")
    elif spec.size_min_px and (size[0] < spec.size_min_px[0] or size[1] < spec.size_min_px[1]):
        expected = f"at least {spec.size_min_px[0]} x {spec.size_min_px[1]} pixels"
        fix = "Export it larger from the original; scaling this one up does not help."
        yield Finding("pixels", Severity.BLOCK, expected, words, None, fix)
