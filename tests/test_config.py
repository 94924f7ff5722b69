"""write/config.py: the mkdocs.yml of the built tree."""

from __future__ import annotations

import pytest
import yaml

from annotate.write.config import ACROSS, CSS, SCRIPT, custom_dir, derived
from sample import CONFIG


def test_what_the_plugin_does_is_written_down() -> None:
    """Our plugin and exclusion are gone; our extension, style, script and templates are named."""
    config = yaml.safe_load(derived(CONFIG))
    assert config["plugins"] == ["search"]
    assert "exclude_docs" not in config
    assert config["markdown_extensions"] == [{"footnotes": {"SEPARATOR": "-"}}, "annotate"]
    assert config["extra_css"] == [CSS, ACROSS]
    assert config["extra_javascript"] == [SCRIPT]
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
    assert config["extra_css"] == [CSS, ACROSS, "a.css"]
    assert "docs_dir" not in config


def test_custom_dir() -> None:
    """The project's own templates are known, so that they can be copied."""
    assert custom_dir("theme: {name: material, custom_dir: mine}") == "mine"
    assert custom_dir("theme: material") is None


@pytest.mark.parametrize("text", ["", "- a", "a: [", "INHERIT: base.yml"])
def test_unusable_configuration(text: str) -> None:
    """A configuration that is no mapping, no YAML, or spread over files is an error."""
    with pytest.raises((ValueError, yaml.YAMLError)):
        derived(text)
