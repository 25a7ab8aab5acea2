"""The storage assistant: each provider asks for its own words, a pasted address fills itself in, and a test says what works."""

from __future__ import annotations

import pytest
from panel_robots import press, words_of

from studio.depot.access.choosing import _HOSTS as CORE_HOSTS
from studio.depot.opening import _region_of
from studio.domain.errors import DepotError
from ui.dialogs.providers import PROVIDERS, Address, endpoint_of, place_problem, provider_words, read_address, s3_url
from ui.dialogs.storage import StorageFields

ACCOUNT = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def fields(qtbot, context):
    made = StorageFields(context)
    qtbot.addWidget(made)
    made.resize(480, 640)
    made.show()
    press(made, "Kind of storage: An S3 bucket")
    return made


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        (f"https://{ACCOUNT}.r2.cloudflarestorage.com/songs/late-train", Address("r2", "s3://songs/late-train", ACCOUNT)),
        (f"https://{ACCOUNT}.eu.r2.cloudflarestorage.com/songs", Address("r2", "s3://songs", f"{ACCOUNT}.eu")),
        ("https://s3.eu-central-003.backblazeb2.com/songs/", Address("b2", "s3://songs", "eu-central-003")),
        ("https://songs.s3.eu-central-2.wasabisys.com/x", Address("wasabi", "s3://songs/x", "eu-central-2")),
        ("https://my.songs.s3.eu-north-1.amazonaws.com", Address("aws", "s3://my.songs", "eu-north-1")),
        ("https://eu-north-1.console.aws.amazon.com/s3/buckets/songs?region=eu-north-1&tab=objects",
         Address("aws", "s3://songs", "eu-north-1")),
        ("arn:aws:s3:::songs", Address("aws", "s3://songs", "")),
        ("http://127.0.0.1:9000/songs", Address("other", "s3://songs", "http://127.0.0.1:9000")),
        ("songs", None), ("s3://songs", None), ("https://s3.example.org", None), ("https://[", None),
        ("https://s3.eu-north-1.amazonaws.com", None), ("", None),
    ],
)  # fmt: skip
def test_an_address_is_read_as_the_providers_pages_show_it(pasted, found):
    assert read_address(pasted) == found


def test_what_is_asked_for_gives_the_servers_address_that_the_core_knows():
    places = {"aws": "eu-north-1", "r2": ACCOUNT, "b2": "eu-central-003", "wasabi": "eu-central-2"}
    for key, place in places.items():
        host = endpoint_of(key, f" {place} ").removeprefix("https://")
        assert [str(provider) for end, provider in CORE_HOSTS.items() if host.endswith(end)] == [key]
        assert key == "r2" or _region_of(f"https://{host}") == place
        assert endpoint_of(key, "https://other.example.org/") == "https://other.example.org"
    assert endpoint_of("minio", "https://minio.example.org:9000") == "https://minio.example.org:9000"
    assert endpoint_of("aws", "") == ""
    assert s3_url(" my-bucket/late train ") == "s3://my-bucket/late train"
    assert s3_url("s3://x") == "s3://x"


def test_nothing_is_asked_that_can_be_known_and_what_is_missing_is_named():
    assert place_problem("aws", "") == ""
    assert "eu-central-003" in place_problem("b2", "")
    assert "Account ID" in place_problem("r2", "not an account!")
    assert place_problem("r2", f"https://{ACCOUNT}.r2.cloudflarestorage.com") == ""
    assert len({provider_words(key).keys for key in PROVIDERS}) == len(PROVIDERS)


def test_each_provider_explains_itself_in_its_own_words(fields):
    for key in PROVIDERS:
        fields.choose_provider(key)
        words = provider_words(key)
        assert {words.place, words.keys} <= set(words_of(fields))
        assert fields.endpoint.accessibleName() == words.place
    assert any("keychain" in words for words in words_of(fields))


def test_a_pasted_address_fills_in_what_it_says_and_a_name_is_enough(fields):
    fields.bucket.setText(f"https://{ACCOUNT}.r2.cloudflarestorage.com/songs")
    place = ("s3://songs", f"https://{ACCOUNT}.r2.cloudflarestorage.com")
    assert (fields.url, fields.endpoint_url, fields.problem()) == (*place, "")
    fields.bucket.editingFinished.emit()
    assert (fields.provider, fields.bucket.text(), fields.endpoint.text()) == ("r2", "s3://songs", ACCOUNT)
    assert (fields.url, fields.endpoint_url) == place
    fields.choose_provider("aws")
    fields.endpoint.clear()
    fields.bucket.setText("my-bucket")
    assert (fields.url, fields.endpoint_url, fields.problem()) == ("s3://my-bucket", "", "")


def test_the_region_that_the_storage_names_is_taken(qtbot, fields, studio):
    asked = []

    def examined(url, endpoint_url, *_keys):
        asked.append(endpoint_url)
        if "eu-north-1" not in endpoint_url:
            raise DepotError("The bucket lies in another region (eu-north-1).", subject=url)
        return {"rights": ["list", "read", "write", "delete"], "list_order": "sorted", "advice": []}

    studio.examine_depot = examined
    fields.bucket.setText("songs")
    press(fields, "Test connection")
    qtbot.waitUntil(lambda: "This storage works" in words_of(fields))
    assert asked == ["", "https://s3.eu-north-1.amazonaws.com"]
    assert fields.endpoint.text() == "eu-north-1"
