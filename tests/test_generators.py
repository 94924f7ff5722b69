"""The tree of the build step under every generator of the family: the same articles, element by element."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element

from annotate.build import build
from annotate.source.folder import COMPARISONS
from novel import add_novel

ROOT = Path(__file__).parent.parent
COMMANDS = {
    "mkdocs": ["-m", "mkdocs", "build", "-q", "--strict"],
    "properdocs": ["-m", "properdocs", "build", "-q", "--strict"],
    "zensical": ["-m", "zensical", "build", "--strict"],
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """This site's tree with a long comparison, built by each generator: its name and the folder it wrote."""
    home = tmp_path_factory.mktemp("generators")
    project = home / "project"
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    add_novel(project / "docs")
    built = {}
    for name, command in COMMANDS.items():
        build(project / "docs", home / name)
        env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        done = subprocess.run(
            [sys.executable, *command, "-f", "mkdocs.yml"],
            cwd=home / name,
            env=env,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        built[name] = home / name / "site"
    return built


def outline(element: _Element) -> list[object]:
    """An element as values: its name, attributes, text and children. White space between words counts once.

    What is for one search alone, which the other generators take out of their pages, does not count.
    """
    attributes = sorted((name, value) for name, value in element.attrib.items() if name != "data-search-exclude")
    children = [outline(child) for child in element if isinstance(child.tag, str)]
    texts = [" ".join((text or "").split()) for text in (element.text, element.tail)]
    return [element.tag, attributes, *texts, children]


def article(page: Path) -> list[object]:
    """What a page says, without what a theme puts around it: where "skip to content" leads to, and a list of tags."""
    (found,) = html.fromstring(page.read_bytes()).xpath("//article")
    for theirs in found.xpath('./a[@id="__skip"] | ./nav[@class="md-tags"]'):
        found.remove(theirs)
    return outline(found)


@pytest.mark.parametrize("other", ["properdocs", "zensical"])
def test_the_same_articles(sites: dict[str, Path], other: str) -> None:
    """Every generated page has the same elements, attributes and words as under MkDocs."""
    pages = sorted((sites["mkdocs"] / COMPARISONS).rglob("index.html"))
    assert len(pages) > 20
    assert sites["mkdocs"] / COMPARISONS / "novel" / "part" / "3" / "index.html" in pages
    for page in pages:
        path = page.relative_to(sites["mkdocs"])
        assert article(sites[other] / path) == article(page), path


@pytest.mark.parametrize("other", ["properdocs", "zensical"])
def test_the_same_data(sites: dict[str, Path], other: str) -> None:
    """Downloads, feeds, style and script are the same bytes."""
    for folder in (COMPARISONS, "assets/annotate"):
        found = (p for p in sorted((sites["mkdocs"] / folder).rglob("*")) if p.is_file() and p.suffix != ".html")
        for file in found:
            assert (sites[other] / file.relative_to(sites["mkdocs"])).read_bytes() == file.read_bytes(), file
