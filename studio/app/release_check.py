"""Whether there is a newer version of Segue, found out only when a person asks. Downloads no program and runs none.

Which feed is read, and whose signature counts, is what ``assets/release/feed.json`` says, or what the person has set for the
home. What a feed said last is kept there too: one that goes back behind it is refused.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from studio import __version__, assets_dir
from studio.depot.small_file import read_small_file
from studio.domain.errors import DiskError, SegueError
from studio.durable import make_folders, write_whole
from studio.events.release_feed import (
    MAX_FEED_BYTES,
    Release,
    ReleaseFeedError,
    ReleaseFile,
    public_key_of,
    read_feed,
    version_numbers,
)

_KEPT = "release-feed.json"
_MOST_KEPT_BYTES = 4_096
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}


class NoReleaseFeedError(SegueError):
    """No feed is set, so that nothing is looked up."""

    code = "no_release_feed"
    title = "Segue does not know where to look for newer versions"
    what_to_do = (
        "Look where you got Segue from: the package manager or the page with its releases. "
        "`segue update feed URL --key KEY` sets the address and key that this page names."
    )

    def __init__(self) -> None:
        super().__init__("No release feed is set, and Segue looks nowhere by itself.", subject="release feed")


@dataclass(frozen=True, slots=True)
class Feed:
    """Where the feed is, and the public key (64 hexadecimal digits) that must have signed it. Empty: none."""

    url: str = ""
    public_key: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What a check has found. ``files`` are those for this machine; ``is_late``: a newer feed should be there by now."""

    feed: Feed
    running: str
    release: Release
    is_newer: bool
    is_late: bool
    files: tuple[ReleaseFile, ...]

    def notes(self, language: str = "en") -> str:
        """What is new, in the language or else in English."""
        return self.release.notes.get(language) or self.release.notes.get("en", "")

    def as_json(self) -> dict[str, Any]:
        release = self.release
        return {
            "feed": self.feed.url,
            "running": self.running,
            "newest": release.version,
            "is_newer": self.is_newer,
            "is_late": self.is_late,
            "serial": release.serial,
            "released": release.released.isoformat(),
            "renewed_by": release.renewed_by.isoformat(),
            "page": release.page,
            "notes": dict(release.notes),
            "files": [{name: getattr(one, name) for name in ReleaseFile.__slots__} for one in self.files],
        }


def feed_of(home: Path) -> Feed:
    """The feed that is set for a home, or else the one that this program was packed with."""
    kept = _kept(home)
    if isinstance(kept.get("url"), str):
        return Feed(kept["url"], str(kept.get("public_key", "")))
    return packed_feed()


def packed_feed() -> Feed:
    """What the program was packed with; none when it runs from its sources."""
    told = _read_json(assets_dir() / "release" / "feed.json")
    return Feed(str(told.get("url", "")), str(told.get("public_key", "")))


def set_feed(home: Path, url: str, public_key: str) -> Feed:
    """Set it for a home; an empty address goes back to the one that the program was packed with.

    Raises ReleaseFeedError for a key that is none, DiskError.
    """
    feed = Feed(url, public_key_of(public_key).hex()) if url else packed_feed()
    seen = {name: value for name, value in _kept(home).items() if name == "seen"}  # of a key, wherever its feed lies
    _keep(home, {"url": feed.url, "public_key": feed.public_key, **seen} if url else seen)
    return feed


def check_release(
    home: Path,
    feed: Feed | None = None,
    *,
    today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    read: Callable[[str, int], bytes] = read_small_file,
) -> Update:
    """Read the feed once and say what it says. A person has asked for it.

    Raises:
        NoReleaseFeedError: none is set.
        ReleaseFeedError: what lies there is damaged, signed by another key, or older than what was seen before.
        BadInputError, DepotError, OfflineError: it cannot be read.
    """
    feed = feed or feed_of(home)
    if not feed.url:
        raise NoReleaseFeedError
    release = read_feed(read(feed.url, MAX_FEED_BYTES), public_key_of(feed.public_key))
    kept = _kept(home)
    _refuse_older(release, kept.get("seen"), feed)
    seen = {
        "public_key": feed.public_key,
        "serial": release.serial,
        "version": release.version,
        "at": int(time.time()),
    }
    with suppress(DiskError):  # a disk that is full keeps nobody from an update
        _keep(home, {**kept, "seen": seen})
    is_newer = version_numbers(release.version) > version_numbers(__version__)
    return Update(feed, __version__, release, is_newer, today() > release.renewed_by, files_for_here(release))


def files_for_here(release: Release) -> tuple[ReleaseFile, ...]:
    """Those of this system and machine."""
    system = _SYSTEMS.get(sys.platform, "")
    machine = _MACHINES.get(platform.machine().lower(), platform.machine().lower())
    return tuple(one for one in release.files if one.system == system and one.machine in (machine, "any"))


def _refuse_older(release: Release, seen: object, feed: Feed) -> None:
    """Raises ReleaseFeedError for what goes back behind a feed of the same key."""
    if not isinstance(seen, Mapping) or seen.get("public_key") != feed.public_key:
        return
    serial, version = seen.get("serial"), seen.get("version")
    if isinstance(serial, int) and release.serial < serial:
        raise ReleaseFeedError(
            f"The release feed is an older one (number {release.serial}) than was seen here before (number {serial}).",
            subject=feed.url,
        )
    if release.serial == serial and release.version != version:
        raise ReleaseFeedError(
            f"There are two release feeds with the number {serial}: one says {version}, the other {release.version}.",
            subject=feed.url,
        )


def _kept(home: Path) -> dict[str, Any]:
    return _read_json(home / _KEPT)


def _read_json(path: Path) -> dict[str, Any]:
    """Empty where there is nothing that can be read."""
    try:
        data = path.read_bytes()
        value = json.loads(data) if len(data) <= _MOST_KEPT_BYTES else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _keep(home: Path, value: Mapping[str, Any]) -> None:
    """Raises DiskError."""
    try:
        make_folders(home)
        write_whole(home / _KEPT, json.dumps(value, sort_keys=True).encode(), 0o600)
    except OSError as error:
        raise DiskError(f"The release feed cannot be kept: {error.strerror}.", subject=str(home / _KEPT)) from error
