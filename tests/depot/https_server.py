"""A small https server on this machine with a certificate of its own, which counts for who reads ``certificates``."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class HttpsServer:
    """``pages``: what lies where, ``leads_on``: where a path leads instead. ``asked`` is what came."""

    url: str
    certificates: Path
    pages: dict[str, bytes] = field(default_factory=dict)
    leads_on: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    cut_to_bytes: int | None = None


def own_certificate(folder: Path) -> tuple[Path, Path]:
    """Certificate and key of a server at 127.0.0.1, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "server.pem", folder / "server.key"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, secret


@contextmanager
def https_server(folder: Path) -> Iterator[HttpsServer]:
    certificate, secret = own_certificate(folder)
    told = HttpsServer("", certificate)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            if self.path in told.leads_on:
                self.send_response_only(302)
                self.send_header("Location", told.leads_on[self.path])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            page = told.pages.get(self.path)
            self.send_response_only(404 if page is None else 200)
            self.send_header("Content-Length", str(len(page or b"")))
            self.end_headers()
            self.wfile.write((page or b"")[: told.cut_to_bytes])

        def log_message(self, *_words: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, *_request: object) -> None:
            """Who does not believe the certificate hangs up."""

        def finish_request(self, request, client_address) -> None:
            with context.wrap_socket(request, server_side=True) as wrapped:
                super().finish_request(wrapped, client_address)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    with Server(("127.0.0.1", 0), Handler) as server:
        told.url = f"https://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="https-server")
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
