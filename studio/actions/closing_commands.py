"""Close a production and open it again, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CloseProduction:
    """Close a finished production: no more edits. ``dry_run``: only say what is not finished.

    Result: ``{production, state, settled, not_finished, owed}``.
    """

    production: str
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ReopenProduction:
    """Open a closed production again. Result: ``{production, state, settled}``."""

    production: str
