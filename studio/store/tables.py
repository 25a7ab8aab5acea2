"""The tables of a home's database (SQLAlchemy Core). The journal is the truth; everything marked projection can be
made again from it by ``rebuild()``, so a new schema of a projection needs no migration.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table, Text

SCHEMA_VERSION = 1
metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

production = Table(
    "production",
    metadata,
    Column("prj", String, primary_key=True),
    Column("is_owner", Integer, nullable=False),
    Column("owner_person", String, nullable=False),
    Column("depot_url", Text, nullable=False),
    Column("endpoint_url", Text, nullable=False, default=""),
    Column("marker", String, nullable=False, default=""),
    Column("access", String, nullable=False, default=""),
    Column("needs_lead", Integer, nullable=False, default=1),
    Column("conditional_create", String, nullable=False, default=""),
    Column("slug", String, nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("added_ms", Integer, nullable=False, default=0),
    Column("alarm", Text, nullable=False, default=""),
)

roster = Table(  # people whom the owner keeps for themselves; never in an event, an export or a storage
    "roster",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)

# --- truth -----------------------------------------------------------------------------------------------------

journal = Table(
    "journal",
    metadata,
    Column("room", String, nullable=False),
    Column("what", String, nullable=False),  # d entry, p packet
    Column("device", String, nullable=False),  # of a packet; empty for entries
    Column("n", Integer, nullable=False),
    Column("prj", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("got_ms", Integer, nullable=False, default=0),
    Column("status", String, nullable=False),  # read | saved (own, not yet sent) | inbox (others', not yet embedded)
    PrimaryKeyConstraint("room", "what", "device", "n"),
    Index("journal_status", "status", "prj"),
)

decision = Table(  # outbox: decisions that no entry holds yet, in the order they were made
    "decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("prj", String, nullable=False),
    Column("room", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("transfer", String, nullable=False, default=""),  # waits until this transfer is done
)

object_out = Table(  # outbox: rings, pass pages, enrolments; sent after the entries of their room
    "object_out",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("prj", String, nullable=False),
    Column("room", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("is_new", Integer, nullable=False, default=0),  # create only, through the pass's own grant
)

clear_out = Table(  # names in the inbox that the docket now holds and that may be deleted
    "clear_out",
    metadata,
    Column("name", Text, primary_key=True),
    Column("prj", String, nullable=False),
)

room_key = Table(
    "room_key",
    metadata,
    Column("room", String, nullable=False),
    Column("ep", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("is_current", Integer, nullable=False, default=1),
    PrimaryKeyConstraint("room", "ep"),
)

invitation = Table(  # passes: made here (owner) or opened here (collaborator)
    "invitation",
    metadata,
    Column("pass", String, primary_key=True),
    Column("prj", String, nullable=False),
    Column("room", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # the pass line under the home key
    Column("is_mine", Integer, nullable=False),  # opened here
    Column("expires_ms", Integer, nullable=False),
    Column("state", String, nullable=False),  # open | asked | admitted | refused
    Column("message", Text, nullable=False, default=""),
)

grant = Table(  # rights to the storage, by room as it came in a ring, sealed under the home key
    "grant",
    metadata,
    Column("room", String, primary_key=True),
    Column("prj", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("ring_n", Integer, nullable=False, default=0),
)

place = Table(  # other places of a production: where it is moving to, where it was before
    "place",
    metadata,
    Column("prj", String, nullable=False),
    Column("turn", Integer, nullable=False),  # 0 is where it was started, 1 where it moved first
    Column("role", String, nullable=False),  # next | former
    Column("state", String, nullable=False),  # next: copying, ready, announced; former: read_only, emptied
    Column("url", Text, nullable=False),
    Column("endpoint_url", Text, nullable=False, default=""),
    Column("marker", String, nullable=False, default=""),
    Column("access", String, nullable=False, default=""),
    Column("needs_lead", Integer, nullable=False, default=1),
    Column("conditional_create", String, nullable=False, default=""),
    Column("was_empty", Integer, nullable=False, default=0),  # before the move: giving up may empty it again
    Column("at_ms", Integer, nullable=False, default=0),
    PrimaryKeyConstraint("prj", "turn", "role"),
)

unclaimed = Table(  # objects that nothing names, since when: for depots without a clock of their own
    "unclaimed",
    metadata,
    Column("name", Text, primary_key=True),
    Column("prj", String, nullable=False),
    Column("seen_ms", Integer, nullable=False),
)

folder = Table(  # where a stage's files lie, chosen once so that renaming a stage moves nothing
    "folder",
    metadata,
    Column("prj", String, nullable=False),
    Column("stage", String, nullable=False),  # empty: the production's own folder
    Column("path", Text, nullable=False),
    PrimaryKeyConstraint("prj", "stage"),
)

manifest = Table(  # decrypted manifests that have been read or written here
    "manifest",
    metadata,
    Column("hash", String, nullable=False),
    Column("room", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("room", "hash"),
)

undo = Table(
    "undo",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("prj", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("forward", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("is_undone", Integer, nullable=False, default=0),
)

deliverable = Table(
    "deliverable",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("prj", String, nullable=False),
    Column("recipe", String, nullable=False),
    Column("path", Text, nullable=False),
    Column("made_ms", Integer, nullable=False),
    Column("inputs_hash", String, nullable=False),
    Column("body", Text, nullable=False),
)

check_cache = Table(  # check reports by content and spec, so that nothing is measured twice
    "check_cache",
    metadata,
    Column("key", String, primary_key=True),
    Column("body", Text, nullable=False),
)

# --- projection ------------------------------------------------------------------------------------------------

room = Table(
    "room",
    metadata,
    Column("room", String, primary_key=True),
    Column("prj", String, nullable=False),
    Column("owner_person", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("lead_device", String, nullable=False, default=""),
    Column("lead_turn", Integer, nullable=False, default=0),
    Column("epochs", Text, nullable=False, default="[]"),
    Column("lines", Integer, nullable=False, default=0),
    Column("fold_version", Integer, nullable=False),
    Column("version", Integer, nullable=False, default=0),
)

head = Table(
    "head",
    metadata,
    Column("room", String, nullable=False),
    Column("device", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("hash", String, nullable=False),
    PrimaryKeyConstraint("room", "device"),
)

seen = Table(
    "seen",
    metadata,
    Column("room", String, nullable=False),
    Column("key", String, nullable=False),
    PrimaryKeyConstraint("room", "key"),
)

projected = Table(
    "projected",
    metadata,
    Column("room", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("room", "kind", "id"),
)

history = Table(
    "history",
    metadata,
    Column("room", String, nullable=False),
    Column("id", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("device", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("overruled", Text, nullable=False, default=""),
    PrimaryKeyConstraint("room", "id"),
)

PROJECTION = (room, head, seen, projected, history)
