"""What the script of a comparison page opens or says: the keys, a citation, and that a correction has changed."""

from __future__ import annotations

from annotate.write.escape import attribute
from annotate.write.phrases import Phrases

KEYS = (("j", "next"), ("k", "previous"), ("1 2 3 4", "readings"), ("?", "help"), ("Esc", "close"))
"""Keys that Material for MkDocs does not use, and what they do; the script knows the same."""


def notices(say: Phrases) -> str:
    """HTML of the line that says a correction has changed, and of what screen readers are told meanwhile."""
    copied = attribute(say("cite.copied"))
    return (
        f'<p class="an-changed" role="status" tabindex="-1" data-search-exclude hidden>{say("bar.changed")}</p>'
        f'<p class="an-told" role="status" data-copied="{copied}" data-search-exclude></p>'
    )


def dialogs(say: Phrases, *, keys: bool) -> str:
    """HTML of the dialogs, closed: how to cite, and with `keys` the list of them."""
    return (_help(say) if keys else "") + _cite(say)


def _dialog(name: str, title: str, body: str, say: Phrases) -> str:
    return (
        f'<dialog class="an-dialog an-{name}" aria-labelledby="an-{name}-title" data-search-exclude>'
        f'<p class="an-dialog-title" id="an-{name}-title">{title}</p>{body}'
        f'<form method="dialog"><button type="submit" class="an-button">{say("dialog.close")}</button></form></dialog>'
    )


def _help(say: Phrases) -> str:
    rows = "".join(
        f"<div><dt>{' '.join(f'<kbd>{key}</kbd>' for key in keys.split())}</dt><dd>{say(f'keys.{name}')}</dd></div>"
        for keys, name in KEYS
    )
    switch = f'<label><input type="checkbox" id="an-keys" checked><span>{say("keys.use")}</span></label>'
    return _dialog("help", say("keys.title"), f"<dl>{rows}</dl><p>{say('keys.where')}</p><p>{switch}</p>", say)


def _cite(say: Phrases) -> str:
    parts = "".join(
        f'<p class="an-form">{say(f"cite.{form}")} '
        f'<button type="button" class="an-button" data-copy="{form}">{say("cite.copy")}</button></p>'
        f'<section tabindex="0" aria-label="{say(f"cite.{form}")}"><pre class="an-{form}"></pre></section>'
        for form in ("text", "bibtex")
    )
    return _dialog("cite", say("cite.title"), parts, say)
