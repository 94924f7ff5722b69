"""The workflows in .github: what they may do, what they run, and what they make of a hostile pull request."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
ALLOWED = {"contents": "read", "pages": "read"}
"""What a job may do, the one that publishes aside."""
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
OURS = re.compile(r"(github\.(event_name|sha|event\.pull_request\.number)|steps\.\w+\.outputs\.\w+|needs\.\w+\.\w+)\Z")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
HOSTILE = ["$(touch ran)", "a'b\"c", "%0A::error::x", "-rf", "line\nbreak", "a;touch ran", "`touch ran`", "ü 漢"]


def load(path: Path) -> dict[str, Any]:
    """A workflow; YAML reads its key `on` as true."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return found | {"on": found.get(True, found.get("on"))}


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job, by the name of its file and its own."""
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield f"{path.stem}.{name}", job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step, by where it stands."""
    for name, job in jobs():
        for number, step in enumerate(job["steps"]):
            yield f"{name}.{number}", step


STEPS = dict(steps())
JOBS = dict(jobs())
each_job = pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
each_step = pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)


def step_named(job: str, start: str) -> str:
    """The script of the step of check.yml whose name starts so."""
    found = (step for step in JOBS[f"check.{job}"]["steps"] if step.get("name", "").startswith(start))
    return str(next(found)["run"])


def lines() -> Iterator[str]:
    """Every line that names an action."""
    for path in WORKFLOWS:
        yield from (line for line in path.read_text("utf-8").splitlines() if re.search(r"\buses:", line))


@pytest.mark.parametrize("line", list(lines()))
def test_actions_are_pinned(line: str) -> None:
    """An action is named by a whole commit, with the version it is as a comment."""
    assert re.search(r"uses: actions/[a-z/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", line)


def test_one_commit_for_one_action() -> None:
    """All workflows have the same version of an action."""
    pins = {tuple(re.findall(r"(actions/[a-z-]+)[a-z/-]*@(\w+) # (\S+)", line)[0]) for line in lines()}
    assert len(pins) == len({name for name, *_ in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_starts_with_nothing(path: Path) -> None:
    """It has no permissions but those of its jobs, one run at a time, and no trigger that gives strangers rights."""
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert set(workflow["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert "secrets." not in path.read_text("utf-8")


@each_job
def test_a_job_has_few_rights_and_an_end(job: dict[str, Any]) -> None:
    """Only the job that publishes may write; it runs nothing of ours, and every job is stopped after some time."""
    assert job["timeout-minutes"] <= 75
    if job.get("environment", {}).get("name") == "github-pages":
        assert job["permissions"] == {"pages": "write", "id-token": "write"}
        assert not [step for step in job["steps"] if "run" in step or "checkout" in step["uses"]]
    else:
        assert job["permissions"].items() <= ALLOWED.items()


@each_step
def test_a_checkout_leaves_no_token(step: dict[str, Any]) -> None:
    """The token is not kept where later steps could read it."""
    if "actions/checkout" in step.get("uses", ""):
        assert step["with"]["persist-credentials"] is False


@each_job
def test_only_main_leaves_something_to_others(job: dict[str, Any]) -> None:
    """Every cache is the same one, no pull request saves it, and the job whose site is published only restores it."""
    places = set()
    for step in job["steps"]:
        action = step.get("uses", "").partition("@")[0]
        if action.startswith("actions/cache"):
            places.add(step["with"]["path"])
            assert action in ("actions/cache/restore", "actions/cache/save")
            assert action != "actions/cache/save" or "github.event_name == 'push'" in step["if"]
    assert len(places) <= 1
    assert not (job["permissions"].get("pages") and any("cache/save" in s.get("uses", "") for s in job["steps"]))


@each_step
def test_no_text_of_strangers_in_a_script(step: dict[str, Any]) -> None:
    """A script has no expression in it; what it needs comes as a variable, and is of our own making."""
    assert "${{" not in step.get("run", "")
    for text in map(str, (*step.get("env", {}).values(), *step.get("with", {}).values(), step.get("if", ""))):
        for expression in EXPRESSION.findall(text):
            terms = re.split(r"&&|\|\||==|!=|[()]", expression)
            names = [t for t in (term.strip(" !") for term in terms) if t and t[0] != "'" and t != "cancelled"]
            assert all(OURS.match(name) for name in names), names


@each_step
def test_a_script_runs_targets_that_exist(step: dict[str, Any]) -> None:
    """What a workflow runs of ours is a make target, so that anybody can run it; its output is fenced."""
    script = step.get("run", "")
    assert set(re.findall(r"\bmake ([a-z-]+)", script)) <= TARGETS
    assert not re.search(r"\.venv|python|pip |npm |curl|eval", script)
    quiet = {"setup", "annotations"}
    assert all(target in quiet for target in re.findall(r"^make ([a-z-]+)", script, re.MULTILINE))


def test_every_step_of_a_contributor_is_taken() -> None:
    """Comparisons alone get problems on lines, a summary, the strict site, a preview and links; code also tests."""
    needed = {"annotations", "site", "links"}
    for job, more in (("comparisons", {"summary"}), ("code", {"review", "check", "test", "workflows"})):
        scripts = " ".join(step.get("run", "") for step in JOBS[f"check.{job}"]["steps"])
        assert needed | more <= set(re.findall(r"\bmake ([a-z-]+)", scripts))
        assert "GITHUB_STEP_SUMMARY" in scripts
        assert any(step.get("with", {}).get("name") == "preview" for step in JOBS[f"check.{job}"]["steps"])


def git(folder: Path, *arguments: str) -> None:
    """Runs git without the settings of this machine."""
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    env |= {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True)


def shell(folder: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a step as GitHub does."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), **env}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def head(tmp_path: Path) -> Path:
    """A repository with a comparison and some code, as a runner has it before the pull request."""
    folder = tmp_path / "head"
    (folder / "docs/comparisons/kept").mkdir(parents=True)
    (folder / "docs/comparisons/kept/copy.txt").write_text("kept\n", encoding="utf-8")
    (folder / "tools").mkdir()
    (folder / "tools/run.sh").write_text("echo base\n", encoding="utf-8")
    git(folder, "init", "-q")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    """Commits all there is."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")


def is_code(folder: Path, event: str = "pull_request") -> bool:
    """What the workflow says of the last commit: whether it changes more than comparisons."""
    output = folder.parent / "output"
    output.unlink(missing_ok=True)
    done = shell(folder, step_named("scope", "Does anything"), GITHUB_OUTPUT=str(output), EVENT=event)
    assert done.returncode == 0, done.stderr
    assert not (folder / "ran").exists()
    assert not done.stdout
    return output.read_text(encoding="utf-8") == "code=true\n"


def test_comparisons_alone_are_no_code(head: Path) -> None:
    """Whatever their files are called; on main everything counts as code."""
    for name in HOSTILE:
        (head / "docs/comparisons" / name).mkdir()
        (head / "docs/comparisons" / name / "run.sh").write_text("touch ran\n", encoding="utf-8")
    (head / "docs/comparisons/kept/copy.txt").unlink()
    commit(head)
    assert not is_code(head)
    assert is_code(head, "push")


@pytest.mark.parametrize(
    "script",
    [
        "echo x >>tools/run.sh",
        "git mv docs/comparisons/kept/copy.txt tools/copy.txt",
        "git mv tools/run.sh docs/comparisons/kept/run.sh",
        "chmod +x tools/run.sh",
        "rm -r docs/comparisons && ln -s ../tools docs/comparisons",
        "rm -r docs/comparisons && echo x >docs/comparisons",
        "mkdir docs/comparisons2 && echo x >docs/comparisons2/x",
        "echo x >mkdocs.yml && echo x >docs/comparisons/kept/more.txt",
        "mkdir .github && echo x >.github/x",
    ],
)
def test_everything_else_is_code(head: Path, script: str) -> None:
    """Also what moves in or out, another mode, and a link or file in the place of the folder."""
    assert shell(head, script).returncode == 0
    commit(head)
    assert is_code(head)


def test_the_base_gets_the_comparisons_and_nothing_else(head: Path) -> None:
    """The tree that is checked has the base's code and the pull request's data; links stay links."""
    (head / "tools/run.sh").write_text("touch ran\n", encoding="utf-8")
    (head / "docs/index.md").write_text("of the pull request\n", encoding="utf-8")
    shutil.rmtree(head / "docs/comparisons/kept")
    for name in HOSTILE:
        (head / "docs/comparisons" / name).mkdir(parents=True)
        (head / "docs/comparisons" / name / "copy.txt").symlink_to("/etc/passwd")
    commit(head)
    work = head.parent
    done = shell(work, step_named("comparisons", "The base"))
    assert done.returncode == 0, done.stderr
    assert (work / "base/tools/run.sh").read_text(encoding="utf-8") == "echo base\n"
    assert not (work / "base/docs/index.md").exists()
    assert sorted(p.name for p in (work / "base/docs/comparisons").iterdir()) == sorted(HOSTILE)
    assert (work / "base/docs/comparisons/-rf/copy.txt").is_symlink()
    assert [p.name for p in (work / "before/comparisons").iterdir()] == ["kept"]
    assert not list(work.rglob("ran"))


def test_a_pull_request_may_remove_all_comparisons(head: Path) -> None:
    """Then the base has none either."""
    shutil.rmtree(head / "docs/comparisons")
    commit(head)
    assert not is_code(head)
    assert shell(head.parent, step_named("comparisons", "The base")).returncode == 0
    assert not (head.parent / "base/docs/comparisons").exists()


def test_no_link_is_left_for_the_site(head: Path) -> None:
    """MkDocs follows links, to the root of the machine if need be; they are told as problems, then taken away."""
    script = step_named("comparisons", "The site").replace("bash tools/fenced.sh make site", "true")
    for link in ("docs/comparisons/root", "docs/comparisons/kept/deep"):
        (head / link).symlink_to("/")
    assert shell(head, script).returncode == 0
    assert [p.name for p in (head / "docs/comparisons").rglob("*")] == ["kept", "copy.txt"]
    shutil.rmtree(head / "docs/comparisons")
    assert shell(head, script).returncode == 0


def fenced(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command behind the fence."""
    full = ["bash", str(ROOT / "tools/fenced.sh"), *command]
    return subprocess.run(full, env=os.environ | env, capture_output=True, text=True, check=False)


def test_the_fence() -> None:
    """On GitHub output stands between two lines with a token nobody can guess, errors in it; the exit code stays."""
    command = ("bash", "-c", "echo ::error::x; echo ::add-mask::y >&2; exit 3")
    runs = [fenced(*command, GITHUB_ACTIONS="true") for _ in range(2)]
    tokens = set()
    for run in runs:
        first, *middle, last = run.stdout.splitlines()
        token = first.removeprefix("::stop-commands::")
        assert re.fullmatch("[0-9a-f]{32}", token)
        assert last == f"::{token}::"
        assert {"::error::x", "::add-mask::y"} <= set(middle)
        assert not run.stderr
        assert run.returncode == 3
        tokens.add(token)
    assert len(tokens) == 2
    plain = fenced(*command, GITHUB_ACTIONS="")
    assert (plain.stdout, plain.stderr, plain.returncode) == ("::error::x\n", "::add-mask::y\n", 3)


@pytest.mark.parametrize("check", ["zizmor", "schemas", "actionlint"])
def test_nothing_is_reported(check: str) -> None:
    """zizmor, actionlint and GitHub's schemas for workflows, Dependabot and forms find nothing."""
    if check == "actionlint" and not ((ROOT / "node_modules/@tktco").is_dir() and shutil.which("node")):
        reason = "actionlint needs node and the npm packages of package.json"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = ["bash", str(ROOT / "tools/workflows.sh"), str(Path(sys.executable).parent), check]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_of_shards(tmp_path: Path) -> None:
    """The workflow in the guide is one that GitHub takes and zizmor has nothing against, with the pins of ours."""
    guide = (ROOT / "docs/guide/many-machines.md").read_text("utf-8")
    example = tmp_path / ".github" / "workflows" / "site.yml"
    example.parent.mkdir(parents=True)
    example.write_text(re.findall("```yaml\n(.*?)```", guide, re.DOTALL)[0], encoding="utf-8")
    pin = re.compile(r"uses: (actions/[a-z-]+)[a-z/-]*@([0-9a-f]{40}) # v[0-9.]+$", re.MULTILINE)
    pins = dict(pin.findall("\n".join(lines())))
    found = pin.findall(example.read_text("utf-8"))
    assert len(found) == example.read_text("utf-8").count("uses:")
    assert all(pins.get(action, commit) == commit for action, commit in found)
    tools = Path(sys.executable).parent
    for command in (
        [tools / "zizmor", "--offline", "--no-progress", tmp_path / ".github"],
        [tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", example],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_owners_and_updates() -> None:
    """Somebody is asked about everything, and all three kinds of package are brought up to date together, weekly."""
    owners = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()]
    assert {"*", "/docs/comparisons/", "/.github/"} <= {line[0] for line in owners if len(line) > 1}
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
    assert all(update["groups"] and update["schedule"]["interval"] == "weekly" for update in updates)
