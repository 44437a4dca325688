"""The deals that are known without being named: the corpus folder, and what the store has met."""

from __future__ import annotations

import os
from collections.abc import Iterator

from affilcli.errors import AffilError
from affilcli.identity import content
from affilcli.reading import Discovery, discover
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.extraction import results
from affilcli.workflow.observer import SILENT, Failure, Observer


def known(settings: Settings, observer: Observer = SILENT) -> Iterator[Record | Failure]:
    """The record of every known document that still exists, or its failure; copies once.

    The documents of the corpus folder come first, then the others that were ever extracted; both by
    path. Raises AffilError when the corpus folder that is set does not exist, or when the model is
    needed and cannot be loaded.
    """
    with Bench(settings, observer, remembering=True) as bench:
        yield from known_at(bench, observer)


def known_at(bench: Bench, observer: Observer) -> Iterator[Record | Failure]:
    """`known`, at a bench that is there already."""
    met = set()
    for result in results(_places(bench), bench, observer):
        if isinstance(result, Record):
            if content(result) in met:
                continue
            met.add(content(result))
        yield result


def shown_place(path: str) -> str:
    """The path to show for a document that was not named by its path.

    Relative to the working directory when it lies below it, absolute otherwise.
    """
    place = os.path.abspath(path)
    here = os.path.join(os.getcwd(), "")
    return place.removeprefix(here)


def in_corpus(path: str, settings: Settings) -> bool:
    """Does the document lie in the corpus folder?"""
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(settings.corpus), ""))


def _places(bench: Bench) -> Discovery:
    """All known documents, each once, also where a link leads to it."""
    corpus = _corpus(bench.settings)
    kept = bench.store.paths() if bench.store else []
    existing = [path for path in kept if os.path.isfile(path)]
    everything = discover([*corpus.paths, *existing])
    return corpus._replace(paths=[shown_place(path) for path in everything.paths])


def _corpus(settings: Settings) -> Discovery:
    if os.path.exists(settings.corpus):
        return discover([settings.corpus])
    if settings.corpus == Settings().corpus:
        return Discovery([], [], [])  # nothing was set, and there is no such folder here
    raise AffilError(
        f"{settings.corpus}: no such folder", hint="name the folder of your deals with --corpus"
    )
