"""Registries on disk to a gazetteer's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli.gazetteer import Entry, Institution
from affilcli.gazetteer.importing import ahrq, cms, ror
from affilcli.gazetteer.importing.candidates import Candidate, Read, Registry, Rejected
from affilcli.gazetteer.importing.joining import Event, What, join
from affilcli.gazetteer.loading import read_rows

#: is told what is being done, and how many rows of it are done
Progress = Callable[[str, int], None]

READERS: dict[Registry, Callable[[Path], Iterator[Read]]] = {
    "ror": ror.read,
    "cms": cms.read,
    "ahrq": ahrq.read,
}
#: rows between two words to the observer
STEP = 500


class Imported(NamedTuple):
    """The entries of the new file, and what became of every row."""

    entries: list[Entry]
    events: list[Event]

    def count(self, what: What) -> int:
        """How many rows became this."""
        return Counter(event.what for event in self.events)[what]


def imported(
    registry: Registry, files: Sequence[str], onto: Sequence[Entry], progress: Progress
) -> Imported:
    """What the files hold, put together with the entries that are there already.

    Raises AffilError for a file that cannot be read or is not of this registry.
    """
    candidates: list[tuple[Registry, Candidate]] = []
    rejected: list[Event] = []
    for file in files:
        for number, row in enumerate(_rows(registry, Path(file)), 1):
            if isinstance(row, Rejected):
                rejected.append(Event("rejected", row.key, "", row.why))
            else:
                candidates.append((registry, row))
            if number % STEP == 0:
                progress(f"reading {file}", number)
    progress("joining", 0)
    institutions = [entry for entry in onto if isinstance(entry, Institution)]
    others = [entry for entry in onto if not isinstance(entry, Institution)]
    joined = join(institutions, candidates)
    return Imported([*joined.institutions, *others], [*joined.events, *sorted(rejected)])


def _rows(registry: Registry, file: Path) -> Iterator[Read]:
    if registry != "csv":
        yield from READERS[registry](file)
        return
    for row in read_rows(file):
        if isinstance(row.entry, Institution):
            yield Candidate(row.entry.id, row.entry)
        else:
            yield Rejected(row.entry.id, "not an institution")
