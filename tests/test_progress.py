"""commands/progress.py: a bar on a terminal, nothing anywhere else, and nothing of it afterwards."""

from __future__ import annotations

import io
import os
import re
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from annotate.commands import progress as module
from annotate.commands.progress import shown_progress
from annotate.progress import no_progress
from sample import Add
from test_cli import run

HOSTILE = "\x1b[2J[bold]x[/bold] :smile: \r\n\u202ey" + "w" * 200


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that understands all there is; the bar is drawn each time."""
    monkeypatch.setattr(module, "EVERY", 0)
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    return Terminal()


def bare(text: str) -> str:
    """Text without the sequences that move the cursor and colour."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_how_far_it_has_come(terminal: Terminal) -> None:
    """The bar tells how many are done, how many there are, and the last one's name; the cursor is back in the end."""
    with redirect_stderr(terminal), shown_progress() as progress:
        for done in (1, 2, 3):
            progress(done, 3, f"visit-{done}")
    shown = terminal.getvalue()
    assert "2/3 visit-2" in bare(shown)
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h") == 1
    assert bare(shown).rstrip().endswith("visit-3")
    assert shown.endswith("\x1b[2K")  # the line is taken away


def test_names_steer_nothing(terminal: Terminal) -> None:
    """A name is no markup, no picture and no sequence for the terminal, and has a bound."""
    with redirect_stderr(terminal), shown_progress() as progress:
        progress(1, 2, HOSTILE)
    shown = terminal.getvalue()
    assert r"1/2 \x1b[2J[bold]x[/bold] :smile: \r\n\u202ey" in bare(shown)
    assert "\x1b[2J" not in shown
    assert "w" * 100 not in shown


def test_an_interrupt_leaves_nothing(terminal: Terminal) -> None:
    """When the work is interrupted, the line is taken away and the cursor is back."""
    with pytest.raises(KeyboardInterrupt), redirect_stderr(terminal), shown_progress() as progress:  # noqa: PT012
        progress(1, 2, "visit")
        raise KeyboardInterrupt
    assert terminal.getvalue().endswith("\x1b[2K")
    assert "\x1b[?25h" in terminal.getvalue()


def test_a_terminal_that_can_do_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cursor cannot be moved, no sequence is written."""
    monkeypatch.setenv("TERM", "dumb")
    with redirect_stderr(terminal), shown_progress() as progress:
        progress(1, 2, "visit")
    assert "\x1b" not in terminal.getvalue()


def test_in_a_pipe_there_is_none(add: Add, site: Path) -> None:
    """Without a terminal nothing is told, not even with variables that ask for colours."""
    add("visit")
    with shown_progress() as progress:
        assert progress is no_progress
    os.environ["FORCE_COLOR"] = "1"
    try:
        done = run("check", cwd=site)
    finally:
        del os.environ["FORCE_COLOR"]
    assert (done.stdout, done.stderr) == ("1 comparison checked, no problems\n", "")
