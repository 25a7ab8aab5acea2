"""``update``: look whether there is a newer version, and which feed says so. Nothing is downloaded or installed."""

from __future__ import annotations

from argparse import Namespace

from studio import __version__
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.domain.errors import BadInputError


def check(console: Console, args: Namespace) -> Answer:
    """Read the release feed once."""
    from studio.app.release_check import Feed, check_release

    given = Feed(args.feed, args.key) if args.feed else None
    update = check_release(console.home, given)
    release = update.release
    if update.is_newer:
        said = f"Segue {release.version} of {release.released} is there; this is {update.running}."
    else:
        said = f"This is the newest version: {update.running}."
    lines = [said, *(["", update.notes()] if update.is_newer and update.notes() else ())]
    if update.is_newer:
        rows = [(one.name, f"{one.size_bytes / 1e6:.1f} MB", one.sha256) for one in update.files]
        lines += ["", *columns(("FILE", "SIZE", "SHA-256"), rows)] if rows else []
        lines += ["", f"It is to be had at {release.page}"] if release.page else []
    if update.is_late:
        lines.append(
            f"! This feed was to be renewed by {release.renewed_by}. Somebody may be holding back a newer one."
        )
    return Answer(update.as_json(), lines)


def feed(console: Console, args: Namespace) -> Answer:
    """Show which feed is read, or set it."""
    from studio.app.release_check import feed_of, set_feed

    if args.forget:
        found = set_feed(console.home, "", "")
    elif args.url:
        if not args.key:
            raise BadInputError(
                "A release feed needs the key that signs it.",
                subject=args.url,
                what_to_do="Name it: `segue update feed URL --key KEY`. It stands where Segue's releases are.",
            )
        found = set_feed(console.home, args.url, args.key)
    else:
        found = feed_of(console.home)
    shape = {"feed": found.url, "public_key": found.public_key, "running": __version__}
    said = [f"{found.url}, signed by {found.public_key}"] if found.url else ["No release feed is set."]
    return Answer(shape, said)
