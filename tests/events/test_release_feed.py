"""The release feed: what is signed is read as it was written, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from studio.events.codec import encode, tagged_hash
from studio.events.keys import SigningKey
from studio.events.release_feed import (
    MAX_FEED_BYTES,
    Release,
    ReleaseFeedError,
    ReleaseFile,
    public_key_of,
    read_feed,
    version_numbers,
    write_feed,
)

KEY = SigningKey.from_seed(bytes(range(32)))
FILE = ReleaseFile("segue_0.2.0_amd64.deb", "linux", "x86_64", "deb", 99_000_000, "ab" * 32)
RELEASE = Release(
    7, "0.2.0", date(2026, 12, 1), date(2027, 6, 1), "https://example.org/segue", {"en": "Louder.", "de": "Lauter."}, (FILE,)
)  # fmt: skip


def signed_anew(**changes: object) -> bytes:
    """A feed with other contents, and a signature that fits them."""
    signed = json.loads(write_feed(RELEASE, KEY))["signed"] | changes
    signature = KEY.sign(tagged_hash("release-feed", encode(signed))).hex()
    return json.dumps({"signed": signed, "public_key": KEY.public.hex(), "signature": signature}).encode()


def test_what_is_written_is_read():
    assert read_feed(write_feed(RELEASE, KEY), KEY.public) == RELEASE


def test_the_same_release_gives_the_same_bytes():
    assert write_feed(RELEASE, KEY) == write_feed(replace(RELEASE, notes=dict(RELEASE.notes)), KEY)


def test_it_may_be_indented_in_another_way():
    document = json.loads(write_feed(RELEASE, KEY))
    assert read_feed(json.dumps(document, indent=4, sort_keys=True).encode(), KEY.public) == RELEASE


@pytest.mark.parametrize(("name", "value"), [("version", "0.3.0"), ("serial", 8), ("page", "https://example.com")])
def test_what_is_changed_afterwards_is_refused(name, value):
    document = json.loads(write_feed(RELEASE, KEY))
    document["signed"][name] = value
    with pytest.raises(ReleaseFeedError, match="changed after it was signed"):
        read_feed(json.dumps(document).encode(), KEY.public)


def test_another_key_is_refused_even_when_it_signs_well():
    other = SigningKey.from_seed(bytes(32))
    with pytest.raises(ReleaseFeedError, match="another key"):
        read_feed(write_feed(RELEASE, other), KEY.public)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"{}", b'{"signed": {}}', b"\xff\xfe", b'{"signed": 1.5, "public_key": "", "signature": ""}',
     b'{"signed": {}, "signed": {}, "public_key": "", "signature": ""}', b"[" * 60_000],
)  # fmt: skip
def test_what_is_no_feed_is_refused_in_words(data):
    with pytest.raises(ReleaseFeedError):
        read_feed(data, KEY.public)


def test_a_feed_that_is_cut_off_anywhere_is_refused():
    data = write_feed(RELEASE, KEY).rstrip()
    for length in range(0, len(data), 7):
        with pytest.raises(ReleaseFeedError):
            read_feed(data[:length], KEY.public)


def test_one_that_is_too_long_is_not_looked_at():
    with pytest.raises(ReleaseFeedError, match="too large"):
        read_feed(write_feed(RELEASE, KEY) + b" " * MAX_FEED_BYTES, KEY.public)


@pytest.mark.parametrize(
    "changes",
    [
        {"serial": 0},
        {"serial": True},
        {"version": "0.2.0-evil"},
        {"version": 2},
        {"released": "2026-13-01"},
        {"renewed_by": ""},
        {"page": "http://example.org"},
        {"page": "javascript:alert(1)"},
        {"notes": {"en": 4}},
        {"notes": []},
        {"files": {}},
        {"files": [{}]},
        {"files": ["segue.deb"]},
        {"files": [{"name": "../segue", "system": "linux", "machine": "any", "kind": "deb", "size_bytes": 1, "sha256": "ab" * 32}]},
        {"files": [{"name": "segue", "system": "beos", "machine": "any", "kind": "deb", "size_bytes": 1, "sha256": "ab" * 32}]},
        {"files": [{"name": "segue", "system": "linux", "machine": "any", "kind": "deb", "size_bytes": 1, "sha256": "AB" * 32}]},
    ],
)  # fmt: skip
def test_signed_nonsense_is_refused_too(changes):
    with pytest.raises(ReleaseFeedError, match="cannot be read"):
        read_feed(signed_anew(**changes), KEY.public)


def test_another_kind_of_feed_says_that_the_program_is_too_old():
    with pytest.raises(ReleaseFeedError, match="does not know"):
        read_feed(signed_anew(format="segue-release-feed-2"), KEY.public)


def test_fields_that_a_later_version_adds_are_passed_over():
    files = [{**{name: getattr(FILE, name) for name in ReleaseFile.__slots__}, "url": "later"}]
    assert read_feed(signed_anew(mood="good", files=files), KEY.public) == RELEASE


def test_versions_are_compared_as_numbers():
    assert version_numbers("0.10.0") > version_numbers("0.9.9")
    assert version_numbers("1.0") == version_numbers("1.0.0")


@pytest.mark.parametrize("text", ["", "ab", "zz" * 32, "00" * 32])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(ReleaseFeedError, match="64 hexadecimal digits"):
        public_key_of(text)


def test_a_key_may_be_pasted_with_blanks_around_it():
    assert public_key_of(f" {KEY.public.hex().upper()}\n") == KEY.public
