"""A member's policy: exactly the places, compact, and under the limit however many rooms a person is in."""

from __future__ import annotations

import json
import secrets

import pytest

from studio.depot.access.grant import MemberPlaces
from studio.depot.access.policies import POLICY_CHARS_MAX, member_policy, pieces

PRJ, DEV, ROOM, OTHER = "a" * 32, "b" * 32, "c" * 32, "d" * 32


def places(*rooms: str, bucket: str = "bucket", prefix: str = "p") -> MemberPlaces:
    return MemberPlaces(bucket, prefix, PRJ, DEV, rooms)


def test_the_policy_is_compact_and_exact() -> None:
    text = member_policy(places(OTHER, ROOM, ROOM))
    assert " " not in text
    assert json.loads(text) == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": [
                    f"arn:aws:s3:::bucket/p/s/{PRJ}/in/q/{DEV}/*",
                    f"arn:aws:s3:::bucket/p/s/{PRJ}/in/b/{DEV}/*",
                ],
            },
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"],
                "Resource": [f"arn:aws:s3:::bucket/p/s/{PRJ}/r/{ROOM}/*", f"arn:aws:s3:::bucket/p/s/{PRJ}/r/{OTHER}/*"],
            },
            {
                "Effect": "Allow",
                "Action": ["s3:ListBucket"],
                "Resource": ["arn:aws:s3:::bucket"],
                "Condition": {
                    "StringLike": {
                        "s3:prefix": [
                            f"p/s/{PRJ}/in/q/{DEV}/*",
                            f"p/s/{PRJ}/in/b/{DEV}/*",
                            f"p/s/{PRJ}/r/{ROOM}/*",
                            f"p/s/{PRJ}/r/{OTHER}/*",
                        ]
                    }
                },
            },
        ],
    }


def test_without_rooms_nothing_may_be_read() -> None:
    text = member_policy(places(prefix=""))
    assert "/r/" not in text
    assert f"arn:aws:s3:::bucket/s/{PRJ}/in/q/" in text


def test_ids_cannot_widen_a_policy() -> None:
    with pytest.raises(ValueError, match="not an id"):
        member_policy(MemberPlaces("bucket", "", PRJ, "*", (ROOM,)))
    with pytest.raises(ValueError, match="not an id"):
        member_policy(places("*"))


@pytest.mark.parametrize(("bucket", "prefix", "fit"), [("bkt", "", 8), ("b" * 63, "songs/late-train", 4)])
def test_how_many_rooms_fit_into_one_policy(bucket: str, prefix: str, fit: int) -> None:
    """The figures of ARCHITECTURE.md: a session policy has 2,048 characters."""
    rooms = [f"{number:032x}" for number in range(20)]
    counts = [len(pieces(places(*rooms[:count], bucket=bucket, prefix=prefix))) for count in range(1, 20)]
    assert counts.index(2) == fit


def test_many_rooms_are_split_and_none_is_lost() -> None:
    rooms = tuple(secrets.token_hex(16) for _ in range(50))
    whose = places(*rooms, bucket="a-bucket-of-some-length", prefix="songs/late-train")
    found = pieces(whose)
    assert all(len(piece.policy) <= POLICY_CHARS_MAX for piece in found)
    assert found[0].places[:2] == whose.own
    together = [place for piece in found for place in piece.places]
    assert together == [*whose.own, *whose.readable]
    assert not any("/in/" in piece.policy for piece in found[1:])
    for piece in found:
        assert all(place in piece.policy for place in piece.places)


def test_a_single_room_fits_whatever_the_limit() -> None:
    assert [len(piece.places) for piece in pieces(places(ROOM, OTHER), chars_max=10)] == [2, 1, 1]
