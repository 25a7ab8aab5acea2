"""``debug``: rooms, what their logs say, and the rows made again from the journal. For those who look for a fault."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_journal import differences, entry_as_json, names_of, replay, rooms_here
from studio.app.cli_text import columns, short
from studio.app.cli_values import production_named
from studio.domain.errors import NotFoundError


def rooms(console: Console, args: Namespace) -> Answer:
    """Every room this home knows, with its place in the log."""
    from studio.store.journal import journal_counts
    from studio.store.outbox import pending_decisions

    home = console.studio.store
    prj = production_named(console, args.production) if args.production else ""
    rows: list[dict[str, Any]] = []
    with home.read() as connection:
        for production, room in rooms_here(connection, prj):
            state = home.rooms.folded(connection, room)
            hand_off = state.hand_off
            rows.append(
                {
                    "room": room,
                    "production": production,
                    "kind": state.kind,
                    "title": str(hand_off.terms["title"]) if hand_off else "",
                    "state": hand_off.state if hand_off else "",
                    "n": state.n,
                    "hash": state.hash,
                    "lead": state.lead[0],
                    "epochs": len(state.epochs),
                    "members": len(state.members()),
                    "pending_decisions": len(pending_decisions(connection, room)),
                    **journal_counts(connection, room),
                }
            )
    table = [
        (
            row["room"],
            row["kind"],
            row["title"],
            row["state"],
            str(row["n"]),
            short(row["hash"]),
            str(row["members"]),
            str(row["pending_decisions"] + row["unsent"]),
        )
        for row in rows
    ]
    header = ("ROOM", "KIND", "STAGE", "STATE", "ENTRY", "HASH", "MEMBERS", "UNSENT")
    return Answer({"rows": rows}, columns(header, table, right=(4, 6, 7)) or ["No rooms yet."])


def room(console: Console, args: Namespace) -> Answer:
    """The log of one room, opened and verified again."""
    home = console.studio.store
    with home.read() as connection:
        known = [name for _, name in rooms_here(connection)]
        found = [name for name in known if name.startswith(args.room)] if len(args.room) >= 4 else []
        if len(found) != 1:
            which = "Several rooms begin" if found else "No room here begins"
            raise NotFoundError(
                f"{which} with “{args.room}”.", subject=args.room, what_to_do="See `segue debug rooms`."
            )
        replayed = replay(home, connection, found[0])
    names = names_of([replayed.state])
    entries = [entry_as_json(entry, names) for entry in replayed.entries]
    shape = {"room": found[0], "entries": entries, "broken_at": replayed.broken_at, "problem": replayed.problem}
    lines = []
    for entry in entries:
        lines.append(f"{entry['n']:4}  {entry['at_utc']}  {short(entry['device'])}  {short(entry['hash'])}")
        for packet in entry["packets"]:
            kinds = ", ".join(str(event.get("k")) for event in packet["events"]) or packet.get("problem", "")
            lines.append(f"        {packet['person'] or short(packet['device'])} #{packet['n']}: {kinds}")
        lines += [f"        decided {decision.get('k')}" for decision in entry["decisions"]]
    return Answer(shape, [*lines, replayed.problem] if replayed.problem else lines, 1 if replayed.problem else 0)


def rebuild(console: Console, args: Namespace) -> Answer:
    """Make the rows again from the journal; says what was different before."""
    home = console.studio.store
    prj = production_named(console, args.production) if args.production else ""
    with home.read() as connection:
        names = [name for _, name in rooms_here(connection, prj)]
        before = {name: home.rooms.folded(connection, name).clone() for name in names}
    home.rebuild(names)
    with home.read() as connection:
        changed = {name: differences(before[name], home.rooms.folded(connection, name)) for name in names}
    rows = [{"room": name, "differences": changed[name]} for name in names]
    wrong = sum(bool(found) for found in changed.values())
    words = "all as before" if not wrong else f"{wrong} were different"
    return Answer({"rows": rows}, [f"Made {len(names)} rooms again from the journal: {words}."])


def window(console: Console, args: Namespace) -> Answer:
    """Paint the window once."""
    del console
    from studio.app.cli import painted_window

    shape = painted_window(args.language)
    return Answer(shape, [f"Painted {shape['width_px']} x {shape['height_px']} pixels."])


def sound(console: Console, args: Namespace) -> Answer:
    """Play a little silence on the usual sound device."""
    del console, args
    from studio.app.cli import played_silence

    shape = played_silence()
    words = f"Played to {shape['device']}." if not shape["problem"] else f"Nothing was played: {shape['problem']}."
    return Answer(shape, [words])
