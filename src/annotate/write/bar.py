"""The bar above an article: which reading, which kinds are shown, where one is. HTML, usable without JavaScript.

Styles read the state of its radios and checkboxes with `:has()`. The script unhides what needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotate.model import KINDS, SEVERITIES
from annotate.write.escape import attribute
from annotate.write.phrases import Phrases

REMEMBERED = "annotate.reading"
"""Where the script keeps the reading that was chosen last."""

# Applied right after the radios, before the article is laid out, so that the page does not jump.
RESTORE = f"try{{document.getElementById('an-read-'+localStorage.getItem('{REMEMBERED}')).checked=true}}catch(e){{}}"
"""The one inline script of an article; a content security policy has to name it."""


def bar(kinds: Mapping[str, int], severities: Mapping[str, int], say: Phrases, total: int = 0) -> str:
    """HTML of the bar: how many findings there are of each of `kinds`, and differences of each of `severities`.

    Critical and major ones count as findings, minor and neutral ones one by one. `total` is how many findings the
    comparison has, where this page has a part of them.
    """
    marked = bool(kinds or any(severities.values()))
    parts = [_readings(marked, say), f"<script>{RESTORE}</script>"]
    if marked:
        parts.append(_show(kinds, severities, say))
    if kinds:
        parts.append(_steps(total or sum(kinds.values()), say))
    position = attribute(say("bar.position"))
    return (
        f'<section class="an-bar" aria-label="{attribute(say("bar.name"))}" data-position="{position}"'
        f" data-search-exclude>{''.join(parts)}</section>"
    )


def _readings(marked: bool, say: Phrases) -> str:
    names = {name: say.forms(f"bar.{name}") for name in ("marked", "published", "corrected", "both")}
    if not marked:
        del names["marked"]
        names["corrected"] = say.forms("bar.reference")
    choices = "".join(_reading(name, forms, first=name == next(iter(names))) for name, forms in names.items())
    return f'<fieldset class="an-readings"><legend>{say("bar.name")}</legend>{choices}</fieldset>'


def _reading(name: str, forms: tuple[str, ...], first: bool) -> str:
    long, short = forms
    words = long if long == short else f'<span class="an-long">{long}</span><span class="an-short">{short}</span>'
    checked = " checked" if first else ""
    radio = f'<input type="radio" name="an-reading" id="an-read-{name}" value="{name}"{checked}>'
    return f"<label>{radio}<span>{words}</span></label>"


def _show(kinds: Mapping[str, int], severities: Mapping[str, int], say: Phrases) -> str:
    """Checkboxes for each kind and each severity that there is. Neutral ones start hidden, if there is more."""
    nothing_else = not (kinds or severities.get("minor"))
    facts = [
        _box(kind, _title(say.forms(f"kinds.{kind}")[1]), kinds[kind], True, say) for kind in KINDS if kinds.get(kind)
    ]
    weights = [
        _box(severity, say(f"bar.{severity}"), severities[severity], severity != "neutral" or nothing_else, say)
        for severity in SEVERITIES
        if severities.get(severity)
    ]
    tools = (
        f'<p class="an-menu-tools"><button type="button" class="an-everything" hidden>{say("bar.all")}</button>'
        f'<button type="button" class="an-help-open" hidden>{say("bar.keys")}</button></p>'
    )
    groups = _boxes("kinds", facts, say) + _boxes("severities", weights, say)
    summary = f"<summary>{say('bar.show')}</summary>"
    return f'<details class="an-show">{summary}<div class="an-menu">{groups}{tools}</div></details>'


def _boxes(name: str, boxes: Iterable[str], say: Phrases) -> str:
    inside = "".join(boxes)
    return (
        f'<fieldset class="an-boxes an-{name}"><legend>{say(f"bar.{name}")}</legend>{inside}</fieldset>'
        if inside
        else ""
    )


def _title(words: str) -> str:
    """`words` with a capital first letter, the others as they are: German nouns keep theirs."""
    return words[:1].upper() + words[1:]


def _box(name: str, words: str, count: int, shown: bool, say: Phrases) -> str:
    checked = " checked" if shown else ""
    box = f'<input type="checkbox" id="an-show-{name}" value="{name}"{checked}>'
    return f"<label>{box}<span>{words}</span><small>{say.number(count)}</small></label>"


def _steps(count: int, say: Phrases) -> str:
    return (
        '<div class="an-steps">'
        f'<button type="button" class="an-previous" aria-label="{attribute(say("bar.previous"))}" hidden></button>'
        f'<span class="an-position" data-count="{count}">{say.number(count)}</span>'
        f'<button type="button" class="an-next" aria-label="{attribute(say("bar.next"))}" hidden></button>'
        '</div><div class="an-strip" aria-hidden="true"></div>'
    )
