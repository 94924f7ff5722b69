"""Addresses of names: stable, of ASCII letters, digits and hyphens, and different for names that are different."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from annotate.source.rules import DEVICES

RESERVED = DEVICES | {"index", "page"}  # BASE/page/2/ is the second page of a list
LONGEST = 60
DIGITS = 10

_PLAIN = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")
_HASHED = re.compile(rf"(.* )?[0-9a-f]{{{DIGITS}}}")
_OTHER = re.compile(r"[^a-z0-9]+")


def key_of(name: str) -> str:
    """What makes two names the same: NFC, case and the width of white space put aside."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", name).casefold().split()))


def slug_of(name: str) -> str:
    """The address of `name`. It depends on nothing but the name's key, so it stays when other names come and go.

    A name of plain words is its own address; any other is its plain letters, if it has any, and a hash of all of it.
    """
    key = key_of(name)
    if len(key) <= LONGEST and _PLAIN.fullmatch(key) and not _HASHED.fullmatch(key) and key not in RESERVED:
        return key.replace(" ", "-")
    letters = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    base = _OTHER.sub("-", letters).strip("-")[:LONGEST].strip("-")
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return f"{base}-{digest}".lstrip("-")
