"""``import``: make a production again from an export, in another depot. The signed frames are taken over byte for byte.

Everything is verified before anything is written; then the log, the files and at last the chunks, which are sealed again
from the plain files. What was interrupted after that goes on with `segue repair`.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions.handing import copy_whole
from studio.actions.moving import decide_move
from studio.app.depots import DepotPool, depot_facts, examined
from studio.app.repairing import repair
from studio.app.signed_copy import SignedRoom, read_about, read_signed
from studio.crash_points import crash_point
from studio.depot import object_names
from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.events.manifest import FileEntry
from studio.events.state import RoomState
from studio.store.database import set_meta
from studio.store.manifests import keep_manifest
from studio.store.named import files_here, named_in
from studio.store.places import FORMER, READ_ONLY, Place, keep_place, settle_in
from studio.store.productions import ProductionHere, add_production, production_here, productions

if TYPE_CHECKING:
    from studio.actions.productions import DepotFacts
    from studio.store.home import Home

Progress = Callable[[float, str], None]
_BLOCK_BYTES = 1 << 20


def import_production(
    home: Home,
    pool: DepotPool,
    sync: Callable[[str], object],
    command: c.ImportProduction,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> dict[str, Any]:
    """The JSON of ``import``.

    Raises BadInputError for what is no export of this device's, TrustError where it is not as it was signed, RefusedError
    when the production is here already or has gone on since, DiskError, OfflineError.
    """
    folder = Path(command.folder).expanduser().absolute()
    about = read_about(folder)
    told = progress or _silent
    _refuse_others(home, about)
    told(0.05, "Verifying what was signed")
    rooms = read_signed(home, folder, about)
    old = _old_place(pool, about, rooms)
    told(0.2, "Trying the storage")
    facts = _facts(pool, command, str(about["production"]))
    here = _take_over(home, about, rooms, facts, old)
    crash_point("import.saved")
    told(0.3, "Putting the files back")
    missing = _put_files_back(home, here.prj, folder / "files", cancel)
    told(0.6, "Sending the log")
    sync(here.prj)
    told(0.7, "Sending the files")
    repaired = repair(home, pool, c.RepairProduction(here.prj, quick=True), None, cancel)
    sync(here.prj)
    return {
        "production": here.prj,
        "title": here.title,
        "url": here.depot_url,
        "rooms": len(rooms),
        "entries": sum(len(room.frames) for room in rooms),
        "files": _count_files(home, here.prj) - len(missing),
        "missing": missing,
        "lost": repaired["lost"] + repaired["asked"],
        "objects": repaired["objects"],
        "bytes": repaired["bytes"],
    }


def _silent(_share: float, _what: str) -> None:
    """Nobody looks on."""


def _refuse_others(home: Home, about: dict[str, Any]) -> None:
    with home.read() as connection:
        known = {here.prj: here for here in productions(connection)}
    here = known.get(str(about["production"]))
    if here is not None:
        raise RefusedError(
            f"“{here.title}” is on this computer already.",
            subject=here.title,
            what_to_do=f"To bring it to another place: `segue depot move {here.slug} URL`. To get files back: "
            f"`segue repair {here.slug}`.",
            code="exists",
        )
    if not about.get("is_owner") or about.get("owner") != home.person:
        raise BadInputError(
            "Only the owner of a production can make it again; this export was written by somebody else.",
            subject=str(about.get("title", "")),
            what_to_do="Its files are in the folder “files”, readable without Segue.",
            code="other_person",
        )


def _old_place(pool: DepotPool, about: dict[str, Any], rooms: list[SignedRoom]) -> Place | None:
    """Where the production was, if it can still be reached: there its members look for the way.

    Raises RefusedError when the log goes on there beyond the export.
    """
    storage = about.get("storage", {})
    url, endpoint_url = str(storage.get("url", "")), str(storage.get("endpoint_url", ""))
    prj = str(about["production"])
    try:
        with closing(pool.open_new(url, endpoint_url, create=False)) as depot:
            depot.get(object_names.entry(prj, prj, 0))
            after = [object_names.entry(prj, room.room, len(room.frames)) for room in rooms]
            has_gone_on = any(depot.head(place) is not None for place in after)
    except SegueError:
        return None
    if has_gone_on:
        raise RefusedError(
            "The storage from which this was exported has newer entries than the export.",
            subject=url,
            what_to_do="Use the home that goes on with it, or a newer export. Nothing was changed.",
            code="newer_elsewhere",
        )
    marker, access = str(storage.get("marker", "")), str(about.get("access", ""))
    return Place(prj, _turn(rooms), FORMER, READ_ONLY, url, endpoint_url, marker, access)


def _turn(rooms: list[SignedRoom]) -> int:
    """How often the production had moved when it was exported."""
    return max(int((room.state.table("place").get("now") or {"turn": 0})["turn"]) for room in rooms)


def _facts(pool: DepotPool, command: c.ImportProduction, prj: str) -> DepotFacts:
    url = command.url.rstrip("/") if command.url.startswith("s3://") else command.url
    depot = pool.open_new(url, command.endpoint_url, create=True)
    try:
        report = examined(depot) if url.startswith("s3://") else None
        if depot.list_after(object_names.production_prefix(prj), limit=1):
            raise RefusedError(
                "Something of this production lies there already.",
                subject=url,
                what_to_do="Choose another folder or prefix.",
            )
        return depot_facts(depot, url, command.endpoint_url, command.access, report)
    finally:
        depot.close()


def _take_over(
    home: Home, about: dict[str, Any], rooms: list[SignedRoom], facts: DepotFacts, old: Place | None
) -> ProductionHere:
    """Journal, keys and lists of files in one transaction; then the decision that it goes on in the new place."""
    prj = str(about["production"])
    with home.work() as work:
        here = add_production(
            work.connection,
            ProductionHere(
                prj=prj,
                is_owner=True,
                owner_person=home.person,
                depot_url=facts.url,
                endpoint_url=facts.endpoint_url,
                marker=facts.marker,
                access=facts.access,
                needs_lead=facts.needs_lead,
                conditional_create=facts.conditional_create,
                slug="",
                title=str(about["title"]),
                added_ms=work.now_ms,
                alarm="",
            ),
        )
        for room in rooms:
            for key in room.keys:
                home.add_room_key(work.connection, room.room, key)
            state = RoomState(prj, room.room, home.person)
            for frame in room.frames:
                state = work.take_entry(state, frame, "saved")
            for manifest in room.manifests:
                keep_manifest(work.connection, room.room, manifest)
        turn = _turn(rooms)
        set_meta(work.connection, f"turn/{prj}", str(turn))
        place = Place(
            prj,
            turn + 1,
            FORMER,
            READ_ONLY,
            facts.url,
            facts.endpoint_url,
            facts.marker,
            facts.access,
            facts.needs_lead,
            facts.conditional_create,
        )
        decide_move(work, prj, place, [room.room for room in rooms])
        settle_in(work.connection, here, place, work.now_ms)
        if old is not None:
            keep_place(work.connection, old)
        return production_here(work.connection, prj)


# --- files -----------------------------------------------------------------------------------------------------


def _put_files_back(home: Home, prj: str, folder: Path, cancel: threading.Event | None) -> list[str]:
    """Copy the files of takes and inputs to where they were, proven by their hashes; those that were not in the export."""
    by_hash: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_file():
            by_hash.setdefault(_sha256(path), path)
    missing = []
    for target, entry in _wanted(home, prj):
        source = by_hash.get(entry.sha256)
        if source is None:
            missing.append(str(target))
        elif not target.exists():
            copy_whole(source, target, cancel)
            crash_point("import.copied")
    return missing


def _wanted(home: Home, prj: str) -> list[tuple[Path, FileEntry]]:
    from studio.store.productions import rooms_of

    found: list[tuple[Path, FileEntry]] = []
    with home.work() as work:  # the folders of stages are chosen in it, and kept
        for room in rooms_of(work.connection, prj):
            state = work.folded(room)
            for of in named_in(work.connection, state):
                found += files_here(home, work.connection, state, of)
    return found


def _count_files(home: Home, prj: str) -> int:
    return len(_wanted(home, prj))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
