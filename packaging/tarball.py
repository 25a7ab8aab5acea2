"""Packs the frozen program so that it runs from any folder: `tarball.py BUNDLE ICONS OUT` writes segue-VERSION-ARCH.tar.xz.

In it lies one folder with `segue`, what it needs, the licence, and `share` for who wants it in the menus. Equal contents give
equal bytes: names in order, no owners, one time for all files. Standard library only; needs tar and xz.
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

README = """Segue, from any folder.

  ./segue                 opens the window
  ./segue --help          the command line
  ./segue self-test       whether everything works on this machine

To have it in your menus, for you alone:

  cp -r share/* ~/.local/share/ && ln -s "$PWD/segue" ~/.local/bin/segue
  update-mime-database ~/.local/share/mime; update-desktop-database ~/.local/share/applications

What you make lies in ~/Segue and ~/.local/share/segue; removing this folder does not touch it.
"""


def make_tarball(bundle: Path, icons: Path, out: Path) -> Path:
    """Raises OSError, and CalledProcessError when tar or xz fails."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    name = f"segue-{version}-linux-{platform.machine()}"
    with tempfile.TemporaryDirectory(prefix="segue-tar-", dir=out) as folder:
        tree = Path(folder) / name
        shutil.copytree(bundle, tree, symlinks=True)
        for source, place in (
            (LINUX / f"{NAME}.desktop", "applications"),
            (LINUX / f"{NAME}.metainfo.xml", "metainfo"),
            (LINUX / f"{NAME}.xml", "mime/packages"),
        ):
            (tree / "share" / place).mkdir(parents=True)
            shutil.copyfile(source, tree / "share" / place / source.name)
        shutil.copytree(icons / "hicolor", tree / "share" / "icons" / "hicolor")
        shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
        (tree / "README").write_text(README, encoding="utf-8")
        made = Path(folder) / f"{name}.tar.xz"
        fixed = [
            "--sort=name",
            f"--mtime=@{when()}",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mode=u+rwX,go+rX,go-w",
        ]
        command = [
            "tar",
            "--format=posix",
            *fixed,
            "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
        ]
        command += ["-I", "xz -T2 -6", "-C", folder, "-cf", str(made), name]
        subprocess.run(command, check=True)
        return Path(shutil.move(made, out / made.name))


if __name__ == "__main__":
    print(make_tarball(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
