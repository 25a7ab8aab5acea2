"""``transfers``: what is on its way, how fast and how long still; pause, resume, retry, first, limits by time of day."""

from __future__ import annotations

import time
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.actions import transfer_commands as t
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, short, size
from studio.domain.errors import BadInputError
from studio.domain.transfer_limits import rate_of, schedule_of

if TYPE_CHECKING:
    from studio.app.studio import Studio
    from studio.queries.rows import SyncRow, TransferRow

_MEASURE_S = 1.0


def show(console: Console, args: Namespace) -> Answer:
    """Carry the act out, then list what is on its way and what holds."""
    studio = console.named_studio()
    command = _command(args)
    if command is not None:
        studio.run(command)
    row, speeds = _measured(studio)
    wishes = _wishes(studio)
    rows = [_shape(transfer, speeds.get(transfer.id, 0.0)) for transfer in row.transfers]
    return Answer({"rows": rows, **wishes}, [*_lines(rows), *_wish_lines(wishes)])


def _command(args: Namespace) -> t.TransferCommand | None:
    limits = (args.up, args.down, args.schedule)
    if args.act != "limit" and any(limit is not None for limit in limits):
        raise BadInputError("Rates belong to a limit.", what_to_do="Write `segue transfers limit --up 2M`.")
    match args.act:
        case "pause" | "resume":
            return t.PauseTransfers(args.transfer, is_paused=args.act == "pause")
        case "retry":
            return t.RetryTransfers(args.transfer)
        case "first":
            if not args.transfer:
                raise BadInputError("Which one is to go first?", what_to_do="`segue transfers` lists them.")
            return t.TransferFirst(args.transfer)
        case "limit":
            up, down = (None if text is None else rate_of(text) for text in (args.up, args.down))
            return t.LimitTransfers(up, down, None if args.schedule is None else schedule_of(args.schedule))
    return None


# --- what is on its way ------------------------------------------------------------------------------------------


def _measured(studio: Studio) -> tuple[SyncRow, dict[str, float]]:
    """Rows, and bytes a second: another process moves the bytes, so its progress is looked at twice."""
    from studio.queries import asks

    before: SyncRow = studio.ask(asks.SyncState())
    running = {row.id: row.done_bytes for row in before.transfers if row.state == "running"}
    if not running:
        return before, {}
    begun_s = time.monotonic()
    time.sleep(_MEASURE_S)
    after: SyncRow = studio.ask(asks.SyncState())
    passed_s = time.monotonic() - begun_s
    return after, {
        row.id: max(0, row.done_bytes - running[row.id]) / passed_s for row in after.transfers if row.id in running
    }


def _wishes(studio: Studio) -> dict[str, Any]:
    from studio.actions.transfers import wishes_row

    with studio.store.read() as connection:
        return wishes_row(connection)


def _shape(row: TransferRow, bytes_per_s: float) -> dict[str, Any]:
    left = row.total_bytes - row.done_bytes
    return {
        "id": row.id,
        "label": row.label,
        "direction": "up" if row.is_upload else "down",
        "state": row.state,
        "done_bytes": row.done_bytes,
        "total_bytes": row.total_bytes,
        "bytes_per_s": round(bytes_per_s),
        "left_s": round(left / bytes_per_s) if bytes_per_s else None,
        "message": row.message,
    }


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    if not rows:
        return ["Nothing is on its way."]
    cells = [
        [
            short(row["id"]),
            row["direction"],
            row["label"],
            row["state"],
            f"{size(row['done_bytes'])} of {size(row['total_bytes'])}",
            f"{size(row['bytes_per_s'])}/s" if row["bytes_per_s"] else "",
            f"{row['left_s']} s left" if row["left_s"] is not None else row["message"],
        ]
        for row in rows
    ]
    return columns(["ID", "", "WHAT", "STATE", "DONE", "SPEED", ""], cells)


def _wish_lines(wishes: dict[str, Any]) -> list[str]:
    lines = ["Paused: `segue transfers resume` lets them go on."] if wishes["paused"] else []
    rates = {word: wishes[f"{word}_bytes_per_s"] for word in ("up", "down")}
    lines += [f"Limit {word}: {size(rate)}/s" for word, rate in rates.items() if rate]
    for span in wishes["schedule"]:
        times = "-".join(f"{at // 60:02d}:{at % 60:02d}" for at in (span["from_min"], span["until_min"]))
        parts = [f"{word} {size(span[word])}/s" if span[word] else f"{word} free" for word in ("up", "down")]
        lines.append(f"{times}: {', '.join(parts)}")
    return lines
