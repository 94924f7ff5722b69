"""The Markdown syntaxes our pages have to stand among."""

from __future__ import annotations

from typing import Any

# As many syntaxes as a site might switch on, the greedy ones set to their greediest.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables", "toc", "wikilinks",
    "nl2br", "pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.blocks.admonition",
    "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar",
    "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
SETTINGS: dict[str, dict[str, Any]] = {
    "footnotes": {"SEPARATOR": "-"},
    "smarty": {"smart_angled_quotes": True},
    "pymdownx.betterem": {"smart_enable": "none"},
    "pymdownx.critic": {"mode": "accept"},
    "pymdownx.keys": {"camel_case": True},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True, "social_url_shorthand": True, "repo_url_shortener": True,
        "normalize_issue_symbols": True, "user": "someone", "repo": "something",
    },
    "pymdownx.snippets": {"auto_append": [], "check_paths": False},
}  # fmt: skip
