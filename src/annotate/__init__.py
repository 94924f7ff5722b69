"""mkdocs-annotate: two versions of an article compared, and what differs typed by what it changes."""

from annotate.compare import compare
from annotate.model import Comparison, Correction, Passage, Quote, Span, Text

__version__ = "0.1.0"

__all__ = ["Comparison", "Correction", "Passage", "Quote", "Span", "Text", "__version__", "compare"]
