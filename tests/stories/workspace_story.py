"""The folder with everybody's files goes to another place, in steps that can be killed. Told by the fork server.

``FOLDER STEP...``: begin, rename, copy, keep, throw, fail; ``whole`` and ``look`` print what there is then.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from studio.actions import workspace_commands as ws
from studio.app import workspace_desk
from studio.domain.errors import DiskError
from studio.store.workspace import workspace_problem
from tests.stories.crash_story import Story

FULL = "The disk is full."
THROWN = "Late Train/my own/passing.txt"


class Moving(Story):
    """Mira has a take, a file of her own, a link, an empty folder, and something that Ana's gig still has to send."""

    def begin(self) -> None:
        self.init()
        self.new()
        self.deliver_own()
        own = self.mira.studio.workspace / "Late Train" / "my own"
        (own / "empty").mkdir(parents=True)
        (own / "sketch.txt").write_text("mine")
        (own / "link").symlink_to("sketch.txt")
        self.mira.delivers("idea", self.mira.writes("idea.txt", "another late train " * 20_000))

    @property
    def target(self) -> Path:
        return self.folder / "elsewhere"

    def rename(self) -> None:
        self._move(is_kept=False)

    def keep(self) -> None:
        self._move(is_kept=True)

    def copy(self) -> None:
        """As between two disks, which a test cannot rely on."""
        workspace_desk._may_rename = lambda _source, _target: False  # noqa: SLF001
        self._move(is_kept=False)

    def throw(self) -> None:
        """A file goes into the bin after it was copied."""
        workspace_desk._may_rename = lambda _source, _target: False  # noqa: SLF001
        passing = self.mira.studio.workspace / THROWN
        passing.write_text("not for long")

        def work_on(_share: float, _words: str) -> None:
            if (self.target / THROWN).exists():
                passing.unlink(missing_ok=True)

        self.mira.studio.run(ws.MoveWorkspace(str(self.target), is_kept=False), progress=work_on)

    def fail(self) -> None:
        """The home's own disk is full when everything has arrived."""
        workspace_desk._switch = _is_full  # noqa: SLF001
        self.copy()

    def _move(self, *, is_kept: bool) -> None:
        if self.mira.studio.workspace != self.target:
            self.mira.does(ws.MoveWorkspace(str(self.target), is_kept=is_kept))
        if self.mira.studio.workspace_standing()["copies"]:
            self.mira.does(ws.ClearWorkspaceCopies())

    def whole(self) -> dict[str, Any]:
        """The workspace as the home knows it: always there, and all of it."""
        home = self.mira.studio.store
        with home.read() as connection:
            problem = workspace_problem(home, connection)
        return {"is_there": problem is None, "tree": tree(home.workspace)}

    def look(self) -> dict[str, Any]:
        """What must be the same however often it was killed; the take that waited has been sent from where it lies now."""
        self.mira.syncs()
        old = self.mira.home_folder / "workspace"
        return {
            **self.whole(),
            "where": self.mira.studio.workspace.name,
            "old": sorted(tree(old)) if old.exists() else [],
            "outstanding": self.mira.studio.synchroniser.outstanding(),
        }


def _is_full(*_arguments: Any) -> None:
    raise DiskError(FULL)


def tree(root: Path) -> dict[str, str]:
    """What lies below a folder, by its path, but the markers."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_dir():
            found[name] = "folder"
        elif not name.startswith(".segue-workspace"):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def main(words: list[str]) -> int:
    """See the module."""
    folder, *steps = words
    moving = Moving(Path(folder))
    said = {name: getattr(moving, name)() for name in steps}
    print(json.dumps({name: found for name, found in said.items() if found is not None}))  # noqa: T201 -- the test reads it
    moving.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
