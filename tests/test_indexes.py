"""indexes.py: a search index is made again when a page changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate import indexes
from annotate.indexes import index_kept
from annotate.search import index_site
from annotate.write.search import INDEX
from test_cache import tree

PAGE = '<html lang="en"><body><article class="md-content__inner"><h1>{0}</h1><p>{0} words.</p></article></body></html>'


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built site of two pages."""
    for name in ("harbour", "bridge"):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "index.html").write_text(PAGE.format(name))
    return tmp_path / "site"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites whose index is made from now on."""
    sites: list[Path] = []

    def counted(site: Path, *, disk: bool) -> int:
        sites.append(site)
        return index_site(site, disk=disk)

    monkeypatch.setattr(indexes, "index_site", counted)
    return sites


def test_an_index_is_made_once(built: Path, tmp_path: Path, made: list[Path]) -> None:
    """The same pages get the kept index, byte for byte; one changed page gets a new one, and the old one goes."""
    assert index_kept(built, tmp_path / "kept")
    first = tree(built / INDEX)
    for file in sorted((built / INDEX).rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    assert index_kept(built, tmp_path / "kept")
    assert tree(built / INDEX) == first
    assert len(made) == 1
    (built / "harbour" / "index.html").write_text(PAGE.format("lighthouse"))
    assert index_kept(built, tmp_path / "kept")
    assert tree(built / INDEX) != first
    assert (len(made), len(list((tmp_path / "kept").iterdir()))) == (2, 1)


def test_the_latest_will_do(built: Path, tmp_path: Path, made: list[Path]) -> None:
    """Live reload takes the index of other pages where there is one, and says so."""
    assert index_kept(built, tmp_path / "kept", latest=True)
    (built / "harbour" / "index.html").write_text(PAGE.format("lighthouse"))
    assert not index_kept(built, tmp_path / "kept", latest=True)
    assert len(made) == 1


def test_a_torn_index_is_made_again(built: Path, tmp_path: Path, made: list[Path]) -> None:
    """A kept index that is not what was written is not believed."""
    index_kept(built, tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-10])
    assert index_kept(built, tmp_path / "kept")
    assert len(made) == 2
    assert kept.read_bytes() == whole


def test_an_index_for_a_disk_is_another(built: Path, tmp_path: Path, made: list[Path]) -> None:
    """The index of a site that is read from a disk is not taken for that of a server's, nor the reverse."""
    assert index_kept(built, tmp_path / "kept")
    assert index_kept(built, tmp_path / "kept", disk=True)
    assert len(made) == 2
    assert (built / INDEX / "disk.html").is_file()
