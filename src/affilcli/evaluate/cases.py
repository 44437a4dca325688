"""Gold files and the texts beside them: `ID.json` and `ID.txt`, in a folder or in folders of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from affilcli.errors import AffilError
from affilcli.evaluate.gold import Gold, gold_from_json
from affilcli.evaluate.known_ids import Known, load_ids
from affilcli.reading import FORMATS


class Case(NamedTuple):
    """A gold record, the document it is of where that lies beside it, and the ids of its parties as
    far as they are known.
    """

    id: str
    gold: Gold
    place: Path
    document: Path | None
    ids: Known


def load_cases(place: str | Path) -> list[Case]:
    """The cases of a folder and of all folders in it, or of one gold file, in a fixed order.

    Raises AffilError for a file that is not gold, for two of the same id, for a table of ids that
    cannot be read, and when there is no gold.
    """
    named = Path(place)
    if not named.exists():
        raise AffilError(f"{place}: no such file or folder", hint="check the path")
    # By name and not by stem: `a-b.json` comes before `a.json`, as in any listing.
    files = sorted(named.rglob("*.json")) if named.is_dir() else [named]
    ids = {folder: load_ids(folder) for folder in {file.parent for file in files}}
    cases = [_case(file, ids[file.parent]) for file in files]
    if not cases:
        raise AffilError(f"{place}: holds no gold", hint="gold files are called ID.json")
    _check_unique(cases)
    return cases


def corpus_hash(cases: Iterable[Case]) -> str:
    """One hash of all gold and all texts: whatever changes a score but the program."""
    digest = hashlib.sha256()
    for path in sorted(_files(cases), key=lambda path: (path.name, path.parent.name)):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(cases: Iterable[Case]) -> Iterator[Path]:
    for case in cases:
        yield case.place
        if case.document:
            yield case.document


def _case(file: Path, ids: Mapping[str, Known]) -> Case:
    try:
        gold = gold_from_json(file.read_bytes())
    except OSError as error:
        raise AffilError(f"{file}: cannot be read: {error.strerror}", hint="check it") from error
    except msgspec.DecodeError as error:
        raise AffilError(
            f"{file}: is not gold: {error}", hint="benchmarks/accuracy/GUIDELINES.md has the fields"
        ) from error
    beside = (file.with_suffix(suffix) for suffix in sorted(FORMATS))
    document = next((path for path in beside if path.exists()), None)
    return Case(file.stem, gold, file, document, ids.get(file.stem, {}))


def _check_unique(cases: Sequence[Case]) -> None:
    seen: dict[str, Case] = {}
    for case in cases:
        if case.id in seen:
            raise AffilError(
                f"{case.place}: {seen[case.id].place} has the same name", hint="rename one of them"
            )
        seen[case.id] = case
