"""Payloads that would run if a place let them through, and a site that has one of them in every field."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable

from hostile import REFUSABLE, collections, normal

from annotate.source import rules
from sample import Add

OURS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>", '" onmouseover="alert(1)" x="', "' onfocus='alert(1)' autofocus tabindex=1 x='",
    "</title><script>alert(1)</script>", "</script><script>alert(1)</script>",
    "</p></section><script>alert(1)</script>",
    "--><script>alert(1)</script><!--", "]]><script>alert(1)</script>", "[x](javascript:alert(1))",
    "![x](x){onerror=alert(1)}", "<javascript:alert(1)>", "[x]: javascript:alert(1)", "{{ 7*7 }}{% include 'x' %}",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>", "<iframe src=javascript:alert(1)>",
    "<base href=//evil.test/>",
    "<form action=//evil.test/><button formaction=javascript:alert(1)>x", "<style>@import '//evil.test/'</style>",
    "<meta http-equiv=refresh content=0;url=//evil.test/>", "<link rel=stylesheet href=//evil.test/>",
    "<a href=javascript:alert(1)>x</a>", "<a href='java\tscript:alert(1)'>x</a>", "<details open ontoggle=alert(1)>",
    "<math href=javascript:alert(1)>x</math>", "<video src=x onerror=alert(1)>", "<object data=javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<<script>alert(1)//<</script>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "{: onclick=alert(1) }", "<p {onclick=alert(1)}>",
    "*[x]: <script>alert(1)</script>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "```html\n<script>alert(1)</script>\n```", "<x onpointerenter=alert(1)>y</x>", "`${alert(1)}`", "';alert(1);'",
    "<script type=module>alert(1)</script>", "<img srcset='//evil.test/ 1x'>", "<p style=background:url(//evil.test/)>",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "<template><script>alert(1)</script></template>",
)  # fmt: skip
PUBLIC = ("payloadbox-xss", "dompurify", "blns", "html5lib-tree")


def payloads(count: int) -> list[str]:
    """`count` payloads that can be published: ours first, then some of the public ones where they are."""
    found = collections()
    dice = random.Random(4)  # noqa: S311 - the same each time is what is wanted
    public = sorted({text for name in PUBLIC for text in found.get(name, ()) if "<" in text or "script:" in text})
    dice.shuffle(public)
    usable = (normal(text) for text in (*OURS, *public))
    return [text for text in usable if text.strip() and not REFUSABLE.search(text)][:count]


def lay_out(given: Iterable[str], add: Add) -> dict[str, int]:
    """Adds a comparison for each payload, which stands in all its fields; says how often a field refuses it."""
    refused: dict[str, int] = {}

    def fitting(name: str, rule: rules.Rule, text: str, instead: str) -> str:
        value = text if not rule(text.strip()) and text.strip() else instead
        refused[name] = refused.get(name, 0) + (value != text)
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7F")

    for number, payload in enumerate(given):
        line = " ".join(payload.split())[: rules.MAX_LINE]
        label = fitting("label", rules.one_line, line, "Plain")
        address = fitting("url", rules.url, f"https://example.org/{'+'.join(payload.split())}", "https://example.org/")
        version = (
            f"  label: {label}\n  publisher: {fitting('publisher', rules.one_line, line, 'Plain')}\n"
            f"  author: {label}\n  rights: {label}\n  url: {address}\n  archived: {address}\n"
        )
        add(
            f"payload-{number}",
            f"title: {fitting('title', rules.one_line, line, 'Plain')}\n"
            f"summary: {fitting('summary', rules.plain, payload, 'Plain')}\ndate: 2026-11-21\nlanguage: en\n"
            f"publish: full\ntags: [{fitting('tag', rules.one_line, line, 'Plain')}]\n"
            f"reference:\n  file: reference.txt\n{version}copy:\n  file: copy.txt\n{version}"
            f"notes:\n  - copy: noted words\n    note: {fitting('note', rules.plain, payload, 'Plain')}\n"
            f"    sources: [{address}]\n",
            f"The visit ends on Monday with noted words in Kyiv.\n{payload}\nIt cost $50 billion {payload} in all.\n"
            f"He was not asked about {line}.\n{payload[: len(payload) // 2]} gone\n",
            f"The visit ends on Tuesday with noted words in Kiev.\n{payload}\nIt cost $15 billion {payload} in all.\n"
            f"He was asked about {line} {line}.\n{payload[len(payload) // 2 :]} came\n",
        )
    return refused
