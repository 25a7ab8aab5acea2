"""Every name an object can have in a depot (PROTOCOL.md section 2): built here, taken apart here.

A name holds ids and numbers only, never the name of a person, a track or a file. Where an object lies on a
disk is the folder depot's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from studio.domain.errors import BadInputError

_ID = re.compile(r"[0-9a-f]{32}")
_CHUNK = re.compile(r"[0-9a-f]{64}")
_MAX_NUMBER = 10**10 - 1

_NAME = re.compile(
    r"s/(?P<production>[0-9a-f]{32})/(?:"
    r"r/(?P<room>[0-9a-f]{32})/(?:"
    r"d/(?P<entry>[0-9]{10})|s/(?P<first>[0-9]{10})-(?P<segment>[0-9]{10})|b/(?P<chunk>[0-9a-f]{64})"
    r"|g/(?P<ring>[0-9a-f]{32})|t/(?P<pass>[0-9a-f]{32}))"
    r"|w/(?P<until>[0-9]{10})-[0-9a-f]{32}/(?P<page>[0-9]{3})"
    r"|in/(?:q/(?P<sender>[0-9a-f]{32})/(?P<to_room>[0-9a-f]{32})/(?P<packet>[0-9]{10})"
    r"|b/(?P<uploader>[0-9a-f]{32})/(?P<upload>[0-9a-f]{64})))"
)
_PREFIX = re.compile(r"[0-9a-z/-]*")
_CONFLICT = re.compile(r"conflict|konflikt|konfliktkopie|conflicted|\(\d+\)|copy|kopie", re.IGNORECASE)


class ObjectKind(StrEnum):
    """What lies under a name."""

    ENTRY = "entry"
    SEGMENT = "segment"
    CHUNK = "chunk"
    RING = "ring"
    PASS = "pass"  # noqa: S105 (an invitation, no password)
    PACKET = "packet"
    UPLOAD = "upload"
    PAGE = "page"


class ForeignKind(StrEnum):
    """Why a name that is not ours lies in a depot. All of them are ignored; all but temporary ones are worth a word."""

    TEMPORARY = "temporary"
    CONFLICT_COPY = "conflict_copy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ObjectName:
    """A name taken apart. What its kind does not have is empty.

    ``device`` is the reader of a ring, the sender of a packet (a device or a pass) or of an upload; ``number``
    the number of an entry or packet and the first of a segment; ``last`` a segment's last. Of a file of a shared page ``number``
    is the second (since 1970) in which its links expire, ``last`` its number in the page.
    """

    kind: ObjectKind
    production: str
    room: str = ""
    device: str = ""
    pass_id: str = ""
    chunk: str = ""
    number: int = -1
    last: int = -1


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        message = f"not an id of 32 lower-case hex digits: {text!r}"
        raise ValueError(message)
    return text


def _chunk_id(text: str) -> str:
    if not _CHUNK.fullmatch(text):
        message = f"not a chunk id of 64 lower-case hex digits: {text!r}"
        raise ValueError(message)
    return text


def _number(number: int) -> str:
    if not 0 <= number <= _MAX_NUMBER:
        message = f"not a number of at most ten digits: {number!r}"
        raise ValueError(message)
    return f"{number:010d}"


def production_prefix(production: str) -> str:
    """Prefix of everything of a production."""
    return f"s/{_id(production)}/"


def room_prefix(production: str, room: str) -> str:
    """Prefix of everything that a room's members may read."""
    return f"{production_prefix(production)}r/{_id(room)}/"


def entry_prefix(production: str, room: str) -> str:
    """Prefix of a room's docket."""
    return room_prefix(production, room) + "d/"


def entry(production: str, room: str, number: int) -> str:
    """Docket entry ``number``."""
    return entry_prefix(production, room) + _number(number)


def segment_prefix(production: str, room: str) -> str:
    """Prefix of a room's segments."""
    return room_prefix(production, room) + "s/"


def segment(production: str, room: str, first: int, last: int) -> str:
    """The segment that holds the entries ``first`` to ``last``, both included."""
    if last < first:
        message = f"a segment from {first} to {last} holds nothing"
        raise ValueError(message)
    return f"{segment_prefix(production, room)}{_number(first)}-{_number(last)}"


def chunk_prefix(production: str, room: str) -> str:
    """Prefix of a room's chunks."""
    return room_prefix(production, room) + "b/"


def chunk(production: str, room: str, chunk_id: str) -> str:
    """A chunk of the room."""
    return chunk_prefix(production, room) + _chunk_id(chunk_id)


def ring(production: str, room: str, device: str) -> str:
    """The key ring and grant sealed to ``device``."""
    return f"{room_prefix(production, room)}g/{_id(device)}"


def pass_object(production: str, room: str, pass_id: str) -> str:
    """What a pass opens."""
    return f"{room_prefix(production, room)}t/{_id(pass_id)}"


def inbox_prefix(production: str, sender: str = "", room: str = "") -> str:
    """Prefix of all packets, of one sender's (a device or a pass), or of one sender's for one room."""
    prefix = production_prefix(production) + "in/q/"
    if sender:
        prefix += _id(sender) + "/"
        if room:
            prefix += _id(room) + "/"
    return prefix


def packet(production: str, sender: str, room: str, number: int) -> str:
    """Packet (or enrolment) ``number`` of a device or pass for a room."""
    return inbox_prefix(production, _id(sender), _id(room)) + _number(number)


def upload_prefix(production: str, device: str = "") -> str:
    """Prefix of all uploads, or of one member's."""
    prefix = production_prefix(production) + "in/b/"
    return f"{prefix}{_id(device)}/" if device else prefix


def upload(production: str, device: str, chunk_id: str) -> str:
    """A chunk on its way from a member."""
    return upload_prefix(production, _id(device)) + _chunk_id(chunk_id)


def pages_prefix(production: str) -> str:
    """Prefix of the listening pages that are shared by links."""
    return production_prefix(production) + "w/"


def page_file(production: str, page: str, expires_s: int, number: int) -> str:
    """File ``number`` (0: the page itself) of a shared page whose links expire in that second since 1970."""
    if not 0 <= number <= 999:
        message = f"a page has no file {number}"
        raise ValueError(message)
    return f"{pages_prefix(production)}{_number(expires_s)}-{_id(page)}/{number:03d}"


def is_known(name: str) -> bool:
    """Whether a name is of the grammar."""
    return _NAME.fullmatch(name) is not None


def require_known(name: str) -> str:
    """The name itself.

    Raises:
        ValueError: it is outside the grammar, which only an error in the program can bring about.
    """
    if _NAME.fullmatch(name) is None:
        message = f"not the name of an object: {name!r}"
        raise ValueError(message)
    return name


def require_prefix(prefix: str) -> str:
    """The prefix itself.

    Raises:
        ValueError: no name of the grammar can start so.
    """
    if not _PREFIX.fullmatch(prefix) or prefix.startswith("/") or "//" in prefix:
        message = f"not the start of a name: {prefix!r}"
        raise ValueError(message)
    return prefix


def parse(name: str) -> ObjectName | None:
    """A name taken apart, None when it is outside the grammar."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    found = match.groupdict(default="")
    kind = ObjectKind(match.lastgroup or "")
    number = found["entry"] or found["first"] or found["packet"] or found["until"]
    last = found["segment"] or found["page"]
    return ObjectName(
        kind,
        found["production"],
        room=found["room"] or found["to_room"],
        device=found["ring"] or found["sender"] or found["uploader"],
        pass_id=found["pass"],
        chunk=found["chunk"] or found["upload"],
        number=int(number) if number else -1,
        last=int(last) if last else -1,
    )


def foreign_kind(name: str) -> ForeignKind | None:
    """Why an ignorable name is there, None for a name of ours. Sync programs name conflict copies in many ways."""
    if is_known(name):
        return None
    leaf = name.rsplit("/", 1)[-1]
    if leaf.startswith((".", "~")) or leaf.endswith((".tmp", ".part", ".partial", "~", ".crdownload")):
        return ForeignKind.TEMPORARY
    if _CONFLICT.search(leaf):
        return ForeignKind.CONFLICT_COPY
    return ForeignKind.OTHER


def split_s3_url(url: str) -> tuple[str, str]:
    """Bucket and prefix (without slashes at its ends) of ``s3://BUCKET/PREFIX``.

    Raises:
        BadInputError: it is no such address.
    """
    rest = url.removeprefix("s3://")
    bucket, _, prefix = rest.partition("/")
    if rest == url or not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket):
        message = "This is not the address of a bucket."
        raise BadInputError(message, subject=url, what_to_do="Write it as s3://BUCKET or s3://BUCKET/PREFIX.")
    prefix = prefix.strip("/")
    parts = prefix.split("/") if prefix else []
    if not re.fullmatch(r"[A-Za-z0-9_./-]*", prefix) or any(part in {"", ".", ".."} for part in parts):
        message = "This prefix holds characters that not every storage keeps."
        raise BadInputError(message, subject=url, what_to_do="Use letters, digits, '-', '_' and '/' only.")
    return bucket, prefix
