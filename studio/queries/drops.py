"""What lies in a deliver folder: which output each file belongs to, what the checks said, what is still missing.

Looks at names, sizes and times only; the reports come from the cache that the application fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.domain.delivery_spec import DeliverySpec
from studio.domain.ignored_files import is_ignored_name
from studio.domain.outputs import output_of
from studio.domain.production import HouseFormat, Port
from studio.queries.rows import DropRow, TakeRow
from studio.queries.takes import Travel
from studio.queries.wording import counted, listed, spec_of
from studio.store.check_cache import drop_key, kept_report
from studio.store.database import Connection

_STILL_MS = 1500
"""A file counts as settled when it has not changed for so long (watching is exact; this is for the first look)."""


@dataclass(frozen=True, slots=True)
class DeliverFolder:
    """A deliver folder with the outputs it is for."""

    folder: Path
    outputs: tuple[Port, ...]
    house: HouseFormat | None


@dataclass(frozen=True, slots=True)
class UncheckedDrop:
    """A file that wants to be checked: keep its report under ``key``."""

    path: Path
    output: str
    spec: DeliverySpec
    key: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a take can be delivered, and if not, why."""

    may_deliver: bool
    hint: str = ""


def files_in(folder: Path) -> list[Path]:
    """The files that a person means: no links, no temporary, hidden or peak files."""
    try:
        found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    except OSError:
        return []
    return sorted(path for path in found if not any(is_ignored_name(part) for part in path.relative_to(folder).parts))


def unchecked_drops(connection: Connection, place: DeliverFolder) -> list[UncheckedDrop]:
    """The files whose report is not known yet."""
    found = []
    for path, output in _assigned(place):
        spec = _spec(place, output)
        key = _key(path, spec)
        if spec is not None and key and kept_report(connection, key) is None:
            found.append(UncheckedDrop(path, output, spec, key))
    return found


def drop_rows(
    connection: Connection, place: DeliverFolder, last: TakeRow | None, sending: Travel | None, now_ms: int
) -> tuple[DropRow, ...]:
    """The files that lie in the folder; those that the last take holds already are marked as sent."""
    return tuple(_drop_row(connection, place, path, output, last, sending, now_ms) for path, output in _assigned(place))


def _assigned(place: DeliverFolder) -> list[tuple[Path, str]]:
    assigned = []
    for path in files_in(place.folder):
        parts = path.relative_to(place.folder).parts
        assigned.append((path, output_of(place.outputs, parts[0] if len(parts) > 1 else "", path.name)))
    return assigned


def _spec(place: DeliverFolder, output: str) -> DeliverySpec | None:
    port = next((port for port in place.outputs if port.name == output), None)
    return spec_of(port, place.house) if port is not None else None


def _key(path: Path, spec: DeliverySpec | None) -> str:
    return drop_key(path, spec.as_json()) if spec is not None else ""


def _drop_row(
    connection: Connection,
    place: DeliverFolder,
    path: Path,
    output: str,
    last: TakeRow | None,
    sending: Travel | None,
    now_ms: int,
) -> DropRow:
    try:
        status = path.stat()
        size, changed_ms = status.st_size, status.st_mtime_ns // 1_000_000
    except OSError:
        size, changed_ms = 0, 0
    kept = kept_report(connection, _key(path, _spec(place, output)))
    state, progress = _state(path, size, changed_ms, output, last, sending, now_ms, is_checked=kept is not None)
    return DropRow(
        path=str(path),
        name=path.name,
        output=output,
        size_bytes=size,
        duration_s=kept.duration_s if kept is not None else 0.0,
        state=state,
        verdict=kept.report.verdict.value if kept is not None else "",
        findings=kept.report.findings if kept is not None else (),
        progress=progress,
    )


def _state(
    path: Path,
    size: int,
    changed_ms: int,
    output: str,
    last: TakeRow | None,
    sending: Travel | None,
    now_ms: int,
    *,
    is_checked: bool,
) -> tuple[str, float]:
    if last is not None and _is_in_take(path, size, changed_ms, output, last):
        is_on_its_way = sending is not None and not sending.is_done
        return ("sending", sending.progress) if is_on_its_way and sending is not None else ("sent", 1.0)
    if is_checked:
        return "checked", 0.0
    return ("settling" if 0 <= now_ms - changed_ms < _STILL_MS else "checking"), 0.0


def _is_in_take(path: Path, size: int, changed_ms: int, output: str, take: TakeRow) -> bool:
    """Whether the take holds this very file: its copy keeps size and time."""
    for name, file in take.files:
        if name != output or file.size_bytes != size or file.name != path.name or not file.local_path:
            continue
        try:
            copied_ms = Path(file.local_path).stat().st_mtime_ns // 1_000_000
        except OSError:
            continue
        if abs(copied_ms - changed_ms) < 2:
            return True
    return False


def readiness(outputs: Sequence[Port], drops: Sequence[DropRow], last: TakeRow | None) -> Readiness:
    """Whether what lies there makes a take: every output there or carried over, nothing that blocks, something new."""
    fresh = [drop for drop in drops if drop.state not in ("sent", "sending")]
    if not fresh:
        return Readiness(may_deliver=False, hint="Nothing new lies in the deliver folder.")
    stray = [drop.name for drop in fresh if not drop.output]
    if stray:
        where = f"put it into the folder of {listed([port.name for port in outputs], 'or')}"
        return Readiness(may_deliver=False, hint=f"“{stray[0]}” could belong to any output: {where}.")
    failing = [drop.name for drop in fresh if drop.verdict == "reject"]
    if failing:
        more = f" and {counted(len(failing) - 1, 'other file')}" if len(failing) > 1 else ""
        return Readiness(may_deliver=False, hint=f"“{failing[0]}”{more} does not pass: see how to fix it.")
    crowded = [port for port in outputs if not port.several and _count(drops, port.name) > 1]
    if crowded:
        name, count = crowded[0].name, _count(drops, crowded[0].name)
        return Readiness(may_deliver=False, hint=f"“{name}” is one file and {count} lie there: leave only one.")
    carried = {output for output, _ in last.files} if last is not None else set()
    missing = [f"“{port.name}”" for port in outputs if not _count(drops, port.name) and port.name not in carried]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        return Readiness(may_deliver=False, hint=f"{listed(missing)} {verb} still missing.")
    checking = sum(not drop.verdict for drop in fresh)
    hint = f"{counted(checking, 'file')} still being checked; Deliver waits for that." if checking else ""
    return Readiness(may_deliver=True, hint=hint)


def _count(drops: Iterable[DropRow], output: str) -> int:
    return sum(drop.output == output for drop in drops)
