"""Sending: a transfer's chunks into a room or an inbox, and copies from room to room inside the depot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import ObjectMissingError
from studio.domain.errors import BadInputError
from studio.store.sealing import seal_again_into
from studio.store.transfer_tables import FINISHED_FLAGS, FROM_STORE, Direction, Flag, Part, TransferPlan
from studio.sync.transfer_files import read_piece_into
from studio.sync.transfer_work import Ground, Outcome, Work


def prepare_sending(plan: TransferPlan, ground: Ground) -> Outcome:
    """Find out what the depot has already; the rest is work. For uploads and copies."""
    prefixes = _places(plan)
    left = [part for part in plan.parts if part.flag not in FINISHED_FLAGS]
    is_known = all([ground.holdings.look(prefix, len(left)) for prefix in prefixes])  # noqa: C419 (look at each)
    outcome = Outcome(plan.id)
    for part in left:
        must_send = part.flag is Flag.AGAIN
        if not must_send and any(ground.holdings.knows(prefix, part.ref) for prefix in prefixes):
            outcome.skipped.append(part.n)
            ground.chunk_store.spool.drop(part.chunk)
        else:
            outcome.follow.append(_work(plan, part, look_first=not (must_send or is_known)))
    return outcome


def _places(plan: TransferPlan) -> list[str]:
    """The prefixes in which a chunk need not be sent again; the first is where it is sent."""
    room = object_names.chunk_prefix(plan.prj, plan.room)
    if plan.direction is Direction.UP and plan.device:
        return [object_names.upload_prefix(plan.prj, plan.device), room]
    return [room]


def _work(plan: TransferPlan, part: Part, *, look_first: bool) -> Work:
    if plan.direction is Direction.COPY and part.file != FROM_STORE:
        source = object_names.chunk(plan.prj, plan.from_room, part.chunk)
        return CopyChunk(plan.id, part, source, _places(plan)[0])
    local = plan.files[part.file].local if part.file >= 0 else ""
    return SendChunk(plan.id, part, local, tuple(_places(plan)), look_first)


@dataclass(frozen=True, slots=True)
class SendChunk:
    """Put one chunk into the depot: from the chunk store, from the spool, or sealed again from its piece of a local file."""

    transfer: str
    part: Part
    local: str
    prefixes: tuple[str, ...]
    look_first: bool

    def do(self, ground: Ground) -> Outcome:
        """See `Work.do`. Raises BadInputError when the file is gone or no longer what was sealed."""
        part, target = self.part, self.prefixes[0]
        if self.look_first and any(ground.holdings.has(prefix, part.ref) for prefix in self.prefixes):
            ground.chunk_store.spool.drop(part.chunk)
            return Outcome(self.transfer, skipped=[part.n])
        ground.stop_if_asked()
        data = self._sealed(ground)
        if data is None:
            return Outcome(self.transfer, bad=[part.n], missing=[part.chunk])
        ground.stop_if_asked()
        crash_point("upload.put")
        ground.depot.put(target + part.chunk, data, digest=part.chunk)
        crash_point("upload.sent")
        ground.holdings.note(target, part.ref)
        ground.chunk_store.spool.drop(part.chunk)
        return Outcome(self.transfer, done=[part.n], sent_bytes=len(data), sent_chunks=1)

    def _sealed(self, ground: Ground) -> bytes | memoryview | None:
        """None when nothing on this machine has the chunk."""
        if not self.local:
            return ground.chunk_store.get(self.part.chunk)
        ref = self.part.ref
        data = ground.sealed.of(ref.sealed_length)
        if ref.packed and ground.chunk_store.spool.read_into(ref.id, data):
            return data
        path = Path(self.local)
        try:
            plaintext = read_piece_into(path, self.part.start, ground.plain.of(self.part.length))
        except OSError as error:
            message = f"The file cannot be read ({error.strerror or error})."
            what_to_do = "Put it back, or connect its disk, then try again."
            raise BadInputError(message, subject=self.local, what_to_do=what_to_do) from error
        if not seal_again_into(ref, plaintext, data):
            what_to_do = "Put the earlier version back and try again, or deliver the new one."
            message = "The file changed after it was handed over, and before all of it was sent."
            raise BadInputError(message, subject=self.local, what_to_do=what_to_do)
        return data


@dataclass(frozen=True, slots=True)
class CopyChunk:
    """Copy one chunk from another room inside the depot."""

    transfer: str
    part: Part
    source: str
    prefix: str

    def do(self, ground: Ground) -> Outcome:
        """See `Work.do`."""
        part = self.part
        ground.stop_if_asked()
        crash_point("copy.put")
        try:
            is_new = ground.depot.copy(self.source, self.prefix + part.chunk, only_new=part.flag is not Flag.AGAIN)
        except ObjectMissingError:
            if part.flag is not Flag.AGAIN and ground.depot.head(self.prefix + part.chunk) is not None:
                return Outcome(self.transfer, skipped=[part.n])
            return Outcome(self.transfer, bad=[part.n], missing=[part.chunk])
        crash_point("copy.done")
        ground.holdings.note(self.prefix, part.ref)
        return Outcome(self.transfer, done=[part.n]) if is_new else Outcome(self.transfer, skipped=[part.n])
