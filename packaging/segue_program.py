"""Where the frozen program starts: the command line, or the worker process that looks at foreign files."""

from __future__ import annotations

import runpy
import sys

PROBE_WORKER = "--probe-worker"
"""How ``studio/media/worker`` starts itself where there is no ``python -m``."""


def main() -> int:
    if sys.argv[1:2] == [PROBE_WORKER]:
        sys.argv = [sys.argv[0], *sys.argv[2:]]
        runpy.run_module("studio.media.probe_worker", run_name="__main__", alter_sys=True)
        return 0
    from studio.app.start import main as start

    return start() or 0


if __name__ == "__main__":
    sys.exit(main())
