"""The guides in docs/: complete, true to the code, and linked."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from markdown.extensions.toc import slugify

from annotate.build import build
from annotate.cli import parser
from annotate.draft.folder import description_schema
from annotate.model import KINDS, SEVERITIES, Relation
from annotate.source.metadata import parse
from annotate.source.rules import RESERVED
from mkdocs_annotate.options import AnnotateConfig

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "comparisons" not in page.relative_to(DOCS).parts)
READ = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
GENERATED = ("comparisons/index.md", "comparisons/errors/index.md", "comparisons/overview/index.md")


def named(path: Path) -> str:
    """A page for people."""
    return path.relative_to(ROOT).as_posix()


def text_of(page: str) -> str:
    """A page of docs/."""
    return (DOCS / page).read_text("utf-8")


def table_of(page: str) -> set[str]:
    """The names in the first columns of a page's tables."""
    cells = re.findall(r"^\| ([^|]+) \|", text_of(page), re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def blocks(page: Path, language: str) -> Iterator[str]:
    """The blocks of code in a language."""
    yield from re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def without_code(text: str) -> str:
    """Markdown without its code."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(page: Path) -> set[str]:
    """The ids of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {slugify(heading.replace("`", ""), "-") for heading in headings}


def test_every_option_is_described() -> None:
    """The page on configuration names each option of the plugin with its default."""
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text_of("configuration.md"), re.MULTILINE))
    for name, option in AnnotateConfig._schema:
        default = option.default
        assert name in rows
        assert default is None or rows[name].strip("`") == str(default).replace("True", "true")


def test_every_option_of_the_build_step_is_described() -> None:
    """The page on configuration names each option of `annotate build`."""
    described = {name.split()[0] for name in table_of("configuration.md")}
    assert options_of("build") - {"-h", "--help"} <= described


def options_of(command: str) -> set[str]:
    """The options of a command."""
    return set(commands()[command]._option_string_actions)


def commands() -> dict[str, Any]:
    """The parsers of the commands by their names."""
    return dict(next(action.choices for action in parser()._actions if action.choices))


def test_every_command_is_in_the_readme() -> None:
    """The README names every command."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [name for name in commands() if f"| `annotate {name}" not in readme]


def test_every_field_is_described() -> None:
    """The page on contributing names each field of comparison.yml, of its versions and its notes."""
    schema = json.loads(description_schema())
    assert fields(schema) <= table_of("contributing.md")


def fields(schema: Any) -> set[str]:
    """The names of all properties in a schema."""
    if isinstance(schema, list):
        return set().union(*map(fields, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return {*own, *fields([value for key, value in schema.items() if key != "properties"]), *fields([*own.values()])}


def test_every_member_of_a_sealed_comparison_is_described() -> None:
    """The page on contributing names each member at the top of sealed.json."""
    schema = json.loads((ROOT / "src/annotate/schema/sealed.schema.json").read_text("utf-8"))
    assert set(schema["properties"]) <= table_of("contributing.md")


def test_reserved_names_are_told() -> None:
    """The page on contributing names the slugs that cannot be used."""
    assert not [name for name in RESERVED if f"`{name}`" not in text_of("contributing.md")]


def test_examples_are_right() -> None:
    """Each comparison.yml that a guide shows in full is one without a fault."""
    found = [block for page in PAGES for block in blocks(page, "yaml") if re.search("^title:", block, re.MULTILINE)]
    assert len(found) >= 2
    assert [faults for block in found for faults in parse(block)[1]] == []


@pytest.mark.parametrize("page", [p for p in READ if [*blocks(p, "yaml")]], ids=named)
def test_yaml_is_yaml(page: Path) -> None:
    """Each block of YAML in a guide can be read."""
    for block in blocks(page, "yaml"):
        yaml.compose(block)


def test_the_glossary_has_the_words_of_the_data() -> None:
    """The glossary explains the members of a correction that need it, and names each relation of a passage."""
    text = text_of("glossary.md")
    terms = set(re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE))
    wanted = {"reference", "copy", "passage", "correction", "finding", "kind", "severity", "excerpt", "sealed"}
    assert wanted <= terms
    assert not [word for word in (*get_args(Relation), *SEVERITIES) if word not in text]
    assert "[nineteen]" in text
    assert len(KINDS) == 19


@pytest.mark.parametrize("page", READ, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a page or heading of ours leads to one that is there."""
    wrong = []
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if re.match("[a-z]+:", link) or path.endswith(GENERATED):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(link)
    assert wrong == []


def test_every_page_is_in_the_navigation() -> None:
    """Each page of docs/ can be reached from the navigation."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert not [page for page in PAGES if page.relative_to(DOCS).as_posix() not in text]


def test_the_five_lines_build(tmp_path: Path) -> None:
    """The mkdocs.yml of five lines, in the guide and the README, is the same, and the build step takes it."""
    first = next(blocks(DOCS / "own-site.md", "yaml"))
    assert f"# mkdocs.yml\n{first}" in [*blocks(ROOT / "README.md", "yaml")]
    assert len(first.splitlines()) == 5
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(first, "utf-8")
    assert build(tmp_path / "docs", tmp_path / "tree") == []


def test_the_python_interface_is_up_to_date() -> None:
    """docs/api.md is what `make api` writes now."""
    spec = importlib.util.spec_from_file_location("api", ROOT / "tools/api.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.page() == text_of("api.md"), "run make api"
