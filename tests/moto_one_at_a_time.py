"""Starts moto so that it answers one request after another: ``python moto_one_at_a_time.py PORT``.

moto looks whether a name is free and then writes, in as many threads as there are connections: now and then two
of eight racers win. Behind one lock its conditional creates are what S3 promises.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import run_simple


class OneAtATime:
    """A WSGI application whose calls wait for each other."""

    def __init__(self, application: DomainDispatcherApplication) -> None:
        self._application = application
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._lock:
            answer = self._application(environ, start_response)
            try:
                return list(answer)
            finally:
                if hasattr(answer, "close"):
                    answer.close()


if __name__ == "__main__":
    moto = OneAtATime(DomainDispatcherApplication(create_backend_app))
    run_simple("127.0.0.1", int(sys.argv[1]), moto, threaded=True, request_handler=MotoRequestHandler)
