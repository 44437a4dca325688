"""The folder that the system has for caches, marked so that backups leave it out."""

from __future__ import annotations

import os

CACHE_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of affilcli: backups can leave it out, and it can be deleted at any time.
"""


def cache_folder() -> str:
    """Where affilcli keeps what it can make again; it may not exist yet."""
    from platformdirs import user_cache_path

    return str(user_cache_path("affilcli", appauthor=False))


def make_cache_folder(folder: str) -> None:
    """Make the folder, marked as a cache; one that is there already is left as it is."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "CACHEDIR.TAG"), "w", encoding="ascii") as file:
        file.write(CACHE_TAG)
