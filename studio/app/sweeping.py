"""What a crash left half written is deleted a day later, so that no number of crashes fills a disk."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from studio.app.depots import DepotPool
from studio.depot.folder import FolderDepot
from studio.depot.wrapped import innermost
from studio.domain.errors import SegueError
from studio.durable import sweep_temporary
from studio.store.database import get_meta, set_meta
from studio.store.home import Home
from studio.store.productions import ProductionHere

_log = logging.getLogger(__name__)
_DAY_MS = 24 * 3_600_000
_KEY = "swept_ms"


def sweep_daily(home: Home, pool: DepotPool, listed: Iterable[ProductionHere]) -> None:
    """Once a day, under the home's lock: temporary files of the home, its chunks and the folders it shares."""
    now_ms = home.clock()
    with home.read() as connection:
        if 0 <= now_ms - int(get_meta(connection, _KEY, "0")) < _DAY_MS:
            return
    try:
        swept = sweep_temporary([home.path]) + home.chunks.sweep_temporary()
        for here in listed:
            if not here.depot_url.startswith("s3://"):
                depot = innermost(pool.of(here))
                swept += depot.sweep_temporary() if isinstance(depot, FolderDepot) else 0
    except (SegueError, OSError) as error:
        _log.info("what crashes left was not swept: %s", error)
        return
    _log.info("%s half written files of earlier crashes were deleted", swept)
    with home.database.write() as connection:
        set_meta(connection, _KEY, str(now_ms))
