"""What the documents say about the program is true."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from affilcli import __version__
from tests.readme import ROOT, blocks, timeless, with_real_output

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", blocks(README), ids=lambda block: block.partition("\n")[0])
def test_readme_shows_what_the_program_prints(block: str) -> None:
    if "jq " in block and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert timeless(with_real_output(block)) == timeless(block), "run `make readme`"


@pytest.mark.parametrize(
    "code", re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
)
def test_python_in_the_readme_runs(code: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout


def test_readme_shows_something() -> None:
    assert "$ affil extract" in "".join(blocks(README))


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_target_that_is_named_exists(text: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=[`\n ])", " ".join(re.findall(r"`[^`]+`", text))))
    assert named <= set(targets)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_file_that_is_linked_exists(text: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert all((ROOT / link).exists() for link in links)


def test_every_path_in_the_layout_exists() -> None:
    layout = re.search(r"^## Layout\n.*?^```\n(.*?)^```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    assert layout
    parents: list[str] = []
    for line in layout.group(1).splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        parents = [*parents[:depth], name]
        assert (ROOT / "".join(parents)).exists(), line


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
