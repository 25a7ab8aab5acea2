"""The tables of transfers, and their rows as values: states, directions, files and parts.

Imported by ``studio/store/transfers``, which changes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, String, Table, Text

from studio.events.chunks import ChunkRef
from studio.store.tables import metadata

NO_FILE = -1
"""The file number of a part that belongs to no file here and is only copied, or checked."""
FROM_STORE = -2
"""The file number of a part whose sealed bytes lie in the chunk store: a manifest's own chunks."""

transfer = Table(
    "transfer",
    metadata,
    Column("id", String, primary_key=True),
    Column("prj", String, nullable=False),
    Column("room", String, nullable=False),
    Column("device", String, nullable=False, default=""),  # whose inbox: uploads to it, taking in from it
    Column("from_room", String, nullable=False, default=""),
    Column("direction", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("folder", Text, nullable=False, default=""),
    Column("total_bytes", Integer, nullable=False),
    Column("done_bytes", Integer, nullable=False, default=0),
    Column("state", String, nullable=False),
    Column("message", Text, nullable=False, default=""),
    Column("missing", Text, nullable=False, default="[]"),
    Column("clear", Text, nullable=False, default="[]"),
    Column("created_ms", Integer, nullable=False),
    Index("transfer_prj", "prj", "state"),
)

transfer_file = Table(
    "transfer_file",
    metadata,
    Column("transfer", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("local", Text, nullable=False, default=""),  # of uploads: where it lies
    Column("size", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Column("is_done", Integer, nullable=False, default=0),
    PrimaryKeyConstraint("transfer", "n"),
)

transfer_part = Table(
    "transfer_part",
    metadata,
    Column("transfer", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("chunk", String, nullable=False),
    Column("key", LargeBinary, nullable=False),  # and behind it the tag of what was sealed here
    Column("length", Integer, nullable=False),
    Column("file", Integer, nullable=False, default=NO_FILE),
    Column("start", Integer, nullable=False, default=0),
    Column("flag", Integer, nullable=False, default=0),
    PrimaryKeyConstraint("transfer", "n"),
    Index("transfer_part_chunk", "chunk"),
)


class Direction(StrEnum):
    """Which way the bytes go."""

    UP = "up"
    COPY = "copy"
    DOWN = "down"
    TAKE_IN = "take_in"


class Standing(StrEnum):
    """How a transfer stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """It needs a person; ``message`` says what for."""
    STUCK = "stuck"
    """The chunks in ``missing`` are not in the depot, or not what they claim to be; all else is done."""


class Flag(IntEnum):
    """How a part stands."""

    WAITING = 0
    DONE = 1
    SKIPPED = 2
    """The depot had it already: looked up again before a delivery is sent."""
    AGAIN = 3
    """To be sent whatever the depot seems to have."""
    BAD = 4
    """Missing or wrong in the depot."""


FINISHED_FLAGS = (Flag.DONE, Flag.SKIPPED)


@dataclass(frozen=True, slots=True)
class TransferState:
    """A transfer as others see it. ``missing``: chunk ids; ``clear``: names in the inbox that may go once it is done."""

    id: str
    prj: str
    room: str
    direction: str
    label: str
    subject: str
    total_bytes: int
    done_bytes: int
    state: str
    message: str
    missing: list[str]
    clear: list[str]
    created_ms: int


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file of a transfer. ``local`` is where an upload's lies."""

    n: int
    path: str
    local: str
    size: int
    sha256: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk at its place: ``start`` bytes into file ``file`` (or ``NO_FILE``, ``FROM_STORE``)."""

    n: int
    chunk: str
    key: bytes = field(repr=False)
    length: int
    file: int
    start: int
    flag: Flag
    tag: bytes = field(default=b"", repr=False)
    packed: int = 0

    @property
    def ref(self) -> ChunkRef:
        """What names the chunk."""
        return ChunkRef(self.chunk, self.key, self.length, self.tag, self.packed)


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """Where a chunk should lie in a file that was fetched before; whoever reads it checks."""

    path: str
    start: int


@dataclass(frozen=True, slots=True)
class TransferPlan:
    """All of a transfer that is left and done. ``folder`` as it was given to ``add_download``."""

    id: str
    prj: str
    room: str
    device: str
    from_room: str
    direction: Direction
    label: str
    folder: str
    total_bytes: int
    done_bytes: int
    files: tuple[FilePlan, ...]
    parts: tuple[Part, ...]
