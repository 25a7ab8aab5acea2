"""Listening pages in the production's bucket, behind links that expire. Folders have no links: there a page is sent as files.

What is shared lies in the bucket as it is, not sealed, since a browser has no keys: whoever has the link can hear it until it
expires. Pages whose links have expired are deleted by the next one, by ``depot clean``, and once a day by the owner's machine; any
other one when the owner says so. What is shared is read from the bucket itself, so every device of the owner sees the same.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from studio.app.listening_page import PageContent, embedded, write_listening_page
from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import MAX_OBJECT_BYTES, Depot, ObjectMissingError
from studio.depot.examine import Presigner
from studio.depot.presigned import LONGEST_GRANT_S
from studio.depot.wrapped import innermost
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk, Progress
    from studio.depot.depot import ObjectInfo
    from studio.queries.rows import StageDetail
    from studio.store.productions import ProductionHere

DAYS_MAX = LONGEST_GRANT_S // 86_400
_TYPES = {".html": "text/html; charset=utf-8", ".opus": "audio/ogg", ".flac": "audio/flac"}
_MAKING_SHARE = 0.7
_DATA = re.compile(r'id="data">(.*?)</script>', re.DOTALL)


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

    refuse_days(command.days)
    here, detail, depot = _place(desk, command.stage)
    clock = desk.home.clock
    removed = drop_pages(depot, here.prj, clock())
    page = page_of(detail, command.take, is_preview=command.is_preview, is_marked=command.is_marked)
    shared = put_page(depot, here.prj, page, clock(), command.days, lambda share: progress(share, "Page"), cancel)
    return {
        "handoff": detail.stage.hand_off,
        "take": page.take,
        "url": shared.url,
        "expires_utc": iso_utc(shared.expires_ms),
        "size_bytes": shared.size_bytes,
        "left_out": list(shared.left_out),
        "removed": removed,
    }


def list_pages(desk: Desk, command: c.SharedPages, _progress: Progress, _cancel: threading.Event) -> dict[str, Any]:
    """The pages of a hand-off that can be heard now: ``{handoff, pages: [{page, take, kind, url, expires_utc, size_bytes}]}``.

    ``kind``: full, preview or marked. Raises RefusedError, AccessError, OfflineError as ``share_page``.
    """
    here, detail, depot = _place(desk, command.stage)
    found = pages_of(depot, here.prj, desk.home.clock(), _about(detail), command.take)
    return {"handoff": detail.stage.hand_off, "pages": [one.as_json() for one in found]}


def unshare_page(desk: Desk, command: c.UnsharePage, _progress: Progress, _cancel: threading.Event) -> dict[str, Any]:
    """Delete pages of a hand-off at once: one by its id, those of a take, or all. Result: ``{handoff, pages, removed}``, the ids
    and how many objects went.

    Raises:
        NotFoundError: nothing of the kind is shared.
        RefusedError, AccessError, OfflineError: as ``share_page``; what has not been deleted is still listed.
    """
    here, detail, depot = _place(desk, command.stage)
    found = pages_of(depot, here.prj, desk.home.clock(), _about(detail), command.take)
    chosen = [one for one in found if command.page in ("", one.page)]
    if not chosen:
        raise NotFoundError(
            f"No page of “{detail.stage.title}” is shared."
            if not command.page
            else f"No page “{command.page}” is shared.",
            subject=detail.stage.title,
            what_to_do="`segue review HANDOFF page --shared` lists what is shared.",
        )
    removed = 0
    for one in chosen:
        # the page itself last, so that one that was broken off is still in the list
        for name in reversed(one.names):
            depot.delete(name)
            removed += 1
    return {"handoff": detail.stage.hand_off, "pages": [one.page for one in chosen], "removed": removed}


def _place(desk: Desk, stage: str) -> tuple[ProductionHere, StageDetail, Depot]:
    """The own production of a stage or hand-off, what is said of it, and its bucket. Raises RefusedError where links cannot be."""
    from studio.app.moving import owned_production
    from studio.queries.stage import stage_detail
    from studio.store.subjects import find_stage

    home = desk.home
    with home.read() as connection:
        here = owned_production(home, find_stage(home, connection, stage, home.clock()).here.prj)
        detail = stage_detail(home, connection, stage, home.clock())
    depot = desk.pool.of(here)
    refuse_without_links(depot, detail.stage.title)
    return here, detail, depot


def refuse_without_links(depot: Depot, subject: str) -> None:
    """Raise RefusedError where a depot gives no links."""
    if not isinstance(innermost(depot), Presigner):
        raise RefusedError(
            "Links need a bucket; this production lies in a folder.",
            subject=subject,
            what_to_do="Make the page as a folder (`review HANDOFF page --out DIR`, `deliverable push --page DIR`) and send that.",
            code="no_links",
        )


def _about(detail: StageDetail) -> tuple[str, ...]:
    """How a page may name the stage."""
    return tuple(one for one in (detail.stage.hand_off, detail.stage.id) if one)


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
            crash_point("page.put")
            depot.put(name, path.read_bytes())
            size_bytes += path.stat().st_size
            text = text.replace(told, embedded(signer.presign_get(name, lifetime_s, _TYPES[path.suffix])))
            progress(_MAKING_SHARE + (1 - _MAKING_SHARE) * number / (len(files) + 1))
        data = text.encode()
        name = object_names.page_file(prj, page_id, expires_ms // 1000, 0)
        crash_point("page.put")
        depot.put(name, data)
        crash_point("page.sent")
    url = signer.presign_get(name, lifetime_s, _TYPES[".html"])
    return SharedPage(url, expires_ms, size_bytes + len(data), tuple(left_out))


@dataclass(frozen=True, slots=True)
class PageThere:
    """A page that lies in the bucket. ``names`` are its objects, the page itself first; ``kind``: full, preview or marked."""

    page: str
    about: str
    take: int
    kind: str
    url: str
    expires_ms: int
    size_bytes: int
    names: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """As the command line tells it."""
        return {
            "page": self.page,
            "take": self.take,
            "kind": self.kind,
            "url": self.url,
            "expires_utc": iso_utc(self.expires_ms),
            "size_bytes": self.size_bytes,
        }


def pages_of(depot: Depot, prj: str, now_ms: int, about: tuple[str, ...], take: int = 0) -> list[PageThere]:
    """The pages of a stage (and take; 0: any) whose links still live, the one that lives longest first. Raises as a depot does."""
    signer = innermost(depot)
    assert isinstance(signer, Presigner)  # noqa: S101 -- the caller has looked
    objects: dict[str, list[ObjectInfo]] = {}
    for info, name in _objects(depot, prj):
        if name.number * 1000 > now_ms:
            objects.setdefault(info.name.rpartition("/")[0], []).append(info)
    found = []
    for prefix, infos in objects.items():
        first = object_names.parse(infos[0].name)
        if first is None or first.last != 0:
            continue  # is being written, or was broken off: nobody has its link
        told = _told(depot, infos[0].name)
        if told.get("about") not in about or (take and told.get("take") != take):
            continue
        is_full = any(file.get("flac") for file in told.get("files", ()) if isinstance(file, dict))
        lifetime_s = first.number - now_ms // 1000
        found.append(
            PageThere(
                page=prefix.rpartition("-")[2],
                about=str(told["about"]),
                take=int(told.get("take", 0)),
                kind="marked" if told.get("marked") else "full" if is_full else "preview",
                url=signer.presign_get(infos[0].name, min(lifetime_s, LONGEST_GRANT_S), _TYPES[".html"]),
                expires_ms=first.number * 1000,
                size_bytes=sum(info.size_bytes for info in infos),
                names=tuple(info.name for info in infos),
            )
        )
    return sorted(found, key=lambda one: -one.expires_ms)


def _told(depot: Depot, name: str) -> dict[str, Any]:
    """What a page says of itself; empty where it says nothing that can be understood."""
    try:
        found = _DATA.search(depot.get(name).data.decode("utf-8", "replace"))
        told = json.loads(found[1]) if found is not None else {}
    except (ObjectMissingError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def drop_pages(depot: Depot, prj: str, now_ms: int) -> int:
    """Delete the pages whose links have expired. How many objects went. Raises as a depot does."""
    gone = 0
    for info, name in _objects(depot, prj):
        if name.number * 1000 < now_ms:
            depot.delete(info.name)
            gone += 1
    return gone


def _objects(depot: Depot, prj: str) -> Iterator[tuple[ObjectInfo, object_names.ObjectName]]:
    """Every object of every page, in the order of their names: what expires first comes first, a page before its sound."""
    prefix, after = object_names.pages_prefix(prj), ""
    while found := depot.list_after(prefix, after):
        for info in found:
            name = object_names.parse(info.name)
            if name is not None:
                yield info, name
        after = found[-1].name
