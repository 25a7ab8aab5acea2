"""``segue update``: reads the feed when it is asked to, and believes only what is signed and not older."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from studio import __version__, assets_dir
from studio.app import release_check
from studio.app.release_check import Feed, check_release, feed_of, files_for_here
from studio.events.keys import SigningKey
from studio.events.release_feed import Release, ReleaseFeedError, ReleaseFile, write_feed
from tests.app.cli_people import Cli
from tests.depot.https_server import https_server

KEY = SigningKey.from_seed(bytes(range(32)))
FILES = tuple(
    ReleaseFile(f"Segue-9.0.{kind}", system, machine, kind, 99_000_000, "ab" * 32)
    for system, machine, kind in (
        ("linux", "x86_64", "deb"),
        ("linux", "arm64", "deb"),
        ("windows", "x86_64", "setup"),
        ("macos", "arm64", "dmg"),
        ("any", "any", "wheel"),
    )
)
NEWER = Release(
    7, "9.0", date(2026, 12, 1), date(2999, 6, 1), "https://example.org/segue", {"en": "Louder.", "de": "Lauter."}, FILES
)  # fmt: skip


@pytest.fixture
def cli(capsys, tmp_path):
    return Cli(capsys, tmp_path, "mira")


@pytest.fixture
def feed(tmp_path):
    """A file that can be written anew; gives its path."""

    def write(release: Release = NEWER, key: SigningKey = KEY) -> str:
        path = tmp_path / "feed.json"
        path.write_bytes(write_feed(release, key))
        return str(path)

    return write


def set_to(cli: Cli, path: str) -> None:
    cli.says("update", "feed", path, "--key", KEY.public.hex())


def test_without_a_feed_it_says_where_to_look(cli):
    error = cli.says("update", "check", status=1)["error"]
    assert error["code"] == "no_release_feed"
    assert "where you got Segue from" in error["what_to_do"]
    assert cli.says("update", "feed")["feed"] == ""


def test_the_sources_are_packed_with_no_feed():
    assert json.loads((assets_dir() / "release" / "feed.json").read_text()) == {"url": "", "public_key": ""}


def test_a_newer_version_is_told_with_its_files_for_this_machine(cli, feed, monkeypatch):
    monkeypatch.setattr(release_check.sys, "platform", "linux")
    monkeypatch.setattr(release_check.platform, "machine", lambda: "x86_64")
    set_to(cli, feed())
    told = cli.says("update", "check")
    assert told["is_newer"]
    assert (told["running"], told["newest"]) == (__version__, "9.0")
    assert [row["name"] for row in told["files"]] == ["Segue-9.0.deb"]
    text = cli.reads("update", "check")
    assert "Segue 9.0 of 2026-12-01 is there" in text
    assert "Louder." in text
    assert "ab" * 32 in text


@pytest.mark.parametrize(
    ("system", "machine", "kind"), [("win32", "AMD64", "setup"), ("darwin", "arm64", "dmg"), ("linux", "aarch64", "deb")]
)  # fmt: skip
def test_each_system_is_told_its_own_files(monkeypatch, system, machine, kind):
    monkeypatch.setattr(release_check.sys, "platform", system)
    monkeypatch.setattr(release_check.platform, "machine", lambda: machine)
    assert [one.kind for one in files_for_here(NEWER)] == [kind]


def test_the_same_or_an_older_version_is_no_news(cli, feed):
    set_to(cli, feed(replace(NEWER, version=__version__)))
    assert not cli.says("update", "check")["is_newer"]
    assert "newest version" in cli.reads("update", "check")


def test_it_comes_over_https_only_when_it_is_asked_for(cli, tmp_path, monkeypatch):
    monkeypatch.delenv("https_proxy", raising=False)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    with https_server(tmp_path) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificates))
        server.pages["/feed.json"] = write_feed(NEWER, KEY)
        set_to(cli, f"{server.url}/feed.json")
        cli.says("productions")
        assert server.asked == []
        assert cli.says("update", "check")["newest"] == "9.0"
        assert server.asked == ["/feed.json"]


def test_a_wrong_signature_is_refused_and_nothing_is_remembered(cli, feed, tmp_path):
    set_to(cli, feed())
    path = tmp_path / "feed.json"
    path.write_bytes(path.read_bytes().replace(b'"9.0"', b'"9.1"'))
    assert cli.says("update", "check", status=1)["error"]["code"] == "release_feed"
    feed()
    assert cli.says("update", "check")["newest"] == "9.0"


def test_another_key_is_refused(cli, feed):
    set_to(cli, feed(key=SigningKey.from_seed(bytes(32))))
    assert "another key" in cli.says("update", "check", status=1)["error"]["message"]


def test_a_feed_that_goes_back_is_refused(cli, feed):
    set_to(cli, feed())
    cli.says("update", "check")
    feed(replace(NEWER, serial=6, version="8.0"))
    error = cli.says("update", "check", status=1)["error"]
    assert (error["code"], "older one" in error["message"]) == ("release_feed", True)
    feed(replace(NEWER, serial=8, version="9.1"))
    assert cli.says("update", "check")["newest"] == "9.1"


def test_setting_the_feed_again_forgets_nothing(cli, feed):
    set_to(cli, feed())
    cli.says("update", "check")
    cli.says("update", "feed", "--forget")
    set_to(cli, feed(replace(NEWER, serial=6)))
    assert cli.says("update", "check", status=1)["error"]["code"] == "release_feed"


def test_two_feeds_of_one_number_are_refused(cli, feed):
    set_to(cli, feed())
    cli.says("update", "check")
    feed(replace(NEWER, version="9.1"))
    assert "two release feeds" in cli.says("update", "check", status=1)["error"]["message"]


def test_a_feed_that_is_not_renewed_is_told(tmp_path):
    def update(today: date) -> bool:
        found = check_release(
            tmp_path, Feed("x", KEY.public.hex()), today=lambda: today, read=lambda _url, _most: write_feed(NEWER, KEY)
        )
        return found.is_late

    assert not update(NEWER.renewed_by)
    assert update(NEWER.renewed_by + timedelta(days=1))


def test_a_damaged_memory_is_as_good_as_none(cli, feed):
    set_to(cli, feed())
    (cli.home / "release-feed.json").write_bytes(b"[" * 4_000)
    assert feed_of(cli.home) == Feed()


def test_a_full_disk_keeps_nobody_from_the_news(tmp_path):
    (tmp_path / "home").write_text("a file stands where the folder would be")
    found = check_release(
        tmp_path / "home", Feed("x", KEY.public.hex()), read=lambda _url, _most: write_feed(NEWER, KEY)
    )
    assert found.is_newer


def test_a_feed_without_its_key_is_not_set(cli, feed):
    assert "--key" in cli.says("update", "feed", feed(), status=1)["error"]["what_to_do"]
    assert cli.says("update", "feed", feed(), "--key", "abc", status=1)["error"]["title"] == "This is no key"


def test_notes_come_in_the_language_or_in_english(tmp_path):
    found = check_release(tmp_path, Feed("x", KEY.public.hex()), read=lambda _url, _most: write_feed(NEWER, KEY))
    assert (found.notes("de"), found.notes("fr")) == ("Lauter.", "Louder.")


def test_what_is_fetched_is_limited():
    def read(_url: str, most_bytes: int) -> bytes:
        return b" " * (most_bytes + 1)

    with pytest.raises(ReleaseFeedError, match="too large"):
        check_release(assets_dir(), Feed("x", KEY.public.hex()), read=read)
