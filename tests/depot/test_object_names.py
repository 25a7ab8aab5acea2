"""Names are built and taken apart the same way, and nothing else is a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.depot import object_names
from studio.depot.object_names import ForeignKind, ObjectKind, ObjectName
from studio.domain.errors import BadInputError

IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
CHUNKS = st.text("0123456789abcdef", min_size=64, max_size=64)
NUMBERS = st.integers(0, 10**10 - 1)
A, B, C = "a" * 32, "b" * 32, "c" * 32


@given(IDS, IDS, IDS, CHUNKS, NUMBERS, NUMBERS)
def test_what_is_built_can_be_taken_apart(prj: str, room: str, dev: str, chunk: str, n: int, m: int) -> None:
    first, last = sorted((n, m))
    expected = {
        object_names.entry(prj, room, n): ObjectName(ObjectKind.ENTRY, prj, room, number=n),
        object_names.segment(prj, room, first, last): ObjectName(
            ObjectKind.SEGMENT, prj, room, number=first, last=last
        ),
        object_names.chunk(prj, room, chunk): ObjectName(ObjectKind.CHUNK, prj, room, chunk=chunk),
        object_names.ring(prj, room, dev): ObjectName(ObjectKind.RING, prj, room, device=dev),
        object_names.pass_object(prj, room, dev): ObjectName(ObjectKind.PASS, prj, room, pass_id=dev),
        object_names.packet(prj, dev, room, n): ObjectName(ObjectKind.PACKET, prj, room, device=dev, number=n),
        object_names.page_file(prj, dev, n, 7): ObjectName(ObjectKind.PAGE, prj, number=n, last=7),
        object_names.upload(prj, dev, chunk): ObjectName(ObjectKind.UPLOAD, prj, device=dev, chunk=chunk),
    }
    for name, parts in expected.items():
        assert object_names.parse(name) == parts
        assert object_names.is_known(name)
        assert name.startswith(object_names.production_prefix(prj))


def test_names_are_those_of_the_protocol() -> None:
    assert object_names.entry(A, B, 7) == f"s/{A}/r/{B}/d/0000000007"
    assert object_names.segment(A, B, 0, 255) == f"s/{A}/r/{B}/s/0000000000-0000000255"
    assert object_names.packet(A, C, B, 1) == f"s/{A}/in/q/{C}/{B}/0000000001"
    assert object_names.upload(A, C, "d" * 64) == f"s/{A}/in/b/{C}/{'d' * 64}"


@pytest.mark.parametrize(
    "name",
    [
        "",
        f"s/{A}/r/{B}/d/1",
        f"s/{A}/r/{B}/d/0000000001.tmp",
        f"s/{A}/r/{B}/d/0000000001 (conflicted copy)",
        f"s/{A}/r/{B}/d/٠٠٠٠٠٠٠٠٠١",
        f"s/{A.upper()}/r/{B}/d/0000000001",
        f"/s/{A}/r/{B}/d/0000000001",
        f"s/{A}/r/{B}/d/0000000001\n",
        f"s/{A}/r/{B}/b/{'d' * 63}",
        f"s/{A}/r/../r/d/0000000001",
    ],
)
def test_what_is_not_a_name(name: str) -> None:
    assert object_names.parse(name) is None
    assert object_names.foreign_kind(name) is not None
    with pytest.raises(ValueError, match="not the name"):
        object_names.require_known(name)


@pytest.mark.parametrize(
    ("leaf", "kind"),
    [
        (".segue-0011.tmp", ForeignKind.TEMPORARY),
        (".DS_Store", ForeignKind.TEMPORARY),
        ("~0000000001", ForeignKind.TEMPORARY),
        ("0000000001.part", ForeignKind.TEMPORARY),
        ("0000000001 (Ana's conflicted copy 2026-11-02)", ForeignKind.CONFLICT_COPY),
        ("0000000001 (1)", ForeignKind.CONFLICT_COPY),
        ("0000000001.sync-conflict-20261102-101010-ABC", ForeignKind.CONFLICT_COPY),
        ("desktop.ini", ForeignKind.OTHER),
        ("0000000001", None),
    ],
)
def test_foreign_names_are_told_apart(leaf: str, kind: ForeignKind | None) -> None:
    assert object_names.foreign_kind(f"s/{A}/r/{B}/d/{leaf}") is kind


@pytest.mark.parametrize("bad", ["", "x", A + "a", A.upper(), "../" + A[3:]])
def test_ids_are_checked(bad: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        object_names.entry(bad, B, 0)


@pytest.mark.parametrize("bad", [-1, 10**10])
def test_numbers_are_checked(bad: int) -> None:
    with pytest.raises(ValueError, match="ten digits"):
        object_names.entry(A, B, bad)


@pytest.mark.parametrize("bad", ["/s", "s//x", "../", "s/%", "S/"])
def test_prefixes_are_checked(bad: str) -> None:
    with pytest.raises(ValueError, match="not the start"):
        object_names.require_prefix(bad)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("s3://bucket", ("bucket", "")),
        ("s3://bucket/", ("bucket", "")),
        ("s3://my-band.2026/songs/One", ("my-band.2026", "songs/One")),
    ],
)
def test_addresses_of_buckets(url: str, parts: tuple[str, str]) -> None:
    assert object_names.split_s3_url(url) == parts


@pytest.mark.parametrize(
    "url",
    ["s3://", "s3://B", "s3://Bucket/x", "http://bucket", "s3://bucket/../x", "s3://bucket/a//b", "s3://bucket/ä"],
)
def test_what_is_not_the_address_of_a_bucket(url: str) -> None:
    with pytest.raises(BadInputError) as caught:
        object_names.split_s3_url(url)
    assert caught.value.subject == url
