"""The folder with everybody's files is moved: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import workspace_commands as ws
from studio.actions.commands import SetStage
from studio.app import workspace_desk
from studio.app.studio import open_studio
from studio.crash_points import CRASH_POINTS, CRASH_STATUS
from studio.domain.errors import BadInputError, CancelledError, DiskError, RefusedError
from studio.store.lock import SharedLock
from studio.store.workspace import MARKER_NAME, WorkspaceAwayError
from tests.robots.fork_server import ForkServer
from tests.stories.workspace_story import THROWN, tree
from tests.world import Person, World

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = {
    "rename": ("workspace.rename", "workspace.renamed", "workspace.switched"),
    "copy": (
        "workspace.trial", "workspace.begin", "workspace.copy", "workspace.copied:2", "workspace.link", "workspace.arrived",
        "workspace.switched", "workspace.delete:2", "workspace.clear", "workspace.cleared",
    ),
    "keep": ("workspace.switched",),
}  # fmt: skip
NEXT_TO_ANOTHER = {"workspace.trial", "workspace.begin", "workspace.copy", "workspace.link", "workspace.clear"}
"""The world looks there as at a label beside it: tried with SEGUE_THOROUGH=1."""
FROM_BEFORE = ("workspace.copy", "workspace.swept")
"""Ended in the middle of a file, and at what sweeps that away when it goes on."""
FAILED = "workspace.undone"
FORKED = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
THROWN_AWAY = "workspace.taken_back"
"""Whoever is ended here cannot know later whose the copy is: it comes back, since nothing is ever deleted that may be wanted."""


def test_every_point_is_tried() -> None:
    tried = {label.partition(":")[0] for labels in STEPS.values() for label in labels}
    assert tried | {*FROM_BEFORE, FAILED, THROWN_AWAY} == {
        label for label in CRASH_POINTS if label.startswith("workspace.")
    }


class Kills:
    """A world with something to move, which is put back before each move; moves are told by the fork server."""

    def __init__(self, server: ForkServer, folder: Path) -> None:
        self._server, self._world, self._before = server, folder / "world", folder / "before"
        self._world.mkdir()
        self.begun = server.run(str(self._world), "begin", "whole")
        assert self.begun.status == 0, self.begun.error
        shutil.copytree(self._world, self._before, symlinks=True)

    def killed(self, step: str, *labels: str) -> None:
        """Begin anew and end at each label in turn."""
        shutil.rmtree(self._world)
        shutil.copytree(self._before, self._world, symlinks=True)
        for label in labels:
            told = self._server.run(str(self._world), step, at=label)
            assert told.status == CRASH_STATUS, f"{step} did not come by {label}: {told.error}"

    def ended(self, step: str) -> dict[str, Any]:
        """Do it once more: what there is then. All files were there before that."""
        told = self._server.run(str(self._world), "whole", step, "look")
        assert told.status == 0, f"{step}: {told.error}"
        assert told.said["whole"] == self.begun.said["whole"]
        return told.said["look"]

    def good(self, step: str) -> dict[str, Any]:
        """Where nothing ends it."""
        self.killed(step)
        found = self.ended(step)
        assert found["tree"] == self.begun.said["whole"]["tree"]
        assert found["where"] == "elsewhere"
        assert bool(found["old"]) == (step == "keep")
        return found


@pytest.fixture(scope="module")
def kills() -> Iterator[Kills]:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    own = {"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024", "SEGUE_PLAIN_LOOPS": "1"}
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        ForkServer("tests.stories.workspace_story", **own) as server,
    ):
        yield Kills(server, Path(folder))


@FORKED
@pytest.mark.parametrize("step", STEPS)
def test_killed_anywhere_one_of_the_folders_is_whole_and_once_more_comes_to_the_same_end(
    kills: Kills, step: str
) -> None:
    good = kills.good(step)
    for label in STEPS[step]:
        if label not in NEXT_TO_ANOTHER or os.environ.get("SEGUE_THOROUGH"):
            kills.killed(step, label)
            assert kills.ended(step) == good, label


@FORKED
def test_killed_where_it_goes_on_fails_or_somebody_throws_a_file_away(kills: Kills) -> None:
    kills.killed("copy", *FROM_BEFORE)
    good = kills.ended("copy")
    assert good["tree"] == kills.begun.said["whole"]["tree"]
    kills.killed("fail", FAILED)
    assert kills.ended("copy") == good
    kills.killed("throw", THROWN_AWAY)
    found = kills.ended("copy")
    assert found["tree"].pop(THROWN)
    assert found == good


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def mira(world: World) -> Person:
    """Mira with a take that is sent."""
    mira = world.owner("Mira")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    return mira


def test_where_it_may_not_lie(mira: Person, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before, place = tree(mira.studio.workspace), world.folder
    (place / "full").mkdir()
    (place / "full" / "holiday.jpg").write_text("a beach")
    other = world.owner("Ana").studio.workspace
    (place / "file").write_text("")

    def refused(folder: Path, kind: type[Exception] = RefusedError) -> str:
        with pytest.raises(kind) as raised:
            mira.does(ws.MoveWorkspace(str(folder)))
        error = raised.value
        assert error.what_to_do  # type: ignore[attr-defined]
        return f"{error.message} {error.what_to_do}"  # type: ignore[attr-defined]

    assert "there already" in refused(mira.studio.workspace)
    assert "in one another" in refused(mira.studio.workspace / "deeper")
    assert "home" in refused(mira.home_folder / "files")
    assert "in one another" in refused(mira.home_folder)
    assert "shared folder of “Late Train”" in refused(Path(world.depot_url) / "mine")
    assert str(place / "full" / "Segue") in refused(place / "full")
    assert "another person" in refused(other)
    assert "a file" in refused(place / "file", BadInputError)
    assert "Connect its disk" in refused(place / "not mounted" / "Segue", BadInputError)
    with monkeypatch.context() as small:
        small.setattr(workspace_desk, "_may_rename", lambda _source, _target: False)
        small.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=0))
        assert "are free" in refused(place / "small", DiskError)
    assert not (place / "small").exists()
    if os.name == "posix" and os.geteuid() != 0:
        (place / "locked").mkdir(mode=0o500)
        assert "can be written" in refused(place / "locked", DiskError)
    assert tree(mira.studio.workspace) == before
    assert sorted(path.name for path in (place / "full").iterdir()) == ["holiday.jpg"]


def test_stopped_in_the_middle_nothing_has_changed(mira: Person, world: World) -> None:
    before, cancel, target = tree(mira.studio.workspace), threading.Event(), world.folder / "elsewhere"

    def stop_soon(_share: float, words: str) -> None:
        if words.startswith("Copying"):
            cancel.set()

    with pytest.raises(CancelledError):
        mira.studio.run(ws.MoveWorkspace(str(target), is_kept=True), progress=stop_soon, cancel=cancel)
    assert not target.exists()
    assert tree(mira.studio.workspace) == before
    assert mira.studio.workspace_standing()["copies"] == ""


def test_a_disk_that_is_pulled_out_is_never_read_as_deleted(mira: Person, world: World) -> None:
    workspace, target = mira.studio.workspace, world.folder / "elsewhere"
    before = tree(workspace)
    away = workspace.rename(world.folder / "other mount point")
    with pytest.raises(WorkspaceAwayError, match="not there"):
        mira.does(ws.MoveWorkspace(str(target)))
    workspace.mkdir()
    with pytest.raises(WorkspaceAwayError, match="empty"):
        mira.does(ws.MoveWorkspace(str(target)))
    assert not target.exists()
    with pytest.raises(RefusedError, match="marker is missing"):
        mira.does(ws.UseWorkspace(str(mira.files)))
    done = mira.does(ws.UseWorkspace(str(away)))
    assert (done["how"], mira.studio.workspace, tree(away)) == ("adopted", away, before)
    mira.restarts()
    assert mira.studio.workspace == away


def test_pulled_out_while_it_is_copied(mira: Person, world: World) -> None:
    workspace, target = mira.studio.workspace, world.folder / "elsewhere"
    before = tree(workspace)

    def pull(_share: float, words: str) -> None:
        if words.startswith("Copying") and workspace.exists():
            workspace.rename(world.folder / "pulled out")
            workspace.mkdir()

    with pytest.raises((WorkspaceAwayError, DiskError)):
        mira.studio.run(ws.MoveWorkspace(str(target), is_kept=True), progress=pull)
    assert mira.studio.workspace == workspace
    assert tree(world.folder / "pulled out") == before


def test_what_a_person_changes_meanwhile_comes_along_and_is_never_deleted(mira: Person, world: World) -> None:
    own, target = mira.studio.workspace / "mix.rpp", world.folder / "elsewhere"
    old = mira.studio.workspace
    (old / "gone.txt").write_text("not wanted any more")
    own.write_text("first")
    seen = set()

    def work_on(_share: float, words: str) -> None:
        if words.startswith("Copying") and "changed" not in seen and (target / "mix.rpp").exists():
            seen.add("changed")
            own.write_text("second thoughts")
            (old / "gone.txt").unlink()
            (old / "new.txt").write_text("new")

    mira.studio.run(ws.MoveWorkspace(str(target), is_kept=True), progress=work_on)
    assert seen
    assert (target / "mix.rpp").read_text() == "second thoughts"
    assert (target / "new.txt").exists()
    assert not (target / "gone.txt").exists()
    assert own.read_text() == "second thoughts"  # they were to stay


def test_another_process_and_a_running_synchronisation_follow(mira: Person, world: World) -> None:
    other = open_studio(mira.home_folder, clock=world.clock)
    try:
        other.start_sync()
        target = world.folder / "elsewhere"
        mira.does(ws.MoveWorkspace(str(target)))
        other.run(SetStage("idea", {"title": "The idea"}))
        assert other.workspace == target
        assert other.synchroniser.is_running
        assert (target / MARKER_NAME).exists()
    finally:
        other.close()


def test_it_waits_for_what_works_with_files_and_can_be_stopped_meanwhile(mira: Person, world: World) -> None:
    waited, cancel = threading.Event(), threading.Event()

    def told(_share: float, words: str) -> None:
        if words.startswith("Waiting"):
            waited.set()
            cancel.set()

    deliveries = SharedLock(
        mira.home_folder / "files.lock"
    )  # as another process holds it while it delivers or assembles
    with deliveries.held(alone=False, on_wait=waited.set), pytest.raises(CancelledError):
        mira.studio.run(ws.MoveWorkspace(str(world.folder / "elsewhere")), progress=told, cancel=cancel)
    assert waited.is_set()
    assert mira.does(ws.MoveWorkspace(str(world.folder / "elsewhere")))["how"] == "renamed"
