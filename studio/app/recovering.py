"""Coming back after the loss of every device: from the recovery file and the storage alone; and the drill for it.

The storage tells what there is by names only: productions and rooms are ids, and in each room of the person lies a ring
for the recovery box, whose name follows from its key.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.pairing import know_production
from studio.app.reading_rounds import set_files_on_demand
from studio.depot import object_names
from studio.depot.depot import ObjectMissingError
from studio.depot.opening import is_memory
from studio.domain.errors import BadInputError, CancelledError, NotFoundError, SegueError, TrustError
from studio.events.codec import GrammarError
from studio.events.keys import BoxKey, SigningKey, recovery_id, rotation_hash
from studio.events.recovery import RecoverySecrets, read_recovery, recovery_name
from studio.events.rings import Ring, open_ring
from studio.store.identity import new_device_secrets, recovered_certificate
from studio.store.manifests import manifest_of
from studio.store.outbox import outstanding_count
from studio.store.productions import productions, rooms_of
from studio.sync.pull import listed

if TYPE_CHECKING:
    from studio.actions import device_commands as d
    from studio.app.carrying_out import Desk, Progress
    from studio.depot.depot import Depot
    from studio.events.state import RoomState
    from studio.store.home import Home
    from studio.store.productions import ProductionHere

_ID = re.compile(r"[0-9a-f]{32}")
_PAST_ALL = "~"
"""Sorts after every character of a name."""


def recover(desk: Desk, command: d.RecoverHome) -> dict[str, Any]:
    """A new device of the person in a recovery file, and what the named storages hold of theirs.

    Result: ``{person, name, home, device, recovery_file, productions: [{production, title, rooms, is_owner, lead_name}],
    problems}``. Raises BadInputError, DiskError; SegueError when this home belongs to somebody already.
    """
    home = desk.home
    home.refuse_identity()
    path = Path(command.recovery_file).expanduser()
    kept = read_recovery(path, command.passphrase)
    secrets = new_device_secrets(kept.person_seed)
    cert = recovered_certificate(kept, secrets, recovery_name(path), home.clock(), command.label)
    home.adopt(cert, secrets)
    if command.key_id:
        login = {"key_id": command.key_id, "secret": command.secret, "endpoint_url": command.endpoint_url}
        for url in command.depots:
            home.keep_login(url.rstrip("/"), login)
    desk.tell("person")
    found = [here for url in command.depots for here in _find(desk, kept, url, command)]
    return {
        "person": home.person,
        "name": home.name,
        "home": str(home.path),
        "device": home.device,
        "recovery_file": str(path),
        **_read(desk, found),
    }


def find_productions(desk: Desk, command: d.FindProductions) -> dict[str, Any]:
    """Productions of this home's person in one more storage. Result: ``{productions, problems}``."""
    kept = own_secrets(desk.home, command.recovery_file, command.passphrase)
    return _read(desk, _find(desk, kept, command.depots[0], command))


def own_secrets(home: Home, path: str, passphrase: str) -> RecoverySecrets:
    """What the recovery file of this home's person keeps. Raises BadInputError for somebody else's."""
    kept = read_recovery(Path(path).expanduser(), passphrase)
    if SigningKey.from_seed(kept.person_seed).public != home.certificate.person_public:
        raise BadInputError(
            f"This recovery file is not that of {home.name}, or of a key that was replaced.", subject=str(path)
        )
    return kept


def _read(desk: Desk, found: list[str]) -> dict[str, Any]:
    """Synchronise what was found, and say how it stands."""
    problems: list[SegueError] = []
    for prj in found:
        try:
            desk.sync(prj)
        except SegueError as error:
            problems.append(error)
    home = desk.home
    with home.read() as connection:
        rows = [
            _row(home, here, home.rooms.folded(connection, _first_room(connection, here)))
            for here in productions(connection)
            if here.prj in found
        ]
        for row in rows:
            row["rooms"] = len(rooms_of(connection, row["production"]))
    return {"productions": rows, "problems": [problem.as_json() for problem in problems]}


def _first_room(connection: Any, here: ProductionHere) -> str:
    return rooms_of(connection, here.prj)[0]


def _row(home: Home, here: ProductionHere, state: RoomState) -> dict[str, Any]:
    lead = state.members().get(state.lead[0])
    return {
        "production": here.prj,
        "title": here.title,
        "is_owner": here.is_owner,
        "is_in": state.member(home.device) is not None,
        "lead_name": str(lead.cert.get("label", "") or lead.device[:8]) if lead else "",
    }


# --- finding ---------------------------------------------------------------------------------------------------


def _find(desk: Desk, kept: RecoverySecrets, url: str, command: d.RecoverHome | d.FindProductions) -> list[str]:
    """Know every production in a storage that has rings for the recovery box; their ids."""
    is_path = not url.startswith("s3://") and not is_memory(url)
    address = str(Path(url).expanduser().absolute()) if is_path else url
    depot = desk.pool.open_new(address, command.endpoint_url, create=False)
    try:
        places = [place for prj in _productions_in(depot) if (place := _place(depot, kept, prj)) is not None]
        marker = str(getattr(depot, "marker", ""))
    finally:
        depot.close()
    if not places:
        raise NotFoundError(
            "No production in this storage knows your recovery file.",
            subject=url,
            what_to_do="Check the address with its prefix. Productions of an owner who has not synchronised since you "
            "joined are not there yet.",
        )
    with desk.home.work() as work:
        for place in places:
            place |= {"depot_url": address, "endpoint_url": command.endpoint_url, "marker": marker}
            know_production(work, place)
            set_files_on_demand(work, place["prj"], is_on_demand=command.is_on_demand)
    return [str(place["prj"]) for place in places]


def _children(depot: Depot, prefix: str) -> Iterator[str]:
    """The ids that stand right after a prefix, with one request each however much lies below."""
    after = ""
    while page := depot.list_after(prefix, after, 1):
        child = page[0].name[len(prefix) :].split("/", 1)[0]
        if _ID.fullmatch(child):
            yield child
        after = f"{prefix}{child}/{_PAST_ALL}"


def _productions_in(depot: Depot) -> Iterator[str]:
    return _children(depot, "s/")


def _place(depot: Depot, kept: RecoverySecrets, prj: str) -> dict[str, Any] | None:
    """What the rings of a production say to the recovery box; None where there are none."""
    box = BoxKey.from_seed(kept.recovery_box_seed)
    rings: dict[str, Ring] = {}
    for room in _children(depot, object_names.production_prefix(prj) + "r/"):
        ring = ring_for(depot, box, prj, room)
        if ring is not None:
            rings[room] = ring
    if not rings:
        return None
    office = rings.get(prj)
    told = (office or next(iter(rings.values()))).grant
    facts = told.get("facts", {})
    writer = next(iter(rings.values())).certificate.person_public.hex()
    return {
        "prj": prj,
        "owner": told.get("owner", writer),
        "title": told.get("title", "Production"),
        "is_owner": office is not None,
        "access": facts.get("access", ""),
        "needs_lead": facts.get("needs_lead", True),
        "conditional_create": facts.get("conditional_create", ""),
        "settings": facts.get("settings", {}),
        "rooms": [
            {
                "room": room,
                "owner": ring.grant.get("owner", writer),
                "keys": [key.key.hex() for key in ring.keys],
                "head": list(ring.head),
            }
            for room, ring in rings.items()
        ],
    }


def ring_for(depot: Depot, box: BoxKey, prj: str, room: str) -> Ring | None:
    """The ring of a room for the recovery box; None where there is none that it opens."""
    try:
        return open_ring(depot.get(object_names.ring(prj, room, recovery_id(box.public))).data, box)
    except (ObjectMissingError, TrustError, GrammarError):
        return None


# --- the drill -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Drill:
    """A room of the drill: what is known here, and what the storage gives to the recovery box."""

    home: Home
    depot: Depot
    here: ProductionHere
    state: RoomState
    box: BoxKey

    def missing(self) -> list[str]:
        """What could not be brought back from the recovery file and the storage."""
        prj, room = self.here.prj, self.state.room
        ring = ring_for(self.depot, self.box, prj, room)
        if ring is None:
            return ["the ring for the recovery file is missing or cannot be opened: nothing of this room would be back"]
        lost = [ep for ep in self.state.epochs if ep not in {key.ep for key in ring.keys}]
        problems = [f"the key of epoch {ep[:8]} is not in the ring" for ep in lost]
        if self.state.n >= 0 and self.depot.head(object_names.entry(prj, room, self.state.n)) is None:
            problems.append(f"entry {self.state.n} has not been sent")
        return problems + self._missing_files()

    def _missing_files(self) -> list[str]:
        prefix = object_names.chunk_prefix(self.here.prj, self.state.room)
        there: set[str] | None = None
        problems = []
        for take in self.state.table("take").values():
            with self.home.read() as connection:
                manifest = manifest_of(connection, self.state.room, take.manifest_hash)
            if not take.is_in or manifest is None:
                continue
            if there is None:
                there = {info.name.rsplit("/", 1)[-1] for info in listed(self.depot, prefix)}
            for file in manifest.files:
                gone = sum(1 for ref in file.chunks if ref.id not in there)
                if gone:
                    problems.append(
                        f"take {take.number}, {file.path}: {gone} of {len(file.chunks)} pieces are not there"
                    )
        return problems


def drill(desk: Desk, command: d.DrillRecovery, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Try whether everything would be back after the loss of every device, without changing anything.

    Result: ``{opens, rows: [{production, title, room, name, is_good, missing}], is_good, unsent}``. Raises BadInputError
    when the file does not open or is somebody else's, CancelledError when ``cancel`` was set.
    """
    home = desk.home
    kept = own_secrets(home, command.recovery_file, command.passphrase)
    box = BoxKey.from_seed(kept.recovery_box_seed)
    own = home.certificate
    if own.recovery_public != box.public or own.rotation_hash != rotation_hash(
        SigningKey.from_seed(kept.rotation_seed).public
    ):
        raise BadInputError(
            "This recovery file is an older one; its keys are no longer in use.", subject=command.recovery_file
        )
    rows: list[dict[str, Any]] = []
    unsent = 0
    with home.read() as connection:
        known = productions(connection)
        unsent = sum(outstanding_count(connection, here.prj) for here in known)
    for number, here in enumerate(known):
        for share, row in _drilled(desk, here, box):
            rows.append(row)
            progress((number + share) / len(known), here.title)
            if cancel.is_set():
                raise CancelledError("The drill was stopped; nothing has changed.")
    return {"opens": True, "rows": rows, "is_good": all(row["is_good"] for row in rows), "unsent": unsent}


def _drilled(desk: Desk, here: ProductionHere, box: BoxKey) -> Iterator[tuple[float, dict[str, Any]]]:
    """Each room of a production, with the share of them that has been looked at by then."""
    home = desk.home
    with home.read() as connection:
        states = [home.rooms.folded(connection, room) for room in rooms_of(connection, here.prj)]
    for number, state in enumerate(states, 1):
        try:
            missing = _Drill(home, desk.pool.of(here), here, state, box).missing()
        except SegueError as error:
            missing = [error.message]
        hand_off = state.hand_off
        name = str(hand_off.terms["title"]) if hand_off else "the plan" if state.room == here.prj else ""
        row = {"production": here.prj, "title": here.title, "room": state.room, "name": name}
        yield number / len(states), {**row, "is_good": not missing, "missing": missing}
