"""Labelled places at which a test can end the process without warning, to see what a restart makes of it.

``SEGUE_CRASH_AT=LABEL`` ends it the first time it comes by, ``LABEL:3`` the third time; free when it is not set.
``SEGUE_CRASH_LOG=FILE`` writes down every label that was come by, so that a test can try each. Below every floor.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

CRASH_STATUS = 77

CRASH_POINTS = (
    # durable.py: a file on its way to its name (chunks, folder depots, keys, recovery file, manifests, mixes)
    "whole.open",
    "whole.half",
    "whole.written",
    "whole.synced",
    "whole.link",
    "whole.linked",
    "whole.rename",
    "whole.renamed",
    "whole.kept",
    # store/database.py: every transaction
    "commit.begin",
    "commit.done",
    # store/home.py: an identity
    "identity.recovery",
    "identity.keys",
    # actions: decisions and facts on their way into the journal, files on their way into a take
    "offer.opened",
    "offer.made",
    "copy_file.half",
    "copy_file.written",
    "deliver.copied",
    "deliver.sealed",
    "attach.sealed",
    "give.sealed",
    "set_aside.rename",
    "set_aside.renamed",
    # media/render_cache.py, media/rendering.py: what is rendered, into the cache and from there to its name
    "render.keep",
    "render.file",
    "render.kept",
    "render.prune",
    "render.sweep",
    "render.drop",
    "render.publish",
    "render.synced",
    "render.published",
    # app/delivering.py, app/listening_page.py, app/page_sharing.py: a deliverable handed on to a bucket, a page, a link
    "hand_on.put",
    "hand_on.sent",
    "page.rename",
    "page.renamed",
    "page.put",
    "page.sent",
    # actions/assemble.py
    "assemble.rendered",
    "assemble.manifest",
    # store/unit_of_work.py: journal, outbox and projection in one transaction
    "say.saved",
    "entry.formed",
    "entry.journaled",
    "work.before_commit",
    # sync/push.py, app/member_rounds.py: what the outbox holds goes out
    "enrolment.put",
    "enrolment.sent",
    "entry.before_put",
    "entry.after_put",
    "packet.before_put",
    "packet.after_put",
    "object.put",
    "object.after_put",
    "segment.put",
    "segment.sent",
    "inbox.cleared",
    "aside.delete",
    "aside.put",
    # depot/folder.py
    "object.delete",
    "object.deleted",
    # sync/transfer.py, store/transfers.py: part flags and states
    "transfer.started",
    "parts.commit",
    "parts.committed",
    "transfer.finish",
    "transfer.finished",
    "transfer.forget",
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
    # sync/move.py, app/moving.py: from one place to another
    "move.copied",
    "move.entry",
    "move.ready",
    "move.decided",
    "move.announced",
    "move.completed",
    "move.rings",
    "move.settled",
    "move.carried",
    "move.emptied",
    # sync/garbage.py
    "gc.deleted",
    # sync/repair.py
    "repair.deleted",
    "repair.put",
    "repair.set_aside",
    # sync/transfer_files.py: files that arrive
    "file.create",
    "file.created",
    "file.write",
    "file.half",
    "file.written",
    "file.check",
    "file.sync",
    "file.publish",
    "file.linked",
    "file.published",
    "file.tidy",
    "file.tidied",
    # app/importing.py: an export becomes a production again
    "import.saved",
    "import.copied",
    # app/salvaging.py
    "salvage.log",
    "salvage.file",
    "salvage.reported",
    # app/workspace_desk.py, app/workspace_files.py, app/workspace_rules.py: the workspace goes to another folder
    "workspace.trial",
    "workspace.begin",
    "workspace.copy",
    "workspace.copied",
    "workspace.link",
    "workspace.taken_back",
    "workspace.swept",
    "workspace.arrived",
    "workspace.undone",
    "workspace.rename",
    "workspace.renamed",
    "workspace.switched",
    "workspace.delete",
    "workspace.clear",
    "workspace.cleared",
    # app/exporting.py, app/export_tables.py
    "export.half",
    "export.copied",
    "export.written",
    "export.done",
)
"""Every label there is, so that each can be tried; a test compares it with the code."""

_lock = threading.Lock()
_label, _left, _log = "", 0, ""


def arm(at: str, log: str = "") -> None:
    """End this process at ``LABEL`` or ``LABEL:3``; write the labels that are come by into ``log``. Empty: neither."""
    global _label, _left, _log
    _label, _, nth = at.partition(":")
    _left, _log = int(nth or 1), log


def crash_point(label: str) -> None:
    """End the process here, at once and without any cleaning up, if this is the place that was asked for."""
    if _label or _log:
        _come_by(label)


def _come_by(label: str) -> None:
    global _left  # noqa: PLW0603 (counts for the whole process)
    with _lock:
        if _log:
            with Path(_log).open("a", encoding="utf-8") as file:
                file.write(f"{label}\n")
        if label != _label:
            return
        _left -= 1
        if _left == 0:
            os._exit(CRASH_STATUS)


arm(os.environ.get("SEGUE_CRASH_AT", ""), os.environ.get("SEGUE_CRASH_LOG", ""))
