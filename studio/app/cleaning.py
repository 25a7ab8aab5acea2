"""Garbage in a production's storage: on demand with sizes and reasons, and by itself once a day on the owner's machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.app.moving import owned_production
from studio.app.page_sharing import drop_pages
from studio.domain.terms import DAY_MS
from studio.store.database import get_meta, set_meta
from studio.sync.garbage import CleanPlan, Group, clean, plan_cleaning

if TYPE_CHECKING:
    import threading

    from studio.actions import commands as c
    from studio.app.carrying_out import Desk, Progress
    from studio.depot.depot import Depot
    from studio.store.home import Home


_LOOKING_SHARE = 0.4
"""How much of the time looking takes, where something is deleted too."""


def clean_depot(desk: Desk, command: c.CleanDepot, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    """The JSON of ``depot clean``; ``was_stopped`` when ``cancel`` was set while things were deleted.

    Raises RefusedError for somebody else's production, CancelledError while it still looks, OfflineError, AccessError.
    """
    home = desk.home
    looking = 1.0 if command.dry_run else _LOOKING_SHARE

    def looked(share: float) -> bool:
        progress(looking * share, "Looking through the storage")
        return not cancel.is_set()

    def deleted(share: float) -> bool:
        progress(looking + (1 - looking) * share, "Deleting")
        return not cancel.is_set()

    here = owned_production(home, command.production)
    with home.work() as work:  # else the synchronisation would clean by itself, and this had nothing to tell
        set_meta(work.connection, f"cleaned/{here.prj}", str(work.now_ms))
    desk.sync(here.prj)
    depot = desk.pool.of(here)
    if not command.dry_run:
        drop_pages(depot, here.prj, home.clock())
    plan = plan_cleaning(home, depot, here.prj, looked)
    done = plan if command.dry_run else clean(home, depot, here.prj, plan, deleted)
    words = _Words(home, here.prj)
    return {
        "production": here.prj,
        "dry_run": command.dry_run,
        "rows": [words.row(group) for group in done.gone],
        "kept": [words.row(group) for group in done.kept],
        "could_go": [words.row(group) for group in done.could_go],
        "objects": sum(len(group.names) for group in done.gone),
        "bytes": sum(group.size_bytes for group in done.gone),
        "was_stopped": done.was_stopped,
    }


def clean_daily(home: Home, depot: Depot, prj: str) -> CleanPlan | None:
    """Clean by itself, at most once a day; None when it is not time yet."""
    key = f"cleaned/{prj}"
    with home.read() as connection:
        last_ms = int(get_meta(connection, key, "0"))
        is_reader = not home.rooms.folded(connection, prj).may_decide(home.device)
    if is_reader or home.clock() - last_ms < DAY_MS:
        return None
    plan = clean(home, depot, prj, plan_cleaning(home, depot, prj)) if last_ms else CleanPlan()
    drop_pages(depot, prj, home.clock())
    with home.work() as work:
        set_meta(work.connection, key, str(work.now_ms))
    return plan


class _Words:
    """What rooms and devices are called."""

    def __init__(self, home: Home, prj: str) -> None:
        from studio.store.productions import rooms_of

        with home.read() as connection:
            states = {room: home.rooms.folded(connection, room) for room in rooms_of(connection, prj)}
        self._titles = {room: str(s.hand_off.terms["title"]) if s.hand_off else "" for room, s in states.items()}
        self._names = {device: m.name for state in states.values() for device, m in state.members().items()}
        office = states.get(prj)
        self._stages = {stage.id: stage.title for stage in office.table("stage").values()} if office else {}

    def row(self, group: Group) -> dict[str, Any]:
        """A group as JSON."""
        stage, _, number = group.take.rpartition("/")
        return {
            "room": group.room,
            "subject": stage or group.room,
            "stage": self._stages.get(stage, "") or self._titles.get(group.room, ""),
            "what": group.what,
            "take": int(number) if number.isdigit() else 0,
            "who": self._names.get(group.device, ""),
            "reason": group.reason,
            "is_marked": group.is_marked,
            "objects": len(group.names),
            "bytes": group.size_bytes,
        }
