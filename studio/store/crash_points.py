"""Labelled places at which a test can end the process without warning, to see what a restart makes of it.

``SEGUE_CRASH_AT=LABEL`` ends it the first time it comes by, ``LABEL:3`` the third time. Free when it is not set.
"""

from __future__ import annotations

import os
import threading

CRASH_STATUS = 77

CRASH_POINTS = (
    # actions: decisions and facts on their way into the journal
    "offer.opened",
    "offer.made",
    "deliver.sealed",
    "deliver.copied",
    # store/unit_of_work.py: journal, outbox and projection in one transaction
    "say.saved",
    "entry.formed",
    "entry.journaled",
    "work.before_commit",
    # sync/push.py: what the outbox holds goes out
    "entry.before_put",
    "entry.after_put",
    "packet.before_put",
    "packet.after_put",
    "object.after_put",
    "inbox.cleared",
    # store/chunks.py: a sealed chunk on its way into the chunk store
    "chunk.open",
    "chunk.half",
    "chunk.written",
    "chunk.synced",
    "chunk.renamed",
    "chunk.kept",
    # sync/transfer.py: part flags and states
    "transfer.started",
    "parts.commit",
    "parts.committed",
    "transfer.finish",
    "transfer.finished",
    # sync/transfer_send.py: uploads and copies
    "upload.put",
    "upload.sent",
    "copy.put",
    "copy.done",
    # sync/transfer_receive.py: taking in
    "take_in.copy",
    "take_in.copied",
    "take_in.delete",
    "take_in.deleted",
    # sync/transfer_files.py: files that arrive
    "file.create",
    "file.created",
    "file.write",
    "file.half",
    "file.written",
    "file.check",
    "file.sync",
    "file.publish",
    "file.published",
    "file.tidy",
    "file.tidied",
)
"""Every label there is, so that each can be tried; a test compares it with the code."""

_label, _, _nth = os.environ.get("SEGUE_CRASH_AT", "").partition(":")
_left = int(_nth or 1)
_lock = threading.Lock()


def crash_point(label: str) -> None:
    """End the process here, at once and without any cleaning up, if this is the place that was asked for."""
    if _label:
        _come_by(label)


def _come_by(label: str) -> None:
    global _left  # noqa: PLW0603 (counts for the whole process)
    if label != _label:
        return
    with _lock:
        _left -= 1
        if _left == 0:
            os._exit(CRASH_STATUS)
