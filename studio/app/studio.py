"""The Studio: one object behind the window and the command line. It owns the home, the depots and every thread.

``run(command)`` changes, ``ask(question)`` answers, ``on_changes(callback)`` tells. Both front ends use only this.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.app.identity_paths import home_path, workspace_path
from studio.domain.changes import Changes
from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.store.home import Home, folder_name

if TYPE_CHECKING:
    from studio.app.depots import DepotPool
    from studio.app.synchronising import Synchroniser
    from studio.app.watching import DeliverFolders
    from studio.depot.depot import Depot
    from studio.domain.chain import Chain

# What only one command needs is imported by that command: each start of the program waits for nothing else.

_log = logging.getLogger(__name__)
Progress = Callable[[float, str], None]
EVERYTHING = "everything"


class Studio:
    """See the module. Safe to use from several threads."""

    def __init__(self, home: Home, wrap_depot: Callable[[Depot], Depot] | None = None) -> None:
        self.home = home.path
        self._home = home
        self._wrap_depot = wrap_depot
        self._made_pool: DepotPool | None = None
        self._made_sync: Synchroniser | None = None
        self._callbacks: list[Callable[[Changes], None]] = []
        self._lock = threading.Lock()
        self._making = threading.RLock()
        self._stop_listening = home.on_changes(self._announce)
        self._folders: DeliverFolders | None = None
        self._poll: threading.Thread | None = None
        self._closing = threading.Event()

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

    @property
    def store(self) -> Home:
        """The home itself, for the command line's own questions; not for the window."""
        return self._home

    def init(self, name: str, passphrase: str = "") -> dict[str, Any]:
        """Make the identity. Result: ``{person, home, recovery_file}``."""
        from studio.app.identity import make_identity

        result = make_identity(self._home, name, passphrase)
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
        handler = _HANDLERS.get(type(command))
        if handler is None:
            raise BadInputError(f"There is no command {type(command).__name__}.")
        result = handler(self, command, progress, cancel)
        self.sync_soon()
        return result

    def _start_production(self, command: c.StartProduction, progress: Progress | None, _cancel: Any) -> dict[str, Any]:
        from studio.actions.productions import start_production
        from studio.app.depots import depot_facts, examined

        self._home.certificate  # noqa: B018 -- says who has to be named first
        chain = load_chain(command.chain)
        url = command.depot_url
        if not url.startswith(("s3://", "memory:")):
            url = str(Path(url).expanduser().absolute())
        if progress:
            progress(0.2, "Trying the storage")
        depot = self._pool.open_new(url, command.endpoint_url, create=True)
        try:
            report = examined(depot) if url.startswith("s3://") else None
            facts = depot_facts(depot, url, command.endpoint_url, command.access, report)
        finally:
            depot.close()
        if progress:
            progress(0.8, "Writing the plan")
        with self._home.work() as work:
            return start_production(
                work,
                title=command.title,
                chain=chain,
                depot=facts,
                start_text=command.start_date,
                zone=command.zone or local_zone(),
            )

    def _login(self, command: c.LoginDepot, _progress: Any, _cancel: Any) -> dict[str, Any]:
        if not command.key_id or not command.secret:
            raise BadInputError("A login needs a key id and a secret.", subject=command.url)
        login = {"key_id": command.key_id, "secret": command.secret, "endpoint_url": command.endpoint_url}
        self._home.keep_login(command.url.rstrip("/"), login)
        return {"url": command.url, "key_id": command.key_id}

    def _attach(self, command: c.AttachInput, _progress: Any, cancel: threading.Event | None) -> dict[str, Any]:
        from studio.actions.attach import attach_input

        return attach_input(self._home, command.stage, command.input, command.files, cancel=cancel)

    def _offer(self, command: c.OfferStage, _progress: Any, _cancel: Any) -> dict[str, Any]:
        from studio.actions.hand_off import offer_stage
        from studio.app.depots import places_for_pass

        if not command.to.strip():
            raise BadInputError("An offer needs the name of the person it is for.", subject="to")
        with self._home.work() as work:
            result = offer_stage(work, command, lambda *where: places_for_pass(self._pool, *where))
        return self._with_pass_file(result, command.to)

    def _make_pass(self, command: c.MakePass, _progress: Any, _cancel: Any) -> dict[str, Any]:
        from studio.actions.hand_off import make_pass
        from studio.app.depots import places_for_pass

        with self._home.work() as work:
            result = make_pass(work, command.hand_off, lambda *where: places_for_pass(self._pool, *where))
        return self._with_pass_file(result, "")

    def _with_pass_file(self, result: dict[str, Any], to: str) -> dict[str, Any]:
        """The pass as a file in the stage's folder, beside its text."""
        from studio.app.opening import PASS_SUFFIX, read_pass
        from studio.store.productions import folder_of_room

        pass_ = read_pass(result["pass"])
        with self._home.read() as connection:
            folder = folder_of_room(self._home, connection, pass_.prj, pass_.room) or self._home.workspace
        name = f"Invitation {folder_name(to)}" if to else "Invitation"
        path = folder / f"{name}{PASS_SUFFIX}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pass_.to_file())
            path.chmod(0o600)
        except OSError as error:
            _log.info("the invitation's file was not written: %s", error)
            path = Path()
        expires_ms = result.pop("expires_ms")
        return {**result, "pass_file": str(path), "expires_utc": iso_utc(expires_ms)}

    def _open_pass(self, command: c.OpenPass, _progress: Any, _cancel: Any) -> dict[str, Any]:
        from studio.app.identity import make_identity
        from studio.app.opening import open_pass

        def ensure_identity() -> None:
            if not self._home.has_identity:
                if not command.name.strip():
                    raise BadInputError(
                        "Your name is needed, so that you are credited.",
                        subject="name",
                        what_to_do="Type it (`segue open PASS --name NAME`).",
                        code="name_needed",
                    )
                make_identity(self._home, command.name)

        result = open_pass(
            self._home,
            command.text,
            depot_dir=command.depot_dir,
            ensure_identity=ensure_identity,
            now_ms=self._home.clock(),
        )
        try:
            self._sync.once(only=result["production"])
        except SegueError as error:
            result["note"] = error.message
        return result

    def _deliver(self, command: c.Deliver, progress: Progress | None, cancel: threading.Event | None) -> dict[str, Any]:
        from studio.actions.deliver import prepare, say_delivery
        from studio.actions.handing import handing_of, refuse_delivery
        from studio.app.checking import Checker

        with self._home.work() as work:
            handing = handing_of(work, command.subject)
            refuse_delivery(work, handing)
            chunk_key = self._home.current_key(work.connection, handing.room).chunk_key
        prepared = prepare(
            self._home,
            handing,
            command.files,
            Checker(self._home, cancel),
            chunk_key,
            progress=progress,
            cancel=cancel,
        )
        if prepared.is_blocked:
            raise DeliveryBlockedError(
                handing.title,
                {
                    "handoff": handing.stage if handing.is_own else handing.room,
                    "take": None,
                    "verdict": prepared.verdict(),
                    "findings": prepared.findings(),
                },
            )
        with self._home.work() as work:
            again = handing_of(work, command.subject)
            if again.take != handing.take:
                raise RefusedError(
                    "Another delivery of this was made at the same moment.",
                    subject=handing.title,
                    what_to_do="Look at the takes, then deliver again if that is still wanted.",
                )
            return say_delivery(work, prepared)

    def _drop_files(
        self, command: c.DropFiles, progress: Progress | None, cancel: threading.Event | None
    ) -> dict[str, Any]:
        from studio.actions.deliver_folder import copy_drop, drop_files

        with self._home.work() as work:
            places = drop_files(work, command.subject, command.files, command.output)
        for done, (source, target) in enumerate(places):
            if progress:
                progress(done / len(places), source.name)
            copy_drop(source, target, cancel)
        if self._folders is not None:
            self._folders.check_soon()
        self._news("drop")
        return {"files": [str(target) for _, target in places]}

    def _remove_drop(self, command: c.RemoveDrop, _progress: Any, _cancel: Any) -> dict[str, Any]:
        from studio.actions.deliver_folder import set_aside

        with self._home.work() as work:
            target = set_aside(work, command.subject, command.path)
        self._news("drop")
        return {"moved_to": str(target)}

    def _assemble(
        self, command: c.Assemble, progress: Progress | None, cancel: threading.Event | None
    ) -> dict[str, Any]:
        from studio.app.assembling import assemble

        return assemble(self._home, command, progress=progress, cancel=cancel)

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
        """Take the last edit of the plan back."""
        from studio.actions import plan_timeline

        with self._home.work() as work:
            return plan_timeline.undo(work, production)

    def redo(self, production: str) -> dict[str, Any]:
        """Do again what was undone last."""
        from studio.actions import plan_timeline

        with self._home.work() as work:
            return plan_timeline.redo(work, production)

    # --- asking ------------------------------------------------------------------------------------------------

    def ask(self, question: Any) -> Any:
        """Rows for a screen. Raises NotFoundError for an unknown subject."""
        from studio.app.answers import answer

        return answer(self._home, question, lambda: self._sync.state)

    def examine_depot(self, url: str, endpoint_url: str = "", key_id: str = "", secret: str = "") -> dict[str, Any]:
        """Try a storage address: the JSON of ``depot check``. Raises AccessError, OfflineError, BadInputError."""
        from studio.app.depots import examined
        from studio.depot.opening import open_depot

        if key_id:
            depot = open_depot(url, endpoint_url=endpoint_url or None, key_id=key_id, secret=secret)
        else:
            depot = self._pool.open_new(url, endpoint_url, create=False)
        try:
            return examined(depot).as_json()
        finally:
            depot.close()

    def pcm_stream(self, paths: tuple[str, ...]) -> Any:
        """A stream of samples that sums files at unity gain, for the player."""
        from studio.media.stream import PcmStream

        return PcmStream([Path(path) for path in paths])

    # --- synchronising -----------------------------------------------------------------------------------------

    @property
    def synchroniser(self) -> Synchroniser:
        """The synchroniser, for ``segue sync``."""
        return self._sync

    def start_sync(self) -> None:
        """Synchronise, watch deliver folders and notice other processes' changes, in the background."""
        self._sync.start()
        if self._folders is None:
            from studio.app.watching import DeliverFolders

            self._folders = DeliverFolders(self._home, lambda: self._news("drop"))
            self._folders.start()
        if self._poll is None:
            self._poll = threading.Thread(target=self._watch_version, name="changes", daemon=True)
            self._poll.start()

    def stop_sync(self) -> None:
        """Stop synchronising; what is under way goes on next time."""
        if self._made_sync is not None:
            self._made_sync.stop()

    def sync_soon(self) -> None:
        """Do the next round now."""
        if self._made_sync is not None:
            self._made_sync.soon()

    def _watch_version(self) -> None:
        """Other processes change the same home: tell the screens."""
        seen = self._home.database.version()
        while not self._closing.wait(0.5):
            now = self._home.database.version()
            if now != seen:
                seen = now
                self._tell(Changes("", {EVERYTHING: frozenset({"*"})}))

    # --- telling -----------------------------------------------------------------------------------------------

    def on_changes(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told what changed, on any thread. Returns how to stop."""
        with self._lock:
            self._callbacks.append(callback)

        def stop() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return stop

    def _news(self, kind: str) -> None:
        self._tell(Changes("", {kind: frozenset({"*"})}))

    def _announce(self, changes: Changes) -> None:
        self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        with self._lock:
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback(changes)

    def keep_first_screen(self, production: str) -> None:
        """Remember the plan as it is for the next start of the window."""
        from studio.app.first_screen import keep_first_rows

        keep_first_rows(self._home, production)

    def close(self) -> None:
        """Stop every thread and close the home."""
        self._closing.set()
        self.stop_sync()
        if self._folders is not None:
            self._folders.close()
        if self._poll is not None:
            self._poll.join()
        self._stop_listening()
        if self._made_pool is not None:
            self._made_pool.close()
        self._home.close()


class DeliveryBlockedError(RefusedError):
    """A required check failed: nothing was delivered, no revision was used. ``result`` is the JSON of ``deliver``."""

    code = "check_failed"
    title = "The take was not delivered"

    def __init__(self, title: str, result: dict[str, Any]) -> None:
        self.result = result
        blocks = [f for f in result["findings"] if f["severity"] == "block"]
        first = blocks[0] if blocks else {}
        super().__init__(
            f"{first.get('file', 'A file')}: expected {first.get('expected', '')}, found {first.get('found', '')}.",
            subject=title,
            what_to_do=str(first.get("how_to_fix") or "Correct the file and deliver again; no round was used."),
        )


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


def iso_utc(at_ms: int) -> str:
    """An instant as ``2026-11-30T09:00:00Z``; empty for 0."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at_ms / 1000)) if at_ms else ""


def local_zone() -> str:
    """The name of this machine's time zone, UTC where it cannot be told."""
    import os

    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        link = Path("/etc/localtime")
        text = str(link.resolve()) if link.exists() else ""
        name = text.split("zoneinfo/", 1)[1] if "zoneinfo/" in text else ""
    try:
        from zoneinfo import ZoneInfo

        return ZoneInfo(name).key if name else "UTC"
    except (OSError, ValueError, KeyError):
        return "UTC"


def load_chain(name_or_path: str | Path) -> Chain:
    """A chain by its name or from a file, as ``StartProduction`` takes it. Raises NotFoundError, BadInputError."""
    from studio.store import chain_files

    return chain_files.load_chain(name_or_path)


_Handler = Callable[[Studio, Any, Progress | None, threading.Event | None], dict[str, Any]]


def _simple(module: str, name: str) -> _Handler:
    """A command that is one short transaction: a function of ``studio.actions``."""

    def handle(studio: Studio, command: Any, _progress: Any, _cancel: Any) -> dict[str, Any]:
        action = getattr(importlib.import_module(f"studio.actions.{module}"), name)
        with studio.store.work() as work:
            result: dict[str, Any] = action(work, command)
            return result

    return handle


_HANDLERS: dict[type, _Handler] = {
    c.StartProduction: Studio._start_production,  # noqa: SLF001 -- the table of the class's own methods
    c.LoginDepot: Studio._login,  # noqa: SLF001
    c.MoveStage: _simple("plan_timeline", "move_stage"),
    c.SetStage: _simple("plan_timeline", "set_stage"),
    c.AttachInput: Studio._attach,  # noqa: SLF001
    c.OfferStage: Studio._offer,  # noqa: SLF001
    c.MakePass: Studio._make_pass,  # noqa: SLF001
    c.WithdrawOffer: _simple("hand_off", "withdraw_offer"),
    c.OpenPass: Studio._open_pass,  # noqa: SLF001
    c.AcceptOffer: _simple("hand_off", "accept_offer"),
    c.DeclineOffer: _simple("hand_off", "decline_offer"),
    c.Deliver: Studio._deliver,  # noqa: SLF001
    c.DropFiles: Studio._drop_files,  # noqa: SLF001
    c.RemoveDrop: Studio._remove_drop,  # noqa: SLF001
    c.ReviewTake: _simple("review", "review_take"),
    c.Assemble: Studio._assemble,  # noqa: SLF001
}
