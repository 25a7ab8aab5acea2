"""What the transfers' bar says, from rows alone. No widgets, no studio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studio.queries.rows import TransferRow
from ui.words import size_text, span_text, speed_text, tr, tr_n

_ORDER = {"running": 0, "failed": 1, "waiting": 2, "paused": 3, "done": 4}


@dataclass(frozen=True, slots=True)
class BarWords:
    """The bar in the status line: ``share`` -1 for no progress line, ``icon`` empty for nothing to say."""

    icon: str = ""
    tone: str = "text2"
    label: str = ""
    detail: str = ""
    share: float = -1.0


def sorted_transfers(transfers: Iterable[TransferRow]) -> list[TransferRow]:
    """What runs first, then what failed, what waits and what is done."""
    return sorted(transfers, key=lambda row: (_ORDER.get(row.state, 9), row.label))


def bar_words(transfers: Iterable[TransferRow]) -> BarWords:
    """One line over everything that travels."""
    rows = sorted_transfers(transfers)
    running = [row for row in rows if row.state in {"running", "waiting"}]
    failed = [row for row in rows if row.state == "failed"]
    resting = [row for row in rows if row.state == "paused"]
    if not running:
        if not failed and resting:
            sizes = size_text(sum(row.total_bytes - row.done_bytes for row in resting))
            words = tr_n("{n} transfer is paused", "{n} transfers are paused", len(resting))
            return BarWords("player-pause", "text2", words, tr("{size} to go", size=sizes))
        if not failed:
            return BarWords()
        words = tr_n("{n} transfer waits for another try", "{n} transfers wait for another try", len(failed))
        return BarWords("alert-triangle", "review.text", words, failed[0].message)
    is_up = any(row.is_upload for row in running)
    icon = "upload" if is_up else "download"
    if len(running) == 1:
        row = running[0]
        detail = [percent_words(row), speed_words(row), left_words(row)]
        return BarWords(icon, "accent", row.label, ", ".join(word for word in detail if word), share_of(row))
    done, total = sum(row.done_bytes for row in running), sum(row.total_bytes for row in running)
    speed = sum(row.bytes_per_s for row in running)
    sizes = tr("{done} of {total}", done=size_text(done), total=size_text(total))
    left = span_text((total - done) / speed) if speed > 0 else ""
    detail = [sizes, speed_text(speed) if speed > 0 else "", tr("{span} left", span=left) if left else ""]
    words = tr("{n} files", n=len(running)) if _is_mixed(running) else _direction_words(running)
    return BarWords(icon, "accent", words, ", ".join(word for word in detail if word), done / total if total else 0.0)


def _is_mixed(rows: list[TransferRow]) -> bool:
    return len({row.is_upload for row in rows}) > 1


def _direction_words(rows: list[TransferRow]) -> str:
    if rows[0].is_upload:
        return tr("Sending {n} files", n=len(rows))
    return tr("Fetching {n} files", n=len(rows))


def share_of(row: TransferRow) -> float:
    """How far it is, 0..1."""
    if row.state == "done":
        return 1.0
    return row.done_bytes / row.total_bytes if row.total_bytes else 0.0


def percent_words(row: TransferRow) -> str:
    """``42 %``."""
    return f"{int(share_of(row) * 100)} %"


def speed_words(row: TransferRow) -> str:
    """The speed while it runs."""
    return speed_text(row.bytes_per_s) if row.state == "running" and row.bytes_per_s > 0 else ""


def left_words(row: TransferRow) -> str:
    """The time left while it runs."""
    return tr("{span} left", span=span_text(row.left_s)) if row.state == "running" and row.left_s > 0 else ""


def state_words(row: TransferRow) -> str:
    """One transfer in the list."""
    if row.state == "running":
        return ", ".join(word for word in (speed_words(row), left_words(row)) if word) or tr("running")
    if row.state == "failed":
        return row.message or tr("tried again soon")
    if row.state == "waiting":
        return tr("waits for its turn")
    if row.state == "paused":
        return tr("paused")
    return tr("sent") if row.is_upload else tr("here")


def size_words(row: TransferRow) -> str:
    """``26 of 61 MB``, or the size alone."""
    if row.state in {"done", "waiting"}:
        return size_text(row.total_bytes)
    return tr("{done} of {total}", done=size_text(row.done_bytes), total=size_text(row.total_bytes))
