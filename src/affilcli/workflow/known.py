"""The deals that are known without being named: the corpus folder, and what the store has met."""

from __future__ import annotations

import os
from collections.abc import Iterator

from affilcli.errors import AffilError
from affilcli.identity import content
from affilcli.reading import Discovery, discover
from affilcli.records import Record
from affilcli.settings import CORPUS, Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.extraction import results
from affilcli.workflow.observer import SILENT, Failure, Observer


def known(settings: Settings, observer: Observer = SILENT) -> Iterator[Record | Failure]:
    """The record of every known document, or its failure; copies once.

    Known are the documents of the corpus folder and, behind them, those that were extracted before
    and still exist; both by path. What was extracted before and lies outside of the corpus and the
    working directory is of other work: it is left out, without a word, unless its record can be
    given as it is.

    Raises AffilError when the corpus folder that is set does not exist, or when the model is needed
    and cannot be loaded.
    """
    with Bench(settings, observer, remembering=True) as bench:
        yield from known_at(bench, observer)


def known_at(bench: Bench, observer: Observer) -> Iterator[Record | Failure]:
    """`known`, at a bench that is there already."""
    met = set()
    for result in results(known_places(bench), bench, observer):
        if isinstance(result, Record):
            if content(result) in met:
                continue
            met.add(content(result))
        yield result


def known_places(bench: Bench) -> Discovery:
    """The paths of all known documents, each once, also where a link leads to it."""
    corpus = corpus_places(bench.settings)
    everything = discover([*corpus.paths, *kept_places(bench)])
    return corpus._replace(paths=everything.paths)


def corpus_places(settings: Settings) -> Discovery:
    """What there is to read in the corpus folder."""
    folder = settings.corpus or CORPUS
    if os.path.exists(folder):
        found = discover([folder])
        return found._replace(paths=[shown_place(path) for path in found.paths])
    if settings.corpus is None:
        return Discovery([], [], [])  # nothing was set, and there is no such folder here
    raise AffilError(
        f"{folder}: no such folder", hint="name the folder of your deals with --corpus"
    )


def kept_places(bench: Bench, identifier: str | None = None) -> list[str]:
    """The paths of the known documents in the store, or of those that had this id at last."""
    if not bench.store:
        return []
    paths = [shown_place(path) for path in bench.store.paths(identifier) if os.path.isfile(path)]
    bench.expect([path for path in paths if os.path.isabs(path)])
    return [path for path in paths if not os.path.isabs(path) or _held(path, bench)]


def shown_place(path: str) -> str:
    """The path to show for a document that was not named by its path.

    Relative to the working directory when it lies below it, absolute otherwise.
    """
    place = os.path.abspath(path)
    here = os.path.join(os.getcwd(), "")
    return place.removeprefix(here)


def _held(path: str, bench: Bench) -> bool:
    """Is there a record that need not be made? Then it is held, and not looked for again."""
    record = bench.fresh(path)
    if record:
        bench.hold(path, record)
    return record is not None
