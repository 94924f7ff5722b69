"""The articles in a page's JSON-LD (schema.org), read without trust: any shape, any depth, any size."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node: TypeAlias = dict[str, object]

MAX_SCRIPT = 1_000_000
MAX_NODES = 2_000
MAX_NAMES = 20


def articles(scripts: Iterable[HtmlElement]) -> tuple[Node, ...]:
    """The nodes in script elements that are articles by their type, those with a headline first."""
    found = [node for script in scripts for node in nodes(script.text or "") if is_article(node)]
    return tuple(sorted(found, key=lambda node: "headline" not in node))


def nodes(text: str) -> Iterator[Node]:
    """The objects at the top of a JSON text, in lists or in @graph; none where it cannot be read."""
    if len(text) > MAX_SCRIPT:
        return
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def is_article(node: Node) -> bool:
    """Whether a node is of a type such as NewsArticle."""
    types = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report", "WebPage"))
        for kind in (types if isinstance(types, list) else [types])
    )


def text_of(value: object) -> str:
    """The text of a member, of its first item, or of the @id or name of what it holds; "" for none."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name")
    return value if isinstance(value, str) else ""


def names(value: object) -> str:
    """The names of one or several persons or bodies, joined by commas."""
    items = value if isinstance(value, list) else [value]
    found = (item.get("name") if isinstance(item, dict) else item for item in items[:MAX_NAMES])
    return ", ".join(name.strip() for name in found if isinstance(name, str) and name.strip())
