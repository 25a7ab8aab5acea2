"""What a person can ask for about transfers, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.transfer_limits import Span


@dataclass(frozen=True, slots=True)
class PauseTransfers:
    """Let all transfers rest, or one of them; ``is_paused`` False lets them go on."""

    transfer: str = ""
    is_paused: bool = True


@dataclass(frozen=True, slots=True)
class RetryTransfers:
    """Try a failed transfer again now, or all of them."""

    transfer: str = ""


@dataclass(frozen=True, slots=True)
class TransferFirst:
    """Let one transfer go before all others."""

    transfer: str


@dataclass(frozen=True, slots=True)
class LimitTransfers:
    """How fast transfers may be, in bytes a second; 0 is no limit, None leaves a limit as it is."""

    up: int | None = None
    down: int | None = None
    schedule: tuple[Span, ...] | None = None


TransferCommand = PauseTransfers | RetryTransfers | TransferFirst | LimitTransfers
