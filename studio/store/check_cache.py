"""Check reports kept on this machine, by file, size, time and spec, so that nothing is measured twice.

Only a cache: whoever misses a report measures again. A file that changes has another key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from studio.domain.check_report import FileReport
from studio.store import tables


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report and the length of the file in seconds (0 where it has none)."""

    report: FileReport
    duration_s: float = 0.0


def drop_key(path: Path, spec_json: Mapping[str, Any] | str) -> str:
    """The key of a file as it lies there under a spec (``DeliverySpec.as_json()``, or its text).

    Empty when the file cannot be looked at.
    """
    try:
        status = path.stat()
    except OSError:
        return ""
    spec = spec_json if isinstance(spec_json, str) else json.dumps(spec_json, sort_keys=True, default=list)
    text = "\0".join((str(path), str(status.st_size), str(status.st_mtime_ns), spec))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def cached_report(connection: Connection, key: str) -> FileReport | None:
    """The report kept under a key, or None."""
    kept = kept_report(connection, key)
    return None if kept is None else kept.report


def kept_report(connection: Connection, key: str) -> KeptReport | None:
    """The report kept under a key with the file's length; None where there is none that can be read."""
    table = tables.check_cache
    body = connection.execute(select(table.c.body).where(table.c.key == key)).scalar() if key else None
    if body is None:
        return None
    try:
        plain = json.loads(body)
        return KeptReport(FileReport.from_json(plain["report"]), float(plain.get("duration_s", 0.0)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def keep_report(connection: Connection, key: str, report: FileReport, duration_s: float = 0.0) -> None:
    """Keep a report; needs a write transaction. An empty key keeps nothing."""
    if not key:
        return
    body = json.dumps({"report": report.as_json(), "duration_s": duration_s})
    connection.execute(insert(tables.check_cache).prefix_with("OR REPLACE").values(key=key, body=body))
