"""Nothing that comes from input is active: not in the DOM of any page, and not when a reader does what readers do.

A payload stands in reference, copy, title, summary, note, source address, tag, publisher, label, author, rights and
the name of a folder. What is active on the pages of a site with plain words in the same places is ours and Material's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import LONG, batched
from payloads import OURS, lay_out, payloads
from served import look, serving

from sample import CONFIG, FULL, Add
from test_plugin import build_site

pytestmark = pytest.mark.browser

Told = Callable[[str, object], None]
COUNT = 500 if LONG else 16
QUERIES = 500 if LONG else 8
PLAIN = [f"plain words {number}" for number in range(8)] + ["1986. A plain list: one, two"]


def pages_of(built: Path) -> list[str]:
    """The address of each page of a built site."""
    return sorted(f"/{path.relative_to(built).as_posix()}" for path in built.rglob("*.html"))


def signs(built: Path, chromium: str) -> dict[str, set[str]]:
    """What could act on each page of a built site."""
    found: dict[str, set[str]] = {}
    with serving(built) as address:
        for paths in batched(pages_of(built), 200):
            seen = look("active", address, chromium, "hostile", paths=paths)
            assert seen["trouble"] == [], seen["trouble"][:3]
            found |= dict(zip(paths, map(set, seen["found"]), strict=True))
    return found


@pytest.fixture
def hostile_site(add: Add, site: Path, record_property: Told) -> Path:
    """A built site with a payload in every field of its comparisons."""
    (site / "mkdocs.yml").write_text(CONFIG.replace("theme:", "repo_url: https://github.com/someone/site\ntheme:"))
    given = payloads(COUNT)
    record_property("refused by a field", lay_out(given, add))
    built = build_site(site, strict=False)
    made = len(list(built.glob("comparisons/payload-*/index.html")))
    record_property("payloads", made)
    assert made == len(given)
    return built


def test_no_active_nodes(hostile_site: Path, site: Path, chromium: str, record_property: Told) -> None:
    """Every element, script, handler and address on every page is one that plain words have too; none fires."""
    found = signs(hostile_site, chromium)
    allowed = set().union(*signs(plain_site(site), chromium).values())
    active = {path: sorted(own - allowed) for path, own in found.items() if own - allowed}
    record_property("pages", len(found))
    assert active == {}
    seen: list[str] = []
    comparisons = [path for path in sorted(found) if "payload-" in path]
    with serving(hostile_site) as address:
        for paths in batched(comparisons, 50):
            told = look("fired", address, chromium, "hostile", paths=paths)
            seen += told["found"] + told["trouble"]
        for queries in batched(payloads(QUERIES), 50):
            told = look("fired", address, chromium, "hostile", paths=["/index.html"], queries=queries)
            seen += told["found"] + told["trouble"]
    assert [what for what in seen if "net::ERR_FAILED" not in what] == []


def plain_site(site: Path) -> Path:
    """The same site with plain words in the place of the payloads, in a folder of its own."""
    docs = site / "plain" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n\nWelcome.\n", encoding="utf-8")
    (site / "plain" / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text("utf-8"), encoding="utf-8")

    def add(slug: str, description: str, reference: str, copy: str) -> Path:
        folder = docs / "comparisons" / slug
        folder.mkdir(parents=True)
        for name, text in {"comparison.yml": description, "reference.txt": reference, "copy.txt": copy}.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    lay_out(PLAIN, add)
    return build_site(site / "plain", strict=False)


def test_hostile_folder_names(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A folder whose name is a payload is refused by name, and nothing of it is in the site."""
    add("good", FULL)
    names = [text for text in OURS if "/" not in text and "\n" not in text]
    assert len(names) > 15
    for name in names:
        add(name, FULL.replace("A visit", "An unwanted visit"))
    built = build_site(site, strict=False)
    assert caplog.text.count("should be named with lower-case letters") == len(names)
    assert not [p for p in built.rglob("*") if p.is_file() and b"An unwanted visit" in p.read_bytes()]
    assert (built / "comparisons/good/index.html").is_file()


def test_the_second_wall(add: Add, site: Path, chromium: str) -> None:
    """Markup put into a page as if it had come through does not run, for the policy stops it; our own scripts run."""
    add("visit", FULL)
    built = build_site(site)
    page = built / "comparisons/visit/index.html"
    clean = page.read_text("utf-8")
    assert clean.count('http-equiv="Content-Security-Policy"') == 1
    assert clean.index("Content-Security-Policy") < clean.index("<title>") < clean.index("<script")
    markup = "".join(text for text in OURS if re.match(r"[<\"'].*(alert|evil)", text, re.DOTALL) and "<!--" not in text)
    (built / "comparisons/visit/bad.html").write_text(clean.replace("<h1", f"{markup}<h1", 1), encoding="utf-8")
    script = "<base href=//evil.test/><script>window.fired.push(1)</script><img src=x onerror=window.fired.push(2)>"
    (built / "comparisons/visit/worse.html").write_text(clean.replace("<h1", f"{script}<h1", 1), encoding="utf-8")
    with serving(built) as address:
        paths = [f"/comparisons/visit/{name}.html" for name in ("index", "bad", "worse")] + ["/index.html", "/404.html"]
        good, bad, worse, home, lost = look("walled", address, chromium, "hostile", paths=paths)["found"]
    assert good == home == lost == {"fired": [], "stopped": []}
    assert bad["fired"] == []
    assert worse["fired"] == []
    assert {"script-src-elem", "script-src-attr", "base-uri"} <= set(worse["stopped"])
    assert {"script-src-elem", "script-src-attr"} <= set(bad["stopped"])
