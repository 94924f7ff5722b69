"""A content security policy for each page, as a second wall: what slipped through the first would not run.

A browser then runs scripts that are files of the site, and those inline scripts whose hash the policy names. On a
page of ours these are the scripts of the theme's frame, which is rendered once more without any page in it, so that
no word of an article, title or note can be among them. The site's own pages are written by those who run it: all
their inline scripts are named.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from annotate.write.bar import RESTORE

OURS = ("document.body.offsetHeight", RESTORE)  # on pages of comparisons alone; the first is in overrides/main.html
FONTS = ("https://fonts.googleapis.com", "https://fonts.gstatic.com")  # of Material, unless theme.font is false

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?+(?!module|text/javascript|application/javascript)", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class Policies:
    """Writes the policy into pages. `frame` renders the theme without a page, given the way back to the site's root."""

    def __init__(self, frame: Callable[[str], str], hosts: Iterable[str]) -> None:
        self._frame, self._hosts = frame, tuple(sorted(set(hosts)))
        self._known: dict[str, str] = {}

    def of_ours(self, html: str, base: str) -> str:
        """A page with what comes from comparisons, `base` being the way from it to the root of the site."""
        if base not in self._known:
            self._known[base] = policy([*inline(self._frame(base)), *OURS], self._hosts)
        return with_policy(html, self._known[base])

    def of_the_site(self, html: str) -> str:
        """A page that those who run the site have written."""
        return with_policy(html, policy(inline(html), self._hosts))


def inline(html: str) -> list[str]:
    """The inline scripts of a page that would run."""
    return [found[2] for found in _SCRIPT.finditer(html) if not _NOT_RUN.search(found[1])]


def policy(scripts: Iterable[str], hosts: Iterable[str] = ()) -> str:
    """The policy under which these inline scripts run, and files of the site and of `hosts` may be loaded."""
    hashes = sorted({base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts})
    more = "".join(f" {host}" for host in hosts)
    named = "".join(f" 'sha256-{value}'" for value in hashes)
    return "; ".join((
        "default-src 'none'",
        f"script-src 'self' 'wasm-unsafe-eval'{named}{more}",  # the search is WebAssembly
        f"style-src 'self' 'unsafe-inline'{more}",  # the places of the margin notes
        f"img-src 'self' data:{more}",
        *(f"{kind}-src 'self'{more}" for kind in ("font", "connect", "media", "frame", "worker", "manifest")),
        "base-uri 'none'",
        "form-action 'self'",
    ))  # fmt: skip


def with_policy(html: str, text: str) -> str:
    """`html` with the policy `text` before everything that could load or run."""
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{text}">'
    return _HEAD.sub(lambda found: found[0] + meta, html, count=1)


def hosts_of(config: MkDocsConfig, more: Iterable[str]) -> list[str]:
    """The hosts that the site's own configuration names, and `more`, each with its scheme."""
    files = [*map(str, config.extra_javascript), *config.extra_css, *more]
    named = [urlsplit(f"https:{file}" if file.startswith("//") else file) for file in files]
    fonts = FONTS if config.theme.name == "material" and config.theme.get("font", True) is not False else ()
    return [*(f"{parts.scheme}://{parts.netloc}" for parts in named if parts.netloc), *fonts]
