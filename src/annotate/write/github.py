"""Text from articles and contributors for pages that GitHub renders: exactly that text, and nothing else.

What it must not become there: a link, an image, a mention, a reference (`#123`, a commit), an emoji, a formula, HTML,
the end of a table or fence, a workflow command. So it stands as `<code>` inside a block of HTML, which no Markdown
is read in and where GitHub looks for none of these; every sign in it is a character reference, and it is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annotate.source.paths import printable

LONGEST = 400
"""How many characters of one text are shown."""
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(text: str, longest: int = LONGEST) -> str:
    """`text` on one line with every ASCII sign as a character reference; what is cut off is counted."""
    cut = f"… ({len(text) - longest:,} more characters)" if len(text) > longest else ""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", printable(text[:longest])) + cut


def code(text: str, longest: int = LONGEST) -> str:
    """`text` as HTML that shows it to the letter."""
    return f"<code>{escaped(text, longest)}</code>" if text else "<em>nothing</em>"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of cells that are HTML; no line of it is blank, so that Markdown takes it as one block."""
    lines = (_row(head, "th"), *(_row(row, "td") for row in rows))
    return "\n".join(("<table>", *lines, "</table>"))


def items(lines: Iterable[str]) -> str:
    """An HTML list of lines that are HTML."""
    return "\n".join(("<ul>", *(f"<li>{line}</li>" for line in lines), "</ul>"))


def folded(title: str, body: str) -> str:
    """`body` (blocks of HTML) behind a title (HTML) that opens it."""
    return f"<details><summary>{title}</summary>\n{body}\n</details>"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"
