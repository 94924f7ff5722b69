"""Negation, attribution, role and modality, by the lists of the language."""

from __future__ import annotations

from annotate.facts.names import NOT_NAMES
from annotate.rules.case import Case, Verdict

TENSES = ("past_auxiliaries", "present_auxiliaries", "future_auxiliaries", "perfect_auxiliaries")


def negation(case: Case) -> Verdict | None:
    """A word that denies, on one side only and not made good in the sentence."""
    gone, come = case.changed("negators")
    parts = glued_negation(case)
    if not (gone or come) and not parts:
        return None
    if sum(gone.values()) == sum(come.values()) and not parts:
        return None
    return Verdict("negation", "critical", f"denies: {said(gone)} | {said(come)}{parts}")


def glued_negation(case: Case) -> str:
    """In scripts without spaces a negator is a part of the word."""
    if case.language.script.spaced:
        return ""
    counts = [sum(surface.count(n) for n in sorted(case.language.words.get("negators", ()))) for surface in case.surfaces]
    return f" ({counts[0]} against {counts[1]} endings that deny)" if bool(counts[0]) != bool(counts[1]) else ""


def attribution(case: Case) -> Verdict | None:
    """Who says so: a verb or phrase of saying on one side only."""
    gone, come = case.changed("attribution_verbs", "attribution_phrases")
    if bool(gone) == bool(come):
        return None
    return Verdict("attribution", "major", f"says who says so: {said(gone)} | {said(come)}")


def role(case: Case) -> Verdict | None:
    """An office or title replaced by another."""
    gone, come = case.changed("roles")
    if case.one_sided or not (gone or come):
        return None
    return Verdict("role", "major", f"office: {said(gone)} | {said(come)}")


def modality(case: Case) -> Verdict | None:
    """Certainty or obligation, or the time of the verb where the verb itself stays."""
    gone, come = case.changed("modals", "hedges")
    if gone != come and (gone or come):
        return Verdict("modality", "major", f"certainty or obligation: {said(gone)} | {said(come)}")
    return tense(case)


def tense(case: Case) -> Verdict | None:
    """Future against past or present, said by auxiliaries only."""
    words = [case.words[side] for side in (0, 1)]
    future = [any(case.language.has("future_auxiliaries", key) for key in side) for side in words]
    only = all(case.language.has("function_words", key) for side in words for key in side)
    if future[0] == future[1] or not only or case.one_sided:
        return None
    return Verdict("modality", "major", "the time of the verb")


def said(words: object) -> str:
    """The words of a counter, for the evidence."""
    return ", ".join(sorted(words)) or "nothing" if isinstance(words, dict) else str(words)


__all__ = ["NOT_NAMES", "attribution", "modality", "negation", "role", "tense"]
