"""write/config.py: the mkdocs.yml of the built tree."""

from __future__ import annotations

import pytest
import yaml

from annotate.write.config import (
    CSS,
    SCRIPT,
    SEARCH_CSS,
    SEARCH_SCRIPT,
    custom_dir,
    derived,
    language_of,
)
from annotate.write.phrases import phrases
from annotate.write.search import header_words
from sample import CONFIG


def test_what_the_plugin_does_is_written_down() -> None:
    """Our plugin and exclusion are gone; our extension, style, script and templates are named."""
    config = yaml.safe_load(derived(CONFIG))
    assert config["plugins"] == []
    assert "exclude_docs" not in config
    assert config["markdown_extensions"] == [{"footnotes": {"SEPARATOR": "-"}}, "annotate"]
    assert config["extra_css"] == [CSS, SEARCH_CSS]
    assert config["extra_javascript"] == [SCRIPT, SEARCH_SCRIPT]
    assert config["extra"] == {"annotate": {"search": header_words(phrases("en"))}}
    assert config["theme"] == {"name": "material", "font": False, "custom_dir": "overrides"}
    assert config["nav"] == [{"Home": "index.md"}, {"Comparisons": "comparisons/index.md"}]
    assert config["not_in_nav"] == "/comparisons/*/\n"


def test_not_in_nav_is_added_once() -> None:
    """What the project keeps out of its navigation stays out, and our line stands there once."""
    text = derived("site_name: a\nnot_in_nav: |\n  /drafts/\n")
    assert yaml.safe_load(text)["not_in_nav"] == "/drafts/\n/comparisons/*/\n"
    assert derived(text) == text


def test_unknown_tags_survive() -> None:
    """Tags that only MkDocs or an extension understands come out as they went in."""
    text = derived(
        "site_name: !ENV [NAME, a]\nmarkdown_extensions:\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    )
    assert "!ENV [NAME, a]" in text
    assert "!!python/name:material.extensions.emoji.twemoji" in text


def test_other_forms() -> None:
    """Mappings for plugins and extensions, a theme that is one word, and other exclusions are kept."""
    config = yaml.safe_load(
        derived(
            "theme: material\nplugins: {search: {}, annotate: {jobs: 2}}\nmarkdown_extensions: {toc: {}}\n"
            "docs_dir: x\nexclude_docs: |\n  /comparisons/*/\n  /drafts/\nextra_css: [a.css]\n"
        )
    )
    assert config["theme"] == {"name": "material", "custom_dir": "overrides"}
    assert config["plugins"] == {"search": {}}
    assert config["markdown_extensions"] == {"toc": {}, "annotate": {}}
    assert config["exclude_docs"] == "/drafts/\n"
    assert config["extra_css"] == [CSS, SEARCH_CSS, "a.css"]
    assert "docs_dir" not in config


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("theme: material", "en"),
        ("theme: {name: material, language: de}", "de"),
        ("theme: {name: material, language: de}\nplugins: [search, {annotate: {language: fr}}]", "fr"),
        ("theme: {name: material, language: de}\nplugins: {annotate: {language: fr}}", "fr"),
        ("theme: {name: material, language: de}\nplugins: [annotate]", "de"),
    ],
)
def test_language(text: str, language: str) -> None:
    """The site's language is our plugin's option, or the theme's, or English."""
    assert language_of(text) == language


@pytest.mark.parametrize("extensions", ["[toc, annotate]", "{toc: {}, annotate: {}}", "[]"])
def test_language_of_the_tree(extensions: str) -> None:
    """Our extension and the form in the header speak the site's language; other generators read both from the tree."""
    text = f"theme: {{name: material, language: de}}\nextra: {{a: 1}}\nmarkdown_extensions: {extensions}\n"
    config = yaml.safe_load(derived(text))
    assert {"annotate": {"language": "de"}}.items() <= (
        config["markdown_extensions"].items()
        if isinstance(config["markdown_extensions"], dict)
        else next(e for e in config["markdown_extensions"] if isinstance(e, dict)).items()
    )
    assert config["extra"] == {"a": 1, "annotate": {"search": header_words(phrases("de"))}}


def test_custom_dir() -> None:
    """The project's own templates are known, so that they can be copied."""
    assert custom_dir("theme: {name: material, custom_dir: mine}") == "mine"
    assert custom_dir("theme: material") is None


@pytest.mark.parametrize("text", ["", "- a", "a: [", "INHERIT: base.yml"])
def test_unusable_configuration(text: str) -> None:
    """A configuration that is no mapping, no YAML, or spread over files is an error."""
    with pytest.raises((ValueError, yaml.YAMLError)):
        derived(text)
