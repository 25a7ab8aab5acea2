"""Run the checks on files, each content only once: the report is kept until the file or its spec changes."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from studio.domain.check_report import FileReport
from studio.domain.delivery_spec import DeliverySpec
from studio.store.check_cache import cached_report, drop_key, keep_report
from studio.store.home import Home


class Checker:
    """Checks files in a subprocess, with the reports of this home's database as a memory."""

    def __init__(self, home: Home, cancel: threading.Event | None = None) -> None:
        self._home = home
        self._cancel = cancel

    def __call__(self, paths: list[Path], spec: DeliverySpec) -> list[FileReport]:
        """The reports on the files of one output, in order.

        Rules over several files (same length, number) are looked at when all files are checked together, so only
        single files are remembered.
        """
        spec_text = json.dumps(spec.as_json(), sort_keys=True)
        keys = [drop_key(path, spec_text) for path in paths]
        if len(paths) == 1:
            with self._home.read() as connection:
                known = cached_report(connection, keys[0])
            if known is not None and known.is_examined:
                return [known]
        from studio.media.checks import check_files

        reports = list(check_files(paths, spec, cancel=self._cancel).files)
        if len(paths) == 1:
            with self._home.work() as work:
                keep_report(work.connection, keys[0], reports[0])
        return reports
