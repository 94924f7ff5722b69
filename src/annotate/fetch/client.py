"""One page of the web: checked, followed through redirects, read under limits.

Everything that can wait (name, connection, certificate, headers, body) happens in a thread that is given
`Limits.seconds` in all: a server that sends a byte now and then cannot hold the command.
"""

from __future__ import annotations

import http.client
import queue
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin

import certifi
import urllib3
from urllib3.util import Timeout, Url, parse_url

from annotate import __version__
from annotate.fetch.coding import too_long, unpack
from annotate.fetch.hosts import Refusal, refusal, resolve
from annotate.source import rules
from annotate.source.page import Page, PageError, content_type, readable

PIECE = 16_384
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": f"mkdocs-annotate/{__version__}",
    "Accept": "text/html, text/plain",
    "Accept-Encoding": "gzip, deflate, br",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: bytes (as sent, and undone), seconds in all, redirects, seconds to connect."""

    size: int = 10_000_000
    seconds: float = 20
    redirects: int = 5
    connect: float = 8


@dataclass(frozen=True, slots=True)
class Asking:
    """What stays the same through all redirects: limits, when time is up, who is asked, whose certificates count."""

    limits: Limits
    end: float
    refused: Refusal
    tls: ssl.SSLContext


def fetch(
    address: str, *, refused: Refusal = refusal, limits: Limits = Limits(), tls: ssl.SSLContext | None = None
) -> Page:
    """The page at `address`, after redirects. Raises PageError, with one line that says why not.

    `refused` says which IP addresses are not asked and `tls` which certificates count; only tests give others.
    """
    asking = Asking(limits, time.monotonic() + limits.seconds, refused, tls or trusted())
    results: queue.SimpleQueue[Page | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            results.put(follow(address, asking))
        except Exception as error:
            results.put(error)  # raised again below, in the thread that asked

    threading.Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=limits.seconds)
    except queue.Empty:
        raise late(asking) from None
    if isinstance(result, Exception):
        raise result
    return result


def trusted() -> ssl.SSLContext:
    """The certificate authorities of this machine and, where it has none (macOS), those of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def late(asking: Asking) -> PageError:
    """The error for a page that takes too long."""
    return PageError(f"cannot be fetched: it took longer than {asking.limits.seconds:g} seconds in all")


def follow(address: str, asking: Asking) -> Page:
    """The page at the end of the redirects that start at `address`."""
    for _ in range(asking.limits.redirects + 1):
        url = checked(address)
        answer = ask(url, asking)
        try:
            if answer.status not in REDIRECTS:
                return page_of(answer, url, asking)
            address = location(answer, url)
        finally:
            answer.close()
    raise PageError(f"cannot be fetched: it was redirected more than {asking.limits.redirects} times")


def checked(address: str) -> Url:
    """`address` in its parts, without fragment. Raises PageError unless it is http or https, without a user."""
    if message := rules.url(address):
        raise PageError(f"is not fetched: the address {message}")
    try:
        url = parse_url(address.partition("#")[0])
    except ValueError:  # urllib3's LocationParseError is one
        url = Url()
    if url.scheme not in PORTS or not url.host or url.auth is not None:
        raise PageError(f"is not fetched: {rules.quoted(address)} is no address")
    return url


def location(answer: urllib3.BaseHTTPResponse, url: Url) -> str:
    """Where a redirect from `url` leads; headers are read as Latin-1, and what servers write there is UTF-8."""
    text = answer.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not text:
        raise PageError("cannot be fetched: it redirects, and does not say where")
    try:
        return urljoin(url.url, text)
    except ValueError:
        raise PageError(f"is not fetched: it redirects to {rules.quoted(text)}, which is no address") from None


def ask(url: Url, asking: Asking) -> urllib3.BaseHTTPResponse:
    """The answer of the first of the host's addresses that takes a connection; its body is not read yet."""
    host = (url.host or "").strip("[]")
    port = url.port or PORTS[url.scheme or ""]
    problem = "its host cannot be reached"
    for ip in resolve(host, port, asking.refused):
        try:
            return connected(url, host, ip, port, asking)
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
            continue
        except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            problem = told(error)
            break
    raise PageError(f"cannot be fetched: {problem}")


def connected(url: Url, host: str, ip: str, port: int, asking: Asking) -> urllib3.BaseHTTPResponse:
    """The answer of the machine at `ip`, asked for `url` in the name of `host`. Proxies are not used."""
    left = max(0.1, asking.end - time.monotonic())
    there = f"[{ip}]" if ":" in ip else ip
    pool = (
        urllib3.HTTPSConnectionPool(there, port, ssl_context=asking.tls, server_hostname=host, assert_hostname=host)
        if url.scheme == "https"
        else urllib3.HTTPConnectionPool(there, port)
    )
    return pool.urlopen(
        "GET",
        url.request_uri,
        headers=HEADERS | {"Host": url.netloc or host},
        redirect=False,
        retries=False,
        preload_content=False,
        decode_content=False,
        timeout=Timeout(connect=min(left, asking.limits.connect), read=left),
    )


def told(error: Exception) -> str:
    """What went wrong, in words of ours: the text of a library's error may hold the server's."""
    if isinstance(error, urllib3.exceptions.SSLError):
        return "its certificate is not valid, or it does not speak TLS"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "it did not answer in time"
    return "its answer broke off, or is no HTTP"


def page_of(answer: urllib3.BaseHTTPResponse, url: Url, asking: Asking) -> Page:
    """The page in an answer that is no redirect."""
    if answer.status != http.client.OK:
        raise PageError(f"cannot be fetched: its host answered {answer.status}")
    media, charset = content_type(answer.headers.get("content-type"))
    readable(media)
    data = unpack(body(answer, asking), answer.headers.get("content-encoding"), asking.limits.size)
    return Page(data, media, charset, url.url)


def body(answer: urllib3.BaseHTTPResponse, asking: Asking) -> bytes:
    """The bytes of an answer as sent."""
    out = bytearray()
    try:
        for piece in answer.stream(PIECE, decode_content=False):
            out += piece
            if len(out) > asking.limits.size:
                raise too_long(asking.limits.size)
            if time.monotonic() > asking.end:
                raise late(asking)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise PageError(f"cannot be fetched: {told(error)}") from None
    return bytes(out)
