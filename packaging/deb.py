"""Makes a Debian package of the frozen program: `deb.py BUNDLE ICONS OUT` writes OUT/segue_VERSION_ARCH.deb.

BUNDLE is what PyInstaller made (dist/segue), ICONS what program_icons.py wrote. The package has no scripts of its own: menus,
icons and types of files are taken in by the triggers of the packages that keep them. Nothing of a person's lies below /usr, so
an upgrade or a removal cannot touch it. Standard library only; needs dpkg-deb.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from email.utils import formatdate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
NAME = "org.segue.Studio"
MAINTAINER = "The Segue team <segue@users.noreply.github.com>"
# What Qt and the sound ask of the system; names with t64 are those of Debian 13 and Ubuntu 24.04.
DEPENDS = (
    "libstdc++6 (>= 12)", "libgcc-s1", "libgl1", "libegl1", "libglib2.0-0t64 | libglib2.0-0", "libdbus-1-3", "libfontconfig1",
    "libfreetype6", "libxkbcommon0", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxcb-shape0", "libx11-xcb1", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libpulse0", "shared-mime-info", "hicolor-icon-theme",
    "tzdata",  # a small Ubuntu has none
)  # fmt: skip
LEVEL = 6
"""Of xz: 82 MB in 215 CPU-s. Every dpkg and lintian knows it; the lintian of Debian 12 takes zstd for damage. zstd at its best (19) is some
MB more, and unpacks in 0.5 s in place of 6.4.
"""
RECOMMENDS = ("gnome-keyring | kwalletmanager", "xdg-utils")
DESCRIPTION = """desktop studio for chained creative gigs
 Plan a song, a podcast, a video or a launch as tracks and stages on a timeline,
 hand each stage to somebody far away as a clear, priced gig, get the files back
 through your own storage, encrypted, check and hear and approve them, and
 assemble the result at home. No server and no account."""
OVERRIDES = """# the program brings the versions of its libraries that it was tried with, as all frozen programs do
segue: embedded-library
segue: missing-depends-on-sensible-utils
segue: custom-library-search-path
segue: shared-library-lacks-prerequisites
segue: unstripped-binary-or-object
segue: hardening-no-pie
segue: hardening-no-bindnow
segue: hardening-no-fortify-functions
segue: hardening-no-relro
segue: library-not-linked-against-libc
segue: shlib-with-executable-stack
segue: executable-in-usr-lib
segue: package-contains-vcs-control-file
segue: python-module-in-wrong-location
segue: no-manual-page
segue: initial-upload-closes-no-bugs
segue: extra-license-file
segue: binary-from-other-architecture
segue: statically-linked-binary
segue: sharedobject-in-library-directory-missing-soname
"""


def make_package(bundle: Path, icons: Path, out: Path, *, version: str = "", level: int = LEVEL) -> Path:
    """The .deb, of the project's version where no other is given. Raises OSError, and CalledProcessError when dpkg-deb
    refuses.
    """
    version = version or tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="segue-deb-", dir=out) as folder:
        tree = Path(folder) / "tree"
        place_files(tree, bundle, icons, version)
        size_kib = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
        place_control(tree, version, architecture, size_kib, newest_libc(bundle))
        made = Path(folder) / f"segue_{version}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree), str(made)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": when()})
        return Path(shutil.move(made, out / made.name))


def when() -> str:
    """The time that all files have, in seconds since 1970: of the sources where it is told, else the last change's."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    command = ["git", "log", "-1", "--format=%ct"]
    return told or subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout.strip() or "0"


def newest_libc(bundle: Path) -> str:
    """The version of libc that the bundle's libraries need, for example "2.36"."""
    asked = {(2, 34)}
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    asked |= {(2, int(minor)) for minor in re.findall(rb"\0GLIBC_2\.(\d+)(?=[\0.])", path.read_bytes())}
    return ".".join(map(str, max(asked)))


def place_files(tree: Path, bundle: Path, icons: Path, version: str) -> None:
    """Everything below usr."""
    library = tree / "usr" / "lib" / "segue"
    shutil.copytree(bundle, library, symlinks=True)
    programs = tree / "usr" / "bin"
    programs.mkdir(parents=True)
    (programs / "segue").symlink_to("../lib/segue/segue")
    share = tree / "usr" / "share"
    for source, folder in (
        (LINUX / f"{NAME}.desktop", "applications"),
        (LINUX / f"{NAME}.metainfo.xml", "metainfo"),
        (LINUX / f"{NAME}.xml", "mime/packages"),
    ):
        place = share / folder
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place / source.name)
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor")
    documents = share / "doc" / "segue"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(copyright_text(), encoding="utf-8")
    change = f"segue ({version}) stable; urgency=medium\n\n  * See the program's own list of changes.\n\n"
    change += f" -- {MAINTAINER}  {formatdate(float(when()))}\n"
    (documents / "changelog.gz").write_bytes(gzip.compress(change.encode(), 9, mtime=0))
    (documents / "CHANGELOG.md.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=0))
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    (overrides / "segue").write_text(OVERRIDES)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == library / "segue" else 0o644)


def place_control(tree: Path, version: str, architecture: str, size_kib: int, libc: str) -> None:
    """The folder DEBIAN."""
    control = tree / "DEBIAN"
    control.mkdir()
    fields = {
        "Package": "segue",
        "Version": version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_kib),
        "Depends": ", ".join((f"libc6 (>= {libc})", *DEPENDS)),
        "Recommends": ", ".join(RECOMMENDS),
        "Section": "sound",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    (control / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), encoding="utf-8")
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = "".join(f"{md5_of(path)}  {path.relative_to(tree)}\n" for path in files)
    (control / "md5sums").write_text(sums, encoding="utf-8")


def md5_of(path: Path) -> str:
    """What dpkg's list of files asks for; it guards against nobody."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def copyright_text() -> str:
    """What Debian's machine-readable format asks for; the licences of what is bundled lie beside the program."""
    return """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Segue

Files: *
Copyright: 2026 The Segue team
License: GPL-3.0-or-later
 This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as
 published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.
 .
 On Debian systems the full text is in /usr/share/common-licenses/GPL-3. What is bundled has its own licences, which are in
 /usr/lib/segue/_internal, beside each library.
"""


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle", type=Path)
    parser.add_argument("icons", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="", help="another one than the project's, to try an upgrade from")
    parser.add_argument("--level", type=int, default=LEVEL, help="of compression, 0 to 9")
    chosen = parser.parse_args()
    print(make_package(chosen.bundle, chosen.icons, chosen.out, version=chosen.version, level=chosen.level))


if __name__ == "__main__":
    main()
