"""What a page gives its script for "cite": a citation in plain text and in BibTeX, without an address.

The address of a page is not known when it is written. `ADDRESS` stands for it; the script puts the reader's own
address, with the correction's id, in its place.
"""

from __future__ import annotations

from annotate.entry import Entry
from annotate.write.escape import attribute
from annotate.write.phrases import Phrases

ADDRESS = "https://address.invalid/"


def citation(entry: Entry, say: Phrases) -> str:
    """One line of HTML that shows nothing and holds both forms."""
    text, bibtex = attribute(_plain(entry, say)), attribute(_bibtex(entry))
    return f'<div class="an-citation" data-address="{ADDRESS}" data-text="{text}" data-bibtex="{bibtex}" hidden></div>'


def _plain(entry: Entry, say: Phrases) -> str:
    metadata = entry.metadata
    labels = {"copy": metadata.copy.label, "reference": metadata.reference.label}
    return say("cite.plain", title=metadata.title, date=say.day(metadata.date), address=ADDRESS, **labels)


def _bibtex(entry: Entry) -> str:
    title = " ".join(entry.metadata.title.split()).replace("\\", "").replace("{", "(").replace("}", ")")
    year = entry.metadata.date[:4]
    return f"@misc{{{entry.slug},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  url = {{{ADDRESS}}}\n}}\n"
