"""Instants as text for scripts and logs. Standard library, no clock: the instant is given."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_utc(at_ms: int) -> str:
    """``2026-11-23T07:05:53Z``; empty for 0 (not set) and for what no calendar holds."""
    if not at_ms:
        return ""
    try:
        at = datetime.fromtimestamp(at_ms / 1000, UTC)
    except (ValueError, OSError, OverflowError):
        return ""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
