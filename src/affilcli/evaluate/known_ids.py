"""Which institutions of the shipped gazetteer the parties of gold are: `ids.csv` beside the gold.

Gold says what a text says, whatever gazetteer there is; these rows say what one gazetteer calls
its parties, so they stand apart.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from affilcli.errors import AffilError

TABLE = "ids.csv"
"""What the file is called; a folder may be without one."""

COLUMNS = ("document", "party", "id", "also")
"""`party` is the first name in gold; `id` is empty where the gazetteer does not hold the party;
`also` has other ids that are right for one of its names in gold, `a|b`."""


class PartyIds(NamedTuple):
    """The ids that are right for a party. `held` says whether one is asked for: a party that the
    gazetteer does not hold may still go by a name of one that it does.
    """

    held: bool
    ids: tuple[str, ...]


Known = dict[str, PartyIds]
"""The ids of a document's parties, by the first name of each; what nobody could tell is absent."""


def load_ids(folder: Path) -> dict[str, Known]:
    """The ids for the documents of a folder, none without a table.

    Raises AffilError for a table that has other columns, or a party twice.
    """
    place = folder / TABLE
    found: defaultdict[str, Known] = defaultdict(dict)
    for row in _rows(place) if place.is_file() else ():
        document = found[row["document"]]
        if row["party"] in document:
            raise _broken(place, f"{row['document']} has '{row['party']}' twice")
        ids = [row["id"], *row["also"].split("|")]
        document[row["party"]] = PartyIds(bool(row["id"]), tuple(filter(None, ids)))
    return dict(found)


def _rows(place: Path) -> Iterator[dict[str, str]]:
    try:
        with place.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise _broken(place, f"its columns are not {', '.join(COLUMNS)}")
            for row in reader:
                if None in row or None in row.values():
                    raise _broken(place, f"line {reader.line_num} has not {len(COLUMNS)} cells")
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _broken(place, str(error)) from error


def _broken(place: Path, what: str) -> AffilError:
    return AffilError(f"{place}: {what}", hint="benchmarks/accuracy/README.md has its columns")
