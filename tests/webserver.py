"""A web server on this machine, answering as a test says."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET6

from annotate.fetch.hosts import refusal

Answer = Callable[[BaseHTTPRequestHandler], None]


def only_here(ip: str) -> str:
    """The rule for hosts that lets the test's own server be asked, and nothing else that is not public."""
    return "" if ip in ("127.0.0.1", "::1") else refusal(ip)


class Server(ThreadingHTTPServer):
    """Quiet about clients that hang up, and not waiting for slow answers at the end."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what most of these tests are about."""


class Server6(Server):
    """The same on ::1."""

    address_family = AF_INET6


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None, kind: type[Server] = Server) -> Iterator[int]:
    """A server that answers every GET by `answer`; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = kind(("::1" if kind is Server6 else "127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sends(data: bytes, status: int = 200, **headers: str) -> Answer:
    """An answer with a body; `content_type="text/plain"` and the like become headers."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        given = {"content_type": "text/html; charset=utf-8", "content_length": str(len(data))} | headers
        for name, value in given.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer
