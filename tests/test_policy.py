"""mkdocs_annotate/policy.py: which scripts a page's policy names, and which never."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from mkdocs_annotate.policy import hosts_of, inline, policy, with_policy
from sample import CONFIG, Add
from test_plugin import build_site

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def named(script: str) -> str:
    """How a policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_inline_scripts() -> None:
    """Scripts that would run are found; files and data are not."""
    html = '<script>a</script><script src="x.js"></script><script type="application/json">{}</script>'
    assert inline(html + '<SCRIPT type="module">b\n</SCRIPT>') == ["a", "b\n"]


def test_one_policy_before_everything() -> None:
    """The policy stands right after the character set, and names each script once, in a fixed order."""
    text = policy(["b", "a", "b"], ["https://example.org"])
    assert text == policy(["a", "b"], ["https://example.org"])
    assert text.count("sha256-") == 2
    assert "script-src 'self' 'wasm-unsafe-eval'" in text
    assert "'unsafe-inline'" not in text.partition("style-src")[0]
    page = with_policy('<head>\n  <meta charset="utf-8"><script>a</script></head><head>', text)
    assert page.startswith('<head>\n  <meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"')
    assert page.count("http-equiv") == 1


def test_pages_of_a_site(add: Add, site: Path) -> None:
    """Each page has a policy; a script in a page of the site's own is named, and in that page alone."""
    add()
    (site / "docs" / "index.md").write_text("# Home\n\n<script>own()</script>\n", encoding="utf-8")
    built = build_site(site)
    pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}
    policies = {name: found[1] for name, page in pages.items() if (found := POLICY.search(page))}
    assert policies.keys() == pages.keys()
    assert [name for name, text in policies.items() if named("own()") in text] == ["index.html"]
    for name, page in pages.items():
        assert all(named(script) in policies[name] for script in inline(page)), name


@pytest.mark.parametrize("serving", [False, True])
def test_without(add: Add, site: Path, serving: bool) -> None:
    """`policy: false` leaves it out; so does `mkdocs serve`, which adds a script of its own."""
    add()
    if serving:
        config = load_config(str(site / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        assert config.plugins["annotate"].serving
        return
    (site / "mkdocs.yml").write_text(CONFIG.replace("  - annotate\n", "  - annotate:\n      policy: false\n"))
    assert not POLICY.search((build_site(site) / "index.html").read_text("utf-8"))


def test_hosts(site: Path) -> None:
    """Hosts that the configuration names may be asked: of scripts and styles, of fonts, and those of the option."""
    config = load_config(
        str(site / "mkdocs.yml"), extra_javascript=["https://cdn.example/x.js", "own.js"], extra_css=["//css.example/a"]
    )
    assert hosts_of(config, ["https://img.example"]) == [
        "https://cdn.example",
        "https://css.example",
        "https://img.example",
    ]
    config.theme["font"] = {"text": "Roboto"}
    assert "https://fonts.gstatic.com" in hosts_of(config, [])
