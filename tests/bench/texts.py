"""Long texts for measuring growth: pairs that look like news, and the shapes that cost the most.

The same size gives the same text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate

GRAMMAR = (
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "is",
    "was",
    "for",
    "on",
    "with",
    "as",
    "it",
    "by",
    "at",
    "from",
)
CONSONANTS, VOWELS = "bcdfglmnprstv", ("a", "e", "i", "o", "u", "ea", "ou")
VOCABULARY, SHARE = 60_000, 6  # words to draw from (a million words of news have as many), and words to one name
FUNCTION_WORDS = 0.4  # share of the words of a sentence
SENTENCES = range(2, 6)  # in a paragraph
CHANGED, MOVED = 0.08, 0.02  # share of the words that are changed, and of the paragraphs that are moved

Pair = tuple[str, str]
Draw = Callable[[int], list[str]]


def article(words: int) -> Pair:
    """A text of about so many words, and a copy with words, names and figures changed and paragraphs moved."""
    rng = seeded(words)
    return drawn_article(words, rng, drawing(rng))


def drawn_article(words: int, rng: random.Random, draw: Draw, share: float = CHANGED) -> Pair:
    """The same with words that `draw` gives, `share` of them changed."""
    paragraphs: list[list[str]] = []
    while words > 0:
        paragraphs.append([sentence(rng, draw) for _ in range(rng.choice(SENTENCES))])
        words -= sum(len(text.split()) for text in paragraphs[-1])
    copy = [[altered(text, rng, draw, share) for text in paragraph] for paragraph in paragraphs]
    for _ in range(int(MOVED * len(copy))):
        copy.insert(rng.randrange(len(copy)), copy.pop(rng.randrange(len(copy))))
    reference, other = ("\n".join(" ".join(paragraph) for paragraph in side) for side in (paragraphs, copy))
    return reference, other


def seeded(size: int) -> random.Random:
    """What is drawn from for a text of a size."""
    return random.Random(size)  # noqa: S311 - no secret


def drawing(rng: random.Random) -> Draw:
    """A way to draw words: grammar, and words and names by Zipf's law (the n-th is n times rarer than the first)."""
    rare = [word(rng) for _ in range(VOCABULARY)]
    names = {n: [each.capitalize()] for n, each in enumerate(rare) if n % SHARE == 0}
    listed = [form for n, each in enumerate(rare) for form in (each, *names.get(n, ()))]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(listed))))

    def draw(count: int) -> list[str]:
        content = rng.choices(listed, cum_weights=weights, k=count)
        return [rng.choice(GRAMMAR) if rng.random() < FUNCTION_WORDS else each for each in content]

    return draw


def word(rng: random.Random) -> str:
    """A word that no language has."""
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randint(2, 4)))


def sentence(rng: random.Random, draw: Draw) -> str:
    """A sentence with a capital and a full stop, one in four with a figure."""
    words = draw(rng.randint(8, 30))
    if rng.random() < 0.25:
        words.insert(rng.randrange(1, len(words)), figure(rng))
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def figure(rng: random.Random) -> str:
    """A number as news have it."""
    return rng.choice((f"{rng.randint(2, 99)}", f"${rng.randint(2, 900)} million", f"{rng.randint(2, 99)} percent"))


def altered(text: str, rng: random.Random, draw: Draw, share: float = CHANGED) -> str:
    """A text with a share of its words replaced by another or a figure, left out or doubled."""
    out: list[str] = []
    for each in text.split(" "):
        instead = [[], draw(1), draw(1), [each, each], [figure(rng)]]
        out += rng.choice(instead) if rng.random() < share else [each]
    return " ".join(out) or text


def one_sentence(words: int) -> Pair:
    """One sentence of so many words, with one in seven changed."""
    rng = seeded(words)
    draw = drawing(rng)
    text = " ".join(draw(words))
    return text, altered(text, rng, draw, 1 / 7)


def one_paragraph(words: int) -> Pair:
    """One paragraph of sentences, with one word in seven changed."""
    rng = seeded(words)
    draw = drawing(rng)
    text = " ".join(sentence(rng, draw) for _ in range(words // 20))
    return text, altered(text, rng, draw, 1 / 7)


def unlike(words: int) -> Pair:
    """Two sentences that share no word."""
    rng = seeded(words)
    return " ".join(word(rng) + "a" for _ in range(words)), " ".join(word(rng) + "o" for _ in range(words))


def shuffled(words: int) -> Pair:
    """One sentence, and its words in another order."""
    rng = seeded(words)
    text = drawing(rng)(words)
    return " ".join(text), " ".join(rng.sample(text, len(text)))


def figures(count: int) -> Pair:
    """One sentence full of figures, and other figures."""
    rng = seeded(count)
    reference, copy = (" ".join(f"{rng.randint(2, 9999)} ships" for _ in range(count)) for _ in range(2))
    return reference, copy


def sayings(count: int) -> Pair:
    """One sentence of many clauses that say who says so, and deny."""
    return "Smith said he will not go and " * count, "Jones said he will stay and " * count


def marks(count: int) -> Pair:
    """Sentences that are nothing but a full stop, and nothing but another mark."""
    return ". " * count, "! " * count


def letters(count: int) -> Pair:
    """One word again and again, but for the last."""
    return "a " * count, "a " * (count - 1) + "b"


def stops(count: int) -> Pair:
    """Marks without a space between them."""
    return "." * count, "…" * count


def one_word(count: int) -> Pair:
    """A single word of very many letters, with capitals inside."""
    return "aB" * count, "bA" * count


def modals(count: int) -> Pair:
    """One sentence that says again and again what may, or must, be done."""
    return "may we go and " * count, "must we go and " * count


Shape = Callable[[int], Pair]
WORST: dict[str, tuple[Shape, int, int]] = {  # two sizes each
    "one sentence, one word in seven changed": (one_sentence, 25_000, 100_000),
    "one paragraph, one word in seven changed": (one_paragraph, 25_000, 100_000),
    "two sentences of unlike words": (unlike, 5_000, 20_000),
    "a sentence and its words shuffled": (shuffled, 2_500, 10_000),
    "figures against other figures": (figures, 1_250, 5_000),
    "who says so, denied": (sayings, 1_000, 4_000),
    "full stops against exclamation marks": (marks, 5_000, 20_000),
    "one word again and again": (letters, 50_000, 200_000),
    "marks without spaces": (stops, 15_000, 60_000),
    "one word of many letters": (one_word, 15_000, 60_000),
    "what may be done, and must be": (modals, 1_000, 4_000),
}
