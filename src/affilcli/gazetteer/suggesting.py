"""Organisations of records that no gazetteer holds, as entries that might be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.gazetteer import Gazetteer
from affilcli.gazetteer.kinds import type_of
from affilcli.gazetteer.names import normalise
from affilcli.identity import slug
from affilcli.records import Party, Record, Span

#: the most places that are quoted for an institution that might be added
MOST_CONTEXTS = 3


class Suggestion(NamedTuple):
    """An organisation that no gazetteer holds: an entry for it, the documents that it is a party
    in, and some of the words about it there.
    """

    entry: Institution
    documents: tuple[str, ...]
    contexts: tuple[Span, ...]


def suggested(records: Iterable[Record], gazetteer: Gazetteer) -> list[Suggestion]:
    """Parties of these records that no gazetteer holds, those of the most documents first."""
    known = {
        normalise(form)
        for one in gazetteer.institutions
        for form in (*one.names, *one.acronyms, *filter(None, (one.short_name,)))
    }
    met: defaultdict[str, list[tuple[Record, Party]]] = defaultdict(list)
    for record in records:
        for party in record.parties:
            if party.id is None and normalise(party.name) not in known:
                met[normalise(party.name)].append((record, party))
    found = [_suggestion(places) for places in met.values()]
    return sorted(found, key=lambda s: (-len(s.documents), s.entry.id))


def _suggestion(places: Sequence[tuple[Record, Party]]) -> Suggestion:
    first = places[0][1]
    documents = tuple(dict.fromkeys(record.source.path for record, _ in places))
    shorts = dict.fromkeys(party.short for _, party in places if party.short != first.name)
    entry = Institution(
        id=slug(first.name) or "unnamed",
        name=_one_cell(first.name),
        short_name=_one_cell(first.short),
        aliases=tuple(_one_cell(short) for short in shorts if " " in short),
        type=type_of(first.name),
        source="|".join(_one_cell(path) for path in documents[:MOST_CONTEXTS]),
    )
    contexts = tuple(party.evidence[0] for _, party in places if party.evidence)
    return Suggestion(entry, documents, contexts[:MOST_CONTEXTS])


def _one_cell(text: str) -> str:
    """On one line, and without the mark that parts the values of a cell."""
    return " ".join(text.replace("|", "/").split())
