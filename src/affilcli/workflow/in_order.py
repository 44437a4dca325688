"""Documents that several processes work on, their results in the order in which they are named."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from affilcli.records import Record
from affilcli.workflow.bench import Bench, Task
from affilcli.workflow.observer import Failure
from affilcli.workflow.workers import WORTHWHILE, Job, Outcome

AHEAD = 200
"""Documents, at the least, that may be done while one before them is still in work."""


class Place:
    """A document's place in the line, and its result as soon as there is one."""

    def __init__(self, path: str, result: Record | Failure | None) -> None:
        self.path = path
        self.result = result


def in_order(paths: Iterable[str], bench: Bench) -> Iterator[tuple[str, Record | Failure]]:
    """Each path with its result. What is done is kept at once, and given when its turn has come."""
    ahead = max(AHEAD, 2 * WORTHWHILE * bench.settings.jobs)
    line: deque[Place] = deque()
    for path in paths:
        line.append(_begun(path, bench))
        yield from _settled(line, bench, ahead)
    yield from _settled(line, bench, 0)


def _begun(path: str, bench: Bench) -> Place:
    """The place of a document; if it has to be made a record of, that is under way."""
    found = bench.look(path)
    if not isinstance(found, Task):
        return Place(path, found)
    place = Place(path, None)

    def done(outcome: Outcome) -> None:
        place.result = bench.kept(found, outcome)

    bench.workers.submit(Job(found.document, done))
    return place


def _settled(line: deque[Place], bench: Bench, most: int) -> Iterator[tuple[str, Record | Failure]]:
    """The results at the head of the line; waits until no more than `most` places are left."""
    while line and (line[0].result or len(line) > most):
        if result := line[0].result:
            yield line.popleft().path, result
        else:
            bench.workers.wait()
