"""What is outstanding and on its way."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select, update

from studio.queries.rows import SyncRow
from studio.queries.transfers import sync_row
from studio.store.transfer_tables import Standing, transfer
from studio.sync.transfer_ledger import TransferProgress


def row_of(studio, speeds=None) -> SyncRow:
    with studio.home.read() as connection:
        return sync_row(studio.home, connection, "syncing", 5, speeds or {})


def transfer_id(studio) -> str:
    with studio.home.read() as connection:
        return connection.execute(select(transfer.c.id)).scalar_one()


def test_a_home_without_a_production_has_never_been_synchronised(owner, small):
    assert row_of(owner) == SyncRow("syncing", 0, 0)
    owner.starts(small)
    assert row_of(owner).last_ms == 5


def test_what_is_said_and_not_sent_is_outstanding(owner, small):
    owner.starts(small)
    before = row_of(owner).outstanding
    assert before == 1
    owner.offers("drums")
    assert row_of(owner).outstanding > before


def test_a_running_upload_has_speed_and_time_left(owner, small, stem):
    owner.starts(small)
    owner.delivers("guide", stem())
    (waiting,) = row_of(owner).transfers
    assert (waiting.state, waiting.is_upload, waiting.label, waiting.left_s) == ("waiting", True, "Guide take 1", 0.0)
    identity = transfer_id(owner)
    with owner.home.work() as work:
        work.connection.execute(update(transfer).values(state=Standing.RUNNING, done_bytes=1000, total_bytes=3000))
    pace = TransferProgress(identity, "Guide take 1", "up", 2000, 3000, 500.0, 2.0)
    (running,) = row_of(owner, {identity: pace}).transfers
    assert (running.state, running.done_bytes, running.bytes_per_s, running.left_s) == ("running", 2000, 500.0, 2.0)
    (unmeasured,) = row_of(owner, {identity: replace(pace, bytes_per_s=None)}).transfers
    assert (unmeasured.bytes_per_s, unmeasured.left_s) == (0.0, 0.0)


def test_failed_and_stuck_transfers_say_why(owner, small, stem):
    owner.starts(small)
    owner.delivers("guide", stem())
    outstanding = row_of(owner).outstanding
    with owner.home.work() as work:
        work.connection.execute(update(transfer).values(state=Standing.FAILED, message="The disk is full."))
    row = row_of(owner)
    assert (row.transfers[0].state, row.transfers[0].message) == ("failed", "The disk is full.")
    assert row.outstanding == outstanding - 1
    with owner.home.work() as work:
        work.connection.execute(update(transfer).values(state=Standing.STUCK, message=""))
    assert row_of(owner).transfers[0].message == "Waits until missing pieces have been sent again."


def test_done_transfers_are_not_shown(owner, small, stem):
    owner.starts(small)
    owner.delivers("guide", stem())
    owner.sent_everything()
    assert row_of(owner).transfers == ()
