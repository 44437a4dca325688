"""Deals side by side, and the deals most like one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from affilcli.errors import AffilError
from affilcli.identity import content, distinct
from affilcli.reading import discover
from affilcli.records import Record
from affilcli.render.phrases import counted, listing
from affilcli.settings import Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.extraction import documents_in, results
from affilcli.workflow.find import Lookup, among, find, given
from affilcli.workflow.known import known_places
from affilcli.workflow.observer import SILENT, Failure, Observer

if TYPE_CHECKING:
    from affilcli.gazetteer import Gazetteer
    from affilcli.records import Comparison

NAMED = 3
"""Documents without a deal that are named before the rest is only counted."""


def compare_records(
    records: Iterable[Record], settings: Settings | None = None, *, rows: bool = True
) -> Comparison:
    """The relevant of the records side by side, or without `rows` just how alike they are.

    Raises AffilError when there are fewer than two.
    """
    from affilcli.compare import compare, similarities

    deals = [record for record in records if record.relevant]
    if len(deals) < 2:
        known = f"only {deals[0].id}" if deals else "none"
        raise AffilError(
            f"there must be two deals to compare, and there is {known}",
            hint="name another; `affil list` shows those that are known",
        )
    return (compare if rows else similarities)(deals, _gazetteer(settings or Settings()))


def compare_named(
    names: Sequence[str],
    settings: Settings,
    observer: Observer = SILENT,
    records: Sequence[Record] | None = None,
    *,
    rows: bool = True,
) -> Comparison:
    """The deals that are named, as `find` takes names, side by side; `rows` as `compare_records`.

    The observer is told which documents are left out because they announce no deal. Raises
    AffilError as `find` and `compare_records` do.
    """
    found = find(names, settings, observer, records)
    return compare_records(_deals(_records(found), observer), settings, rows=rows)


def nearest(
    like: str,
    names: Sequence[str],
    settings: Settings,
    observer: Observer = SILENT,
    records: Sequence[Record] | None = None,
    number: int = 5,
) -> list[Comparison]:
    """The deal `like` beside each of the `number` others that are most like it, the nearest first.

    The others are the deals that are named, else all of `records`, else all that are known; copies
    count once, and those of `like` itself not at all. Names are looked up as by `find`, the
    observer hears of every document once.

    Raises AffilError when `like` names no deal or several documents, or cannot be read; when there
    is no other deal; and as `find` does.
    """
    if records is not None:
        asked = among([like], records)
        _check_one(like, len(asked))
        others = [record for record in among(names, records) if record is not asked[0]]
        made = _records(given([*asked, *others], observer))
        return _most_like(made[0], _deals(made[1:], observer), settings, number)
    with Bench(settings, observer, remembering=True) as bench:
        lookup = Lookup(bench, observer)
        asked_paths = documents_in(lookup.paths([like])).paths
        _check_one(like, len(asked_paths))
        rest = documents_in(lookup.paths(names)) if names else known_places(bench)
        _check_relevant(_at_once(asked_paths[0], bench, observer))
        paths = discover([*asked_paths, *rest.paths]).paths
        made = _records(results(rest._replace(paths=paths), bench, observer))
    # Which of all known documents announce no deal was not asked.
    others = _deals(made[1:], observer if names else SILENT)
    return _most_like(made[0], others, settings, number)


def _at_once(path: str, bench: Bench, observer: Observer) -> Record:
    """The record of a document without which there is no sense in reading others."""
    observer.started(path)
    result = bench.result(path)
    if isinstance(result, Failure):
        raise result.error
    bench.hold(path, result)
    return result


def _check_one(name: str, number: int) -> None:
    if number != 1:
        raise AffilError(
            f"--like takes one deal, and '{name}' names {number}", hint="name a document or an id"
        )


def _check_relevant(record: Record) -> None:
    if not record.relevant:
        raise AffilError(f"{record.id} announces no agreement", hint="name a deal after --like")


def _records(results: Iterable[Record | Failure]) -> list[Record]:
    return [result for result in results if isinstance(result, Record)]


def _deals(records: Sequence[Record], observer: Observer) -> list[Record]:
    """The records that announce a deal; the observer is told of the others."""
    left = [record.source.path for record in records if not record.relevant]
    if left:
        number = counted(len(left), "document")
        observer.warned(f"{number} without a deal left out: {listing(left, NAMED)}")
    return [record for record in records if record.relevant]


def _most_like(
    record: Record, deals: Iterable[Record], settings: Settings, number: int
) -> list[Comparison]:
    from affilcli.compare import nearest as most_like

    _check_relevant(record)
    others = [deal for deal in distinct(deals) if content(deal) != content(record)]
    if not others:
        raise AffilError(f"there is no deal to compare {record.id} with", hint="name documents")
    return most_like(record, others, _gazetteer(settings), number)


def _gazetteer(settings: Settings) -> Gazetteer:
    from affilcli.gazetteer import load_gazetteer

    return load_gazetteer([Path(path) for path in settings.gazetteer])
