"""The files of a generated site as they are written into one folder: where each is from, and which changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from annotate.cache import released
from annotate.memory import Memory
from annotate.write.files import prune, write_bytes, write_file, writing


class Written:
    """What was written below `into`.

    `sources` has the path of each file with the comparison.yml it is from (None for lists and assets), `changed` the
    paths that were not there in the last build, or said something else; without a `memory` of it, those that may have.
    """

    def __init__(self, into: Path, memory: Memory | None = None) -> None:
        self.into, self.memory = into, memory
        self.sources: dict[str, Path | None] = {}
        self.changed: set[str] = set()

    def files(self, files: Mapping[str, str], source: Path | None = None) -> None:
        """Writes `files` (path -> content); one that was written before keeps its source."""
        for path, content in files.items():
            write_file(self.into / path, content)
        self._take_in(files, source)

    def large(self, files: Mapping[str, bytes], source: Path) -> None:
        """The same for `files` that were kept compressed, one at a time."""
        for path, content in files.items():
            write_bytes(self.into / path, released(content))
        self._take_in(files, source)

    def pieces(self, path: str, pieces: Iterable[str]) -> None:
        """Writes one file piece by piece."""
        with writing(self.into / path) as out:
            out.writelines(pieces)
        self.elsewhere(path)

    def elsewhere(self, path: str) -> None:
        """Takes in a file of lists that somebody else has written."""
        self.sources[path] = None
        self.changed.add(path)

    def there(self, paths: Iterable[str], source: Path) -> None:
        """Takes in files that are in place as an earlier build has written them."""
        self.sources.update(dict.fromkeys(paths, source))

    def tidy(self) -> None:
        """Takes away what an earlier build has written and this one has not."""
        if self.memory is None or self.memory.others(self.sources):
            prune(self.into, self.sources)

    def _take_in(self, files: Mapping[str, str] | Mapping[str, bytes], source: Path | None) -> None:
        for path in files:
            self.sources.setdefault(path, source)
        if self.memory:
            self.changed |= self.memory.changed(files)
