"""What a user calls documents, to their records: paths, folders, ids and beginnings of ids."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from affilcli.errors import AffilError
from affilcli.identity import base_id, content, matching
from affilcli.reading import STDIN, Discovery
from affilcli.reading.formats import format_of
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.extraction import documents_in, results
from affilcli.workflow.known import corpus_places, kept_places, known_at
from affilcli.workflow.naming import absent, ambiguous, unknown
from affilcli.workflow.observer import SILENT, Aside, Failure, Observer


def find(
    names: Sequence[str],
    settings: Settings,
    observer: Observer = SILENT,
    records: Sequence[Record] | None = None,
    keep: Callable[[Document], None] | None = None,
) -> Iterator[Record | Failure]:
    """The record of every document that is named, or its failure, in the order named.

    A name is a path that exists or looks like one (a folder stands for all below it, `-` for
    standard input), else an id, an id with digits of the hash (`lurie-rush~ab12`) or the beginning
    of an id. Every document is given once. With `records`, names are looked up among these alone,
    and no name means all of them. `keep` is handed each document that cannot be read a second
    time, from standard input and pipes.

    Raises AffilError for a name that fits nothing or several documents, before anything is given.
    """
    if records is not None:
        yield from given(among(names, records), observer)
        return
    if not names:
        raise AffilError("no document is named", hint="name files, folders or ids of deals")
    with Bench(settings, observer, remembering=True, keep=keep) as bench:
        yield from results(documents_in(Lookup(bench, observer).paths(names)), bench, observer)


def is_path(name: str) -> bool:
    """Is this the path of a file or folder, be it one that is missing, and not an id?"""
    separators = {os.sep, os.altsep or os.sep}
    return (
        name == STDIN
        or os.path.exists(name)
        or any(separator in name for separator in separators)
        or format_of(name) is not None
    )


class Lookup:
    """Finds documents by id; what it comes by is held at the bench, so that it is made once.

    What an id stands for does not depend on which of its documents were extracted before: the
    documents of the corpus folder are always brought up to date first, which is quick as soon as
    they have been extracted once. With them are considered those of the store that had just this id
    when they were last extracted, and if nothing has just this id, all that are known.
    """

    def __init__(self, bench: Bench, observer: Observer) -> None:
        self.bench = bench
        self.aside = Aside(observer)
        self.failed: set[str] = set()

    def paths(self, names: Sequence[str]) -> list[str]:
        """The paths of the files and folders that are named."""
        return [name if is_path(name) else self.path(name) for name in names]

    def path(self, token: str) -> str:
        """The path of the document that is meant; raises AffilError unless it is just one."""
        found = self._exact(token) or matching(token, self.known)
        if len(found) > 1:
            raise ambiguous(token, found)
        if not found:
            raise unknown(token, self.known, failed=len(self.failed))
        return found[0].source.path

    @cached_property
    def known(self) -> list[Record]:
        """Every deal that is known."""
        return self._records(known_at(self.bench, self.aside))

    @cached_property
    def corpus(self) -> list[Record]:
        """The deals of the corpus folder: slow, but only until they have been extracted once."""
        places = corpus_places(self.bench.settings)
        return self._records(results(places, self.bench, self.aside))

    def _exact(self, token: str) -> list[Record]:
        """The documents with just this id, those of the corpus first."""
        identifier = base_id(token)
        kept = Discovery(kept_places(self.bench, identifier), [], [])
        candidates = [*self.corpus, *self._records(results(kept, self.bench, self.aside))]
        return [record for record in matching(token, candidates) if record.id == identifier]

    def _records(self, results: Iterable[Record | Failure]) -> list[Record]:
        records = []
        for result in results:
            if isinstance(result, Record):
                records.append(result)
                self.bench.hold(result.source.path, result)
            else:
                self.bench.hold(result.path, result)
                self.failed.add(os.path.abspath(result.path))
        return records


def among(names: Sequence[str], records: Sequence[Record]) -> list[Record]:
    """The records that are named, or all of them, each once."""
    found = [record for name in names for record in _called(name, records)] if names else records
    return list({(r.source.path, *content(r)): r for r in reversed(found)}.values())[::-1]


def _called(name: str, records: Sequence[Record]) -> list[Record]:
    place = os.path.abspath(name)
    below = os.path.join(place, "")
    at = [r for r in records if os.path.abspath(r.source.path) == place]
    at += [r for r in records if os.path.abspath(r.source.path).startswith(below)]
    if at and name:
        return at
    found = matching(name, records)
    if len(found) > 1:
        raise ambiguous(name, found)
    if not found:
        raise absent(name, records)
    return found


def given(records: Sequence[Record], observer: Observer) -> Iterator[Record]:
    """These records; the observer hears of each."""
    observer.found(len(records), [])
    for record in records:
        observer.started(record.source.path)
        observer.finished(record)
        yield record
