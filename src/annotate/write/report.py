"""Where an error in a correction is reported: a new issue of the site's repository, filled in with id and words.

Where the repository has our form (.github/ISSUE_TEMPLATE/report-an-error.yml), its fields are filled in; elsewhere
the text of the issue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

LONGEST = 400
"""How many characters of a footnote an issue quotes: browsers and hosts refuse long addresses."""

_TAG = re.compile(r"<[^>]*>")
_SET_ASIDE = re.compile(r"\x02[^\x03]*\x03")  # what Python-Markdown puts in at the end: the way back from a footnote
_GITLAB = "/-/issues/new?issue[title]={title}&issue[description]={body}"
_OTHERS = "/issues/new?title={title}&body={body}"  # GitHub, Codeberg, Forgejo and Gitea
FORM = ".github/ISSUE_TEMPLATE/report-an-error.yml"
_WITH_FORM = "/issues/new?template=report-an-error.yml&title={title}&page={page}&correction={id}&words={words}"


def has_form(project: Path) -> bool:
    """Whether the repository that `project` is the root of has our form."""
    return (project / FORM).is_file()


def report_address(repo_url: str | None, *, form: bool = False) -> str:
    """The address of a new issue at `repo_url`, with places such as `{title}` to be filled in; empty without one.

    `form` says that GitHub finds our form there.
    """
    parts = urlsplit((repo_url or "").strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    base = parts._replace(query="", fragment="").geturl().rstrip("/").removesuffix(".git")
    base = base.replace("{", "%7B").replace("}", "%7D")
    if form and parts.hostname == "github.com":
        return base + _WITH_FORM
    return base + (_GITLAB if "gitlab" in parts.netloc else _OTHERS)


def filled(address: str, values: Mapping[str, str]) -> str:
    """`address` with what it asks for: `{title}`, `{body}`, `{id}`, `{page}`, `{words}`. All is percent-encoded."""
    return re.sub(r"\{(" + "|".join(values) + r")\}", lambda match: quote(values[match[1]], safe=""), address)


def plain(html: str) -> str:
    """The text of some HTML of ours, on one line, cut at a word where it is long."""
    text = " ".join(unescape(_TAG.sub("", _SET_ASIDE.sub("", html))).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(maxsplit=1)[0] + " …"
