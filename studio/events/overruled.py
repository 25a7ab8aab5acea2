"""What the handlers of the fold share: the step an event happens in, and the way to say that it does not count."""

from __future__ import annotations

from dataclasses import dataclass


class OverruledError(Exception):
    """An event has no effect here; ``reason`` is shown in the history."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Step:
    """When and by whom: UTC ms, device, person (public key in hex), role in the room, number, hash of the entry."""

    at_ms: int
    device: str
    person: str
    role: str
    n: int
    entry_hash: str = ""
