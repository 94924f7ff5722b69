"""mkdocs-annotate: two versions of an article compared, and what differs typed by what it changes."""

from typing import TYPE_CHECKING, Any

from annotate.model import Comparison, Correction, Passage, Quote, Span, Text

if TYPE_CHECKING:
    from annotate.engine import compare

__version__ = "0.1.0"

__all__ = ["Comparison", "Correction", "Passage", "Quote", "Span", "Text", "__version__", "compare"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes are anything
    """`compare`, with which the engine is loaded: a build of what is kept does without, and starts sooner."""
    if name != "compare":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotate.engine import compare  # noqa: PLC0415 - see above

    return compare
