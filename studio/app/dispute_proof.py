"""The proof of a hand-off as one zip file, for somebody who was not there: the room's signed log, its keys, lists of files, a summary in words.

It is verified without a home and without a network: every entry's signature and order, and that the summary is what the log says. Whoever has
the file can read the room, so it says so.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.plan_files import write_file
from studio.domain.dues import dues_of
from studio.domain.errors import BadInputError, SegueError
from studio.domain.instants import iso_utc
from studio.domain.money import format_money
from studio.events.docket import open_entry
from studio.events.fold import fold
from studio.events.fold_dispute import standing_dispute
from studio.events.keys import EpochKey
from studio.events.manifest import open_manifest
from studio.events.state import RoomState
from studio.queries.room_facts import RoomFacts, facts_of, owner_of
from studio.store.journal import entries_of
from studio.store.named import named_in
from studio.store.subjects import find_hand_off

if TYPE_CHECKING:
    from studio.store.home import Home

FORMAT = "segue-hand-off-proof-1"
_ABOUT, _SUMMARY, _LOG, _LISTS = "proof.json", "summary.txt", "log", "manifests"
_MOST_BYTES = 256 * 1024 * 1024
_DATE = (1980, 1, 1, 0, 0, 0)


def write_proof(home: Home, text: str, path: Path) -> dict[str, Any]:
    """Write the proof of a hand-off. Result: ``{handoff, path, entries, takes, disputes}``. Raises NotFoundError, BadInputError, DiskError."""
    if path.suffix.lower() != ".zip":
        raise BadInputError(
            f"“{path.name}” does not end in .zip.", subject=str(path), what_to_do="Name a file that ends in .zip."
        )
    with home.read() as connection:
        found = find_hand_off(home, connection, text, home.clock())
        room, prj = found.state.room, found.here.prj
        frames = entries_of(connection, room)
        state = home.rooms.folded(connection, room)
        keys = home.room_keys(connection, room)
        lists = {of.manifest_hash: of.manifest.to_bytes() for of in named_in(connection, state) if of.manifest}
    summary = summary_of(state)
    about: dict[str, Any] = {
        "format": FORMAT,
        "production": prj,
        "production_title": found.here.title,
        "handoff": room,
        "owner": state.owner_person,
        "entries": len(frames),
        "hash": state.hash,
        "keys": [key.key.hex() for key in keys.values()],
        "summary": summary,
    }
    files = {_ABOUT: json.dumps(about, ensure_ascii=False, indent=1).encode(), _SUMMARY: words_of(about).encode()}
    files |= {f"{_LOG}/{n:08d}": data for n, data in enumerate(frames)}
    files |= {f"{_LISTS}/{digest}": data for digest, data in lists.items()}
    write_file(path, _zipped(files))
    counts = {"entries": len(frames), "takes": len(summary["takes"]), "disputes": len(state.table("dispute"))}
    return {"handoff": room, "path": str(path), **counts}


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


# --- what the log says -----------------------------------------------------------------------------------------


def summary_of(state: RoomState) -> dict[str, Any]:
    """The hand-off as its settled log tells it, as plain values; the same on both sides. Raises BadInputError where nothing was offered."""
    facts = facts_of(state)
    if facts is None:
        raise BadInputError("This room holds no hand-off.", subject=state.room, what_to_do="Name another one.")
    hand_off, dues = facts.hand_off, dues_of(facts.deed.earned_minor, state.table("payment").values())
    return {
        "stage": facts.terms.title,
        "state": facts.state.value,
        "owner": {"name": owner_of(state), "key": state.owner_person},
        "collaborator": {"name": facts.person, "key": facts.person_id},
        "terms": hand_off.terms,
        "terms_hash": hand_off.terms_hash,
        "offered_utc": iso_utc(hand_off.offered_ms),
        "accepted_utc": iso_utc(hand_off.accepted_ms),
        "started_utc": iso_utc(hand_off.started_ms),
        "due_utc": iso_utc(hand_off.due_ms),
        "rounds_used": hand_off.rounds_used,
        "takes": [
            {
                "take": take.number,
                "state": take.state,
                "delivered_utc": iso_utc(take.at_ms),
                "files": take.files,
                "bytes": take.size_bytes,
                "manifest_hash": take.manifest_hash,
            }
            for take in sorted(state.table("take").values(), key=lambda one: one.number)
        ],
        "dispute": _dispute(state, facts),
        "currency": facts.terms.currency,
        "agreed_minor": facts.terms.price_minor,
        "owed_minor": dues.earned_minor,
        "tax_minor": dues.tax_minor,
        "paid_minor": dues.paid_minor,
        "tip_minor": dues.tip_minor,
        "left_minor": dues.left_minor,
    }


def _dispute(state: RoomState, facts: RoomFacts) -> dict[str, Any] | None:
    found = standing_dispute(state)
    if found is None:
        return None
    names = {"owner": owner_of(state), "collaborator": facts.person}
    rows = [
        {
            "by": one["by"],
            "name": names[one["by"]],
            "at_utc": iso_utc(one["at"]),
            "statement": one["statement"],
            "split_minor": one["split"],
        }
        for one in found["proposals"]
    ]
    return {"state": found["state"], "answer_by_utc": iso_utc(found["answer_by"]), "proposals": rows}


def words_of(about: dict[str, Any]) -> str:
    """The summary for a person to read."""
    told, dispute = about["summary"], about["summary"]["dispute"]
    currency = told["currency"]

    def money(name: str) -> str:
        return format_money(told[f"{name}_minor"], currency)

    lines = [
        f"{told['stage']}, in {about['production_title']}",
        f"Owner: {told['owner']['name']} ({told['owner']['key']})",
        f"Collaborator: {told['collaborator']['name']} ({told['collaborator']['key']})",
        f"State: {told['state']}",
        f"Terms signed {told['accepted_utc'] or 'not at all'}, hash {told['terms_hash']}",
        f"Agreed {money('agreed')}, owed {money('owed')}, tax on top {money('tax')}, paid {money('paid')}, tip {money('tip')}, left {money('left')}",
        "",
        *(
            f"Take {one['take']}, {one['state']}, delivered {one['delivered_utc']}: {one['files']} files, list {one['manifest_hash']}"
            for one in told["takes"]
        ),
    ]
    if dispute is not None:
        lines += ["", f"Dispute, {dispute['state']}. Nobody judged it."]
        for one in dispute["proposals"]:
            lines += [
                "",
                f"{one['name']} ({one['by']}), {one['at_utc']}, proposes that the collaborator gets {format_money(one['split_minor'], currency)} in all:",
                one["statement"],
            ]
    lines += [
        "",
        "Brief as signed:",
        str(told["terms"].get("brief", "")),
        "",
        "Check it: segue verify THIS.zip. The log is signed entry by entry; whoever has this file can read the whole room.",
        "Segue moves no money: payments are as the owner recorded them.",
        "",
    ]
    return "\n".join(lines)


# --- verifying -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProofFile:
    """What a proof turned out to be. ``problems`` are sentences, none when all agrees."""

    about: dict[str, Any]
    problems: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The JSON of ``segue verify FILE.zip``."""
        about = {key: value for key, value in self.about.items() if key != "keys"}
        return {
            "kind": "hand-off-proof",
            "verdict": "bad" if self.problems else "good",
            "problems": list(self.problems),
            **about,
        }


def verify_proof(path: Path) -> ProofFile:
    """Fold the log again and compare it with what the proof says. Raises BadInputError for a file that is no proof."""
    try:
        files = _read(path)
        about: dict[str, Any] = {FORMAT: json.loads(files[_ABOUT])}[json.loads(files[_ABOUT])["format"]]
        keys = {key.ep: key for key in (EpochKey(bytes.fromhex(text)) for text in about["keys"])}
        state = RoomState(str(about["production"]), str(about["handoff"]), str(about["owner"]))
        entries, words = int(about["entries"]), words_of(about)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, SegueError, RecursionError) as error:
        raise BadInputError(
            f"“{path.name}” is no proof of a hand-off.",
            subject=str(path),
            what_to_do="Name the file that `segue dispute HANDOFF export` has written.",
        ) from error
    problems = []
    for n in range(entries):
        try:
            fold(state, open_entry(state, files[f"{_LOG}/{n:08d}"], keys.get))
        except (KeyError, SegueError) as error:
            why = error.message if isinstance(error, SegueError) else "it is missing"
            problems.append(f"Entry {n} of the log is not what was signed: {why}")
            break
    if not problems:
        problems = _disagreements(about, state, files, words)
    return ProofFile(about, tuple(problems))


def _disagreements(about: dict[str, Any], state: RoomState, files: dict[str, bytes], words: str) -> list[str]:
    """Where the proof says other things than its log."""
    found = []
    if state.hash != about["hash"] or set(files) & {f"{_LOG}/{about['entries']:08d}"}:
        found.append("The log ends elsewhere than the proof says.")
    try:
        if summary_of(state) != about["summary"]:
            found.append("The summary is not what the log says.")
    except SegueError as error:
        found.append(error.message)
    if files.get(_SUMMARY) != words.encode():
        found.append("The words of the summary have been changed.")
    signed = {of.manifest_hash for kind in ("take", "given") for of in state.table(kind).values()}
    for name, data in files.items():
        folder, _, digest = name.partition("/")
        if folder != _LISTS:
            continue
        try:
            open_manifest([data], digest)
            is_right = digest in signed
        except SegueError:
            is_right = False
        if not is_right:
            found.append(f"The list of files {digest[:16]} is not one that was signed.")
    return found


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > _MOST_BYTES:
            raise ValueError("too large")
        return {info.filename: archive.read(info) for info in infos}
