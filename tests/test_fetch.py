"""fetch/client.py: what is fetched from a server on this machine, and what is not."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import brotli
import pytest

from annotate.fetch.client import Limits, fetch
from annotate.source.page import Page, PageError
from webserver import Answer, Server6, only_here, sends, serving

QUICK = Limits(size=50_000, seconds=5)
HTML = "<p>Grüße</p>".encode()


def had(answer: Answer, path: str = "/story", limits: Limits = QUICK) -> Page:
    """The page that is fetched from a server that answers so."""
    with serving(answer) as port:
        return fetch(f"http://127.0.0.1:{port}{path}", refused=only_here, limits=limits)


def refused(answer: Answer, limits: Limits = QUICK) -> str:
    """Why nothing is fetched from a server that answers so: one line."""
    with pytest.raises(PageError) as caught:
        had(answer, limits=limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_page() -> None:
    """A page comes with its bytes, type, character set and address; the fragment is not sent, nothing tells of us."""
    seen: list[Any] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        seen.append((request.path, dict(request.headers)))
        sends(HTML, content_type="text/html; charset=ISO-8859-15")(request)

    page = had(answer, "/a%20b/ü?q=1&x=%2F#part")
    assert (page.data, page.media, page.charset) == (HTML, "text/html", "iso-8859-15")
    path, headers = seen[0]
    assert path == "/a%20b/%C3%BC?q=1&x=%2F"
    assert page.address is not None
    assert page.address.endswith(path)
    assert headers.pop("Host").startswith("127.0.0.1:")
    assert headers.pop("User-Agent").startswith("mkdocs-annotate/")
    assert set(headers) == {"Accept", "Accept-Encoding"}


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_compressed(coding: str, pack: Any) -> None:
    """Compressed pages are undone, and one that grows beyond the limit is refused."""
    assert had(sends(pack(HTML), content_encoding=coding)).data == HTML
    bomb = sends(pack(bytes(20_000_000)), content_encoding=coding)
    assert "is longer than 1 MB" in refused(bomb, Limits(size=1_000_000, seconds=5))


def test_the_cli_asks_nobody_here() -> None:
    """Without a test's permission this machine is not asked at all: the server sees nothing."""
    seen: list[str] = []
    with serving(lambda request: seen.append(request.path)) as port:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1", "[::1]"):
            with pytest.raises(PageError, match=r"a loopback address, and only public ones are asked|not known"):
                fetch(f"http://{host}:{port}/", limits=QUICK)
    assert not seen


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://user:secret@example.org/",
        "http://user@example.org/",
        "http://a b/",
        "http:///path",
        "http://[::1",
        "http://example.org:99999/",
        "https://example.org/" + "x" * 2_000,
        "http://exa\x1bmple.org/",
    ],
)
def test_bad_addresses(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other schemes, names and passwords, and what is no address are refused before any name is looked up."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    with pytest.raises(PageError, match="is not fetched: "):
        fetch(address)


def redirects(to: str, status: int = 302) -> Answer:
    """An answer that leads elsewhere; `{port}` is that of the server itself."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.path == "/end":
            sends(HTML)(request)
            return
        port = request.server.server_address[1]  # type: ignore[index]
        sends(b"", status, location=to.replace("{port}", str(port)))(request)

    return answer


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(status: int) -> None:
    """Redirects are followed, relative ones too, and the page has the address where they end."""
    page = had(redirects("../end#x", status), "/a/b")
    assert page.data == HTML
    assert (page.address or "").endswith("/end")


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://127.0.0.2:{port}/end", "leads to 127.0.0.2, a loopback address"),
        ("http://[::ffff:10.0.0.1]/end", "a private address"),
        ("//169.254.169.254/latest", "a link-local address"),
        ("file:///etc/passwd", "should start with https:// or http://"),
        ("http://user:pw@127.0.0.1:{port}/end", "should hold no user name or password"),
        ("http://[", "which is no address"),
        ("/loop", "it was redirected more than 5 times"),
        ("", "it redirects, and does not say where"),
    ],
)
def test_bad_redirects(to: str, reason: str) -> None:
    """Each address on the way is checked like the first, and there are at most five."""
    assert reason in refused(redirects(to))


@pytest.mark.parametrize("header", ["application/json", "image/png", "application/pdf", "text/css", "nonsense", ""])
def test_content_types(header: str) -> None:
    """Only HTML and plain text are read."""
    assert "only text/html and text/plain are read" in refused(sends(b"{}", content_type=header))


@pytest.mark.parametrize("status", [204, 206, 304, 401, 404, 500, 503])
def test_statuses(status: int) -> None:
    """What is no page is told with its status."""
    assert refused(sends(b"", status)) == f"cannot be fetched: its host answered {status}"


def test_too_long() -> None:
    """An answer without end is left at the limit, whether it states its length or not."""

    def endless(request: BaseHTTPRequestHandler) -> None:
        sends(b"x" * 1_000, content_length="")(request)
        for _ in range(100_000):
            request.wfile.write(b"x" * 1_000)

    assert refused(endless) == "is longer than 0.05 MB, the most that is read"
    assert "is longer than" in refused(sends(b"x" * 50_001))
    assert len(had(sends(b"x" * 50_000)).data) == 50_000


def dripping(start: bytes, piece: bytes) -> Answer:
    """An answer that never ends and never stops: a few bytes now and then."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        for _ in range(60):
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-A: ", b"x"),
        dripping(b"", b""),
    ],
    ids=["body", "header", "silence"],
)
def test_slow(answer: Answer) -> None:
    """A server that says little at a time, or nothing, does not get more than the seconds there are in all."""
    start = time.monotonic()
    reason = refused(answer, Limits(seconds=0.6))
    assert "took longer than 0.6 seconds in all" in reason or "did not answer in time" in reason
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500,
        b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000,
    ],
    ids=["nothing", "ssh", "short", "chunks", "many headers", "long header"],
)
def test_broken_answers(raw: bytes) -> None:
    """An answer that breaks off, or is no HTTP, is one line without a word of the server's."""
    reason = refused(lambda request: request.wfile.write(raw) and None)
    assert "cannot be fetched: its answer broke off, or is no HTTP" in reason


def test_nobody_there() -> None:
    """A host that takes no connection is one line."""
    with serving(sends(b"")) as port:
        pass
    with pytest.raises(PageError, match="its host cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/", refused=only_here)


def test_the_checked_address_is_the_one_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once: a name server that answers otherwise the second time is not heard."""
    names: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: Any, **options: Any) -> Any:
        names.append(host)
        return real("127.0.0.1" if names.count("story.example") <= 1 else "127.0.0.99", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with serving(lambda request: sends(request.headers["Host"].encode())(request)) as port:
        page = fetch(f"http://story.example:{port}/", refused=only_here)
    assert page.data == f"story.example:{port}".encode()
    assert names.count("story.example") == 1


def test_ipv6() -> None:
    """A host on IPv6 is asked by its address too."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError as error:
        pytest.skip(f"this machine has no IPv6: {error}")
    with serving(sends(HTML), kind=Server6) as port:
        assert fetch(f"http://[::1]:{port}/", refused=only_here).data == HTML


@contextmanager
def certified(folder: Path) -> Iterator[tuple[ssl.SSLContext, ssl.SSLContext]]:
    """The two ends of TLS for story.example, with a certificate made for this one test."""
    if not shutil.which("openssl"):
        assert not os.environ.get("CI"), "openssl is missing"
        pytest.skip("openssl is not on this machine")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout {key} -out {certificate} -subj /CN=test"
    names = ["-addext", "subjectAltName=DNS:story.example"]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    yield server, ssl.create_default_context(cafile=str(certificate))


def test_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over TLS the certificate has to be of the name in the address, and signed by somebody trusted."""
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *a, **k: real("127.0.0.1", *a, **k))
    with certified(tmp_path) as (server, client), serving(sends(HTML), server) as port:
        assert fetch(f"https://story.example:{port}/", refused=only_here, tls=client).data == HTML
        for host, tls in (("other.example", client), ("127.0.0.1", client), ("story.example", None)):
            with pytest.raises(PageError, match="its certificate is not valid"):
                fetch(f"https://{host}:{port}/", refused=only_here, tls=tls)
