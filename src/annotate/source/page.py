"""A page as it was given, fetched or archived: bytes, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message

HTML, PLAIN = "text/html", "text/plain"


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, their media type and declared character set, and where (URL) and when they were had.

    `retrieved` is a day as YYYY-MM-DD. What is not known is None.
    """

    data: bytes
    media: str = HTML
    charset: str | None = None
    address: str | None = None
    retrieved: str | None = None


class PageError(Exception):
    """A page that cannot be had or used; the message continues its name and is one line of plain text."""


def content_type(header: str | None) -> tuple[str, str | None]:
    """Media type and character set of a Content-Type header, in lower case; "" where it names no type."""
    if not header or "/" not in header:
        return "", None
    message = Message()
    message["content-type"] = header.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    name = charset.strip().lower() if isinstance(charset, str) else ""
    return message.get_content_type(), name or None


def readable(media: str) -> None:
    """Raises PageError unless a page of this media type is HTML or plain text."""
    if media not in (HTML, PLAIN):
        said = f"{media[:60]}" if media else "of no stated type"
        raise PageError(f"is {said}; only text/html and text/plain are read")
