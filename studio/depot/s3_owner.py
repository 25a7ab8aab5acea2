"""Lets a bucket's owner read what others wrote into it, where objects belong to their writers (Ceph).

Adds one statement to the bucket's policy and leaves all others as they are.
"""

from __future__ import annotations

import json
from typing import Any

from studio.depot.s3 import S3Depot
from studio.domain.errors import DepotError, OfflineError

_SID = "SegueOwner"


def allow_owner(depot: S3Depot) -> bool:
    """Put the statement into the bucket's policy. Whether the storage took it.

    Raises:
        OfflineError: the storage cannot be reached.
    """
    try:
        owner = depot.bucket_call("get_bucket_acl")["Owner"]["ID"]
        policy = _current_policy(depot)
        others = [statement for statement in policy.get("Statement", []) if statement.get("Sid") != _SID]
        policy["Statement"] = [*others, _statement(depot.bucket, owner)]
        # Ceph 16 refuses blanks in a policy
        depot.bucket_call("put_bucket_policy", Policy=json.dumps(policy, separators=(",", ":")))
    except OfflineError:
        raise
    except (DepotError, KeyError, ValueError):
        return False
    return True


def _current_policy(depot: S3Depot) -> dict[str, Any]:
    try:
        policy = json.loads(depot.bucket_call("get_bucket_policy")["Policy"])
    except DepotError as error:
        if getattr(error.__cause__, "response", {}).get("Error", {}).get("Code") == "NoSuchBucketPolicy":
            return {"Version": "2012-10-17"}
        raise
    return policy if isinstance(policy, dict) else {"Version": "2012-10-17"}


def _statement(bucket: str, owner: str) -> dict[str, Any]:
    tenant, _, user = owner.rpartition("$")  # Ceph writes tenants so
    return {
        "Sid": _SID,
        "Effect": "Allow",
        "Principal": {"AWS": [f"arn:aws:iam::{tenant}:user/{user}"]},
        "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        "Resource": [f"arn:aws:s3:::{bucket}/*"],
        # WORKAROUND: Ceph 16 takes a session that the owner gave out (AssumeRole) for the owner; only sessions have a
        # time of issue, and with this none of them gets more than its own policy says
        "Condition": {"Null": {"aws:TokenIssueTime": "true"}},
    }
