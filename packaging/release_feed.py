"""The release feed: writes and signs it, and puts its address into the program. Runs in the program's environment.

  release_feed.py make FOLDER --key FILE --serial N --out FILE [--page URL] [--notes en=FILE] [--days 90]
  release_feed.py pack URL PUBLIC_KEY        into assets/release/feed.json, before a bundle is built
  release_feed.py key FILE                   the public key, as `pack` and `segue update feed` take it

FILE of a key is an OpenSSH Ed25519 private key without a passphrase (`ssh-keygen -t ed25519 -N ""`). FOLDER holds the files of
one release; what kind each is, its name says. Equal contents, serial and days give equal bytes on one day.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from studio.domain.errors import SegueError
from studio.durable import write_whole
from studio.events.keys import SigningKey
from studio.events.release_feed import MAX_NOTES_CHARACTERS, Release, ReleaseFile, public_key_of, write_feed

ROOT = Path(__file__).resolve().parent.parent
PACKED = ROOT / "assets" / "release" / "feed.json"
_DEBIAN = {"amd64": "x86_64", "arm64": "arm64"}
KINDS = (
    (r".*_(?P<debian>amd64|arm64)\.deb", "linux", "deb"),
    (r".*-linux-(?P<machine>\w+)\.tar\.(xz|zst)", "linux", "tar"),
    (r".*-(?P<machine>\w+)\.AppImage", "linux", "appimage"),
    (r".*\.flatpak", "linux", "flatpak"),
    (r".*-setup\.exe", "windows", "setup"),
    (r".*-(?P<machine>\w+)\.dmg", "macos", "dmg"),
    (r".*-any\.whl", "any", "wheel"),
    (r".*\.tar\.gz", "any", "sources"),
)
"""Pattern of a name, system and kind. Bills of materials, checksums and signatures are none of them."""
BUILT_ON_X86_64 = ("flatpak", "setup")
"""Kinds whose names do not say it."""


def file_of(path: Path) -> ReleaseFile | None:
    """What a file of a release is; None for what accompanies it."""
    for pattern, system, kind in KINDS:
        found = re.fullmatch(pattern, path.name)
        if found:
            named = found.groupdict()
            machine = named.get("machine") or _DEBIAN.get(named.get("debian", ""), "any")
            if kind in BUILT_ON_X86_64:
                machine = "x86_64"
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return ReleaseFile(path.name, system, machine, kind, path.stat().st_size, digest)
    return None


def signing_key(path: Path) -> SigningKey:
    """Raises ValueError for a file that holds no Ed25519 key, or a locked one."""
    try:
        key = load_ssh_private_key(path.read_bytes(), password=None)
    except TypeError as problem:
        raise ValueError(f"{path.name} is locked with a passphrase") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path.name} holds no Ed25519 key")  # noqa: TRY004 -- it is a person's file, not our type
    return SigningKey.from_seed(key.private_bytes_raw())


def notes_of(version: str) -> str:
    """What CHANGELOG.md says of a version, or of what is not released yet, cut at a paragraph."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    named = next((part for part in parts if part.startswith((version, f"[{version}]"))), parts[0] if parts else "")
    whole = named.partition("\n")[2].strip()
    return whole if len(whole) <= MAX_NOTES_CHARACTERS else whole[:MAX_NOTES_CHARACTERS].rpartition("\n")[0].strip()


def make(chosen: argparse.Namespace) -> str:
    """The feed of a folder, written to a file."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    notes = dict(one.split("=", 1) for one in chosen.notes)
    texts = {language: Path(path).read_text(encoding="utf-8").strip() for language, path in notes.items()}
    today = datetime.now(UTC).date()
    files = [found for path in sorted(chosen.folder.rglob("*")) if path.is_file() and (found := file_of(path))]
    release = Release(
        serial=chosen.serial,
        version=version,
        released=today,
        renewed_by=today + timedelta(days=chosen.days),
        page=chosen.page,
        notes=texts or {"en": notes_of(version)},
        files=tuple(files),
    )
    key = signing_key(chosen.key)
    write_whole(chosen.out, write_feed(release, key))
    return f"{chosen.out}: {version}, {len(files)} files, signed by {key.public.hex()}"


def pack(chosen: argparse.Namespace) -> str:
    """Where the program that is built next looks when it is asked to."""
    if not chosen.url.startswith("https://"):
        raise ValueError("the feed of a packed program has an https address")
    told = {"url": chosen.url, "public_key": public_key_of(chosen.public_key).hex()}
    write_whole(PACKED, (json.dumps(told) + "\n").encode())
    return f"{PACKED.relative_to(ROOT)}: {told['url']}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="release_feed.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("make")
    command.set_defaults(run=make)
    command.add_argument("folder", type=Path)
    command.add_argument("--key", type=Path, required=True)
    command.add_argument("--serial", type=int, required=True, help="greater than that of every feed before")
    command.add_argument("--page", default="", help="where a person gets the files")
    command.add_argument("--notes", action="append", default=[], metavar="LANGUAGE=FILE")
    command.add_argument("--days", type=int, default=180, help="until a newer feed is signed, even if nothing is new")
    command.add_argument("--out", type=Path, required=True)
    command = commands.add_parser("pack")
    command.set_defaults(run=pack)
    command.add_argument("url")
    command.add_argument("public_key")
    command = commands.add_parser("key")
    command.set_defaults(run=lambda chosen: signing_key(chosen.file).public.hex())
    command.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        print(chosen.run(chosen))
    except (SegueError, ValueError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
