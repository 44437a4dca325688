"""Every test has a store of its own, and no setting of whoever runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from affilcli.settings import ENVIRONMENT

# How fast the machine is, and what else it is doing, is not what tests are about.
settings.register_profile(
    "at any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("at any speed")


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of stores that no test has used."""
    folder = tmp_path_factory.mktemp("stores")
    return (folder / str(number) / "records.sqlite" for number in count())


@pytest.fixture(autouse=True)
def own_store(stores: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the commands of this test keep records."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    store = next(stores)
    monkeypatch.setenv("AFFIL_STORE", str(store))
    # Stand-ins for extraction are known in this process only.
    monkeypatch.setenv("AFFIL_JOBS", "0")
    # Where the user's own gazetteer would be, and where prepared ones are: the same for all tests.
    monkeypatch.setenv("XDG_DATA_HOME", str(store.parent))
    monkeypatch.setenv("XDG_CACHE_HOME", str(store.parent.parent))
    return store


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which there is hardly any room, where the test may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("may not mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
