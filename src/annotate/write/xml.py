"""Text to XML, each character escaped once, none lost: what XML 1.0 cannot hold becomes an element."""

from __future__ import annotations

import re
from urllib.parse import quote

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ESCAPED = str.maketrans(_SIGNS)
_QUOTED = str.maketrans(_SIGNS | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_TROUBLE = re.compile("[^\x20!#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """`text` as the content of an element; a character that XML cannot hold is `<g n="U+000C"/>`."""
    if not _TROUBLE.search(text):
        return text
    return _ILLEGAL.sub(lambda match: f'<g n="U+{ord(match[0]):04X}"/>', text.translate(_ESCAPED))


def attributes(**values: str) -> str:
    """Attributes with a space before each; a character that XML cannot hold becomes U+FFFD."""
    return "".join(f' {name}="{_attribute(value)}"' for name, value in values.items())


def _attribute(value: str) -> str:
    return _ILLEGAL.sub("\ufffd", value).translate(_QUOTED) if _TROUBLE.search(value) else value


def element(name: str, text: str, **values: str) -> str:
    """An element that holds `text`; an empty one where there is none."""
    start = f"{name}{attributes(**values)}"
    return f"<{start}>{escaped(text)}</{name}>" if text else f"<{start}/>"


def pointer(address: str) -> str:
    """A web address as xs:anyURI takes it: what it may not hold is percent-encoded."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*")
