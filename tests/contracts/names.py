"""Names of objects for depot tests: fresh ids, so that tests can share one depot."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from studio.depot import object_names


@dataclass(frozen=True, slots=True)
class Place:
    """A production with one room and one device that nobody else uses."""

    production: str = field(default_factory=lambda: secrets.token_hex(16))
    room: str = field(default_factory=lambda: secrets.token_hex(16))
    device: str = field(default_factory=lambda: secrets.token_hex(16))

    def entry(self, number: int = 0) -> str:
        return object_names.entry(self.production, self.room, number)

    def packet(self, number: int = 0) -> str:
        return object_names.packet(self.production, self.device, self.room, number)

    def chunk(self, chunk_id: str | None = None) -> str:
        return object_names.chunk(self.production, self.room, chunk_id or secrets.token_hex(32))

    def upload(self, chunk_id: str | None = None) -> str:
        return object_names.upload(self.production, self.device, chunk_id or secrets.token_hex(32))

    def ring(self) -> str:
        return object_names.ring(self.production, self.room, self.device)

    @property
    def prefix(self) -> str:
        return object_names.production_prefix(self.production)
