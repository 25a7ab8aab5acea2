"""``depot salvage``: plain files and a report out of a depot with holes. Reads the depot, writes only into the new folder."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_journal import entry_as_json, names_of
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError, SegueError
from studio.events.file_names import safe_relative_path
from studio.store.home import folder_name
from studio.sync.salvage import (
    SalvagedFile,
    SalvagedRoom,
    delivered,
    productions_in,
    salvage_file,
    salvage_manifest,
    salvage_room,
)

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk
    from studio.depot.depot import Depot
    from studio.events.manifest import FileEntry
    from studio.store.home import Home

Progress = Callable[[float, str], None]


def salvage_depot(desk: Desk, command: c.SalvageDepot, told: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Salvage what lies at an address. Raises as ``salvage``, and OfflineError, AccessError."""
    is_bucket = command.url.startswith("s3://")
    url = command.url if is_bucket else str(Path(command.url).expanduser().absolute())
    told(0.1, "Reading what can be read")
    with closing(desk.pool.open_new(url, command.endpoint_url, create=False)) as depot:
        return salvage(desk.home, depot, Path(command.out).expanduser().absolute(), cancel)


def salvage(home: Home, depot: Depot, out: Path, cancel: threading.Event) -> dict[str, Any]:
    """Read everything that can be read into a new folder. The JSON of ``depot salvage``.

    Raises BadInputError for a folder that is not empty, NotFoundError where there is nothing, DiskError.
    """
    if out.exists() and any(out.iterdir()):
        raise BadInputError(f"“{out.name}” is not empty.", subject=str(out), what_to_do="Name a new folder.")
    found = productions_in(depot)
    if not found:
        raise NotFoundError(
            "There is nothing of a production here.", subject=depot.url, what_to_do="Check the address and its prefix."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        productions = [_Salvage(home, depot, prj, out, cancel).run(sorted(rooms)) for prj, rooms in found.items()]
        shape = {"url": depot.url, "out": str(out), "productions": productions, **_totals(productions)}
        (out / "report.json").write_text(json.dumps(shape, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (out / "REPORT.txt").write_text("\n".join(report_lines(shape)) + "\n", encoding="utf-8")
        crash_point("salvage.reported")
    except OSError as error:
        raise DiskError(f"What was salvaged cannot be written: {error.strerror}.", subject=str(out)) from error
    return shape


def _totals(productions: list[dict[str, Any]]) -> dict[str, int]:
    files = [row for production in productions for row in production["files"]]
    counts = {state: sum(row["state"] == state for row in files) for state in ("whole", "partial", "lost")}
    return {"files": len(files), **counts, "bytes": sum(row["bytes"] - row["missing_bytes"] for row in files)}


def report_lines(shape: dict[str, Any]) -> list[str]:
    """The report in words."""
    lines = [f"Salvaged from {shape['url']}"]
    for production in shape["productions"]:
        lines += ["", production["title"]]
        for room in production["rooms"]:
            holes = ", ".join(f"{a} to {b}" if b > a else str(a) for a, b in room["holes"])
            said = room["problem"] or f"{room['entries']} entries" + (
                f"; missing or unreadable: {holes}" if holes else ""
            )
            said += f"; {room['loose']} after a hole are not proven to belong here" if room["loose"] else ""
            lines.append(f"  {room['title'] or room['room'][:8]}: {said}")
        for row in production["files"]:
            gone = f" ({row['missing_bytes']} of {row['bytes']} bytes are missing)" if row["state"] == "partial" else ""
            lines.append(f"  {row['state']:8}{row['path']}{gone}")
    return [*lines, "", f"{shape['whole']} files whole, {shape['partial']} in parts, {shape['lost']} lost."]


class _Salvage:
    """One production."""

    def __init__(self, home: Home, depot: Depot, prj: str, out: Path, cancel: threading.Event) -> None:
        self._home, self._depot, self._prj, self._cancel = home, depot, prj, cancel
        self._folder = out / prj[:8]
        self._files: list[dict[str, Any]] = []
        self._whole: set[str] = set()

    def run(self, rooms: list[str]) -> dict[str, Any]:
        """Read its rooms, the office first, since it knows what the others are about."""
        found = [salvage_room(self._home, self._depot, self._prj, room) for room in rooms]
        found.sort(key=lambda room: room.room != self._prj)
        names = names_of([room.state for room in found])
        production = next((room.state.production for room in found if room.state.production), None)
        title = production.title if production else self._prj[:8]
        self._folder = self._folder.with_name(f"{folder_name(title)} {self._prj[:8]}")
        (self._folder / "log").mkdir(parents=True)
        for room in found:
            text = json.dumps(
                [entry_as_json(e, names) for e in room.entries], ensure_ascii=False, indent=1, default=str
            )
            (self._folder / "log" / f"{room.room}.json").write_text(text + "\n", encoding="utf-8")
            crash_point("salvage.log")
            self._read_files(room)
        return {
            "production": self._prj,
            "title": title,
            "rooms": [
                {
                    "room": room.room,
                    "kind": room.state.kind,
                    "title": _title(room),
                    "entries": len(room.entries),
                    "holes": [list(hole) for hole in room.holes],
                    "loose": room.loose,
                    "problem": room.problem,
                }
                for room in found
            ],
            "files": self._files,
        }

    def _read_files(self, room: SalvagedRoom) -> None:
        for key, device, event in delivered(room):
            manifest = salvage_manifest(self._depot, room, device, event)
            where = f"{_title(room) or 'Own stages'}/{key}"
            if manifest is None:
                row = {"path": f"{where}/*", "state": "lost", "bytes": int(event.get("bytes", 0))}
                self._files.append({**row, "missing_bytes": row["bytes"], "files": int(event.get("files", 0))})
                continue
            for entry in manifest.files:
                if not (event["k"] == "input.give" and entry.sha256 in self._whole):
                    self._read_file(room, device, where, entry)

    def _read_file(self, room: SalvagedRoom, device: str, where: str, entry: FileEntry) -> None:
        row: dict[str, Any] = {
            "path": f"{where}/{entry.path}",
            "state": "lost",
            "bytes": entry.size,
            "missing_bytes": entry.size,
        }
        self._files.append(row)
        try:
            relative = safe_relative_path(entry.path)
        except SegueError:
            return  # a name that may not be written here
        target = self._folder.joinpath("files", *(folder_name(part) for part in where.split("/")), relative)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{target.name}.partial")
        how: SalvagedFile | None = None
        with partial.open("wb") as file:
            for start, data, how in salvage_file(self._depot, room, device, entry):  # noqa: B007 (the last one counts)
                if self._cancel.is_set():
                    raise CancelledError("The salvage was stopped; the folder is not complete.", subject=str(target))
                if data is not None:
                    file.seek(start)
                    file.write(data)
            file.truncate(entry.size)
        row["missing_bytes"] = sum(length for _, length in how.missing) if how else entry.size
        if how is not None and how.is_whole:
            partial.rename(target)
            row["state"] = "whole"
            self._whole.add(entry.sha256)
        elif row["missing_bytes"] < entry.size:
            row["state"] = "partial"
        else:
            partial.unlink()
        crash_point("salvage.file")


def _title(room: SalvagedRoom) -> str:
    hand_off = room.state.hand_off
    return str(hand_off.terms.get("title", "")) if hand_off else ""
