#!/usr/bin/env python3
"""Makes dist/Segue-VERSION-ARCH.dmg of dist/Segue.app, on macOS: `make_dmg.py [--app dist/Segue.app] [--out dist]`.

With SEGUE_CODESIGN_IDENTITY set the app is signed for the hardened runtime, innermost libraries first, and the image too;
with SEGUE_NOTARY_PROFILE (a keychain profile of notarytool) it is notarised and stapled. Without them it is signed by
nobody, which Apple's own processors ask for at least, and the system warns at the first start. Standard library only.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")
NOBODY = "-"
"""codesign's word for a signature without a name."""
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def run(*words: str | Path) -> None:
    """Raises CalledProcessError."""
    subprocess.run([str(word) for word in words], check=True)


def programs_in(app: Path) -> list[Path]:
    """Every library and program of the app, innermost first, its own program last."""
    main = app / "Contents" / "MacOS" / "segue"
    found = []
    for path in app.rglob("*"):
        if path.is_file() and not path.is_symlink() and path != main:
            with path.open("rb") as file:
                if file.read(4) in MACH_O:
                    found.append(path)
    return [*sorted(found, key=lambda path: (-len(path.parts), str(path))), main]


def sign(app: Path, identity: str) -> None:
    """All of it, then look whether macOS agrees."""
    hardened = ["--timestamp", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    named = hardened if identity != NOBODY else []
    for path in [*programs_in(app), app]:
        run("codesign", "--force", "--sign", identity, *named, path)
    run("codesign", "--verify", "--strict", "--deep", app)


def make_image(app: Path, out: Path) -> Path:
    """A compressed image with the app and a link to the folder of applications."""
    with tempfile.TemporaryDirectory(prefix="segue-dmg-") as name:
        run("ditto", app, Path(name) / app.name)
        (Path(name) / "Applications").symlink_to("/Applications")
        out.unlink(missing_ok=True)
        run("hdiutil", "create", "-volname", "Segue", "-srcfolder", name, "-fs", "HFS+", "-format", "ULFO", out)
    return out


def notarise(image: Path, profile: str) -> None:
    """Apple looks at it, which takes minutes; its answer is kept in the image."""
    run("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
    run("xcrun", "stapler", "staple", image)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_dmg.py", description=__doc__.splitlines()[0])
    parser.add_argument("--app", type=Path, default=ROOT / "dist" / "Segue.app")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    chosen = parser.parse_args(arguments)
    if not shutil.which("hdiutil"):
        print("A disk image is made on macOS.", file=sys.stderr)
        return 2
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    identity, profile = os.environ.get("SEGUE_CODESIGN_IDENTITY", ""), os.environ.get("SEGUE_NOTARY_PROFILE", "")
    sign(chosen.app, identity or NOBODY)
    image = make_image(chosen.app, chosen.out / f"Segue-{version}-{platform.machine()}.dmg")
    if identity:
        run("codesign", "--sign", identity, "--timestamp", image)
    if identity and profile:
        notarise(image, profile)
    print(image)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
