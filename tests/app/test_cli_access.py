"""Ways of access from the command line: the policy to paste, the way of a production, a person shut out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.cli_people import Cli, People

R2 = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"
B2 = "https://s3.us-west-001.backblazeb2.com"


def policy(mira: Cli, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = mira.says("depot", "policy", "s3://songs/late", *words)
    return found


def actions_in(document: dict[str, Any]) -> set[str]:
    return {action for statement in document["body"]["Statement"] for action in statement["Action"]}


def test_the_policy_to_paste_at_aws(mira: Cli):
    found = policy(mira)
    assert (found["provider"], found["kind"]) == ("aws", "users")
    (own,) = found["owner"]
    assert own["body"]["Statement"][0]["Resource"] == ["arn:aws:s3:::songs/late/s/*"]
    assert {"s3:GetObject", "s3:DeleteObject", "iam:CreateUser", "iam:DeleteAccessKey"} <= actions_in(own)
    assert len(own["sentences"]) == len(own["body"]["Statement"])
    (member,) = found["documents"]
    assert "arn:aws:s3:::songs/late/s/<production>/r/<room>/*" in member["body"]["Statement"][1]["Resource"]
    assert not any("Delete" in action for action in actions_in(member))


def test_temporary_keys_need_a_role(mira: Cli):
    found = policy(mira, "--access", "sts", "--role", "arn:aws:iam::1:role/mine")
    own, trust, role = found["owner"]
    assert own["body"]["Statement"][-1] == {
        "Effect": "Allow",
        "Action": ["sts:AssumeRole"],
        "Resource": ["arn:aws:iam::1:role/mine"],
    }
    assert trust["body"]["Statement"][0]["Action"] == ["sts:AssumeRole"]
    assert actions_in(role) == {"s3:GetObject", "s3:PutObject", "s3:ListBucket"}
    assert any("every day" in sentence for sentence in found["sentences"])


@pytest.mark.parametrize(
    ("endpoint", "kind", "told"),
    [(R2, "r2", "Object Read & Write"), (B2, "b2", "writeKeys"), ("", "buckets", "garage")],
)
def test_other_providers_have_ways_of_their_own(mira: Cli, endpoint: str, kind: str, told: str):
    words = ["--endpoint-url", endpoint] if endpoint else ["--access", kind]
    found = policy(mira, *words)
    assert found["kind"] == kind
    assert told in str(found["owner"])
    assert told in mira.reads("depot", "policy", "s3://songs/late", *words)


def test_a_folder_has_its_own_permissions(mira: Cli):
    found = mira.says("depot", "policy", str(mira.home))
    assert found["kind"] == "folder"
    assert mira.is_refused("depot", "access", "late-train", "users")["code"] == "folder"
    assert mira.says("depot", "access", "late-train")["access"] == "folder"


def test_a_way_that_does_not_fit_is_refused(mira: Cli):
    assert mira.is_refused("depot", "access", "late-train", "r2")["code"] == "folder"


def test_a_person_is_taken_out_and_what_a_folder_cannot_do_is_said(people: People, mira: Cli):
    mira.says("deliver", "guide", mira.records("guide.wav"), "--sync")
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    mira.says("sync", "--once")
    found = mira.says("person", "revoke", "kofi")
    assert (found["name"], found["done"], found["is_complete"]) == ("kofi", True, False)
    assert "Stop sharing the folder" in found["sentences"][0]
    rows = mira.says("person", "list", "late-train")["rows"]
    assert [row["removed"] for row in rows if row["name"] == "Kofi"] == [True]
    assert mira.is_refused("person", "revoke", "kofi")["code"] == "not_found"
