"""What a page gives its script for "cite": a citation in plain text and in BibTeX, without an address.

The address of a page is not known when it is written. `ADDRESS` stands for it; the script puts the reader's own
address, with the correction's id, in its place.
"""

from __future__ import annotations

from annotate.entry import Entry
from annotate.write.cite import bibtex, plain
from annotate.write.escape import attribute
from annotate.write.phrases import Phrases

ADDRESS = "https://address.invalid/"


def citation(entry: Entry, say: Phrases) -> str:
    """One line of HTML that shows nothing and holds both forms."""
    line, record = attribute(plain(entry, ADDRESS, say=say)), attribute(bibtex(entry, ADDRESS, say=say))
    return f'<div class="an-citation" data-address="{ADDRESS}" data-text="{line}" data-bibtex="{record}" hidden></div>'
