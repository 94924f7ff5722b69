"""One text cut up for comparing: its sentences, their words, and which of them are page furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.language import SAMPLE, Language, guess, load
from annotate.lexicon import Lexicon, lexicon, respelled
from annotate.model import Quote, Text
from annotate.segment import Unit, is_cut_already, lines, units
from annotate.text import read
from annotate.words import Script, Token, has_kana, split_glued, tokens

SHORT = 8  # words up to which a line with a furniture phrase is furniture
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with its sentences (`units`), the words of each, and the numbers of those that are page furniture.

    `same_as`, which only the copy has, gives the reference's spelling of a word that both write differently.
    """

    text: Text
    units: Sequence[Unit]
    words: Sequence[list[Token]]
    furniture: frozenset[int]
    same_as: Mapping[str, str]

    def sentence_keys(self) -> list[list[str]]:
        """For each sentence the keys of its words; marks count where there is no word."""
        kept = [[t for t in words if t.word] or words for words in self.words]
        return [[self.same_as.get(t.key, t.key) for t in words] for words in kept]

    def sentences(self) -> list[tuple[Sequence[Token], str]]:
        """The words of each sentence with the text they are in."""
        return [(words, self.text.text) for words in self.words]

    def gap(self, first: int, second: int) -> Quote:
        """The white space between two sentences."""
        start, end = self.units[first].end, self.units[second].start
        return Quote(start, end, self.text.text[start:end])

    def vocabulary(self) -> frozenset[str]:
        """The keys of all words and marks."""
        return frozenset({token.key for words in self.words for token in words})


def manuscripts(reference: str, copy: str, tag: str | None) -> tuple[Manuscript, Manuscript, Language]:
    """Both texts cut up, in one language: the one named, or the one guessed from their words."""
    texts = read(reference), read(copy)
    if tag is None:
        tag = guess(
            token.key for text in texts for token in tokens(text.text, Script(), end=min(len(text.text), SAMPLE))
        )
    speech = load(tag)
    found = [units(text, speech) for text in texts]
    if all(is_cut_already(text, sentences) for text, sentences in zip(texts, found, strict=True)):
        found = [lines(text) for text in texts]
    plain = [cut(text, sentences, speech) for text, sentences in zip(texts, found, strict=True)]
    known = [side.vocabulary() for side in plain]
    whole = [unglued(side, other) for side, other in zip(plain, reversed(known), strict=True)]
    spelling = spellings(whole[0].vocabulary(), whole[1].vocabulary(), lexicon(speech))
    return whole[0], replace(whole[1], same_as=spelling), speech


def cut(text: Text, found: Sequence[Unit], speech: Language) -> Manuscript:
    """A text, given its sentences, with their words."""
    kana = has_kana(text.text)
    words = [tokens(text.text, speech.script, start=unit.start, end=unit.end, kana=kana) for unit in found]
    furniture = frozenset(
        n for n, unit in enumerate(found) if is_furniture(text.text[unit.start : unit.end], words[n], speech)
    )
    return Manuscript(text, found, words, furniture, {})


def unglued(side: Manuscript, known: frozenset[str]) -> Manuscript:
    """The text with words cut in two that the other text writes as two."""
    words = [split_glued(side.text.text, sentence, known) for sentence in side.words]
    return replace(side, words=words)


def is_furniture(sentence: str, words: Sequence[Token], speech: Language) -> bool:
    """Whether a sentence is an address or a short line with a phrase of page furniture."""
    if ADDRESS.fullmatch(sentence.strip()):
        return True
    keys = tuple([token.key for token in words if token.word])
    if not 0 < len(keys) <= SHORT:
        return False
    phrases = speech.phrases.get("boilerplate", frozenset())
    runs = {keys[a:b] for a in range(len(keys)) for b in range(a + 2, len(keys) + 1)}
    return bool(runs & phrases) or (len(keys) == 1 and speech.has("boilerplate", keys[0]))


def spellings(reference: frozenset[str], copy: frozenset[str], entries: Lexicon) -> dict[str, str]:
    """For words only the copy has, the reference's own spelling of the same word."""
    groups: dict[int, str] = {}
    lonely = frozenset(key for key in reference - copy if key.isalpha())
    for key in sorted(lonely):
        for group in sorted(entries.variants.get((key,), ())):
            groups.setdefault(group, key)
    out = {}
    for key in sorted(copy - reference):
        listed = next((groups[g] for g in sorted(entries.variants.get((key,), ())) if g in groups), None)
        if other := listed or min(lonely & respelled(key, entries.endings), default=None):
            out[key] = other
    return out
