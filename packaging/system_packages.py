"""Libraries of the operating system that Qt's wheels expect: see what is missing, install it where that is allowed.

Linux only; Windows and macOS bring everything. Never asks for a password.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from interpreters import SetupError

# shared library -> Debian package, in groups of purpose
LIBRARIES = {
    "drawing": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libbrotlidec.so.1": "libbrotli1",
    },
    "window": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libX11-xcb.so.1": "libx11-xcb1",
    },
    "sound": {
        "libpulse.so.0": "libpulse0",
        "libXrandr.so.2": "libxrandr2",
        "libXext.so.6": "libxext6",
        "libdrm.so.2": "libdrm2",
    },
}


def missing_packages(groups: tuple[str, ...]) -> list[str]:
    """Debian packages whose libraries the dynamic loader does not find. Always empty off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing = set()
    for group in groups:
        for library, package in LIBRARIES[group].items():
            try:
                ctypes.CDLL(library)
            except OSError:
                missing.add(package)
    return sorted(missing)


def provide_libraries(wanted: tuple[str, ...], *, required: tuple[str, ...] = ()) -> None:
    """Install what the loader does not find. What cannot be had is said, and stops us only if it is required.

    Raises SetupError.
    """
    missing = missing_packages(wanted)
    if not missing:
        return
    try:
        install_packages(missing, "for Qt")
    except SetupError as error:
        if missing_packages(required):
            raise
        print(f"{error}\nGoing on without them.", file=sys.stderr, flush=True)


def line_to_run(packages: list[str]) -> str:
    """What a person types to install packages, as this machine lets people become root."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if root_prefix() == []:
        return line
    return f"sudo {line}" if shutil.which("sudo") else f'su -c "{line}"'


def install_packages(packages: list[str], purpose: str, *, later: tuple[str, ...] = ()) -> None:
    """By apt-get as root or with a sudo that asks nothing; else name the exact line. Raises SetupError.

    ``later`` are groups of libraries that will be wanted next: the line names what is missing of them too, so that a
    person runs one line and not one after another.
    """
    names = " ".join(packages)
    line = line_to_run([*packages, *(name for name in missing_packages(later) if name not in packages)])
    if not shutil.which("apt-get"):
        message = f"System packages are missing {purpose}. Debian calls them:\n  {names}"
        raise SetupError(message + "\nInstall their like for this system.")
    prefix = root_prefix()
    if prefix is None:
        raise SetupError(f"System packages are missing {purpose}. Run this line, then try again:\n  {line}")
    print(f"Installing system packages {purpose}: {names}", file=sys.stderr, flush=True)
    install = [*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    # The package lists of a fresh machine are often empty or old: try, refresh, try again.
    done = run_apt(install)
    if done.returncode != 0:
        run_apt([*prefix, "apt-get", "update"])
        done = run_apt(install)
    if done.returncode != 0:
        last_lines = "\n  ".join(done.stdout.decode("utf-8", "replace").strip().splitlines()[-4:])
        raise SetupError(
            f"The system packages could not be installed. Try by hand:\n  {line}\nIt said:\n  {last_lines}"
        )


def run_apt(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def root_prefix() -> list[str] | None:
    """[] for root, ["sudo", "-n"] where sudo asks for no password, else None."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(
            ["sudo", "-n", "true"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None
