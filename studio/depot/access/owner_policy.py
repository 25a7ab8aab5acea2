"""What the owner's own keys must be allowed to do, as policies to paste at the provider, a sentence a statement.

Sources: AWS service authorization reference (Amazon S3, IAM, STS); Ceph, "Admin Operations" (caps); Cloudflare, "R2 API
tokens"; Backblaze, "Application Key Capabilities".
"""

from __future__ import annotations

from typing import Any

from studio.depot.access.choosing import Provider
from studio.depot.access.driver import Document
from studio.depot.access.grant import AccessKind
from studio.depot.access.policies import Statement, allow

_OBJECTS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
_OWNERSHIP = ["s3:GetBucketAcl", "s3:GetBucketPolicy", "s3:PutBucketPolicy"]
_USERS = [
    *("iam:CreateUser", "iam:GetUser", "iam:DeleteUser", "iam:PutUserPolicy", "iam:ListUserPolicies"),
    *("iam:DeleteUserPolicy", "iam:CreateAccessKey", "iam:ListAccessKeys", "iam:DeleteAccessKey"),
]


def owner_documents(
    provider: Provider, kind: AccessKind, bucket: str, prefix: str, *, in_bucket: str = "", role_arn: str = ""
) -> tuple[Document, ...]:
    """Everything to set up at the provider for a production in this bucket, with this way of access.

    Args:
        provider: who keeps the bucket.
        kind: the way of access.
        bucket: without ``s3://``.
        prefix: what stands before ``s/`` in the bucket, may be empty.
        in_bucket: the second bucket of `AccessKind.BUCKETS`.
        role_arn: the role of `AccessKind.STS`, where it is known.
    """
    if kind is AccessKind.FOLDER:
        return (Document("The folder", "Read and write for everybody in the production, by the means of your system."),)
    if kind is AccessKind.R2:
        return (_r2(bucket),)
    if kind is AccessKind.B2:
        return (_b2(),)
    if kind is AccessKind.BUCKETS:
        return (_garage(bucket, in_bucket or "<second bucket>"),)
    statements, sentences = _objects(bucket, prefix)
    if kind is AccessKind.USERS and provider in {Provider.CEPH, Provider.OTHER}:
        statements.append(allow(_OWNERSHIP, [f"arn:aws:s3:::{bucket}"]))
        sentences.append(
            "Let the bucket's owner read what members write into it, where objects belong to their writers."
        )
    if kind is AccessKind.USERS and provider is not Provider.CEPH:
        statements.append(allow(_USERS, ["arn:aws:iam::*:user/segue-*"]))
        sentences.append(
            "Make, change and delete users whose names begin with segue-, and their keys. Whoever may give policies to "
            "users can give any: keep these keys as carefully as an administrator's."
        )
    role = role_arn or "arn:aws:iam::ACCOUNT:role/segue"
    if kind is AccessKind.STS and provider is not Provider.MINIO:
        statements.append(allow(["sts:AssumeRole"], [role]))
        sentences.append("Take on the role from which people's temporary keys come.")
    documents = [Document("Policy of your own keys", _policy(statements), tuple(sentences))]
    if kind is AccessKind.USERS and provider in {Provider.CEPH, Provider.OTHER}:
        documents.append(_ceph_caps())
    if kind is AccessKind.STS and provider is not Provider.MINIO:
        documents += _role(bucket, prefix)
    return tuple(documents)


def _policy(statements: list[Statement]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": statements}


def _start(prefix: str) -> str:
    return f"{prefix.strip('/')}/s/" if prefix.strip("/") else "s/"


def _objects(bucket: str, prefix: str) -> tuple[list[Statement], list[str]]:
    start = _start(prefix)
    listing = allow(["s3:ListBucket"], [f"arn:aws:s3:::{bucket}"])
    statements = [
        allow(_OBJECTS, [f"arn:aws:s3:::{bucket}/{start}*"]),
        listing | {"Condition": {"StringLike": {"s3:prefix": [f"{start}*"]}}},
    ]
    return statements, [
        (
            f"Read, write and delete what begins with {start}: the productions, and nothing else in the bucket. Deleting is "
            "for emptying the inbox and for tidying up."
        ),
        f"List what begins with {start}.",
    ]


def _role(bucket: str, prefix: str) -> list[Document]:
    start = _start(prefix)
    trust = allow(["sts:AssumeRole"], [])
    del trust["Resource"]
    resource = f"arn:aws:s3:::{bucket}"
    may = [
        allow(["s3:GetObject", "s3:PutObject"], [f"{resource}/{start}*"]),
        allow(["s3:ListBucket"], [resource]) | {"Condition": {"StringLike": {"s3:prefix": [f"{start}*"]}}},
    ]
    return [
        Document(
            "Trust policy of the role",
            _policy([trust | {"Principal": {"AWS": ["arn:aws:iam::ACCOUNT:user/OWNER"]}}]),
            ("Only your own user may take on the role. Let the role's sessions last 12 hours.",),
        ),
        Document(
            "Policy of the role",
            _policy(may),
            (
                "The most that anybody's temporary keys could do; each person's own policy is narrower.",
                "List, within that.",
            ),
        ),
    ]


def _ceph_caps() -> Document:
    return Document(
        "Caps of your user, on Ceph",
        'radosgw-admin caps add --uid=OWNER --caps="users=*;user-policy=*"',
        ("Make and delete users and give them policies. On Ceph this holds for all users: ask for it sparingly.",),
    )


def _r2(bucket: str) -> Document:
    return Document(
        "Your R2 API token",
        f"Permission: Object Read & Write\nBuckets: {bucket} only\nLifetime: as long as the production",
        (
            (
                "Read, write, list and delete objects in this one bucket. People's keys are signed with it and can do no "
                "more than it can; when it is deleted they all end."
            ),
            "R2 limits a token to buckets, not to a prefix: give a production a bucket of its own.",
        ),
    )


def _b2() -> Document:
    capabilities = ["listBuckets", "listFiles", "readFiles", "writeFiles", "deleteFiles"]
    capabilities += ["listKeys", "writeKeys", "deleteKeys"]
    return Document(
        "Capabilities of your application key",
        {"capabilities": capabilities},
        (
            "Find the bucket; list, read, write and delete files in it.",
            (
                "Make, list and delete application keys. Backblaze gives whoever may make keys the whole account, and only an "
                "unrestricted key may: keep it as carefully as the account's password."
            ),
            "It must be an application key that you made; the master key does not work with the S3 API.",
        ),
    )


def _garage(bucket: str, second: str) -> Document:
    commands = "\n".join(f"garage bucket allow --read --write {name} --key <your key>" for name in (bucket, second))
    return Document(
        "Rights of your own key, on Garage",
        commands,
        ("Read, write, list and delete in both buckets; the members' key gets less (see `segue depot access`).",),
    )
