"""The word diff against two others that know nothing of it: a brute-force longest common subsequence, and git's.

20,000 short pairs with ANNOTATE_TORTURE=1, else 1,000.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from annotate import compare
from annotate.diff import word_diff
from oracle import complaints

PAIRS = 20_000 if os.environ.get("ANNOTATE_TORTURE") == "1" else 1000
LONGEST = 40  # words of a side
BEYOND = 0.15  # share of the fewest words that corrections change besides, where a fact or a phrase is kept whole
WORDS = (
    "the", "The", "a", "of", "not", "said", "Kyiv", "Kiev", "Carney", "Carne", "5", "50", "June", "12", "ships",
    "left", "bridge", "over", "and", "met", "Smith", "may", "must", "never", "red", "river", "town", "who", "is",
)  # fmt: skip

Words = tuple[str, ...]
Git = tuple[Words, Words, int]
"""Both sides as git gives them back, and how many words it holds changed."""


@cache
def pairs() -> tuple[tuple[Words, Words], ...]:
    """Runs of up to 40 words and copies of them with words left out, put in, replaced and moved, or any others."""
    chance = random.Random(6)  # noqa: S311 - no secret: reproducible texts
    return tuple(pair(chance) for _ in range(PAIRS))


def pair(chance: random.Random) -> tuple[Words, Words]:
    """A run of few or of many different words, and its copy."""
    known = chance.sample(WORDS, chance.choice((2, 4, 8, len(WORDS))))
    reference = chance.choices(known, k=chance.randint(1, LONGEST))
    if chance.random() < 0.2:
        return tuple(reference), tuple(chance.choices(known, k=chance.randint(1, LONGEST)))
    copy = list(reference)
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(copy))
        copy[at : at + chance.randint(0, 3)] = chance.choices(known, k=chance.randint(0, 3))
    return tuple(reference), tuple(copy[:LONGEST]) or ("a",)


def fewest(reference: Sequence[str], copy: Sequence[str]) -> int:
    """The fewest words that must be taken out and put in: those outside a longest common subsequence."""
    row = [0] * (len(copy) + 1)
    for word in reference:
        above, row = row, [0]
        for j, other in enumerate(copy):
            row.append(above[j] + 1 if word == other else max(above[j + 1], row[j]))
    return len(reference) + len(copy) - 2 * row[-1]


def applied(reference: Sequence[str], copy: Sequence[str]) -> tuple[Words, int]:
    """The reference with our edits carried out, and how many words they change."""
    out: list[str] = []
    at = changed = 0
    for r0, r1, c0, c1 in word_diff(reference, copy):
        out += [*reference[at:r0], *copy[c0:c1]]
        at, changed = r1, changed + r1 - r0 + c1 - c0
    return (*out, *reference[at:]), changed


def test_edits_are_the_fewest_that_give_the_copy(record_property: Callable[[str, object], None]) -> None:
    """Our edits, carried out, give the copy, and change not one word more than the longest common subsequence asks."""
    for reference, copy in pairs():
        assert applied(reference, copy) == (copy, fewest(reference, copy))
    record_property("pairs", len(pairs()))


@pytest.mark.skipif(shutil.which("git") is None and not os.environ.get("CI"), reason="git is not installed")
def test_git_finds_as_many_changed_words(tmp_path: Path) -> None:
    """The word diff of git, carried out, gives both texts, and holds as many words changed as ours, pair by pair."""
    told = git(tmp_path)
    for number, (reference, copy) in enumerate(pairs()):
        if reference != copy:
            assert told[f"{number:05}"] == (reference, copy, applied(reference, copy)[1])


def git(folder: Path) -> dict[str, Git]:
    """What `git diff --word-diff` says of every pair, by its number; nothing of pairs that are equal."""
    for side, name in enumerate(("reference", "copy")):
        (folder / name).mkdir()
        for number, both in enumerate(pairs()):
            (folder / name / f"{number:05}").write_text(" ".join(both[side]) + "\n", encoding="utf-8")
    command = ["git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "--minimal", "reference", "copy"]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    return dict(read(said))


def read(said: str) -> Iterator[tuple[str, Git]]:
    """The number of each pair in what git said, and its words: those both have, "-" the reference's, "+" the copy's."""
    for part in said.split("diff --git ")[1:]:
        head, *lines = part.split("\n")
        body = [line for line in lines[next(n for n, line in enumerate(lines) if line.startswith("@@")) + 1 :] if line]
        runs = [(line[0], line[1:].split()) for line in body if line[0] in " +-"]
        sides = (tuple(word for sign, words in runs if sign in keep for word in words) for keep in (" -", " +"))
        yield head[-5:], (*sides, sum(len(words) for sign, words in runs if sign != " "))  # type: ignore[misc]


def test_comparisons_lose_nothing_and_change_few_words_more() -> None:
    """The corrections of a comparison, re-applied, give either text; phrases make them change a few words more."""
    extra = total = 0
    for reference, copy in pairs()[: PAIRS // 4]:
        data = compare(" ".join(reference) + ".", " ".join(copy) + ".", language="en").to_dict()
        assert list(complaints(data)) == []
        sides = [c[side] for c in data["corrections"] for side in ("reference", "copy") if c[side]]
        if data["related"] and not any(p["relation"] in ("omitted", "added") for p in data["passages"]):
            least = fewest([w.lower() for w in reference], [w.lower() for w in copy])
            total += least
            extra += max(0, sum(len(side["text"].split()) for side in sides) - least)
    assert extra <= BEYOND * total
