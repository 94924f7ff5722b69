"""The summary of a change for those who review it, as GitHub shows it with a workflow run.

Its own words are English only: reviewers read it, no reader of a site does. Words from articles and descriptions
stand in it as write/github.py has them, and no more of a text than its page may show. GitHub refuses a summary above
1 MiB, so long lists are folded, then cut, and what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotate.changes import Effect, Examined
from annotate.entry import Entry, Problem
from annotate.excerpt import Excerpt, Shown
from annotate.model import KINDS, Correction, Quote
from annotate.source.paths import printable
from annotate.write.differences import words_of
from annotate.write.excerpts import excerpts, is_full
from annotate.write.findings import Finding, by_weight, findings
from annotate.write.github import code, escaped, folded, items, table
from annotate.write.phrases import phrases
from annotate.write.quote import Words, shorten
from annotate.write.terminal import MISSING, counted, of_kind, verdict

LIMIT = 900_000
"""Bytes of a whole summary; GitHub takes 1,048,576."""
SHOWN, FOLDED = 12, 60  # rows of a table, and further ones behind a title
_HEAD = ("kind", "severity", "the copy says", "the reference says", "places")


def summary(
    examined: Iterable[Examined], removed: Sequence[str], stray: Sequence[Problem], effects: Iterable[Effect] | None
) -> str:
    """GitHub Markdown of a change: its comparisons, what lies beside them, and what its code changes on others.

    `effects` has one for each unchanged comparison; None where there is nothing to hold them against.
    """
    blocks = ["<h2>Comparisons</h2>", *_changed(examined, removed)]
    blocks += [_problems(stray)] if stray else []
    if effects is not None:
        blocks += ["<h2>Published comparisons that this change leaves alone</h2>", *_unchanged(effects)]
    return "\n\n".join(blocks) + "\n"


def _changed(examined: Iterable[Examined], removed: Sequence[str]) -> list[str]:
    """What the change says about its own comparisons, counted first."""
    told, left, unfit, total = _Room(LIMIT // 2), 0, 0, 0
    for each in examined:
        total += 1
        unfit += each.entry is None
        left += not told.take(_comparison(each))
    if not total and not removed:
        return ["<p>None is added, changed or removed.</p>"]
    said = [counted(total, "comparison", "comparisons")]
    said += [counted(unfit, "cannot be published as it stands", "cannot be published as they stand")] if unfit else []
    said += [f"{left:,} left out below, for want of room"] if left else []
    gone = [f"<p>Removed: {_listed(removed)}</p>"] if removed else []
    return [f"<p>{'; '.join(said)}.</p>", *gone, *told.blocks]


def _unchanged(effects: Iterable[Effect]) -> list[str]:
    """What this code makes otherwise of comparisons that are what they were."""
    told, left, different, total = _Room(LIMIT // 2 - 10_000), 0, 0, 0
    for each in effects:
        total += 1
        if each:
            different += 1
            left += not told.take(_effect(each))
    cut = f"; {left:,} of them are left out below, for want of room" if left else ""
    compared = counted(total, "comparison was", "comparisons were")
    differ = counted(different, "comes", "come")
    return [f"<p>{compared} made by the code before and by this code; {differ} out otherwise{cut}.</p>", *told.blocks]


class _Room:
    """Blocks that together fit into a number of bytes."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.blocks: list[str] = []

    def take(self, blocks: Iterable[str]) -> bool:
        """Adds `blocks`, unless they are too many for what is left. Whether they were added."""
        made = list(blocks)
        size = sum(len(block.encode()) + 2 for block in made)
        if size > self.left:
            return False
        self.left -= size
        self.blocks += made
        return True


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - FOLDED:,} more" if len(names) > FOLDED else ""
    return ", ".join(code(name, 120) for name in names[:FOLDED]) + more


def _comparison(each: Examined) -> Iterator[str]:
    """One comparison of the change: what it is, what was found, and what is wrong with it."""
    state = f"{each.state}: ".capitalize() if each.state else ""
    yield f"<h3>{state}{code(each.slug, 120)}</h3>"
    if each.entry is None:
        yield "<p><b>It cannot be published as it stands.</b></p>"
    else:
        yield from _found(each.entry)
    if each.problems:
        yield _problems(each.problems)


def _found(entry: Entry) -> Iterator[str]:
    metadata, comparison = entry.metadata, entry.comparison
    how = "sealed" if entry.sealed is not None else "whole texts" if is_full(entry) else "excerpts"
    sample = ", a sample" if metadata.sample else ""
    versions = f"{code(metadata.copy.label)} against {code(metadata.reference.label)}"
    yield f"<p>{code(metadata.title)}: {versions}; published as {how}{sample}.</p>"
    yield f"<p>{' '.join(verdict(comparison))}</p>"
    others = [c for c in comparison.corrections if not c.serious and not c.dismissed]
    kinds = [(kind, sum(c.kind == kind for c in others)) for kind in KINDS]
    quiet = ", ".join(of_kind(kind, count) for kind, count in kinds if count)
    people = _by_people(comparison.corrections)
    yield from (f"<p>{line}.</p>" for line in (f"Other differences: {quiet}" if quiet else "", people) if line)
    found = by_weight(findings(comparison))
    shown = _allowed(entry)
    if found:
        yield from _rows(_HEAD, [_finding(each, entry, shown) for each in found])


def _by_people(corrections: Sequence[Correction]) -> str:
    """How many corrections carry a note, and how many marks were taken away."""
    noted = sum(bool(c.note or c.sources) for c in corrections)
    dismissed = sum(c.dismissed for c in corrections)
    parts = [counted(noted, "correction has a note", "corrections have a note")] if noted else []
    parts += [counted(dismissed, "mark was dismissed", "marks were dismissed")] if dismissed else []
    return "By people: " + ", ".join(parts) if parts else ""


def _finding(finding: Finding, entry: Entry, shown: Mapping[str, Excerpt]) -> tuple[str, ...]:
    first = finding.first
    return (first.kind, first.severity, *_sides(first, entry, shown), str(len(finding.places)))


def _sides(correction: Correction, entry: Entry, shown: Mapping[str, Excerpt]) -> tuple[str, str]:
    """What both sides say (copy, reference), as on the comparison's page."""
    copy, reference = words_of(correction, entry, shown.get(correction.id), phrases())
    return _cell(copy), _cell(reference)


def _cell(words: Words) -> str:
    if not (words.before or words.after):
        return code(words.text)
    own = escaped(words.text) or MISSING
    return f"<code>{escaped(words.before)}<b>{own}</b>{escaped(words.after)}</code>"


def _allowed(entry: Entry) -> Mapping[str, Excerpt]:
    """What may be shown of each correction; nothing is said where both texts are published."""
    return {} if is_full(entry) else excerpts(entry)


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table, its later rows folded, and how many are not in it."""
    yield table(head, rows[:SHOWN])
    if rest := rows[SHOWN : SHOWN + FOLDED]:
        yield folded(f"{len(rest):,} more", table(head, rest))
    if (left := len(rows) - SHOWN - len(rest)) > 0:
        yield f"<p>and {left:,} more that are not listed here.</p>"


def _problems(problems: Sequence[Problem]) -> str:
    """A list of problems, as `annotate check` names them."""
    left = len(problems) - FOLDED
    more = [f"and {left:,} more; run <code>annotate check</code>"] if left > 0 else []
    lines = [*(code(printable(str(problem))) for problem in problems[:FOLDED]), *more]
    return f"<p>{counted(len(problems), 'problem', 'problems')}:</p>\n{items(lines)}"


def _effect(each: Effect) -> Iterator[str]:
    """What becomes of one published comparison."""
    yield f"<h3>{code(each.slug, 120)}</h3>"
    if each.entry is None:
        yield "<p><b>It was published, and could not be any more.</b></p>"
        yield _problems(each.problems)
        return
    counts = (("appear", each.come), ("vanish", each.gone), ("change kind or severity", each.altered))
    yield f"<p>{', '.join(f'{len(which):,} {what}' for what, which in counts if which)}.</p>"
    yield from _rows(
        ("", "kind and severity", "the copy says", "the reference says", "id"), _differing(each, each.entry)
    )


def _differing(each: Effect, entry: Entry) -> list[tuple[str, ...]]:
    """A row for each correction that differs, the serious ones first."""
    shown = _allowed(entry)
    rows = [(c, ("appears", _weight(c), *_sides(c, entry, shown), code(c.id, 40))) for c in each.come]
    rows += [
        (c, ("vanishes", _weight(c), *_former(c, None if is_full(entry) else shown), code(c.id, 40))) for c in each.gone
    ]
    for old, new in each.altered:
        change = f"{_weight(old)} → {_weight(new)}"
        serious = old if old.serious else new
        rows.append((serious, ("changes", change, *_sides(new, entry, shown), code(new.id, 40))))
    return [row for c, row in sorted(rows, key=lambda item: not item[0].serious)]


def _weight(correction: Correction) -> str:
    return f"{correction.kind}, {correction.severity}" + (", dismissed" if correction.dismissed else "")


def _former(correction: Correction, shown: Mapping[str, Excerpt] | None) -> tuple[str, str]:
    """What a correction that is gone said, where its words are among those that may still be shown (None: all)."""
    parts = None if shown is None else shown.values()
    copy = correction.copy, None if parts is None else [part.copy for part in parts]
    reference = correction.reference, None if parts is None else [part.reference for part in parts]
    return _former_words(*copy), _former_words(*reference)


def _former_words(quote: Quote, parts: Sequence[Shown] | None) -> str:
    if parts is None or not quote or any(p.first <= quote.start and quote.end <= p.last for p in parts):
        return code(shorten(quote.text, phrases()))
    return "<em>words that are not published</em>"
