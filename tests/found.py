"""What the tests of the engine ask of a comparison, in one line each."""

from __future__ import annotations

from collections.abc import Sequence

from annotate import compare
from annotate.facts.usage import Usage, usage
from annotate.language import Language, load
from annotate.words import Token, tokens

Said = tuple[str, str, str, str]  # kind, severity, the words of the reference, the words of the copy


def found(reference: str, copy: str, language: str | None = "en") -> list[Said]:
    """The corrections between two texts, in the order of the copy."""
    result = compare(reference, copy, language=language)
    return [(c.kind, c.severity, c.reference.text, c.copy.text) for c in result.corrections]


def verdicts(reference: str, copy: str, language: str | None = "en") -> set[tuple[str, str]]:
    """The kinds and severities of the corrections between two texts."""
    return {(kind, severity) for kind, severity, _, _ in found(reference, copy, language)}


def kinds(reference: str, copy: str, language: str | None = "en") -> set[str]:
    """The kinds of the corrections between two texts."""
    return {kind for kind, _ in verdicts(reference, copy, language)}


def severities(reference: str, copy: str, language: str | None = "en") -> set[str]:
    """The severities of the corrections between two texts."""
    return {severity for _, severity in verdicts(reference, copy, language)}


def relations(reference: str, copy: str, language: str | None = "en") -> list[str]:
    """The relations of the passages, in the order of the copy."""
    return [passage.relation for passage in compare(reference, copy, language=language).passages]


def words(text: str, language: str = "en") -> tuple[Sequence[Token], Language]:
    """A sentence cut into words, with its language."""
    speech = load(language)
    return tokens(text, speech.script), speech


def usage_in(text: str, language: str = "en") -> Usage:
    """How words are written in one sentence that both texts have."""
    tokens, speech = words(text, language)
    side = [(tokens, text)]
    return usage(side, side, speech)
