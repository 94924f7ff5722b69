"""What `--explain` says: the evidence of a correction, in words that a reader understands."""

from __future__ import annotations

import pytest

from annotate import compare

SAID = [
    ("It paid $50 billion.", "It paid 15 billion dollars.", "another value: 50,000,000,000 USD | 15,000,000,000 USD"),
    ("It sent 20 tonnes.", "It sent 20,000 kg.", "the same value: 20 tonne | 20,000 kg"),
    ("It opened on 3 May.", "It opened on 4 May.", "another date: month 5, day 3 | month 5, day 4"),
    ("It met Marta Hollis.", "It met Marta Holles.", "one name garbled: letters 93% alike, the same sound"),
    ("It fled to Oslo.", "It fled to Bergen.", "two names: letters 0% alike, sound 0% alike"),
    ("The nations met.", "The countries met.", "synonyms in the language's list: nations | countries"),
    ("It rained.", "It rained in Oslo.", "holds the name “Oslo”, which the other sentence does not state"),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "copy", "evidence"), SAID)
def test_values_and_likeness_are_shown(reference: str, copy: str, evidence: str) -> None:
    """Values have thousands separators, names say how they are alike, and listed words are shown."""
    assert [c.evidence for c in compare(reference, copy, language="en").corrections] == [evidence]
