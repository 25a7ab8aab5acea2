"""A rendering of any kind that is killed, or meets the end of the disk, leaves whole files only: the old ones or the new."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.app.page_sharing import drop_pages, pages_of
from studio.crash_points import CRASH_STATUS
from studio.domain.ids import new_id
from studio.durable import is_temporary
from studio.media.render_cache import hash_of
from tests.robots.fork_server import ForkServer
from tests.servers import moto_server  # noqa: F401 -- fixture
from tests.stories.render_story import KINDS, NOW_MS, opened, prepare
from tests.stories.test_disk_full import fill, mounted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers import S3Server

POINTS = ("render.file", "render.synced", "whole.renamed")
"""On the way into the cache, before the first name is given and after; each run goes on from where the one before was killed."""
ON_THE_WAY = (
    "copy_file.half",
    "copy_file.written",
    "whole.rename",
    "whole.renamed",
    "copy_file.half:3",
    "whole.renamed:3",
)
"""The same while a deliverable is handed on to a folder: its first file, and the manifest, which comes last."""
SHARE = 0.6
"""How much of the room that a rendering takes is left on the full disk: enough to begin."""

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
    pytest.mark.xdist_group("render-kills"),
]


class Disk:
    """A small disk, where one can be had, with the files that are rendered from."""

    def __init__(self, folder: Path, server: ForkServer, why_no_disk: str) -> None:
        self.folder, self._server, self.why_no_disk = folder, server, why_no_disk

    def render(self, kind: str, number: int, *words: str, at: str = "") -> tuple[int, dict[str, str], str]:
        told = self._server.run(str(self.folder), kind, str(number), *words, at=at)
        return told.status, told.said, told.error

    def made(self, kind: str, number: int) -> dict[str, str]:
        status, said, error = self.render(kind, number)
        assert status == 0, error
        assert self.there(kind) == said
        return said

    def there(self, kind: str) -> dict[str, str]:
        """The deliverable's files that a person sees, by name."""
        out = self.folder / kind / "out"
        files = (path for path in out.rglob("*") if path.is_file() and not is_temporary(path.name))
        return {str(path.relative_to(out)): hash_of(path) for path in files}

    def temporary(self, kind: str) -> list[Path]:
        return [path for path in (self.folder / kind).rglob("*") if is_temporary(path.name)]


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    folder = Path(tempfile.mkdtemp(prefix="segue-render-"))
    reason = mounted(folder)
    try:
        prepare(folder / "files")
        with ForkServer("tests.stories.render_story", SEGUE_PLAIN_LOOPS="1") as server:
            yield Disk(folder, server, reason)
    finally:
        if not reason:
            os.system(f"umount -l {folder}")  # noqa: S605 -- a name of our own
        shutil.rmtree(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_killed_or_without_room_it_leaves_whole_files_only(disk: Disk, kind: str) -> None:
    old = disk.made(kind, 0)
    seen = []
    for at in POINTS:
        status, _, error = disk.render(kind, 1, at=at)
        assert status == CRASH_STATUS, f"it did not come by {at}: {error}"
        seen.append(disk.there(kind))
    for path in disk.temporary(kind):
        os.utime(path, (0, 0))
    new = disk.made(kind, 1)
    assert disk.temporary(kind) == [], "what a kill leaves is swept when it is old"
    assert new != old
    assert seen[1] == old, "before the first name is given the old deliverable is whole"
    for there in seen:
        assert there.keys() >= old.keys()
        assert all(digest in (old[name], new[name]) for name, digest in there.items())
    shutil.rmtree(disk.folder / kind / "cache")
    if disk.why_no_disk:
        pytest.skip(f"no small file system here: {disk.why_no_disk}")
    disk.made(kind, 2)
    needed_kb = (sum_of(disk.folder / kind / "cache") + sum_of(disk.folder / kind / "out")) // 1024
    shutil.rmtree(disk.folder / kind / "cache")
    kept = disk.there(kind)
    filler = fill(disk.folder, round(needed_kb * SHARE))
    status, _, error = disk.render(kind, 3, "late")
    filler.unlink()
    assert (status, disk.there(kind), disk.temporary(kind)) == (1, kept, []), error
    assert error.startswith("DiskError: "), error
    assert "Free some space" in error, error
    shutil.rmtree(disk.folder / kind)


def test_handed_on_and_killed_or_without_room_it_leaves_whole_files_only(disk: Disk) -> None:
    kind = "handed-on"
    old = disk.made(kind, 0)
    seen = []
    for at in ON_THE_WAY:
        status, _, error = disk.render(kind, 1, at=at)
        assert status == CRASH_STATUS, f"it did not come by {at}: {error}"
        seen.append({name: digest for name, digest in disk.there(kind).items() if not name.startswith(".")})
    new = disk.made(kind, 1)
    assert seen[0] == seen[1] == seen[2] == old, "before the first name is given the old one is whole"
    assert seen[-1] == new, "with its manifest it is complete"
    for there in seen:
        assert there.keys() == old.keys()
        assert all(digest in (old[name], new[name]) for name, digest in there.items())
    if disk.why_no_disk:
        pytest.skip(f"no small file system here: {disk.why_no_disk}")
    shutil.copytree(disk.folder / kind / "made-1", disk.folder / kind / "made-2")
    filler = fill(disk.folder, 40)
    status, _, error = disk.render(kind, 2)
    filler.unlink()
    assert (status, disk.there(kind)) == (1, new), error
    assert error.startswith("DiskError: "), error
    shutil.rmtree(disk.folder / kind)


def test_killed_on_the_way_to_a_bucket_each_file_there_is_whole(disk: Disk, moto_server: S3Server) -> None:  # noqa: F811
    """The manifest comes last: until then the one that is there names the earlier files."""
    url = f"s3://{moto_server.new_bucket()}/late"
    with contextlib.closing(opened(moto_server.endpoint_url, url)) as depot:

        def there() -> dict[str, str]:
            rows = depot.bucket_call("list_objects_v2")["Contents"]
            bodies = {row["Key"]: depot.bucket_call("get_object", Key=row["Key"])["Body"] for row in rows}
            return {name: hashlib.sha256(body.read()).hexdigest() for name, body in bodies.items()}

        def push(number: int, at: str = "") -> tuple[int, dict[str, str]]:
            told = disk.render("to-bucket", number, moto_server.endpoint_url, url, at=at)
            assert told[0] in (0, CRASH_STATUS), told[2]
            return told[0], there()

        status, old = push(0)
        assert status == 0
        manifest = next(name for name in old if name.endswith(".manifest.json"))
        seen = [push(1, at) for at in ("hand_on.put", "hand_on.sent", "hand_on.put:3", "hand_on.sent:3")]
        status, new = push(1)
    assert (status, {status for status, _ in seen}) == (0, {CRASH_STATUS})
    assert all(old[name] != new[name] for name in old)
    assert [sum(found[name] == new[name] for name in old) for _, found in seen] == [0, 1, 2, 3]
    assert [found[manifest] == new[manifest] for _, found in seen] == [False, False, False, True]
    assert all(digest in (old[name], new[name]) for _, found in seen for name, digest in found.items())
    shutil.rmtree(disk.folder / "to-bucket")


def test_a_page_that_is_killed_has_no_name_and_one_behind_a_link_is_named_to_nobody(
    disk: Disk,
    moto_server: S3Server,  # noqa: F811
) -> None:
    assert disk.render("to-page", 0, at="page.rename")[0] == CRASH_STATUS
    assert not (disk.folder / "to-page" / "out").exists(), "before it is whole it has no name"
    assert disk.render("to-page", 0, at="page.renamed")[0] == CRASH_STATUS
    whole = disk.there("to-page")
    shutil.rmtree(disk.folder / "to-page" / "out")
    assert disk.made("to-page", 0).keys() == whole.keys(), "and with its name it is whole"
    shutil.rmtree(disk.folder / "to-page")

    words = (moto_server.endpoint_url, f"s3://{moto_server.new_bucket()}/late", new_id())
    with contextlib.closing(opened(*words[:2])) as depot:
        for at, pages in (("page.put", 0), ("page.put:5", 0), ("page.sent", 1)):
            status, _, error = disk.render("to-link", 0, *words, at=at)
            assert status == CRASH_STATUS, f"it did not come by {at}: {error}"
            assert len(pages_of(depot, words[2], NOW_MS, ("late",))) == pages, at
        assert disk.render("to-link", 0, *words)[0] == 0
        assert len(pages_of(depot, words[2], NOW_MS, ("late",))) == 2
        assert drop_pages(depot, words[2], NOW_MS + 8 * 86_400_000) > 8, "what was broken off goes with the rest"
        assert depot.bucket_call("list_objects_v2")["KeyCount"] == 0
    shutil.rmtree(disk.folder / "to-link")


def sum_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
