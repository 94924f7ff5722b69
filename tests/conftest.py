"""What the tests share: a small site on disk, and the Carney pair where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from sample import CONFIG, COPY, FULL, REFERENCE, Add

ROOT = Path(__file__).parent.parent
CARNEY = ROOT.parent / "shared" / "corpus" / "carney"

# No deadline: a machine under load is slow, not wrong.
settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("torture", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
# `make mutate` only asks whether an example fails, not for the smallest that does.
PLAIN = [Phase.explicit, Phase.generate]
settings.register_profile("mutate", deadline=None, max_examples=60, derandomize=True, phases=PLAIN)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def quiet_material(monkeypatch: pytest.MonkeyPatch) -> None:
    """Material prints a banner about MkDocs 2 into the output that tests read."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without comparisons; it is the current directory, so that messages name paths from it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\nWelcome.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def add(site: Path) -> Add:
    """A function that adds a comparison to the site and gives its folder; None leaves a file out."""

    def add_comparison(
        slug: str = "visit",
        description: str | bytes | None = FULL,
        reference: str | bytes | None = REFERENCE,
        copy: str | bytes | None = COPY,
    ) -> Path:
        folder = site / "docs" / "comparisons" / slug
        folder.mkdir(parents=True)
        contents = {"comparison.yml": description, "reference.txt": reference, "copy.txt": copy}
        for name, content in contents.items():
            if content is not None:
                (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return add_comparison


@pytest.fixture
def carney() -> Path:
    """The folder of the Carney pair; tests that use it skip where it is absent."""
    if not CARNEY.is_dir():
        pytest.skip("the Carney pair is not on this machine")
    return CARNEY
