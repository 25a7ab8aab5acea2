"""A listening page in the production's bucket, behind links that expire. Folders have no links: there the page is sent as files.

What is shared lies in the bucket as it is, not sealed, since a browser has no keys: whoever has the link can hear it until it
expires. Pages whose links have expired are deleted by the next one, by ``depot clean``, and once a day by the owner's machine.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from studio.app.listening_page import PageContent, embedded, write_listening_page
from studio.depot import object_names
from studio.depot.depot import MAX_OBJECT_BYTES, Depot
from studio.depot.examine import Presigner
from studio.depot.presigned import LONGEST_GRANT_S
from studio.depot.wrapped import innermost
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import new_id
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk, Progress

DAYS_MAX = LONGEST_GRANT_S // 86_400
_TYPES = {".html": "text/html; charset=utf-8", ".opus": "audio/ogg", ".flac": "audio/flac"}
_MAKING_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class SharedPage:
    """``url`` opens it until ``expires_ms``. ``left_out``: lossless files that are too large for one object."""

    url: str
    expires_ms: int
    size_bytes: int
    left_out: tuple[str, ...] = ()


def share_page(desk: Desk, command: c.SharePage, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Put the page of a take into the bucket. Result: ``{handoff, take, url, expires_utc, size_bytes, left_out, removed}``.

    Raises:
        RefusedError: the production lies in a folder, or is somebody else's.
        BadInputError: the links cannot live that long, or there is no sound.
        AccessError, OfflineError, CancelledError.
    """
    from studio.app.listening_page import page_of
    from studio.app.moving import owned_production
    from studio.queries.stage import stage_detail
    from studio.store.subjects import find_stage

    home = desk.home
    refuse_days(command.days)
    with home.read() as connection:
        here = owned_production(home, find_stage(home, connection, command.stage, home.clock()).here.prj)
        detail = stage_detail(home, connection, command.stage, home.clock())
    depot = desk.pool.of(here)
    if not isinstance(innermost(depot), Presigner):
        raise RefusedError(
            "Links need a bucket; this production lies in a folder.",
            subject=detail.stage.title,
            what_to_do="Make the page as a folder (`review HANDOFF page --out DIR`) and send that.",
            code="no_links",
        )
    removed = drop_pages(depot, here.prj, home.clock())
    page = page_of(detail, command.take, is_preview=command.is_preview, is_marked=command.is_marked)
    shared = put_page(depot, here.prj, page, home.clock(), command.days, lambda share: progress(share, "Page"), cancel)
    return {
        "handoff": detail.stage.hand_off,
        "take": page.take,
        "url": shared.url,
        "expires_utc": iso_utc(shared.expires_ms),
        "size_bytes": shared.size_bytes,
        "left_out": list(shared.left_out),
        "removed": removed,
    }


def refuse_days(days: int) -> None:
    """Raise BadInputError where links cannot live that long."""
    if not 1 <= days <= DAYS_MAX:
        raise BadInputError(
            f"A link lives 1 to {DAYS_MAX} days: storages sign none for longer.",
            subject="days",
            what_to_do=f"Choose at most {DAYS_MAX} days, and share the page again when they are over.",
        )


def put_page(
    depot: Depot,
    prj: str,
    page: PageContent,
    now_ms: int,
    days: int,
    progress: Callable[[float], None],
    cancel: threading.Event | None = None,
) -> SharedPage:
    """Write the page and its sound into the bucket, the page itself last. Raises as a depot does, and CancelledError."""
    signer = innermost(depot)
    assert isinstance(signer, Presigner)  # noqa: S101 -- the caller has looked
    lifetime_s, expires_ms, page_id = days * 86_400, now_ms + days * 86_400_000, new_id()
    left_out: list[str] = []
    with TemporaryDirectory() as folder:
        index = write_listening_page(page, Path(folder) / "page", lambda s: progress(s * _MAKING_SHARE), cancel)
        text, size_bytes = index.read_text(encoding="utf-8"), 0
        files = sorted((index.parent / "audio").iterdir())
        for number, path in enumerate(files, 1):
            told = f'"audio/{path.name}"'
            if path.stat().st_size > MAX_OBJECT_BYTES:
                if path.suffix != ".flac":
                    raise BadInputError(
                        f"“{path.name}” is too long for a shared page.",
                        subject=page.title,
                        what_to_do="Make the page as a folder and send that.",
                    )
                left_out.append(path.name)
                text = text.replace(told, '""')
                continue
            name = object_names.page_file(prj, page_id, expires_ms // 1000, number)
            depot.put(name, path.read_bytes())
            size_bytes += path.stat().st_size
            text = text.replace(told, embedded(signer.presign_get(name, lifetime_s, _TYPES[path.suffix])))
            progress(_MAKING_SHARE + (1 - _MAKING_SHARE) * number / (len(files) + 1))
        data = text.encode()
        name = object_names.page_file(prj, page_id, expires_ms // 1000, 0)
        depot.put(name, data)
    url = signer.presign_get(name, lifetime_s, _TYPES[".html"])
    return SharedPage(url, expires_ms, size_bytes + len(data), tuple(left_out))


def drop_pages(depot: Depot, prj: str, now_ms: int) -> int:
    """Delete the pages whose links have expired. How many objects went. Raises as a depot does."""
    prefix, after, gone = object_names.pages_prefix(prj), "", 0
    while True:
        found = depot.list_after(prefix, after)
        for info in found:
            name = object_names.parse(info.name)
            if name is not None and name.number * 1000 < now_ms:
                depot.delete(info.name)
                gone += 1
        if not found:
            return gone
        after = found[-1].name
