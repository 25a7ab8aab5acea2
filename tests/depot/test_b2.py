"""Backblaze's application keys, asked for at a strict stand-in of its documented API; no B2 can be had here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from studio.depot.access.b2 import LIFE_S, B2Driver
from studio.depot.access.b2_api import B2Api
from studio.depot.access.driver import AccessSettings
from studio.depot.access.grant import Grant, MemberPlaces
from studio.depot.depot import BusyError, NoBucketError, WrongKeysError
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError, OfflineError
from tests.depot.b2_server import BUCKET_ID, OF_THE_ACCOUNT, B2Account, b2_server

PRJ, DEV, ROOM, OTHER = "a" * 32, "b" * 32, "c" * 32, "d" * 32
PLACES = MemberPlaces("my-bucket", "late", PRJ, DEV, (ROOM,))
NOW_MS = 1_796_029_200_000
LIFE_MS = LIFE_S * 1000


@pytest.fixture
def account() -> Iterator[B2Account]:
    with b2_server() as account:
        account.add("owner", "owners-secret", OF_THE_ACCOUNT)
        yield account


@pytest.fixture
def depot() -> Iterator[S3Depot]:
    endpoint = "https://s3.us-west-001.backblazeb2.com"
    with closing(S3Depot("my-bucket", "late", endpoint_url=endpoint, key_id="owner", secret="owners-secret")) as b2:
        yield b2


def driver(account: B2Account, depot: S3Depot) -> B2Driver:
    return B2Driver(depot, AccessSettings(b2_api_url=account.api_url))


def granted(account: B2Account, depot: S3Depot) -> Grant:
    grant = driver(account, depot).grant(PLACES, NOW_MS)
    assert grant is not None
    return grant


def test_three_keys_of_one_prefix_each(account: B2Account, depot: S3Depot) -> None:
    grant = granted(account, depot)
    made = [account.keys[key_id] for key_id in grant.made]
    assert [(key["namePrefix"], key["capabilities"]) for key in made] == [
        (f"late/s/{PRJ}/in/q/{DEV}/", ["listFiles", "readFiles", "writeFiles"]),
        (f"late/s/{PRJ}/in/b/{DEV}/", ["listFiles", "readFiles", "writeFiles"]),
        (f"late/s/{PRJ}/r/{ROOM}/", ["listFiles", "readFiles"]),
    ]
    assert {key["bucketId"] for key in made} == {BUCKET_ID}
    assert [pair.places for pair in grant.keys] == [(place,) for place in PLACES.own + PLACES.readable]
    assert [(pair.key_id, pair.secret) for pair in grant.keys] == [(key, account.secrets[key]) for key in grant.made]
    assert account.calls == ["b2_authorize_account", "b2_list_buckets", *["b2_create_key"] * 3]


def test_the_preview_is_what_is_asked_for(account: B2Account, depot: S3Depot) -> None:
    preview = driver(account, depot).preview(PLACES)
    assert account.calls == []
    grant = granted(account, depot)
    for document, key_id in zip(preview.documents, grant.made, strict=True):
        asked = account.keys[key_id]
        assert {key: asked[key] for key in document.body if key != "bucket"} == {
            key: value for key, value in document.body.items() if key != "bucket"
        }


def test_a_second_room_is_a_fourth_key_and_the_others_stay(account: B2Account, depot: S3Depot) -> None:
    grant = granted(account, depot)
    wider = driver(account, depot).change(replace(PLACES, rooms=(ROOM, OTHER)), grant, NOW_MS + 1000)
    assert wider is not None
    assert wider.keys[:3] == grant.keys
    assert account.keys[wider.made[3]]["namePrefix"] == f"late/s/{PRJ}/r/{OTHER}/"
    assert wider.expires_ms == grant.expires_ms
    narrower = driver(account, depot).change(PLACES, wider, NOW_MS + 2000)
    assert narrower is not None
    assert narrower.keys == grant.keys
    assert wider.made[3] not in account.keys


def test_below_half_of_life_there_are_new_keys_and_the_old_ones_still_open(account: B2Account, depot: S3Depot) -> None:
    grant = granted(account, depot)
    later_ms = NOW_MS + LIFE_MS // 2 + 1
    renewed = driver(account, depot).change(PLACES, grant, later_ms)
    assert renewed is not None
    assert not set(renewed.key_ids) & set(grant.key_ids)
    assert renewed.expires_ms == later_ms + LIFE_MS
    assert set(grant.made) <= set(account.keys), "the member fetches the new keys with the old ones"
    nowhere = driver(account, depot).change(replace(PLACES, rooms=()), renewed, later_ms + 1)
    assert nowhere is not None
    assert {"owner", *nowhere.made} == set(account.keys), "who leaves a room reaches it by no older key either"
    driver(account, depot).revoke(PLACES, nowhere)
    assert set(account.keys) == {"owner"}, "revoking takes all away"


def test_revoking_deletes_the_keys_and_twice_is_fine(account: B2Account, depot: S3Depot) -> None:
    grant = granted(account, depot)
    assert driver(account, depot).revoke(PLACES, grant).is_complete
    assert set(account.keys) == {"owner"}
    assert driver(account, depot).revoke(PLACES, grant).is_complete


def test_keys_that_a_home_has_forgotten_are_found_by_what_they_were_made_for(
    account: B2Account, depot: S3Depot
) -> None:
    grant = granted(account, depot)
    for other in (replace(PLACES, maker="e" * 32), replace(PLACES, turn=1), replace(PLACES, device="e" * 32)):
        assert driver(account, depot).grant(other, NOW_MS) is not None
    account.page_keys = 2
    assert driver(account, depot).named_for(replace(PLACES, rooms=(ROOM, OTHER))) == grant.made


def test_what_backblaze_refuses_is_said_in_words(account: B2Account, depot: S3Depot) -> None:
    account.add("owner", "owners-secret", {"listBuckets", "readFiles"})
    with pytest.raises(AccessError, match="may not manage application keys"):
        granted(account, depot)
    account.add("owner", "another-secret", OF_THE_ACCOUNT)
    with pytest.raises(WrongKeysError):
        granted(account, depot)
    account.add("owner", "owners-secret", OF_THE_ACCOUNT)
    with pytest.raises(NoBucketError):
        B2Api("owner", "owners-secret", account.api_url).bucket_id("another-bucket")


def test_a_busy_or_absent_backblaze_is_tried_again_later(account: B2Account, depot: S3Depot) -> None:
    account.busy_times = 1
    with pytest.raises(BusyError):
        granted(account, depot)
    granted(account, depot)
    nowhere = B2Driver(depot, AccessSettings(b2_api_url="http://127.0.0.1:9"))
    with pytest.raises(OfflineError):
        nowhere.grant(PLACES, NOW_MS)
