"""Permissions, for tests that may run as root, which nothing is forbidden to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_as_root() -> Iterator[None]:
    """Be somebody else for a while, who can perhaps not even import what is not loaded yet."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
