"""Whose certificates are believed: the system's, and those that boto3 brings.

A frozen program has an OpenSSL that looks for certificates where they lay on the machine that built it, which another system
may not have; on macOS it finds none at all.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path


def tls_context() -> ssl.SSLContext:
    """For connections that check the server's certificate and name. ``SSL_CERT_FILE`` counts as the system's."""
    context = ssl.create_default_context()
    found = find_spec("botocore")
    if found is not None and found.origin:
        with suppress(OSError):  # taken out by who packs Segue for a system that has its own
            context.load_verify_locations(Path(found.origin).with_name("cacert.pem"))
    return context
