"""Negation, attribution, role and modality, by the lists of the language."""

from __future__ import annotations

from annotate.rules.case import Case, Verdict


def negation(case: Case) -> Verdict | None:
    """A word that denies, on one side only and not made good in the sentence."""
    gone, come = case.changed("negators")
    counts = case.total("negators")
    parts = glued_negation(case)
    if parts:
        return Verdict("negation", "critical", parts)
    if counts[0] == counts[1] or not (gone if counts[0] > counts[1] else come):
        return None
    return Verdict("negation", "critical", f"denies: {said(gone)} | {said(come)}")


def glued_negation(case: Case) -> str:
    """In scripts without spaces a negator is a part of the word."""
    if case.language.script.spaced:
        return ""
    counts = [sum(surface.count(n) for n in sorted(case.language.words.get("negators", ()))) for surface in case.surfaces]
    return f"({counts[0]} against {counts[1]} endings that deny)" if bool(counts[0]) != bool(counts[1]) else ""


def attribution(case: Case) -> Verdict | None:
    """Who says so: words that attribute, where the other side has none and says nothing else instead."""
    gone, come = case.changed("attribution")
    if bool(gone) == bool(come):
        return None
    phrase = any(" " in words for words in gone + come)
    if not phrase and not case.one_sided:
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
    gone, come = case.changed("modality")
    if not gone and not come:
        return tense(case)
    if gone and come and not any(is_modal(words, case) for words in gone + come):
        return None
    return Verdict("modality", "major", f"certainty or obligation: {said(gone)} | {said(come)}")


def is_modal(words: str, case: Case) -> bool:
    """Whether a signal is a modal verb: another one says another thing, while one hedge is much like the next."""
    return case.language.has("modals", words) or " " in words


def tense(case: Case) -> Verdict | None:
    """Future against past or present, said by auxiliaries only."""
    future = [any(case.language.has("future_auxiliaries", key) for key in side) for side in case.words]
    only = all(case.language.has("function_words", key) for side in case.words for key in side)
    if future[0] == future[1] or not only or case.one_sided:
        return None
    return Verdict("modality", "major", "the time of the verb")


def said(words: list[str]) -> str:
    """Words for the evidence."""
    return ", ".join(words) or "nothing"
