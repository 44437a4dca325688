"""Many documents to records, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from affilcli.errors import AffilError
from affilcli.reading import FORMATS, Discovery, discover
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.observer import SILENT, Failure, Observer

TOGETHER = 500
"""Documents that are looked up in the store at once: few enough to hold the records of all."""


def extract(
    paths: Iterable[str], settings: Settings, observer: Observer = SILENT
) -> Iterator[Record | Failure]:
    """The record of every document under `paths` (files, folders, `-`), or its failure, in order.

    One bad document never stops the others. Raises AffilError when there is no document at all, or
    when the model cannot be loaded.
    """
    discovery = documents_in(list(paths))
    with Bench(settings, observer) as bench:
        yield from results(discovery, bench, observer)


def documents_in(named: list[str]) -> Discovery:
    """What there is to read under these paths; raises AffilError when there is nothing."""
    discovery = discover(named)
    if discovery.paths or discovery.unreadable:
        return discovery
    suffixes = ", ".join(sorted(FORMATS))
    raise AffilError(
        f"no documents in {', '.join(named)}", hint=f"files that can be read: {suffixes}"
    )


def results(discovery: Discovery, bench: Bench, observer: Observer) -> Iterator[Record | Failure]:
    """What becomes of every document; the observer hears of each step."""
    observer.found(len(discovery.paths) + len(discovery.unreadable), discovery.skipped)
    for folder, reason in discovery.unreadable:
        yield _told(observer, _unreadable(folder, reason))
    paths = _expected(discovery.paths, bench)
    if bench.settings.jobs:
        from affilcli.workflow.in_order import in_order

        for path, result in in_order(paths, bench):
            observer.started(path)
            yield _told(observer, result)
        return
    for path in paths:
        observer.started(path)
        yield _told(observer, bench.result(path))


def _expected(paths: Sequence[str], bench: Bench) -> Iterator[str]:
    """The paths one by one; they are looked up in the store many at once."""
    for start in range(0, len(paths), TOGETHER):
        together = paths[start : start + TOGETHER]
        bench.expect(together)
        yield from together


def _unreadable(folder: str, reason: str) -> Failure:
    return Failure(
        folder, AffilError(f"{folder}: cannot be listed: {reason}", hint="check its permissions")
    )


def _told(observer: Observer, result: Record | Failure) -> Record | Failure:
    observer.finished(result)
    return result
