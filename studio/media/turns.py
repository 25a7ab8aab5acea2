"""Lets several threads, each with its own block, do one thing block by block in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from studio.domain.errors import CancelledError

_LOOK_S = 0.1


class Turns:
    """Whose turn it is, from block 0 on."""

    def __init__(self) -> None:
        self._next_block = 0
        self._changed = threading.Condition()

    @contextmanager
    def of(self, block: int, is_stopped: Callable[[], bool]) -> Iterator[None]:
        """Wait until all blocks before this one have had their turn; the next follows after the ``with``.

        ``is_stopped`` is asked while waiting: a block whose work failed never ends its turn.

        Raises:
            CancelledError: ``is_stopped`` said so.
        """
        with self._changed:
            while self._next_block != block:
                if is_stopped():
                    raise CancelledError("The mix was stopped.")
                self._changed.wait(_LOOK_S)
        yield
        with self._changed:
            self._next_block += 1
            self._changed.notify_all()
