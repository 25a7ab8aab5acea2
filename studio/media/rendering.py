"""Carries out a graph of steps: what was made before comes from the cache, the rest is made, several steps at once.

Files of the deliverable get their names only when all of them are whole and on the disk; until then older ones stay.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, DiskError
from studio.domain.rendering import SourceFile, Step, Wanted, steps_in
from studio.durable import make_folders, replace_with, sweep_temporary, temporary_name
from studio.media.copying import copy_file
from studio.media.makers import maker_of
from studio.media.making import Facts, Input, Job
from studio.media.render_cache import RenderCache, hash_of

Progress = Callable[[float, str, float | None], None]
"""A share from 0 to 1, what is being done in words, and how many seconds it will go on (None: not known yet)."""

_POLL_S = 0.025
_FIRST_GUESS_S = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a deliverable under its final name, and what is known of it; see ``making``."""

    name: str
    path: Path
    facts: Facts


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was made. ``checks`` are the facts of the steps that were only to be checked, ``fresh`` counts steps that
    were carried out, ``reused`` those that came from the cache.
    """

    made: tuple[Made, ...]
    checks: tuple[Facts, ...] = ()
    fresh: int = 0
    reused: int = 0
    warnings: tuple[str, ...] = ()


def render(
    wanted: Sequence[Wanted],
    cache: RenderCache,
    out_dir: Path,
    *,
    checks: Sequence[Step] = (),
    threads: int = 0,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Rendering:
    """Make the wanted files in ``out_dir`` (0 threads: as many as there are cores). ``progress`` is called in the
    calling thread. All names appear when all files are there, or none; files of the same names stay until then.

    Raises:
        BadInputError: a file cannot be used, or two files would have the same name.
        CancelledError: ``cancel`` was set; nothing is left in ``out_dir``.
        DiskError: there is too little room, or the disk cannot be written.
    """
    _refuse(wanted, out_dir)
    cache.make_folder()
    roots = [*wanted, *(Wanted("", check) for check in checks)]
    run = _Run(cache, threads or cores(), progress, cancel)
    with _in_words(out_dir):
        run.look_up(roots)
        _check_room(run, wanted, cache.folder, out_dir)
        made = _made_and_published(wanted, run, out_dir)
        cache.prune({step.key for step in steps_in(roots)})
    warnings = dict.fromkeys(
        word for step in steps_in(roots) for word in run.result(step).facts.get("warnings", ()) if step.key in run.done
    )
    return Rendering(
        tuple(made),
        tuple(run.result(check).facts for check in checks),
        run.fresh,
        run.reused,
        tuple(warnings),
    )


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Task:
    """A step that has to be made, and how far it is."""

    step: Step
    needs: set[str]
    urgency: float = 0.0
    share: float = 0.0


@dataclass(slots=True)
class _Run:
    """One rendering: which steps are to be made, and what is there of them."""

    cache: RenderCache
    threads: int
    progress: Progress | None
    cancel: threading.Event | None
    done: dict[str, Input] = field(default_factory=dict)
    tasks: dict[str, _Task] = field(default_factory=dict)
    fresh: int = 0
    reused: int = 0
    when_done: Callable[[str], None] = lambda _key: None
    _failed: threading.Event = field(default_factory=threading.Event)
    _started_s: float = field(default_factory=time.monotonic)

    def look_up(self, roots: Sequence[Wanted]) -> None:
        """Find what is cached, from the files that are wanted back to the takes; what those need is not looked at."""
        waiting = [one.step for one in roots]
        seen: set[str] = set()
        with ThreadPoolExecutor(self.threads, thread_name_prefix="look-up") as pool:
            while waiting:
                unseen = {step.key: step for step in waiting if isinstance(step, Step) and step.key not in seen}
                seen |= unseen.keys()
                waiting = []
                for step, kept in zip(unseen.values(), pool.map(self._kept, unseen.values()), strict=True):
                    if kept is not None:
                        self.done[step.key] = kept
                        self.reused += 1
                        continue
                    needs = {one.key for one in step.inputs if isinstance(one, Step)}
                    self.tasks[step.key] = _Task(step, needs)
                    waiting += step.inputs
        self.check()
        self._rank()

    def _kept(self, step: Step) -> Input | None:
        maker_of(step)
        self.check()
        return self.cache.find(step, self.is_stopped)

    def _rank(self) -> None:
        """The most urgent step is that behind which the most work waits in one line."""
        for key in reversed([step.key for step in steps_in([Wanted("", task.step) for task in self.tasks.values()])]):
            task = self.tasks.get(key)
            if task is None:
                continue
            task.urgency += task.step.weight
            for one in task.step.inputs:
                if one.key in self.tasks:
                    self.tasks[one.key].urgency = max(self.tasks[one.key].urgency, task.urgency)

    def carry_out(self) -> None:
        """Make what is missing. Raises what a maker raised first; the other steps are stopped then."""
        left = dict(self.tasks)
        running: dict[Future[None], list[str]] = {}
        with ThreadPoolExecutor(self.threads, thread_name_prefix="render") as pool:
            try:
                while left or running:
                    self._start(pool, left, running)
                    ended, _ = wait(running, timeout=_POLL_S, return_when=FIRST_COMPLETED)
                    for future in ended:
                        running.pop(future)
                        self.check()  # what a step says that was stopped half-way is no news
                        future.result()
                    self.check()
                    self._report(running)
            except BaseException:
                self._failed.set()
                raise

    def _start(self, pool: ThreadPoolExecutor, left: dict[str, _Task], running: dict[Future[None], list[str]]) -> None:
        """Hand out ready steps, the most urgent first, as long as a thread is free."""
        while len(running) < self.threads:
            ready = [task for task in left.values() if all(need in self.done for need in task.needs)]
            if not ready:
                return
            ready.sort(key=lambda task: -task.urgency)
            first = ready[0]
            shared = maker_of(first.step).shared
            group = [first]
            if shared is not None:
                word = shared(first.step)
                group += [t for t in ready[1:] if t.step.kind == first.step.kind and shared(t.step) == word]
            for task in group:
                del left[task.step.key]
            others = len(ready) - len(group)
            threads = self.threads if not running and not others else 1
            future = pool.submit(self._make, group, threads)
            running[future] = [task.step.key for task in group]

    def _make(self, group: list[_Task], threads: int) -> None:
        jobs = [self._job(task, threads) for task in group]
        try:
            facts = maker_of(group[0].step).make(jobs)
            for task, job, known in zip(group, jobs, facts, strict=True):
                task.share = 1.0
                if job.out.exists():
                    self.done[task.step.key] = self.cache.keep(task.step, job.out, known, self.is_stopped)
                else:
                    self.done[task.step.key] = Input(job.inputs[0].path, {**job.inputs[0].facts, **known})
                self.fresh += 1
                self.when_done(task.step.key)
        finally:
            self._drop(jobs)

    def _drop(self, jobs: list[Job]) -> None:
        crash_point("render.drop")
        for job in jobs:
            job.out.unlink(missing_ok=True)

    def _job(self, task: _Task, threads: int) -> Job:
        def report(share: float) -> None:
            task.share = share

        inputs = tuple(self.result(one) for one in task.step.inputs)
        return Job(task.step, inputs, self.cache.temporary(task.step), threads, report, self.is_stopped)

    def result(self, step: Step | SourceFile) -> Input:
        """The file of a step that is done, or nothing for one that was not needed."""
        if isinstance(step, SourceFile):
            path = Path(step.path)
            return Input(path, {"sha256": step.sha256, "size_bytes": path.stat().st_size})
        return self.done.get(step.key, Input(Path(), {}))

    def is_stopped(self) -> bool:
        """Whether work is to end at once."""
        return self._failed.is_set() or (self.cancel is not None and self.cancel.is_set())

    def check(self) -> None:
        """Raise CancelledError when somebody has stopped it."""
        if self.cancel is not None and self.cancel.is_set():
            raise CancelledError("The rendering was stopped.")

    def check_all(self) -> None:
        """The same, and where a step has failed: what happens beside the steps is to end at once then."""
        if self.is_stopped():
            raise CancelledError("The rendering was stopped.")

    def _report(self, running: dict[Future[None], list[str]]) -> None:
        if self.progress is None:
            return
        total = sum(task.step.weight for task in self.tasks.values()) or 1.0
        share = sum(task.step.weight * task.share for task in self.tasks.values()) / total
        words = [self.tasks[key].step.words for keys in running.values() for key in keys]
        passed = time.monotonic() - self._started_s
        left = passed * (1.0 - share) / share if share > 0.02 and passed > _FIRST_GUESS_S else None
        self.progress(min(1.0, share), next((word for word in words if word), "Finishing"), left)


def _refuse(wanted: Sequence[Wanted], out_dir: Path) -> None:
    names = [one.name.casefold() for one in wanted]
    twice = next((one.name for one in wanted if names.count(one.name.casefold()) > 1), None)
    if twice is not None:
        raise BadInputError(f"Two files would be called “{twice}”.", subject=twice, what_to_do="Rename one.")
    sources = {Path(step.path).resolve() for step in _sources(wanted)}
    for one in wanted:
        if (out_dir / one.name).resolve() in sources:
            raise BadInputError(
                f"“{one.name}” would replace one of the files it is made of.",
                subject=str(out_dir / one.name),
                what_to_do="Choose another folder.",
            )


def _sources(wanted: Sequence[Wanted]) -> Iterator[SourceFile]:
    yield from (one.step for one in wanted if isinstance(one.step, SourceFile))
    for step in steps_in(wanted):
        yield from (one for one in step.inputs if isinstance(one, SourceFile))


def _check_room(run: _Run, wanted: Sequence[Wanted], cache_dir: Path, out_dir: Path) -> None:
    """Whether there is room for what is to be made: each file is taken to be as large as the largest it is made of."""
    sizes: dict[str, int] = {}

    def size(step: Step | SourceFile) -> int:
        if isinstance(step, SourceFile):
            return Path(step.path).stat().st_size
        if step.key in run.done:
            return int(run.done[step.key].facts["size_bytes"])
        return sizes.get(step.key, 0)

    for step in steps_in([Wanted("", task.step) for task in run.tasks.values()]):
        if step.key in run.tasks:
            largest = max((size(one) for one in step.inputs), default=0)
            sizes[step.key] = 0 if step.suffix == ".json" else largest
    for folder, needed in ((cache_dir, sum(sizes.values())), (out_dir, sum(size(one.step) for one in wanted))):
        there = next(place for place in (folder, *folder.parents) if place.exists())
        free = shutil.disk_usage(there).free
        if needed and free < needed:
            raise DiskError(
                f"There is too little room: about {_megabytes(needed)} are needed, {free // 1_000_000} MB are free.",
                subject=str(folder),
                what_to_do="Free some space and try again. Nothing was changed.",
            )


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000)} MB"


def _made_and_published(wanted: Sequence[Wanted], run: _Run, out_dir: Path) -> list[Made]:
    """Make what is missing; meanwhile each file that is done is copied into the folder and brought to the disk under a
    temporary name. When all are there they get their own.
    """
    make_folders(out_dir)
    sweep_temporary([out_dir])
    crash_point("render.publish")
    waiting = {number: out_dir / temporary_name(Path(one.name).suffix) for number, one in enumerate(wanted)}
    copies: list[Future[None]] = []

    def lay_out(number: int) -> None:
        made = run.result(wanted[number].step)
        if _is_there(out_dir / wanted[number].name, made, run):
            del waiting[number]
            return
        copy_file(made.path, waiting[number], run.check_all, is_synced=True)

    try:
        with ThreadPoolExecutor(1, thread_name_prefix="publish") as pool:

            def lay_out_made(key: str) -> None:
                copies.extend(pool.submit(lay_out, number) for number, one in enumerate(wanted) if one.step.key == key)

            run.when_done = lay_out_made
            there = [number for number, one in enumerate(wanted) if one.step.key not in run.tasks]
            copies.extend(pool.submit(lay_out, number) for number in there)
            try:
                run.carry_out()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        for copy in copies:
            copy.result()
        run.check()
        crash_point("render.synced")
        for one in wanted:
            make_folders((out_dir / one.name).parent)
        for number, temporary in sorted(waiting.items()):
            replace_with(temporary, out_dir / wanted[number].name)
        crash_point("render.published")
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
    return [Made(one.name, out_dir / one.name, run.result(one.step).facts) for one in wanted]


def _is_there(path: Path, made: Input, run: _Run) -> bool:
    """Whether the file has these very bytes already: then it stays as it is."""
    if not path.is_file() or path.stat().st_size != made.facts["size_bytes"]:
        return False
    return bool(hash_of(path, run.is_stopped) == made.facts["sha256"])


@contextmanager
def _in_words(out_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskError(
                "The disk is full.",
                subject=str(out_dir),
                what_to_do="Free some space and try again. Nothing was changed.",
            ) from error
        subject = str(error.filename or out_dir)
        raise DiskError(f"The file cannot be written: {error.strerror or error}.", subject=subject) from error
