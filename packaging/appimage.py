"""Makes an AppImage of the frozen program: `appimage.py BUNDLE ICONS RUNTIME OUT` writes OUT/Segue-VERSION-ARCH.AppImage.

An AppImage is a small program (RUNTIME, from the AppImage project's releases) with a file system behind it. Needs mksquashfs
(Debian: squashfs-tools). Equal contents give equal bytes.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from deb import LINUX, NAME, ROOT, when

ELF = b"\x7fELF"
START = """#!/bin/sh
exec "${APPDIR:-$(dirname "$(readlink -f "$0")")}/usr/lib/segue/segue" "$@"
"""


def make_appimage(bundle: Path, icons: Path, runtime: Path, out: Path) -> Path:
    """Raises ValueError for a runtime that is no program, CalledProcessError when mksquashfs fails."""
    begin = runtime.read_bytes()
    if not begin.startswith(ELF):
        raise ValueError(f"{runtime} is no program")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    with tempfile.TemporaryDirectory(prefix="segue-appimage-", dir=out) as name:
        tree, packed = Path(name) / "tree", Path(name) / "squashfs"
        place_files(tree, bundle, icons)
        fixed = ["-all-root", "-noappend", "-no-progress", "-quiet", "-all-time", when(), "-mkfs-time", when()]
        subprocess.run(["mksquashfs", str(tree), str(packed), "-comp", "zstd", *fixed], check=True)
        made = Path(name) / f"Segue-{version}-{platform.machine()}.AppImage"
        made.write_bytes(begin + packed.read_bytes())
        made.chmod(0o755)
        return Path(shutil.move(made, out / made.name))


def place_files(tree: Path, bundle: Path, icons: Path) -> None:
    """An AppDir: the program, what starts it, and at the top the menu entry and its picture."""
    shutil.copytree(bundle, tree / "usr" / "lib" / "segue", symlinks=True)
    (tree / "AppRun").write_text(START)
    (tree / "AppRun").chmod(0o755)
    shutil.copyfile(LINUX / f"{NAME}.desktop", tree / f"{NAME}.desktop")
    shutil.copyfile(icons / "hicolor" / "256x256" / "apps" / f"{NAME}.png", tree / f"{NAME}.png")
    (tree / ".DirIcon").symlink_to(f"{NAME}.png")
    for source, place in (
        (f"{NAME}.metainfo.xml", "metainfo"),
        (f"{NAME}.xml", "mime/packages"),
        (f"{NAME}.desktop", "applications"),
    ):
        (tree / "usr" / "share" / place).mkdir(parents=True)
        shutil.copyfile(LINUX / source, tree / "usr" / "share" / place / source)
    shutil.copytree(icons / "hicolor", tree / "usr" / "share" / "icons" / "hicolor")


if __name__ == "__main__":
    print(make_appimage(*map(Path, sys.argv[1:5])))
