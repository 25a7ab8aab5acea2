"""The pools of threads that move bytes; a simulation runs the same work in order on its own thread.

Below every floor. Only where the order of what several threads do can be seen in a depot or a home.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
_is_inline = False


def worker_pool(workers: int, name: str) -> Executor:
    """A pool of that many threads, to be closed by ``with``."""
    return _InlinePool() if _is_inline else ThreadPoolExecutor(workers, name)


def are_inline() -> bool:
    """Whether work is done on the thread that hands it in."""
    return _is_inline


@contextmanager
def inline_workers() -> Iterator[None]:
    """Every pool made meanwhile does its work at once, on the thread that hands it in."""
    global _is_inline  # noqa: PLW0603 -- one way for the whole process is the point
    before, _is_inline = _is_inline, True
    try:
        yield
    finally:
        _is_inline = before


class _InlinePool(Executor):
    """Work is over when ``submit`` returns."""

    def submit(self, work: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Do it now."""
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 -- whoever asks for the result gets it
            future.set_exception(error)
        return future
