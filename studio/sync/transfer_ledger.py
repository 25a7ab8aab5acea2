"""How far one running transfer has come: counts, what is not yet written to the database, speed and time left."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.domain.errors import SegueError
from studio.store import transfers
from studio.store.database import Connection
from studio.store.transfer_tables import FINISHED_FLAGS, Flag, Standing, TransferPlan
from studio.sync.transfer_files import tidy
from studio.sync.transfer_work import Outcome

_TELL_S = 0.25
_SPEED_OVER_S = 10.0


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """How far a transfer is. Speed and time left are None while there is nothing to measure them by."""

    transfer: str
    label: str
    direction: str
    done_bytes: int
    total_bytes: int
    bytes_per_s: float | None
    seconds_left: float | None


class Ledger:
    """See the module. ``open_works`` counts what is queued or being done; ``error`` stops the transfer."""

    def __init__(self, plan: TransferPlan, now_s: float) -> None:
        self.plan = plan
        self.open_works = 1  # the preparing
        self.error: SegueError | None = None
        self.is_held = False
        self._problem: SegueError | None = None
        self._flags = {part.n: part.flag for part in plan.parts}
        self._lengths = {part.n: part.length for part in plan.parts}
        self._done_bytes = sum(part.length for part in plan.parts if part.flag in FINISHED_FLAGS)
        self._fresh: dict[int, Flag] = {}
        self._fresh_files: list[int] = []
        self._parts_left: dict[int, int] = {}
        self._tried: set[int] = set()
        self._missing: set[str] = set()
        self._clear: list[str] | None = None
        self._points: deque[tuple[float, int]] = deque([(now_s, self._done_bytes)])
        self._told_s = now_s

    def take(self, outcome: Outcome) -> Iterator[int]:
        """Note an outcome; the files that can now be finished."""
        for numbers, flag in (
            (outcome.done, Flag.DONE),
            (outcome.skipped, Flag.SKIPPED),
            (outcome.bad, Flag.BAD),
            (outcome.waiting, Flag.WAITING),
        ):
            for number in numbers:
                self._set_flag(number, flag)
        self._fresh_files += outcome.files_done
        self._missing.update(outcome.missing)
        self._problem = self._problem or outcome.problem
        self._clear = self._clear if outcome.clear is None else outcome.clear
        self._tried.update(outcome.files_lost)
        self._parts_left.update(outcome.parts_left)
        for file in outcome.file_parts_done:
            self._parts_left[file] -= 1
            if self._parts_left[file] == 0:
                yield file

    def is_second_try(self, file: int) -> bool:
        """Whether parts of a file had to be fetched again after they had been written."""
        return file in self._tried

    def _set_flag(self, number: int, flag: Flag) -> None:
        was, is_ = self._flags[number] in FINISHED_FLAGS, flag in FINISHED_FLAGS
        self._done_bytes += (is_ - was) * self._lengths[number]
        self._flags[number] = self._fresh[number] = flag

    # --- the database -------------------------------------------------------------------------------------------------

    @property
    def has_news(self) -> bool:
        """Whether there is something to write."""
        return bool(self._fresh or self._fresh_files)

    def write(self, connection: Connection) -> None:
        """Write what is new; ``written`` when that is committed."""
        if not self.has_news:
            return
        for flag in Flag:
            numbers = [number for number, fresh in self._fresh.items() if fresh is flag]
            transfers.set_flags(connection, self.plan.id, numbers, flag)
        transfers.set_files_done(connection, self.plan.id, self._fresh_files)
        transfers.set_state(connection, self.plan.id, Standing.RUNNING, done_bytes=self._done_bytes)

    def written(self) -> None:
        """It is committed."""
        self._fresh.clear()
        self._fresh_files.clear()

    # --- the end ------------------------------------------------------------------------------------------------------

    @property
    def fault(self) -> SegueError:
        """Why the transfer failed."""
        fault = self.error or self._problem
        if fault is None:
            raise ValueError("the transfer did not fail")
        return fault

    @property
    def final_state(self) -> Standing:
        """How it stands when nothing is left to do."""
        if self.error or self._problem:
            return Standing.FAILED
        return Standing.STUCK if self._missing else Standing.DONE

    @property
    def final_values(self) -> dict[str, Any]:
        """The other columns of its row then."""
        message = ""
        if self.final_state is Standing.FAILED:
            fault = self.fault
            message = " ".join(filter(None, [fault.subject and f"{fault.subject}:", fault.message, fault.what_to_do]))
        elif self.final_state is Standing.STUCK:
            message = "Pieces are missing in the storage, or are not what they should be."
        clear = self._clear if self._clear is not None and self.final_state is Standing.DONE else []
        missing = sorted(self._missing)
        return {"done_bytes": self._done_bytes, "message": message, "missing": missing, "clear": clear}

    def tidy(self) -> None:
        """Remove the hidden folder that files arrived in."""
        if self.plan.folder:
            tidy(transfers.partial_folder(Path(self.plan.folder), self.plan.id))

    # --- progress -----------------------------------------------------------------------------------------------------

    def is_worth_telling(self, now_s: float) -> bool:
        """Not more often than an eye can follow."""
        if now_s - self._told_s < _TELL_S:
            return False
        self._told_s = now_s
        return True

    def progress(self, now_s: float) -> TransferProgress:
        """How far it is now; the speed is that of the last ten seconds."""
        self._points.append((now_s, self._done_bytes))
        while len(self._points) > 2 and self._points[0][0] < now_s - _SPEED_OVER_S:
            self._points.popleft()
        begun_s, begun_bytes = self._points[0]
        moved, passed_s = self._done_bytes - begun_bytes, now_s - begun_s
        speed = moved / passed_s if moved > 0 and passed_s > 0 else None
        left = self.plan.total_bytes - self._done_bytes
        seconds_left = None if speed is None else left / speed
        plan = self.plan
        return TransferProgress(
            plan.id, plan.label, plan.direction, self._done_bytes, plan.total_bytes, speed, seconds_left
        )
