"""The Studio: one object behind the window and the command line. It owns the home, the depots and every thread.

``run(command)`` changes, ``ask(question)`` answers, ``on_changes(callback)`` tells. Both front ends use only this.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions import workspace_commands as ws
from studio.app.carrying_out import HANDLERS, Desk
from studio.app.identity_paths import home_path, workspace_path
from studio.domain.changes import Changes
from studio.domain.errors import BadInputError, CancelledError, RefusedError
from studio.store.home import Home
from studio.store.lock import SharedLock

if TYPE_CHECKING:
    from studio.app.depots import DepotPool
    from studio.app.reminding import DueTellings
    from studio.app.synchronising import Synchroniser
    from studio.app.watching import DeliverFolders
    from studio.depot.depot import Depot
    from studio.domain.metering import LiveMeter
    from studio.domain.mixing import MixBoard
    from studio.queries.plan_rows import ForecastRows
    from studio.store.productions import ProductionHere

# What only one command needs is imported by that command: each start of the program waits for nothing else.

_log = logging.getLogger(__name__)
Progress = Callable[[float, str], None]
EVERYTHING = "everything"
_PATIENCE_S = 600.0
"""How long a command waits for the end of a change of the workspace: what is left to copy then is little."""


class Studio:
    """See the module. Safe to use from several threads."""

    def __init__(self, home: Home, wrap_depot: Callable[[Depot], Depot] | None = None) -> None:
        self.home = home.path
        self._home = home
        self._wrap_depot = wrap_depot
        self._made_pool: DepotPool | None = None
        self._made_sync: Synchroniser | None = None
        self._making = threading.RLock()
        self._is_in_focus = True
        self._folders: DeliverFolders | None = None
        self._poll: threading.Thread | None = None
        self._closing = threading.Event()
        self._files = SharedLock(home.path / "files.lock")
        self._desk = Desk(home, lambda: self._pool, self._news, self._sync_one, self._check_drops, self._hold_files)

    @property
    def _pool(self) -> DepotPool:
        with self._making:
            if self._made_pool is None:
                from studio.app.depots import DepotPool

                self._made_pool = DepotPool(self._home, self._wrap_depot)
            return self._made_pool

    @property
    def _sync(self) -> Synchroniser:
        with self._making:
            if self._made_sync is None:
                from studio.app.synchronising import Synchroniser

                self._made_sync = Synchroniser(self._home, self._pool, self._news)
                self._made_sync.attend(is_in_focus=self._is_in_focus)
            return self._made_sync

    # --- identity ----------------------------------------------------------------------------------------------

    @property
    def has_identity(self) -> bool:
        """Whether somebody has given a name on this home."""
        return self._home.has_identity

    @property
    def person_name(self) -> str:
        """The person's name, empty before ``init``."""
        return self._home.name

    @property
    def workspace(self) -> Path:
        """Where productions' files lie."""
        return self._home.workspace

    def workspace_standing(self) -> dict[str, Any]:
        """What lies in the workspace: see ``workspace_desk.workspace_json``. Looks through all files. Raises DiskError."""
        from studio.app.workspace_desk import workspace_json

        self._home.follow_workspace()
        return workspace_json(self._desk)

    @property
    def recovery_file(self) -> str:
        """The recovery file that was made with the identity, empty where it does not lie in the home any more."""
        return next((str(path) for path in sorted(self.home.glob("*.seguerecovery"))), "")

    @property
    def store(self) -> Home:
        """The home itself, for the command line's own questions; not for the window."""
        return self._home

    def init(self, name: str, passphrase: str = "", label: str = "") -> dict[str, Any]:
        """Make the identity. Result: ``{person, home, recovery_file}``; ``label`` is how this device is called."""
        from studio.app.identity import make_identity

        result = make_identity(self._home, name, passphrase, label)
        self._news("person")
        return result

    # --- changing ----------------------------------------------------------------------------------------------

    def run(
        self,
        command: c.Command,
        *,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, Any]:
        """Carry out a command; may take long, so never on the GUI thread. Raises SegueError with words for a person."""
        handler = HANDLERS.get(type(command))
        if handler is None:
            raise BadInputError(f"There is no command {type(command).__name__}.")
        with nullcontext() if isinstance(command, ws.WorkspaceCommand) else self._using_files(cancel):
            result = handler(self._desk, command, progress, cancel)
        self.sync_soon()
        return result

    @contextmanager
    def _using_files(self, cancel: threading.Event | None) -> Iterator[None]:
        """While a command works the folder with the files stays where it is. Raises RefusedError, CancelledError."""
        until_s = time.monotonic() + _PATIENCE_S

        def wait() -> None:
            if cancel is not None and cancel.is_set():
                raise CancelledError("Stopped while the folder with your files was being changed.")
            if time.monotonic() > until_s:
                raise RefusedError(
                    "The folder with your files is being changed.",
                    subject=str(self._home.workspace),
                    what_to_do="Wait until that is done, then try again.",
                    code="busy",
                )

        with self._files.held(alone=False, on_wait=wait):
            self._home.follow_workspace()
            yield

    @contextmanager
    def _hold_files(self, progress: Progress, cancel: threading.Event) -> Iterator[None]:
        """Nothing of this home, in whichever process, works with the person's files meanwhile: commands end first, the
        synchronisation stops and goes on afterwards. Raises CancelledError.
        """
        is_syncing, folders = self._made_sync is not None and self._made_sync.is_running, self._folders

        def wait() -> None:
            progress(0.97, "Waiting until nothing works with your files")
            if cancel.is_set():
                raise CancelledError("Stopped while waiting; nothing was changed.", subject=str(self._home.workspace))

        self.stop_sync()
        if folders is not None:
            folders.close()
            self._folders = None
        try:
            with self._files.held(alone=True, on_wait=wait), self._sync.held(wait):
                yield
        finally:
            if folders is not None and not self._closing.is_set():
                self._watch_folders()
            if is_syncing and not self._closing.is_set():
                self._sync.start()

    def _sync_one(self, production: str) -> None:
        self._sync.once(only=production)

    def prepare_checks(self) -> None:
        """Have ready what checks and draws dropped files: a subprocess, which ends when it is not used, and what is
        needed here. Costs nothing where it is.
        """
        from studio.media.worker import prepare_worker

        prepare_worker()
        from studio.media.warming import warm_drawing

        warm_drawing()

    def _check_drops(self) -> None:
        if self._folders is not None:
            self._folders.check_soon()

    # --- undo --------------------------------------------------------------------------------------------------

    def undo_label(self, production: str) -> str:
        """What undo would take back, empty when nothing."""
        return self._edit_label(production, is_undo=True)

    def redo_label(self, production: str) -> str:
        """What redo would do again, empty when nothing."""
        return self._edit_label(production, is_undo=False)

    def _edit_label(self, production: str, *, is_undo: bool) -> str:
        from studio.store.undo import next_edit

        with self._home.read() as connection:
            edit = next_edit(connection, production, is_undo=is_undo)
        return edit.label if edit else ""

    def undo(self, production: str) -> dict[str, Any]:
        """Take the last edit of the plan back: ``{production, undone}``.

        Raises RefusedError when there is nothing to undo, or when what came since forbids it: then that edit stays, and
        the next undo takes the one before it.
        """
        return self._undo_step(production, "undo")

    def redo(self, production: str) -> dict[str, Any]:
        """Do again what was undone last: ``{production, redone}``. Raises as ``undo`` does."""
        return self._undo_step(production, "redo")

    def _undo_step(self, production: str, verb: str) -> dict[str, Any]:
        from studio.actions import plan_undo

        with self._home.work() as work:
            result = plan_undo.undo(work, production) if verb == "undo" else plan_undo.redo(work, production)
        if "refused" in result:
            raise RefusedError(
                f"“{result['refused']}” can no longer be {'undone' if verb == 'undo' else 'done again'}. "
                f"{result['reason']}",
                subject=production,
                what_to_do=f"It stays as it is; {verb} again goes on with the next one.",
                code="overtaken",
            )
        self.sync_soon()
        return result

    # --- asking ------------------------------------------------------------------------------------------------

    def ask(self, question: Any) -> Any:
        """Rows for a screen. Raises NotFoundError for an unknown subject."""
        from studio.app.answers import answer

        return answer(self._home, question, lambda: self._sync.state)

    def forecast(
        self,
        production: str,
        *,
        runs: int = 1000,
        seed: int = 1,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> ForecastRows:
        """As ``asks.PlanForecast``, for who wants to see how far it is and to stop it.

        Raises NotFoundError, BadInputError, CancelledError.
        """
        from studio.queries.plan_forecast import forecast_rows

        def on_run(done: int, of: int) -> None:
            if cancel is not None and cancel.is_set():
                raise CancelledError("The forecast was stopped.", subject=production)
            if progress is not None and done % 20 == 0:
                progress(done / of, "")

        with self._home.read() as connection:
            return forecast_rows(
                self._home, connection, production, self._home.clock(), runs=runs, seed=seed, on_run=on_run
            )

    def examine_depot(self, url: str, endpoint_url: str = "", key_id: str = "", secret: str = "") -> dict[str, Any]:
        """Try a storage address: the JSON of ``depot check``. Raises AccessError, OfflineError, BadInputError."""
        from studio.app.depots import examined, ways_at
        from studio.depot.opening import open_depot

        if key_id:
            depot = open_depot(url, endpoint_url=endpoint_url or None, key_id=key_id, secret=secret)
        else:
            depot = self._pool.open_new(url, endpoint_url, create=False)
        try:
            return {**examined(depot).as_json(), "access": ways_at(depot)}
        finally:
            depot.close()

    def preview_access(
        self, url: str, endpoint_url: str = "", kind: str = "", role_arn: str = "", in_bucket: str = ""
    ) -> dict[str, Any]:
        """What each person would be given at a storage, and what the owner's keys must be allowed to do.

        Result: ``{provider, kind, ways, sentences, documents, owner}``. Raises BadInputError.
        """
        from studio.app.access_desk import AccessQuestion, preview_at

        return preview_at(self._home, AccessQuestion(url, endpoint_url, kind, role_arn, in_bucket))

    def depot_of(self, here: ProductionHere) -> Depot:
        """The storage of a production, for the command line's own questions; not for the window."""
        return self._pool.of(here)

    def storage_of(self, production: str) -> dict[str, Any]:
        """Where a production's shared files lie: ``{url, endpoint_url, access, slug, is_owner, moving_to, may_give_up,
        former, is_on_demand}``; the last says that files of takes are fetched only when asked for.
        """
        from studio.app.moving import storage_json

        return storage_json(self._home, production)

    def pcm_stream(self, paths: tuple[str, ...]) -> Any:
        """A stream of samples that sums files at unity gain, for the player, at any speed."""
        from studio.media.stream import PcmStream
        from studio.media.stretch import PlayedStream

        return PlayedStream(PcmStream([Path(path) for path in paths]))

    def mix_stream(self, board: MixBoard) -> Any:
        """A stream of a mix whose lanes can change while it is read, for the player, at any speed."""
        from studio.media.mix_stream import MixStream
        from studio.media.stretch import PlayedStream

        return PlayedStream(MixStream(board))

    def live_meter(self, sample_rate_hz: int) -> LiveMeter:
        """Measures two-channel sound block by block while it plays."""
        from studio.media import live_meter

        return live_meter.LiveMeter(sample_rate_hz)

    # --- synchronising -----------------------------------------------------------------------------------------

    @property
    def synchroniser(self) -> Synchroniser:
        """The synchroniser, for ``segue sync``."""
        return self._sync

    def start_sync(self) -> None:
        """Synchronise, watch deliver folders and notice other processes' changes, in the background."""
        self._sync.start()
        if self._folders is None:
            self._watch_folders()
        if self._poll is None:
            self._poll = threading.Thread(target=self._watch_version, name="changes", daemon=True)
            self._poll.start()

    def _watch_folders(self) -> None:
        from studio.app.watching import DeliverFolders

        self._folders = DeliverFolders(self._home, lambda: self._news("drop"))
        self._folders.start()

    def stop_sync(self) -> None:
        """Stop synchronising; what is under way goes on next time."""
        if self._made_sync is not None:
            self._made_sync.stop()

    def sync_soon(self) -> None:
        """Do the next round now."""
        if self._made_sync is not None:
            self._made_sync.soon()

    def attend(self, *, is_in_focus: bool) -> None:
        """Say whether a person looks at the program: its depots are asked for news more often then."""
        self._is_in_focus = is_in_focus
        if self._made_sync is not None:
            self._made_sync.attend(is_in_focus=is_in_focus)

    def _watch_version(self) -> None:
        """Other processes change the same home: tell the screens, and send what they left to send."""
        seen = self._home.database.version()
        while not self._closing.wait(0.5):
            now = self._home.database.version()
            if now != seen:
                seen = now
                self._home.follow_workspace()
                self._home.announce(Changes("", {EVERYTHING: frozenset({"*"})}))
                if self._made_sync is not None:
                    self._made_sync.notice()

    def due_tellings(self) -> DueTellings:
        """What a person has to be told now of what waits; each only once on this home, whichever window asks first."""
        from studio.app.reminding import due_tellings

        return due_tellings(self._home)

    # --- telling -----------------------------------------------------------------------------------------------

    def on_changes(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told what changed, on any thread. Returns how to stop."""
        return self._home.on_changes(callback)

    def _news(self, kind: str) -> None:
        self._home.announce(Changes("", {kind: frozenset({"*"})}))

    def keep_first_screen(self, production: str) -> None:
        """Remember the plan as it is for the next start of the window."""
        from studio.app.first_screen import keep_first_rows

        keep_first_rows(self._home, production)

    def kept_views(self, production: str) -> str:
        """What the window kept of a production's views on this home, as it was given; empty: nothing."""
        from studio.app.kept_views import read_views

        return read_views(self._home.path, production)

    def keep_views(self, production: str, text: str) -> None:
        """Keep what the window wants to find again of a production's views, on this home alone."""
        from studio.app.kept_views import write_views

        write_views(self._home.path, production, text)

    def close(self) -> None:
        """Stop every thread and close the home."""
        self._closing.set()
        self.stop_sync()
        if self._folders is not None:
            self._folders.close()
        if self._poll is not None:
            self._poll.join()
        if self._made_pool is not None:
            self._made_pool.close()
        searching = sys.modules.get("studio.app.searching")
        if searching is not None:
            searching.close_index(self._home)
        self._home.close()


def open_studio(
    home: Path | str | None = None,
    *,
    clock: Callable[[], int] | None = None,
    wrap_depot: Callable[[Depot], Depot] | None = None,
) -> Studio:
    """The studio of a home; the folder and its database are made when they are missing.

    ``clock`` gives UTC ms; ``wrap_depot`` puts a wrapper around every depot. Raises DiskError, SegueError.
    """
    path = home_path(home)
    return Studio(Home(path, workspace_path(path), clock or now_ms), wrap_depot)


def now_ms() -> int:
    """UTC ms since 1970."""
    return time.time_ns() // 1_000_000
