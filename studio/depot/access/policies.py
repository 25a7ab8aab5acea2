"""The exact policies, as JSON of AWS's policy language, and how they are kept under the providers' limits.

A session policy has at most 2,048 characters (AWS STS API reference, AssumeRole, "Policy"; MinIO and Ceph the same),
and so have all inline policies of an IAM user together (AWS IAM user guide, "IAM and AWS STS quotas").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from studio.depot.access.grant import MemberPlaces

POLICY_CHARS_MAX = 2048
Statement = dict[str, Any]


def compact(statements: list[Statement]) -> str:
    """A policy without a blank: Ceph 16 refuses blanks, and every character counts."""
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, separators=(",", ":"))


def allow(actions: list[str], resources: list[str]) -> Statement:
    """One statement that allows something."""
    return {"Effect": "Allow", "Action": actions, "Resource": resources}


def policy(places: MemberPlaces, own: tuple[str, ...], readable: tuple[str, ...]) -> str:
    """Write and read what starts with ``own``, read what starts with ``readable``, list just these; nothing else."""
    resource = f"arn:aws:s3:::{places.bucket}"
    statements = []
    if own:
        statements.append(allow(["s3:GetObject", "s3:PutObject"], [f"{resource}/{places.key(p)}*" for p in own]))
    if readable:
        statements.append(allow(["s3:GetObject"], [f"{resource}/{places.key(p)}*" for p in readable]))
    listed = [f"{places.key(p)}*" for p in own + readable]
    statements.append(allow(["s3:ListBucket"], [resource]) | {"Condition": {"StringLike": {"s3:prefix": listed}}})
    return compact(statements)


def member_policy(places: MemberPlaces) -> str:
    """What one device of a collaborator may do, in one policy, however long."""
    return policy(places, places.own, places.readable)


def member_sentences(places: MemberPlaces) -> tuple[str, ...]:
    """The same in words."""
    rooms = len(places.readable)
    return (
        "Write and read their own inbox (in/q/) and their own uploads (in/b/), and nothing of anybody else's.",
        f"Read {rooms} {'room' if rooms == 1 else 'rooms'}: the hand-offs that this person is in; write nothing there.",
        "List just these places.",
        "Delete nothing.",
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A policy that fits, and the starts of the names that it is for."""

    policy: str
    places: tuple[str, ...]


def pieces(places: MemberPlaces, chars_max: int = POLICY_CHARS_MAX) -> list[Piece]:
    """The policy in as few pieces as fit: a person in many rooms gets several keys, each for some of them.

    The first piece has the person's own places. A single room always fits.
    """
    found: list[Piece] = []
    own, readable = places.own, list(places.readable)
    while own or readable:
        taken = _as_many_as_fit(places, own, readable, chars_max)
        found.append(Piece(policy(places, own, taken), own + taken))
        own, readable = (), readable[len(taken) :]
    return found


def _as_many_as_fit(places: MemberPlaces, own: tuple[str, ...], readable: list[str], chars_max: int) -> tuple[str, ...]:
    least = 0 if own else 1
    count = len(readable)
    while count > least and len(policy(places, own, tuple(readable[:count]))) > chars_max:
        count -= 1
    return tuple(readable[:count])
