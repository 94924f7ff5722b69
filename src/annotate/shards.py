"""The work of one build, dealt out to several machines that know nothing of each other.

    machine K of N:   comparisons whose slug falls to K  ──finish──▶  a cache of its own
    afterwards:       all those caches, read only  ──▶  one build, which finishes nothing anew

To which machine a comparison falls depends on its slug and on N alone, so it stays there when others come and go.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `number` (from 1) of `count` parts."""

    number: int
    count: int

    def has(self, slug: str) -> bool:
        """Whether the comparison falls to this part."""
        digest = hashlib.sha256(slug.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8]) % self.count == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"
