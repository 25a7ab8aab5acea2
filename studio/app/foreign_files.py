"""Names in a shared folder that are none of Segue's: conflict copies of sync programs, strangers' files. Told once each."""

from __future__ import annotations

from studio.depot.depot import Depot
from studio.depot.object_names import ForeignKind, foreign_kind
from studio.domain.errors import DepotError
from studio.store.database import get_meta, set_meta
from studio.store.home import Home
from studio.store.productions import ProductionHere

_SHOWN = 3
_KEPT = 200


def foreign_problems(home: Home, depot: Depot, here: ProductionHere) -> list[DepotError]:
    """What was met in the depot since the last time and has not been told of on this home."""
    met = depot.foreign_names()
    if not met:
        return []
    key = f"foreign/{here.prj}"
    with home.work() as work:
        told = get_meta(work.connection, key).split("\n")
        new = sorted(set(met) - set(told))
        set_meta(work.connection, key, "\n".join([*told, *new][-_KEPT:]))
    copies = [name for name in new if foreign_kind(name) is ForeignKind.CONFLICT_COPY]
    others = [name for name in new if name not in copies]
    found = []
    if copies:
        found.append(
            DepotError(
                f"A sync program has left second versions in the shared folder of “{here.title}”: {_some(copies)}.",
                subject=here.title,
                title="Conflict copies in the shared folder",
                what_to_do="They are passed over, and nothing of yours is lost. Two computers wrote before the folder was in "
                "step; delete the copies once every computer has synchronised.",
                code="conflict_copies",
            )
        )
    if others:
        found.append(
            DepotError(
                f"What lies in the shared folder of “{here.title}” is not all Segue's: {_some(others)}.",
                subject=here.title,
                title="Strangers' files in the shared folder",
                what_to_do="They are passed over. Whoever put them there should keep them elsewhere.",
                code="foreign_files",
            )
        )
    return found


def _some(names: list[str]) -> str:
    shown = ", ".join(f"“{name.rsplit('/', 1)[-1]}”" for name in names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
