"""The files that the build step wrote, as MkDocs takes them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from annotate.generate import Generated
from annotate.source.folder import COMPARISONS


class GeneratedFile(File):
    """A file that the build step wrote. `in_place`: it is in the site already, and not copied again."""

    in_place = False

    def copy_file(self, dirty: bool = False) -> None:
        """Copies it into the site."""
        if not self.in_place:
            super().copy_file(dirty)


def generated_file(path: str, source: Path, config: MkDocsConfig, edit: str | None = None) -> File:
    """A file of the site at `path` whose content is at `source`."""
    # Each comparison in the navigation would add to the size of every page; the list of them is enough.
    listed = not path.endswith(".md") or path == f"{COMPARISONS}/index.md"
    inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
    file = GeneratedFile.generated(config, path, abs_src_path=str(source), inclusion=inclusion)
    file.edit_uri = edit
    return file


def edit_path(result: Generated, path: str, config: MkDocsConfig) -> str | None:
    """What "edit this page" should open: the comparison.yml a page is from, below docs."""
    source = result.files[path]
    return source.relative_to(Path(config.docs_dir)).as_posix() if source else None
