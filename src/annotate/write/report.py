"""Where an error in a correction is reported: a new issue of the site's repository, filled in with id and words."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, urlsplit

LONGEST = 400
"""How many characters of a footnote an issue quotes: browsers and hosts refuse long addresses."""

_TAG = re.compile(r"<[^>]*>")
_GITLAB = "/-/issues/new?issue[title]={title}&issue[description]={body}"
_OTHERS = "/issues/new?title={title}&body={body}"  # GitHub, Codeberg, Forgejo and Gitea


def report_address(repo_url: str | None) -> str:
    """The address of a new issue at `repo_url`, with `{title}` and `{body}` to be filled in; empty without one."""
    parts = urlsplit((repo_url or "").strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    base = parts._replace(query="", fragment="").geturl().rstrip("/").removesuffix(".git")
    base = base.replace("{", "%7B").replace("}", "%7D")
    return base + (_GITLAB if "gitlab" in parts.netloc else _OTHERS)


def filled(address: str, title: str, body: str, correction: str) -> str:
    """`address` with what it asks for; `{id}` is the correction's id. All is percent-encoded."""
    values = {"{title}": title, "{body}": body, "{id}": correction}
    return re.sub(r"\{(?:title|body|id)\}", lambda match: quote(values[match[0]], safe=""), address)


def plain(html: str) -> str:
    """The text of some HTML of ours, on one line, cut at a word where it is long."""
    text = " ".join(unescape(_TAG.sub("", html)).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(maxsplit=1)[0] + " …"
