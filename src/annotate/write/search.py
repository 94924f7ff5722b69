"""The search page, and the words of the form in the header that leads to it.

The page is static: its script (the plugin's assets/search) asks the index (annotate/search.py) and fills in
what was found, in the words that stand in the page. Without JavaScript, it names the lists that lead to everything.
"""

from __future__ import annotations

import json

from annotate.model import KINDS
from annotate.write.escape import attribute
from annotate.write.page import front_matter
from annotate.write.phrases import Phrases

SEARCH = "search/index.md"
"""The path of the page below docs."""
INDEX = "pagefind"
"""The folder of the index below the site."""

_SAID = (
    "searching",
    "nothing",
    "more",
    "only",
    "remove",
    "unknown",
    *("kind", "publisher", "language"),
    "both",
    "note",
)


def search_page(say: Phrases) -> str:
    """Markdown of the search page."""
    title = say("search.title")
    parts = (
        f"# {title}",
        _form(say),
        f'<div class="an-without" markdown>\n\n{say("search.without")}\n\n</div>',
        f'<div class="an-lists" markdown>\n\n{_lists(say)}\n\n</div>',
    )
    meta = front_matter({"title": title, "hide": ("navigation", "toc")})
    return meta.replace("\n---\n", "\nsearch:\n  exclude: true\n---\n") + "\n\n".join(parts) + "\n"


def header_words(say: Phrases) -> dict[str, str]:
    """What the form in the header says, as templates read it: `config.extra.annotate.search`."""
    return {"label": say("search.label"), "button": say("search.button")}


def _lists(say: Phrases) -> str:
    """Where a reader finds everything who does not find it here."""
    lists = {"list.title": "index.md", "errors.title": "errors/index.md"}
    return "\n".join(f"- [{say(name)}](../comparisons/{path})" for name, path in lists.items())


def _form(say: Phrases) -> str:
    """HTML of the form and of the places the script fills, without blank lines, so that it is one block."""
    return "\n".join((
        '<div class="an-search">',
        f'<form class="an-find" role="search" action="." method="get" aria-label="{attribute(say("search.title"))}"'
        f' data-index="../{INDEX}/" data-words="{_words(say)}">',
        f'<label for="an-query">{say("search.hint")}</label>',
        '<div class="an-asked"><input type="search" id="an-query" name="q" autocomplete="off" spellcheck="false"'
        f' maxlength="200"> <button type="submit">{say("search.button")}</button></div>',
        '<p class="an-choices"></p>',
        '<p class="an-status" role="status"></p>',
        f'<details class="an-facets" hidden><summary>{say("search.narrow")}</summary><div></div></details>',
        "</form>",
        '<div class="an-results"></div>',
        "</div>",
    ))  # fmt: skip


def _words(say: Phrases) -> str:
    """The words of the script, as JSON in an attribute."""
    words: dict[str, object] = {name: say(f"search.{name}") for name in _SAID}
    words |= {side: say(f"side.{side}") for side in ("copy", "reference")}
    words |= {name: say.forms(f"search.{name}") for name in ("found", "most")}
    words |= {"singular": say.singular, "ellipsis": say("ellipsis")}
    words["kinds"] = {kind: say(f"kind.{kind}") for kind in KINDS}
    return attribute(json.dumps(words, ensure_ascii=False, separators=(",", ":")))
