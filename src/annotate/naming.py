"""The ordered list of rules: sameness first, then facts, then wording."""

from __future__ import annotations

from collections.abc import Callable

from annotate.rules.bounds import bound
from annotate.rules.case import Case, Verdict
from annotate.rules.claims import attribution, modality, negation, role
from annotate.rules.meaning import meaning
from annotate.rules.names import name
from annotate.rules.offices import office
from annotate.rules.questions import question
from annotate.rules.quotations import borrowed, quotation
from annotate.rules.sameness import only_marks, same_characters, same_marks, same_value, same_words
from annotate.rules.values import date, figure, swapped
from annotate.rules.wording import grammar, misspelling, moved, one_sided, order, wording

Rule = Callable[[Case], Verdict | None]

RULES: tuple[Rule, ...] = (
    swapped, moved, question, same_characters, same_marks, bound, same_value, same_words, only_marks,
    figure, date, misspelling, negation, borrowed, name, quotation, attribution, office, role, modality, meaning,
    one_sided, order, grammar,
)  # fmt: skip


def named(case: Case) -> tuple[Verdict, str]:
    """The verdict on a difference and the name of the rule that gave it."""
    for rule in RULES:
        verdict = rule(case)
        if verdict is not None:
            return verdict, rule.__name__
    return wording(case), wording.__name__
