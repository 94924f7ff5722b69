"""sealed/content.py, seal.py, notes.py and proof.py: a comparison goes on without its texts, and shows the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.build import build
from annotate.check import entry_of, examine
from annotate.cli import main
from annotate.engine import compare
from annotate.entry import Entry, Metadata, Version
from annotate.sealed import content
from annotate.sealed.faults import load
from annotate.sealed.notes import apply
from annotate.sealed.proof import prove
from annotate.sealed.seal import seal
from annotate.source.folder import read_folder
from annotate.source.paths import UnusableError
from annotate.text import read
from annotate.write.excerpts import excerpts
from annotate.write.exports import exports
from annotate.write.page import comparison_page
from sample import COPY, DESCRIPTION, REFERENCE, Add

# Long enough that 15 % of it are some words.
REST = "".join(
    f"The harbour office of ward {n} keeps a list of ships, and of the crews that came with them in winter.\n"
    for n in range(12)
)
NOTE = 'notes:\n  - copy: "15 billion dollar"\n    note: Said twice.\n    sources: ["https://example.org/a"]\n'


@pytest.fixture
def folder(add: Add) -> Path:
    """A comparison with its texts, under excerpts."""
    made = add("visit", description=DESCRIPTION)
    (made / "reference.txt").write_text(REFERENCE + REST, encoding="utf-8")
    (made / "copy.txt").write_text(COPY + REST.replace("winter", "summer", 1), encoding="utf-8")
    return made


def entry(reference: str, copy: str) -> Entry:
    """Two texts as an entry under excerpts."""
    versions = (Version("reference.txt", "The Original"), Version("copy.txt", "The Mirror"))
    return Entry("visit", Metadata("A visit", "2026-11-21", *versions), compare(reference, copy))


def unsealed(made: Entry) -> Entry:
    """The entry after it was sealed, written, and read again."""
    values, faults = load(content.written(content.content_of(made, excerpts(made), "1.0")))
    assert values is not None, faults
    comparison, shown = content.read(values)
    noted, problems = apply(comparison, (), Path("comparison.yml"))
    assert not problems
    return Entry(made.slug, made.metadata, noted, shown)


@pytest.mark.parametrize("notes", ["", NOTE])
def test_the_same_tree_with_and_without_texts(folder: Path, tmp_path: Path, notes: str) -> None:
    """Everything that is published is the same, byte for byte, whether the texts are there or sealed."""
    (folder / "comparison.yml").write_text(DESCRIPTION + notes, encoding="utf-8")
    docs = folder.parent.parent
    assert not build(docs, tmp_path / "before")
    seal(folder, tmp_path / "kept", "1.0")
    assert not build(docs, tmp_path / "after")
    before, after = (
        {p.relative_to(tree).as_posix(): p.read_bytes() for p in sorted(tree.rglob("*")) if p.is_file()}
        for tree in (tmp_path / "before", tmp_path / "after")
    )
    assert before == after
    assert "15 billion dollar" in after["docs/comparisons/visit/index.md"].decode()


TOKENS = "Kyiv Kiev $50 15 billion said not, “we met” on Sunday . The river 京都 e\u0301 \u200b <b> |"
WORDS = st.sampled_from(TOKENS.split())
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_a_sealed_comparison_shows_the_same_excerpts(reference: str, copy: str) -> None:
    """Property: page and exports of a sealed comparison hold the words they held before, and no other."""
    made = entry(read(reference).text, read(copy).text)
    again = unsealed(made)
    page = comparison_page(again)
    assert content.HIDDEN not in page
    assert page == comparison_page(made)
    assert exports(again) == exports(made)


def test_the_file_is_small_and_readable(folder: Path, tmp_path: Path) -> None:
    """sealed.json has a line for each correction, in ASCII, and holds no sentence of the texts."""
    seal(folder, tmp_path / "kept", "1.0")
    text = (folder / "sealed.json").read_text(encoding="ascii")
    said = json.loads(text)
    assert sum(line.startswith('{"id"') for line in text.splitlines()) == len(said["corrections"]) > 2
    assert not any(line in text for line in REFERENCE.splitlines())
    assert {path.name for path in folder.iterdir()} == {"comparison.yml", "sealed.json"}
    assert (tmp_path / "kept" / ".gitignore").read_text().endswith("*\n")


def test_sealing_that_was_interrupted(folder: Path, tmp_path: Path) -> None:
    """A sealing that stopped at any step is told by the check, and finished by sealing again."""
    whole = shutil.copytree(folder, tmp_path / "whole")
    kept = tmp_path / "kept"
    seal(folder, kept, "1.0")
    sealed = (folder / "sealed.json").read_bytes()
    for name in ("reference.txt", "copy.txt"):
        (kept / name).rename(folder / name)
        problems = examine(folder)[1]
        assert [p.message for p in problems if "annotate seal visit" in p.message]
        seal(folder, kept, "1.0")
        assert not examine(folder)[1]
    assert (folder / "sealed.json").read_bytes() == sealed
    assert (kept / "copy.txt").read_bytes() == (whole / "copy.txt").read_bytes()


def test_sealing_loses_no_text(folder: Path, tmp_path: Path) -> None:
    """A text that would overwrite another is refused, and nothing has changed."""
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "copy.txt").write_text("Another text.\n")
    with pytest.raises(UnusableError, match="is another text"):
        seal(folder, kept, "1.0")
    assert (kept / "copy.txt").read_text() == "Another text.\n"
    assert {path.name for path in folder.iterdir()} == {"comparison.yml", "copy.txt", "reference.txt"}


def test_a_changed_text_beside_the_seal(folder: Path, tmp_path: Path) -> None:
    """A text beside sealed.json that is not the one that was sealed is never moved away."""
    seal(folder, tmp_path / "kept", "1.0")
    (folder / "copy.txt").write_text("Another text.\n")
    with pytest.raises(UnusableError, match="is not the text that was sealed"):
        seal(folder, tmp_path / "kept", "1.0")
    assert (folder / "copy.txt").exists()


def test_full_publication_is_not_sealed(folder: Path, tmp_path: Path) -> None:
    """publish: full and a seal contradict each other, before and after."""
    yml = folder / "comparison.yml"
    full = DESCRIPTION.replace("label:", "rights: ours\n  label:") + "publish: full\n"
    yml.write_text(full)
    with pytest.raises(UnusableError, match="publish: full"):
        seal(folder, tmp_path / "kept", "1.0")
    yml.write_text(DESCRIPTION)
    seal(folder, tmp_path / "kept", "1.0")
    yml.write_text(full)
    assert ["publish: full" in p.message for p in examine(folder)[1]] == [True]


def test_notes_after_sealing(folder: Path, tmp_path: Path) -> None:
    """A note on a sealed comparison changes the correction whose words it gives; other words are refused."""
    seal(folder, tmp_path / "kept", "1.0")
    yml = folder / "comparison.yml"
    yml.write_text(DESCRIPTION + 'notes:\n  - copy: "15 billion dollar"\n    severity: minor\n    note: Rounded.\n')
    made, problems = examine(folder)
    assert made is not None, problems
    noted = next(c for c in made.comparison.corrections if c.note)
    assert (noted.note, noted.severity, noted.number) == ("Rounded.", "minor", None)
    numbers = [c.number for c in made.comparison.corrections if c.number]
    assert numbers == list(range(1, len(numbers) + 1))
    yml.write_text(DESCRIPTION + 'notes:\n  - copy: "both parliaments"\n    note: Hm.\n')
    assert [p.line for p in examine(folder)[1]] == [11]


def test_a_note_longer_than_a_quotation(folder: Path, tmp_path: Path) -> None:
    """A note whose words a sealed comparison may not hold stays with the correction it made."""
    words = COPY.splitlines()[0]
    note = f'notes:\n  - copy: "{words}"\n    note: All of it.\n    dismiss: true\n'
    (folder / "comparison.yml").write_text(DESCRIPTION + note)
    texts = [(folder / name).read_text() for name in ("reference.txt", "copy.txt")]
    before, _ = entry_of(read_folder(folder))
    seal(folder, tmp_path / "kept", "1.0")
    after, problems = examine(folder)
    assert after is not None, problems
    assert [c.note for c in after.comparison.corrections] == [c.note for c in before.comparison.corrections]
    proof = prove(folder, *texts)
    assert (proof.wrong, proof.other) == ((), ())


def test_the_proof_of_a_note_that_came_later(folder: Path, tmp_path: Path) -> None:
    """A note that was added after sealing does not stand against the proof."""
    texts = [(folder / name).read_text() for name in ("reference.txt", "copy.txt")]
    seal(folder, tmp_path / "kept", "1.0")
    (folder / "comparison.yml").write_text(DESCRIPTION + NOTE)
    proof = prove(folder, *texts)
    assert (proof.wrong, proof.other) == ((), ())


def test_the_proof(folder: Path, tmp_path: Path) -> None:
    """The texts prove the seal; another text, or a quotation that was changed by hand, does not."""
    reference, copy = ((folder / name).read_text() for name in ("reference.txt", "copy.txt"))
    seal(folder, tmp_path / "kept", "1.0")
    proof = prove(folder, reference, copy)
    assert not proof.wrong
    assert not proof.other
    assert proof.quotations >= 4
    assert "another text" in prove(folder, reference, copy + "x").wrong[0]
    sealed = folder / "sealed.json"
    sealed.write_text(sealed.read_text().replace("$50 billion", "$70 billion"))
    assert any("does not hold the quoted words" in reason for reason in prove(folder, reference, copy).wrong)


def test_a_seal_with_another_verdict(folder: Path, tmp_path: Path) -> None:
    """A kind that was changed by hand is named: this version finds another."""
    texts = [(folder / name).read_text() for name in ("reference.txt", "copy.txt")]
    seal(folder, tmp_path / "kept", "1.0")
    sealed = folder / "sealed.json"
    sealed.write_text(sealed.read_text().replace('"kind": "figure"', '"kind": "wording"'))
    assert [reason.partition(": ")[2] for reason in prove(folder, *texts).other] == ["found with another kind"]


def test_the_commands(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`annotate seal` and `annotate verify` work from the project's folder without further arguments."""
    monkeypatch.chdir(folder.parent.parent.parent)
    assert main(["seal", "visit"]) == 0
    assert main(["verify", "visit"]) == 0
    assert "follows from the texts" in capsys.readouterr().out
    assert main(["seal", "visit"]) == 1
    assert "is sealed" in capsys.readouterr().err
    assert main(["verify", "visit", "--copy", ".texts/visit/reference.txt"]) == 1
    assert main(["seal", "../visit"]) == 1


def test_what_is_read_is_what_was_sealed(folder: Path, tmp_path: Path) -> None:
    """Offsets, kinds, findings and numbers of a sealed comparison are those of the texts."""
    before, _ = entry_of(read_folder(folder))
    seal(folder, tmp_path / "kept", "1.0")
    after, _ = entry_of(read_folder(folder))
    facts = [
        [(c.id, c.finding, c.number, c.kind, c.severity, c.copy.start, c.copy.end) for c in e.comparison.corrections]
        for e in (before, after)
    ]
    assert facts[0] == facts[1]


def test_what_may_not_lie_beside_a_seal(folder: Path, tmp_path: Path) -> None:
    """A text that came back, anything else, `publish: full` and a broken seal are told at once, each in its place."""
    seal(folder, tmp_path / "kept", "1.0")
    (folder / "copy.txt").write_text(COPY)
    (folder / "page.html").write_text("")
    description = DESCRIPTION.replace("  label:", "  rights: ours\n  label:")
    (folder / "comparison.yml").write_text(description.replace("language: en\n", "publish: full\n"))

    def told() -> list[str]:
        with pytest.raises(UnusableError) as caught:
            read_folder(folder)
        return [str(problem).removeprefix("docs/comparisons/visit/")[:60] for problem in caught.value.problems]

    lines = [
        "comparison.yml:3:1: publish: full, but the comparison is sealed",
        "copy.txt:1:1: lies beside sealed.json, which stands in its place; run",
        "page.html:1:1: is not named in comparison.yml; a comparison holds",
    ]
    assert told() == [line[:60] for line in lines]
    (folder / "sealed.json").write_text("{}")
    assert [line.partition(":")[0] for line in told()][:3] == ["comparison.yml", "copy.txt", "page.html"]
    assert told()[3].startswith("sealed.json:1:1: ")
