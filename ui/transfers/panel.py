"""The name under which the window's parts look for the transfers' bar."""

from __future__ import annotations

from ui.transfers.bar import TransfersBar

__all__ = ["TransfersBar"]
