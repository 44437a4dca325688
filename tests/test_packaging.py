"""What ships, what it depends on, and that it works wherever it is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from affilcli import __version__
from tests.samples import ROOT, SEEDS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "requirements").iterdir()}
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
WHERE = """
import affilcli, affilcli.gazetteer as g
print(affilcli.__file__); print(g.shipped_path()); print(len(g.load_gazetteer().service_lines) > 50)
"""


def run(*args: str | Path, cwd: Path, **environ: str) -> str:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, *map(str, args)]
    return subprocess.run(
        command, cwd=cwd, env=kept | environ, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "-w", folder, ".", cwd=ROOT
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed; put it first on the path."""
    folder = tmp_path_factory.mktemp("installed")
    run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "-t", folder, wheel, cwd=folder)
    return folder


@pytest.mark.slow
def test_the_wheel_has_data_types_licence_and_entry_points(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    info = f"affilcli-{__version__}.dist-info"
    vocabulary = {
        f"affilcli/vocabulary/{file.name}"
        for file in (ROOT / "src/affilcli/vocabulary").iterdir()
        if file.suffix in {".toml", ".csv"}
    }
    assert vocabulary
    assert names >= vocabulary | {
        "affilcli/data/gazetteer.csv",
        "affilcli/py.typed",
        f"{info}/entry_points.txt",
        f"{info}/licenses/LICENSE",
    }
    assert not {name for name in names if not name.startswith(("affilcli/", info))}


@pytest.mark.slow
def test_the_gazetteer_is_found_in_a_wheel_an_editable_install_and_a_checkout(
    installed: Path, tmp_path: Path
) -> None:
    checkout = str(ROOT / "data" / "gazetteer.csv")
    assert run("-c", WHERE, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines() == [
        str(installed / "affilcli" / "__init__.py"),
        str(installed / "affilcli" / "data" / "gazetteer.csv"),
        "True",
    ]
    assert run("-c", WHERE, cwd=tmp_path).splitlines()[1:] == [checkout, "True"]
    source = str(ROOT / "src")
    assert run("-c", WHERE, cwd=tmp_path, PYTHONPATH=source).splitlines()[1:] == [checkout, "True"]


@pytest.mark.slow
def test_an_installed_wheel_extracts_what_the_checkout_does(
    installed: Path, tmp_path: Path
) -> None:
    command = ("-m", "affilcli", "extract", "--no-store", "--json", SEEDS / "lurie-rush.txt")
    wheel_output = run(*command, cwd=tmp_path, PYTHONPATH=str(installed))
    assert wheel_output == run(*command, cwd=tmp_path)


@pytest.mark.parametrize("name", ["runtime", "build", "dev", "bench"])
def test_locks_have_hashes_and_no_addresses(name: str) -> None:
    lock = LOCKS[name]
    pins = LOCKED.findall(lock)
    assert pins
    assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", lock, re.MULTILINE)) == len(pins)
    assert "://" not in lock
    assert not re.search(r"--(extra-)?index|--find-links| @ ", lock)


def test_locks_agree_with_each_other() -> None:
    dev = set(LOCKED.findall(LOCKS["dev"]))
    assert dev >= set(LOCKED.findall(LOCKS["runtime"])) | set(LOCKED.findall(LOCKS["build"]))


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("runtime", PROJECT["project"]["dependencies"]),
        ("build", PROJECT["dependency-groups"]["build"]),
        ("dev", [r for r in PROJECT["dependency-groups"]["dev"] if isinstance(r, str)]),
        ("bench", PROJECT["dependency-groups"]["bench"]),
    ],
)
def test_every_dependency_is_locked_at_a_version_it_allows(
    lock: str, requirements: list[str]
) -> None:
    pins = dict(LOCKED.findall(LOCKS[lock]))
    for requirement in map(Requirement, requirements):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, "run `make lock`"


def test_the_version_is_written_once() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "version" not in PROJECT["project"]


def test_every_component_is_an_entry_point_of_spacy() -> None:
    from affilcli.pipeline.build import COMPONENTS

    assert tuple(PROJECT["project"]["entry-points"]["spacy_factories"]) == COMPONENTS


def test_components_work_in_a_pipeline_that_never_heard_of_affilcli(tmp_path: Path) -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('affil_zones')\n"
        "print(len(nlp('A and B merge.')._.affil_zones))"
    )
    assert run("-c", code, cwd=tmp_path) == "1\n"
