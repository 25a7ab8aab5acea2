"""How this home stands with its depots: what is on its way, how far, what waits for a person. Rows only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from studio.queries.rows import SyncRow, TransferRow
from studio.store import transfer_wishes as wishes
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.outbox import outstanding_count
from studio.store.productions import productions
from studio.store.transfer_limits import limits as stored_limits
from studio.store.transfer_tables import Direction, Standing, TransferState
from studio.store.transfers import transfer_rows as stored_transfers


class Pace(Protocol):
    """How fast a running transfer is, as the one that moves the bytes tells it."""

    @property
    def done_bytes(self) -> int:
        """How many bytes are done; fresher than the database."""

    @property
    def bytes_per_s(self) -> float | None:
        """None while there is nothing to measure it by."""


_UPWARD = frozenset({Direction.UP, Direction.COPY})
_SHOWN_AS = {
    Standing.WAITING: "waiting",
    Standing.RUNNING: "running",
    Standing.DONE: "done",
    Standing.FAILED: "failed",
    # Somebody has to send pieces again; it goes on by itself then.
    Standing.STUCK: "waiting",
}
_STUCK_WORDS = "Waits until missing pieces have been sent again."


def sync_row(
    home: Home,  # noqa: ARG001 -- all queries are asked alike
    connection: Connection,
    state: str,
    last_ms: int,
    speeds: Mapping[str, Pace],
    message: str = "",
) -> SyncRow:
    """The state of synchronising with all transfers that are not done, oldest first.

    ``speeds`` maps a transfer's id to its pace while it runs; the caller knows ``state`` and ``last_ms``,
    which is 0 where there is nothing to synchronise.
    """
    limits, resting = stored_limits(connection), wishes.held(connection)
    transfers = tuple(
        _transfer_row(found, speeds.get(found.id), is_resting=limits.is_paused or found.id in resting)
        for found in stored_transfers(connection)
        if found.state != Standing.DONE
    )
    here = productions(connection)
    unsent = sum(outstanding_count(connection, one.prj) for one in here)
    outstanding = unsent + sum(row.state != "failed" for row in transfers)
    return SyncRow(state, last_ms if here else 0, outstanding, message, transfers, limits)


def _transfer_row(found: TransferState, pace: Pace | None, *, is_resting: bool) -> TransferRow:
    done_bytes, speed = found.done_bytes, 0.0
    if pace is not None and found.state == Standing.RUNNING:
        done_bytes, speed = max(done_bytes, pace.done_bytes), pace.bytes_per_s or 0.0
    left_bytes = max(0, found.total_bytes - done_bytes)
    is_stuck = found.state == Standing.STUCK
    shown = _SHOWN_AS.get(Standing(found.state), "waiting")
    return TransferRow(
        id=found.id,
        label=found.label,
        is_upload=found.direction in _UPWARD,
        done_bytes=min(done_bytes, found.total_bytes),
        total_bytes=found.total_bytes,
        bytes_per_s=speed,
        left_s=left_bytes / speed if speed > 0 else 0.0,
        state="paused" if is_resting and shown in {"waiting", "running"} else shown,
        message=found.message or (_STUCK_WORDS if is_stuck else ""),
    )
