"""How many threads the pipeline takes: one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Within it numpy multiplies matrices on one thread, behind it on as many as before.

    Those of a document are so small that more threads only wait for one another, and of several
    documents each has a process. Results do not depend on the number of cores either.
    """
    limited: AbstractContextManager[object] = _multipliers().limit(limits=1)
    return limited


@cache
def _multipliers() -> ThreadpoolController:
    """The libraries by which this process multiplies matrices."""
    return ThreadpoolController().select(user_api="blas")
