"""The options of the plugin in mkdocs.yml; docs/configuration.md says what they are good for."""

from __future__ import annotations

from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ValidationError

from annotate.work import MOST_JOBS


class Jobs(options.Type[int]):
    """A number of processes."""

    def __init__(self) -> None:
        super().__init__(int, default=1)

    def run_validation(self, value: object) -> int:
        """`value`, or the reason why it is none."""
        number = super().run_validation(value)
        if isinstance(value, bool) or not 1 <= number <= MOST_JOBS:
            raise ValidationError(f"should be a number from 1 to {MOST_JOBS}")
        return number


class AnnotateConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type its __init_subclass__
    """The options of the plugin in mkdocs.yml."""

    cache_dir = options.Type(str, default=".cache/annotate")
    """Where the generated pages are written, from the folder of mkdocs.yml; not below docs."""

    jobs = Jobs()
    """How many processes compare articles at the same time; the result is the same."""

    language = options.Optional(options.Type(str))
    """The language of our own words, where it is not the theme's."""

    search = options.Type(bool, default=True)
    """Whether the site has our search."""

    policy = options.Type(bool, default=True)
    """Whether each page has a content security policy; `mkdocs serve` adds scripts, and goes without."""

    policy_hosts = options.ListOfItems(options.Type(str), default=[])
    """Other hosts that the pages may load from, each as https://host."""
