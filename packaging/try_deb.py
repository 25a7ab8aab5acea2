#!/usr/bin/env python3
"""Tries the Debian package out in a clean system: `try_deb.py DEB --previous OLDER_DEB --work DIR`, as root on Debian.

A system of its own is made by debootstrap below DIR (`--base DIR` copies one that is there), the older package installed,
two people given homes, a stage offered. Then: every library is found, the program tests itself, the invitation opens in a
window under Xvfb; the package is upgraded while that window is open and a home is in use; a double click on the invitation
leads to the inbox in three actions (try_double_click.py, with what the desktop would start); with `--moto PYTHON`, the Python of
the tests, Leo's does too, whose production lies in a bucket; it is removed. What the people have must be
the same before and after, byte by byte. Everything is unmounted in the end, and deleted without `--keep`. Ubuntu comes from
its own mirror: `--suite noble --components main,universe --mirror URL --keyring FILE`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

APT = Path("/etc/apt")
TOOLS = (
    *("xvfb", "xauth", "x11-utils", "x11-apps", "xdotool"),
    *("libglib2.0-bin", "desktop-file-utils", "dbus", "at-spi2-core", "python3", "python3-pyatspi"),
)
"""What the trial needs and the package does not: a screen, hands, a desktop's way to open files, and what a screen reader has."""
CLICKS = Path(__file__).with_name("try_double_click.py")
MOST_ACTIONS = 3
ONLY_IN_THE_INBOX = "Accept"
PEOPLE = ("mira", "ana", "leo")
SERVER = Path(__file__).resolve().parent.parent / "tests" / "moto_one_at_a_time.py"
KEYS = ("testkey", "testsecret")
BUCKET = "s3://trial/night-bus"
WINDOW_S = 240
INSTALLED = ("usr/lib/segue", "usr/bin/segue", "usr/share/applications/org.segue.Studio.desktop")
MOUNTS = ("proc", "sys", "dev")
SCRIPTS = Path("/usr/share/debootstrap/scripts")


class TrialFailedError(Exception):
    """Something is not as it must be."""


class System:
    """A Debian in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: str, person: str = "", is_checked: bool = True) -> str:
        """Carry out a command inside, as root or as a person. Raises TrialFailedError."""
        command = ["chroot", str(self.root), *self._as(person), *words]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            env=ENVIRONMENT,
            umask=umask_of(person),
        )
        text = done.stdout.decode("utf-8", "replace")
        if is_checked and done.returncode:
            raise TrialFailedError(f"{' '.join(words)} ended with {done.returncode}: {text[-1500:]}")
        return text

    def start(self, *words: str, person: str) -> subprocess.Popen[bytes]:
        """The same in the background."""
        command = ["chroot", str(self.root), *self._as(person), *words]
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=ENVIRONMENT, umask=umask_of(person),
        )  # fmt: skip

    @staticmethod
    def _as(person: str) -> list[str]:
        if not person:
            return []
        home = f"/home/{person}"
        return ["setpriv", "--reuid", person, "--regid", person, "--clear-groups", "env", "-C", home, f"HOME={home}"]

    def install(self, *packages: str) -> str:
        """By apt-get, with what they depend on and no more."""
        return self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "--allow-downgrades", *packages)

    def files_of(self, person: str) -> dict[str, str]:
        """Every file that somebody has, by path, with a digest; journals of the database and locks come and go."""
        home = self.root / "home" / person
        return {
            str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(home.rglob("*"))
            if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock")) and ".cache" not in path.parts
        }


ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "DEBIAN_FRONTEND": "noninteractive",
    "LC_ALL": "C.UTF-8",
    "SEGUE_KEYS": "file",
    "SEGUE_SCRYPT_N": "1024",
    "DISPLAY": ":77",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "XDG_CURRENT_DESKTOP": "GNOME",
}


def umask_of(person: str) -> int:
    """Two people share a folder here, as they would on a NAS; the system's own is as it is (-1)."""
    return 0 if person else -1


def say(text: str) -> None:
    print(text, flush=True)


def mirror() -> str:
    """From where this system has its packages: the first source that apt knows. Raises TrialFailedError."""
    lists = [*sorted((APT / "sources.list.d").glob("*.sources")), APT / "sources.list"]
    for path in (one for one in lists if one.is_file()):
        found = re.search(r"^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return found[1]
    raise TrialFailedError("apt knows no source: packages for a fresh system have to come from somewhere")


def make_system(folder: Path, chosen: argparse.Namespace) -> System:
    """A fresh minimal Debian, or an Ubuntu from its mirror."""
    if chosen.base:
        subprocess.run(["cp", "-a", str(chosen.base), str(folder)], check=True)
    else:
        command = ["debootstrap", "--variant=minbase", f"--components={chosen.components}"]
        command += [f"--keyring={chosen.keyring}"] if chosen.keyring else []
        command += [chosen.suite, str(folder), chosen.mirror or mirror()]
        if not (SCRIPTS / chosen.suite).exists():
            command.append(str(SCRIPTS / "gutsy"))  # what Debian's debootstrap has for every Ubuntu
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile("/etc/resolv.conf", folder / "etc/resolv.conf")
    policy = folder / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")  # services are not started in here
    policy.chmod(0o755)
    return System(folder)


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    """The kernel's folders inside, for a while; whatever happens they are unmounted."""
    done: list[Path] = []
    try:
        for name in MOUNTS:
            place = root / name
            kind = ["-t", "proc", "proc"] if name == "proc" else ["--rbind", f"/{name}"]
            subprocess.run(["mount", *kind, str(place)], check=True)
            subprocess.run(["mount", "--make-rslave", str(place)], check=True)
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "-R", "-l", str(place)], check=False)


def packages_asked_for(system: System) -> None:
    """That every library of the program is found, with nothing installed but the package."""
    script = (
        "find /usr/lib/segue -type f \\( -name '*.so*' -o -name segue \\) | while read -r f; do "
        'LD_LIBRARY_PATH=/usr/lib/segue/_internal ldd "$f" 2>&1 | grep \'not found\' | sed "s|^|$f: |"; done; true'
    )
    missing = [line for line in system.run("sh", "-c", script).splitlines() if line.strip()]
    # plug-ins that are tried and passed over where the system has no such thing
    wrong = [line for line in missing if "/plugins/" not in line]
    say(f"  libraries: {len(missing)} not found, all of optional plug-ins" if not wrong else f"  libraries: {wrong}")
    if wrong:
        raise TrialFailedError("libraries are not found")
    for line in sorted({line.rsplit("=>", 1)[0].rsplit(":", 1)[-1].strip() for line in missing}):
        say(f"    for a plug-in: {line}")


def self_tested(system: System) -> None:
    text = system.run("segue", "self-test", "--json", person="mira")
    found = json.loads(text[text.index("\n{") if not text.startswith("{") else 0 :])
    for row in found["checks"]:
        say(f"  {'ok  ' if row['ok'] else 'none' if row['may_be_missing'] else 'FAIL'} {row['name']}: {row['detail']}")
    if not found["ok"] or not found["frozen"]:
        raise TrialFailedError("the self-test fails")


def productions(system: System) -> str:
    """What Mira has: each with its name and how many stages; dates and what waits go on meanwhile."""
    text = system.run("segue", "productions", "--json", person="mira")
    rows = json.loads(text[text.index("{") :])["rows"]
    return ", ".join(sorted(f"{row['id']} {row['title']}" for row in rows))


def an_invitation(system: System) -> str:
    """Mira has a production and offers a stage; the path of the invitation's file."""
    shared = system.root / "srv" / "shared"
    shared.mkdir(parents=True, exist_ok=True)
    shared.chmod(0o777)
    system.run("segue", "init", "--name", "Mira", person="mira")
    system.run("segue", "new", "Late Train", "--chain", "demo", "--depot", "/srv/shared/LateTrain", person="mira")
    guide = "/usr/lib/segue/_internal/assets/demo/guide.flac"
    system.run("segue", "deliver", "late-train/guide", guide, person="mira")
    text = system.run("segue", "offer", "late-train/drums", "--to", "Ana", "--price", "25", "--json", person="mira")
    offer = json.loads(text[text.index("{") :])
    system.run("segue", "sync", "--once", person="mira")
    return kept_pass(system, offer["pass"], "Ana")


def kept_pass(system: System, text: str, name: str) -> str:
    """Beside the shared folder, as whoever shares one hands it on: its path inside."""
    place = system.root / "srv" / "shared" / f"Invitation {name}.seguepass"
    place.write_text(text + "\n", encoding="utf-8")
    return f"/srv/shared/{place.name}"


@contextlib.contextmanager
def bucket(python: str) -> Iterator[str]:
    """The address of a server with an empty bucket, for as long as the block lasts. Raises TrialFailedError."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = subprocess.Popen([python, str(SERVER), str(port)], cwd=SERVER.parents[1], stderr=subprocess.DEVNULL)
    try:
        give_up_at = time.monotonic() + WINDOW_S
        while True:
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                line.request("PUT", "/trial")
                line.getresponse().read()
                break
            except OSError as error:
                if server.poll() is not None or time.monotonic() > give_up_at:
                    raise TrialFailedError(f"the server for the bucket does not start: {error}") from error
                time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        ended(server)


def an_invitation_to_a_bucket(system: System, address: str) -> str:
    """Mira has a second production, in a bucket, and offers a stage of it; the path of the invitation's file."""
    key_id, secret = KEYS
    at = (BUCKET, "--endpoint-url", address)
    (system.root / "srv" / "secret").write_text(secret + "\n", encoding="utf-8")
    system.run("segue", "depot", "login", *at, "--key-id", key_id, "--secret-file", "/srv/secret", person="mira")
    system.run("segue", "new", "Night Bus", "--chain", "demo", "--depot", *at, "--access", "shared", person="mira")
    guide = "/usr/lib/segue/_internal/assets/demo/guide.flac"
    system.run("segue", "deliver", "night-bus/guide", guide, person="mira")
    text = system.run("segue", "offer", "night-bus/drums", "--to", "Leo", "--price", "25", "--json", person="mira")
    offer = json.loads(text[text.index("{") :])
    system.run("segue", "sync", "--once", person="mira")
    return kept_pass(system, offer["pass"], "Leo")


def wait_for_window(system: System, program: subprocess.Popen[bytes]) -> str:
    """The title of the program's window. Raises TrialFailedError when none comes."""
    give_up_at = time.monotonic() + WINDOW_S
    while time.monotonic() < give_up_at:
        if program.poll() is not None:
            raise TrialFailedError(f"the window's program ended with {program.returncode}")
        tree = system.run("xwininfo", "-root", "-tree", is_checked=False)
        titles = [line.strip() for line in tree.splitlines() if "segue" in line.lower() and "has no name" not in line]
        wide = [title for title in titles if (size := re.search(r"(\d+)x\d+\+", title)) and int(size[1]) > 500]
        if wide:
            time.sleep(8)  # what the invitation shows comes after the first picture
            return wide[0]
        time.sleep(0.5)
    raise TrialFailedError("no window appears")


def double_clicked(system: System, invitation: str, picture: Path | None, name: str = "Ana") -> None:
    """Somebody opens it as the desktop would and gets to the inbox. Raises TrialFailedError when that takes too much."""
    person = name.lower()
    place = system.root / "srv" / f"clicks-{person}"
    place.mkdir()
    place.chmod(0o777)
    shutil.copyfile(CLICKS, place / CLICKS.name)
    say(f"Double click on the invitation: {name}")
    inside = f"/srv/{place.name}"
    words = (invitation, name, ONLY_IN_THE_INBOX, f"{inside}/told.json", f"{inside}/end")
    session = system.start("dbus-run-session", "--", "python3", f"{inside}/{CLICKS.name}", *words, person=person)
    told = place / "told.json"
    give_up_at = time.monotonic() + WINDOW_S
    try:
        while not told.exists():
            if session.poll() is not None or time.monotonic() > give_up_at:
                raise TrialFailedError("the double click came to nothing")
            time.sleep(0.3)
        if picture:
            photographed(system, picture)
        found = json.loads(told.read_text(encoding="utf-8"))
    finally:
        (place / "end").touch()
        with contextlib.suppress(subprocess.TimeoutExpired):
            session.wait(30)
        ended(session)
    say(f"  {', then '.join(found['actions'])}: {len(found['actions'])} actions")
    if found["failed"]:
        raise TrialFailedError(f"that does not lead to the inbox; shown is {found['shown']}")
    text = system.run("segue", "inbox", "--json", person=person)
    gigs = [row["title"] for row in json.loads(text[text.index("{") :])["rows"]]
    say(f"  in {name}'s inbox: {gigs}; shown: {[line for line in found['shown'] if ONLY_IN_THE_INBOX in line]}")
    if len(gigs) != 1 or len(found["actions"]) > MOST_ACTIONS:
        raise TrialFailedError("the inbox should hold one gig, after three actions")


def ended(*programs: subprocess.Popen[bytes]) -> None:
    """Ask them to end, and wait for it."""
    for program in programs:
        program.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(20)


def tried(system: System, deb: Path, previous: Path, picture: Path | None, moto: str = "") -> None:
    """Everything that the module's first lines tell. Raises TrialFailedError."""
    for path in (deb, previous):
        shutil.copyfile(path, system.root / "root" / path.name)
    system.run("apt-get", "update", "-qq")
    say(f"Installing {previous.name}")
    system.install(f"/root/{previous.name}")
    packages_asked_for(system)
    for person in PEOPLE:
        system.run("useradd", "-m", "-s", "/bin/sh", person)
    say(f"  files: {' '.join(system.run('grep', 'x-segue-pass', '/usr/share/mime/globs2').split())}")
    self_tested(system)
    invitation = an_invitation(system)
    system.install(*TOOLS)
    screen = system.start("Xvfb", ":77", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac", person="ana")
    try:
        time.sleep(3)
        told = upgraded_while_open(system, invitation, deb)
        self_tested(system)
        double_clicked(system, invitation, picture)
        if moto:
            with bucket(moto) as address:
                invitation = an_invitation_to_a_bucket(system, address)
                double_clicked(system, invitation, None, "Leo")
            told = productions(system)
    finally:
        ended(screen)
    removed(system, deb, told)


def upgraded_while_open(system: System, invitation: str, deb: Path) -> str:
    """Ana's window shows the invitation and Mira's home is in use meanwhile. What Mira's productions are."""
    say("Opening the invitation under Xvfb")
    window = system.start("segue", invitation, person="ana")
    keeper = system.start("segue", "sync", person="mira")
    try:
        say(f"  {wait_for_window(system, window)}")
        say(f"Upgrading to {deb.name} while that window is open and Mira synchronises")
        before = {person: system.files_of(person) for person in PEOPLE}
        told = productions(system)
        say(f"  {system.install(f'/root/{deb.name}').strip().splitlines()[-1]}")
        if window.poll() is not None or keeper.poll() is not None:
            raise TrialFailedError("the open window or the running sync did not survive the upgrade")
    finally:
        ended(window, keeper)
    lost = sorted(name for person in PEOPLE for name in before[person].keys() - system.files_of(person).keys())
    say(f"  {sum(map(len, before.values()))} files of the two people, gone: {lost or 'none'}")
    if lost:
        raise TrialFailedError("files are gone")
    if productions(system) != told:
        raise TrialFailedError("Mira's productions are not what they were")
    say(f"  {system.run('segue', 'verify', 'late-train', person='mira').strip().splitlines()[-1]}")
    return told


def removed(system: System, deb: Path, told: str) -> None:
    """Purged, and installed again."""
    say("Removing it")
    kept = {person: system.files_of(person) for person in PEOPLE}
    system.run("apt-get", "purge", "-y", "-qq", "segue")
    if {person: system.files_of(person) for person in PEOPLE} != kept:
        raise TrialFailedError("removing the package changed somebody's files")
    left = [name for name in INSTALLED if (system.root / name).exists()]
    if left:
        raise TrialFailedError(f"left behind: {left}")
    say(f"  nothing of it is left, {sum(map(len, kept.values()))} files of the two people are as they were")
    system.install(f"/root/{deb.name}")
    if productions(system) != told:
        raise TrialFailedError("installed again, it does not find Mira's productions")
    say("  installed again, it finds everything")


def photographed(system: System, picture: Path) -> None:
    """The screen as an xwd file, made a PNG by ImageMagick where that is here."""
    system.run("sh", "-c", "xwd -root -silent > /root/screen.xwd")
    source = system.root / "root" / "screen.xwd"
    if shutil.which("convert"):
        subprocess.run(["convert", f"xwd:{source}", str(picture)], check=False)
        say(f"  picture: {picture}")


def main(arguments: list[str]) -> int:
    """Exit status 0 when all is well."""
    parser = argparse.ArgumentParser(prog="try_deb.py", description=__doc__.splitlines()[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--previous", type=Path, required=True, help="an older package to upgrade from")
    parser.add_argument("--work", type=Path, required=True, help="a folder on a disk with 3 GB to spare")
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="", help="of another system than this one's")
    parser.add_argument("--components", default="main", help="parts of the mirror")
    parser.add_argument("--keyring", default="", help="the keys of that mirror")
    parser.add_argument("--base", type=Path, help="a system that debootstrap has made, to be copied")
    parser.add_argument("--picture", type=Path, help="where to keep a picture of the window")
    parser.add_argument("--moto", default="", metavar="PYTHON", help="one that has moto: also over a bucket")
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args(arguments)
    if os.geteuid() != 0:
        print("This makes a system of its own: run it as root.", file=sys.stderr)
        return 2
    root = chosen.work / f"try-deb-{chosen.suite}"
    try:
        say(f"Making a clean {chosen.suite}")
        system = make_system(root, chosen)
        with mounted(root):
            tried(system, chosen.deb, chosen.previous, chosen.picture, chosen.moto)
        say("All is well.")
    except TrialFailedError as failure:
        say(f"FAILED: {failure}")
        return 1
    finally:
        if not chosen.keep and not os.path.ismount(root / "proc"):
            shutil.rmtree(root, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
