"""What one comparison costs from the bytes of its folder to the HTML of its page: in calls, CPU and memory.

As a program, `torture.effort NAME SIZE` prints the cost of a pair as JSON: in a process of its own, so that its peak of
memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown

from annotate.extension import AnnotateExtension
from annotate.finish import finish
from annotate.source.contents import Contents
from bench import texts
from sample import FULL
from torture.patterns import PAIRS

TESTS = Path(__file__).parent.parent
EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc", "footnotes")  # those of a site that `annotate build` makes
LONG: dict[str, Callable[[int], texts.Pair]] = {
    "an article": texts.article,
    "one giant paragraph": texts.one_paragraph,
    "one giant sentence": texts.one_sentence,
    "unrelated words": texts.unlike,
}


class Cost(NamedTuple):
    """Seconds of CPU, the peak memory in MB, the bytes of the page as HTML, and why there is none."""

    cpu: float
    memory: float
    page: int
    refusal: str


class Made(NamedTuple):
    """The HTML of a page, or nothing and the line that says why."""

    html: str
    refusal: str


def made(reference: str, copy: str) -> Made:
    """All that a build makes of two texts: the comparison, its page, its exports and the HTML of the page."""
    files = {"comparison.yml": FULL, "reference.txt": reference, "copy.txt": copy}
    contents = Contents("a-pair", "a-pair", {name: text.encode() for name, text in files.items()}, {})
    finished, problems = (outcome := finish(contents, "en")).finished, outcome.problems
    if finished is None:
        return Made("", "; ".join(map(str, problems)))
    page = next(text for path, text in finished.files.items() if path.endswith("index.md"))
    del finished, outcome
    return Made(Markdown(extensions=[*EXTENSIONS, AnnotateExtension()]).convert(page.split("---\n", 2)[2]), "")


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, in Python and in C, while something runs."""
    count = 0

    def counted(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def measured(name: str, size: int) -> Cost:
    """The Cost of a pair of `PAIRS` or `LONG`, in a process of its own."""
    command = [sys.executable, "-m", "torture.effort", name, str(size)]
    found = {"PYTHONPATH": os.pathsep.join(map(str, (TESTS, TESTS.parent / "src", TESTS.parent / "plugins")))}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=os.environ | found)
    return Cost(*json.loads(done.stdout))


def cost(reference: str, copy: str) -> Cost:
    """The Cost of two texts, in this process."""
    made("One word is here.\n", "One word was here.\n")  # loads what is loaded once
    start = time.process_time()
    html, refusal = made(reference, copy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(time.process_time() - start, peak, len(html.encode()), refusal)


if __name__ == "__main__":
    print(json.dumps(cost(*(PAIRS | LONG)[sys.argv[1]](int(sys.argv[2])))))
