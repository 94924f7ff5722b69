"""The pages that stand where a comparison no longer is."""

from __future__ import annotations

from annotate.source.removed import Removal
from annotate.write.escape import encode
from annotate.write.lists import HOME, Place, link, sheet
from annotate.write.phrases import Phrases


def removed_page(removal: Removal, say: Phrases) -> tuple[str, str]:
    """The path and the Markdown of the page that says what became of a comparison."""
    moved = bool(removal.moved_to)
    place = Place(f"{HOME}/{removal.slug}", say("removed.moved" if moved else "removed.gone"), noindex=True)
    path = place.path()
    if moved:
        target = link(say("removed.moved_link"), f"{HOME}/{removal.moved_to}/index.md", path)
        parts = [f"{say('removed.moved_text')} {target}."]
    else:
        parts = [say("removed.gone_text", date=encode(say.day(removal.removed)))]
    if removal.reason:
        parts.append(f"{say('removed.reason')} <bdi>{encode(' '.join(removal.reason.split()))}</bdi>")
    return path, sheet(place, 1, parts, say)
