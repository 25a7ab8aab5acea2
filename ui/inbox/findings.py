"""A failed rule in words and, for lengths, as two bars to compare. No widgets here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.domain.check_report import Finding, Severity
from studio.queries.rows import DropRow
from ui.languages import told
from ui.words import clock_text, number_text, tr, tr_n

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(\.\d+)?")
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*s\b")


def rule_title(finding: Finding, duration_s: float = 0.0) -> str:
    """What is wrong, as a short sentence."""
    if finding.rule == "length":
        expected_s = expected_seconds(finding)
        if expected_s and duration_s:
            is_short = duration_s < expected_s
            return tr("The file ends before the song does") if is_short else tr("The file is longer than the song")
        return tr("The length is not right")
    known = {
        "decodes": tr("The file cannot be read to its end"),
        "unexamined": tr("The file could not be looked at"),
        "checksum": tr("The file was damaged after its export"),
        "bad_numbers": tr("The file holds values that are no sound"),
        "header": tr("The file's header is not sound"),
        "container": tr("The file has another format"),
        "ending": tr("The name has another ending"),
        "lossless": tr("The file is lossy"),
        "lossy_origin": tr("The file may come from a lossy one"),
        "streams": tr("The file holds more than one sound"),
        "sample_rate": tr("The sample rate is not right"),
        "bit_depth": tr("The bit depth is not right"),
        "used_bits": tr("Fewer bits are used than the file has"),
        "channels": tr("The number of channels is not right"),
        "duration": tr("The length is not right"),
        "name": tr("The name does not follow the pattern"),
        "head_silence": tr("The sound begins too late"),
        "start": tr("The file does not start where the song does"),
        "silence": tr("There is silence where there should be sound"),
        "dead_channel": tr("One side is silent"),
        "identical_channels": tr("Both sides are the same"),
        "clipping": tr("Samples are clipped"),
        "true_peak": tr("The true peak is too high"),
        "loudness": tr("The loudness is not right"),
        "dc_offset": tr("The sound does not lie around zero"),
        "dropout": tr("The sound drops out"),
        "level": tr("The level is unusual"),
        "overs": tr("Samples lie above full scale"),
        "phase": tr("The two sides cancel each other"),
        "same_length": tr("The files are not equally long"),
        "kind": tr("This is another kind of file"),
        "pixels": tr("The picture has another size"),
        "bytes": tr("The file is too large"),
        "polarity": tr("The polarity is reversed"),
        "alignment": tr("The file does not run along with the guide"),
        "min_files": tr("The number of files is not right"),
    }
    return known.get(finding.rule) or finding.rule.replace("_", " ").replace(".", " ").capitalize()


def expected_seconds(finding: Finding) -> float:
    """The length asked for, read from the finding's words; 0 when they name none."""
    return seconds_in(finding.expected)


def seconds_in(words: str) -> float:
    """The first clock time or number of seconds in a sentence; 0 when there is none."""
    clock = _CLOCK.search(words)
    if clock:
        hours, minutes, seconds, part = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(part or 0)
    plain = _SECONDS.search(words)
    return float(plain.group(1)) if plain else 0.0


@dataclass(frozen=True, slots=True)
class LengthBars:
    """The session and the file to compare, in seconds."""

    session_s: float
    file_s: float

    @property
    def words(self) -> str:
        """How much is missing or too much."""
        difference_s = self.session_s - self.file_s
        if difference_s >= 0:
            return tr("{n} s missing", n=number_text(difference_s, 3))
        return tr("{n} s too long", n=number_text(-difference_s, 3))


def length_bars(drop: DropRow, finding: Finding) -> LengthBars | None:
    """The two bars of a length problem; None for any other, or where the lengths are not known."""
    if finding.rule != "length":
        return None
    session_s = expected_seconds(finding)
    return LengthBars(session_s, drop.duration_s) if session_s and drop.duration_s else None


def expected_found(finding: Finding) -> str:
    """What was asked for and what was found, as one sentence."""
    parts = []
    if finding.expected:
        parts.append(tr("Expected {expected}", expected=told(finding.expected).rstrip(".")))
    if finding.found:
        parts.append(tr("found {found}", found=told(finding.found).rstrip(".")))
    is_told = finding.rule == "start"  # what was found is a place
    where = tr(" at {time}", time=clock_text(finding.at_s, 3)) if finding.at_s is not None and not is_told else ""
    return (", ".join(parts) + where + ".") if parts else ""


@dataclass(frozen=True, slots=True)
class DropWords:
    """How a file's row reads. ``tone`` is a label tone, ``share`` the progress 0..1 or -1 for none."""

    icon: str
    tone: str
    verdict: str
    right: str
    share: float = -1.0


def drop_words(drop: DropRow) -> DropWords:
    """A file's row in words."""
    if drop.state == "settling":
        return DropWords("hourglass", "3", tr("still being written"), "")
    if drop.state == "checking":
        return DropWords("circle-dashed", "3", tr("being checked"), "")
    blocking = sum(finding.severity is Severity.BLOCK for finding in drop.findings)
    others = len(drop.findings) - blocking
    if drop.verdict == "reject":
        verdict = tr_n("{n} rule fails", "{n} rules fail", max(1, blocking))
        return DropWords("circle-x", "late", verdict, tr("not sent"))
    right, share = _sending(drop)
    if others:
        hint = next(finding for finding in drop.findings if finding.severity is not Severity.BLOCK)
        tone, icon = ("review", "alert-triangle") if drop.verdict == "warn" else ("approved", "circle-check")
        verdict = tr_n("passes, {n} hint", "passes, {n} hints", others)
        return DropWords(icon, tone, verdict, right or hint.found, share)
    return DropWords("circle-check", "approved", tr("passes"), right, share)


def _sending(drop: DropRow) -> tuple[str, float]:
    if drop.state == "sent":
        return tr("sent"), -1.0
    if drop.state == "sending":
        return f"{round(drop.progress * 100)} %", drop.progress
    return "", -1.0


def sorted_findings(drop: DropRow) -> tuple[Finding, ...]:
    """What blocks first, then warnings, then hints."""
    order = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.HINT: 2}
    return tuple(sorted(drop.findings, key=lambda finding: order[finding.severity]))
