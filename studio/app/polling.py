"""How often a home asks its depots whether there is news, and what it asks: pure, so that it can be reckoned and tested.

PROTOCOL.md 2: 5 s while somebody waits, 20 s in focus, 5 min in the background, 30 min for a quiet room. Beyond that: a minute in
the background where something has just happened (who was invited or answered now is likely to act now), and a folder, which
costs nothing, is looked at more often. The owner asks for one prefix, ``in/q/``; a member for one key in each room, the next entry. What was asked for when goes by the wall clock, so
that a laptop that slept for a day asks as soon as it wakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

WAITING_MS = 5_000
FOCUS_MS = 20_000
RECENT_MS = 60_000
BACKGROUND_MS = 5 * 60_000
QUIET_MS = 30 * 60_000
FRESH_MS = 15 * 60_000
"""Somebody waits for an answer so long, and news is new so long; after that people do something else meanwhile."""
QUIET_AFTER_MS = 3 * 24 * 3_600_000
DEEP_MS = 20 * 60_000
"""A whole round at least that often: rings renewed, the last entry looked at again (PROTOCOL.md 5.8), grants of an hour
prolonged before half of their life is over."""
RETRY_MS = 15_000
RETRY_MAX_MS = 5 * 60_000
STEWARD_MS = 60_000
"""How often time itself is asked whether something fell due (expiry, silent approval, heartbeats)."""


class Attention(StrEnum):
    """Whether a person looks at the program."""

    FOCUS = "focus"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Pulse:
    """One thing to ask for: a room (member) or a production's inbox (owner).

    ``waits_since_ms``: since when something said here waits for an answer; 0 when nothing does. ``is_free``: asking costs
    nothing (a folder on this machine).
    """

    key: str
    last_news_ms: int
    waits_since_ms: int = 0
    is_free: bool = False


def interval_ms(pulse: Pulse, attention: Attention, now_ms: int) -> int:
    """How long after the last asking to ask again."""
    if pulse.waits_since_ms and 0 <= now_ms - pulse.waits_since_ms < FRESH_MS:
        return WAITING_MS
    is_looked_at = attention is Attention.FOCUS
    if pulse.is_free:
        return WAITING_MS if is_looked_at else FOCUS_MS
    if now_ms - pulse.last_news_ms >= QUIET_AFTER_MS:
        return QUIET_MS
    if is_looked_at:
        return FOCUS_MS
    return RECENT_MS if 0 <= now_ms - pulse.last_news_ms < FRESH_MS else BACKGROUND_MS


def due_in_ms(pulse: Pulse, asked_ms: int | None, attention: Attention, now_ms: int) -> int:
    """How long until a pulse is to be asked for; 0 when it is due. A clock that was set back makes it due."""
    if asked_ms is None or asked_ms > now_ms:
        return 0
    return max(0, asked_ms + interval_ms(pulse, attention, now_ms) - now_ms)


def next_poll(
    pulses: Iterable[Pulse], asked_ms: Mapping[str, int], attention: Attention, now_ms: int
) -> tuple[list[str], int]:
    """Which keys are due now, and in how many ms (at most a minute) to look again."""
    waits = {pulse.key: due_in_ms(pulse, asked_ms.get(pulse.key), attention, now_ms) for pulse in pulses}
    due = [key for key, wait_ms in waits.items() if wait_ms == 0]
    return due, min([wait_ms for wait_ms in waits.values() if wait_ms], default=STEWARD_MS)


def retry_ms(failures: int) -> int:
    """How long to wait after that many rounds in a row which reached nothing."""
    return int(min(RETRY_MS * 2 ** max(0, failures - 1), RETRY_MAX_MS))
