"""The mkdocs.yml of the built tree, derived from the site's own.

It is changed as YAML nodes, so that tags we do not know (`!ENV`, `!!python/name:`) come out as they went in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeVar

import yaml

from annotate.write.phrases import DEFAULT as ENGLISH
from annotate.write.phrases import phrases, spoken
from annotate.write.report import report_address
from annotate.write.search import header_words

N = TypeVar("N", bound=yaml.Node)

CSS, SCRIPT = "assets/annotate/annotate.css", "assets/annotate/annotate.js"
PREVIEW = "assets/annotate/preview.png"  # the image of link previews, drawn from preview.svg
SEARCH_CSS, SEARCH_SCRIPT = "assets/annotate/search.css", "assets/annotate/search.js"
JOINED = (CSS, SCRIPT, SEARCH_CSS, SEARCH_SCRIPT)
COPIED = (PREVIEW,)
"""What pages load as it lies in the plugin's package; what is JOINED is made of parts."""
NAME = "annotate"
NULL = "tag:yaml.org,2002:null"
OVERRIDES = "overrides"
UNLISTED = "/comparisons/*/"
# Folders of the project that the tree does not have, or that it has under one fixed name.
DROPPED = ("docs_dir", "site_dir", "watch")
DEFAULT = "site_name: Annotated articles\ntheme:\n  name: material\n  font: false\n"


def derived(project: str, *, form: bool = False) -> str:
    """The tree's mkdocs.yml: the project's without our plugin and its exclusion, with what the plugin adds.

    `form`: whether errors are reported with our form.
    Raises yaml.YAMLError when `project` is no YAML, ValueError when it is no mapping or inherits.
    """
    root = yaml.compose(project, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("the configuration should be a mapping")
    if get(root, "INHERIT") is not None:
        raise ValueError("INHERIT names a file that the tree does not have; write its settings into this one")
    root.value = [(key, value) for key, value in root.value if key.value not in DROPPED]
    without_plugin(root)
    without_exclusion(root)
    not_in_navigation(root)
    append(root, "markdown_extensions", NAME)
    report = report_address(repository(project), form=form)
    if report:
        set_option(root, "markdown_extensions", NAME, "report", report)
    for style in (SEARCH_CSS, CSS):
        append(root, "extra_css", style, first=True)
    for script in (SCRIPT, SEARCH_SCRIPT):
        append(root, "extra_javascript", script)
    with_overrides(root)
    with_words(root, spoken(language_of(project)) or ENGLISH)
    text: str = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1000)
    return text


def repository(project: str) -> str | None:
    """The address of the site's repository, as its configuration gives it."""
    repo = get(yaml.compose(project, Loader=yaml.SafeLoader), "repo_url")
    return repo.value if isinstance(repo, yaml.ScalarNode) else None


def custom_dir(project: str) -> str | None:
    """The project's own theme folder, as its configuration names it."""
    theme = get(yaml.compose(project, Loader=yaml.SafeLoader), "theme")
    folder = get(theme, "custom_dir")
    return folder.value if isinstance(folder, yaml.ScalarNode) else None


def site_of(project: str) -> tuple[str, str]:
    """The site's name and its address ("" when it is not given), with `!ENV` filled in from the environment."""
    root = yaml.compose(project, Loader=yaml.SafeLoader)
    return setting(get(root, "site_name")), setting(get(root, "site_url"))


def setting(node: yaml.Node | None) -> str:
    """The text a node stands for; of `!ENV [NAME, OTHER, default]` the first variable that is set, or the default."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    words = [str(item.value) for item in items if isinstance(item, yaml.ScalarNode)]
    if node is None or node.tag != "!ENV":
        return words[0] if words and isinstance(node, yaml.ScalarNode) and node.tag != NULL else ""
    default = words[-1] if len(words) > 1 else ""
    return next((os.environ[name] for name in words[: -1 if len(words) > 1 else None] if name in os.environ), default)


def language_of(project: str) -> str:
    """The language of the site: our plugin's option, or the theme's; English where neither says."""
    root = yaml.compose(project, Loader=yaml.SafeLoader)
    named = option(root, "language") or get(get(root, "theme"), "language")
    return str(named.value) if isinstance(named, yaml.ScalarNode) else ENGLISH


def option(root: yaml.Node | None, name: str) -> yaml.Node | None:
    """The value of an option of our plugin, in either of the two forms of `plugins:`."""
    plugins = get(root, "plugins")
    if isinstance(plugins, yaml.SequenceNode):
        items = (item for item in plugins.value if name_of(item) == NAME and isinstance(item, yaml.MappingNode))
        plugins = next(items, None)
    return get(get(plugins, NAME), name)


def with_words(root: yaml.MappingNode, language: str) -> None:
    """Tells our extension the language of our words, and the templates the words of the search form."""
    if language != ENGLISH:
        set_option(root, "markdown_extensions", NAME, "language", language)
    extra = get(root, "extra")
    if not isinstance(extra, yaml.MappingNode):
        extra = replace(root, "extra", mapping({}))
    words = {name: scalar(text) for name, text in header_words(phrases(language)).items()}
    replace(extra, NAME, mapping({"search": mapping(words)}))


def without_plugin(root: yaml.MappingNode) -> None:
    """Takes `annotate` out of `plugins:`, in either of the two forms a project may use."""
    plugins = get(root, "plugins")
    if isinstance(plugins, yaml.SequenceNode):
        plugins.value = [item for item in plugins.value if name_of(item) != NAME]
    elif isinstance(plugins, yaml.MappingNode):
        plugins.value = [(key, value) for key, value in plugins.value if key.value != NAME]


def without_exclusion(root: yaml.MappingNode) -> None:
    """Takes our line out of `exclude_docs:`; in the tree those folders hold pages, not texts."""
    node = get(root, "exclude_docs")
    if not isinstance(node, yaml.ScalarNode):
        return
    lines = [
        line for line in node.value.splitlines() if line.strip().strip("/") not in ("comparisons/*", "comparisons/**")
    ]
    node.value = "".join(f"{line}\n" for line in lines)
    if not node.value.strip():
        root.value = [(key, value) for key, value in root.value if value is not node]


def not_in_navigation(root: yaml.MappingNode) -> None:
    """Keeps the comparisons out of the navigation of every page, and out of warnings that they are not in it."""
    node = get(root, "not_in_nav")
    lines = node.value.splitlines() if isinstance(node, yaml.ScalarNode) else []
    if UNLISTED not in lines:
        text = "".join(f"{line}\n" for line in (*lines, UNLISTED))
        replace(root, "not_in_nav", yaml.ScalarNode("tag:yaml.org,2002:str", text, style="|"))


def append(root: yaml.MappingNode, key: str, item: str, *, first: bool = False) -> None:
    """Adds `item` to the list at `key` unless it is there."""
    node = get(root, key)
    if isinstance(node, yaml.MappingNode):  # markdown_extensions may be written as a mapping
        if get(node, item) is None:
            node.value.append((scalar(item), yaml.MappingNode("tag:yaml.org,2002:map", [])))
        return
    if not isinstance(node, yaml.SequenceNode):
        node = replace(root, key, yaml.SequenceNode("tag:yaml.org,2002:seq", []))
    if item not in map(name_of, node.value):
        node.value.insert(0 if first else len(node.value), scalar(item))


def set_option(root: yaml.MappingNode, key: str, item: str, option: str, value: str) -> None:
    """Gives the `item` of the list or mapping at `key` an option, unless it has that one."""
    node = get(root, key)
    if isinstance(node, yaml.SequenceNode):
        place = next(i for i, each in enumerate(node.value) if name_of(each) == item)
        if not isinstance(node.value[place], yaml.MappingNode):
            node.value[place] = yaml.MappingNode("tag:yaml.org,2002:map", [(scalar(item), scalar(""))])
        node = node.value[place]
    if not isinstance(node, yaml.MappingNode):
        return
    options = get(node, item)
    if not isinstance(options, yaml.MappingNode):
        options = replace(node, item, yaml.MappingNode("tag:yaml.org,2002:map", []))
    if get(options, option) is None:
        options.value.append((scalar(option), scalar(value)))


def with_overrides(root: yaml.MappingNode) -> None:
    """Makes `theme:` a mapping whose custom_dir is the tree's."""
    theme = get(root, "theme")
    if not isinstance(theme, yaml.MappingNode):
        name = theme if isinstance(theme, yaml.ScalarNode) else scalar("material")
        theme = replace(root, "theme", yaml.MappingNode("tag:yaml.org,2002:map", [(scalar("name"), name)]))
    replace(theme, "custom_dir", scalar(OVERRIDES))


def get(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value at `key` of a mapping node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def replace(node: yaml.MappingNode, key: str, value: N) -> N:
    """Sets `key` to `value`, in its old place when it has one, and gives `value` back."""
    for i, (name, _) in enumerate(node.value):
        if name.value == key:
            node.value[i] = (name, value)
            return value
    node.value.append((scalar(key), value))
    return value


def name_of(item: yaml.Node) -> str | None:
    """What a list item names: `name` or `name: {options}`."""
    if isinstance(item, yaml.MappingNode) and len(item.value) == 1:
        item = item.value[0][0]
    return str(item.value) if isinstance(item, yaml.ScalarNode) else None


def mapping(values: Mapping[str, yaml.Node]) -> yaml.MappingNode:
    """A mapping of `values`."""
    return yaml.MappingNode("tag:yaml.org,2002:map", [(scalar(key), value) for key, value in values.items()])


def scalar(text: str) -> yaml.ScalarNode:
    """`text` as a node."""
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)
