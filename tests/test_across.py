"""What is about all comparisons, in whole builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.generate import generate
from annotate.work import Means, local
from annotate.write import config
from annotate.write.across.feeds import Site
from annotate.write.files import writing
from sample import DESCRIPTION, FULL, REFERENCE, Add

SITE = Site("A site", "https://site.example/")


def read(folder: Path) -> dict[str, str]:
    """All files below `folder`."""
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def test_everything_is_there(add: Add, site: Path) -> None:
    """One comparison gives lists, index, overview, feeds and data, all of them known to the plugin."""
    add()
    result = generate(site / "docs", site / "out", site=SITE)
    files = read(site / "out")
    assert {f for f in files if not f.startswith(".")} == result.files.keys()
    assert {
        "comparisons/index.md", "comparisons/by/serious/index.md", "comparisons/by/publisher/the-mirror/index.md",
        "comparisons/errors/figures/index.md", "comparisons/overview/index.md", "comparisons/feed.xml",
        "comparisons/feed.json", "comparisons/comparisons.jsonl", "comparisons/corrections.csv",
        "comparisons/error-index.json",
    } <= files.keys()  # fmt: skip
    assert "&#36;50 billion" in files["comparisons/errors/figures/index.md"]


def test_no_address_no_feed(add: Add, site: Path) -> None:
    """Without site_url there is no feed and no link to one, and the build says so once."""
    add()
    add("second")
    notices: list[str] = []
    generate(site / "docs", site / "out", means=Means(notice=notices.append))
    assert len(notices) == 1
    assert "site_url" in notices[0]
    assert "comparisons/feed.xml" not in read(site / "out")
    assert "feed.xml" not in read(site / "out")["comparisons/index.md"]


def test_samples_stay_out(add: Add, site: Path) -> None:
    """A sample is in the lists; feeds, index and overview have it only where there is nothing else, and say so."""
    add("made-up", FULL.replace("title: A visit", "title: Made up\nsample: true"))
    generate(site / "docs", site / "out", site=SITE)
    alone = read(site / "out")
    shown = ("comparisons/errors/figures/index.md", "comparisons/overview/index.md")
    assert all("**Samples.**" in alone[path] for path in shown)
    assert "Made up" in alone["comparisons/feed.xml"]
    add("real")
    generate(site / "docs", site / "out", site=SITE)
    files = read(site / "out")
    assert "Made up" in files["comparisons/index.md"]
    assert "made-up" in files["comparisons/comparisons.jsonl"]
    for path in (*shown, "comparisons/feed.xml", "comparisons/feed.json", "comparisons/error-index.json"):
        assert "made-up" not in files[path].lower().replace(" ", "-"), path
        assert "**Samples.**" not in files[path]


def test_siblings_in_a_build(add: Add, site: Path) -> None:
    """Pages of one reference name each other, build after build the same; another's page stays as it is."""
    add("one")
    add("two")
    add("other", reference=REFERENCE + "One sentence more.\n")
    for _ in range(2):
        generate(site / "docs", site / "out")
        files = read(site / "out")
        assert files["comparisons/one/index.md"].count("(../two/index.md)") == 1
        assert files["comparisons/two/index.md"].count("(../one/index.md)") == 1
        assert "an-siblings" not in files["comparisons/other/index.md"]


def test_excerpts_everywhere(add: Add, site: Path) -> None:
    """Of a comparison in excerpts no output across comparisons shows long quotations."""
    long = " ".join(f"word{i}" for i in range(40))
    add(description=DESCRIPTION, copy=REFERENCE + long + "\n")
    generate(site / "docs", site / "out", site=SITE)
    for path, content in read(site / "out").items():
        assert "word12" not in content.replace("\\n", " "), path


def test_order_of_folders_and_jobs(add: Add, site: Path) -> None:
    """Two processes give the same bytes as one."""
    for slug in ("a", "b", "c"):
        add(slug)
    for jobs in (1, 2):
        with local(jobs) as workers:
            generate(site / "docs", site / f"out{jobs}", SITE, Means(workers=workers))
    assert read(site / "out1") == read(site / "out2")


def test_names_of_lists_are_reserved(add: Add, site: Path) -> None:
    """A comparison cannot take the place of a list."""
    for slug in ("by", "errors", "overview"):
        add(slug)
    assert [p.message[:23] for p in generate(site / "docs", site / "out").problems] == ["has a reserved name; ch"] * 3


def test_data_is_one_line_each(add: Add, site: Path) -> None:
    """comparisons.jsonl has as many lines as there are comparisons."""
    for slug in ("a", "b", "c"):
        add(slug)
    generate(site / "docs", site / "out")
    lines = (site / "out/comparisons/comparisons.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["comparison"] for line in lines] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: A\nsite_url: https://x.example/\n", ("A", "https://x.example/")),
        ("site_name: A\n", ("A", "")),
        ("site_name: A\nsite_url:\n", ("A", "")),
        ("site_name: !ENV [AN_NO, AN_NAME, B]\nsite_url: !ENV AN_URL\n", ("From", "https://y.example/")),
        ("site_name: !ENV [AN_NO, B]\nsite_url: !ENV AN_NO\n", ("B", "")),
    ],
)
def test_the_site_in_the_configuration(text: str, expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Name and address come from mkdocs.yml, with variables of the environment filled in as MkDocs does."""
    monkeypatch.setenv("AN_NAME", "From")
    monkeypatch.setenv("AN_URL", "https://y.example/")
    monkeypatch.delenv("AN_NO", raising=False)
    assert config.site_of(text) == expected


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """A file written in pieces takes its place at the end; failing leaves the old one, the same words its time."""
    path = tmp_path / "a" / "b.csv"
    with writing(path) as out:
        out.writelines(["one\n", "two\n"])
    before = path.stat().st_mtime_ns
    with writing(path) as out:
        out.write("one\ntwo\n")
    assert path.stat().st_mtime_ns == before
    with pytest.raises(TypeError), writing(path) as out:
        out.writelines(["three", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"one\ntwo\n"
    assert [p.name for p in path.parent.iterdir()] == ["b.csv"]
